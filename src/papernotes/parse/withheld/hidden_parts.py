"""Parts of a text that the program it was written for does not show: blocks, elements of HTML, cells of code.

Quarto's ``.content-hidden`` and ``.content-visible`` for a format that is not HTML, what HTML calls ``hidden``, cells
that knitr, Quarto and MyST leave out, comments of TeX in a formula. What depends on a profile or on other metadata is
taken for hidden: it is better left out and told than published.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CLASS = r"\{[^{}\n]{0,300}\.(?:content-(?:hidden|visible)|hidden|d-none)(?![\w-])[^{}\n]{0,300}\}"
"""The attributes of a block or of a span that may hide it."""
ELEMENT = (
    r"<[a-z][a-z0-9]{0,15}\b(?:[^<>\n]{0,300}[ \t])?"
    r"(?:hidden(?=[ \t>/]|=[\"']?(?:hidden)?[\"'>])|style[ \t]*=[ \t]*[\"'][^\"'<>\n]{0,200}display[ \t]*:[ \t]*none)"
    r"[^<>\n]{0,300}>"
)
"""An element of HTML that no browser shows."""
_CONDITION = re.compile(r"(when|unless)-(format|profile|meta)[ \t]*=[ \t]*[\"']?([\w.:+-]*)")
_HTML_FORMAT = re.compile(r"html|revealjs|epub|dashboard|gfm|commonmark|markdown|hugo|docusaurus")
_VOID = frozenset({"img", "br", "hr", "input", "source", "embed", "wbr", "link", "meta", "area", "col", "track"})
_DIV = re.compile(r"^[ \t>]*(:{3,})[ \t]*(\S)?", re.MULTILINE)
_TAG = re.compile(r"<(/)?([a-z][a-z0-9]{0,15})\b[^<>]{0,1000}>", re.IGNORECASE)
_CELL = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*\{(?:code-cell\}|[A-Za-z]+[\s,}])")
_CELL_OPTION = re.compile(r"[ \t>]*(?::[\w-]+:|#\||//\||%%\||---[ \t]*$|(?:tags|- |\w+:[ \t]))")
# A cell that hides its code alone shows what it makes, which nobody makes here: its code is better than nothing.
_CELL_HIDES = re.compile(r"\bremove[-_]cell\b|\binclude[ \t]*[:=][ \t]*(?:false|no|F)\b", re.IGNORECASE)
_TEX_COMMENT = re.compile(r"(?<!\\)%[^\n]*")


def class_hides(attributes: str) -> bool:
    """Tell whether a block with these attributes is not shown on a page of HTML."""
    if ".content-" not in attributes:
        return True
    hidden = ".content-hidden" in attributes
    holds = True
    for word, what, value in _CONDITION.findall(attributes):
        met = _HTML_FORMAT.match(value) is not None if what == "format" else hidden == (word == "when")
        holds = holds and met == (word == "when")
    return holds == hidden


def div_ends(text: str) -> dict[int, int]:
    """Return where each block of colons that is closed begins, by its first colon, and where it ends."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for mark in _DIV.finditer(text):
        if mark[2]:
            opened.append(mark.start(1))
        elif opened:
            ends[opened.pop()] = mark.end()
    return ends


def element_ends(text: str) -> dict[int, int]:
    """Return where each element of HTML that is closed begins and ends; of those that hold nothing only their tag."""
    ends: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for tag in _TAG.finditer(text):
        name = tag[2].lower()
        if tag[1] and opened.get(name):
            ends[opened[name].pop()] = tag.end()
        elif not tag[1] and (name in _VOID or tag[0].endswith("/>")):
            ends[tag.start()] = tag.end()
        elif not tag[1]:
            opened.setdefault(name, []).append(tag.start())
    return ends


def cell_hides(lines: Iterator[str]) -> bool:
    """Tell whether a fence opens a cell of code that is left out with its text, by its lines from the first on."""
    head = next(lines, "")
    if not _CELL.match(head):
        return False
    if _CELL_HIDES.search(head):
        return True
    for line in lines:
        if not _CELL_OPTION.match(line):
            return False
        if _CELL_HIDES.search(line):
            return True
    return False


def tex_comments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the comments in a formula; a per cent sign behind a backslash is none."""
    return (found.span() for found in _TEX_COMMENT.finditer(text, start, end))
