"""Data as classic scripts, which a page may load from disk as from a server, in few bytes whatever they are written in.

A character takes one byte of a file where its code is small, two where it is not large, and three or four elsewhere, as
in Chinese, Japanese and Korean. So the most frequent ones of a file are written as characters of small codes, those
that these codes belong to as others, and behind the data stands the table of what they stand for. Which ones is told by
the file alone: the same data are the same bytes everywhere.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

_ONE_BYTE = frozenset(map(chr, range(0x20, 0x7F))) - {"'", "\\"}
"""What a string of a script holds as it is."""
_FIRST, _LAST = 0x100, 0x58F
"""Two bytes each, and all written from left to right."""
_LARGEST = "\uffff"
"""What a page counts as one character; those beyond are left as they are."""
_COST_OF_A_CODE = 3
"""The bytes of a table that one more code of a byte takes, with the letter that it belonged to."""
_WORTH_IT = 50
"""What saves less than a fiftieth is left as it is: to unpack takes the page a millisecond for some 60 KB."""


class Packed(NamedTuple):
    """A text in few bytes, and what its characters stand for."""

    text: str
    table: str = ""
    """The letters that ``ones`` stand for, in their order, then those of the codes from 0x100 on."""
    ones: str = ""
    """Characters of a byte that stand for another letter."""


def script(function: str, name: str, data: str, *, packs: bool = True) -> bytes:
    """Return a script that hands JSON to a function of the page; a string is parsed faster than an object literal.

    What is one large part is better left as it is, since it would be unpacked in one go.
    """
    data = data.encode("utf-8", "replace").decode()  # before any character stands for another
    plain = _called(function, name, Packed(data))
    if not packs:
        return plain
    packed = _called(function, name, pack_letters(data))
    return packed if len(packed) < len(plain) - len(plain) // _WORTH_IT else plain


def pack_letters(data: str) -> Packed:
    """Return a text with its most frequent characters written in one byte and in two."""
    counts = Counter({letter: count for letter, count in Counter(data).items() if letter <= _LARGEST})
    ones = _ones(counts)
    freed = set(ones.values())
    # What stands at a code of two bytes, and what gave its own to another, needs a code, however seldom it is.
    needy = sorted(one for one in counts if one not in ones and (one in freed or _FIRST <= ord(one) <= _LAST))
    gains = {
        letter: count * (_size(letter) - 2) - _size(letter) for letter, count in counts.items() if letter not in ones
    }
    worth = [letter for _, letter in sorted((-gain, letter) for letter, gain in gains.items() if gain > 0)]
    twos = list(dict.fromkeys([*needy, *worth]))[: _LAST + 1 - _FIRST]
    if len(needy) > len(twos):
        return Packed(data)
    codes = {ord(letter): code for letter, code in ones.items()}
    codes |= {ord(letter): chr(_FIRST + at) for at, letter in enumerate(twos)}
    return Packed(data.translate(codes), "".join([*ones, *twos]), "".join(ones.values()))


def _ones(counts: Counter[str]) -> dict[str, str]:
    """Return the codes of a byte for letters that have none of their own, and are more frequent than those that had."""
    lacking = sorted((letter for letter in counts if letter not in _ONE_BYTE), key=lambda one: (-counts[one], one))
    rare = sorted(_ONE_BYTE, key=lambda one: (counts[one], one))
    pairs = zip(lacking, rare, strict=False)
    return {letter: code for letter, code in pairs if counts[letter] > counts[code] + _COST_OF_A_CODE}


def _size(letter: str) -> int:
    return 1 if letter < "\x80" else 2 if letter < "\u0800" else 3


def _called(function: str, name: str, packed: Packed) -> bytes:
    told = [name, packed.text, *([packed.table, packed.ones] if packed.table else [])]
    return f"{function}({','.join(_quoted(text) for text in told)});\n".encode()


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
