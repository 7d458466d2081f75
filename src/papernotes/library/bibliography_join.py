"""The notes and a bibliography joined: what the notes leave out is filled in, what they say stays.

A reference is a paper's when the notes give its citation key; else when they share a DOI or an arXiv id and their
titles do not contradict each other; else when their titles are equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from papernotes.diagnostics import Diagnostic
from papernotes.library.identity import alike, title_key
from papernotes.library.publishing import asked, noticed, publication_of, service_facts, with_notes
from papernotes.library.reference_matching import KEY, ReferenceIndex, bracket, citation_key, single_files, without_key
from papernotes.model import Evidence, Link, Place, Record
from papernotes.parse.fields.placeholders import is_untitled
from papernotes.parse.fields.venue_fields import read_venue_field
from papernotes.slug import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from papernotes.lexicon import Lexicon
    from papernotes.model import Status
    from papernotes.parse.bibliography import Reference

_NAME = 3
"""Words of a title that may be but a name, such as "ResNet"."""
Where = tuple[str | None, bool]
"""A venue's canonical name, and whether it is a preprint server."""
_FIELDS = ("title", "name", "venue", "year", "authors", "topics", "status", "rating")
"""The order in which provenance is told."""


class References(NamedTuple):
    """What a project's bibliographies hold."""

    all: tuple[Reference, ...]
    to_read: bool
    """Whether those that no note tells of become records."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is wrong with the bibliographies themselves."""
    private: frozenset[str] = frozenset()
    """Keys, ids and titles of papers that private notes tell of."""
    cited: frozenset[str] = frozenset()
    """The keys, folded, of works that become records since enough notes cite them."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Records with what a bibliography adds to them."""

    records: tuple[Record, ...]
    unnoted: tuple[Record, ...]
    """A record for each reference that no note tells of, when these are to be read."""
    diagnostics: tuple[Diagnostic, ...]


def join(records: Sequence[Record], references: References | None, lexicon: Lexicon) -> Joined:
    """Return the records, in their order, filled from the references, and what they and these disagree on."""
    single = single_files(records)
    if references is None:
        return Joined(tuple(_keyed(record, alone=record.place.file in single) for record in records), (), ())
    index = ReferenceIndex(references.all)
    where = reader_of_venues(lexicon)
    findings = list(index.clashes())
    used: set[int] = set()
    filled: list[Record] = []
    for record in records:
        record = _keyed(record, alone=record.place.file in single)
        at, found = index.of(record, record.key or "")
        findings += found
        if at is None:
            filled.append(record)
            continue
        twins = index.twins(at)
        record = _uncited(record, references.all[at])
        papers = [_Paper(record, references.all[at], where(references.all[at]), lexicon)]
        for twin in twins[1:]:  # a paper may stand in several files, and in each with more
            reference = references.all[twin]
            papers.append(_Paper(papers[-1].filled(), reference, where(reference), lexicon))
        findings += papers[0].conflicts()
        findings += noticed(record, [references.all[twin] for twin in twins])
        filled.append(papers[-1].filled())
        used.update(twins)
    private = references.private | {title_key(name) for name in references.private} - {""}
    rest = [
        reference
        for at, reference in enumerate(references.all)
        if at not in used
        and reference.title
        and private.isdisjoint((reference.key, reference.doi, reference.arxiv, title_key(reference.title)))
    ]
    listed = [reference for reference in rest if references.to_read or fold(reference.key) in references.cited]
    status: Status | None = "to-read" if references.to_read else None
    unnoted = tuple(unnoted_record(reference, where(reference)[0], status, lexicon) for reference in listed)
    return Joined(tuple(filled), unnoted, (*references.diagnostics, *findings))


def fill_from(record: Record, reference: Reference, where: Where, lexicon: Lexicon) -> Record:
    """Return a record, what it leaves out taken from a reference that is its; a note of no paper stays one."""
    told = _Paper(record, reference, where, lexicon).filled()
    paper = reference.authors or where[0] or reference.doi or reference.arxiv
    return told if paper else told._replace(kind=record.kind)


