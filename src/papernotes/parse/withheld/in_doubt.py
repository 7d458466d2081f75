"""Words that may say that something is private, and hide nothing.

Such are words in the place of a yes or a no ("Private: ask Ada first"), and a name of what is private that stands alone
where it is no key, no tag and no heading ("*Private*", "a remark (private)", "Private (do not share)"). Nobody can tell
what they mean. What they stand beside is published, and that is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.withheld.flags import lines_that_may_hide, may_hide, secret_words
from papernotes.parse.withheld.private_rows import may_hold_tables, rows_in_doubt
from papernotes.parse.withheld.yes_or_no import is_called_private

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HINT = re.compile(r"[:：=|<]")
_DRESS = re.compile(r"^[ \t>#]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?|[*_`]+")
_BEHIND = re.compile(r"[\[(（【]([^\[\]()（）【】]{1,40})[\])）】][.!]?$")
"""What stands in brackets at the end of a line."""
_BEFORE = re.compile(r"[\[(]([^\[\]()]{1,40})[\])](?!\()|([^\W\d_][^\[\]():：–—]{0,40}?)(?:[ \t]*[:：(–—]|[ \t]-[ \t])")
"""What a line begins with, in brackets, or before a colon, a bracket or a dash."""


def lines_in_doubt(text: str, lines: Sequence[str], code: Sequence[bool], front: int) -> Iterator[int]:
    """Yield the numbers, from 1, of the lines with such words, none twice; ``code`` says which lines are code.

    Those up to ``front`` are front matter, in which such words hide the note.
    """
    if not may_hide(text):
        return
    found = set(rows_in_doubt(lines, code)) if may_hold_tables(text) else set[int]()
    asked = (number for number in lines_that_may_hide(text) if number > front and not code[number - 1])
    found.update(number for number in asked if _is_in_doubt(lines[number - 1]))
    yield from sorted(found)


def _is_in_doubt(line: str) -> bool:
    if _HINT.search(line) and secret_words(line):
        return True
    bare = _DRESS.sub("", line).strip()
    behind, before = _BEHIND.search(bare), _BEFORE.match(bare)
    names = (bare, behind[1] if behind else "", (before[1] or before[2]) if before else "")
    return any(name and is_called_private(name) for name in names)
