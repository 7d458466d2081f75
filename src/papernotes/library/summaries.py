"""Records without their texts: what most of a library follows from, and what is remembered of it.

A sentence more changes no summary, so what follows from summaries alone is as the last build found it. The work that
makes it is handed the summaries and nothing else of the records: it cannot read what its key does not tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from papernotes.model import Place, Record
from papernotes.remembering import SIZE, Recall, digest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

R = TypeVar("R")

_NOWHERE = Place("", 0, 0)


def faced(record: Record) -> Record:
    """Return a record without what no list shows: its lines, evidence, sections and code."""
    links = tuple([link._replace(line=0) for link in record.links])
    return Record(
        kind=record.kind, title=record.title, place=_NOWHERE, name=record.name, venue=record.venue, year=record.year,
        authors=record.authors, arxiv=record.arxiv, doi=record.doi, links=links, topics=record.topics,
        group=record.group, status=record.status, rating=record.rating, read_on=record.read_on, dated=record.dated,
        key=record.key, draft=record.draft, others=record.others, publication=record.publication,
    )  # fmt: skip


class Summary(NamedTuple):
    """A record as `faced` leaves it, with its digest."""

    record: Record
    digest: bytes


def summary_of(record: Record) -> Summary:
    """Return a record's summary."""
    told = faced(record)
    return Summary(told, digest(told))


@dataclass(frozen=True, slots=True)
class Summaries:
    """The summaries of all records, in their order, and what follows from them."""

    all: Sequence[Summary]
    recall: Recall
    salt: bytes
    """What changes with the vocabularies."""

    def tell(self, what: str, work: Callable[[Sequence[Record]], R], *more: object) -> R:
        """Return what the work makes of the summaries; ``more``, in plain values, is all else that it reads."""
        together = blake2b(b"".join([each.digest for each in self.all]), digest_size=SIZE).digest()
        key = digest(what, self.salt, together, more)
        (found,) = self.recall(work, [[each.record for each in self.all]], lambda _: key)
        return found
