"""How much words are like a paper's title: a table of words, their beginnings, ends and shapes, each with its points.

The table is fitted (see ``benchmarks/reading``); this looks it up.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import fsum
from typing import TYPE_CHECKING

from papernotes.lexicon.data import points
from papernotes.parse.reading.line_facts import CJK

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 160
_MOST = 24
"""Words of a text that are looked at."""
_TOKEN = re.compile(
    r"[A-Za-z\u00c0-\u024f\u0370-\u04ff][\w'’-]*|\d+|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+|[^\w\s]"
)
_BOUND = 6.0


def traits_of(text: str) -> frozenset[str]:
    """Return what the table is asked for: words, their first four and last three letters, pairs of shapes."""
    tokens = _TOKEN.findall(text[:_LONGEST])[:_MOST]
    found: set[str] = set()
    before = "^"
    for token in tokens:
        shape, traits = _of_token(token)
        found.update(traits)
        found.add(f"{before}{shape}")
        before = shape
    found.add(f"{before}$")
    found.add(f"#{min(len(tokens), 12)}")
    return frozenset(found)


@lru_cache(maxsize=8192)
def _of_token(token: str) -> tuple[str, tuple[str, ...]]:
    """Return the shape of a word, and what of it alone the table is asked for."""
    shape = _shape(token)
    if shape == "C":
        return shape, tuple(token[at : at + 2] for at in range(len(token)))
    if token[0].isalpha():
        low = token.lower()
        return shape, (low, low[:4] + "~", "~" + low[-3:])
    return shape, (token if shape != "0" else "0",)


def _shape(token: str) -> str:
    if token[0].isdigit():
        return "0"
    if CJK.match(token):
        return "C"
    if not token[0].isalpha():
        return token
    if token.isupper() and len(token) > 1:
        return "AA"
    if token[0].isupper():
        return "Ab" if token[1:].islower() or len(token) == 1 else "AbC"
    return "a" if len(token) < 4 else "abcd"


@lru_cache(maxsize=8192)
def like_a_title(text: str) -> float:
    """Return how much a text is like a title, from -6 (not at all) to 6, whatever the order of its traits."""
    table = _table()
    total = table["*"] + fsum([table.get(trait, 0.0) for trait in traits_of(text)])
    return max(-_BOUND, min(_BOUND, total))


@cache
def _table() -> Mapping[str, float]:
    return {name: float(value) for name, value in points("titles")}
