"""Publication years: where a text states one, never the year inside a day's date or an identifier."""

from __future__ import annotations

import re
from typing import NamedTuple

FIRST, LAST = 1600, 2099
"""Years between which a paper may have appeared, as far as is known without a clock; `Lexicon.latest` says more."""
_YEAR = re.compile(
    r"(?<![\d#$€£])(?<!\d[.,:/-])(?<!\d[x×])(?<![a-z]-)(?P<y>(?:19|20)\d\d)"
    r"(?!\d|s\b|[.,:]\d|[-/]\d{1,2}[-/.]\d|%|[x×]\d|\s?[年년]\s?\d{1,2}\s?[月월]\s?\d)"
)
_SHORT = re.compile(r"['’‘`´](?P<y>\d\d)(?!\d|s\b|\w)")
_WHOLE = re.compile(r"(?<!\d)((?:1[6-9]|20)\d\d)(?!\d)")
_COMPACT = re.compile(r"^\W*((?:19|20)\d\d)(?=\d{4}\W*$)")
_RANGE = r"\d{1,6}(?:\s?[-–—]{1,2}\s?[a-zA-Z]?\d{1,6})?"
_PLACE = re.compile(
    rf"(?<!&)\b(?:vol(?:ume)?|том|вып|стр|nos?|nr|num(?:ber)?|issues?|(?-i:[Ii]ss)|pp?|pages?|article|bd|heft)\b[.:]?\s{{0,2}}[a-zA-Z]?{_RANGE}|"
    rf"\b(?-i:[ТС])\.\s?{_RANGE}|"
    rf"\d{{1,4}}\s?\(\d{{1,3}}(?:[-–/]\d{{1,3}})?\)(?:\s?[:：]\s?[a-zA-Z]?{_RANGE})?(?!\d)|"
    r"(?<=\)),\s?\d{1,6}\s?[-–—]{1,2}\s?\d{1,6}|"
    rf"(?<=[\d)])\s?[:：]\s?[a-zA-Z]?\d{{1,6}}\s?[-–—]{{1,2}}\s?[a-zA-Z]?\d{{1,6}}|(?<=\))\s?[:：]\s?[a-zA-Z]?\d{{1,6}}|"
    r"第\s?\d{1,6}\s?[卷期页号]|\d{1,6}\s?[卷期页号巻]",
    re.IGNORECASE,
)
"""Where in its volume a paper stands: the volume, its issue in brackets, pages. No number of it is a year.

What "S&P 2011" names is a symposium, and no page."""
_TWO_DIGITS = re.compile(r"^\W*['’‘]?(\d\d)\W*$")


class YearMark(NamedTuple):
    """A year and the characters that state it."""

    year: int
    start: int
    end: int


def is_plausible(year: int) -> bool:
    """Return whether a number may be a publication year: 1600 to 2099."""
    return FIRST <= year <= LAST


def full_year(digits: str) -> int | None:
    """Return the year that two or four digits mean (``04`` is 2004, ``98`` is 1998), None when it is none."""
    if len(digits) == 2:
        return int(digits) + (2000 if int(digits) < 50 else 1900)
    year = int(digits)
    return year if is_plausible(year) else None


def find_years(text: str) -> tuple[YearMark, ...]:
    """Return the years that a text states, from left to right.

    Days' dates, decimals, ranges of numbers and the numbers of volumes, issues and pages are none.
    """
    found = []
    if "19" in text or "20" in text:
        places = [match.span() for match in _PLACE.finditer(text)]
        found = [
            YearMark(int(match["y"]), *match.span("y"))
            for match in _YEAR.finditer(text)
            if not any(start <= match.start() < end for start, end in places)
        ]
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
