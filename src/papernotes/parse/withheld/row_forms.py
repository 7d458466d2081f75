"""Tables that are not drawn with bars alone, as their rows: MyST's lists and commas, drawn grids, HTML, a CSV file."""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DIRECTIVE = re.compile(
    r"[ \t>]*(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*\{(?P<name>list-table|csv-table)\}|"
    r"[ \t>]*\.\.[ \t]+(?P<of_docutils>list-table|csv-table)::"
)
_OPTION = re.compile(r"[ \t>]*:(?P<key>[\w-]+):[ \t]*(?P<value>[^\n]*)$")
_ITEM = re.compile(r"[ \t>]*[*-][ \t]+-(?:[ \t]+(?P<cell>[^\n]*))?$")
_CELL = re.compile(r"[ \t>]+-(?:[ \t]+(?P<cell>[^\n]*))?$")
_BORDER = re.compile(r"[ \t>]*\+(?:[-:=]{2,}\+)+[ \t\r]*$")
_TAG = re.compile(r"<(?P<end>/)?(?P<name>table|tr|t[dh])\b[^<>]{0,1000}>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]{0,1000}>")
_DELIMITERS = {"tab": "\t", "space": " "}
_LONGEST = 2_000
"""Lines of a directive."""
_DEEPEST = 20
"""Tables within one another."""


class TableRow(NamedTuple):
    """A row: its lines, from 1 and both included, and its cells. The first row of a table names its columns."""

    first: int
    last: int
    cells: tuple[str, ...]
    goes_on: bool = False
    """Whether the table is one block with these lines, which blank ones would end."""


def tables_of_other_forms(lines: Sequence[str], code: Sequence[bool]) -> Iterator[list[TableRow]]:
    """Yield the tables of a text that are not drawn with bars, each as its rows; ``code`` says which lines are code."""
    yield from _directives(lines)
    yield from _grids(lines, code)
    if any("<t" in line or "<T" in line for line in lines):
        yield from _of_html(lines, code)


def rows_of_csv(lines: Sequence[str], first: int = 1, delimiter: str = ",") -> Iterator[TableRow]:
    """Yield the rows of a text with commas, which may go over lines; ``first`` is the number of its first line.

    What is wrong in it ends it.
    """
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, skipinitialspace=True)
    past = 0
    try:
        for cells in reader:
            yield TableRow(first + past, first + reader.line_num - 1, tuple(cells))
            past = reader.line_num
    except csv.Error:
        return


def _directives(lines: Sequence[str]) -> Iterator[list[TableRow]]:
    number = 0
    while number < len(lines):
        found = _DIRECTIVE.match(lines[number]) if "-table" in lines[number] else None
        number += 1
        if not found:
            continue
        end, begin, options = _end(lines, number, found["fence"] or ""), number, dict[str, str]()
        while begin < end and ((told := _OPTION.match(lines[begin])) or not lines[begin].strip()):
            if told:
                options[told["key"]] = told["value"].strip()
            begin += 1
        if (found["name"] or found["of_docutils"]) == "list-table":
            yield list(_listed(lines, begin, end))
        else:
            sign = options.get("delim", ",")
            rows = rows_of_csv(lines[begin:end], begin + 1, _DELIMITERS.get(sign, sign[:1] or ","))
            head = [one._replace(first=number, last=number) for one in rows_of_csv([options.get("header", "")])]
            yield [*(head if "header" in options else []), *(row for row in rows if any(row.cells))]
        number = end


def _end(lines: Sequence[str], start: int, fence: str) -> int:
    """Return the index of the line that closes a directive, else where its text ends."""
    last = min(len(lines), start + _LONGEST)
    if not fence:
        return next((n for n in range(start, last) if lines[n].strip() and not lines[n][0].isspace()), last)
    bare = (lines[n].strip(" \t\r>") for n in range(start, last))
    return next((n for n, line in enumerate(bare, start) if line.startswith(fence) and not line.strip(fence[0])), last)


