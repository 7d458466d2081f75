"""Boxes of which nothing is left, since all that they held became fields or is private: their first lines go, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.callouts import read_callout
from papernotes.parse.markdown import HIDDEN
from papernotes.parse.records.says import is_metadata_heading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papernotes.parse.callouts import Callout

_HEAD = re.compile(r"[ \t]*(?:[-*+][ \t]+)?(?P<mark>(?:>[ \t]?)+)(?=\[!)")
_MARKS = " \t>"
_BLANK = f"{_MARKS}{HIDDEN}"


def emptied_boxes(lines: Sequence[str], shown: Mapping[int, str | None], first: int) -> set[int]:
    """Return the lines of such boxes, of lines that are counted from ``first``.

    ``shown`` is what stands in the place of a line, None for nothing. A box that never held a line stays.
    """
    left = [shown.get(number, line) or "" for number, line in enumerate(lines, first)]
    emptied: set[int] = set()
    for at in range(len(lines) - 1, -1, -1):
        head = _HEAD.match(lines[at]) if "[!" in left[at] else None
        called = read_callout(lines[at][head.end() :]) if head else None
        if not head or not called or not _is_frame(called):
            continue
        depth, beneath = head["mark"].count(">"), at + 1
        if at and _depth(lines[at - 1]) >= depth:  # amid a quotation, which its first line alone makes a box
            continue
        while beneath < len(lines) and _depth(lines[beneath]) >= depth and not left[beneath].strip(_BLANK):
            beneath += 1
        ends = beneath == len(lines) or _depth(lines[beneath]) < depth
        if beneath > at + 1 and ends:
            emptied.update(range(at + first, beneath + first))
            left[at] = ""
    return emptied


def _is_frame(called: Callout) -> bool:
    """Tell whether a box says nothing of its own."""
    return not called.title or is_metadata_heading(called.title)


def _depth(line: str) -> int:
    """Return how many quotations a line stands in."""
    bare = line.lstrip(" \t")
    return bare[: len(bare) - len(bare.lstrip(_MARKS))].count(">")
