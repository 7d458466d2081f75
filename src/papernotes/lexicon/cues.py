"""Cues: the words by which a sentence says what it tells, in the languages of ``cues.yml``."""

from __future__ import annotations

from functools import cache
from typing import Literal

from papernotes.lexicon.data import table
from papernotes.lexicon.phrases import Phrases, lowered_words

Told = Literal["problem", "method"]


def tells(sentence: str, what: Told) -> bool:
    """Tell whether a sentence says by its own words that it tells a problem, or a method.

    One that says both ("to solve this problem, we propose …") tells the method.
    """
    words = lowered_words(sentence)
    if what == "problem" and _holds(words, "method"):
        return False
    return _holds(words, what)


def _holds(words: list[str], what: Told) -> bool:
    phrases = _phrases(what)
    return any(phrases.longest(words, at) for at in phrases.places(words))


@cache
def _phrases(what: Told) -> Phrases[None]:
    found: Phrases[None] = Phrases()
    for phrase in table("cues")[what]:
        found.add(lowered_words(phrase), None)
    return found
