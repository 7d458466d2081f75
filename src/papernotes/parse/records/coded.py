"""Code blocks beneath a title that hold no code: keys with their values, the paper's citation, its address."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from papernotes.parse.records.cited import cites
from papernotes.parse.records.record_head import Read
from papernotes.parse.records.says import say
from papernotes.parse.records.taking import take
from papernotes.parse.records.view import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.parse.outline import Block
    from papernotes.parse.records.facts import Facts
    from papernotes.parse.records.view import View

_MOST = 8
"""Lines of such a block."""
_PLAIN = frozenset(("", "text", "txt", "plain", "yaml", "yml", "md", "markdown"))
_BLOCKS = 3


def read_coded(first: int, last: int, view: View, facts: Facts) -> None:
    """Take what code blocks of the head state of which each line is metadata; they are printed as they stand."""
    at = bisect_left(view.codes, first, key=attrgetter("line"))
    for block in view.codes[at : at + _BLOCKS]:
        if block.line > last or not (lines := list(_telling(block, view))):
            return
        for line in lines:
            take(Read(line, say(line, view.lexicon)), view, facts)


def _telling(block: Block, view: View) -> Iterator[Line]:
    """Yield the lines of a block that are all keys with values, citations or addresses; none of any other block."""
    marks = block.kind == "fence"
    numbers = range(block.line + marks, block.end_line + 1 - marks)
    lines = [Line(n, text, view) for n in numbers if (text := view.lines[n - 1].strip())]
    if not 0 < len(lines) <= _MOST or (marks and block.info.casefold().strip() not in _PLAIN):
        return
    if all((line.key and line.key.value) or cites(line.text, view) or (line.links and line.bare) for line in lines):
        yield from lines
