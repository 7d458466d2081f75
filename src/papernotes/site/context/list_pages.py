"""Pages that list entries, terms or snippets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markupsafe import Markup

    from papernotes.site.context.every_page import Fact, FamilyView, LinkView, Pager, TermLink


class RowView(NamedTuple):
    """An entry in a list."""

    slug: str
    kind: str
    title: str
    name: str
    handle: str
    """The name where the title does not begin with it."""
    url: str
    lang: str
    """The language of the title when it is not the site's, else empty."""
    summary: str
    status: str
    """As the notes say it; ``unnoted`` for a paper without a status and without notes, empty for any other."""
    status_word: str
    venue: TermLink | None
    year: TermLink | None
    authors: tuple[TermLink, ...]
    """The first three, as the notes write them."""
    others: bool
    """Whether there are more authors than these."""
    topics: tuple[TermLink, ...]
    links: tuple[LinkView, ...]
    """The first of each kind."""
    coins: str
    """The paper as an OpenURL context object, which reference managers read from a list; empty for a note."""
    draft: bool
    """True for a private note, which only a preview with drafts shows."""


class GroupView(NamedTuple):
    """Rows under one heading."""

    id: str
    title: str
    url: str
    note: str
    """How many, and a venue's full name."""
    rows: tuple[Markup, ...]
    """Each drawn by ``row.html``."""
    more: str
    """"All 812", when rows were left out."""
    by: str
    """What the heading says of all rows: ``venue-year``, ``venue``, ``year`` or nothing."""
    family: str = ""
    """The field of the heading's venue."""


@dataclass(frozen=True, slots=True)
class TermView:
    """A term in a list of terms."""

    name: str
    title: str
    """A venue's full name; how else the notes write an author, in words."""
    url: str
    """Empty for an author without a page: of more than three hundred, those of one paper."""
    count: int
    share: int
    """In percent of the largest term of the list."""
    years: str
    """``2019–2023``, or one year, or empty."""
    spark: Markup
    """Papers by year as a small picture, empty where there are fewer than three years."""
    top: tuple[TermLink, ...]
    """What its entries most often are about; for a topic or an author, some of the entries."""
    more: int
    """How many entries of a topic or an author are not among them."""
    family: FamilyView | None = None
    """Of a venue that is known."""
    way: tuple[str, ...] = ()
    """The parts of a nested tag's name before its last."""

    @property
    def leaf(self) -> str:
        """The last part of a nested tag's name; the name of any other."""
        return self.name.rpartition("/")[2].strip() if self.way else self.name


class ListingView(NamedTuple):
    """A page that lists entries: all papers, or those of a term."""

    heading: str
    taxonomy: str
    """``venues``, ``topics``, ``years``, ``authors``; empty for all papers."""
    title: str
    """A venue's full name; how else the notes write an author, in words; else empty."""
    total: int
    """Entries in the whole list, over all its pages."""
    facts: tuple[Fact, ...]
    groups: tuple[GroupView, ...]
    pager: Pager | None
    chart: Markup
    topics: tuple[TermView, ...]
    venues: tuple[TermView, ...]
    previous: TermLink | None
    """The year before, on a year's page."""
    next: TermLink | None
    family: FamilyView | None = None
    """Of a venue that is known."""
    authors: tuple[TermView, ...] = ()
    """On an author's page, with whom they wrote."""
    headings: tuple[TermView, ...] = ()
    """On the page of all papers, the headings of the notes above them: labs, for one."""
    filters: frozenset[str] = frozenset()
    """Of ``venue``, ``year``, ``topic``, ``status`` and ``code`` those in which the whole list's entries differ."""
    dense: bool = False
    """Whether its rows are lines: hardly any of the papers has notes."""


class TermsView(NamedTuple):
    """A page that lists the terms of a taxonomy."""

    taxonomy: str
    heading: str
    note: str
    terms: tuple[TermView, ...]
    chart: Markup
    pager: Pager | None
    families: tuple[FamilyView, ...] = ()
    """Those of the venues in the chart, for its legend."""


class SnippetView(NamedTuple):
    """A code block with where it stands."""

    html: Markup
    language: str
    title: str
    url: str
    """The entry's page, at the section."""
    section: str
    place: str


class SnippetGroup(NamedTuple):
    """The snippets in one language."""

    id: str
    language: str
    note: str
    """How many there are in the language, over all pages."""
    snippets: tuple[SnippetView, ...]
    """Those on this page."""
    total: int


class SnippetsView(NamedTuple):
    """A page of code blocks."""

    groups: tuple[SnippetGroup, ...]
    note: str
    sources: tuple[TermLink, ...]
    """The entries whose snippets stand on this page."""
    pager: Pager | None
