"""Page → the page with its view: what the library has to tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from papernotes.site.compare import compare_view, compared_of
from papernotes.site.entry_contents import sheet_of
from papernotes.site.home import home_of
from papernotes.site.lists import listing_of, pager
from papernotes.site.page import Page
from papernotes.site.search_examples import examples
from papernotes.site.snippets_view import collected_of
from papernotes.site.terms import index_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from papernotes.site.connections import Connections
    from papernotes.site.page import PageKind
    from papernotes.site.shelf import Shelf


_OF_ALL: Mapping[PageKind, Callable[[Shelf], object]] = {
    "home": home_of,
    "search": examples,
}
"""What makes the view of a page that is about the whole library."""


class Views:
    """Makes the views of a library's pages. What it makes follows from the shelf and the connections alone."""

    def __init__(self, shelf: Shelf, connections: Connections) -> None:
        self.shelf = shelf
        self.connections = connections

    def of(self, page: Page) -> Page:
        """Return a page with all that it is drawn from as its subject."""
        return Page(page.kind, page.permalink, page.template, self._subject(page), page.title)

    def _subject(self, page: Page) -> object:
        subject: Any = page.subject  # what it is follows from the page's kind
        shelf = self.shelf
        if page.kind in _OF_ALL:
            return _OF_ALL[page.kind](shelf)
        match page.kind:
            case "entry":
                return sheet_of(subject, shelf, self.connections)
            case "entries" | "term":
                return listing_of(subject, shelf)
            case "taxonomy":
                return index_of(subject, shelf)
            case "snippets":
                return collected_of(subject, shelf)
            case "compare":
                return compare_view(subject, shelf, pager(subject))
            case "board":
                return compared_of(subject, shelf)
            case "redirect":
                return shelf.face(subject)
        return None
