"""What follows from all records together: entries, taxonomies, connections."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from papernotes.parse.fields.dates import is_open

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papernotes.diagnostics import Diagnostic
    from papernotes.library.slugs import Assigned
    from papernotes.model import Anchor, Evidence, Group, ReadAs, Record, Skipped, Status
    from papernotes.slug import Slug

TaxonomyName = Literal["venues", "topics", "years", "authors"]


class EntryTopic(NamedTuple):
    """A topic of an entry, and why it has it."""

    name: str
    slug: Slug
    stated: bool
    """True when the notes name the topic, False when the topic lexicon found it."""
    evidence: tuple[Evidence, ...]
    wordings: tuple[str, ...] = ()
    """How the entry's notes state it, which may be in several words, each spelt as the notes mostly spell it; empty
    when the lexicon found it."""


class Author(NamedTuple):
    """The person behind a name of an author."""

    name: str
    """As the notes write it where they write it in full; in the library's record stands what each paper's notes say."""
    slug: Slug


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as the library knows it: one paper or note, however many places of the notes tell of it."""

    slug: Slug
    record: Record
    """The main place's record, its empty fields filled from the other places."""
    parts: tuple[Record, ...]
    """The records of every place, the main one first."""
    topics: tuple[EntryTopic, ...]
    added: str | None = None
    """The ISO date on which its first line was written, when the notes' history is known; ``changed``: its last."""
    changed: str | None = None
    former: tuple[Slug, ...] = ()
    """Slugs the entry had in earlier builds; each stays as a redirect page."""
    authors: tuple[Author, ...] = ()
    """The person behind each name of the record's ``authors``, in their order."""
    writers: tuple[str, ...] = ()
    """Who wrote each of the parts, empty where nothing tells; none at all where nobody asks."""

    @property
    def status(self) -> Status | None:
        """How far the paper was read, where the notes or a bibliography say so."""
        return self.record.status

    @property
    def noted(self) -> bool:
        """Whether the notes hold any text or code about it."""
        return any(part.snippets or any(s.heading or s.text.strip() for s in part.sections) for part in self.parts)

    @property
    def read(self) -> str:
        """The day or month on which the paper was read, where the notes say it; else empty."""
        return _iso(self.record.read_on)

    @property
    def given(self) -> str:
        """The day or month that the notes give without saying what it is of; else empty."""
        return _iso(self.record.dated)

    @property
    def dated(self) -> str:
        """When it was read, as far as is known, else a date that the notes give, else when it was first written."""
        return self.read or self.given or self.added or ""


def _iso(date: str | None) -> str:
    return date if date and not is_open(date) else ""


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a taxonomy and the entries that have it, in the library's order."""

    name: str
    slug: Slug
    entries: tuple[Entry, ...]
    title: str = ""
    """A venue's full name, when the lexicon knows it."""
    family: str = ""
    """The field that a venue belongs to, such as ``machine-learning``, when the lexicon knows it."""
    spellings: tuple[str, ...] = ()
    """How else the notes write an author."""
    paged: bool = True
    """Whether it has a page of its own; a name, or a word, that few papers bear has none where there are many."""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A way to group entries; its terms are in the order in which a page lists them."""

    name: TaxonomyName
    terms: tuple[Term, ...]


class Mention(NamedTuple):
    """A place where one entry's notes speak of another entry."""

    source: Slug
    target: Slug
    section: int
    """Index of the section of ``source`` (over all parts) in which it stands."""
    words: str
    """The words that stand for the target, as written."""
    sentence: str
    place: str = ""
    """The key of the address, when the words are, or stand in, a link to it; see `whereabouts.paper_key`."""


class Relation(NamedTuple):
    """A related entry and the reasons, the strongest first."""

    target: Slug
    because: tuple[str, ...]


class Wanted(NamedTuple):
    """A paper that the notes mention and do not have."""

    name: str
    entries: tuple[Slug, ...]


@dataclass(frozen=True)
class Library:
    """All entries and what connects them. Entries stand in the order of the notes."""

    entries: tuple[Entry, ...]
    taxonomies: Mapping[TaxonomyName, Taxonomy]
    mentions: tuple[Mention, ...]
    related: Mapping[Slug, tuple[Relation, ...]]
    wanted: tuple[Wanted, ...]
    groups: tuple[tuple[str, Group], ...]
    """Each group with the file it stands in."""
    skipped: tuple[Skipped, ...]
    diagnostics: tuple[Diagnostic, ...]
    addresses: tuple[Assigned, ...] = ()
    """Each entry's address, in the order of the entries: what the next build takes as the past."""
    readings: tuple[ReadAs, ...] = ()
    """How each file was read, in the order of the files."""
    anchors: Mapping[str, tuple[Anchor, ...]] = field(default_factory=dict)
    """The headings and named blocks of each file of the notes, by its path."""
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What links may call each file beside its path."""
