"""The steps of assembling that take long, each asked for by what it depends on, so that it can be remembered."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from operator import is_
from typing import TYPE_CHECKING, TypeVar

from papernotes.library.entry_topics import completed, gathered, topics_of
from papernotes.library.mentions import common_words, find_mentions
from papernotes.library.related import Relating
from papernotes.library.summaries import Summaries, Summary, summary_of
from papernotes.library.wanted import spellings
from papernotes.remembering import Recall, batches, digest, in_turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from papernotes.lexicon import Lexicon
    from papernotes.library.entry_model import Entry, EntryTopic, Mention, Relation
    from papernotes.library.mentions import Aliases
    from papernotes.library.wanted import Spelt
    from papernotes.model import Record
    from papernotes.slug import Slug

T = TypeVar("T")
R = TypeVar("R")

_RELATED_TOGETHER = 1024

Paper = tuple["Record", tuple["Record", ...]]


@dataclass(frozen=True)
class Known:
    """How the texts of a library are looked through."""

    recall: Recall = in_turn
    salt: bytes = b""
    """What changes with the vocabularies."""
    digests: Mapping[tuple[str, int], bytes] = field(default_factory=dict)
    """What changes with a record, by its file and first line; needed to remember anything."""
    summed: Mapping[tuple[str, int], tuple[Record, Summary]] = field(default_factory=dict)
    """Records with the summaries that were made where they were read, by file and first line."""

    def summaries(self, records: Sequence[Record]) -> Summaries:
        """Return the summaries of records; those of records that were changed since they were read are made anew."""
        found = [self.summed.get(record.place.start) for record in records]
        each = [
            known[1] if known and all(map(is_, known[0], record)) else summary_of(record)
            for known, record in zip(found, records, strict=True)
        ]
        return Summaries(each, self.recall, self.salt)

    def topics(self, papers: Sequence[Paper], lexicon: Lexicon) -> list[tuple[EntryTopic, ...]]:
        """Return the topics of each paper, given as its merged record and its parts."""

        def work(batch: Sequence[Paper]) -> list[tuple[EntryTopic, ...]]:
            return [topics_of(record, parts, lexicon) for record, parts in batch]

        def key(batch: Sequence[Paper]) -> bytes:
            return digest("topics", self.salt, [(r.title, r.topics, self._of(parts)) for r, parts in batch])

        told = list(chain.from_iterable(self.recall(work, batches(papers, lambda paper: paper[0].title), key)))
        if open_ones := gathered(told):
            # What is told of them all, or of what fits nowhere, leaves open what each is about.
            bare = [(papers[at][0]._replace(topics=()), papers[at][1]) for at in open_ones]
            found = chain.from_iterable(self.recall(work, batches(bare, lambda paper: paper[0].title), key))
            for at, own in zip(open_ones, found, strict=True):
                told[at] = completed(told[at], own)
        return told

    def common_words(self, entries: Sequence[Entry], names: Mapping[str, str]) -> set[str]:
        """Return which names the entries also write as one writes a common word; ``names`` are by their small form."""
        called = digest(sorted(names.items()))
        found = self._looked_through("common", lambda batch: common_words(batch, names), entries, called)
        return set(chain.from_iterable(found))

    def mentions(self, entries: Sequence[Entry], aliases: Aliases) -> tuple[Mention, ...]:
        """Return what the entries mention."""
        called = digest(aliases.names, aliases.titles, aliases.ids, aliases.places)
        found = self._looked_through("mentions", lambda batch: find_mentions(batch, aliases), entries, called)
        return tuple(chain.from_iterable(found))

    def spellings(self, entries: Sequence[Entry]) -> Iterable[Spelt]:
        """Return what looks like a name, with the entries that write it, for a part of the library each."""
        return self._looked_through("spellings", spellings, entries)

    def related(self, entries: Sequence[Entry], mentions: Sequence[Mention]) -> Mapping[Slug, tuple[Relation, ...]]:
        """Return up to six related entries for each entry that has any, the strongest first."""
        relating = Relating(entries, mentions)
        starts = range(0, len(entries), _RELATED_TOGETHER)
        told = digest(relating.features, [entry.slug for entry in entries]) if self.digests else b""
        found = self.recall(
            lambda start: relating.related(start, start + _RELATED_TOGETHER),
            starts,
            lambda start: digest("related", told, start),
        )
        return {slug: relations for part in found for slug, relations in part.items()}

    def _looked_through(
        self, what: str, work: Callable[[Sequence[Entry]], R], entries: Sequence[Entry], *more: bytes
    ) -> Iterable[R]:
        """Return what the work finds in the texts of each batch of entries."""

        def key(batch: Sequence[Entry]) -> bytes:
            return digest(what, self.salt, more, [(entry.slug, self._of(entry.parts)) for entry in batch])

        return self.recall(work, batches(entries, lambda entry: entry.slug), key)

    def _of(self, parts: Sequence[Record]) -> list[bytes | None]:
        return [self.digests.get(part.place.start) for part in parts]
