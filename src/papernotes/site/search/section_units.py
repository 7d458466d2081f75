"""What search looks through: each entry as a row of units, one a section, with its text and code.

The index is made from these values alone, so their digests tell what of it changes.
"""

from __future__ import annotations

import json
import zlib
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from papernotes.site.digested import Digested, told
from papernotes.site.title_text import readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.model import LinkKind, Record, Role
    from papernotes.slug import Slug

SPREAD = 1024
"""The most buckets that entries are ever dealt into."""
LINKS: tuple[LinkKind, ...] = ("paper", "code", "project", "data")
"""The kinds of links that a result shows, in this order."""


class Voice(NamedTuple):
    """What search looks through of a record."""

    sections: tuple[tuple[str, str], ...]
    """The heading and the text of each."""
    code: tuple[tuple[int, str], ...]
    """Each snippet, and the section that it stands in, -1 for none."""
    links: tuple[tuple[str, str], ...]
    """The kind and the address of the links that a result shows."""


class SectionUnit(NamedTuple):
    """A section, or the code that stands in none, as the catalogue knows it."""

    heading: str
    role: Role
    told: bool
    """Whether it holds any text or code."""


class Heard(NamedTuple):
    """A record as search knows it."""

    voice: Digested[Voice]
    units: Digested[tuple[SectionUnit, ...]]


class Voiced(NamedTuple):
    """An entry as its texts are searched and quoted."""

    slug: Slug
    links: tuple[tuple[str, str], ...]
    voices: tuple[Digested[Voice], ...]
    """Of its parts."""
    anchors: tuple[str, ...]
    """The fragments of its sections on its page."""

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the fragment and the text, then code, of each unit; code in no section has no fragment."""
        fragments = iter(self.anchors)
        for voice, _ in self.voices:
            code: dict[int, list[str]] = {}
            for holder, text in voice.code:
                code.setdefault(holder, []).append(text)
            for number, (_, text) in enumerate(voice.sections):
                yield next(fragments), "\n".join(filter(None, (text, *code.get(number, ()))))
            if -1 in code:
                yield "", "\n".join(code[-1])


def bucket_of(slug: Slug) -> int:
    """Return a number below ``SPREAD`` that depends on the slug alone: new entries leave the others where they are."""
    return zlib.crc32(slug.encode("utf-8", "replace")) % SPREAD


def heard_of(record: Record) -> Heard:
    """Return a record as search knows it."""
    code = tuple([(record.holder_of(snippet), snippet.code) for snippet in record.snippets])
    voice = Voice(tuple([(each.heading, each.text) for each in record.sections]), code, shown_links(record))
    held = {holder for holder, text in code if text.strip()}
    units = [
        SectionUnit(one_line(readable(each.heading)), each.role, bool(each.text.strip()) or number in held)
        for number, each in enumerate(record.sections)
    ]
    units += [SectionUnit("", "other", -1 in held)] if -1 in dict(code) else []
    return Heard(Digested(voice, _digest(voice)), told(tuple(units)))


def _digest(voice: Voice) -> bytes:
    """Return 16 bytes that change with a voice and are the same on every system: files are named by them."""
    return blake2b(json.dumps(voice).encode(), digest_size=16).digest()


def shown_links(record: Record) -> tuple[tuple[str, str], ...]:
    """Return the kind and the address of the links that a result shows: the first to the paper, code, project, data."""
    first = {link.kind: link.url for link in reversed(record.links)}
    return tuple([(kind, first[kind]) for kind in LINKS if kind in first])


def one_line(text: str) -> str:
    """Return a text with every run of white space made one space."""
    return " ".join(text.split())
