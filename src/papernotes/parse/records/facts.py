"""What a record's lines state of each field, in the order of how much each statement weighs."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from papernotes.model import Evidence
from papernotes.parse.fields.identifiers import arxiv_ids, arxiv_year, dois
from papernotes.parse.fields.years import FIRST, read_year

if TYPE_CHECKING:
    from papernotes.lexicon import Lexicon
    from papernotes.model import Link, Rating, Status
    from papernotes.parse.fields.line_links import FoundLink
    from papernotes.parse.fields.stated_authors import StatedAuthors
    from papernotes.parse.records.groups import GroupMark

_LATE = 2
"""Years after its arXiv id in which a paper may appear; a later day is that of a talk about it."""
# How much a statement of a venue or year weighs, by where it stands: beside the title, behind a key, as a line …
MARK, METADATA, LINE, CITATION, PUBLISHED, TAG, PATH = range(7)

# How much a statement of a status weighs.
KEY, BOX, TAGGED, ABOVE = range(4)

_PREPRINT_DOIS = {"10.1101/": "bioRxiv", "10.48550/": "arXiv", "10.26434/": "ChemRxiv", "10.21203/": "Research Square"}


class Stated(NamedTuple):
    """A venue or a year (or both) as one place states it."""

    weight: int
    evidence: Evidence
    venue: str | None = None
    year: int | None = None
    preprint: bool = False


@dataclass(slots=True)
class Facts:
    """Everything that the lines of one record state, gathered while they are read; local to one call."""

    own: str = ""
    """What stands in the place of the record's title, as written."""
    front_year: int | None = None
    """The year that front matter gives the file's paper."""
    stated: list[Stated] = field(default_factory=list)
    authors: tuple[str, ...] = ()
    others: bool = False
    authors_from: Evidence | None = None
    authors_key: int = 0
    """The line of the key in the list beneath which the authors stand, one an item."""
    named: list[tuple[tuple[str, ...], int]] = field(default_factory=list)
    """Every list of names that a line states as the authors', with the line."""
    title: str = ""
    title_from: Evidence | None = None
    cited: str = ""
    """The title that a citation states; it helps out where nothing else says more than a name."""
    cited_from: Evidence | None = None
    name: str | None = None
    links: list[FoundLink] = field(default_factory=list)
    topics: list[tuple[str, Evidence]] = field(default_factory=list)
    statuses: list[tuple[int, Status, Evidence]] = field(default_factory=list)
    rating: Rating | None = None
    rating_from: Evidence | None = None
    read_on: str | None = None
    read_from: Evidence | None = None
    dated: str | None = None
    dated_from: Evidence | None = None
    catalogued: bool = False
    """Whether they hold what a reference manager adds: a volume, the day it was added."""
    key: str | None = None
    form: str = ""
    """What kind of work it is, as BibTeX calls it, where a type or an entry of BibTeX says so."""
    undated: str = ""
    """What notes give in the place of a year: "in press"."""
    families: str = ""
    """The authors whose family names are stated, as a publication has them."""
    bodies: str = ""
    """The authors that are no persons, as a publication has them."""
    places: dict[str, str] = field(default_factory=dict)
    """Where it appeared by its full name, each with what kind of works its key says that it holds."""
    shown: dict[int, str | None] = field(default_factory=dict)
    left: set[int] = field(default_factory=set)
    """The lines of the front matter that no field holds and no page prints."""

    def state(self, status: Status | None, evidence: Evidence, weight: int = KEY) -> None:
        """Take a status, if it is one, with how much the place weighs that states it."""
        if status:
            self.statuses.append((weight, status, evidence))

    def status(self) -> tuple[Status | None, Evidence | None]:
        """Return the status that weighs most, the first among equals."""
        _, status, evidence = min(self.statuses, key=itemgetter(0), default=(KEY, None, None))
        return status, evidence

    def take_authors(self, names: tuple[str, ...], evidence: Evidence | None, *, others: bool = False) -> None:
        """Take the first list of authors; one that was cut short gives way to a longer one, initials to names."""
        if evidence:
            self.named.append((names, evidence.line))
        longer = self.others and len(names) > len(self.authors)
        if names and (not self.authors or longer or _in_full(names, self.authors)):
            self.authors, self.others, self.authors_from = names, others, evidence

    def take_stated(self, told: StatedAuthors, evidence: Evidence) -> None:
        """Take a list of authors with what it states of how their names are parted."""
        self.take_authors(told.found.names, evidence, others=told.found.others)
        if self.authors == told.found.names:
            self.families, self.bodies = told.families or self.families, told.bodies or self.bodies

    def take_year(self, year: int, evidence: Evidence) -> None:
        """Take a year that stands beside a title."""
        self.stated.append(Stated(MARK, evidence, year=year))

    def add_authors(self, names: tuple[str, ...], evidence: Evidence, key: int, *, others: bool = False) -> None:
        """Take authors that stand one an item beneath a key's line, after those of the items before."""
        if self.authors_key == key:
            self.authors, self.others = (*self.authors, *names), self.others or others
        elif not self.authors or self.others:
            self.authors, self.others, self.authors_from, self.authors_key = names, others, evidence, key

    def published(self) -> None:
        """Take a date beside what a reference manager adds as one of publication: Zotero calls it "Date"."""
        year = read_year(self.dated) if self.catalogued and self.dated_from and self.dated else None
        if year and self.dated_from:
            self.stated.append(Stated(PUBLISHED, self.dated_from, year=year))

    def venue(self, groups: tuple[GroupMark, ...], lexicon: Lexicon) -> tuple[str | None, Evidence | None]:
        """Return the venue: a published one stated here, then the group's, then a preprint server, then by its ids."""
        own = sorted((s for s in self.stated if s.venue), key=lambda s: s.weight)
        published = next((s for s in own if not s.preprint), None)
        if published and published.weight < PATH:
            return published.venue, published.evidence
        group = next((mark for mark in reversed(groups) if mark.venue), None)
        preprint = next((s for s in own if s.preprint), None)
        if group and (not preprint or not is_preprint(group.venue, lexicon)):
            return group.venue, Evidence(group.line, group.title)
        if published:
            return published.venue, published.evidence
        if preprint:
            return preprint.venue, preprint.evidence
        for link in self.links:
            server = _server(link)
            if server:
                return server, Evidence(link.line, link.source_url)
        return None, None

    def year(
        self, venue: str | None, groups: tuple[GroupMark, ...], lexicon: Lexicon
    ) -> tuple[int | None, Evidence | None]:
        """Return the year: with the venue, stated elsewhere, of the group, of the arXiv id, of a group of years.

        A year in which nothing can have appeared yet, or long ago, is none.
        """
        groups = tuple(mark._replace(year=_possible(mark.year, lexicon)) for mark in groups)
        own = [s for s in self.stated if _possible(s.year, lexicon)]
        own.sort(key=lambda s: (s.preprint and s.venue != venue, s.weight, s.venue != venue))
        by_id = self._year_of_id(lexicon)
        if own and own[0].weight < PATH:
            first = own[0]
            day = first.weight == PUBLISHED and first.venue is None
            return by_id if by_id and day and (first.year or 0) > by_id[0] + _LATE else (first.year, first.evidence)
        group_venue = next((mark for mark in reversed(groups) if mark.venue), None)
        dated = next((mark for mark in reversed(groups) if mark.year), None)
        stated_venue = any(s.venue and not s.preprint for s in self.stated)
        if dated and ((group_venue is not None and group_venue.venue == venue) or stated_venue):
            return dated.year, Evidence(dated.line, dated.title)
        if own:
            return own[0].year, own[0].evidence
        if by_id:
            return by_id
        if dated:
            return dated.year, Evidence(dated.line, dated.title)
        return None, None

    def _year_of_id(self, lexicon: Lexicon) -> tuple[int, Evidence] | None:
        """Return the year of the first arXiv id among the paper links, and the link."""
        for link in self.links:
            for identifier in arxiv_ids(link.url) if link.kind == "paper" else ():
                if year := _possible(arxiv_year(identifier), lexicon):
                    return year, Evidence(link.line, link.source_url)
        return None

    def model_links(self) -> tuple[Link, ...]:
        """Return the links once each, in the order of the notes; a place that says what one is settles its kind."""
        found: dict[str, Link] = {}
        for link in self.links:
            key = _canonical(link.url)
            if key not in found or (found[key].kind == "other" and link.kind != "other"):
                found[key] = link.link()
        return tuple(found.values())

    def arxiv(self) -> str | None:
        """Return the first arXiv id among the paper links."""
        return next((i for link in self.links if link.kind == "paper" for i in arxiv_ids(link.url)), None)

    def doi(self) -> str | None:
        """Return the first DOI among the paper links that is no arXiv id's."""
        found = (i for link in self.links if link.kind == "paper" for i in dois(link.url))
        return next((doi for doi in found if not doi.lower().startswith("10.48550/")), None)


