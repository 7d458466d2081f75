"""Lines that an editor broke at a column → one line each, for whoever reads a title or a citation by its line.

Markdown makes a blank of a line's end, so the page is the same. A file is broken at a column where nearly all lines
that go on over their end are as long as the first word of the next one lets them be.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from papernotes.parse.dialects.spread import BREAKS
from papernotes.parse.markdown import HIDDEN
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BEGINS = re.compile(
    r"[ \t]*(?:(?:[-+*:~]|\d{1,9}[.)])(?:[ \t]|$)|[>#|]|`{3}|~{3}|:{3}|</?[a-zA-Z!]|!\[|[@\[]|\$\$|[-=_]{3,}[ \t]*$|"
    r"(?:\*\*|__)?(?![a-z])[^\W\d_][\w ]{0,25}(?:\*\*|__)?[:：])"
)
"""How a line begins that goes on with none above it: a block of its own, a key, an address."""
_ALONE = ("#", "|", ">", "<", "$$", ":::")
"""How a line begins that no other goes on with."""
_FEW, _SHARE = 3, 0.8
"""Lines that go on, from which they tell a column, and how many of them must agree."""
_BUT_FEW = 0.95
"""Share of these lines that are no longer than the column: a word that is never broken goes on beyond it."""
_NARROW, _WIDE = 40, 120
"""Columns at which editors break lines."""
_WORD = 25
"""Letters of a word, at most: a longer one is an address, or text that has no blanks between words."""
_SPACED = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
"""Letters of scripts that set no blank where a line was broken, or may."""


def unbroken(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text, each that was broken at the file's column whole; None where no column tells."""
    found = _going_on(text, lines)
    if len(found) < _FEW:
        return None
    lengths = sorted(len(lines[at].rstrip()) for at in found)
    column = lengths[int(len(lengths) * _BUT_FEW)]
    fits = [at for at in found if _is_full(lines[at], lines[at + 1], column)]
    if not _NARROW <= column <= _WIDE or len(fits) < _SHARE * len(found):
        return None
    out = list(lines)
    for at, more in _runs(fits):
        rest = (lines[number].strip() for number in range(at + 1, at + more + 1))
        out[at] = " ".join((lines[at].rstrip(), *rest))
        for number in range(at + 1, at + more + 1):
            line = lines[number]
            out[number] = line[: len(line) - len(line.lstrip())] + HIDDEN
    return out


def _going_on(text: str, lines: Sequence[str]) -> list[int]:
    """Return the numbers, from 0, of the lines of text that go on over their end; none where they are few."""
    first = _behind_front_matter(text, lines)
    likely = [at for at, (line, below) in enumerate(pairwise(lines)) if at >= first and _may_go_on(line, below)]
    if len(likely) < _FEW:
        return []
    code = CodeLines()
    inside = [code.is_code(line) for line in lines]
    return [at for at in likely if not (inside[at] or inside[at + 1])]


def _may_go_on(line: str, below: str) -> bool:
    """Tell whether a line may go on over its end, where neither is code."""
    if not line.strip() or not below.strip() or "|" in line or line.endswith(BREAKS):
        return False
    if line.lstrip().startswith(_ALONE) or _BEGINS.match(below):
        return False
    return len(below.split(maxsplit=1)[0]) <= _WORD and not _SPACED.search(line[-1] + below.lstrip()[0])


def _behind_front_matter(text: str, lines: Sequence[str]) -> int:
    mark = lines[0].rstrip() if text.startswith(("---", "+++")) else ""
    ends = (at for at in range(1, len(lines)) if lines[at].rstrip() == mark)
    return next(ends, 0) + 1 if mark in ("---", "+++") else 0


def _is_full(line: str, below: str, column: int) -> bool:
    """Tell whether the next line's first word had no place behind a line."""
    return len(line.rstrip()) + 1 + len(below.split(maxsplit=1)[0]) > column


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first line of each run of lines that go on, and how many more lines it takes."""
    start, more = -1, 0
    for number in numbers:
        if number == start + more:
            more += 1
            continue
        if more:
            yield start, more
        start, more = number, 1
    if more:
        yield start, more
