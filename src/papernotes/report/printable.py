"""Texts of the notes on a terminal, which takes some characters for commands."""

from __future__ import annotations

import re
import unicodedata

_COMMANDS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""Controls but tab and line feed, lone surrogates, and the marks that turn the order of what follows."""


def printable(text: str) -> str:
    """Return a text with U+FFFD for each character that is no character to print, so that columns stay."""
    return _COMMANDS.sub("\ufffd", text)


def columns(text: str) -> int:
    """Return the columns that a text takes on a terminal; East Asian wide characters take two."""
    return len(text) if text.isascii() else sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