def _listed(lines: Sequence[str], begin: int, end: int) -> Iterator[TableRow]:
    first, cells = 0, list[str]()
    for number in range(begin, end):
        line = lines[number]
        if item := _ITEM.match(line):
            if first:
                yield TableRow(first, number, tuple(cells))
            first, cells = number + 1, [item["cell"] or ""]
        elif cells and (cell := _CELL.match(line)):
            cells.append(cell["cell"] or "")
        elif cells:
            cells[-1] = f"{cells[-1]} {line.strip()}".strip()
    if first:
        yield TableRow(first, end, tuple(cells))


def _grids(lines: Sequence[str], code: Sequence[bool]) -> Iterator[list[TableRow]]:
    number = 0
    while number < len(lines):
        if "+" not in lines[number] or code[number] or not _BORDER.match(lines[number]):
            number += 1
            continue
        rows, first, cells = list[TableRow](), number + 1, list[str]()
        number += 1
        while number < len(lines) and lines[number].strip(" \t>")[:1] in ("|", "+"):
            line = lines[number]
            number += 1
            if _BORDER.match(line):
                rows.append(TableRow(first + 1, number, tuple(cells)))  # with the border beneath it
                first, cells = number, []
            else:  # bars that do not stand beneath the signs part cells all the same
                parts = [part.strip() for part in line.strip(" \t\r>").strip("|").split("|")]
                cells = [f"{said} {more}".strip() for said, more in zip_longest(cells, parts, fillvalue="")]
        yield rows


class _Open:
    """A table of HTML that is not closed yet."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.rows: list[tuple[int, int, tuple[str, ...]]] = []
        self.row = self.cell = -1
        self.cells: list[str] = []

    def close_cell(self, text: str, end: int) -> None:
        if self.cell >= 0:
            self.cells.append(" ".join(_ANY_TAG.sub(" ", text[self.cell : end]).split()))
        self.cell = -1

    def close_row(self, text: str, begin: int, end: int) -> None:
        self.close_cell(text, begin)
        if self.row >= 0:
            self.rows.append((self.row, end, tuple(self.cells)))
        self.row, self.cells = -1, []


def _of_html(lines: Sequence[str], code: Sequence[bool]) -> Iterator[list[TableRow]]:
    text = "\n".join(lines)
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    opened: list[_Open] = []
    for tag in _TAG.finditer(text):
        name = tag["name"].lower()
        if code[bisect_right(starts, tag.start()) - 1]:
            continue
        if name == "table" and not tag["end"] and len(opened) < _DEEPEST:
            opened.append(_Open(tag.start()))
        elif opened and name == "table":
            table = opened.pop()
            table.close_row(text, tag.start(), tag.start())
            yield _on_lines(table, tag.end(), text, starts)
        elif opened and name == "tr":
            opened[-1].close_row(text, tag.start(), tag.end() if tag["end"] else tag.start())
            opened[-1].row = -1 if tag["end"] else tag.start()
        elif opened:
            opened[-1].close_cell(text, tag.start())
            opened[-1].cell = -1 if tag["end"] else tag.end()
    for table in opened:  # never closed
        table.close_row(text, len(text), len(text))
        yield _on_lines(table, len(text), text, starts)


def _on_lines(table: _Open, end: int, text: str, starts: Sequence[int]) -> list[TableRow]:
    """Return the rows of a table by their lines: of one that shares a line with anything else all lines of the table.

    Only whole lines are left out, and a table without the tag that opens it is none.
    """
    whole = bisect_right(starts, table.start), bisect_right(starts, max(table.start, end - 1))
    rows = []
    for begin, end_of_row, cells in table.rows:
        stop = begin + len(text[begin:end_of_row].rstrip())  # without a closing tag it ends before the next row
        first, last = bisect_right(starts, begin), bisect_right(starts, max(begin, stop - 1))
        before, behind = text[starts[first - 1] : begin], text[stop : starts[last] - 1]
        alone = not before.strip(" \t>") and not behind.split("\n", 1)[0].strip()
        rows.append(TableRow(first, last, cells, goes_on=True) if alone else TableRow(*whole, cells))
    return rows
