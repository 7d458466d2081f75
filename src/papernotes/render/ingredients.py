"""What each file of the site is made of, as a digest: while it stays the same, the file does too.

A digest may change without need, and then a file is made that need not be. It must never stay when the file would
change, so it takes whole records rather than the parts of them that a page shows. What a record holds is told where
the record is read (`leaf_of`), so that a build hashes short digests and no texts.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from papernotes.recall import SIZE, digest
from papernotes.render.plan import languages_of
from papernotes.render.search.units import said_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from papernotes.library.model import Entry, Mention
    from papernotes.model import Record
    from papernotes.render.compare import Passages
    from papernotes.render.connections import Connections
    from papernotes.render.markup import Body
    from papernotes.render.order import GroupKey
    from papernotes.render.page import Page
    from papernotes.render.plan import Found, Part
    from papernotes.render.shelf import Shelf
    from papernotes.slug import Slug

_AROUND = 9
"""Entries of a group before and behind an entry that its page may name."""


class Leaf(NamedTuple):
    """A record with its body, and the digests of what they hold."""

    record: Record
    body: Body
    whole: bytes
    """Changes with anything."""
    face: bytes
    """Changes with what lists show."""
    outline: bytes
    """Changes with the headings and roles of the sections, and with which of them hold text or code."""
    said: bytes
    """Changes with what search looks through; see `papernotes.render.search.units.said_in`."""


def leaf_of(record: Record, body: Body, lines: Sequence[str], defined: str) -> Leaf:
    """Return a record with its digests; ``lines`` are those it was read from, ``defined`` what the file defines."""
    return Leaf(
        record,
        body,
        _whole(record, body, lines, defined),
        face_of(record, body.about),
        digest(
            [(section.heading, section.role, bool(section.text.strip())) for section in record.sections],
            [(record.holder_of(snippet), bool(snippet.code.strip())) for snippet in record.snippets],
        ),
        said_in(record),
    )


def _whole(record: Record, body: Body, lines: Sequence[str], defined: str) -> bytes:
    """Return what changes with anything of a record.

    Texts that may be long are taken as they are, one behind the other; their lengths, told first, keep them apart.
    """
    texts = [section.html for section in body.sections]
    texts += [section.text for section in record.sections]
    texts += [snippet.code for snippet in record.snippets]
    texts += [*lines, defined]
    told = (
        _fields(record), *record.place, [link.line for link in record.links], record.shown,
        [(name, *evidence) for name, evidence in record.provenance],
        [(*section[:-2], list(map(tuple, section.links))) for section in record.sections],
        [(snippet.language, snippet.section, snippet.line) for snippet in record.snippets],
        body.images, body.links, body.findings, body.figures, body.about, len(body.sections), list(map(len, texts)),
    )  # fmt: skip
    whole = blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=SIZE)
    whole.update("".join(texts).encode("utf-8", "surrogatepass"))
    return whole.digest()


def face_of(record: Record, about: str) -> bytes:
    """Return what changes with what lists show of a record; ``about`` is its excerpt."""
    return digest(_fields(record), about, getattr(about, "html", ""))


class Ingredients:
    """The digests of the pages of a run. What it remembers follows from what it was made with."""

    def __init__(self, shelf: Shelf, connections: Connections, leaves: Mapping[tuple[str, int], Leaf],
                 base: Iterable[object]) -> None:  # fmt: skip
        """Take what entries are made of, and as ``base`` what every page depends on, told by ``repr``."""
        self._shelf = shelf
        self._connections = connections
        self._leaves = leaves
        terms = [
            (name, term.name, term.slug, term.title, term.family, term.paged)
            for name, taxonomy in shelf.library.taxonomies.items()
            for term in (taxonomy.terms if name != "authors" else ())  # told by the entries that have them; see `face`
        ]
        self._base = digest(*base, terms, list(shelf.library.taxonomies), shelf.has_snippets)
        self._wholes: dict[Slug, bytes] = {}
        self._faces: dict[Slug, bytes] = {}
        self._names: dict[Slug, bytes] = {}
        self._groups: dict[GroupKey, bytes] = {}
        self._lists: dict[int, bytes] = {}
        self._languages = shelf.memo("languages", lambda: languages_of(shelf.library))

    def page(self, page: Page) -> bytes | None:
        """Return the digest of all that a page is made of; None for a page that is always drawn."""
        subject: Any = page.subject  # what it is follows from the page's kind
        match page.kind:
            case "entry":
                inside: object = self._entry(subject)
            case "entries" | "term":
                entries = subject.term.entries if subject.term else self._shelf.library.entries
                inside = self._list(entries), _all(subject, self.face)
            case "taxonomy":
                inside = self._list(self._shelf.library.entries), subject.number
            case "board":
                inside = _all(subject, self.whole)
            case "snippets":
                inside = _all(subject, self._snippet), sorted(self._languages.items())
            case _:
                return None
        return digest(self._base, page.kind, page.permalink, page.title, inside)

    def of_all(self, what: str, of: Callable[[Entry], bytes], *more: object) -> bytes:
        """Return the digest of a file about all entries, of each of which it shows what ``of`` tells."""
        return digest(self._base, what, b"".join(map(of, self._shelf.library.entries)), more)

    def passages(self, part: Passages) -> bytes:
        """Return the digest of all that a part of the passages is made of."""
        return digest(self._base, part.number, [self.whole(entry) for entry in part.entries])

    def _entry(self, entry: Entry) -> object:
        """Return all that an entry's own page shows."""
        shelf = self._shelf
        key, group, at = shelf.group(entry)
        mentions = [self._mention(mention) for mention in shelf.mentions.get(entry.slug, ())]
        return (
            self.whole(entry),
            (*key, at, len(group)),
            self._called(key, group)[max(0, at - _AROUND) * SIZE : (at + _AROUND + 1) * SIZE],
            mentions,
            [(*relation, self._name(relation.target)) for relation in shelf.library.related.get(entry.slug, ())],
            [(*mention, self._name(mention.target)) for mention in self._connections.mentions_of(entry)],
            [found for record in entry.parts for found in self._resolved(entry, record)],
            list(self._connections.sections(entry)) if self._connections.embeds(entry) else (),
        )

    def _called(self, key: GroupKey, group: Sequence[Entry]) -> bytes:
        """Return the digests of what a group's entries are called, one after the other."""
        known = self._groups.get(key)
        if known is None:
            known = self._groups[key] = b"".join([self._name(entry.slug) for entry in group])
        return known

    def _mention(self, mention: Mention) -> object:
        source = self._shelf.by_slug[mention.source]
        hidden = source.slug in self._shelf.front.entries
        return *mention, hidden, self._name(source.slug), self._shelf.anchors(source)[mention.section :][:1]

    def _name(self, slug: Slug) -> bytes:
        """Return the digest of what an entry is called."""
        known = self._names.get(slug)
        if known is None:
            record = self._shelf.by_slug[slug].record
            known = self._names[slug] = digest(slug, record.name, record.title)
        return known

    def _resolved(self, entry: Entry, record: Record) -> list[object]:
        body = self._leaves[record.place.start].body
        file, resolve = record.place.file, self._connections.resolve
        return [resolve(wanted.reference, file, entry) for wanted in (*body.images, *body.links)]

    def _snippet(self, found: Found) -> object:
        return self.whole(found.entry), *found.record.place, found.index

    def _list(self, entries: tuple[Entry, ...]) -> bytes:
        """Return the digest of what lists show of these entries; lists count over all of a term's."""
        known = self._lists.get(id(entries))  # the library keeps them all, so no two have one identity
        if known is None:
            known = self._lists[id(entries)] = digest(b"".join(map(self.face, entries)))
        return known

    def face(self, entry: Entry) -> bytes:
        """Return the digest of what lists show of an entry."""
        known = self._faces.get(entry.slug)
        if known is None:
            topics = [(topic.name, topic.slug) for topic in entry.topics]
            cited = self._shelf.cited.get(entry.slug)
            settled = entry.record.rating, entry.record.read_on, entry.record.dated
            said = entry.status, entry.noted, entry.dated, settled
            people = [(term.name, term.slug, term.paged) for term in self._shelf.people(entry)]
            told = entry.slug, topics, people, said, entry.former, cited.key if cited else ""
            known = self._faces[entry.slug] = digest(told, *(leaf.face for leaf in self._leaves_of(entry)))
        return known

    def outline(self, entry: Entry) -> bytes:
        """Return the digest of what `face` tells, and of the headings, roles and contents of its sections."""
        return b"".join((self.face(entry), *(leaf.outline for leaf in self._leaves_of(entry))))

    def said(self, entry: Entry) -> bytes:
        """Return the digest of what search looks through of an entry."""
        return b"".join(leaf.said for leaf in self._leaves_of(entry))

    def whole(self, entry: Entry) -> bytes:
        """Return the digest of all that is known of an entry by itself: what `face` tells, sections, code, lines."""
        known = self._wholes.get(entry.slug)
        if known is None:
            wholes = (leaf.whole for leaf in self._leaves_of(entry))
            known = self._wholes[entry.slug] = digest(
                self.face(entry), entry.added, entry.changed, entry.writers, *wholes
            )
        return known

    def _leaves_of(self, entry: Entry) -> Iterator[Leaf]:
        for part in entry.parts:
            yield self._leaves[part.place.start]


def _fields(record: Record) -> tuple[object, ...]:
    """Return a record without its lines, sections and snippets."""
    return (
        record.kind, record.title, record.name, record.venue, record.year, record.authors, record.arxiv,
        record.doi, [link[:-1] for link in record.links], record.topics, record.group, record.status, record.rating,
        record.read_on, record.dated, record.key, record.draft, record.others, record.publication,
    )  # fmt: skip


def _all(part: Part[Any], of: Callable[[Any], object]) -> object:
    return part.number, part.count, part.total, part.taxonomy, [of(item) for item in part.items]
