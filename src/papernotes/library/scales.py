"""What one note leaves open and the folder's others settle: the order of day and month, the scale of ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from papernotes.diagnostics import Diagnostic
from papernotes.parse.fields.dates import is_open, settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from papernotes.model import Document, Evidence, Rating, Record

_TOPS = {5.0: 3, 10.0: 2, 20.0: 2, 100.0: 2}
"""Scales that ratings without one are on when the best of them is the top, and how many ratings that takes: a five
alone may be the middle of ten."""


class Scales(NamedTuple):
    """What all notes together say of how dates and ratings are written."""

    orders: frozenset[str]
    """The orders of day and month, as each document has them."""
    top: float | None
    """The best rating in numbers; None when it is not clear."""
    stars: float | None
    """The most stars; None when it is not clear."""

    def settle(self, record: Record) -> Record:
        """Return a record with its dates as ISO 8601 and the scale of its rating, where the folder makes them clear."""
        return record._replace(
            read_on=record.read_on and settled(record.read_on, self.orders),
            dated=record.dated and settled(record.dated, self.orders),
            rating=record.rating and self._on_scale(record.rating),
        )

    def _on_scale(self, rating: Rating) -> Rating:
        top = self.stars if rating.stars else self.top
        return rating._replace(of=top) if rating.of is None and top and rating.value <= top else rating


def scales_of(documents: Sequence[Document]) -> Scales:
    """Return what documents and their records say of the scales that all of them share."""
    ratings = [record.rating for document in documents for record in document.records if record.rating]
    return Scales(
        frozenset().union(*(document.orders for document in documents)),
        _top([rating for rating in ratings if not rating.stars]),
        _top([rating for rating in ratings if rating.stars]),
    )


def _top(ratings: Sequence[Rating]) -> float | None:
    """Return the one scale that ratings state, else the one whose top the best of them reaches."""
    stated = {rating.of for rating in ratings if rating.of}
    open_ones = [rating.value for rating in ratings if rating.of is None]
    if not open_ones or len(stated) > 1:
        return None
    best = max(open_ones)
    if stated:
        only = next(iter(stated))
        return only if best <= only else None
    return best if len(open_ones) >= _TOPS.get(best, len(open_ones) + 1) else None


def open_findings(records: Iterable[Record]) -> Iterator[Diagnostic]:
    """Yield a finding for each date and each rating that nothing settles."""
    for record in records:
        told = dict(record.provenance)
        for field, date in (("read_on", record.read_on), ("dated", record.dated)):
            if date and is_open(date):
                message = f"{date}: no other date of the notes tells whether the day or the month comes first"
                yield _finding("PN216", message, record, told.get(field))
        if record.rating and record.rating.of is None:
            message = f"{record.rating.text}: nothing in the notes tells what the best rating is"
            yield _finding("PN217", message, record, told.get("rating"))


def _finding(code: str, message: str, record: Record, evidence: Evidence | None) -> Diagnostic:
    """Return a finding at the line that states a value, or at the record's."""
    file = evidence.file if evidence and evidence.file else record.place.file
    return Diagnostic(code, message, file, line=evidence.line if evidence else record.place.line)
