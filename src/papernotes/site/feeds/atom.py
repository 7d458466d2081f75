"""Atom feeds (RFC 4287): the whole site, each venue, each topic of five papers and more.

There is no clock in a build, so an entry's time is told by the notes: the day (or the month's first) of reading, else
the day on which their history first has it, else the month in its arXiv id, else the first day of its year, else 1970.
It is the earliest that the paper can have been read, so newly read papers come first and the same notes give the same
feed.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from papernotes.site.exports.citation import arxiv_month
from papernotes.site.exports.plain_text import line
from papernotes.site.feeds.places import absolute, lasting_id, seen_from
from papernotes.site.feeds.xml import block, document, element, text
from papernotes.site.page import Artifact
from papernotes.site.plan import entry_permalink, term_permalink
from papernotes.site.title_text import titled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from papernotes.config import Config
    from papernotes.library.entry_model import Entry, EntryTopic, Library, TaxonomyName, Term
    from papernotes.slug import Slug

SITE_FEED = "feed.xml"
LONGEST_FEED = 50
"""Entries of a feed, the newest first."""
_WITH_FEEDS: tuple[TaxonomyName, ...] = ("topics", "venues")
_LEAST = 5
"""Papers of a topic that has a feed."""
_EPOCH = date(1970, 1, 1)


def term_feed(taxonomy: TaxonomyName, term: Term) -> str:
    """Return where a term's feed stands; empty where there is none: nobody subscribes to a topic of few papers."""
    fed = taxonomy == "venues" or (taxonomy == "topics" and len(term.entries) >= _LEAST)
    return term_permalink(taxonomy, term).removesuffix(".html") + ".xml" if fed else ""


def feeds(library: Library, config: Config, about: Callable[[Entry], str]) -> Iterator[Artifact]:
    """Yield the site's feed and those of its topics and venues; ``about`` returns what is told of an entry."""
    press = _Press(library, config, about)
    yield press.feed(SITE_FEED, "index.html", line(config.title), library.entries)
    for name in _WITH_FEEDS:
        taxonomy = library.taxonomies.get(name)
        for term in taxonomy.terms if taxonomy else ():
            if path := term_feed(name, term):
                title = f"{line(term.name)} · {line(config.title)}"
                yield press.feed(path, term_permalink(name, term), title, term.entries)


def time_of(entry: Entry) -> date:
    """Return the day that a feed gives an entry; the module says how."""
    read = entry.dated
    if read:
        with suppress(ValueError):
            return date.fromisoformat(f"{read}-01" if len(read) == len("2018-11") else read)
    month = arxiv_month(entry.record.arxiv)
    if month:
        return date(*month, 1)
    year = entry.record.year or 0
    return date(year, 1, 1) if 1000 <= year <= 9999 else _EPOCH


class _Press:
    """What the feeds of a site share: the entries' times, and each entry's XML, made once for each depth."""

    def __init__(self, library: Library, config: Config, about: Callable[[Entry], str]) -> None:
        self.config = config
        self.about = about
        self.times: dict[Slug, date] = {entry.slug: time_of(entry) for entry in library.entries}
        newest = sorted(library.entries, key=lambda entry: self.times[entry.slug], reverse=True)
        self.ranks: dict[Slug, int] = {entry.slug: rank for rank, entry in enumerate(newest)}
        """Each entry's place among all, the newest first and in the library's order within a day."""
        self.made: dict[tuple[int, Slug], str] = {}
        self.categories: dict[tuple[Slug, str], str] = {}

    def feed(self, path: str, page: str, title: str, entries: Iterable[Entry]) -> Artifact:
        """Return the feed at a path, of the entries of a page."""
        config = self.config
        newest = sorted(entries, key=lambda entry: self.ranks[entry.slug])[:LONGEST_FEED]
        updated = self.times[newest[0].slug] if newest else _EPOCH
        parts = [
            element("title", text(title)),
            element("subtitle", text(line(config.description))) if config.description and path == SITE_FEED else "",
            element("id", text(lasting_id(config, path))),
            element("updated", _stamp(updated)),
            element("author", element("name", text(line(config.author) or line(config.title) or "papernotes"))),
            _link("self", absolute(config, path), "application/atom+xml") if config.url else "",
            _link("alternate", seen_from(config, page, path), "text/html"),
            element("generator", "papernotes"),
            *(self._entry(entry, path) for entry in newest),
        ]
        marks = (("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", config.language or "en"))
        return Artifact(path, document(block("feed", parts, marks)))

    def _entry(self, entry: Entry, path: str) -> str:
        key = path.count("/"), entry.slug
        if key not in self.made:
            self.made[key] = self._draw(entry, path)
        return self.made[key]

    def _draw(self, entry: Entry, path: str) -> str:
        record = entry.record
        # The oldest address stays the id, so that a paper whose title was mended is no new entry.
        first = (entry.former or (entry.slug,))[-1]
        paper = next((link.url for link in record.links if link.kind == "paper"), "")
        told = self.about(entry)
        parts = [
            element("title", text(line(titled(record)) or entry.slug)),
            element("id", text(lasting_id(self.config, f"papers/{first}.html"))),
            element("updated", _stamp(self.times[entry.slug])),
            _link("alternate", seen_from(self.config, entry_permalink(entry), path), "text/html"),
            _link("related", paper) if paper else "",
            *map(self._category, entry.topics),
            element("summary", text(told)) if told else "",
        ]
        return block("entry", parts)

    def _category(self, topic: EntryTopic) -> str:
        """Return a topic's element, the same in each of its entries."""
        key = topic.slug, topic.name
        if key not in self.categories:
            label = topic.name if topic.name != topic.slug else ""  # without one, a reader shows the term
            self.categories[key] = element("category", attributes=(("term", topic.slug), ("label", label)))
        return self.categories[key]


def _link(rel: str, href: str, type_: str = "") -> str:
    return element("link", attributes=(("rel", rel), ("type", type_), ("href", href)))


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
