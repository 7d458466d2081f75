"""Related entries, with the reasons: what two entries share, the rare things first.

Each feature (a topic, an author, a mentioned paper …) is one big integer with a bit an entry. An entry's scores for
all others are sums of such integers kept bit-sliced (plane i holds bit i of every sum), so one addition scores
thousands of entries at once and the work does not grow with the size of each topic.
"""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING

from papernotes.lexicon.data import table
from papernotes.library.entry_model import Relation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papernotes.library.entry_model import Entry, Mention
    from papernotes.slug import Slug

MOST = 6
"""Related entries shown for each entry."""
REASONS = 3
"""Reasons told for each of them, the strongest first."""
_MANY, _SHARE = 12, 2
"""Of more entries than these, what one in two has relates none of them to another."""

_WEIGHTS = {"mention": 8.0, "author": 3.0, "topic": 3.0, "shared": 2.0, "venue": 0.6}
"""A direct mention says most; one venue and year alone says little."""

Feature = tuple[str, str]


class Relating:
    """Finds the related entries of a library, any run of its entries by itself."""

    def __init__(self, entries: Sequence[Entry], mentions: Sequence[Mention]) -> None:
        self._entries = entries
        self.features = _features(entries, mentions)
        """What each entry shares with others: all that its relations depend on."""

    @cached_property
    def _weighed(self) -> tuple[Mapping[Feature, int], Mapping[Feature, int]]:
        """Which entries have a feature, as bits, and the weights of the features that two have."""
        holders: dict[Feature, list[int]] = {}
        for i, own in enumerate(self.features):
            for feature in own:
                holders.setdefault(feature, []).append(i)
        total = len(self._entries)
        most = total // _SHARE if total > _MANY else total
        masks = {feature: _mask(held) for feature, held in holders.items() if 1 < len(held) <= most}
        return masks, {f: _weight(f, len(holders[f]), total) for f in masks}

    def related(self, start: int, end: int) -> dict[Slug, tuple[Relation, ...]]:
        """Return up to six related entries for each of these entries that has any, the strongest first."""
        entries, features = self._entries, self.features
        masks, weights = self._weighed
        found: dict[Slug, tuple[Relation, ...]] = {}
        for i, entry in enumerate(entries[start:end], start):
            shared = [f for f in features[i] if weights.get(f)]
            best = _best(_sum([(masks[f], weights[f]) for f in shared]), 1 << i)
            relations = sorted(
                (_relation(features[j], shared, weights, entries[j].slug) for j in best),
                key=lambda pair: (-pair[0], pair[1]),
            )
            shown = tuple(relation for score, _, relation in relations[:MOST] if score > 1)
            if shown:
                found[entry.slug] = shown
        return found


def _mask(places: Sequence[int]) -> int:
    """Return a number whose bits of these places, in ascending order, are set."""
    marks = bytearray(places[-1] // 8 + 1)
    for place in places:
        marks[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(marks, "little")


def _features(entries: Sequence[Entry], mentions: Sequence[Mention]) -> list[dict[Feature, str]]:
    """Return each entry's features in a fixed order, with the words in which each is told as a reason."""
    names = {entry.slug: entry.record.name or entry.record.title for entry in entries}
    index = {entry.slug: i for i, entry in enumerate(entries)}
    catch_all = frozenset(table("acronyms")["catch_all"])
    features: list[dict[Feature, str]] = [{} for _ in entries]
    for entry, own in zip(entries, features, strict=True):
        for topic in entry.topics:
            if topic.name.casefold() not in catch_all:
                own["topic", topic.slug] = topic.name
        for author in entry.authors:
            own["author", author.slug] = author.name
        if entry.record.venue and entry.record.year:
            own["venue", f"{entry.record.venue} {entry.record.year}"] = f"{entry.record.venue} {entry.record.year}"
    for mention in mentions:
        pair = " ".join(sorted((mention.source, mention.target)))
        for slug in (mention.source, mention.target):
            features[index[slug]]["mention", pair] = names[mention.target]
        features[index[mention.source]]["shared", mention.target] = names[mention.target]
    return features


def _weight(feature: Feature, count: int, total: int) -> int:
    """Return a weight from 0 to 15: the kind's, times how rare the feature is."""
    return min(15, round(_WEIGHTS[feature[0]] * (0.5 + math.log2(1 + total / count) / 4)))


def _sum(weighted: list[tuple[int, int]]) -> list[int]:
    planes: list[int] = []
    for mask, weight in weighted:
        for bit in range(4):
            if weight >> bit & 1:
                _add(planes, mask, bit)
    return planes


def _add(planes: list[int], carry: int, plane: int) -> None:
    while carry:
        if plane >= len(planes):
            planes.extend([0] * (plane + 1 - len(planes)))
        planes[plane], carry = planes[plane] ^ carry, planes[plane] & carry
        plane += 1


def _best(planes: list[int], self_bit: int) -> list[int]:
    """Return the indices of the highest sums: all sure ones, and of the last tie the first in order."""
    candidates = 0
    for plane in planes:
        candidates |= plane
    candidates &= ~self_bit
    sure = 0
    for plane in reversed(planes):
        high = candidates & plane
        if (sure | high).bit_count() > MOST:
            candidates = high
        else:
            sure |= high
            candidates &= ~plane
    return _bits(sure, MOST) + _bits(candidates, MOST - sure.bit_count())


def _bits(mask: int, most: int) -> list[int]:
    found: list[int] = []
    while mask and len(found) < most:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found


def _relation(
    theirs: Mapping[Feature, str], own: list[Feature], weights: Mapping[Feature, int], slug: Slug
) -> tuple[int, str, Relation]:
    shared = sorted((f for f in own if f in theirs), key=lambda f: (-weights[f], f))
    reasons = tuple(dict.fromkeys(theirs[f] for f in shared))[:REASONS]
    return sum(weights[f] for f in shared), slug, Relation(slug, reasons)
