"""What each page is made of, as a digest: while it stays the same, the page does too.

A digest may change without need, and then a page is drawn that need not be. It must never stay when the page would
change, so it takes whole entries rather than the parts of them that a page shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from papernotes.recall import digest
from papernotes.render.texts import summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from papernotes.library.model import Entry, Mention
    from papernotes.model import Record
    from papernotes.render.compare import Passages
    from papernotes.render.connections import Connections
    from papernotes.render.markup import Body
    from papernotes.render.page import Page
    from papernotes.render.plan import Found, Part
    from papernotes.render.shelf import Shelf
    from papernotes.slug import Slug

_AROUND = 9
"""Entries of a group before and behind an entry that its page may name."""


class Ingredients:
    """The digests of the pages of a run. What it remembers follows from what it was made with."""

    def __init__(self, shelf: Shelf, connections: Connections, made: Mapping[tuple[str, int], tuple[Body, bytes]],
                 base: Iterable[object]) -> None:  # fmt: skip
        """Take what entries are made of, and as ``base`` what every page depends on, told by ``repr``."""
        self._shelf = shelf
        self._connections = connections
        self._made = made
        terms = [
            (name, term.name, term.slug, term.title, term.family)
            for name, taxonomy in shelf.library.taxonomies.items()
            for term in taxonomy.terms
        ]
        self._base = digest(*base, terms)
        self._wholes: dict[Slug, bytes] = {}
        self._faces: dict[Slug, bytes] = {}
        self._lists: dict[int, bytes] = {}

    def page(self, page: Page) -> bytes | None:
        """Return the digest of all that a page is made of; None for a page that is always drawn."""
        subject: Any = page.subject  # what it is follows from the page's kind
        match page.kind:
            case "entry":
                inside: object = self._entry(subject)
            case "entries" | "term":
                entries = subject.term.entries if subject.term else self._shelf.library.entries
                inside = self._list(entries), _all(subject, self._face)
            case "taxonomy":
                inside = self._list(self._shelf.library.entries), subject.number
            case "board":
                inside = _all(subject, self.whole)
            case "snippets":
                inside = _all(subject, self._snippet)
            case _:
                return None
        return digest(self._base, page.kind, page.permalink, page.title, inside)

    def passages(self, part: Passages) -> bytes:
        """Return the digest of all that a part of the passages is made of."""
        return digest(self._base, part.number, [self.whole(entry) for entry in part.entries])

    def _entry(self, entry: Entry) -> object:
        """Return all that an entry's own page shows."""
        shelf = self._shelf
        key, group, at = shelf.group(entry)
        around = group[max(0, at - _AROUND) : at + _AROUND + 1]
        return (
            self.whole(entry),
            shelf.cited.get(entry.slug),
            key,
            at,
            len(group),
            [(other.slug, other.record.name, other.record.title) for other in around],
            [self._mention(mention) for mention in shelf.mentions.get(entry.slug, ())],
            [(relation, self._called(relation.target)) for relation in shelf.library.related.get(entry.slug, ())],
            [(mention, self._called(mention.target)) for mention in self._connections.mentions_of(entry)],
            [self._resolved(entry, record) for record in entry.parts],
        )

    def _mention(self, mention: Mention) -> object:
        source = self._shelf.by_slug[mention.source]
        return mention, self._called(source.slug), self._shelf.anchors(source)[mention.section :][:1]

    def _called(self, slug: Slug) -> tuple[str, str | None]:
        record = self._shelf.by_slug[slug].record
        return record.title, record.name

    def _resolved(self, entry: Entry, record: Record) -> object:
        body, _ = self._made[record.place.file, record.place.line]
        return [self._connections.resolve(wanted.reference, entry) for wanted in (*body.images, *body.links)]

    def _snippet(self, found: Found) -> object:
        return self.whole(found.entry), found.record.place, found.index

    def _list(self, entries: tuple[Entry, ...]) -> bytes:
        """Return the digest of what lists show of these entries; lists count over all of a term's."""
        known = self._lists.get(id(entries))  # the library keeps them all, so no two have one identity
        if known is None:
            known = self._lists[id(entries)] = digest(b"".join(map(self._face, entries)))
        return known

    def _face(self, entry: Entry) -> bytes:
        """Return the digest of what lists show of an entry."""
        known = self._faces.get(entry.slug)
        if known is None:
            told = entry.slug, _fields(entry.record), summary(entry.record), entry.topics, entry.status, entry.dated
            known = self._faces[entry.slug] = digest(told, self._shelf.cited.get(entry.slug))
        return known

    def whole(self, entry: Entry) -> bytes:
        """Return the digest of all that is known of an entry by itself: what `_face` tells, sections, code, lines."""
        known = self._wholes.get(entry.slug)
        if known is None:
            parts = [self._made[record.place.file, record.place.line][1] for record in entry.parts]
            dates = entry.added, entry.changed, entry.former
            known = self._wholes[entry.slug] = digest(self._face(entry), entry.record.provenance, dates, parts)
        return known


def _fields(record: Record) -> tuple[object, ...]:
    """Return a record without its sections and snippets, which a bibliography may have added to."""
    return (
        record.kind, record.title, record.place, record.name, record.venue, record.year, record.authors, record.arxiv,
        record.doi, record.links, record.topics, record.group, record.status, record.rating, record.read_on,
    )  # fmt: skip


def _all(part: Part[Any], of: Callable[[Any], object]) -> object:
    return part.number, part.count, part.total, part.taxonomy, [of(item) for item in part.items]
