"""Words of the interface in a body: a body knows no language, so marks stand for them until its page is drawn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_START, _END = "\x0e", "\x0f"
"""Control characters, which `clean` takes out of the notes, so that no text can forge a mark."""
_WORD = re.compile(f"{_START}([a-z_-]{{1,40}}){_END}")


def word(key: str) -> str:
    """Return the mark that stands for the word of a key."""
    return f"{_START}{key}{_END}"


def worded(html: str, words: Mapping[str, str]) -> str:
    """Return HTML with the words of a language in the places of their marks."""
    return _WORD.sub(lambda mark: words[mark[1]], html) if _START in html else html


def unworded(html: str) -> str:
    """Return HTML without these marks: what the notes themselves say."""
    return _WORD.sub("", html) if _START in html else html
