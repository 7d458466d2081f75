"""Pages of a database and the table that Notion exports beside them: what the pages leave out is filled in from it.

A table belongs to the folder of its name, and a row to the page in there that has its title. Everything else in a
table is left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from papernotes.library.bibliography_join import fill_from, reader_of_venues
from papernotes.library.identity import title_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papernotes.lexicon import Lexicon
    from papernotes.model import Document
    from papernotes.parse.bibliography import Reference

_MARK = re.compile(r" [0-9a-f]{32}(?:_all)?(?=/|\.csv\Z|\Z)")
"""What Notion adds to names of its own."""


class FilledDocuments(NamedTuple):
    """Documents with what tables say of their records."""

    documents: tuple[Document, ...]
    used: frozenset[str]
    """The tables of which a row belongs to a page."""


def fill_from_tables(documents: Sequence[Document], rows: Sequence[Reference], lexicon: Lexicon) -> FilledDocuments:
    """Return the documents, those of a database's pages with what its table says and they do not."""
    tables: dict[tuple[str, str], Reference] = {}
    for row in rows:
        tables.setdefault((_MARK.sub("", row.file).removesuffix(".csv"), title_key(row.title)), row)
    if not tables:
        return FilledDocuments(tuple(documents), frozenset())
    where = reader_of_venues(lexicon)
    used: set[str] = set()
    told: list[Document] = []
    for document in documents:
        folder = _MARK.sub("", document.path.rpartition("/")[0])
        records = []
        for record in document.records:
            found = tables.get((folder, title_key(record.title)))
            if found:
                used.add(found.file)
            records.append(fill_from(record, found, where(found), lexicon) if found else record)
        told.append(replace(document, records=tuple(records)) if tuple(records) != document.records else document)
    return FilledDocuments(tuple(told), frozenset(used))
