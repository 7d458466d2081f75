"""How venue names become words that compare equal however they are abbreviated."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from papernotes.lexicon.phrases import WORD

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping, Sequence


@dataclass(frozen=True)
class Names:
    """The words of venue names: which are abbreviations of which, and which say nothing."""

    stems: Mapping[str, str]
    """A word in lower case to the shortest form that stands for it: "transactions" to "trans"."""
    noise: frozenset[str]
    """Stems that may stand anywhere inside a name: articles, ordinals, "international", sponsors."""
    sponsors: frozenset[str]
    """Noise that is part of a name all the same where no generic word follows: "IEEE Access"."""
    generic: frozenset[str]
    """Stems that say what kind of venue it is: "trans", "conf", "j"."""
    lowered: set[str] = field(default_factory=set)
    """First words of names that are found in any case, in lower case."""
    written: set[str] = field(default_factory=set)
    """First words of names that are found only as written."""

    def keys(self, words: Iterable[re.Match[str]]) -> list[str]:
        """Return each word of a text as the trie knows it."""
        stems = self.stems
        return [stems.get(low, low) for low in (word[0].lower() for word in words)]

    def key(self, name: str) -> list[str]:
        """Return a name as the words under which it is kept: without noise, but never empty."""
        found = [self.stems.get(low, low) for low in (word.lower() for word in WORD.findall(name))]
        kept = [key for index, key in enumerate(found) if not self._idle(found, index)]
        return kept or found

    def _idle(self, keys: Sequence[str], index: int) -> bool:
        key = keys[index]
        if key in self.sponsors:
            follows = next((k for k in keys[index + 1 :] if k not in self.sponsors and k not in self.noise), "")
            return follows in self.generic
        return key in self.noise

    def may_start(self, words: Sequence[str]) -> bool:
        """Tell at low cost whether any name may start at one of the words; most lines name no venue."""
        return not (self.written.isdisjoint(words) and self.lowered.isdisjoint([word.lower() for word in words]))

    def starts(self, keys: Sequence[str]) -> Iterator[int]:
        """Yield where a name that fills the whole text may start: the first word, then past each noise word."""
        for index, key in enumerate(keys):
            yield index
            if key not in self.noise and not key.isdigit() and key != "proc":
                return

    def spellings(self, stem: str) -> set[str]:
        """Return the words in lower case that a stem stands for."""
        return set(self._words.get(stem, ()))

    @cached_property
    def _words(self) -> Mapping[str, list[str]]:
        words: dict[str, list[str]] = {}
        for word, stem in self.stems.items():
            words.setdefault(stem, []).append(word)
        return words
