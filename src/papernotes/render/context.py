"""What templates see: frozen views with every link relative and every word chosen.

A template gets ``site``, ``page``, ``words``, ``count``, ``root``, ``header`` and ``footer``, and one variable of its
own kind: ``home``, ``entry``, ``listing``, ``terms``, ``snippets`` or ``target``. Addresses are permalinks below the
site's root; a template writes ``{{ root }}{{ row.url }}``, where ``root`` is ``""``, ``"../"`` or ``"../../"``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class SiteView:
    """What is the same on every page."""

    title: str
    description: str
    author: str
    language: str
    """The tag of ``language:``, for ``<html lang>``."""
    facts: tuple[Fact, ...]
    """How much there is, the most telling figures first; figures of nothing are left out."""
    search: bool
    """True when the site has a search page."""
    version: str
    """Eight digits that change when the theme does; put after an asset's address."""
    extra_style: bool
    """True when the theme has an ``assets/custom.css``."""
    accent: bool
    """True when an ``assets/accent.css`` is made from ``accent:``."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure and its noun, with the page that lists what is counted."""

    number: int
    noun: str
    url: str


@dataclass(frozen=True, slots=True)
class NavItem:
    """A link of the main menu."""

    label: str
    url: str
    current: str
    """``page`` on the page itself, ``true`` on the pages below it, else empty: the value of ``aria-current``."""


@dataclass(frozen=True, slots=True)
class PageView:
    """The page being drawn."""

    kind: str
    title: str
    """For ``<title>``, without the site's name."""
    description: str
    """One or two plain sentences, at most 200 characters."""
    permalink: str
    canonical: str
    """The absolute address, empty without ``url:`` in the settings."""


@dataclass(frozen=True, slots=True)
class Pager:
    """The pages of a list that takes several."""

    number: int
    count: int
    pages: tuple[PagerItem, ...]
    """Every page, or the first, the last and the near ones; a gap has no address."""
    previous: str
    next: str


@dataclass(frozen=True, slots=True)
class PagerItem:
    """A page number; ``url`` is empty for the page itself and for a gap (number 0)."""

    number: int
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class TermLink:
    """A term to link to."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link that leaves the site."""

    kind: str
    word: str
    """The kind in the interface's language."""
    detail: str
    """The repository (``openai/CLIP``) or the host; at most 40 characters."""
    url: str


@dataclass(frozen=True, slots=True)
class RowView:
    """An entry in a list."""

    slug: str
    kind: str
    title: str
    name: str
    url: str
    lang: str
    """The language of the title when it is not the site's, else empty."""
    summary: str
    status: str
    status_word: str
    venue: TermLink | None
    year: TermLink | None
    topics: tuple[TermLink, ...]
    links: tuple[LinkView, ...]
    """The first of each kind."""


@dataclass(frozen=True, slots=True)
class GroupView:
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
    named: bool
    """True when a row has a short name to show."""


@dataclass(frozen=True, slots=True)
class TermView:
    """A term in a list of terms."""

    name: str
    title: str
    url: str
    count: int
    share: int
    """In percent of the largest term of the list."""
    years: str
    """``2019–2023``, or one year, or empty."""
    spark: Markup
    """Papers by year as a small picture, empty where there are fewer than three years."""
    top: tuple[TermLink, ...]
    """What its entries most often are about (or, for a topic, where they appeared)."""


@dataclass(frozen=True, slots=True)
class WantedView:
    """A paper that is mentioned and not noted."""

    name: str
    url: str
    """Its own address elsewhere, or empty."""
    count: int
    share: int
    entries: tuple[TermLink, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page."""

    groups: tuple[GroupView, ...]
    chart: Markup
    topics: tuple[TermView, ...]
    venues: tuple[TermView, ...]
    wanted: tuple[WantedView, ...]
    more: str
    """"All 10,000 papers", when the page does not show them all, else empty."""


@dataclass(frozen=True, slots=True)
class ListingView:
    """A page that lists entries: all papers, or those of a term."""

    heading: str
    taxonomy: str
    """``venues``, ``topics``, ``years``; empty for all papers."""
    title: str
    """A venue's full name, else empty."""
    facts: tuple[Fact, ...]
    groups: tuple[GroupView, ...]
    pager: Pager | None
    chart: Markup
    topics: tuple[TermView, ...]
    venues: tuple[TermView, ...]
    previous: TermLink | None
    """The year before, on a year's page."""
    next: TermLink | None


@dataclass(frozen=True, slots=True)
class TermsView:
    """A page that lists the terms of a taxonomy."""

    taxonomy: str
    heading: str
    note: str
    terms: tuple[TermView, ...]
    chart: Markup
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class SnippetView:
    """A code block with where it stands."""

    html: Markup
    language: str
    title: str
    url: str
    """The entry's page, at the section."""
    section: str
    place: str


@dataclass(frozen=True, slots=True)
class SnippetGroup:
    """The snippets in one language."""

    id: str
    language: str
    note: str
    snippets: tuple[SnippetView, ...]


@dataclass(frozen=True, slots=True)
class SnippetsView:
    """A page of code blocks."""

    groups: tuple[SnippetGroup, ...]
    note: str
    sources: tuple[TermLink, ...]
    """The entries whose snippets stand on this page."""
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of an entry."""

    id: str
    heading: str
    """Empty for what stands before the first heading."""
    level: int
    """The heading's level on the page, 2 to 6, without gaps."""
    role: str
    role_word: str
    """Empty when the heading says the same word, or the section above has the same role."""
    html: Markup
    lang: str
    empty: bool


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place of the notes."""

    words: str
    """"research-notes.md, lines 66–78"."""
    url: str
    """The lines in the repository, empty without ``repo:``."""


@dataclass(frozen=True, slots=True)
class PartView:
    """What one place of the notes says about an entry."""

    place: PlaceView
    sections: tuple[SectionView, ...]


@dataclass(frozen=True, slots=True)
class ProvenanceView:
    """Where a field's value came from."""

    field: str
    value: str
    line: int
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class MentionView:
    """A sentence of another entry that speaks of this one."""

    title: str
    url: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class RelatedView:
    """A related entry and why."""

    title: str
    name: str
    url: str
    because: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The entry before or after this one in its group."""

    label: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Sibling:
    """An entry of the same group."""

    title: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class EntryView:
    """A paper or a note with everything that its page shows."""

    row: RowView
    title: str
    name: str
    """The short name when the title does not begin with it, else empty."""
    kind: str
    crumbs: tuple[TermLink, ...]
    authors: tuple[str, ...]
    arxiv: str
    doi: str
    topics: tuple[TermLink, ...]
    links: tuple[LinkView, ...]
    status: str
    status_word: str
    rating: str
    """``★★★★☆``, or empty."""
    rating_words: str
    read_on: str
    parts: tuple[PartView, ...]
    contents: tuple[SectionView, ...]
    """The sections with headings, when there are at least two."""
    provenance: tuple[ProvenanceView, ...]
    mentions: tuple[MentionView, ...]
    related: tuple[RelatedView, ...]
    siblings: tuple[Sibling, ...]
    """The entries around this one in its group, itself among them; empty when it is alone."""
    group: str
    """The group's title, ``CVPR 2023``."""
    group_url: str
    previous: Neighbour | None
    next: Neighbour | None
    lang: str
    highwire: tuple[tuple[str, str], ...] = field(default=())
    """``citation_*`` names and values, for reference managers."""
