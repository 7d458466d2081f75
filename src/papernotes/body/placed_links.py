"""Placeholders for what only the library knows, and putting it in their places when a page is drawn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from papernotes.body.citations import CROSS_REFERENCE
from papernotes.body.text import PLACE_END, PLACE_PART, PLACE_START, escape
from papernotes.parse.plain import name_shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papernotes.body.citations import CitedItem

Sort = Literal["file", "name", "image", "shown", "block", "key", "handle"]


class NotesReference(NamedTuple):
    """Something in the notes folder that a body speaks of."""

    sort: Sort
    """``file``: a path, with a fragment perhaps, or a fragment alone; ``name``: what stands between ``[[`` and ``]]``;
    ``image``: a picture's path, or that of another file to be shown; ``shown``: what stands between ``![[`` and
    ``]]``; ``block``: the id of a block; ``key``: what a paper is cited by; ``handle``: a word behind ``@``, which is
    text where no paper has it as its key."""
    target: str
    """A path is one below the notes folder, or leads out of it with ``..`` at its start."""
    name: str = ""
    """Of a path that does not say where it begins, the path as written: it may stand elsewhere in the notes."""


Form = Literal["", "picture", "audio", "video", "file"]


class Address(NamedTuple):
    """Where a reference leads, as the page that shows it writes it."""

    url: str
    title: str = ""
    width: int | None = None
    """Of a picture, in pixels, with ``height``, so that the page does not jump when it arrives."""
    height: int | None = None
    words: str = ""
    """What stands for a reference that has no words of its own."""
    form: Form = ""
    """What a file is that was copied; nothing for a page."""
    year: str = ""
    """When what is cited appeared; ``words`` are its authors then."""


class CitedWork(NamedTuple):
    """A work of a citation, with where it leads and what stands around it; all texts but ``key`` are HTML."""

    address: Address | None
    key: str
    before: str
    behind: str
    bare: bool
    """Whether the sentence names the authors itself."""


class CitationPlace(NamedTuple):
    """A citation in its place: how it is marked, as it reads without a style, and the works that it cites."""

    markup: str
    """As `cited` takes it."""
    html: str
    works: tuple[CitedWork, ...]


def as_read(place: CitationPlace) -> str:
    """Return a citation as it reads without a style."""
    return place.html


_HELD = f"[^{PLACE_START}{PLACE_END}]*+"
"""What stands in a placeholder; none stands in another."""
PLACE = re.compile(f"{PLACE_START}({_HELD}){PLACE_END}")
_FROM, _TO = "[", "]"
_MARK = re.compile(f"{PLACE_START}([\\[\\]])({_HELD}){PLACE_END}")


def link_open(reference: NotesReference, *, wordless: bool = False) -> str:
    """Return the placeholder that opens a link to something of the library; what is called so stands for no words."""
    return _placed(*reference, "wordless") if wordless else _placed(*reference)


def link_close() -> str:
    """Return the placeholder that closes the latest link."""
    return f"{PLACE_START}/{PLACE_END}"


def image(reference: NotesReference, alt: str, title: str = "", width: str = "", height: str = "") -> str:
    """Return the placeholder of a picture of the notes folder; the texts are not yet escaped."""
    return _placed(*reference, alt, title, width, height)


def shown(reference: NotesReference, words: str, width: str = "", height: str = "", *, within: bool = False) -> str:
    """Return the placeholder of what is to be shown in place; one ``within`` a line of text can only be a picture."""
    return _placed(*reference, words, "", width, height, "within" if within else "")


def block(reference: NotesReference) -> str:
    """Return the placeholder of a link to a block, for which its own words stand."""
    return _placed(*reference)


def cited(markup: str, written: str, items: Sequence[CitedItem]) -> str:
    """Return the placeholder of a citation, as it is written and as what it cites.

    ``markup`` is ``[`` for one in brackets, ``@`` for one in the sentence, which may be none, and a backslash for one
    that is certain.
    """
    told = (part for item in items for part in (item.key, item.before, item.behind, "-" * item.bare))
    return _placed("cited", markup, written, *told)


def named(name: str, html: str) -> str:
    """Return the HTML of a block that is called so on its page, between the marks that say where it is."""
    name = escape(name)
    return f"{PLACE_START}{_FROM}{name}{PLACE_END}{html}{PLACE_START}{_TO}{name}{PLACE_END}"


def blocks_in(html: str) -> dict[str, tuple[int, int]]:
    """Return where the blocks that `named` marked begin and end in a text, by what they are called."""
    begun: dict[str, int] = {}
    found: dict[str, tuple[int, int]] = {}
    for mark in _MARK.finditer(html) if f"{PLACE_START}{_FROM}" in html else ():
        if mark[1] == _FROM:
            begun.setdefault(mark[2], mark.end())
        elif mark[2] in begun:
            found.setdefault(mark[2], (begun[mark[2]], mark.start()))
    return found


def _placed(*parts: str) -> str:
    return f"{PLACE_START}{PLACE_PART.join(escape(part) for part in parts)}{PLACE_END}"


def scope() -> str:
    """Return the placeholder of what makes the ids of one body differ from those of another on the same page."""
    return f"{PLACE_START}#{PLACE_END}"


APART = re.compile(f"{PLACE_START}shown{PLACE_PART}[^{PLACE_START}{PLACE_END}]*(?<={PLACE_PART}){PLACE_END}")
"""The placeholder of what is to be shown in place and stands in no line of text."""


def connect(
    html: str,
    resolve: Callable[[NotesReference], Address | None],
    scope: str = "",
    embed: Callable[[NotesReference], str] = lambda _: "",
    cite: Callable[[CitationPlace], str] = as_read,
) -> str:
    """Return a body's HTML with an address in the place of each placeholder.

    ``resolve`` returns None for what the library does not have: a link's text then stays, marked as unresolved, and a
    picture's alternative text is shown. ``scope`` goes into every id and what points to it; each body on a page needs
    one of its own, such as ``p1-`` (letters and digits, a hyphen at the end). ``embed`` returns what is shown of
    another note, empty where only a link to it is. ``cite`` returns what stands for a citation of works that are there.
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
        if sort[0] == _FROM:
            return f'<span class="anchor" id="{ANCHOR}{scope}{sort[1:]}"></span>'
        if sort[0] == _TO:
            return ""
        if sort == "cited":
            return _citation(parts, resolve, cite)
        reference = NotesReference(SORTS[sort], unescape(parts[0]), unescape(parts[1]))
        held = embed(reference) if sort == "shown" and not parts[-1] else ""
        address = None if held else resolve(reference)
        if sort not in _WHOLE:
            closing = "</a>" if address else "</span>"
            return opening(address) + (_stands_for(reference, address) if len(parts) > _REFERENCE else "")
        return held or _whole(sort, parts, address)

    return PLACE.sub(put, html)


ANCHOR = "at."
"""What the ids of blocks begin with: no slug, and so no section's id, holds a full stop."""
SORTS: dict[str, Sort] = {sort: sort for sort in get_args(Sort)}


_REFERENCE = 2
"""Parts of a placeholder that tell what it refers to, beside its sort."""


def _stands_for(reference: NotesReference, address: Address | None) -> str:
    return escape((address.words or address.title) if address else name_shown(reference.target))


_WHOLE = frozenset({"image", "shown", "block"})
"""What has no words of the notes between two placeholders."""


def _whole(sort: str, parts: list[str], address: Address | None) -> str:
    if sort in {"image", "shown"}:
        return _shown(sort, parts, address)
    return _linked(address, escape(address.words) if address else "…") if sort == "block" else ""


def _citation(
    parts: list[str],
    resolve: Callable[[NotesReference], Address | None],
    cite: Callable[[CitationPlace], str],
) -> str:
    """Return a citation: ``(see Lind, 2021, p. 4; Ito et al., 2020)``, as written where no work has any of its keys."""
    markup, written, *told = parts
    sort: Sort = "handle" if markup == "@" else "key"
    items = [told[at : at + 4] for at in range(0, len(told), 4)]
    works = tuple(
        CitedWork(resolve(NotesReference(sort, unescape(key))), unescape(key), before, behind, bool(bare))
        for key, before, behind, bare in items
    )
    if not any(work.address for work in works):
        return written if markup == "@" else _linked(None, written)
    if all(CROSS_REFERENCE.match(work.key) for work in works):
        return ", ".join(_work(markup, work) for work in works)
    said = [_work(markup, work) for work in works]
    return cite(CitationPlace(markup, f"({'; '.join(said)})" if markup == "[" else ", ".join(said), works))


def _work(markup: str, work: CitedWork) -> str:
    """Return one work of a citation, with what stands around it."""
    address, key, before, behind, bare = work
    label, year = (escape(address.words), escape(address.year)) if address else (f"@{escape(key)}", "")
    place = [behind.lstrip(", ")] if behind else []
    lead = f"{before} " if before else ""
    if bare and CROSS_REFERENCE.match(key) and label.rpartition(" ")[2].isdigit():
        label = label.rpartition(" ")[2]
    if markup == "[":
        shown = [year] if bare and year else [label, year]
        return ", ".join((f"{lead}{_linked(address, ', '.join(filter(None, shown)))}", *place))
    inside = ", ".join(filter(None, (year, *place)))
    return f"{lead}{_linked(address, label)}{f' ({inside})' if inside else ''}"


def opening(address: Address | None) -> str:
    """Return the tag that opens a link, or what stands for one that leads nowhere."""
    if not address:
        return '<span class="unresolved">'
    title = f' title="{escape(address.title)}"' if address.title else ""
    kind = "file" if address.form else "internal"
    return f'<a class="{kind}" href="{escape(address.url)}"{title}>'


def _linked(address: Address | None, words: str) -> str:
    return f"{opening(address)}{words}{'</a>' if address else '</span>'}"


def unescape(text: str) -> str:
    """Undo `escape`; not html.unescape, which reads more entities than that writes."""
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text


def _shown(sort: str, parts: list[str], address: Address | None) -> str:
    """Return what becomes of something that is to be shown: a picture, a sound, a film, else a link to it."""
    alt, title, width, height = parts[2:6]
    tip = f' title="{title}"' if title else ""
    if address is None and sort == "shown":
        return _linked(None, alt or _missing(unescape(parts[0])))
    if not address:
        return f'<span class="missing-image"{tip}>{alt or _name(parts[0])}</span>'
    size = ""
    if width or height:
        size = (f' width="{width}"' if width else "") + (f' height="{height}"' if height else "")
    elif address.width and address.height:
        size = f' width="{address.width}" height="{address.height}"'
    url = escape(address.url)
    if address.form in {"audio", "video"}:
        return f'<{address.form} controls preload="none" src="{url}"{size}></{address.form}>'
    if address.form == "file" or (sort == "shown" and address.form != "picture"):
        return _linked(address, alt or escape(address.words) or _name(parts[0]))
    return f'<img src="{url}" alt="{alt}"{tip}{size} loading="lazy" decoding="async">'


def _missing(name: str) -> str:
    """Return what stands for a part of another note that is not there."""
    return "…" if name.startswith("((") else escape(name_shown(name))


def _name(path: str) -> str:
    return path.rpartition("/")[2]
