"""Inline fields that were left empty, ``techniques::``: they are no text, and what stands beneath is not theirs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.withheld.code_lines import indent_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.parse.records.view import View

_EMPTY = re.compile(r"[ \t>]*(?:[-*+][ \t]+)?[^\W\d_][\w./-]{0,39}(?: [\w./-]{1,40}){0,2}::[ \t]*$")


def empty_fields(first: int, last: int, view: View) -> Iterator[int]:
    """Yield the lines from ``first`` to ``last`` that are a key with two colons and no value, nor anything within."""
    for number in range(first, last + 1):
        line = view.lines[number - 1]
        if line.rstrip().endswith("::") and _EMPTY.match(line) and number not in view.verbatim:
            below = view.lines[number] if number < len(view.lines) else ""
            if not below.strip() or indent_of(below) <= indent_of(line):
                yield number
