"""The search index, written at build time as scripts, so that a page can load it from disk as from a server.

1. ``assets/search/index.js``: the catalogue, all that search needs to find by titles, names and facts.
2. ``assets/search/parts.js``: which parts there are and what they are called.
3. Parts named by their content: words of the texts, and the texts to quote from.

``templates/assets/search*.js`` read what is written here; ``docs/decisions/`` says why it is not a ready-made index.

In: the library and the bodies of its entries.
Out: the scripts that a page loads to search.

Read: ``section_units`` (what is searched), ``tokens`` (words), ``catalogue`` and ``shards`` (the files),
``packing`` (how numbers are written).
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

from papernotes.site.digested import Digested
from papernotes.site.packed_script import script
from papernotes.site.page import Artifact
from papernotes.site.plan import term_url
from papernotes.site.search.catalogue import catalogue, listed
from papernotes.site.search.packing import FOLDER, name_of, path_of
from papernotes.site.search.section_units import Voiced, heard_of, shown_links
from papernotes.site.search.shards import (
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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from papernotes.library.entry_model import Entry, Library
    from papernotes.model import Record
    from papernotes.site.search.catalogue import Listed
    from papernotes.site.search.section_units import Heard
    from papernotes.site.search.shards import Pieces
    from papernotes.site.words import Words

__all__ = ["Bucket", "Index", "catalogue_artifact", "text_artifact", "word_artifacts", "words_in"]

_CALL = "papernotesSearch.data"
_WORDS = ("search_", "status_", "role_", "link_")
"""How the keys begin of the interface's words that the scripts use."""


class Bucket(NamedTuple):
    """Entries whose words are indexed together, and over how many parts the index of words is spread."""

    number: int
    shards: int
    entries: tuple[Voiced, ...]


class Lot(NamedTuple):
    """Entries whose texts are loaded together."""

    name: str
    entries: tuple[Voiced, ...]

    @property
    def path(self) -> str:
        """The file, below the site."""
        return path_of(self.name)


class WordIndex(NamedTuple):
    """All that the index of words is put together from."""

    pieces: tuple[Digested[Pieces], ...]
    """Of each bucket."""
    shards: int
    texts: tuple[str, ...]
    """The names of the lots."""
    stamp: int


class Catalogued(NamedTuple):
    """All that the catalogue is made from."""

    entries: tuple[Listed, ...]
    pages: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """The address of each term by its name, by the names of the taxonomies."""
    words: tuple[tuple[str, object], ...]
    """Of the interface, by the keys that the scripts use."""
    stamp: int


class Index:
    """The search index of a library, in parts that can be made by themselves, each from a value.

    ``anchors`` returns the fragments of an entry's sections, ``heard`` a record as search knows it.
    """

    def __init__(
        self,
        library: Library,
        anchors: Callable[[Entry], Sequence[str]],
        words: Words,
        heard: Callable[[Record], Heard] = heard_of,
    ) -> None:
        self._library = library
        self._words = words
        self._heard = {entry.slug: [heard(part) for part in entry.parts] for entry in library.entries}
        voiced = [
            Voiced(
                entry.slug,
                shown_links(entry.record),
                tuple([each.voice for each in self._heard[entry.slug]]),
                tuple(anchors(entry)),
            )
            for entry in library.entries
        ]
        sections = sum(len(one.anchors) for one in voiced)
        self._shards = count_of(sections, UNITS_A_SHARD)
        dealt = deal(voiced, count_of(len(voiced), ENTRIES_A_BUCKET))
        self.buckets = tuple(Bucket(number, self._shards, tuple(some)) for number, some in enumerate(dealt))
        dealt = deal(voiced, count_of(len(voiced), ENTRIES_A_TEXT))
        self._lots = tuple(Lot(_name_of(some), tuple(some)) for some in dealt)
        counted = (f"{slug} {sum(len(each.units.value) for each in heard)}" for slug, heard in self._heard.items())
        self._stamp = zlib.crc32("\n".join(counted).encode("utf-8", "replace"))

    @property
    def lots(self) -> tuple[Lot, ...]:
        """The lots of texts, each once: those without any text are one."""
        return tuple({lot.name: lot for lot in self._lots}.values())

    def named(self, pieces: Iterable[Digested[Pieces]]) -> WordIndex:
        """Return what the index of words is put together from, given the pieces of each bucket."""
        return WordIndex(tuple(pieces), self._shards, tuple([lot.name for lot in self._lots]), self._stamp)

    def catalogued(self) -> Catalogued:
        """Return what the catalogue is made from."""
        words = self._words
        own: list[tuple[str, object]] = [each for each in words.plain.items() if each[0].startswith(_WORDS)]
        own.append(("n_entries", words.counted["n_entries"]))
        pages = [
            (name, tuple([(term.name, term_url(name, term)) for term in taxonomy.terms]))
            for name, taxonomy in self._library.taxonomies.items()
        ]
        entries = [listed(entry, [each.units for each in self._heard[entry.slug]]) for entry in self._library.entries]
        return Catalogued(tuple(entries), tuple(pages), tuple(own), self._stamp)

    def artifacts(self) -> Iterator[Artifact]:
        """Yield all files of the index, the parts before what names them."""
        yield catalogue_artifact(self.catalogued())
        yield from map(text_artifact, self.lots)
        yield from word_artifacts(self.named([Digested(words_in(bucket), b"") for bucket in self.buckets]))


def _name_of(entries: Iterable[Voiced]) -> str:
    return name_of(b"".join([voice.digest for one in entries for voice in one.voices]))


def words_in(bucket: Bucket) -> Pieces:
    """Return what a bucket holds of each part of the index of words."""
    texts = [text for one in bucket.entries for _, text in one.texts()]
    return bucket_pieces(bucket.number, texts, bucket.shards)


def text_artifact(lot: Lot) -> Artifact:
    """Return the texts to quote from of a lot."""
    return Artifact(lot.path, script(_CALL, lot.name, texts_of((one.links, one.texts()) for one in lot.entries)))


def word_artifacts(named: WordIndex) -> Iterator[Artifact]:
    """Yield the index of words, and what names all parts."""
    shards = word_shards([pieces.value for pieces in named.pieces], named.shards)
    called = [(name_of(shard.encode("utf-8", "replace")), shard) for shard in shards]
    yield from (Artifact(path_of(name), script(_CALL, name, shard)) for name, shard in dict(called).items())
    parts = parts_index([name for name, _ in called], named.texts, len(named.pieces), named.stamp)
    yield Artifact(f"{FOLDER}parts.js", script(_CALL, "parts", parts))


def catalogue_artifact(catalogued: Catalogued) -> Artifact:
    """Return what search needs of every entry before it looks into a text."""
    pages = {name: dict(terms) for name, terms in catalogued.pages}
    told = catalogue(catalogued.entries, pages, dict(catalogued.words), catalogued.stamp)
    return Artifact(f"{FOLDER}index.js", script(_CALL, "index", told, packs=False))
