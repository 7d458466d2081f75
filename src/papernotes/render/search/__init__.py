"""The search index, written at build time as scripts, so that a page can load it from disk as from a server.

1. ``assets/search/index.js``: the catalogue, all that search needs to find by titles, names and facts.
2. ``assets/search/parts.js``: which parts there are and what they are called.
3. Parts named by their content: words of the texts, and the texts to quote from.

``templates/assets/search*.js`` read what is written here; ``docs/decisions/`` says why it is not a ready-made index.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from papernotes.render.page import Artifact
from papernotes.render.search.catalogue import catalogue
from papernotes.render.search.packing import FOLDER, script
from papernotes.render.search.shards import (
    ENTRIES_A_BUCKET,
    ENTRIES_A_TEXT,
    UNITS_A_SHARD,
    bucket_pieces,
    count_of,
    deal,
    parts_index,
    text_parts,
    word_parts,
)
from papernotes.render.search.units import Shelved, stamp_of, units_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from papernotes.library.model import Entry, Library
    from papernotes.render.search.shards import Pieces
    from papernotes.render.words import Words

__all__ = ["Bucket", "Index"]

_WORDS = ("search_", "status_", "role_")
"""How the keys begin of the interface's words that the scripts use."""


class Bucket(NamedTuple):
    """Entries whose words are indexed together."""

    number: int
    entries: tuple[Entry, ...]


class Index:
    """The search index of a library; ``anchors`` returns the fragments of an entry's sections."""

    def __init__(self, library: Library, anchors: Callable[[Entry], Sequence[str]], words: Words) -> None:
        self._entries = library.entries
        self._anchors = anchors
        self._words = words
        sections = sum(len(part.sections) for entry in library.entries for part in entry.parts)
        self._shards = count_of(sections, UNITS_A_SHARD)
        dealt = deal(library.entries, count_of(len(library.entries), ENTRIES_A_BUCKET))
        self.buckets = tuple(Bucket(number, tuple(entries)) for number, entries in enumerate(dealt))

    def pieces(self, bucket: Bucket) -> Pieces:
        """Return what a bucket holds of each shard: a pure function of its entries and `shards`."""
        texts = [unit.text for entry in bucket.entries for unit in units_of(entry, self._anchors(entry))]
        return bucket_pieces(bucket.number, texts, self._shards)

    def digest(self, bucket: Bucket, of: Callable[[Entry], bytes]) -> bytes:
        """Return what changes with a bucket's pieces, given what changes with an entry."""
        told = b"search %d %d " % (bucket.number, self._shards) + b"".join(map(of, bucket.entries))
        return blake2b(told, digest_size=16).digest()

    def artifacts(self, pieces: Iterable[Pieces] | None = None) -> Iterator[Artifact]:
        """Yield the files of the index, the parts before what names them; ``pieces`` are those of the buckets."""
        entries, anchors, words = self._entries, self._anchors, self._words
        shelved = [Shelved(number, entry, units_of(entry, anchors(entry))) for number, entry in enumerate(entries)]
        parts = word_parts(map(self.pieces, self.buckets) if pieces is None else pieces, self._shards)
        slots = count_of(len(shelved), ENTRIES_A_TEXT)
        at = {item.entry.slug: item for item in shelved}
        texts = text_parts([[at[entry.slug] for entry in bucket] for bucket in deal(entries, slots)])
        yield from {artifact.path: artifact for artifact in (*parts, *texts)}.values()
        stamp = stamp_of(shelved)
        own: dict[str, object] = {key: word for key, word in words.plain.items() if key.startswith(_WORDS)}
        own["n_entries"] = words.counted["n_entries"]
        yield Artifact(f"{FOLDER}index.js", script("index", catalogue(shelved, own, stamp)))
        index = parts_index(parts, texts, len(self.buckets), stamp)
        yield Artifact(f"{FOLDER}parts.js", script("parts", index))
