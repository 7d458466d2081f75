"""Group headings: what a heading, a bold line, a folder or a file's name passes on to the records beneath it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.fields.dates import read_date
from papernotes.parse.fields.status import read_status_heading
from papernotes.parse.fields.venue_marks import tracks_of
from papernotes.parse.records import line_words as words

if TYPE_CHECKING:
    from collections.abc import Container

    from papernotes.lexicon import Lexicon
    from papernotes.model import Status

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)|(?<=[A-Za-z])['’](\d\d)(?!\d)")
_DATED_TITLE = re.compile(
    r"[^\W\d_][^\s\d]*(?:\s+\S+){2,60}\s*[(\[（]\s*(?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?\s*[)\]）]"
)
"""A title with the month or the day behind it when it was posted: "Learning to Row in Rivers (2015-12)"."""
LONGEST = 500
"""Characters of a group's title that stand with each of its records."""
_EDGES = " \t-–—_:：#*'’,.()[]（）【】·|/&"


class GroupMark(NamedTuple):
    """What a group says of all its records; None where it says nothing."""

    title: str
    line: int
    venue: str | None = None
    year: int | None = None
    topic: str | None = None
    dated: str | None = None
    status: Status | None = None

    @property
    def is_group(self) -> bool:
        """True when the words name a venue, a year or a date and nothing else, as no paper's title does."""
        return self.topic is None and bool(self.venue or self.year or self.dated)


def read_mark(text: str, line: int, lexicon: Lexicon) -> GroupMark:
    """Return what a heading says of the records beneath it: a venue, a year, a date, a status, or a topic."""
    mark = _read_mark(text, lexicon)
    return mark._replace(line=line) if line else mark


@lru_cache(maxsize=8192)
def _read_mark(text: str, lexicon: Lexicon) -> GroupMark:
    """Return the mark on no line: "Method" and "2021" are headings of many sources."""
    title = words.undecorated(text)
    title = title if len(title) <= LONGEST else f"{title[:LONGEST].rstrip()} …"
    if words.has_date(title) and not _DATED_TITLE.fullmatch(title):
        return GroupMark(title, 0, dated=read_date(title), status=read_status_heading(title))
    year = words.only_year(title)
    if year:
        return GroupMark(title, 0, year=year)
    venue, rest = _venue(title, lexicon)
    rest = tracks_of(lexicon.venues.tracks).sub(" ", rest).strip(_EDGES)
    if venue and words.is_generic(rest):
        return GroupMark(title, 0, venue=venue, year=_year(title))
    if venue and _year(title) and not rest:
        return GroupMark(title, 0, venue=venue, year=_year(title))
    generic = words.is_generic(title) or lexicon.venues.is_lab(title) or not rest  # "Oral", beneath its venue
    return GroupMark(title, 0, topic=None if generic else title, status=read_status_heading(title))


def _venue(title: str, lexicon: Lexicon) -> tuple[str | None, str]:
    """Return the venue that a heading names and what else it says."""
    whole = lexicon.venues.exact(title)
    if whole:
        return whole.name, ""
    found = lexicon.venues.find(title)
    if len({mark.venue.name for mark in found}) != 1:  # "Oakland (S&P)" is one venue by two names
        return None, title
    rest = title
    for mark in reversed(found):
        rest = f"{rest[: mark.start]} {rest[mark.end :]}"
    return found[0].venue.name, _YEAR.sub(" ", rest).strip(_EDGES)


def _year(title: str) -> int | None:
    found = _YEAR.search(title)
    if not found:
        return None
    return int(found[1]) if found[1] else 1900 + int(found[2]) + (100 if int(found[2]) < 60 else 0)


def plain_title(text: str, beside: Container[str]) -> str:
    """Return a group's title as it is shown: plain, without its emoji and count unless it is nothing else.

    ``beside`` are the bare numbers of the source's headings, see `words.shown`.
    """
    return words.shown(text, beside)
