"""Logseq's blocks that are headings by a property, ``heading:: 2`` or ``heading:: true``, as headings of Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.withheld.code_lines import CodeLines, indent_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_PROPERTY = re.compile(r"[ \t]*heading::[ \t]*(?:(?P<level>[1-6])|true)[ \t]*$")
_ITEM = re.compile(r"[ \t]*[-*][ \t]+(?P<words>(?!#{1,6}[ \t]|[`>|!])\S[^\n]*)")
_LEVELS = 6


def with_headings(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines of an outline in which such a block begins as a heading does.

    ``true`` is the level of the block and one: the page has the first for its own.
    """
    if not any("heading::" in line and _PROPERTY.match(line) for line in lines):
        return lines
    out, code = list(lines), CodeLines()
    blocks: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        if code.fenced or not line.strip():
            code.is_code(line)
            continue
        code.is_code(line)
        column = indent_of(line)
        while blocks and column <= blocks[-1][0]:
            blocks.pop()
        if told := _PROPERTY.match(line):
            _mark(out, blocks, int(told["level"] or 0))
        elif _ITEM.match(line):
            blocks.append((column, number))
    return out


def _mark(out: list[str], blocks: Sequence[tuple[int, int]], level: int) -> None:
    found = _ITEM.match(out[blocks[-1][1]]) if blocks else None
    if found:
        at = found.start("words")
        line = out[blocks[-1][1]]
        out[blocks[-1][1]] = f"{line[:at]}{'#' * (level or min(len(blocks) + 1, _LEVELS))} {line[at:]}"
