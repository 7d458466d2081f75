"""Keys of citations as Better BibTeX makes them: ``vaswaniAttentionAllYou2017``."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from papernotes.parse.fields.parting import parted

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from papernotes.parse.bibliography import Reference

_WORD = re.compile(r"[^\W_]++")
_SKIPPED = frozenset((
    "a", "about", "above", "across", "after", "against", "along", "among", "an", "and", "around", "as", "at", "before",
    "behind", "below", "beneath", "beside", "between", "beyond", "but", "by", "d", "das", "de", "del", "der", "des",
    "despite", "die", "do", "down", "during", "ein", "eine", "el", "en", "et", "except", "for", "from", "il", "in",
    "inside", "into", "is", "la", "las", "le", "les", "like", "los", "near", "nor", "of", "off", "on", "onto", "or",
    "over", "past", "per", "since", "so", "than", "that", "the", "through", "throughout", "to", "toward", "towards",
    "un", "una", "under", "une", "until", "up", "upon", "via", "when", "where", "with", "within", "without", "yet",
))  # fmt: skip
"""Words that say little of a title (Better BibTeX's ``skipWords``)."""
_WORDS = 3
_USABLE = re.compile(r"[A-Za-z][A-Za-z0-9_:.+/-]{0,80}")


def key_for(work: Reference, wish: str, taken: Container[str]) -> str:
    """Return a key that is not taken: the one the notes give, else of the first author, the title and the year."""
    return next(key for key in _keys(work, wish) if key.casefold() not in taken)


def _keys(work: Reference, wish: str) -> Iterator[str]:
    if _USABLE.fullmatch(wish):
        yield wish
    family = _letters(parted(work.authors[0]).family).lower() if work.authors else ""
    words = [_letters(word) for word in _WORD.findall(work.title)]
    told = [word for word in words if word and word.lower() not in _SKIPPED][:_WORDS]
    short = "".join(word[0].upper() + word[1:] for word in told)
    name = f"{family[:40]}{short[:60]}{work.year or ''}"
    name = name if name[:1].isalpha() else f"paper{name}"
    yield name
    for letter in "abcdefghijklmnopqrstuvwxyz":
        yield f"{name}{letter}"
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1


def _letters(word: str) -> str:
    """Return a word's ASCII letters and digits, without accents."""
    plain = unicodedata.normalize("NFKD", word.replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())
