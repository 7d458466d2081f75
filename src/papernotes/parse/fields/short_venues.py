"""A venue by its capitals and its year, which the vocabulary need not have: ``Folding Boats (JPE 1990)``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from papernotes.lexicon.data import table
from papernotes.parse.fields.dates import MONTH
from papernotes.parse.fields.venue_marks import VenueMark

if TYPE_CHECKING:
    from papernotes.lexicon import Lexicon

_SHORT = re.compile(r"\s*(?P<name>[A-Z]{3,8}),?\s(?P<year>(?:19|20)\d\d)\s*")
_MONTH = re.compile(MONTH, re.IGNORECASE)
_NONE = frozenset((
    "BCE", "CEO", "COVID", "DONE", "DRAFT", "FALL", "GDP", "NATO", "NEW", "NYC", "OLD", "PART", "REV", "SINCE",
    "SPRING", "SUMMER", "TBA", "TBD", "TODO", "UAE", "UNESCO", "UNTIL", "USA", "USSR", "VER", "VOL", "WIP", "WINTER",
    "WWI", "WWII", "YEAR",
))  # fmt: skip
"""Words in capitals before a year that say when or where something was, and name no venue."""


def short_venue(words: str, title: str, lexicon: Lexicon) -> VenueMark | None:
    """Return the venue that the brackets behind a title name by its capitals, with the year; None for other words.

    A name that the title has or spells is the paper's own; a laboratory, a country, a data set or a term of the trade
    is none either.
    """
    match = _SHORT.fullmatch(words)
    if match is None or _is_other(match["name"], lexicon) or _spells(title, match["name"]):
        return None
    start, end = match.start("name"), match.end("year")
    return VenueMark(match["name"], int(match["year"]), words[start:end], start, end, whole=True, known=False)


def _is_other(name: str, lexicon: Lexicon) -> bool:
    other = name in _NONE or name in _terms() or lexicon.venues.is_lab(name) or _MONTH.fullmatch(name) is not None
    return other or lexicon.topics.has_word(name)


def _spells(title: str, name: str) -> bool:
    """Tell whether a title holds a name, or the first letters of its words make it in their order."""
    words = re.findall(r"[^\W\d_]+", title)
    if name.casefold() in map(str.casefold, words):
        return True
    initials = iter("".join(word[0] for word in words).upper())
    return len(name) > 2 and all(letter in initials for letter in name)


@cache
def _terms() -> frozenset[str]:
    known = table("acronyms")
    return frozenset(word for kind in ("common", "makers", "data_sets") for word in known[kind])
