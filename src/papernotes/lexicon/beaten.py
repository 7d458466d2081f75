"""What a text says that its paper beats: what is named there is not what the paper is about."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from papernotes.lexicon.data import table
from papernotes.lexicon.phrases import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

_REACH = 4
"""Words behind one that beats which may still be what is beaten: "outperforms all of the GANs"."""
_BACK = 12
"""Words before one that may be what is beaten, where each character is one: "敵対的生成ネットワークより"."""


@cache
def _phrases(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return by their first word the words that beat, such as "better than"."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in table("ordinary")[name].split():
        words = tuple(WORD.findall(phrase))
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


@cache
def _ends(name: str) -> frozenset[str]:
    return frozenset(table("ordinary")[name].split())


def beaten(lowered: Sequence[str]) -> frozenset[int]:
    """Return which words of a text, its marks counted, name what is beaten: some, up to a mark or a word of place."""
    found: set[int] = set()
    for _, past in _places("beating", lowered):
        found.update(_up_to(_ends("beyond"), lowered, range(past, min(past + _REACH, len(lowered)))))
    for at, _ in _places("beating_behind", lowered):
        found.update(_up_to(_ends("beginning"), lowered, range(at - 1, max(at - _BACK, 0) - 1, -1)))
    return frozenset(found)


def _places(name: str, lowered: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where the phrases of a name begin and end."""
    phrases = _phrases(name)
    if phrases.keys().isdisjoint(lowered):
        return
    for at, word in enumerate(lowered):
        for phrase in phrases.get(word, ()):
            if tuple(lowered[at : at + len(phrase)]) == phrase:
                yield at, at + len(phrase)


def _up_to(ends: AbstractSet[str], lowered: Sequence[str], reach: range) -> Iterator[int]:
    """Yield places one after another, up to a mark or a word at which they end."""
    for place in reach:
        if lowered[place] in ends or not lowered[place][0].isalnum():
            return
        yield place
