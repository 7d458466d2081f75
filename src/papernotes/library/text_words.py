"""The words of a text as the library counts and looks them up: runs of letters and digits."""

from __future__ import annotations

import re

CJK = "぀-ヿ㐀-鿿가-힯"
"""Chinese, Japanese and Korean stand right beside a name without a blank, so they part words."""
WORD = re.compile(rf"[^\W_{CJK}]+")
_PARTED = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))
"""The characters of ASCII with a blank for each that is in no word, for ``str.translate``."""


def words_of(text: str) -> list[str]:
    """Return the words of a text; where it is plain text, several times as fast as by the pattern."""
    return text.translate(_PARTED).split() if text.isascii() else WORD.findall(text)


def folded_words_of(text: str) -> list[str]:
    """Return the words of a text, their case folded."""
    return words_of(text.lower()) if text.isascii() else [word.casefold() for word in words_of(text)]
