"""What a text says that its paper beats: what is named there is not what the paper is about."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from papernotes.lexicon.data import table
from papernotes.lexicon.phrases import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

_REACH = 4
"""Words behind one that beats which may still be what is beaten: "outperforms all of the GANs"."""


@cache
def _beating() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return by their first word the words that beat, such as "better than"."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in table("ordinary")["beating"].split():
        words = tuple(WORD.findall(phrase))
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def beaten(lowered: Sequence[str]) -> frozenset[int]:
    """Return which words of a text, its marks counted, name what is beaten: some, up to a mark or a word of place."""
    beating, going_on = _beating(), frozenset(table("ordinary")["beyond"].split())
    found: set[int] = set()
    if beating.keys().isdisjoint(lowered):
        return frozenset()
    for at, word in enumerate(lowered):
        for phrase in beating.get(word, ()):
            past = at + len(phrase)
            if tuple(lowered[at:past]) == phrase:
                reach = range(past, min(past + _REACH, len(lowered)))
                stop = next(
                    (place for place in reach if lowered[place] in going_on or not lowered[place][0].isalnum()),
                    reach.stop,
                )
                found.update(range(past, stop))
    return frozenset(found)
