"""Pages that show entries side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from papernotes.site.context.every_page import Pager, TermLink


class CellView(NamedTuple):
    """A passage of an entry's notes."""

    heading: str
    """Its section's; empty where that only says what its column says."""
    text: str
    """Its first words; the whole stands at ``url``."""
    url: str
    lang: str


class BoardRow(NamedTuple):
    """An entry on a board."""

    link: TermLink
    about: str
    """Venue and year."""
    lang: str
    cells: Mapping[str, tuple[CellView, ...]]
    """Passages by role; a role without one is not there."""
    others: tuple[CellView, ...]
    """Sections without a role, by their headings alone; where none has a role, the first with its words."""


class BoardView(NamedTuple):
    """A term's entries side by side by role, or those of all papers that tell of a role."""

    heading: str
    title: str
    """The heading in full: "Diffusion models, side by side"."""
    term: TermLink | None
    note: str
    """How many entries."""
    roles: tuple[tuple[str, str], ...]
    """The columns: each role that an entry of the page has, and its word."""
    rows: tuple[Markup, ...]
    """Each drawn by ``board-row.html``, which sees ``row``, ``roles``, ``others``, ``root`` and ``words``."""
    others: bool
    """Whether any row has sections without a role."""
    pager: Pager | None
    shared: Mapping[str, str]
    """By role, the heading of most of its passages, which the column's head says for all of them."""


class BoardLink(NamedTuple):
    """The way to a board."""

    name: str
    url: str
    note: str


class CompareView(NamedTuple):
    """The page of what a reader picks, with the way to all boards."""

    all: tuple[BoardLink, ...]
    """Boards of all papers, of a role each."""
    topics: tuple[BoardLink, ...]
    venues: tuple[BoardLink, ...]
    roles: tuple[tuple[str, str], ...]
    pager: Pager | None
