"""What stands before and behind titles, roughly, and how often it does so in a file or a folder.

Who writes ``Lovelace 2021: Folding Boats`` once writes it so again: what stands on the same side of many titles is no
part of any.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.records import line_words as words
from papernotes.parse.titles.title_tokens import MARKS, spans_of, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from papernotes.parse.titles.title_tokens import Token, TokenSpan

_SHAPES = (
    ("year", re.compile(r"\W*(?:19|20)\d\d[a-z]?\W*")),
    ("key", re.compile(r"\W*(?:[a-z]{2,20}|[A-Z][A-Za-z-]{2,20})(?:19|20)\d\d[a-z]*\W*")),
    ("number", re.compile(r"[\W\d]+|[ivx]+|[一二三四五六七八九十]+")),
)
_EIGHTHS = 8


class Sides(NamedTuple):
    """What stands beside the titles of some records."""

    records: int
    shares: Mapping[str, int]
    """In how many of eight records each side stands beside what may be the title."""

    def share(self, side: str) -> str:
        """Return in words how often a side stands there."""
        if self.records < _FEW:
            return "who knows"
        eighths = self.shares.get(side, 0)
        return "never" if not eighths else "seldom" if eighths <= 2 else "often" if eighths <= 4 else "mostly"


_FEW = 3
NO_SIDES = Sides(0, {})


def left_of(tokens: tuple[Token, ...], span: TokenSpan) -> str:
    """Return what stands before a stretch; empty when nothing does."""
    return _side("<", tokens[: span.start])


def right_of(tokens: tuple[Token, ...], span: TokenSpan) -> str:
    """Return what stands behind a stretch; empty when nothing does."""
    return _side(">", tokens[span.end + 1 :])


def _side(which: str, tokens: tuple[Token, ...]) -> str:
    shapes = [_shape(token) for token in tokens if token.kind not in MARKS]
    return " ".join((which, *shapes)) if shapes else ""


def _shape(token: Token) -> str:
    if token.kind != "atom":
        return token.kind
    return next((shape for shape, pattern in _SHAPES if pattern.fullmatch(token.text)), "words")


@lru_cache(maxsize=4096)
def sides_of(raw: str) -> frozenset[str]:
    """Return what stands beside all that may be a line's title."""
    tokens = tokens_of(raw)
    found = (
        side
        for span in spans_of(tokens)
        if words.titlelike(span.text) > 0
        for side in (left_of(tokens, span), right_of(tokens, span))
    )
    return frozenset(side for side in found if side)


def sides_in(lines: Iterable[str]) -> Sides:
    """Return what stands beside the titles of some records, their lines given; a record's own line counts for none."""
    held = [sides_of(line) for line in lines]
    counted = Counter(side for sides in held for side in sides)
    others = max(1, len(held) - 1)
    return Sides(
        len(held), {side: int(_EIGHTHS * (count - 1) / others + 0.5) for side, count in counted.items() if count > 1}
    )
