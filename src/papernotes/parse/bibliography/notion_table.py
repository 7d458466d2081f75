"""The table of a database that Notion exports beside its pages → a reference a row, titled in the first column."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from papernotes.parse.bibliography.reference import (
    Reference,
    address_in,
    arxiv_in,
    doi_in,
    one_line,
    words_of,
    year_in,
)
from papernotes.parse.fields.authors import find_authors
from papernotes.parse.fields.metadata import key_of
from papernotes.parse.fields.ratings import read_rating
from papernotes.parse.fields.status import read_status

if TYPE_CHECKING:
    from papernotes.source import Source

_PAPER = ("paper", "links", "arxiv", "doi", "index")
"""Columns in which the address of the paper may stand."""


def read_table(source: Source) -> tuple[Reference, ...]:
    """Return the rows of a table that have a title; none where the text is no table."""
    reader = csv.reader(source.text.lstrip("\ufeff").splitlines(keepends=True), strict=True)
    rows, past = list[tuple[int, list[str]]](), 0
    try:
        for cells in reader:
            rows.append((past + 1, cells))
            past = reader.line_num
    except csv.Error:
        return ()
    fields = [key_of(name.strip()) or "" for name in rows[0][1]] if rows else []
    found = []
    for number, row in rows[1:]:
        told: dict[str, str] = {}
        for field, value in zip(fields[1:], row[1:], strict=False):
            if value.strip():
                told.setdefault(field, one_line(value))
        if row and (title := one_line(row[0])):
            found.append(_reference(title, told, source.path, number))
    return tuple(found)


def _reference(title: str, told: dict[str, str], file: str, line: int) -> Reference:
    listed = find_authors(told.get("authors", ""))
    links = [told[name] for name in _PAPER if name in told]
    address = next((link for link in links if link.startswith(("https://", "http://"))), "")
    return Reference(
        key="",
        title=title,
        authors=listed.names if listed else (),
        more_authors=listed.others if listed else False,
        venue=told.get("venue", ""),
        year=year_in(told.get("year", "")) or year_in(told.get("published_on", "")),
        doi=doi_in(links),
        arxiv=arxiv_in(links),
        url=address_in(address, links),
        keywords=words_of(told.get("tags", "")),
        status=read_status(told.get("status", "")),
        rating=read_rating(told.get("rating", "")),
        file=file,
        line=line,
    )
