"""A planned page, what stands on it, and a finished artifact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from papernotes.slug import Permalink

PageKind = Literal[
    "home", "entry", "entries", "taxonomy", "term", "snippets", "compare", "board", "search", "not-found", "redirect",
    "preview"
]  # fmt: skip
"""What a page shows; ``preview`` is what a preview alone shows, and no site has."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page the site will have: what it shows, where it stands, and the template that draws it."""

    kind: PageKind
    permalink: Permalink
    template: str
    subject: object
    """What the page is about: an Entry, a Term with its part of a paged list, None for home."""
    title: str


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site: its path below the site folder and its bytes."""

    path: str
    content: bytes


class Piece(NamedTuple):
    """A part of the site that can be made by itself, in any order and in any process."""

    draw: Callable[[Any], Iterable[Artifact]]
    """Draws the artifacts from their view."""
    paths: tuple[str, ...] = ()
    """The paths of its artifacts, where they are known beforehand."""
    view: Callable[[], object] = lambda: None
    """Returns all that the artifacts are drawn from, which `papernotes.site.digested.digest_of` tells; None for what is
    made at each build."""

    def make(self) -> Iterable[Artifact]:
        """Return its artifacts."""
        return self.draw(self.view())


class SectionBody(Protocol):
    """The HTML of a section."""

    @property
    def html(self) -> str:
        """Safe HTML of what stands beneath the heading."""


class Body(Protocol):
    """The HTML of a record, section by section."""

    @property
    def sections(self) -> Sequence[SectionBody]:
        """One for each of the record's sections, in order."""

    @property
    def about(self) -> str:
        """What a list says of the record: an excerpt, empty where nothing is written."""

    def figure(self, index: int) -> str:
        """Return one of the record's snippets as a section shows it, empty where none does to the letter."""
