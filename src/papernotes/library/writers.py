"""Who wrote the notes of a group, where its settings say what tells it: a folder, a file, or git."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papernotes.model import Document, Record

Writers = tuple[str | None, ...]
"""Who changed each line last; None for a line of which that is not known."""


def writer_of(part: Record, told_by: str, committed: Mapping[str, Writers]) -> str:
    """Return who wrote what a place says; empty where nothing tells.

    ``told_by`` is the setting: ``folder`` is the first folder beneath that of the notes, ``file`` the file's name
    without its ending, ``git`` who changed the place's lines last, who changed most of them first.
    """
    folder, _, rest = part.place.file.partition("/")
    if told_by == "folder":
        return folder if rest else ""
    if told_by == "file":
        return part.place.file.rpartition("/")[2].partition(".")[0]
    if told_by == "git":
        lines = committed.get(part.place.file, ())[part.place.line - 1 : part.place.end_line]
        return ", ".join(name for name, _ in Counter(filter(None, lines)).most_common())
    return ""


def of_writers(document: Document, told_by: str) -> Document:
    """Return a document whose folder, where it tells the writer, is no topic of its records."""
    writer = document.path.partition("/")[0] if told_by == "folder" and "/" in document.path else None
    if writer is None or not any(_shelved(record, writer) for record in document.records):
        return document
    records = (_unshelved(record) if _shelved(record, writer) else record for record in document.records)
    return replace(document, records=tuple(records))


def _shelved(record: Record, writer: str) -> bool:
    """Tell whether a record has no topic but that of its folder, which is told by the folder's name alone."""
    told = dict(record.provenance).get("topics")
    return len(record.topics) == 1 and told is not None and told.text == writer and not record.group


def _unshelved(record: Record) -> Record:
    return record._replace(topics=(), provenance=tuple(told for told in record.provenance if told[0] != "topics"))
