"""The body index: which units hold a token, cut into shards that a query loads only as it needs them.

Entries are dealt into buckets by their slugs, tokens into shards by their first letters. What a bucket holds of each
shard is a pure function of its entries' texts, so it can be remembered; a shard joins the pieces of all buckets. One
edited entry therefore costs one bucket and the joining of strings.

A piece is ``[bucket, tokens, postings]``: the tokens parted by spaces, and for each the units that hold it, numbered
through the bucket's entries in the library's order.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from papernotes.site.search.packing import dumps, pack_rising
from papernotes.site.search.section_units import bucket_of
from papernotes.site.search.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papernotes.site.search.section_units import Voiced

ENTRIES_A_BUCKET = 256
ENTRIES_A_TEXT = 16
"""Texts to quote from are loaded for each result shown, so few entries share a part: about 35 KB of notes."""
UNITS_A_SHARD = 96
"""At 10,000 papers of 2 KB that makes 512 shards of some 30 KB."""
MOST = 1024
BEGINNING = 3
"""Tokens that begin with the same three letters share a shard, so that the beginning of a word leads to one."""

Pieces = dict[int, str]
"""By the number of the shard: the piece's JSON."""


def count_of(size: int, each: int) -> int:
    """Return the power of two that deals ``size`` things into lots of about ``each``, at most 1,024."""
    count = 1
    while count * each < size and count < MOST:
        count *= 2
    return count


def beginning(token: str) -> str:
    """Return what decides a token's shard; every Chinese, Japanese or Korean character is a beginning of its own."""
    return token[:1] if token[0] > "\u2e7f" else token[:BEGINNING]


def shard_of(start: str, shards: int) -> int:
    """Return the number of the shard of the tokens that begin so; the scripts in the browser reckon the same."""
    number = 0
    for letter in start:
        number = (number * 31 + ord(letter)) % 65521
    return number % shards


def deal(entries: Iterable[Voiced], count: int) -> list[list[Voiced]]:
    """Return the entries of each of ``count`` buckets, in the library's order."""
    buckets: list[list[Voiced]] = [[] for _ in range(count)]
    for entry in entries:
        buckets[bucket_of(entry.slug) % count].append(entry)
    return buckets


def bucket_pieces(number: int, texts: Sequence[str], shards: int) -> Pieces:
    """Return the pieces of bucket ``number``, whose entries' units have these texts, in order."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for unit, text in enumerate(texts):
        for token in tokens(text):
            postings[token].append(unit)
    found: defaultdict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for letters, alike in groupby(sorted(postings), itemgetter(slice(BEGINNING))):
        held, packed = found[shard_of(beginning(letters), shards)]
        for token in alike:
            held.append(token)
            packed.append(pack_rising(postings[token]))
    return {
        shard: f'[{number},"{" ".join(held)}","{" ".join(packed)}"]' for shard, (held, packed) in sorted(found.items())
    }


def word_shards(buckets: Iterable[Pieces], shards: int) -> list[str]:
    """Return the JSON of the shards in the order of their numbers, given the pieces of each bucket."""
    found: list[list[str]] = [[] for _ in range(shards)]
    for pieces in buckets:
        for shard, piece in pieces.items():
            found[shard].append(piece)
    return [f"[{','.join(pieces)}]" for pieces in found]


def texts_of(entries: Iterable[tuple[Sequence[tuple[str, str]], Iterable[tuple[str, str]]]]) -> str:
    """Return the JSON of texts to quote from: for each entry its links, then its units' fragments and texts."""
    return dumps([[links, *units] for links, units in entries])


def parts_index(words: Sequence[str], texts: Sequence[str], buckets: int, stamp: int) -> str:
    """Return the JSON that tells a page which parts there are, their names one after the other."""
    return dumps({"stamp": stamp, "buckets": buckets, "words": "".join(words), "texts": "".join(texts)})