def _possible(year: int | None, lexicon: Lexicon) -> int | None:
    """Return a year in which a paper can have appeared, None for any other."""
    return year if year and FIRST <= year <= lexicon.latest else None


def _server(link: FoundLink) -> str | None:
    if link.kind != "paper":
        return None
    if arxiv_ids(link.url):
        return "arXiv"
    if "biorxiv.org" in link.url:
        return "bioRxiv"
    if "medrxiv.org" in link.url:
        return "medRxiv"
    return next(
        (server for doi in dois(link.url) for prefix, server in _PREPRINT_DOIS.items() if doi.startswith(prefix)), None
    )


def is_preprint(venue: str | None, lexicon: Lexicon) -> bool:
    """Tell whether a venue is a server of preprints."""
    known = lexicon.venues.get(venue) if venue else None
    return known is not None and known.kind == "preprint"


def _canonical(url: str) -> str:
    found = arxiv_ids(url) if "rxiv" in url or "huggingface" in url else ()
    return f"arxiv:{found[0]}" if found else url.split("://", 1)[-1].removeprefix("www.").rstrip("/").casefold()


def _in_full(names: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether names are those of the same people as others, with more of their first names written out."""
    one, two = ([name.casefold().split() for name in some] for some in (names, others))
    same = len(one) == len(two) and all(
        a[-1:] == b[-1:] and a[0][:1] == b[0][:1] for a, b in zip(one, two, strict=True)
    )
    return same and _spelled(one) > _spelled(two)


def _spelled(names: list[list[str]]) -> int:
    """Return how many first names are more than a letter."""
    return sum(len(word.strip(".")) > 1 and "." not in word for name in names for word in name[:-1])
