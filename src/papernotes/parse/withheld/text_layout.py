"""Where the lines, blocks and paragraphs of a text begin and end, told without knowing what in it is a comment."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAD = re.compile(r"[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*)*")
"""What stands before the words of a line: blanks, the marks of quotations and list items."""
_TRAIL = re.compile(r"[ \t\r]*(?:\n|\Z)")
_BLOCK = re.compile(r"[ \t>]*(?:\r?$|(?:[-*+]|\d{1,9}[.)])[ \t]|#{1,6}[ \t]|\|)")
"""How a line begins with which another block does: it is blank, or an item, a heading, a row of a table."""
_HEADING = re.compile(r"[ \t>]*#{1,6}[ \t]")
_BLANK_LINE = re.compile(r"\n[ \t\r>]*(?=\n|\Z)")


class Layout:
    """Lines, blocks (paragraphs, items, headings, rows; in front matter keys) and paragraphs of a text."""

    def __init__(self, text: str, front: int) -> None:
        self.text, self.front = text, front
        self._paragraph = -1

    @cached_property
    def _starts(self) -> Sequence[int]:
        starts, at, ended = [0], 0, False
        for line in self.text.split("\n"):
            if ended or _BLOCK.match(line) or (at < self.front and line[:1] not in " \t"):
                starts.append(at)
            ended = _HEADING.match(line) is not None
            at += len(line) + 1
        return starts

    def block(self, at: int) -> int:
        """Return the number of the block that a place is in."""
        return bisect_right(self._starts, at)

    def block_end(self, at: int) -> int:
        """Return where the block of a place ends."""
        block = self.block(at)
        return self._starts[block] if block < len(self._starts) else len(self.text)

    def line_end(self, at: int) -> int:
        """Return where the line of a place ends."""
        end = self.text.find("\n", at)
        return end if end >= 0 else len(self.text)

    def paragraph_end(self, at: int) -> int:
        """Return where the blank line begins that next follows; the place that was asked for last is remembered."""
        if at >= self._paragraph:
            found = _BLANK_LINE.search(self.text, at)
            self._paragraph = found.start() if found else len(self.text)
        return self._paragraph

    def leads(self, at: int) -> bool:
        """Tell whether nothing but the marks of quotations and items stands before a place in its line."""
        if at and self.text[at - 1] not in " \t\n>-*+.)":
            return False
        return _LEAD.fullmatch(self.text, self.text.rfind("\n", 0, at) + 1, at) is not None

    def trails(self, at: int) -> bool:
        """Tell whether nothing stands behind a place in its line."""
        return _TRAIL.match(self.text, at) is not None
