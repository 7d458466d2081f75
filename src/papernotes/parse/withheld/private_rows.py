"""The rows of tables that are private: a column called Draft or Private says so, or a tag in one of their cells."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.fields.metadata import key_of
from papernotes.parse.withheld.flags import may_hide, words_hide
from papernotes.parse.withheld.private_columns import (
    cell_in_doubt,
    column_hides,
    columns_hide,
    is_column,
    property_hides,
)
from papernotes.parse.withheld.row_forms import TableRow, rows_of_csv, tables_of_other_forms
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_DELIMITER = re.compile(r"[ \t>]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t\r]*+$")
_APART = re.compile(r"(?<!\\)\|")
_HINTS = ("|", "-table", "<tr", "<TR")
"""One of these stands in every text with a table."""
_LONGEST = 4_000


class PrivateRow(NamedTuple):
    """A row that says so, and whether it is a note's keys, so that it speaks for what it stands under."""

    first: int
    """From 1."""
    last: int
    of_keys: bool
    goes_on: bool
    """Whether the table goes on behind its lines as if they were not there."""


def may_hold_tables(text: str) -> bool:
    """Tell whether a text may hold a table at all."""
    return any(hint in text for hint in _HINTS)


def private_rows(lines: Sequence[str], code: Sequence[bool]) -> Iterator[PrivateRow]:
    """Yield the rows that are private; ``code`` says which lines are code.

    A table of one row whose heads are keys, none of them the title's, holds those of the note.
    """
    for rows in (*_barred(lines, code), *tables_of_other_forms(lines, code)):
        for row in _private(rows):
            of_keys = not rows[2:] and all(map(_is_key, rows[0].cells))
            yield PrivateRow(row.first, row.last, of_keys, row.goes_on)


def rows_in_doubt(lines: Sequence[str], code: Sequence[bool]) -> Iterator[int]:
    """Yield the first lines of the rows with words in a column that says that something is private."""
    for rows in (*_barred(lines, code), *tables_of_other_forms(lines, code)):
        hidden = {row.first for row in _private(rows)}
        for row in rows[1:]:
            told = any(cell_in_doubt(*pair) for pair in zip(rows[0].cells, row.cells, strict=False))
            if told and row.first not in hidden:
                yield row.first


def without_private_rows(source: Source) -> Source:
    """Return the table of a database, a file with commas, with blanks for the rows that are private."""
    if not may_hide(source.text):
        return source
    lines = list(source.lines)
    rows = list(rows_of_csv([line.lstrip("\ufeff") for line in lines]))
    for row in _private(rows, property_hides):
        lines[row.first - 1 : row.last] = [" " * len(line) for line in lines[row.first - 1 : row.last]]
    return Source(source.path, "\n".join(lines))


def _private(rows: Sequence[TableRow], hides: Callable[[str, str], bool] = column_hides) -> Iterator[TableRow]:
    names = rows[0].cells if rows else ()
    hiding = columns_hide(names)
    for row in islice(rows, 1, None):
        told = hiding and any(hides(*pair) for pair in zip(names, row.cells, strict=False))
        if told or words_hide(f"| {' | '.join(row.cells)} |"):
            yield row


def _barred(lines: Sequence[str], code: Sequence[bool]) -> Iterator[list[TableRow]]:
    """Yield the tables drawn with bars of which a column may hide a row; tags in a row hide it wherever it stands."""
    number = 1
    while number < len(lines):
        head = lines[number - 1]
        is_table = "|" in head and "-" in lines[number] and max(len(head), len(lines[number])) < _LONGEST
        names = _cells(head) if is_table and not code[number - 1] and _DELIMITER.match(lines[number]) else ()
        if not columns_hide(names):
            number += 1
            continue
        rows = [TableRow(number, number, names)]
        number += 2
        while number <= len(lines) and "|" in lines[number - 1] and not code[number - 1]:
            rows.append(TableRow(number, number, _cells(lines[number - 1]), goes_on=True))
            number += 1
        yield rows


def _is_key(name: str) -> bool:
    return not name or is_column(name) or key_of(name, loose=False) not in (None, "title", "name", "paper")


def _cells(line: str) -> tuple[str, ...]:
    bare = line.strip(" \t\r>")
    return tuple(cell.strip() for cell in _APART.split(bare.removeprefix("|")))
