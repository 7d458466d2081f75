"""How the index is written down: numbers as short texts, parts by names.

A number is written in base 58 with the digits of all but its last place told apart, so numbers need nothing between
them: those below 58 take one character, those below 1,856 two. No character needs escaping in JSON or JavaScript.
"""

from __future__ import annotations

import hashlib
import json
from operator import sub
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FOLDER = "assets/search/"
ALPHABET = "".join(chr(code) for code in range(35, 127) if chr(code) not in "'\\")
"""Ninety characters: the last place takes one of the first 58, every place before it one of the other 32."""
_LAST, _LEAD = 58, 32


def _written(number: int) -> str:
    rest, last = divmod(number, _LAST)
    text = ALPHABET[last]
    while rest:
        rest, place = divmod(rest, _LEAD)
        text = ALPHABET[_LAST + place] + text
    return text


class _Written(dict[int, str]):
    """Numbers as they are written: most from the table, the largest made anew."""

    def __missing__(self, number: int) -> str:
        return _written(number)


WRITTEN = _Written((number, _written(number)) for number in range(4096))


def pack(numbers: Iterable[int]) -> str:
    """Return numbers of zero and above as one text."""
    return "".join([WRITTEN[number] for number in numbers])


def pack_rising(numbers: Sequence[int]) -> str:
    """Return ascending numbers as one text that holds the differences."""
    if len(numbers) == 1:
        return WRITTEN[numbers[0]]
    return "".join(map(WRITTEN.__getitem__, map(sub, numbers, (0, *numbers))))


def dumps(value: object) -> str:
    """Return a value as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def name_of(content: bytes) -> str:
    """Return the name of a part, as the page asks for it: twelve hexadecimal digits.

    It changes with what the part is made of, so an old page never takes a new part for the one it knows.
    """
    return hashlib.blake2b(content, digest_size=6).hexdigest()


def path_of(name: str) -> str:
    """Return where the part of a name stands, below the site."""
    return f"{FOLDER}{name}.js"
