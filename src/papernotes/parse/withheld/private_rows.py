"""The rows of tables that a column says are private: one called Draft or Private, whose cell says yes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.withheld.flags import column_hides, columns_hide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DELIMITER = re.compile(r"[ \t>]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t\r]*+$")
_APART = re.compile(r"(?<!\\)\|")
_LONGEST = 4_000


def private_rows(lines: Sequence[str], code: Sequence[bool]) -> Iterator[int]:
    """Yield the numbers, from 1, of the lines that are private rows; ``code`` says which lines are code."""
    number = 1
    while number < len(lines):
        head = lines[number - 1]
        is_table = "|" in head and "-" in lines[number] and max(len(head), len(lines[number])) < _LONGEST
        names = _cells(head) if is_table and not code[number - 1] and _DELIMITER.match(lines[number]) else []
        if not columns_hide(names):
            number += 1
            continue
        number += 2
        while number <= len(lines) and "|" in lines[number - 1] and not code[number - 1]:
            if any(column_hides(*pair) for pair in zip(names, _cells(lines[number - 1]), strict=False)):
                yield number
            number += 1


def _cells(line: str) -> list[str]:
    bare = line.strip(" \t\r>")
    return [cell.strip() for cell in _APART.split(bare.removeprefix("|"))]
