"""How venue names become words that compare equal however they are abbreviated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papernotes.lexicon.phrases import lowered_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SERIES = re.compile(r"(?<=[\w.]) A(?=:|$)")
"""A journal's letter, which is no article: "Physical Review A"."""
_LONG = 4
"""Words of a name that still says what it is when its sponsor is left out: "Robotics and Automation Letters"."""


@dataclass(frozen=True, slots=True)
class VenueWords:
    """The words of venue names: which are abbreviations of which, and which say nothing."""

    stems: Mapping[str, str]
    """A word in lower case to the shortest form that stands for it: "transactions" to "trans"."""
    noise: frozenset[str]
    """Stems that may stand anywhere inside a name: articles, ordinals, "international", sponsors."""
    sponsors: frozenset[str]
    """Noise that is part of a name all the same where no generic word follows: "IEEE Access"."""
    generic: frozenset[str]
    """Stems that say what kind of venue it is: "trans", "conf", "j"."""

    def words(self, text: str) -> list[str]:
        """Return each word of a text as the trie knows it."""
        words = lowered_words(text)
        return list(map(self.stems.get, words, words))

    def key(self, name: str) -> list[str]:
        """Return a name as the words under which it is kept: noise left out where two words or more remain."""
        if name.isalpha() and name.isascii():
            word = name.lower()
            return [self.stems.get(word, word)]
        found = self.words(name)
        if " " not in name or self.noise.isdisjoint(found):
            return found
        series = _SERIES.search(name)
        letter = len(self.words(name[: series.end()])) - 1 if series else -1
        kept = [
            word
            for index, word in enumerate(found)
            if word not in self.noise or index == letter or self._says(found, index)
        ]
        return kept if len(kept) > 1 else found

    def _says(self, found: Sequence[str], index: int) -> bool:
        """Tell whether a word of noise is a sponsor before something else than a generic word."""
        if found[index] not in self.sponsors:
            return False
        return next((word for word in found[index + 1 :] if word not in self.noise), "") not in self.generic

    def without_sponsor(self, key: list[str]) -> list[str]:
        """Return a long key without the sponsor that opens it; empty when there is no such key."""
        return key[1:] if len(key) >= _LONG and key[0] in self.sponsors else []

    def is_idle(self, word: str) -> bool:
        """Tell whether a word says nothing inside a name: noise, or a number such as a year."""
        return word in self.noise or word.isdigit()

    def starts(self, words: Sequence[str]) -> Iterator[int]:
        """Yield where a name that fills the whole text may start: the first word, then past each noise word."""
        for index, word in enumerate(words):
            yield index
            if not self.is_idle(word) and word != "proc":
                return
