"""The body index: which units hold a token, cut into parts that a query loads only as it needs them.

Entries are dealt into buckets by their slugs. A bucket's postings are a pure function of its entries' texts, so they
can be remembered as they are; a shard (all tokens that begin alike) joins what the buckets hold of it. One edited
entry therefore costs one bucket and the joining of strings.

A piece is ``[bucket, tokens, postings]``: the tokens parted by spaces, and for each the units that hold it, numbered
through the bucket's entries in the library's order.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from papernotes.render.search.packing import name_of, pack_rising, part
from papernotes.render.search.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from papernotes.render.page import Artifact
    from papernotes.render.search.units import Shelved

ENTRIES_A_BUCKET = 128
ENTRIES_A_TEXT = 16
"""Texts to quote from are loaded for each result shown, so few entries share a part: about 35 KB of notes."""
_UNITS_UNDIVIDED, _UNITS_BY_LETTER = 800, 6_000
"""Up to so many units the words are one part; up to so many they are a part a first letter; beyond, a part for each
two first letters. A part then stays at some 20 to 200 KB."""

Pieces = dict[str, str]
"""By the beginning that a shard's tokens share: the piece's JSON."""


def depth_of(units: int) -> int:
    """Return how many letters the tokens of a shard share in a library of so many units."""
    return (units > _UNITS_UNDIVIDED) + (units > _UNITS_BY_LETTER)


def beginning(token: str, depth: int) -> str:
    """Return the key of a token's shard. CJK tokens share the upper part of their first character's code."""
    if depth and token[0] > "\u2e7f":
        return f"{ord(token[0]) >> 5:x}."
    return token[:depth]


def bucket_count(entries: int, size: int) -> int:
    """Return the power of two that deals so many entries into buckets of about ``size``, at most 1,024."""
    count = 1
    while count * size < entries and count < 1024:
        count *= 2
    return count


def deal(shelved: Iterable[Shelved], count: int) -> list[list[Shelved]]:
    """Return the entries of each of ``count`` buckets, in the library's order."""
    buckets: list[list[Shelved]] = [[] for _ in range(count)]
    for item in shelved:
        buckets[item.bucket % count].append(item)
    return buckets


def bucket_pieces(number: int, texts: Sequence[str], depth: int) -> Pieces:
    """Return the pieces of bucket ``number``, whose entries' units have these texts, in order."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for unit, text in enumerate(texts):
        for token in tokens(text):
            postings[token].append(unit)
    shards: defaultdict[str, list[str]] = defaultdict(list)
    for token in sorted(postings):
        shards[beginning(token, depth)].append(token)
    return {
        key: f'[{number},"{" ".join(held)}","{" ".join([pack_rising(postings[token]) for token in held])}"]'
        for key, held in shards.items()
    }


def word_parts(
    buckets: Sequence[Sequence[Shelved]], depth: int, pieces_of: Callable[[int, Sequence[str], int], Pieces]
) -> dict[str, Artifact]:
    """Return the shards by the beginnings that their tokens share."""
    shards: defaultdict[str, list[str]] = defaultdict(list)
    for number, bucket in enumerate(buckets):
        texts = [unit.text for item in bucket for unit in item.units]
        for key, piece in pieces_of(number, texts, depth).items():
            shards[key].append(piece)
    return {key: part(f"[{','.join(shards[key])}]") for key in sorted(shards)}


def text_parts(buckets: Sequence[Sequence[Shelved]]) -> list[Artifact]:
    """Return the parts to quote from, one a bucket: for each entry its units' fragments and texts."""
    return [part(_json([[[unit.anchor, unit.text] for unit in item.units] for item in bucket])) for bucket in buckets]


def parts_index(words: Mapping[str, Artifact], texts: Sequence[Artifact], depth: int, buckets: int, stamp: int) -> str:
    """Return the JSON that tells a page which parts there are."""
    return _json(
        {
            "depth": depth,
            "buckets": buckets,
            "stamp": stamp,
            "words": {key: name_of(artifact) for key, artifact in words.items()},
            "texts": [name_of(artifact) for artifact in texts],
        }
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
