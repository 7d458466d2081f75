"""Data as classic scripts, which a page may load from disk as from a server, in few bytes whatever they are written in.

A character takes two bytes of a file where its code is small and three or four elsewhere, as in Chinese, Japanese and
Korean. So the most frequent ones of a file are written as characters of small codes, and behind the data stands the
table of what they stand for. Which ones is told by the file alone: the same data are the same bytes everywhere.
"""

from __future__ import annotations

import re
from collections import Counter

_FIRST, _LAST = 0x100, 0x58F
"""Two bytes each, and all written from left to right."""
_WIDE = re.compile("[^\x00-\xff]")
_TAKEN = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")


def script(function: str, name: str, data: str, *, packs: bool = True) -> bytes:
    """Return a script that hands JSON to a function of the page; a string is parsed faster than an object literal.

    To unpack takes the page a millisecond for 30 KB: what is one large part is better left as it is.
    """
    packed, table = pack_letters(data) if packs else (data, "")
    more = f",'{_quoted(table)}'" if table else ""
    return f"{function}('{name}','{_quoted(packed)}'{more});\n".encode("utf-8", "replace")


def pack_letters(data: str) -> tuple[str, str]:
    """Return a text with its most frequent characters written in two bytes, and what those stand for, in their order.

    The table is empty where nothing would be saved.
    """
    counts = Counter(_WIDE.findall(data))
    own = [letter for letter in counts if _TAKEN.match(letter)]
    gains = {letter: count * (_size(letter) - 2) - _size(letter) for letter, count in counts.items()}
    worth = sorted([(-gain, letter) for letter, gain in gains.items() if gain > 0])
    table = [*sorted(own), *[letter for _, letter in worth]][: _LAST + 1 - _FIRST]
    if sum(gains[letter] for letter in table) <= len(",''"):
        return data, ""
    return data.translate({ord(letter): _FIRST + at for at, letter in enumerate(table)}), "".join(table)


def _size(letter: str) -> int:
    return 2 if letter < "\u0800" else 3 if letter < "\U00010000" else 4


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")
