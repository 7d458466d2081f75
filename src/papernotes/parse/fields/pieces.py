"""Who, where and when, as the pieces of a text that commas, dashes, bars or brackets part, in any order.

Each piece is one thing: people, a venue, a journal, a year, a date, a place of work, or a word for what a publication
is. A text of which one piece is nothing of this says something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.fields.dates import is_date
from papernotes.parse.fields.journals import dated_journal, is_journal
from papernotes.parse.fields.persons import is_workplace
from papernotes.parse.fields.venue_fields import read_venue_field
from papernotes.parse.fields.venues import read_venue
from papernotes.parse.fields.years import read_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from papernotes.lexicon import Lexicon
    from papernotes.parse.fields.venues import VenueMark

_PARTED = re.compile(r"(?<!\s)\s{0,9}[,;|｜·•，；、()（）\[\]【】]\s*|(?<!\s)\s{1,9}[-–—/@]{1,3}\s+|(?<!\s)\s{0,9}—\s*")
_MORE = re.compile(r"\bet\.?\s{0,3}al\b\.?|\band others\b|等", re.IGNORECASE)
_TIME = r"(?:\d{1,2}[-/.])?(?P<year>(?:1[6-9]|20)\d\d)(?:[a-z]|[-/.]\d{1,2})?"
"""A year, or a month of one in numbers."""
_YEAR = re.compile(_TIME)
_YEAR_BEHIND = re.compile(rf"(?<!\s)\s{{1,3}}{_TIME}$")
_INITIAL_ENDS = re.compile(r"\b[A-ZÀ-Þ]$")
_EDGES = ' \t*_`"“”,.;:：-–—'
_MOST, _LONGEST = 12, 300


class Pieces(NamedTuple):
    """What the pieces of a text say."""

    people: str
    """The people, as written; "" when there are none."""
    venue: VenueMark | None
    year: int | None


def read_pieces(text: str, lexicon: Lexicon, is_kind: Callable[[str], bool]) -> Pieces | None:
    """Return what a text says all of whose pieces are people, places, times and kinds of work; else None.

    The people stand in one stretch of pieces; whether these are somebody's names is for the caller to ask.
    """
    if len(text) > _LONGEST:
        return None
    people: list[str] = []
    venue: VenueMark | None = None
    year: int | None = None
    past = False
    for piece in _parted(text):
        mark = _appeared(piece, lexicon)
        if mark and mark.venue:
            venue, year = venue or mark, year or mark.year
        elif when := _when(piece):
            year = year or when
        elif not is_kind(piece) and not is_workplace(piece):
            dated = _YEAR_BEHIND.search(piece)
            if past or (dated and year):
                return None
            people.append(piece[: dated.start()] if dated else piece)
            year = int(dated["year"]) if dated else year
            continue
        past = bool(people)
    return Pieces(", ".join(people), venue, year) if len(people) <= _MOST else None


def _parted(text: str) -> Iterator[str]:
    """Yield the pieces of a text; people and the year or the venue behind them without a comma are two."""
    for part in _PARTED.split(text):
        piece = part.strip(_EDGES)
        if _INITIAL_ENDS.search(piece) and f"{piece}." in part:
            piece += "."
        more = _MORE.search(piece)
        if more and piece[more.end() :].strip(_EDGES):
            yield piece[: more.end()].strip()
            piece = piece[more.end() :].strip(_EDGES)
        if piece:
            yield piece


def _appeared(piece: str, lexicon: Lexicon) -> VenueMark | None:
    mark = read_venue(piece, lexicon)
    if mark and mark.whole:
        return mark
    return read_venue_field(piece, lexicon) if dated_journal(piece) or is_journal(piece) else None


def _when(piece: str) -> int | None:
    year = _YEAR.fullmatch(piece)
    return int(year["year"]) if year else read_year(piece) if is_date(piece) else None
