"""Words that stand where a yes or a no would say whether something is private: "Private: ask Ada first".

Nobody can tell whether they are what is private, or say when the note is not. They are published, and that is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.withheld.flags import lines_that_may_hide, may_hide, secret_words
from papernotes.parse.withheld.private_rows import may_hold_tables, rows_in_doubt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HINT = re.compile(r"[:：=|<]")


def lines_in_doubt(text: str, lines: Sequence[str], code: Sequence[bool], front: int) -> Iterator[int]:
    """Yield the numbers, from 1, of the lines with such words, none twice; ``code`` says which lines are code.

    Those up to ``front`` are front matter, in which such words hide the note.
    """
    if not may_hide(text):
        return
    found = set(rows_in_doubt(lines, code)) if may_hold_tables(text) else set[int]()
    asked = (number for number in lines_that_may_hide(text) if number > front and not code[number - 1])
    found.update(number for number in asked if _HINT.search(lines[number - 1]) and secret_words(lines[number - 1]))
    yield from sorted(found)
