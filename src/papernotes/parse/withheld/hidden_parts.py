"""Parts of a text that the program it was written for does not show: blocks, elements of HTML, cells of code.

Quarto's ``.content-hidden`` and ``.content-visible`` for a format that is not HTML, what HTML calls ``hidden``, cells
that knitr, Quarto and MyST leave out, comments of TeX in a formula. What depends on a profile or on other metadata is
taken for hidden: it is better left out and told than published.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = "private|confidential"
"""What people call blocks that nobody should see, though no program hides them."""
CLASS = rf"\{{[^{{}}\n]{{0,300}}\.(?:content-(?:hidden|visible)|hidden|d-none|{_NAMES})(?![\w-])[^{{}}\n]{{0,300}}\}}"
"""The attributes of a block or of a span that may hide it."""
ALONE = rf"(?:(?:hidden|d-none|content-hidden)\b(?=[ \t]*$)|\{{?(?:{_NAMES})(?![\w-]))"
"""The same as the one word behind a block's colons."""
ENVIRONMENT = (
    r"\\begin\{(?:equation|align|alignat|flalign|gather|multline|eqnarray|displaymath|math|aligned|gathered|split|cases|"
    r"array|[bpvV]?matrix)\*?\}|\\\["
)
"""What opens a formula that may go on over lines, beside dollars."""
MATH = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*\{?math\b")
"""A fence whose code is a formula."""
ELEMENT = (
    r"<[a-z][a-z0-9]{0,15}\b(?:[^<>\n]{0,300}[ \t\"'])?"
    r"(?:hidden(?=[ \t>/=])|style[ \t]*=[ \t]*[\"']?[^\"'<>\n]{0,200}display[ \t]*:[ \t]*none|"
    rf"class[ \t]*=[ \t]*[\"']?(?:[^\"'<>\n]{{0,200}}[ \t])?(?:hidden|d-none|{_NAMES})(?=[\"' \t>]))"
    rf"[^<>\n]{{0,300}}>|<(?:{_NAMES})>"
)
"""An element of HTML that no browser shows."""
NOWHERE = re.compile(
    r" {0,3}\[(?!\^)[^\[\]\n]{1,200}\]:[ \t]*(?:(?:<>|#)[ \t]+(?:\((?:[^()\n]|\n(?!\s*\n))*\)|\"[^\"\n]*\"|'[^'\n]*')"
    r"|<>)[ \t]*$",
    re.MULTILINE,
)
"""``[//]: # (words)``: the definition of a link that leads nowhere, which no Markdown shows."""
_CONDITION = re.compile(r"(when|unless)-(format|profile|meta)[ \t]*=[ \t]*[\"']?([\w.:+-]*)")
_HTML_FORMAT = re.compile(r"html|revealjs|epub|dashboard|gfm|commonmark|markdown|hugo|docusaurus")
_VOID = frozenset({"img", "br", "hr", "input", "source", "embed", "wbr", "link", "meta", "area", "col", "track"})
_DIV = re.compile(r"^[ \t>]*(:{3,})[ \t]*(\S)?", re.MULTILINE)
_TAG = re.compile(r"<(/)?([a-z][a-z0-9]{0,15})\b[^<>]{0,1000}>", re.IGNORECASE)
_CELL = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*\{(?:code-cell\}|[A-Za-z]+[\s,}])")
FENCED = rf"(?:```|~~~)[ \t]*(?:ad-)?(?:{_NAMES})[ \t\r]*(?:\n|$)"
"""A fence that is called so, as Obsidian's plugins have it."""
_COMMENT_CELL = re.compile(
    r"[ \t>]*(?:`{3,}|~{3,})[ \t]*(?:\{(?:"
    rf"(?:comment|{_NAMES})\}}|[^{{}}\n]{{0,200}}\.(?:hidden|d-none|{_NAMES})(?![\w-]))|(?:ad-)?(?:{_NAMES})[ \t]*$)"
)
_CELL_OPTION = re.compile(r"[ \t>]*(?::[\w-]+:|#\||//\||%%\||---[ \t]*$|(?:tags|- |\w+:[ \t]))")
# A cell that hides its code alone shows what it makes, which nobody makes here: its code is better than nothing.
_CELL_HIDES = re.compile(r"\bremove[-_]cell\b|\binclude[ \t]*[:=][ \t]*(?:false|no|F)\b", re.IGNORECASE)
_TEX_COMMENT = re.compile(r"(?<!\\)(?:\\\\)*(?P<comment>%[^\n]*)")


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


class Ends:
    """Where blocks of colons and elements of HTML end, marks in code left out; told once for a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        code, at = CodeLines(), 0
        self._code: list[tuple[int, int]] = []
        for line in text.split("\n"):
            if code.is_code(line.rstrip("\r")):
                self._code.append((at, at + len(line)))
            at += len(line) + 1

    def _in_code(self, at: int) -> bool:
        place = bisect_right(self._code, at, key=itemgetter(0)) - 1
        return place >= 0 and at < self._code[place][1]

    @cached_property
    def blocks(self) -> dict[int, int]:
        """Where each block of colons that is closed ends, by its first colon."""
        ends: dict[int, int] = {}
        opened: list[int] = []
        for mark in _DIV.finditer(self.text):
            if self._in_code(mark.start(1)):
                continue
            if mark[2]:
                opened.append(mark.start(1))
            elif opened:
                ends[opened.pop()] = mark.end()
        return ends

    @cached_property
    def elements(self) -> dict[int, int]:
        """Where each element of HTML that is closed ends, by its begin; of those that hold nothing only their tag.

        A paragraph holds no other one: the next one closes it.
        """
        ends: dict[int, int] = {}
        opened: dict[str, list[int]] = {}
        for tag in _TAG.finditer(self.text):
            name = tag[2].lower()
            if self._in_code(tag.start()):
                continue
            if tag[1] and opened.get(name):
                ends[opened[name].pop()] = tag.end()
            elif not tag[1] and (name in _VOID or tag[0].endswith("/>")):
                ends[tag.start()] = tag.end()
            elif not tag[1]:
                if name == "p" and opened.get(name):
                    ends[opened[name].pop()] = tag.start()
                opened.setdefault(name, []).append(tag.start())
        return ends


def cell_hides(lines: Iterator[str]) -> bool:
    """Tell whether a fence opens a cell of code that is left out with its text, by its lines from the first on."""
    head = next(lines, "")
    if _COMMENT_CELL.match(head):
        return True
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
    return (found.span("comment") for found in _TEX_COMMENT.finditer(text, start, end))
