"""Texts of the notes on a terminal, which takes some characters for commands."""

from __future__ import annotations

import re
import unicodedata

_COMMANDS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\U000e0000-\U000e007f]|(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff])\u200b"
)
"""Controls but tab and line feed, lone surrogates, the marks that turn the order of what follows, and what nobody sees
but in scripts without blanks."""


def printable(text: str) -> str:
    """Return a text with U+FFFD for each character that is no character to print, so that columns stay."""
    return _COMMANDS.sub("\ufffd", text)


def columns(text: str) -> int:
    """Return the columns that a text takes on a terminal; East Asian wide characters take two."""
    return len(text) if text.isascii() else sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
