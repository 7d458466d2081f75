"""What a style writes, on its way to HTML: control characters for its marks, all else is text.

A style is XML, which can hold none of these characters, and they are taken out of the works first. So nothing but the
style's own italics, bold, raised, lowered, underlined letters and small capitals can become a tag.
"""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING

from papernotes.body.text import escape_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TAGS = {
    "\x01": ("<i>", "</i>"), "\x02": ("<b>", "</b>"), "\x03": ("<sup>", "</sup>"), "\x04": ("<sub>", "</sub>"),
    "\x05": ("<u>", "</u>"), "\x06": ('<span class="small-caps">', "</span>"),
}  # fmt: skip
_CLOSE = "\x07"
LINK, LINK_END = "\x08", "\x0e"
"""Stand around what leads somewhere."""
FORMULA, FORMULA_END = "\x0f", "\x10"
"""Stand around the number of a formula."""
MORE = "\x11"
"""Stands for the authors whom a work leaves out."""
RAISED = "\x03"
_SIGN = re.compile("[\x01-\x08\x0e\x11]|\x0f(\\d+)\x10|[\x0f\x10]")
_TWICE = re.compile(f"(?<!\\.)([.,;:])({_CLOSE}*+(?:{LINK_END}{_CLOSE}*+)?+)\\1(?!\\.)")
"""A sign that a style puts behind one that stands there already, with the end of a mark between them."""


def _marking(sign: str) -> object:
    return lambda text: f"{sign}{text}{_CLOSE}"


MARKS = SimpleNamespace(
    preformat=str, Light=str,
    Italic=_marking("\x01"), Oblique=_marking("\x01"), Bold=_marking("\x02"), Superscript=_marking("\x03"),
    Subscript=_marking("\x04"), Underline=_marking("\x05"), SmallCaps=_marking("\x06"),
)  # fmt: skip
"""What citeproc-py calls a formatter."""


def linked(text: str) -> str:
    """Return a text between the signs of a link."""
    return f"{LINK}{text}{LINK_END}" if text else ""


def with_others(text: str, both: str, others: str) -> str:
    """Return names with the style's word for more of them in the place of `MORE`, and of what parts names before it.

    ``both`` stands before the last name ("and"), ``others`` for the rest ("et al.").
    """
    if MORE not in text:
        return text
    before = f"(?:[\\s,;&/]|\\b{re.escape(both)}\\b)*+" if both else r"[\s,;&/]*+"
    text = re.sub(f"{before}[\x01-\x06]*{MORE}{_CLOSE}*", lambda found: _unmarked(found[0], others), text)
    return text.replace(f"{others}.", others) if others.endswith(".") else text


def _unmarked(found: str, others: str) -> str:
    """Return the words for other authors, and the ends of marks that begin before them."""
    opened = sum(found.count(sign) for sign in _TAGS)
    return f" {others}{_CLOSE * max(0, found.count(_CLOSE) - opened)}"


def as_html(text: str, links: Sequence[str], formulas: Mapping[int, str]) -> str:
    """Return what a style wrote as HTML; ``links`` are the tags that open its links, in their order."""
    out: list[str] = []
    waiting: list[str] = []
    opening = iter(links)
    past = 0
    text = _TWICE.sub(r"\1\2", text)
    for sign in _SIGN.finditer(text):
        out.append(escape_text(text[past : sign.start()]))
        past = sign.end()
        if sign[0] in _TAGS or sign[0] == LINK:
            begin, end = _TAGS.get(sign[0]) or (next(opening, ""), "</a>")
            out.append(begin)
            waiting.append(end if begin else "")
        elif sign[0] in {_CLOSE, LINK_END} and waiting:
            out.append(waiting.pop())
        elif sign[1]:
            out.append(formulas.get(int(sign[1]), ""))
    return "".join((*out, escape_text(text[past:]), *reversed(waiting)))
