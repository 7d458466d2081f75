"""Who wrote a paper, as it stands behind a title beside where or when it appeared: ``(Lovelace et al., ICML 2021)``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from papernotes.lexicon.data import table
from papernotes.parse.fields.authors import Authors, find_authors, only_names, reads_as_prose
from papernotes.parse.fields.dates import is_date
from papernotes.parse.fields.journals import dated_journal, is_journal
from papernotes.parse.fields.persons import is_initials, is_one_surname, is_person, is_team, is_workplace
from papernotes.parse.fields.pieces import read_pieces
from papernotes.parse.fields.venue_fields import read_venue_field
from papernotes.parse.fields.venue_marks import VenueMark, read_venue
from papernotes.parse.fields.years import find_years, read_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papernotes.lexicon import Lexicon

_MORE = re.compile(r"(?:,|(?<![\s,]))\s++et\.?\s{0,3}al\b\.?|(?<=[^\W\d_])\+(?=[\s,]|$)", re.IGNORECASE)
_SEVERAL = re.compile(r"\s(?:and|&)\s")
_YEAR = re.compile(r"\(?(?P<year>(?:1[6-9]|20)\d\d)[a-z]?\)?")
_KINDS = (
    "oral", "spotlight", "poster", "highlight", "award", "tutorial", "keynote", "accepted", "preprint", "workshop",
    "thesis", "dissertation", "book", "blog", "post", "patent", "report", "slides", "video", "talk", "draft", "updated",
    "revised", "reprint", "journal", "conference", "proceedings", "chapter", "edition", "press", "website", "podcast",
)  # fmt: skip
_EDGES = " \t*_`,.;:：-–—"
_NAMES = re.compile(r",?\s(?:and|&)\s|,\s")
_GIVEN = frozenset(
    ("will", "may", "august", "june", "april", "jan", "paris", "sydney", "florence", "austin", "art", "mark")
)
"""Given names that are common words, too."""
_NAMED = re.compile(r"[A-ZÀ-Þ][^,:;.!?\d]{3,80}")
"""What a journal's name without a year is written like."""
_BEHIND_INITIAL = re.compile(
    r"(?<=[,\s][A-ZÀ-Þ]\.) (?=(?:[Ii]n:? )?(?:[A-Z]{3,}|[A-Z][a-z]{1,12}[A-Z])[A-Za-z]{0,12}[ ,'’]{1,2}\d)"
)
"""Between a surname with its initial and where the work appeared: "Moss, A., Reed, B. ICLR 2019"."""
_LONGEST_LINE = 400
_PART = re.compile(r"[,;]\s+|(?<=[a-z]{3})\.\s+")
_NAMES_END = re.compile(rf"{_PART.pattern}|(?<=[^\W\d_]{{2}})\.\s+")
"""What may end the names of a line: also the full stop behind a short surname, "Fei-Fei. CVPR 2009"."""
_BAR = re.compile(r"\s[|｜·•]\s")
_REMARK = re.compile(r"\s?\([a-z][a-z ]{2,20}\)")
"""A remark on an author: "(pseudonym)"."""
_SUBMITTED = re.compile(
    r"(?:first |last )?(?:submitted|published|posted|uploaded|updated|revised|presented|accepted)\s"
    r"(?:(?:on|in|at|to)\s)?",
    re.IGNORECASE,
)
_OPENS_BY = re.compile(r"(?:by|por|von|par)\s", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_PLACE = 5
"""Words of the name of a place of work, at most."""
_INNER_CAPITAL = re.compile(
    r"[^\W\d_](?<![A-Z])[A-Z](?<!Mc[A-Z])(?<!Mac[A-Z])(?<!De[A-Z])(?<!Di[A-Z])(?<!La[A-Z])(?<!Le[A-Z])(?<!Van[A-Z])"
)
"""What names of systems have and surnames have not: "ImageNet"."""
_MOST_WORDS = 4
"""Words of a person's name before a year."""
_CAPITAL = re.compile(r"[A-ZÀ-Þ]|of\b|for\b|and\b|&")


_CITED = re.compile(
    r"(?P<who>[A-ZÀ-Þ][^\d()\n]{1,120}?)[,\s]{1,3}(?:\((?P<in>(?:19|20)\d\d)[a-z]?\)|(?P<year>(?:19|20)\d\d)[a-z]?)"
    r"(?:[,;:]\s?\d{1,5}){0,3}\.?"
)


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
    text = _BEHIND_INITIAL.sub(", ", text)
    pieces = read_pieces(text, lexicon, is_kind_of_work)
    if pieces is None or not pieces.people or not (pieces.venue or pieces.year or _MORE.search(pieces.people)):
        return None
    names = _NAMES.split(pieces.people)
    more = _MORE.search(pieces.people)
    sure = more is not None and not more[0].endswith("+")  # "White et al." is somebody, "White, 2016" may be none
    if not sure and sum(map(_is_called, names)) * 4 < len(names) * 3:
        return None
    found = find_authors(pieces.people)
    turned = (  # "Moss, Ada; Reed, Bo and Zorn, Cy"
        found is not None and found.whole and (";" in pieces.people or _is_one_turned(text, pieces.people))
    )
    if not turned and not only_names(pieces.people):
        return None
    if not turned and not _is_list(pieces.people):
        known = sum(_is_somebody(name, lexicon) for name in names)
        found = read_people(pieces.people, lexicon, dated=True) if known * 2 > len(names) else None
    return Byline(found.names, found.others, pieces.venue, pieces.year) if found and found.whole else None


def _is_one_turned(text: str, people: str) -> bool:
    """Tell whether a full stop ends one name, its surname first: "Moss, Ada. *On Rivers*"; two surnames have none."""
    parts = people.split(", ")
    at = text.find(people) + len(people)
    named = len(parts) == 2 and all(is_one_surname(part) and not is_initials(part) for part in parts)
    return named and text[at : at + 1] == "."


def read_names_and_where(text: str, lexicon: Lexicon) -> Byline | None:
    """Return what a line beneath a title says that opens with names in full: who, and where or when it appeared.

    ``Ada Lovelace and Alan Turing, 4 Nov 2018, EMNLP 2018, University of Ponds``, ``Ada Lovelace, submitted on 3 May
    2017``; the parts may stand in any order where bars part them.
    """
    if not 12 <= len(text) <= _LONGEST_LINE:
        return None
    if _BAR.search(text):
        return _of_pieces([piece.strip(_EDGES) for piece in _BAR.split(text)], lexicon)
    text = _REMARK.sub("", text)
    number = _DIGIT.search(text)
    commas = list(_NAMES_END.finditer(text, 0, number.start() if number else len(text)))
    for comma in reversed(commas):
        found = full_names(text[: comma.start()], lexicon)
        rest = text[comma.end() :].strip(_EDGES)
        told = _appeared_when(rest, lexicon) if found and not is_workplace(found.names[-1]) else None
        if found and told and not full_names(_PART.split(rest)[0], lexicon):
            return Byline(found.names, found.others, *told)
    return None


def read_line(text: str, lexicon: Lexicon) -> Byline | None:
    """Return who, where and when a line beneath a title says, in any of the ways that open with one of them."""
    found = read_names_and_where(text, lexicon) or read_where_and_names(text, lexicon) or _read_by(text, lexicon)
    return found or read_cited(text, lexicon)


def read_cited(text: str, lexicon: Lexicon) -> Byline | None:
    """Return who and when a text says that cites a paper by them alone: "Moss (2015)", "Moss et al., 2014, 788, 48"."""
    cited = _CITED.fullmatch(text) if len(text) <= _LONGEST_LINE else None
    found = read_people(cited["who"].strip(_EDGES), lexicon, dated=True) if cited else None
    sure = cited is not None and (
        cited["year"] is None or (found is not None and (found.others or len(found.names) > 1))
    )
    return (
        Byline(found.names, found.others, None, int(cited["in"] or cited["year"])) if cited and found and sure else None
    )


def _read_by(text: str, lexicon: Lexicon) -> Byline | None:
    """Return what a line beneath a title says that opens with "by": who, where and when; else None.

    ``By Moss A. et al. (2012) Genome Research``, ``by A. Moss and J. Reed (2012). Genome Research 22: 860-869``.
    """
    opened = _OPENS_BY.match(text) if len(text) <= _LONGEST_LINE else None
    byline = read_byline(text[opened.end() :], lexicon) if opened and _DIGIT.search(text) else None
    return byline if byline and byline.venue else None


def read_where_and_names(text: str, lexicon: Lexicon) -> Byline | None:
    """Return what a line beneath a title says that opens with the venue and ends in names in full, else None.

    ``JPE 1990, 98(5). Paul M. Romer.``
    """
    byline = read_byline(text, lexicon) if len(text) <= _LONGEST_LINE and _DIGIT.search(text) else None
    if byline is None or byline.venue is None or not text.startswith(byline.venue.text):
        return None
    return byline if all(" " in name for name in byline.names) else None


def _of_pieces(pieces: Sequence[str], lexicon: Lexicon) -> Byline | None:
    """Return what pieces of a line say, one of which is names and all others venues, years and dates."""
    people = [named for piece in pieces if (named := full_names(piece, lexicon))]
    told = [found for piece in pieces if (found := _appeared_when(piece, lexicon))]
    if len(people) != 1 or len(told) != len(pieces) - 1:
        return None
    venue = next((mark for mark, _ in told if mark), None)
    return Byline(people[0].names, people[0].others, venue, next((year for _, year in told if year), None))


def full_names(who: str, lexicon: Lexicon) -> Authors | None:
    """Return the people that a text names in full, each a given name and a surname."""
    found = find_authors(who) if only_names(who) else None
    if found is None or not (found.whole and found.sure) or not all(" " in name for name in found.names):
        return None
    several = len(found.names) > 1 and not any(map(reads_as_prose, found.names))
    return found if several or all(_is_somebody(name, lexicon) for name in found.names) else None


def _appeared_when(where: str, lexicon: Lexicon) -> tuple[VenueMark | None, int | None] | None:
    """Return the venue and year of a text that is dates, venues and places of work, None for any other text."""
    where = _SUBMITTED.sub("", where)
    if is_date(where):
        years = find_years(where) or find_years(where[-4:])
        return None, years[-1].year if years else read_year(where)
    return _appeared(where, lexicon) or _among(_PART.split(where), lexicon)


def read_people(who: str, lexicon: Lexicon, *, dated: bool) -> Authors | None:
    """Return the people that stand before a title; those without a year beside them are several, or "et al.".

    Surnames alone, parted by commas, are people of their own, too: ``Kingma, Ba - 2015``.
    """
    alone = [part for part in _NAMES.split(who) if part]
    if len(alone) > 1 and all(map(is_one_surname, alone)) and dated:
        known = sum(_is_somebody(part, lexicon) for part in alone)
        return Authors(tuple(alone)) if known * 2 > len(alone) else None
    listed = _is_list(who) or (len(alone) > 1 and dated)
    one = dated and len(who.split()) <= _MOST_WORDS and (is_one_surname(who) or is_person(who))
    if not (listed or one) or not only_names(who) or not (listed or _is_somebody(who, lexicon)):
        return None
    found = find_authors(who)
    return found if found and found.whole else None


def _is_list(who: str) -> bool:
    return _MORE.search(who) is not None or _SEVERAL.search(who) is not None


def _appeared(where: str, lexicon: Lexicon) -> tuple[VenueMark | None, int | None] | None:
    """Return the venue and the year that a text is, None for any other text."""
    if not where:
        return None
    year = _YEAR.fullmatch(where)
    if year:
        return None, int(year["year"])
    journal = dated_journal(where) or (_NAMED.fullmatch(where) and is_journal(where) and not only_names(where))
    mark = read_venue_field(where, lexicon) if journal else read_venue(where, lexicon)
    if mark and mark.whole and (mark.venue or mark.year):
        return (mark if mark.venue else None), mark.year
    return None


def _among(pieces: Sequence[str], lexicon: Lexicon) -> tuple[VenueMark | None, int | None] | None:
    """Return the venue and year that one of some pieces is, when the others are dates and names of places of work."""
    told = [(piece.strip(_EDGES), _appeared(piece.strip(_EDGES), lexicon)) for piece in pieces]
    others = [piece for piece, found in told if not (found or is_date(piece) or is_kind_of_work(piece))]
    if any(len(piece.split()) > _PLACE or not all(map(_CAPITAL.match, piece.split())) for piece in others):
        return None
    years = [found[1] for _, found in told if found and found[1]]
    named = (found for _, found in told if found and found[0])
    mark, year = next(named, (None, None))
    year = year or (years[0] if years else None)
    return (mark, year) if mark or year else None


def _is_called(name: str) -> bool:
    """Return whether one of several names has no word that titles and venues have; some given names are such words."""
    words = name.casefold().split()
    return not any(word in _no_people() and (len(words) == 1 or word not in _GIVEN) for word in words)


def _is_somebody(name: str, lexicon: Lexicon) -> bool:
    """Return whether a name is none of a laboratory, a venue, a system or a place, and no common words."""
    venue = read_venue(name, lexicon)
    if lexicon.venues.is_lab(name) or is_team(name) or is_journal(name) or (venue is not None and venue.venue):
        return False
    said = {word.casefold() for word in name.split()}
    return not reads_as_prose(name) and said.isdisjoint(_no_people()) and not _INNER_CAPITAL.search(name)


def is_kind_of_work(text: str) -> bool:
    """Tell whether a text is a word for what a publication is: "thesis", "oral", "preprint"."""
    return text.casefold() in _KINDS


@cache
def _no_people() -> frozenset[str]:
    """Return words before a year that are no surname: kinds of publications, common words of titles, places, times."""
    return frozenset((*table("words")["common"].split(), *table("words")["before_years"].split(), *_KINDS))
