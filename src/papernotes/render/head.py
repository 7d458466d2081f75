"""What a page's head says to programs: reference managers, search engines, feed readers, link previews."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from papernotes.library.model import Entry
from papernotes.render.exports.highwire import highwire
from papernotes.render.exports.linked import linked_data
from papernotes.render.exports.plain import line
from papernotes.render.feeds.atom import SITE_FEED, term_feed
from papernotes.render.feeds.opensearch import OPENSEARCH, described
from papernotes.render.plan import Part
from papernotes.render.texts import cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from papernotes.config import Config
    from papernotes.render.context import PageView
    from papernotes.render.exports.citation import Citation
    from papernotes.render.page import Page
    from papernotes.render.shelf import Shelf
    from papernotes.slug import Slug

_LISTS = frozenset({"entries", "term"})
_LONGEST, _TOPICS = 200, 6
_NOT_SHARED = frozenset({"not-found", "redirect", "preview"})


class Alternate(NamedTuple):
    """The same in another form: a ``<link>`` to another file of the site."""

    rel: str
    type: str
    title: str
    url: str
    """Below the site's root, as all permalinks."""


class HeadView(NamedTuple):
    """The elements that a page's head has for programs, in the order in which they are written."""

    names: tuple[tuple[str, str], ...]
    """``<meta name content>``."""
    properties: tuple[tuple[str, str], ...]
    """``<meta property content>``: OpenGraph."""
    alternates: tuple[Alternate, ...]
    linked_data: Markup
    """The text of ``<script type="application/ld+json">``, empty where there is none."""


def head_view(page: Page, view: PageView, config: Config, cited: Mapping[Slug, Citation]) -> HeadView:
    """Return what the head of a page says to programs.

    ``view`` is what the page's template sees of it, ``cited`` what `citations` returns. No ``author`` is named:
    reference managers would take the notes' author for the paper's.
    """
    if page.kind in _NOT_SHARED:
        return HeadView((), (), (), Markup())
    entry = page.subject if isinstance(page.subject, Entry) else None
    citation = cited.get(entry.slug) if entry else None
    properties = (
        ("og:type", "article" if entry else "website"),
        ("og:title", line(view.title)),
        ("og:description", line(view.description)),
        ("og:url", view.canonical),
        ("og:site_name", line(config.title)),
    )
    return HeadView(
        names=highwire(citation) if citation else (),
        properties=tuple([pair for pair in properties if pair[1]]),
        alternates=tuple(_alternates(page, entry, config)),
        linked_data=linked_data(view, config, citation) if entry else Markup(),
    )


def describe(page: Page, title: str, shelf: Shelf) -> str:
    """Return a sentence on what a page holds, at most 200 characters: what search engines show beneath its title."""
    config = shelf.config
    if isinstance(page.subject, Entry):
        return cut(shelf.row(page.subject).summary or page.title, _LONGEST)
    if page.kind == "home":
        topics = ", ".join(term.name for term in shelf.terms("topics")[:_TOPICS])
        held = shelf.words.count("n_entries", len(shelf.library.entries))
        return cut(config.description or (f"{held}: {topics}" if topics else held), _LONGEST)
    part = page.subject if isinstance(page.subject, Part) else None
    told = shelf.title(part.term) if part and part.term else ""
    full = told if told != title else ""
    held = shelf.words.count("n_entries", part.total) if part and page.kind in _LISTS else ""
    return cut(" · ".join(text for text in (title, full, held, config.title) if text), _LONGEST)


def _alternates(page: Page, entry: Entry | None, config: Config) -> Iterator[Alternate]:
    title = line(config.title)
    part = page.subject if isinstance(page.subject, Part) else None
    if config.feeds:
        if part and part.term and part.taxonomy and (feed := term_feed(part.taxonomy, part.term)):
            yield Alternate("alternate", "application/atom+xml", f"{line(part.term.name)} · {title}", feed)
        yield Alternate("alternate", "application/atom+xml", title, SITE_FEED)
    if entry:
        yield Alternate("alternate", "text/markdown", "Markdown", f"papers/{entry.slug}.md")
    if page.kind in ("home", "entries"):
        yield Alternate("alternate", "application/x-bibtex", "BibTeX", "papers.bib")
    if described(config):
        yield Alternate("search", "application/opensearchdescription+xml", title, OPENSEARCH)
