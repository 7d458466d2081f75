"""Abbreviations in a text, each with what it stands for, which a browser shows when it is pointed at."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")


def is_abbreviated(text: str, known: Mapping[str, str] | None) -> bool:
    """Tell whether a text holds any of the abbreviations."""
    return bool(known) and _pattern(tuple(known or ())).search(text) is not None


def abbreviated(tokens: Iterable[Token], known: Mapping[str, str] | None) -> list[Token]:
    """Return inline tokens, their texts parted where abbreviations stand; not where a text says what one means."""
    if not known:
        return list(tokens)
    out: list[Token] = []
    for token in tokens:
        if token.type != "text":
            out.append(token)
            continue
        past = 0
        for found in _pattern(tuple(known)).finditer(token.content):
            if token.content.startswith(f": {known[found[0]][:20]}", found.end()):
                continue
            out += _text(token.content[past : found.start()]), _short(found[0], known[found[0]])
            past = found.end()
        out.append(_text(token.content[past:]))
    return [token for token in out if token.type != "text" or token.content]


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)


def _short(word: str, meaning: str) -> Token:
    return Token("abbr", "abbr", 0, content=word, meta={"title": meaning})
