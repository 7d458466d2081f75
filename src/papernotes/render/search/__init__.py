"""The search index, written at build time as scripts, so that a page can load it from disk as from a server.

1. ``assets/search/index.js``: the catalogue, all that search needs to find by titles, names and facts.
2. ``assets/search/parts.js``: which parts there are and what they are called.
3. Parts named by their content: words of the texts, and the texts to quote from.

``templates/assets/search*.js`` read what is written here; ``docs/decisions/`` says why it is not a ready-made index.

In: the library and the bodies of its entries.
Out: the scripts that a page loads to search.

Read: ``units`` (what is searched), ``tokens`` (words), ``catalogue`` and ``shards`` (the files), ``packing`` (how
they are written).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from papernotes.recall import digest
from papernotes.render.page import Artifact
from papernotes.render.plan import term_url
from papernotes.render.search.catalogue import catalogue
from papernotes.render.search.packing import FOLDER, name_of, path_of, script
from papernotes.render.search.shards import (
    ENTRIES_A_BUCKET,
    ENTRIES_A_TEXT,
    UNITS_A_SHARD,
    bucket_pieces,
    count_of,
    deal,
    parts_index,
    texts_of,
    word_shards,
)
from papernotes.render.search.units import Shelved, said_in, shown_links, stamp_of, units_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from papernotes.library.model import Entry, Library
    from papernotes.render.search.shards import Pieces
    from papernotes.render.search.units import Unit
    from papernotes.render.words import Words

__all__ = ["Bucket", "Index"]

_WORDS = ("search_", "status_", "role_", "link_")
"""How the keys begin of the interface's words that the scripts use."""


class Bucket(NamedTuple):
    """Entries whose words are indexed together."""

    number: int
    entries: tuple[Entry, ...]


class Lot(NamedTuple):
    """Entries whose texts are loaded together."""

    name: str
    entries: tuple[Entry, ...]

    @property
    def path(self) -> str:
        """The file, below the site."""
        return path_of(self.name)


class Index:
    """The search index of a library, in parts that can be made by themselves.

    ``anchors`` returns the fragments of an entry's sections, ``said`` what changes with their texts (see `said_in`).
    """

    def __init__(
        self,
        library: Library,
        anchors: Callable[[Entry], Sequence[str]],
        words: Words,
        said: Callable[[Entry], bytes] = lambda entry: b"".join(map(said_in, entry.parts)),
    ) -> None:
        self._entries = library.entries
        self._pages: dict[str, dict[str, str]] = {
            name: {term.name: term_url(name, term) for term in taxonomy.terms}
            for name, taxonomy in library.taxonomies.items()
        }
        self._anchors = anchors
        self._words = words
        self._said = said
        sections = sum(len(part.sections) for entry in library.entries for part in entry.parts)
        self._shards = count_of(sections, UNITS_A_SHARD)
        dealt = deal(library.entries, count_of(len(library.entries), ENTRIES_A_BUCKET))
        self.buckets = tuple(Bucket(number, tuple(entries)) for number, entries in enumerate(dealt))
        dealt = deal(library.entries, count_of(len(library.entries), ENTRIES_A_TEXT))
        self._lots = tuple(Lot(name_of(b"".join(map(said, lot))), tuple(lot)) for lot in dealt)
        self.stamp = stamp_of(library.entries)

    @property
    def lots(self) -> tuple[Lot, ...]:
        """The lots of texts, each once: those without any text are one."""
        return tuple({lot.name: lot for lot in self._lots}.values())

    def pieces(self, bucket: Bucket) -> Pieces:
        """Return what a bucket holds of each shard: a pure function of its entries and `shards`."""
        texts = [unit.text for entry in bucket.entries for unit in units_of(entry, self._anchors(entry))]
        return bucket_pieces(bucket.number, texts, self._shards)

    def digest(self, bucket: Bucket) -> bytes:
        """Return what changes with a bucket's pieces."""
        return digest("search", bucket.number, self._shards, *map(self._said, bucket.entries))

    def text(self, lot: Lot) -> Artifact:
        """Return the texts to quote from of a lot."""
        told = ((shown_links(entry.record), self._units(entry)) for entry in lot.entries)
        return Artifact(lot.path, script(lot.name, texts_of(told)))

    def body(self, pieces: Iterable[Pieces]) -> Iterator[Artifact]:
        """Yield the index of words, given the pieces of each bucket, and what names all parts."""
        shards = word_shards(pieces, self._shards)
        named = [(name_of(shard.encode("utf-8", "replace")), shard) for shard in shards]
        yield from (Artifact(path_of(name), script(name, shard)) for name, shard in dict(named).items())
        words, texts = [name for name, _ in named], [lot.name for lot in self._lots]
        yield Artifact(f"{FOLDER}parts.js", script("parts", parts_index(words, texts, len(self.buckets), self.stamp)))

    def catalogue(self) -> Artifact:
        """Return what search needs of every entry before it looks into a text."""
        words = self._words
        shelved = [Shelved(number, entry, self._units(entry)) for number, entry in enumerate(self._entries)]
        own: dict[str, object] = {key: word for key, word in words.plain.items() if key.startswith(_WORDS)}
        own["n_entries"] = words.counted["n_entries"]
        return Artifact(f"{FOLDER}index.js", script("index", catalogue(shelved, self._pages, own, self.stamp)))

    def artifacts(self) -> Iterator[Artifact]:
        """Yield all files of the index, the parts before what names them."""
        yield self.catalogue()
        yield from map(self.text, self.lots)
        yield from self.body(map(self.pieces, self.buckets))

    def _units(self, entry: Entry) -> tuple[Unit, ...]:
        return units_of(entry, self._anchors(entry))
