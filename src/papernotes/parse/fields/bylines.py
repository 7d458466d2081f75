"""Who wrote a paper, as it stands behind a title beside where or when it appeared: ``(Lovelace et al., ICML 2021)``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from papernotes.lexicon.data import table
from papernotes.parse.fields.authors import find_authors, only_names, reads_as_prose
from papernotes.parse.fields.dates import is_date
from papernotes.parse.fields.journals import dated_journal
from papernotes.parse.fields.persons import is_one_surname, is_team
from papernotes.parse.fields.venues import VenueMark, read_venue, read_venue_field
from papernotes.parse.fields.years import find_years

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.lexicon import Lexicon

_MORE = re.compile(r"(?:,|(?<![\s,]))\s++et\.?\s{0,3}al\b\.?", re.IGNORECASE)
_SEVERAL = re.compile(r"\s(?:and|&)\s")
_COMMA = re.compile(r",\s+")
_YEAR = re.compile(r"\(?(?P<year>(?:1[6-9]|20)\d\d)[a-z]?\)?")
_YEAR_BEHIND = re.compile(r"\s\(?(?:1[6-9]|20)\d\d[a-z]?\)?$")
_KINDS = (
    "oral", "spotlight", "poster", "highlight", "award", "tutorial", "keynote", "accepted", "preprint", "workshop",
    "thesis", "dissertation", "book", "blog", "post", "patent", "report", "slides", "video", "talk", "draft", "updated",
    "revised", "reprint", "journal", "conference", "proceedings", "chapter", "edition", "press", "website", "podcast",
)  # fmt: skip
_EDGES = " \t*_`,.;:：-–—"
_LONGEST = 120
_PLACE = 5
"""Words of the name of a place of work, at most."""
_CAPITAL = re.compile(r"[A-ZÀ-Þ]|of\b|for\b|and\b|&")


class Byline(NamedTuple):
    """The people of a byline, and what it says of where and when."""

    names: tuple[str, ...]
    others: bool
    venue: VenueMark | None
    year: int | None


def read_byline(text: str, lexicon: Lexicon) -> Byline | None:
    """Return what names beside a venue or a year say, in either order; None for any other text.

    One surname alone stands before a comma and is no common word, laboratory or venue.
    """
    if not 6 <= len(text) <= _LONGEST:
        return None
    for who, where in _halves(text):
        told = _appeared(where, lexicon, loose=_is_list(who))
        found = find_authors(who) if told and _are_people(who, lexicon) else None
        if told and found and found.whole:
            return Byline(found.names, found.others, *told)
    return None


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to part a text into people and where their work appeared."""
    more = _MORE.search(text)
    if more:
        yield text[: more.end()], text[more.end() :].strip(_EDGES)
    commas = list(_COMMA.finditer(text))
    for comma in commas if not more else ():
        yield text[: comma.start()], text[comma.end() :].strip(_EDGES)
    year = _YEAR_BEHIND.search(text)
    if year and _SEVERAL.search(text):
        yield text[: year.start()].rstrip(","), text[year.start() :].strip(_EDGES)
    for comma in commas:
        yield text[comma.end() :], text[: comma.start()].strip(_EDGES)


def _is_list(who: str) -> bool:
    return _MORE.search(who) is not None or _SEVERAL.search(who) is not None


def _appeared(where: str, lexicon: Lexicon, *, loose: bool) -> tuple[VenueMark | None, int | None] | None:
    """Return the venue and the year that a text is, None for any other text; ``loose`` takes the year of any words."""
    if not where:  # "Lovelace et al." alone
        return (None, None) if loose else None
    year = _YEAR.fullmatch(where)
    if year:
        return None, int(year["year"])
    if loose and ", " in where and (among := _among(where.split(", "), lexicon)):
        return among
    mark = read_venue_field(where, lexicon) if dated_journal(where) else read_venue(where, lexicon)
    if mark and mark.whole and (mark.venue or mark.year):
        return (mark if mark.venue else None), mark.year
    years = find_years(where) if loose else ()
    return (None, years[-1].year) if years else None


def _among(pieces: Sequence[str], lexicon: Lexicon) -> tuple[VenueMark | None, int | None] | None:
    """Return the venue and year that one of some pieces is, when the others are dates and names of places of work."""
    told = [(piece.strip(_EDGES), _appeared(piece.strip(_EDGES), lexicon, loose=False)) for piece in pieces]
    others = [piece for piece, found in told if not (found or is_date(piece) or is_kind_of_work(piece))]
    if any(len(piece.split()) > _PLACE or not all(map(_CAPITAL.match, piece.split())) for piece in others):
        return None
    years = [found[1] for _, found in told if found and found[1]]
    named = (found for _, found in told if found and found[0])
    mark, year = next(named, (None, None))
    year = year or (years[0] if years else None)
    return (mark, year) if mark or year else None


def _are_people(who: str, lexicon: Lexicon) -> bool:
    if not only_names(who):
        return False
    if _is_list(who):
        return True
    venue = read_venue(who, lexicon)
    known = lexicon.venues.is_lab(who) or is_team(who) or (venue is not None and venue.venue)
    said = who.rsplit(maxsplit=1)[-1].casefold()
    return is_one_surname(who) and not known and not reads_as_prose(who) and said not in _no_people()


def is_kind_of_work(text: str) -> bool:
    """Tell whether a text is a word for what a publication is: "thesis", "oral", "preprint"."""
    return text.casefold() in _KINDS


@cache
def _no_people() -> frozenset[str]:
    """Return words that stand before a year and are no surname: what a publication is, and common words of titles."""
    return frozenset((*table("words")["common"].split(), *_KINDS))
