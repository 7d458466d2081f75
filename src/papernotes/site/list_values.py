"""What pages show of entries and terms other than their own: small values, of which their views are made."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from papernotes.library.entry_model import Library, Taxonomy, Term
from papernotes.remembering import digest
from papernotes.site.digested import Digested, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papernotes.library.entry_model import Entry, TaxonomyName
    from papernotes.model import Record, Status
    from papernotes.site.exports import Citation
    from papernotes.slug import Slug


class CalledEntry(NamedTuple):
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


class Terms(NamedTuple):
    """The terms that an entry has."""

    topics: tuple[Tag, ...]
    venue: Tag | None
    year: Tag | None
    people: tuple[Tag, ...]
    """The person behind each name of its authors."""


class Face(NamedTuple):
    """An entry as lists know it."""

    slug: Slug
    faced: Digested[Record]
    """Its record as `faced` leaves it."""
    about: str
    """What a list says of it."""
    noted: bool
    draft: bool
    dated: str
    former: tuple[Slug, ...]
    topics: tuple[Label, ...]
    """Their names, as the entry has them."""
    terms: Digested[Terms]
    citation: Citation | None
    """None for a note."""

    @property
    def record(self) -> Record:
        """Its record, without what no list shows."""
        return self.faced.value

    @property
    def status(self) -> Status | None:
        """How far the paper was read."""
        return self.record.status


Counted = tuple[Tag, int]
"""A term, and how many entries it has."""


class Filed(NamedTuple):
    """A term with its entries."""

    tag: Tag
    entries: Digested[tuple[Face, ...]]


class Faced(NamedTuple):
    """A library as lists know it."""

    entries: Digested[tuple[Face, ...]]
    taxonomies: tuple[tuple[TaxonomyName, int], ...]
    """With how many terms each has."""
    terms: Digested[tuple[Filed, ...]]
    """Those of all taxonomies, one after the other."""

    def library(self) -> Library:
        """Return it as a library, which holds nothing else; its entries are faces, and so are those of its terms."""
        taxonomies: dict[TaxonomyName, Taxonomy] = {}
        terms = iter(self.terms.value)
        for name, count in self.taxonomies:
            taxonomies[name] = Taxonomy(name, tuple([_term(*each) for each in islice(terms, count)]))
        entries: Any = self.entries.value  # faces have all that is asked of entries here
        return Library(entries, taxonomies, (), {}, (), (), (), ())


def _term(tag: Tag, told: Digested[tuple[Face, ...]]) -> Term:
    entries: Any = told.value
    return Term(tag.name, tag.slug, entries, tag.title, tag.family, tag.spellings, tag.paged)


def terms_of(
    topics: Sequence[Digested[Tag]],
    venue: Digested[Tag] | None,
    year: Digested[Tag] | None,
    people: Sequence[Digested[Tag]],
) -> Digested[Terms]:
    """Return the terms that an entry has, as one value."""
    some, others = together(topics), together(people)
    terms = Terms(some.value, venue.value if venue else None, year.value if year else None, others.value)
    told = (some.digest, venue.digest if venue else b"", year.digest if year else b"", others.digest)
    return Digested(terms, digest(*told))


def called(entries: Iterable[Entry]) -> dict[Slug, Digested[CalledEntry]]:
    """Return what each entry is called."""
    found = (CalledEntry(entry.slug, entry.record.name, entry.record.title) for entry in entries)
    return {each.slug: Digested(each, digest(*each)) for each in found}
