"""The steps of assembling that read all texts, each asked for by what it depends on, so that it can be remembered."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from papernotes.library.mentions import find_mentions
from papernotes.library.topics import topics_of
from papernotes.recall import Recall, digest, in_turn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papernotes.lexicon import Lexicon
    from papernotes.library.mentions import Aliases
    from papernotes.library.model import Entry, Mention, Topic
    from papernotes.model import Record

T = TypeVar("T")

_TOGETHER = 32
"""Entries or papers that are looked through, and remembered, together."""


@dataclass(frozen=True)
class Known:
    """How the texts of a library are looked through."""

    recall: Recall = in_turn
    salt: bytes = b""
    """What changes with the vocabularies."""
    digests: Mapping[tuple[str, int], bytes] = field(default_factory=dict)
    """What changes with a record, by its file and first line; needed to remember anything."""

    def topics(self, papers: Sequence[tuple[Record, tuple[Record, ...]]], lexicon: Lexicon) -> list[tuple[Topic, ...]]:
        """Return the topics of each paper, given as its merged record and its parts."""

        def work(batch: Sequence[tuple[Record, tuple[Record, ...]]]) -> list[tuple[Topic, ...]]:
            return [topics_of(record, parts, lexicon) for record, parts in batch]

        def key(batch: Sequence[tuple[Record, tuple[Record, ...]]]) -> bytes:
            return self._key("topics", [(r.title, r.topics, self._of(parts)) for r, parts in batch])

        return list(chain.from_iterable(self.recall(work, _batches(papers), key)))

    def mentions(self, entries: Sequence[Entry], aliases: Aliases) -> tuple[Mention, ...]:
        """Return what the entries mention."""
        called = digest(aliases.names, aliases.titles, aliases.ids, aliases.places)

        def key(batch: Sequence[Entry]) -> bytes:
            return self._key("mentions", [called, *((entry.slug, self._of(entry.parts)) for entry in batch)])

        found = self.recall(lambda batch: find_mentions(batch, aliases), _batches(entries), key)
        return tuple(chain.from_iterable(found))

    def _of(self, parts: Sequence[Record]) -> list[bytes | None]:
        return [self.digests.get((part.place.file, part.place.line)) for part in parts]

    def _key(self, what: str, told: object) -> bytes:
        return digest(what, self.salt, told)


def _batches(items: Sequence[T]) -> list[Sequence[T]]:
    return [items[start : start + _TOGETHER] for start in range(0, len(items), _TOGETHER)]
