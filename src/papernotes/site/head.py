"""What a page's head says to programs: reference managers, search engines, feed readers, link previews."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from papernotes.site.compare import Compared
from papernotes.site.entry_contents import Sheet
from papernotes.site.exports.highwire import highwire
from papernotes.site.exports.linked import linked_data
from papernotes.site.exports.plain_text import line
from papernotes.site.feeds.atom import SITE_FEED
from papernotes.site.feeds.opensearch import OPENSEARCH, described
from papernotes.site.home import Home
from papernotes.site.list_values import Face
from papernotes.site.lists import Listing
from papernotes.site.texts import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.config import Config
    from papernotes.site.context import PageView
    from papernotes.site.desk import Desk
    from papernotes.site.page import Page

_LONGEST = 200
_ALSO = {"description": "og:description", "citation_title": "og:title"}
"""What a name and a property of OpenGraph say alike: one element bears both where the words are the same."""
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

    def tags(self, description: str) -> tuple[tuple[str, str, str], ...]:
        """Return name, property and content of each ``<meta>``, the page's description first."""
        told = dict(self.properties)
        names = (*((("description", description),) if description else ()), *self.names)
        alike = {name: _ALSO[name] for name, content in names if name in _ALSO and told.get(_ALSO[name]) == content}
        left = [("", key, content) for key, content in self.properties if key not in alike.values()]
        return (*[(name, alike.get(name, ""), content) for name, content in names], *left)


def head_view(page: Page, view: PageView, config: Config) -> HeadView:
    """Return what the head of a page says to programs.

    ``page`` holds its view, ``view`` is what its template sees of it. No ``author`` is named: reference managers would
    take the notes' author for the paper's.
    """
    if page.kind in _NOT_SHARED:
        return HeadView((), (), (), Markup())
    sheet = page.subject if isinstance(page.subject, Sheet) else None
    citation = sheet.face.value.citation if sheet else None
    properties = (
        ("og:type", "article" if sheet else "website"),
        ("og:title", line(view.title)),
        ("og:description", line(view.description)),
        ("og:url", view.canonical),
        ("og:site_name", line(config.title)),
    )
    return HeadView(
        names=highwire(citation) if citation else (),
        properties=tuple([pair for pair in properties if pair[1]]),
        alternates=tuple(_alternates(page, config)),
        linked_data=linked_data(view, config, citation) if sheet else Markup(),
    )


def describe(page: Page, title: str, desk: Desk) -> str:
    """Return a sentence on what a page holds, at most 200 characters: what search engines show beneath its title."""
    subject = page.subject
    if isinstance(subject, Sheet):
        return cut(subject.face.value.about or page.title, _LONGEST)
    if isinstance(subject, Face):
        return cut(subject.about or page.title, _LONGEST)
    if isinstance(subject, Home):
        return cut(subject.description, _LONGEST)
    tag = subject.tag if isinstance(subject, Listing | Compared) else None
    told = desk.title(tag) if tag else ""
    full = told if told != title else ""
    held = desk.words.count("n_entries", subject.part.total) if isinstance(subject, Listing) else ""
    return cut(" · ".join(text for text in (title, full, held, desk.config.title) if text), _LONGEST)


def _alternates(page: Page, config: Config) -> Iterator[Alternate]:
    title, subject = line(config.title), page.subject
    if config.feeds:
        if isinstance(subject, Listing | Compared) and subject.tag and subject.feed:
            feed = f"{line(subject.tag.name)} · {title}"
            yield Alternate("alternate", "application/atom+xml", feed, subject.feed)
        yield Alternate("alternate", "application/atom+xml", title, SITE_FEED)
    if isinstance(subject, Sheet):
        yield Alternate("alternate", "text/markdown", "Markdown", f"papers/{subject.face.value.slug}.md")
    if page.kind in ("home", "entries"):
        yield Alternate("alternate", "application/x-bibtex", "BibTeX", "papers.bib")
    if described(config):
        yield Alternate("search", "application/opensearchdescription+xml", title, OPENSEARCH)
