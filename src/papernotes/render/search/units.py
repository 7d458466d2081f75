"""What search looks through: each entry as a row of units, one a section, with its text and code."""

from __future__ import annotations

import json
import zlib
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from papernotes.render.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from papernotes.library.model import Entry
    from papernotes.model import LinkKind, Record, Role
    from papernotes.slug import Slug

SPREAD = 1024
"""The most buckets that entries are ever dealt into."""
LINKS: tuple[LinkKind, ...] = ("paper", "code", "project", "data")
"""The kinds of links that a result shows, in this order."""


class Unit(NamedTuple):
    """A section as search knows it."""

    anchor: str
    """The fragment of the section on its entry's page; empty for the page itself."""
    heading: str
    role: Role
    text: str
    """The section's text, then its code."""


class Shelved(NamedTuple):
    """An entry with its place in the index."""

    number: int
    """Its place among the library's entries, from 0."""
    entry: Entry
    units: tuple[Unit, ...]


def bucket_of(slug: Slug) -> int:
    """Return a number below ``SPREAD`` that depends on the slug alone: new entries leave the others where they are."""
    return zlib.crc32(slug.encode("utf-8", "replace")) % SPREAD


def stamp_of(entries: Iterable[Entry]) -> int:
    """Return a number that changes with the order of entries and how many units each has: what parts count by."""
    counted = (f"{entry.slug} {sum(map(_size, entry.parts))}" for entry in entries)
    return zlib.crc32("\n".join(counted).encode("utf-8", "replace"))


def said_in(record: Record) -> bytes:
    """Return 16 bytes that change with what a record's units show, on every system alike."""
    code = [[record.holder_of(snippet), snippet.code] for snippet in record.snippets]
    told = json.dumps([[[section.heading, section.text] for section in record.sections], code, shown_links(record)])
    return blake2b(told.encode(), digest_size=16).digest()


def shown_links(record: Record) -> list[tuple[str, str]]:
    """Return the kind and the address of the links that a result shows: the first to the paper, code, project, data."""
    first = {link.kind: link.url for link in reversed(record.links)}
    return [(kind, first[kind]) for kind in LINKS if kind in first]


def units_of(entry: Entry, anchors: Sequence[str]) -> tuple[Unit, ...]:
    """Return an entry's units; ``anchors`` holds the fragment of each section, over all its parts."""
    fragments = iter(anchors)
    return tuple(unit for record in entry.parts for unit in _units(record, fragments))


def _units(record: Record, anchors: Iterator[str]) -> Iterator[Unit]:
    """Yield a record's units; code that stands in no section makes one of its own, without a fragment."""
    code: dict[int, list[str]] = {}
    for snippet in record.snippets:
        code.setdefault(record.holder_of(snippet), []).append(snippet.code)
    for number, section in enumerate(record.sections):
        texts = (section.text, *code.get(number, ()))
        yield Unit(next(anchors), one_line(said(section.heading)), section.role, "\n".join(filter(None, texts)))
    if -1 in code:
        yield Unit("", "", "other", "\n".join(code[-1]))


def _size(record: Record) -> int:
    """Return how many units a record makes."""
    return len(record.sections) + any(record.holder_of(snippet) < 0 for snippet in record.snippets)


def one_line(text: str) -> str:
    """Return a text with every run of white space made one space."""
    return " ".join(text.split())
