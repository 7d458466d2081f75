"""What pages show of entries and terms other than their own: small values, of which their views are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from papernotes.model import Place, Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papernotes.library.model import Entry
    from papernotes.model import Status
    from papernotes.render.exports import Citation
    from papernotes.slug import Slug

_NOWHERE = Place("", 0, 0)


class Called(NamedTuple):
    """An entry by what it is called."""

    slug: Slug
    name: str | None
    title: str


class Tag(NamedTuple):
    """A term without its entries: what is told of it wherever an entry has it."""

    name: str
    slug: Slug
    title: str
    family: str
    spellings: tuple[str, ...]
    paged: bool


class Label(NamedTuple):
    """A topic, as an entry has it."""

    name: str
    slug: Slug


class Face(NamedTuple):
    """An entry as lists know it."""

    slug: Slug
    record: Record
    """Without its place, its lines, its evidence, its sections and its code; its links without their lines."""
    about: str
    """What a list says of it."""
    noted: bool
    draft: bool
    dated: str
    former: tuple[Slug, ...]
    topics: tuple[Label, ...]
    """Their names, as the entry has them."""
    tags: tuple[Tag, ...]
    """The terms of its topics."""
    venue: Tag | None
    year: Tag | None
    people: tuple[Tag, ...]
    """The person behind each name of its authors."""
    citation: Citation | None
    """None for a note."""

    @property
    def status(self) -> Status | None:
        """How far the paper was read."""
        return self.record.status


Counted = tuple[Tag, int]
"""A term, and how many entries it has."""


def faced(record: Record) -> Record:
    """Return a record without what no list shows."""
    links = tuple([link._replace(line=0) for link in record.links])
    return Record(
        kind=record.kind, title=record.title, place=_NOWHERE, name=record.name, venue=record.venue, year=record.year,
        authors=record.authors, arxiv=record.arxiv, doi=record.doi, links=links, topics=record.topics,
        group=record.group, status=record.status, rating=record.rating, read_on=record.read_on, dated=record.dated,
        key=record.key, draft=record.draft, others=record.others, publication=record.publication,
    )  # fmt: skip


def called(entries: Iterable[Entry]) -> dict[Slug, Called]:
    """Return what each entry is called."""
    return {entry.slug: Called(entry.slug, entry.record.name, entry.record.title) for entry in entries}
