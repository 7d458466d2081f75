"""Keys of citations as Better BibTeX makes them: ``vaswaniAttentionAllYou2017``, then with ``a`` to ``z`` behind.

That is its formula ``auth.lower + shorttitle(3,3) + year`` (https://retorque.re/zotero-better-bibtex/citing): the first
author's family name, the first three words of the title that say something, and the year.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from string import ascii_lowercase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]++(?:[-'’][^\W_]++)*+")
"""What is a word with its hyphens: ``TexttoImage`` is one."""
_FORMULA = re.compile(r"\$[^$]*+\$")
_SKIPPED = frozenset((
    "a", "ab", "aboard", "about", "above", "across", "after", "against", "al", "along", "amid", "among", "an", "and",
    "anti", "around", "as", "at", "before", "behind", "below", "beneath", "beside", "besides", "between", "beyond",
    "but", "by", "d", "da", "das", "de", "del", "dell", "dello", "dei", "degli", "della", "dem", "den", "der", "des",
    "despite", "die", "do", "down", "du", "during", "ein", "eine", "einem", "einen", "einer", "eines", "el", "en", "et",
    "except", "for", "from", "gli", "i", "il", "in", "inside", "into", "is", "l", "la", "las", "le", "les", "like",
    "lo", "los", "near", "nor", "of", "off", "on", "onto", "or", "over", "past", "per", "plus", "round", "save",
    "since", "so", "some", "sur", "than", "the", "through", "to", "toward", "towards", "un", "una", "unas", "under",
    "underneath", "une", "unlike", "uno", "unos", "until", "up", "upon", "versus", "via", "von", "while", "with",
    "within", "without", "yet", "zu", "zum",
))  # fmt: skip
"""Words that say little of a title (its ``skipWords``)."""
_WORDS = 3
_LONGEST_NAME, _LONGEST_WORDS = 40, 60
_LETTERS = str.maketrans({
    "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "đ": "d", "Đ": "D",
    "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H",
})  # fmt: skip
"""Latin letters that are not a letter with a mark."""


def keys(family: str, title: str, year: int | None, arxiv: str = "") -> Iterator[str]:
    """Yield keys for a work, the best first. What has no Latin letter is called by its arXiv id or by a digest."""
    words = map(_latin, _WORD.findall(_FORMULA.sub(" ", title)))
    told = [word for word in words if word and word.lower() not in _SKIPPED][:_WORDS]
    short = "".join(word[0].upper() + word[1:] for word in told)[:_LONGEST_WORDS]
    first = _latin(family).lower()[:_LONGEST_NAME]
    if not first and not short:
        digest = blake2b(title.encode("utf-8", "replace"), digest_size=3).hexdigest()
        short = f"arxiv{_latin(arxiv)}" if arxiv else f"paper{digest}"
        year = None if arxiv else year
    key = f"{first}{short}{year or ''}"
    key = key if key[:1].isalpha() else f"p{key}"
    yield key
    for letter in ascii_lowercase:
        yield f"{key}{letter}"


def _latin(word: str) -> str:
    """Return a word's ASCII letters and digits, without accents."""
    if word.isascii() and word.isalnum():
        return word
    plain = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())
