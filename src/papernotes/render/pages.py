"""Page → Artifact: the view of each page, drawn with its template."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from papernotes.render.accent import accent_css
from papernotes.render.asking import examples
from papernotes.render.compare import board_view, compare_view, shard_count
from papernotes.render.context import Fact, NavItem, PageView, SiteView
from papernotes.render.head import describe, head_view
from papernotes.render.home import home_view
from papernotes.render.lists import listing_view, pager
from papernotes.render.markup.code import figure
from papernotes.render.markup.wording import worded
from papernotes.render.page import Artifact
from papernotes.render.paper import WholeBody, entry_view
from papernotes.render.plan import entry_permalink, listed
from papernotes.render.shelf import Shelf
from papernotes.render.snippets import snippets_view
from papernotes.render.terms import terms_view
from papernotes.render.theme import draw
from papernotes.render.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papernotes.config import Config
    from papernotes.library.model import Entry, Library
    from papernotes.render.connections import Connections
    from papernotes.render.exports import Citation
    from papernotes.render.page import Body, Page
    from papernotes.render.plan import Found
    from papernotes.render.theme import Theme
    from papernotes.slug import Slug

_MENU = {"papers": "papers/index.html", "venues": "venues/index.html", "topics": "topics/index.html",
         "authors": "authors/index.html", "years": "years/index.html", "snippets": "snippets.html",
         "compare": "compare.html"}  # fmt: skip
_PLACE_OF = {"entry": "papers", "entries": "papers", "snippets": "snippets", "compare": "compare"}
_NOWHERE = frozenset({"not-found", "preview"})
"""Kinds of pages that are found at no address of the site."""


class Press:
    """What all pages of a run share: the shelf, and the page parts that depend on depth alone.

    ``bodies`` holds a body for the file and first line of each record that the pages show, ``connections``
    resolves what they refer to, ``cited`` holds the papers as they are cited.
    """

    def __init__(
        self,
        library: Library,
        config: Config,
        theme: Theme,
        bodies: Mapping[tuple[str, int], Body],
        connections: Connections,
        cited: Mapping[Slug, Citation],
    ) -> None:
        self.config = config
        self.theme = theme
        self.bodies = bodies
        self.connections = connections
        self.words = words_of(theme, config.language)
        self.shelf = Shelf(library, config, theme, self.words, cited, bodies)
        self.site = self._site(library)
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
            "site": self.site, "page": view, "words": self.shelf.names, "count": self.words.count, "root": root,
            "head": head_view(page, view, self.config, self.shelf.cited), "header": header, "footer": footer,
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
        shelf = self.shelf
        match page.kind:
            case "home":
                return {"home": home_view(shelf)}
            case "entry":
                return {"entry": entry_view(subject, shelf, self._body)}
            case "entries" | "term":
                return {"listing": listing_view(subject, shelf, root)}
            case "taxonomy":
                return {"terms": terms_view(subject, shelf, pager(subject))}
            case "snippets":
                return {"snippets": snippets_view(subject, shelf, self._figure, pager(subject))}
            case "compare":
                return {"compare": compare_view(subject, shelf, pager(subject))}
            case "board":
                return {"board": board_view(subject, shelf, root, pager(subject))}
            case "search":
                return {"asks": examples(shelf)}
            case "redirect":
                return {"target": entry_permalink(subject)}
        return {}

    def _view(self, page: Page) -> PageView:
        title = self.words.plain.get(page.title, page.title) if page.kind != "entry" else page.title
        base = self.config.url.rstrip("/")
        # Non-ASCII letters stand as they are in links; an address for others is written in full.
        canonical = f"{base}/{quote(page.permalink)}" if base and page.kind not in _NOWHERE else ""
        return PageView(page.kind, title, describe(page, title, self.shelf), page.permalink, canonical)

    def _frame(self, page: Page, root: str) -> tuple[Markup, Markup]:
        """Return header and footer, drawn once for each depth and place in the menu."""
        place = _PLACE_OF.get(page.kind, page.permalink.split("/")[0])
        here = _MENU.get(place) == page.permalink
        key = root, place, here
        if key not in self._frames:
            context = {
                "site": self.site, "words": self.shelf.names, "count": self.words.count, "root": root,
                "menu": self._menu(place, here=here), "at_home": page.kind == "home",
            }  # fmt: skip
            self._frames[key] = (
                Markup(draw(self.theme, "header.html", context)),
                Markup(draw(self.theme, "footer.html", context)),
            )
        return self._frames[key]

    def _menu(self, place: str, *, here: bool) -> tuple[NavItem, ...]:
        taxonomies = self.shelf.library.taxonomies
        return tuple(
            NavItem(self.words[name], url, ("page" if here else "true") if name == place else "")
            for name, url in _MENU.items()
            if name in ("papers", "compare")
            or (name == "snippets" and self.shelf.has_snippets)
            or (name in taxonomies and taxonomies[name].terms)  # type: ignore[index] # it is in there
        )

    def _body(self, entry: Entry) -> WholeBody:
        """Return the HTML of an entry's sections, over all its parts, with its links in place, and what it cites."""
        said = self.connections.sections(entry, self.bodies, lambda html: worded(html, self.words.plain))
        sections = tuple(said)
        return WholeBody(sections, self.connections.works_in(sections))

    def _figure(self, found: Found) -> Markup:
        """Return a code block; most are highlighted on their entry's page already."""
        place, snippet = found.record.place, found.snippet
        shown = self.bodies[place.start].figure(found.index)
        html = shown or figure(snippet.code, snippet.language)
        return Markup(worded(html, self.words.plain))

    def _site(self, library: Library) -> SiteView:
        config, words = self.config, self.words
        drafts = sum(any(record.draft for record in entry.parts) for entry in library.entries)
        snippets = sum(len(record.snippets) for entry in library.entries for record in entry.parts)
        figures = [(name, len(listed(tax)), f"{name}/index.html")
                   for name in ("venues", "topics") if (tax := library.taxonomies.get(name))]  # fmt: skip
        facts: tuple[Fact, ...] = self.shelf.facts(library.entries, [*figures, ("snippets", snippets, "snippets.html")])
        return SiteView(
            title=config.title,
            description=config.description,
            author=config.author,
            language=config.language or words.language,
            facts=facts,
            search=config.search,
            version=_version(self.theme, config),
            extra_style="custom.css" in self.theme.assets,
            accent=bool(accent_css(config.accent)),
            shards=shard_count(library.entries),
            drafts=words.count("drafts_shown", drafts) if drafts else "",
        )


def _version(theme: Theme, config: Config) -> str:
    """Return eight digits that change with anything that an asset's bytes depend on."""
    return hashlib.blake2b(f"{theme.digest}{config.accent}".encode(), digest_size=4).hexdigest()
