"""What search looks through: each entry as a row of units, one a section, with its text and code."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.library.model import Entry
    from papernotes.model import Record, Role
    from papernotes.slug import Slug

SPREAD = 1024
"""The most buckets that entries are ever dealt into."""
_SPACE = re.compile(r"\s+")


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


def stamp_of(shelved: Sequence[Shelved]) -> int:
    """Return a number that changes with the order of entries and how many units each has: what parts count by."""
    return zlib.crc32("\n".join(f"{item.entry.slug} {len(item.units)}" for item in shelved).encode("utf-8", "replace"))


def units_of(entry: Entry, anchors: Sequence[str]) -> tuple[Unit, ...]:
    """Return an entry's units; ``anchors`` holds the fragment of each section, over all its parts."""
    fragments = iter(anchors)
    return tuple(unit for record in entry.parts for unit in _units(record, fragments))


def _units(record: Record, anchors: Iterator[str]) -> Iterator[Unit]:
    """Yield a record's units; code that stands in no section makes one of its own, without a fragment."""
    code: dict[int, list[str]] = {}
    for snippet in record.snippets:
        holds = (n for n, section in enumerate(record.sections) if section.line <= snippet.line <= section.end_line)
        code.setdefault(next(holds, -1), []).append(snippet.code)
    for number, section in enumerate(record.sections):
        texts = (section.text, *code.get(number, ()))
        yield Unit(next(anchors), one_line(section.heading), section.role, "\n".join(filter(None, texts)))
    if -1 in code:
        yield Unit("", "", "other", "\n".join(code[-1]))


def one_line(text: str) -> str:
    """Return a text with every run of white space made one space."""
    return _SPACE.sub(" ", text).strip()
