"""The rows of tables that a column says are private: one called Draft or Private, whose cell says yes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.fields.metadata import key_of
from papernotes.parse.withheld.flags import column_hides, columns_hide, is_column

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DELIMITER = re.compile(r"[ \t>]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t\r]*+$")
_APART = re.compile(r"(?<!\\)\|")
_LONGEST = 4_000


class PrivateRow(NamedTuple):
    """A row that says so, and whether it is a note's keys, so that it speaks for what it stands under."""

    line: int
    """From 1."""
    of_keys: bool


def private_rows(lines: Sequence[str], code: Sequence[bool]) -> Iterator[PrivateRow]:
    """Yield the lines that are private rows; ``code`` says which lines are code.

    A table of one row whose heads are keys, none of them the title's, holds those of the note.
    """
    number = 1
    while number < len(lines):
        head = lines[number - 1]
        is_table = "|" in head and "-" in lines[number] and max(len(head), len(lines[number])) < _LONGEST
        names = _cells(head) if is_table and not code[number - 1] and _DELIMITER.match(lines[number]) else []
        if not columns_hide(names):
            number += 1
            continue
        number += 2
        first = number
        while number <= len(lines) and "|" in lines[number - 1] and not code[number - 1]:
            if any(column_hides(*pair) for pair in zip(names, _cells(lines[number - 1]), strict=False)):
                alone = number == first and not (number < len(lines) and "|" in lines[number])
                yield PrivateRow(number, alone and all(map(_is_key, names)))
            number += 1


def _is_key(name: str) -> bool:
    return not name or is_column(name) or key_of(name, loose=False) not in (None, "title", "name", "paper")


def _cells(line: str) -> list[str]:
    bare = line.strip(" \t\r>")
    return [cell.strip() for cell in _APART.split(bare.removeprefix("|"))]
