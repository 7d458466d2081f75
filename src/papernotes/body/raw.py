"""Raw HTML from the notes: what of it is kept, in two gates.

The first gate takes raw HTML apart into complete tags and text. Tags that HTML does not have (``<EOS>``, ``<url>``) are
text; tags that may not be kept are dropped, and the words between them stay; scripts and styles become text that shows
their code; comments go. So what passes it has neither unclosed tags nor quotes nor anything that a browser would read
as raw text. The second gate is nh3, which parses the result as a browser would, keeps an allow-list and closes what was
left open.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

import nh3

from papernotes.body.addresses import classify
from papernotes.body.html_tags import CODE, DRAWN, FLOW, KNOWN, PARTING, PHRASING, VOID
from papernotes.body.paths import is_media
from papernotes.body.text import clean, escape, escape_text
from papernotes.parse.raw_html import TAG

if TYPE_CHECKING:
    from collections.abc import Callable

_ATTRIBUTES = {
    "*": {"lang", "dir", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "time": {"datetime"},
    "data": {"value"},
    "div": {"class"},
    "li": {"class"},
    "ul": {"class"},
    "p": {"class"},
}
_OUR_CLASSES = frozenset({"task-list", "task"})
_SIZE = re.compile(r"\d{1,4}(?:px)?\Z")

_SOURCE = re.compile(r"\s(?:src|data)\s*=\s*(\"[^\"<>\n]*\"|'[^'<>\n]*')", re.IGNORECASE)
_ELSEWHERE = frozenset({"iframe", "video", "audio", "embed", "source", "object"})
_CDATA = "<![CDATA["
_DOCTYPE = re.compile("<!doctype\\b", re.IGNORECASE)
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9\-]*)")


def tag_name(tag: str) -> str:
    """Return the name in a tag, in lower case, or an empty text for a comment and the like."""
    found = _TAG_NAME.match(tag)
    return found[1].lower() if found else ""


def shapes_blocks(html: str) -> bool:
    """Tell whether raw HTML begins with a tag that is no part of a paragraph, so that it is not read as Markdown."""
    name = tag_name(html.lstrip())
    return name in KNOWN and name not in PHRASING


_DEEPEST = 50
"""How deep tags of one name may lie in each other; nh3 takes quadratic time in the depth of blocks."""
_SELF_CLOSING = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup"}) | VOID
"""Tags that end where the next of their kind begins, so that they do not nest by themselves."""


class Gate:
    """The first gate, for the raw HTML of one text or one section, piece by piece."""

    def __init__(self) -> None:
        self._open: dict[str, int] = {}
        self._drawing = ""
        """The drawing that the piece is in, and how many of that name lie in each other there."""
        self._depth = 0

    def pieces(self, html: str) -> str:
        """Return raw HTML as complete, allowed tags and text."""
        html = clean(html)
        out: list[str] = []
        absent: set[str] = set()
        self._drawing, self._depth = "", 0
        start = end = 0
        while (start := html.find("<", start)) >= 0:
            stop, kept = self._piece(html, start, absent)
            if stop == start:
                start += 1
                continue
            out += _text(html[end:start]), kept
            start = end = stop
        out.append(_text(html[end:]))
        return "".join(out)

    def _piece(self, html: str, start: int, absent: set[str]) -> tuple[int, str]:
        """Return where the piece of markup at ``<`` ends and what is kept of it; the start itself for plain text.

        ``absent`` remembers the ends that do not come any more, so that no text is searched twice for one.
        """
        if html.startswith("<!--", start):
            return _after(html, "-->", start, absent) or start, ""
        if html.startswith(_CDATA, start):
            return start + len(_CDATA), ""
        if html.startswith(("<!", "<?"), start):
            stop = _after(html, ">", start, absent)
            return stop or start, "" if _DOCTYPE.match(html, start) else escape_text(html[start:stop])
        tag = TAG.match(html, start)
        if not tag:
            return start, ""
        name = tag_name(tag[0])
        if name in CODE:
            return _code(html, name, tag, absent)
        if self._drawing or (name in DRAWN and _after(html, f"</{name}", tag.end(), absent)):
            self._draw(name, tag[0])
            return tag.end(), " "
        if name in FLOW:
            return tag.end(), tag[0] if self._fits(name, tag[0]) else ""
        if name not in KNOWN:
            return tag.end(), escape_text(tag[0])
        return tag.end(), instead(tag[0]) or (" " if name in PARTING else "")

    def _draw(self, name: str, tag: str) -> None:
        """Count a tag of a drawing, to know where that ends."""
        self._drawing = self._drawing or name
        if name == self._drawing and not tag.endswith("/>"):
            self._depth += -1 if tag.startswith("</") else 1
        if self._depth < 1:
            self._drawing, self._depth = "", 0

    def _fits(self, name: str, tag: str) -> bool:
        if name in _SELF_CLOSING:
            return True
        depth = self._open.get(name, 0)
        self._open[name] = max(0, depth - 1) if tag.startswith("</") else depth + 1
        return self._open[name] <= _DEEPEST


def _text(text: str) -> str:
    return escape_text(clean(unescape(text)))


def _after(html: str, mark: str, start: int, absent: set[str]) -> int:
    """Return the offset after the next ``mark`` (in any case of letters), or 0 when there is none."""
    if mark in absent:
        return 0
    found = re.compile(re.escape(mark), re.IGNORECASE).search(html, start)
    if found:
        return found.end()
    absent.add(mark)
    return 0


def _code(html: str, name: str, tag: re.Match[str], absent: set[str]) -> tuple[int, str]:
    """Return where a script or style ends and its code, to be shown; of one that nothing closes only the tag goes."""
    stop = 0 if tag[0].startswith("</") else _after(html, f"</{name}", tag.end(), absent)
    if not stop:
        return tag.end(), ""
    code = html[tag.end() : stop - len(f"</{name}")]
    shown = f"<pre><code>{escape_text(code.strip())}</code></pre>" if code.strip() else ""
    return _after(html, ">", stop, absent) or stop, shown


def instead(tag: str) -> str:
    """Return what stands for a film, a frame or a sound, whose tag is left out.

    A web address is a link; a file of the notes is a picture's, which whoever writes pictures knows how to show.
    """
    source = _SOURCE.search(tag) if tag_name(tag) in _ELSEWHERE else None
    address = clean(unescape(source[1].strip("\"'"))) if source else ""
    if address.lower().startswith(("https://", "http://")) and not re.search(r"\s", address):
        return f'<a href="{escape(address)}">{escape(address)}</a> '
    return f'<img src="{escape(address)}">' if classify(address)[0] == "internal" and is_media(address) else ""


def _attribute(_: str, name: str, value: str) -> str | None:
    if name == "class":
        return value if value in _OUR_CLASSES else None
    if name in {"width", "height"}:
        return value.removesuffix("px") if _SIZE.match(value) else None
    return value


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(FLOW),
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


_ANY_TAG = re.compile(r"<([^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*)>")
_ANCHOR = re.compile(r"<a((?: [a-z]+=\"[^\"]*\")*)>([^<]*+(?:<(?!/?a\b)[^<]*+)*+)</a>")
_IMAGE = re.compile(r"<img((?: [a-z]+=\"[^\"]*\")*)>")
_HEADING = re.compile(r"<(/?)h[1-6]\b")
_PAIR = re.compile(r'\b([a-z]++)="([^"]*)"')


def sanitise(
    html: str,
    link: Callable[[str, str], tuple[str, str]],
    image: Callable[[dict[str, str]], str],
    heading: int = 6,
) -> str:
    """Return HTML (that went through the first gate) with only what the allow-list keeps, every tag closed.

    ``link`` returns the opening and closing of a link to an address with a title, ``image`` what an image's
    attributes become; headings all get the level ``heading``.
    """
    safe = _ANY_TAG.sub(_tidy, _cleaner().clean(html))

    def anchor(found: re.Match[str]) -> str:
        given = _pairs(found[1])
        before, after = link(given.get("href", ""), given.get("title", ""))
        return f"{before}{found[2]}{after}"

    safe = _ANCHOR.sub(anchor, safe)
    safe = _IMAGE.sub(lambda found: image(_pairs(found[1])), safe)
    return _HEADING.sub(rf"<\1h{heading}", safe)


def _tidy(tag: re.Match[str]) -> str:
    """Return a tag without the characters that no page may hold or that could be taken for its end."""
    return f"<{clean(tag[1]).replace('<', '&lt;').replace('>', '&gt;')}>"


def _pairs(attributes: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in _PAIR.findall(attributes)}
