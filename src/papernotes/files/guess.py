"""In which old encoding a text was saved: the one in which its letters are those of a language.

Each encoding is tried with each language that is written in it. The letters that are no ASCII are weighed by how
frequent they are in the language (`lexicon/encodings.yml`): à and ñ are French and Spanish, ŕ and ń in their place
would be Slovak and Polish, of which the rest of the text then has to have the letters, too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from math import log
from typing import TYPE_CHECKING, Any, NamedTuple

from papernotes.lexicon.data import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ENOUGH = 16 * 1024
"""Bytes of lines with letters beyond ASCII that are looked at; more takes long and tells nothing new."""
_LATIN = 0.07
"""How many letters of a text in Latin script are beyond ASCII, about; in other scripts all are."""
_EAST, _REST = 0.55, 0.4
"""How many characters of a text in thousands of them are of the most frequent, and of the other common ones."""
_CAPITAL, _AGAIN = 0.06, 0.9
"""How many words begin with a capital, and how many capitals another one follows."""
_SIGN, _FOREIGN, _BROKEN = log(0.004), log(1e-5), log(1e-7)
"""What a sign weighs, a letter of another language, and what stands for no letter at all."""
_PLAIN = log(0.04)
"""What a character of ASCII weighs: some encodings take one for the second half of a letter."""
_TORN, _TOUCHING = log(0.004), log(0.5)
"""What it weighs that a letter stands right beside one of another script, or a capital behind a small letter."""
_WORD, _MOST_WORDS = 0.9, 8
"""What a common word of the language weighs, and how many count: together less than a letter that it has not."""
_FIRST, _OTHER = "cp1252", -2.5
"""The encoding of most old texts, and what weighs against each other one."""
_DOUBT = log(4e-5)
"""The least mean weight of a letter; below it the text is in no language that is known here."""
_ASCII = frozenset({"vowel", "consonant"})
_WORDS = re.compile(r"[^\W\d_]+")
_VOWELS = "aeiouyæøœı"
_CLASH = log(0.3)
"""What it weighs in Latin script that a vowel stands beside a vowel, or a consonant between two."""
Seen = tuple[str, str, str]
"""A character with what stands before and behind it: a capital or a small letter beyond ASCII, a vowel or a consonant
of ASCII; empty for anything else."""


class _Language(NamedTuple):
    """How texts in a language look."""

    letters: dict[str, float]
    """The weight of each."""
    words: frozenset[str]
    encodings: tuple[str, ...]
    touching: float
    """What it weighs that a letter stands beside one of ASCII."""


def guess(data: bytes) -> str | None:
    """Return the encoding, by Python's name, in which bytes are a text most likely; None when none is likely."""
    sample = _telling(data)
    if not sample:
        return None
    read = {name: _Read(sample, name) for name in dict.fromkeys(_encodings())}
    weighed = [
        (read[name].weight(language) + (0.0 if name == _FIRST else _OTHER), -place, name)
        for place, (name, language) in enumerate(_candidates())
    ]
    weight, _, best = max(weighed)
    return best if (weight - read[best].plain) / max(1, read[best].count) > _DOUBT else None


def _telling(data: bytes) -> bytes:
    """Return the different words of the first lines that are not ASCII, up to what is enough.

    A name that comes back on every page is no more evidence than one.
    """
    words: dict[bytes, None] = {}
    size = 0
    for line in data.splitlines():
        if not line.isascii():
            words.update(dict.fromkeys(line.split()))
            size += len(line)
            if size > _ENOUGH:
                break
    return b" ".join(words)[: 2 * _ENOUGH]


class _Read:
    """A text as an encoding reads it: how often each character beyond ASCII stands where, and its words."""

    def __init__(self, sample: bytes, encoding: str) -> None:
        text = sample.decode(encoding, "replace")
        kinds = [_kind(letter) for letter in text]
        self.seen: Counter[Seen] = Counter(
            (letter, before, after)
            for letter, before, after in zip(text, ["", *kinds], [*kinds[1:], ""], strict=False)
            if not letter.isascii()
        )
        self.count = sum(self.seen.values())
        self.plain = _PLAIN * (len(text) - self.count)
        self.words = Counter(_WORDS.findall(text.lower()))

    def weight(self, language: _Language) -> float:
        """Return how likely the text is one in a language, as a logarithm."""
        letters = language.letters
        total = sum(count * _weigh(seen, letters, language.touching) for seen, count in self.seen.items())
        words = sum(self.words[word] for word in language.words) if language.words else 0
        return self.plain + total + _WORD * min(words, _MOST_WORDS)


