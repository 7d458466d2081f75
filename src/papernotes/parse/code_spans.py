"""Code between backticks in a line: as many backticks as opened it close it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TICKS = re.compile("`+")


def code_spans(line: str) -> Iterator[tuple[int, int]]:
    """Yield where code stands in a line, backticks included, from left to right."""
    runs = [run.span() for run in _TICKS.finditer(line)]
    closing: dict[int, int] = {}
    ends: list[int] = []
    for start, end in reversed(runs):
        ends.append(closing.get(end - start, 0))
        closing[end - start] = end
    past = 0
    for (start, _), end in zip(runs, reversed(ends), strict=True):
        if start >= past and end:
            past = end
            yield start, end


def outside_code(line: str, put: Callable[[str], str], code: Callable[[str], str] = str) -> str:
    """Return a line with what ``put`` makes of all that is no code, and ``code`` of each stretch of code."""
    pieces: list[str] = []
    past = 0
    for start, end in code_spans(line):
        pieces += put(line[past:start]), code(line[start:end])
        past = end
    return "".join((*pieces, put(line[past:])))