def _keyed(record: Record, *, alone: bool) -> Record:
    """Return a record with the citation key that its notes give it, wherever they do, and its title without that."""
    key = citation_key(record, alone=alone)
    return record._replace(key=key or None, title=without_key(record.title))


def _uncited(record: Record, reference: Reference) -> Record:
    """Return a record of a reference without the citation that stands in brackets beside its title."""
    cited = bracket(record.title)
    if cited and (cited.plain == reference.key or cited.names(reference)):
        return record._replace(title=cited.title)
    return record


class _Paper:
    """A record and the reference that is its."""

    def __init__(self, record: Record, reference: Reference, where: Where, lexicon: Lexicon) -> None:
        self.record = record
        self.reference = reference
        self.lexicon = lexicon
        self.venue, self.preprint = where
        self.told = dict(record.provenance)

    def filled(self) -> Record:
        """Return the record, what it leaves out taken from the reference."""
        record, reference = self.record, self.reference
        published = bool(self.venue and not self.preprint and self._is_preprint(record.venue))
        venue = self.venue if published or not record.venue else record.venue
        later = not record.year or (self._derived() and not self.preprint)
        dated = reference.year or reference.publication.state  # "in press" is no year of an arXiv id
        year = reference.year if dated and later else record.year
        cut = not record.authors or self._goes_on()
        authors, others = (reference.authors, reference.more_authors) if cut else (record.authors, record.others)
        titled = KEY.match(record.title)
        title = (record.title[titled.end() :] or reference.title or record.title) if titled else record.title
        title = reference.title if reference.title and is_untitled(title) else title
        rating = reference.rating.text if reference.rating and not record.rating else None
        status = reference.status if not record.status else None
        values = {"title": title, "venue": venue, "year": year, "authors": authors, "status": status}
        changed = {name: value for name, value in values.items() if value and value != getattr(record, name)}
        if titled and title != reference.title:
            del changed["title"]  # it is the notes' own, only without the key
        if rating:
            changed["rating"] = rating
        changed |= service_facts(reference, record)
        if topics := self._topics():
            changed["topics"] = topics
        return record._replace(
            kind="paper",
            title=title,
            venue=venue,
            year=year,
            authors=authors,
            others=others and bool(authors),
            topics=(*record.topics, *topics),
            key=record.key or reference.key or None,
            status=record.status or reference.status,
            rating=record.rating or reference.rating,
            doi=record.doi or reference.doi,
            arxiv=record.arxiv or reference.arxiv,
            publication=with_notes(publication_of(reference, self.venue, self.lexicon, record), record.publication),
            links=record.links if any(link.kind == "paper" for link in record.links) else self._links(),
            provenance=self._provenance(changed),
        )

    def conflicts(self) -> Iterator[Diagnostic]:
        """Yield what the notes and the reference both say, and say differently."""
        record, reference = self.record, self.reference
        known = self.lexicon.venues.get
        if (
            self.venue and record.venue and self.venue != record.venue
            and known(self.venue) and known(record.venue) and not self.preprint and not self._is_preprint(record.venue)
        ):  # fmt: skip
            yield self._conflict("venue", record.venue, self.venue)
        dated = record.year and reference.year and not self.preprint and not self._derived()
        if dated and record.year != reference.year:
            yield self._conflict("year", str(record.year), str(reference.year))
        for name, ours, theirs in (("doi", record.doi, reference.doi), ("arxiv", record.arxiv, reference.arxiv)):
            if ours and theirs and ours.lower() != theirs.lower():
                yield self._conflict("DOI" if name == "doi" else "arXiv id", ours, theirs)
        called = len(record.title.split()) <= _NAME or KEY.match(record.title)
        if reference.title and not called and not alike(record.title, reference.title):
            yield self._conflict("title", record.title, reference.title)

    def _conflict(self, what: str, ours: str, theirs: str) -> Diagnostic:
        key = f" (`{self.reference.key}`)" if self.reference.key else ""
        place = f"{self.reference.file}:{self.reference.line}{key}"
        evidence = self.told.get(what)
        line = evidence.line if evidence and not evidence.file else self.record.place.line
        message = f"the notes give the {what} as {ours}, {place} as {theirs}"
        return Diagnostic("PN503", message, self.record.place.file, line=line)

    def _goes_on(self) -> bool:
        """Whether the reference has the notes' authors, and more of them, or more of their names.

        The notes' list was cut short ("et al."), or holds family names alone.
        """
        ours, theirs = self.record.authors, self.reference.authors
        if len(theirs) < len(ours) or not theirs:
            return False
        same = [
            our.split()[-1].casefold() in their.casefold().split() for our, their in zip(ours, theirs, strict=False)
        ]
        more = self.record.others and len(theirs) > len(ours)
        return (same[0] and more) or (all(same) and all(" " not in our for our in ours) and theirs[: len(ours)] != ours)

    def _topics(self) -> tuple[str, ...]:
        """Return the reference's keywords that the notes do not have for topics."""
        ours = {topic.casefold() for topic in self.record.topics}
        return tuple(word for word in self.reference.topics if word.casefold() not in ours)

    def _derived(self) -> bool:
        """Whether the notes' year only follows from an arXiv id, as no one wrote it down."""
        told = self.told.get("year")
        return told is None or "://" in told.text or "arxiv" in told.text.lower()

    def _is_preprint(self, venue: str | None) -> bool:
        known = self.lexicon.venues.get(venue) if venue else None
        return known is not None and known.kind == "preprint"

    def _links(self) -> tuple[Link, ...]:
        found = paper_link(self.reference, self.record.place.line)
        return (*found, *self.record.links)

    def _provenance(self, changed: Mapping[str, object]) -> tuple[tuple[str, Evidence], ...]:
        told = [(name, said) for name, said in self.record.provenance if name == "topics" or name not in changed]
        for name, value in changed.items():
            said = ": ".join(filter(None, (self.reference.key, _words(value))))
            told.append((name, Evidence(self.reference.line, said, self.reference.file, *asked(self.reference, name))))
        return tuple(sorted(told, key=lambda one: _FIELDS.index(one[0]) if one[0] in _FIELDS else len(_FIELDS)))


