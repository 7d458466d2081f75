"""The first page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markupsafe import Markup

    from papernotes.site.context.every_page import TermLink
    from papernotes.site.context.list_pages import GroupView, TermView


@dataclass(frozen=True, slots=True)
class WantedView:
    """A paper that is mentioned and not noted."""

    name: str
    count: int
    share: int
    entries: tuple[TermLink, ...]
    """The first of those that mention it."""
    more: int
    """How many others do."""


class DatedLink(NamedTuple):
    """An entry and a day or month."""

    name: str
    url: str
    date: str


class AsideLink(NamedTuple):
    """A way to an entry with a word beside it, and one beneath."""

    name: str
    url: str
    word: str
    beneath: str


class DoorView(NamedTuple):
    """The first of some papers that wait, the newest first."""

    status: str
    """What a list calls them: ``to-read`` or ``unnoted``."""
    title: str
    entries: tuple[AsideLink, ...]
    more: str
    """"All 31", when there are more."""


class GlanceCell(NamedTuple):
    """What an entry says in a column: a sentence or two, or nothing."""

    role: str
    head: str
    """What the passage is called, where it is not of the column's role."""
    text: str
    url: str
    lang: str


class GlanceRow(NamedTuple):
    """An entry at a glance: its problem and its method."""

    link: TermLink
    title: str
    about: str
    """Venue and year."""
    lang: str
    problem: GlanceCell
    method: GlanceCell


class GlanceGroup(NamedTuple):
    """The entries of a topic at a glance."""

    title: str
    url: str
    note: str
    """"All 6 papers", where the topic has more than stand here, else empty."""
    rows: tuple[GlanceRow, ...]


class HomeView(NamedTuple):
    """The first page."""

    glance: tuple[GlanceGroup, ...]
    """A library of few papers by problem and method; empty for others, which have ``written`` and ``groups``."""
    written: tuple[Markup, ...]
    """Rows of papers with notes, of a library too large to show them all: those that tell most first."""
    written_note: str
    """How many have notes."""
    groups: tuple[GroupView, ...]
    """What else has notes; of a library without any, all."""
    bare: tuple[AsideLink, ...]
    """What is but a link so far, beside what has notes."""
    years: str
    """The first and the last year of a paper, ``2019–2023``."""
    chart: Markup
    dense: bool
    """Whether its rows are lines: hardly any of the papers has notes."""
    subjects: tuple[TermView, ...]
    """The largest topics, where there are more than the margin holds, or no margin."""
    subjects_note: str
    """How many topics have pages."""
    topics: tuple[TermView, ...]
    venues: tuple[TermView, ...]
    authors: tuple[TermView, ...]
    """Those of two entries or more."""
    named: tuple[AsideLink, ...]
    """What other notes speak of most."""
    notes: tuple[AsideLink, ...]
    """The first notes that are no papers."""
    snippets: tuple[AsideLink, ...]
    wanted: tuple[WantedView, ...]
    lately: tuple[DatedLink, ...]
    """What was read last, or dated, or written, as far as is known."""
    doors: tuple[DoorView, ...]
    """Papers to read, and papers without notes beside others that have them."""
    calendar: Markup
    """When papers were read; where the notes do not say, their other dates; empty where there are none."""
    calendar_title: str
    more: str
    """"All 10,000 papers", when the page does not show them all, else empty."""
