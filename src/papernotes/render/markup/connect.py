"""Placeholders for what only the library knows, and putting it in their places when a page is drawn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from papernotes.render.markup.text import PLACE_END, PLACE_PART, PLACE_START, escape

if TYPE_CHECKING:
    from collections.abc import Callable

Sort = Literal["file", "name", "image"]


class Reference(NamedTuple):
    """Something in the notes folder that a body speaks of."""

    sort: Sort
    """``file``: a path below the notes folder, with a fragment perhaps, or a fragment alone; ``name``: what stands
    between ``[[`` and ``]]``; ``image``: a picture's path below the notes folder."""
    target: str


class Address(NamedTuple):
    """Where a reference leads, as the page that shows it writes it."""

    url: str
    title: str = ""
    width: int | None = None
    """Of a picture, in pixels, with ``height``, so that the page does not jump when it arrives."""
    height: int | None = None


_PLACE = re.compile(f"{PLACE_START}([^{PLACE_END}]*){PLACE_END}")


def link_open(reference: Reference) -> str:
    """Return the placeholder that opens a link to something of the library."""
    return f"{PLACE_START}{reference.sort}{PLACE_PART}{escape(reference.target)}{PLACE_END}"


def link_close() -> str:
    """Return the placeholder that closes the latest link."""
    return f"{PLACE_START}/{PLACE_END}"


def image(reference: Reference, alt: str, title: str = "", width: str = "", height: str = "") -> str:
    """Return the placeholder of a picture of the notes folder; the texts are not yet escaped."""
    parts = (reference.sort, reference.target, alt, title, width, height)
    return f"{PLACE_START}{PLACE_PART.join(escape(part) for part in parts)}{PLACE_END}"


def scope() -> str:
    """Return the placeholder of what makes the ids of one body differ from those of another on the same page."""
    return f"{PLACE_START}#{PLACE_END}"


def connect(html: str, resolve: Callable[[Reference], Address | None], scope: str = "") -> str:
    """Return a body's HTML with an address in the place of each placeholder.

    ``resolve`` returns None for what the library does not have: a link's text then stays, marked as unresolved, and a
    picture's alternative text is shown. ``scope`` goes into every id and what points to it; each body on a page needs
    one of its own, such as ``p1-`` (letters and digits, a hyphen at the end).
    """
    if PLACE_START not in html:
        return html
    closing = "</span>"

    def put(match: re.Match[str]) -> str:
        nonlocal closing
        sort, *parts = match[1].split(PLACE_PART)
        if sort == "/":
            return closing
        if sort == "#":
            return scope
        address = resolve(Reference(_SORTS[sort], _unescape(parts[0])))
        if sort == "image":
            return _picture(parts, address)
        closing = "</a>" if address else "</span>"
        if not address:
            return '<span class="unresolved">'
        title = f' title="{escape(address.title)}"' if address.title else ""
        return f'<a class="internal" href="{escape(address.url)}"{title}>'

    return _PLACE.sub(put, html)


_SORTS: dict[str, Sort] = {"file": "file", "name": "name", "image": "image"}


def _unescape(text: str) -> str:
    """Undo `escape`; not html.unescape, which reads more entities than that writes."""
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text


def _picture(parts: list[str], address: Address | None) -> str:
    _, alt, title, width, height = parts
    if not address:
        return f'<span class="missing-image">{alt or _name(parts[0])}</span>'
    size = ""
    if width or height:
        size = (f' width="{width}"' if width else "") + (f' height="{height}"' if height else "")
    elif address.width and address.height:
        size = f' width="{address.width}" height="{address.height}"'
    tip = f' title="{title}"' if title else ""
    return f'<img src="{escape(address.url)}" alt="{alt}"{tip}{size} loading="lazy" decoding="async">'


def _name(path: str) -> str:
    return path.rpartition("/")[2]