def reader_of_venues(lexicon: Lexicon) -> Callable[[Reference], Where]:
    """Return what reads where papers appeared, each wording once: a bibliography holds few venues, many times."""
    read: dict[tuple[str, bool], Where] = {}

    def where(reference: Reference) -> Where:
        key = reference.venue, reference.arxiv is not None
        if key not in read:
            read[key] = venue_of(reference, lexicon)
        return read[key]

    return where


def venue_of(reference: Reference, lexicon: Lexicon) -> Where:
    """Return where a reference's paper appeared, by its canonical name, and whether that is a preprint server."""
    mark = read_venue_field(reference.venue, lexicon) if reference.venue else None
    if mark and mark.venue:
        return mark.venue, mark.preprint
    return ("arXiv", True) if reference.arxiv else (None, False)


def paper_link(reference: Reference, line: int) -> tuple[Link, ...]:
    """Return the link to a reference's paper, as a record that stands at a line has it; none without an address."""
    address = reference.address
    if not address.startswith(("https://", "http://")):
        return ()
    label = "DOI" if reference.doi else "arXiv" if reference.arxiv else address.split("/")[2].removeprefix("www.")
    return (Link("paper", address, label, address, line),)


def unnoted_record(reference: Reference, venue: str | None, status: Status | None, lexicon: Lexicon) -> Record:
    """Return the record of a reference without notes, with the status that the settings say they all have."""
    values = {"title": reference.title, "venue": venue, "year": reference.year, "authors": reference.authors,
              "topics": reference.topics}  # fmt: skip
    return Record(
        kind="paper",
        title=reference.title,
        place=Place(reference.file, reference.line, reference.line),
        venue=venue,
        year=reference.year,
        authors=reference.authors,
        others=reference.more_authors and bool(reference.authors),
        arxiv=reference.arxiv,
        doi=reference.doi,
        links=paper_link(reference, reference.line),
        topics=reference.topics,
        status=reference.status or status,
        rating=reference.rating,
        key=reference.key or None,
        publication=publication_of(reference, venue, lexicon),
        provenance=tuple(
            (name, Evidence(reference.line, _words(value), "", *asked(reference, name)))
            for name, value in values.items()
            if value
        ),
    )


def _words(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