def _kind(letter: str) -> str:
    if letter.isascii():
        return "" if not letter.isalpha() else "vowel" if letter.lower() in _VOWELS else "consonant"
    return "capital" if letter.isupper() else "small" if letter.islower() else ""


def _weigh(seen: Seen, letters: dict[str, float], touching: float) -> float:
    letter, before, after = seen
    weight = letters.get(letter)
    if weight is None:
        if letter.isalpha() and letter not in _signs():  # µ and º are letters to Unicode
            return _FOREIGN
        if before and after and letter not in table("encodings")["signs_inside"]:
            return _FOREIGN
        return _SIGN if letter in _signs() else _BROKEN
    if letter.isupper():
        weight += log(_AGAIN if "capital" in (before, after) else _CAPITAL) - log(_CAPITAL)
        weight += _TORN if before == "small" else 0.0
    around = before, after
    if touching:
        return weight + touching if not _ASCII.isdisjoint(around) else weight
    return weight + _CLASH if _clashes(letter, around) else weight


@lru_cache(maxsize=4096)
def _clashes(letter: str, around: tuple[str, str]) -> bool:
    """Tell whether a letter stands where those of its kind seldom do."""
    bare = unicodedata.normalize("NFD", letter.lower())[0]
    return "vowel" in around if bare in _VOWELS else around == ("consonant", "consonant")


@cache
def _signs() -> frozenset[str]:
    return frozenset(table("encodings")["signs"] + table("encodings")["signs_east"])


def _encodings() -> Iterator[str]:
    return (name for name, _ in _candidates())


@cache
def _candidates() -> tuple[tuple[str, _Language], ...]:
    """Return each language with each of its encodings; the likelier encodings of all languages first."""
    known = table("encodings")
    english = frozenset(known["english"].split())
    languages = [_alphabet(row, _LATIN, 0.0, english) for row in known["latin"].values()]
    languages += [_alphabet(row, 1.0, _TORN, english) for row in known["other"].values()]
    languages += [_characters(row) for row in known["east"].values()]
    most = max(len(language.encodings) for language in languages)
    return tuple(
        (language.encodings[rank], language)
        for rank in range(most)
        for language in languages
        if rank < len(language.encodings)
    )


def _alphabet(row: Mapping[str, Any], share: float, touching: float, english: frozenset[str]) -> _Language:
    """Return a language of letters, each about as frequent as its rank says (Zipf's law)."""
    letters = row["letters"]
    whole = sum(1 / (rank + 3) for rank in range(len(letters)))
    weights: dict[str, float] = {}
    for rank, letter in enumerate(letters):
        weight = log(share / (rank + 3) / whole)
        weights[letter] = weight
        capital = letter.upper()
        if len(capital) == 1 and capital != letter:
            weights.setdefault(capital, weight + log(_CAPITAL))
    words = frozenset(word for word in row.get("words", "").split() if len(word) > 1) - english
    return _Language(weights, words, tuple(row["encodings"]), touching)


def _characters(row: Mapping[str, Any]) -> _Language:
    """Return a language of thousands of characters: the most frequent, and those of a range of an encoding."""
    letters = dict.fromkeys(row["letters"])
    name, first, last = row["common"]
    lead = range(int(first), int(last) + 1)
    common = {
        c for a in lead for b in range(0x40, 0xFF) for c in bytes((a, b)).decode(str(name), "ignore") if c.isalpha()
    }
    whole = sum(1 / (rank + 20) for rank in range(len(letters)))
    weights = dict.fromkeys(sorted(common), log(_REST / len(common)))
    weights.update({letter: log(_EAST / (rank + 20) / whole) for rank, letter in enumerate(letters)})
    return _Language(weights, frozenset(), tuple(row["encodings"]), _TOUCHING)
