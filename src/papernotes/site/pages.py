"""Page → Artifact: each page drawn from its view, with its template."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from papernotes.site.accent import accent_css
from papernotes.site.compare import board_view, shard_count
from papernotes.site.context import Fact, NavItem, PageView, SiteView
from papernotes.site.desk import Desk
from papernotes.site.digested import digest_of
from papernotes.site.head import describe, head_view
from papernotes.site.lists import listing_view, pager
from papernotes.site.page import Artifact
from papernotes.site.paper import entry_view
from papernotes.site.plan import entry_permalink, listed
from papernotes.site.snippets_view import snippets_view
from papernotes.site.terms import terms_view
from papernotes.site.theme import draw

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from papernotes.config import Config
    from papernotes.site.page import Page, PageKind
    from papernotes.site.shelf import Shelf
    from papernotes.site.theme import Theme
    from papernotes.site.words import Words

_MENU = {"papers": "papers/index.html", "venues": "venues/index.html", "topics": "topics/index.html",
         "authors": "authors/index.html", "years": "years/index.html", "snippets": "snippets.html",
         "compare": "compare.html"}  # fmt: skip
_PLACE_OF = {"entry": "papers", "entries": "papers", "snippets": "snippets", "compare": "compare"}
_NOWHERE = frozenset({"not-found", "preview"})
"""Kinds of pages that are found at no address of the site."""


_AS_IT_IS: Mapping[PageKind, str] = {
    "compare": "compare",
    "search": "asks",
}
"""Pages whose template sees the view as it is, with the name that it has there."""


class Press:
    """Draws pages from their views, and what all pages of a run share: the header and footer of each depth.

    It keeps nothing of the library but what every page tells of it.
    """

    def __init__(self, shelf: Shelf) -> None:
        self.config = shelf.config
        self.theme = shelf.theme
        self.words = shelf.words
        unnoted, style = shelf.tells_unnoted, shelf.style
        self.desk = Desk(shelf.config, shelf.theme, shelf.words, tells_unnoted=unnoted, style=style)
        self.site = _site(shelf)
        self._places = frozenset(_places(shelf))
        self.digest = digest_of((shelf.config, shelf.theme.digest, unnoted, style, self.site, sorted(self._places)))
        """Changes with whatever every page is drawn from beside its view."""
        self._frames: dict[tuple[str, str, bool], tuple[Markup, Markup]] = {}

    def artifact(self, page: Page) -> Artifact:
        """Return a page as the file it becomes. Raises ThemeError."""
        return Artifact(page.permalink, self.page(page).encode())

    def page(self, page: Page) -> str:
        """Return a page's HTML. Raises ThemeError."""
        return draw(self.theme, page.template, {**self.shared(page), **self._own(page, self.root(page))})

    def shared(self, page: Page) -> dict[str, object]:
        """Return what templates see on every page. Raises ThemeError."""
        root = self.root(page)
        view = self._view(page)
        header, footer = self._frame(page, root)
        return {
            "site": self.site, "page": view, "words": self.desk.names, "count": self.words.count, "root": root,
            "head": head_view(page, view, self.config), "header": header, "footer": footer,
        }  # fmt: skip

    def root(self, page: Page) -> str:
        """Return what leads from a page to the site's root.

        404.html is served in the place of pages at any depth, so it names the path of the site's address.
        """
        if page.kind == "not-found" and self.config.url:
            return urlsplit(self.config.url).path.rstrip("/") + "/"
        return "../" * page.permalink.count("/")

    def _own(self, page: Page, root: str) -> dict[str, object]:
        """Return the variable that a kind of page has to itself."""
        subject: Any = page.subject  # what it is follows from the page's kind
        desk = self.desk
        if page.kind in _AS_IT_IS:
            return {_AS_IT_IS[page.kind]: subject}
        match page.kind:
            case "home":
                return {"home": subject.view}
            case "entry":
                return {"entry": entry_view(subject, desk)}
            case "entries" | "term":
                return {"listing": listing_view(subject, desk, root)}
            case "taxonomy":
                return {"terms": terms_view(subject, desk, pager(subject.part))}
            case "snippets":
                return {"snippets": snippets_view(subject, desk, pager(subject.part))}
            case "board":
                return {"board": board_view(subject, desk, root, pager(subject.part))}
            case "redirect":
                return {"target": entry_permalink(subject)}
        return {}

    def _view(self, page: Page) -> PageView:
        title = self.words.plain.get(page.title, page.title) if page.kind != "entry" else page.title
        base = self.config.url.rstrip("/")
        # Non-ASCII letters stand as they are in links; an address for others is written in full.
        canonical = f"{base}/{quote(page.permalink)}" if base and page.kind not in _NOWHERE else ""
        return PageView(page.kind, title, describe(page, title, self.desk), page.permalink, canonical)

    def _frame(self, page: Page, root: str) -> tuple[Markup, Markup]:
        """Return header and footer, drawn once for each depth and place in the menu."""
        place = _PLACE_OF.get(page.kind, page.permalink.split("/")[0])
        here = _MENU.get(place) == page.permalink
        key = root, place, here
        if key not in self._frames:
            context = {
                "site": self.site, "words": self.desk.names, "count": self.words.count, "root": root,
                "menu": self._menu(place, here=here), "at_home": page.kind == "home",
            }  # fmt: skip
            self._frames[key] = (
                Markup(draw(self.theme, "header.html", context)),
                Markup(draw(self.theme, "footer.html", context)),
            )
        return self._frames[key]

    def _menu(self, place: str, *, here: bool) -> tuple[NavItem, ...]:
        return tuple(
            NavItem(self.words[name], url, ("page" if here else "true") if name == place else "")
            for name, url in _MENU.items()
            if name in self._places
        )


def _places(shelf: Shelf) -> Iterator[str]:
    """Yield what the menu leads to."""
    yield from ("papers", "compare")
    if shelf.has_snippets:
        yield "snippets"
    yield from (name for name, taxonomy in shelf.library.taxonomies.items() if taxonomy.terms)


def _site(shelf: Shelf) -> SiteView:
    config, words, library = shelf.config, shelf.words, shelf.library
    drafts = sum(any(record.draft for record in entry.parts) for entry in library.entries)
    snippets = sum(len(record.snippets) for entry in library.entries for record in entry.parts)
    figures = [(name, len(listed(tax)), f"{name}/index.html")
               for name in ("venues", "topics") if (tax := library.taxonomies.get(name))]  # fmt: skip
    facts: tuple[Fact, ...] = shelf.facts(library.entries, [*figures, ("snippets", snippets, "snippets.html")])
    return SiteView(
        title=config.title,
        description=config.description,
        author=config.author,
        language=config.language or words.language,
        facts=facts,
        search=config.search,
        version=_version(shelf.theme, config, words),
        extra_style="custom.css" in shelf.theme.assets,
        accent=bool(accent_css(config.accent)),
        shards=shard_count(library.entries),
        drafts=words.count("drafts_shown", drafts) if drafts else "",
    )


def _version(theme: Theme, config: Config, words: Words) -> str:
    """Return eight digits that change with anything that an asset's bytes depend on."""
    return hashlib.blake2b(f"{theme.digest}{config.accent}{words.language}".encode(), digest_size=4).hexdigest()
