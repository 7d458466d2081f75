"""What is indented beneath a numbered item, and less than its words are → a part of the item, as it looks like.

CommonMark ends the list there: of `1. Title` and `  - a remark` beneath it is a list of one item and another one.
https://spec.commonmark.org/0.31.2/#list-items asks for as many blanks as the item's mark has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAY = re.compile(r"^ {1,3}[^\s#>|<`~:$]", re.MULTILINE)
_ITEM = re.compile(r"(?P<own> {0,3})\d{1,9}[.)] {1,4}(?=\S)")
_BULLET = re.compile(r"[-*+] +\S")
_NO_TEXT = tuple("#>|<`~:$")
"""How lines begin that are no text, and seldom stand in a list: headings, quotations, rows, boxes, code, formulas."""
_FENCES = ("```", "~~~")
_LEAST = 2
"""Blanks before a paragraph that is meant to be indented."""


def belonging(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text with what is indented beneath items indented enough; None where all is."""
    if not _MAY.search(text):
        return None
    out, code = list(lines), CodeLines()
    item: re.Match[str] | None = None
    more, blank, fenced = 0, False, False
    for number, line in enumerate(lines):
        inside = code.is_code(line) or fenced
        fenced ^= line.lstrip(" ").startswith(_FENCES)  # also of one that ends the list
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip():
            blank = True
            continue
        if item and indent > len(item["own"]):
            if not more and not inside and _is_less(line, indent, item, blank=blank):
                more = item.end() - indent
            if more and (blank or indent + more >= item.end()):
                out[number] = " " * more + line
        elif not inside:
            opened = _ITEM.match(line)
            if opened or blank:
                item, more = opened, 0
        blank = False
    return None if out == list(lines) else out


def _is_less(line: str, indent: int, item: re.Match[str], *, blank: bool) -> bool:
    """Tell whether a line is indented beneath an item, and so little that it ends the list."""
    text = line[indent:]
    if not len(item["own"]) < indent < item.end() or text.startswith(_NO_TEXT) or _ITEM.match(text):
        return False
    return _BULLET.match(text) is not None or (blank and indent >= _LEAST)
