"""Pandoc's tables of blanks and dashes, ``--- -----`` beneath their heads, as tables of bars.

In a *simple* one each line is a row; in one of *several lines* a blank line parts the rows, and dashes stand around it.
https://pandoc.org/MANUAL.html#extension-simple_tables
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

COLUMNS = re.compile(r" {0,3}-{2,}(?: +-{2,})+ *$")
"""The line that says where columns are."""
_WHOLE = re.compile(r" {0,3}-{6,} *$")
"""The line above and beneath a table of several lines."""
_DASHES = re.compile(r"-+")
_LONGEST, _LONGEST_HEAD = 2_000, 6
"""Lines of a table, and of its head."""
_FILL = "\x00"
"""Stands for the second column of a wide character."""


class _Drawn(NamedTuple):
    """Where the parts of a table stand."""

    head: list[str]
    columns: str
    body: list[str]
    length: int
    """How many lines it has in all."""


def dashed(lines: Sequence[str], start: int) -> list[str]:
    """Return a table that begins on a line as one of bars, blank lines for what is left; nothing where none does."""
    drawn = _drawn(lines, start)
    if drawn is None:
        return []
    runs = [found.span() for found in _DASHES.finditer(drawn.columns)]
    several = any(not line.strip() for line in drawn.body)
    rows = [_cut(group, runs) for group in ([drawn.head] if drawn.head else []) + _groups(drawn.body, several=several)]
    if not all(rows):
        return []
    told = [row(cells) for cells in (rows if drawn.head else [[""] * len(runs), *rows])]
    told.insert(1, f"| {' | '.join(_alignments((drawn.head or drawn.body)[-1 if drawn.head else 0], runs))} |")
    return [*told, *[""] * (drawn.length - len(told))] if len(told) <= drawn.length else []


def row(cells: Iterable[str]) -> str:
    """Return cells as a row of a table of bars."""
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _drawn(lines: Sequence[str], start: int) -> _Drawn | None:
    """Return the parts of the table that begins on a line, None where none does."""
    framed = _WHOLE.match(lines[start]) is not None
    at = start + framed
    while at < min(len(lines), start + _LONGEST_HEAD) and lines[at].strip() and not COLUMNS.match(lines[at]):
        at += 1
    if at >= len(lines) or not COLUMNS.match(lines[at]):
        return None
    head = list(lines[start + framed : at])
    if (framed and not head) or (len(head) > 1 and not framed):
        return None
    closed = framed or not head
    end = at + 1
    while end < min(len(lines), at + _LONGEST) and not _ends(lines, end, closed=closed):
        end += 1
    shut = end < len(lines) and _is_line(lines[end])
    body = list(lines[at + 1 : end])
    if not any(map(str.strip, body)) or (closed and not shut):
        return None
    return _Drawn(head, lines[at], body, end + shut - start)


def _is_line(line: str) -> bool:
    return _WHOLE.match(line) is not None or COLUMNS.match(line) is not None


def _ends(lines: Sequence[str], at: int, *, closed: bool) -> bool:
    """Tell whether a table ends on a line: with dashes, and one without its own last line with a blank one."""
    return _is_line(lines[at]) or (not closed and not lines[at].strip())


def _groups(body: Iterable[str], *, several: bool) -> list[list[str]]:
    """Return the lines of each row."""
    if not several:
        return [[line] for line in body]
    groups: list[list[str]] = [[]]
    for line in body:
        if line.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _cut(lines: Sequence[str], runs: Sequence[tuple[int, int]]) -> list[str]:
    """Return the cells of a row over some lines; nothing where a word goes on from one column into the next."""
    cells = [""] * len(runs)
    for line in lines:
        wide = _spread(line)
        starts = [0, *(start for start, _ in runs[1:])]
        for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(wide)], strict=True)):
            if number and start < len(wide) and not (wide[start - 1].isspace() or wide[start].isspace()):
                return []
            cells[number] = f"{cells[number]} {wide[start:end].replace(_FILL, '').strip()}".strip()
    return cells


def _spread(line: str) -> str:
    """Return a line in which each character takes as many places as it has columns."""
    if line.isascii():
        return line.expandtabs(4)
    return "".join(sign + _FILL * (east_asian_width(sign) in "WF") for sign in line.expandtabs(4))


def _alignments(line: str, runs: Sequence[tuple[int, int]]) -> list[str]:
    """Return how each column is set, which the place of its first cell between the dashes says."""
    wide = _spread(line)
    out = []
    for start, end in runs:
        said = wide[start:end].ljust(end - start)
        left, right = not said[0].isspace(), not said[-1].isspace()
        centred = not left and not right and bool(said.strip())
        out.append(":---:" if centred else "---:" if right and not left else "---")
    return out
