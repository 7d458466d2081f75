"""The search index, written at build time as scripts, so that a page can load it from disk as from a server.

1. ``assets/search/index.js``: the catalogue, all that search needs to find by titles, names and facts.
2. ``assets/search/parts.js``: which parts there are and what they are called.
3. Parts named by their content: words of the texts, and the texts to quote from.

``templates/assets/search*.js`` read what is written here; ``docs/decisions/`` says why it is not a ready-made index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    from collections.abc import Callable, Iterator, Sequence

    from papernotes.library.model import Entry, Library
    from papernotes.render.search.shards import Pieces
    from papernotes.render.words import Words

__all__ = ["search_artifacts"]

_WORDS = ("search_", "status_", "role_")
"""How the keys begin of the interface's words that the scripts use."""


def search_artifacts(
    library: Library,
    anchors: Callable[[Entry], Sequence[str]],
    words: Words,
    pieces_of: Callable[[int, Sequence[str], int], Pieces] = bucket_pieces,
) -> Iterator[Artifact]:
    """Yield the files of the search index, the parts before what names them.

    ``anchors`` returns the fragments of an entry's sections. ``pieces_of`` is ``bucket_pieces`` or a memo of it.
    """
    shelved = [Shelved(number, entry, units_of(entry, anchors(entry))) for number, entry in enumerate(library.entries)]
    buckets = count_of(len(shelved), ENTRIES_A_BUCKET)
    shards = count_of(sum(len(item.units) for item in shelved), UNITS_A_SHARD)
    parts = word_parts(deal(shelved, buckets), shards, pieces_of)
    texts = text_parts(deal(shelved, count_of(len(shelved), ENTRIES_A_TEXT)))
    yield from {artifact.path: artifact for artifact in (*parts, *texts)}.values()
    stamp = stamp_of(shelved)
    own: dict[str, object] = {key: word for key, word in words.plain.items() if key.startswith(_WORDS)}
    own["n_entries"] = words.counted["n_entries"]
    yield Artifact(f"{FOLDER}index.js", script("index", catalogue(shelved, own, stamp)))
    yield Artifact(f"{FOLDER}parts.js", script("parts", parts_index(parts, texts, buckets, stamp)))
