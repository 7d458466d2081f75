"""Publication years: where a text states one, never the year inside a day's date or an identifier."""

from __future__ import annotations

import re
from typing import NamedTuple

_FIRST, _LAST = 1900, 2099
"""Years between which a number of four digits is taken for a year; no clock is asked."""
_YEAR = re.compile(
    r"(?<![\d#$€£])(?<!\d[.,:/-])(?<!\d[x×])(?<![a-z]-)(?P<y>(?:19|20)\d\d)"
    r"(?!\d|s\b|[.,:]\d|[-/]\d{1,2}[-/.]\d|%|[x×]\d|\s?[年년]\s?\d{1,2}\s?[月월]\s?\d)"
)
_SHORT = re.compile(r"['’‘`´](?P<y>\d\d)(?!\d|s\b|\w)")
_WHOLE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_COMPACT = re.compile(r"^\W*((?:19|20)\d\d)(?=\d{4}\W*$)")
_TWO_DIGITS = re.compile(r"^\W*['’‘]?(\d\d)\W*$")


class YearMark(NamedTuple):
    """A year and the characters that state it."""

    year: int
    start: int
    end: int


def is_plausible(year: int) -> bool:
    """Return whether a number may be a publication year: 1900 to 2099."""
    return _FIRST <= year <= _LAST


def full_year(digits: str) -> int | None:
    """Return the year that two or four digits mean (``04`` is 2004, ``98`` is 1998), None when it is none."""
    if len(digits) == 2:
        return int(digits) + (2000 if int(digits) < 50 else 1900)
    year = int(digits)
    return year if is_plausible(year) else None


def find_years(text: str) -> tuple[YearMark, ...]:
    """Return the years that a text states, from left to right; days' dates, decimals and ranges of numbers are none."""
    found = []
    if "19" in text or "20" in text:
        found = [YearMark(int(match["y"]), *match.span("y")) for match in _YEAR.finditer(text)]
    for match in _SHORT.finditer(text):
        year = full_year(match["y"])
        if year:
            found.append(YearMark(year, *match.span()))
    return tuple(sorted(found, key=lambda mark: mark.start))


def read_year(value: str) -> int | None:
    """Return the publication year that the value of a year or date field states, or None.

    Here, unlike in prose, the year of a whole date counts, and so do two digits alone (``'19``).
    """
    match = _WHOLE.search(value) or _COMPACT.match(value)
    if match:
        return int(match[1])
    short = _TWO_DIGITS.match(value)
    return full_year(short[1]) if short else None
