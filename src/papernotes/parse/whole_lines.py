"""Lines of Markdown of which some go on over the next: a formula, the words of a link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.formulas import formulas, has_formulas, replaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPEN = re.compile(r"(?P<dollars>\$\$?)|\\(?P<bracket>\[|\()|\\begin\{(?P<name>[a-z]+\*?)\}")
_ENDS = {"[": r"\]", "(": r"\)"}
_LABEL_OPEN = re.compile(r"\[[^\[\]]*\Z")
_LABEL_ENDS = re.compile(r"[^\[\]\n]*+\]\(")
"""A link whose words begin on one line and end on a later one."""
_LABEL_LINES = 8
"""Lines over which the words of a link may go on."""
_BLOCK = re.compile(r"[ \t]*+(?:[-*+>][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\|)")
"""A line that begins a block of its own: no formula between single dollars goes on into it."""
_FURTHEST = 60
"""Lines over which a formula may go on."""


def whole_lines(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines, those that a formula or the words of a link go on over as one."""
    at = 0
    while at < len(lines):
        line, at = lines[at], at + 1
        if "[" in line and (more := _label_goes_on(line, lines, at)):
            line = "\n".join((line, *lines[at : at + more]))
            at += more
        while has_formulas(line) and (more := _goes_on(line, lines, at)):
            line = "\n".join((line, *lines[at : at + more]))
            at += more
        yield line


def _label_goes_on(line: str, lines: Sequence[str], at: int) -> int:
    """Return how many of the lines behind a line hold the words of a link that it opens and does not close."""
    if at == len(lines) or not _LABEL_OPEN.search(line):
        return 0
    for number in range(at, min(at + _LABEL_LINES, len(lines))):
        if _LABEL_ENDS.match(lines[number]):
            return number + 1 - at
        if "[" in lines[number] or "]" in lines[number] or not lines[number].strip() or _BLOCK.match(lines[number]):
            return 0
    return 0


def _goes_on(line: str, lines: Sequence[str], at: int) -> int:
    """Return how many of the lines behind a line belong to a formula that it opens and does not close."""
    left = replaced(line, lambda _: "")
    opened = list(_OPEN.finditer(left))
    if not opened or line.count("\n") > _FURTHEST:
        return 0
    opening = opened[-1]
    end = opening["dollars"] or _ENDS.get(opening["bracket"], rf"\end{{{opening['name']}}}")
    for number in range(at, min(at + _FURTHEST, len(lines))):
        if end == "$" and (not lines[number].strip() or _BLOCK.match(lines[number])):
            return 0
        if end in lines[number]:
            whole = "\n".join((line, *lines[at : number + 1]))
            across = any(found.start < len(line) < found.end for found in formulas(whole))
            return number + 1 - at if across else 0
    return 0
