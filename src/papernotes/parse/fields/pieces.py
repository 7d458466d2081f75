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
from papernotes.parse.fields.venue_marks import read_venue
from papernotes.parse.fields.years import read_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from papernotes.lexicon import Lexicon
    from papernotes.parse.fields.venue_marks import VenueMark

_PARTED = re.compile(r"(?<!\s)\s{0,9}[,;|｜·•，；、()（）\[\]【】]\s*|(?<!\s)\s{1,9}[-–—/@]{1,3}\s+|(?<!\s)\s{0,9}—\s*")
_MORE = re.compile(r"\bet\.?\s{0,3}al\b\.?|\band others\b|等", re.IGNORECASE)
_TIME = r"(?:\d{1,2}[-/.])?(?P<year>(?:1[6-9]|20)\d\d)(?:[a-z]|[-/.]\d{1,2})?"
"""A year, or a month of one in numbers."""
_YEAR = re.compile(_TIME)
_YEAR_BEHIND = re.compile(rf"(?<!\s)\s{{1,3}}{_TIME}$")
_COUNT = re.compile(r"(?:vol\.?|no\.?|pp?\.?)?\s?\d{1,3}(?:\s?[-–]\s?\d{1,4})?")
"""A volume, an issue or pages."""
_PLACE = 5
"""Words of the name of a place of work or a meeting, at most."""
_CAPITAL = re.compile(r"[A-ZÀ-Þ\d(]|of\b|for\b|and\b|&")
_STOP = re.compile(r"(?<=[^\W\d_]{2})\.\s+(?=[^\W\d_]{3})")
"""A full stop that may end the last name in front of a venue: "L. Fei-Fei. Computer Vision Letters"."""
_BARS = re.compile(r"(?<!\s)\s*+[|｜·•]\s*+")
_INITIAL_ENDS = re.compile(r"\b[A-ZÀ-Þ]$")
_EDGES = ' \t*_`"“”,.;:：-–—'
_MOST, _LONGEST = 40, 400


class TextPiece(NamedTuple):
    """A stretch of a text, and where it starts."""

    text: str
    start: int


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
    people: list[TextPiece] = []
    venue: VenueMark | None = None
    year: int | None = None
    past = False
    for piece in _parted(text, lexicon):
        mark = _appeared(piece.text, lexicon)
        if mark and mark.venue:
            venue, year = venue or mark, year or mark.year
        elif when := _when(piece.text):
            year = year or when
        elif not is_kind(piece.text) and not is_workplace(piece.text) and not _COUNT.fullmatch(piece.text):
            dated = _YEAR_BEHIND.search(piece.text)
            if people and _MORE.search(people[-1].text) and _is_a_place(piece.text):
                year = year or (int(dated["year"]) if dated else None)
                continue
            if past or (dated and year):
                return None
            people.append(TextPiece(piece.text[: dated.start()], piece.start) if dated else piece)
            year = int(dated["year"]) if dated else year
            continue
        past = bool(people)
    if len(people) > _MOST:
        return None
    named = text[people[0].start : people[-1].start + len(people[-1].text)] if people else ""
    return Pieces(_BARS.sub(", ", named), venue, year)


def _is_a_place(piece: str) -> bool:
    """Tell whether a few words with capitals, which stand behind "et al.", may say where: "Some Workshop 2021"."""
    words = piece.split()
    return len(words) <= _PLACE and all(map(_CAPITAL.match, words))


def _parted(text: str, lexicon: Lexicon) -> Iterator[TextPiece]:
    """Yield the pieces of a text; people and the year or the venue behind them without a comma are two."""
    at = 0
    for mark in (*_PARTED.finditer(text), None):
        piece = _piece(text, at, mark.start() if mark else len(text))
        more = _MORE.search(piece.text)
        if more and piece.text[more.end() :].strip(_EDGES):
            yield TextPiece(piece.text[: more.end()].strip(), piece.start)
            piece = _piece(text, piece.start + more.end(), piece.start + len(piece.text))
        elif stop := _STOP.search(piece.text):
            behind = read_venue(piece.text[stop.end() :], lexicon)
            if behind and behind.whole and behind.venue:
                yield TextPiece(piece.text[: stop.start()], piece.start)
                piece = _piece(text, piece.start + stop.end(), piece.start + len(piece.text))
        if piece.text:
            yield piece
        at = mark.end() if mark else at


def _piece(text: str, start: int, end: int) -> TextPiece:
    """Return a stretch without the marks around it; an initial at its end keeps its full stop."""
    part = text[start:end]
    start += len(part) - len(part.lstrip(_EDGES))
    piece = part.strip(_EDGES)
    kept = _INITIAL_ENDS.search(piece) and text[start + len(piece) : start + len(piece) + 1] == "."
    return TextPiece(f"{piece}." if kept else piece, start)


def _appeared(piece: str, lexicon: Lexicon) -> VenueMark | None:
    mark = read_venue(piece, lexicon)
    if mark and mark.whole:
        return mark
    return read_venue_field(piece, lexicon) if dated_journal(piece) or is_journal(piece) else None


def _when(piece: str) -> int | None:
    year = _YEAR.fullmatch(piece)
    return int(year["year"]) if year else read_year(piece) if is_date(piece) else None
