"""Dates in the ways that notes write them → ISO 8601 days (``2018-11-19``) or months (``2018-11``)."""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

from papernotes.parse.fields.years import is_plausible

MONTH = (
    r"(?:jan(?:uary)?|febr?(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
"""The pattern of an English month's name or its abbreviation; to be used ignoring case."""
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_YEAR = re.compile(r"(?:19|20)\d\d")
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 2018-11-19, 2018/11/9, 2018.11.09, and a timestamp's day
        r"(?<![\d./-])(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)",
        # 2018年11月19日, 2018 년 11 월
        r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>\d{1,2})\s?[月월](?:\s?(?P<d>\d{1,2})\s?[日号號일])?",
        # 19/11/2018, 11-19-2018, 19.11.2018: day first unless that cannot be
        r"(?<![\d./-])(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?![\d])",
        rf"(?<![\d./-])(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<n>{MONTH})(?![a-z])\.?[\s,-]{{0,3}}(?P<y>(?:19|20)\d\d)(?!\d)",
        rf"(?<![a-z])(?P<n>{MONTH})(?![a-z])\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)(?!\d)",
        rf"(?<![a-z])(?P<n>{MONTH})(?![a-z])\.?[\s,'’-]{{0,3}}(?P<y>(?:19|20)\d\d)(?!\d)",
        rf"(?<![\d./-])(?P<y>(?:19|20)\d\d)[\s,/.-]{{1,2}}(?P<n>{MONTH})(?![a-z])(?:[\s.,-]{{1,2}}(?P<d>\d{{1,2}})(?!\d))?",
        # 20181119, as in file names of daily notes
        r"(?<![\d.])(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![\d.])",
        # 2018-11, 2018/11, 2018.11
        r"(?<![\d./-])(?P<y>(?:19|20)\d\d)(?:[-/.])(?P<m>0?[1-9]|1[0-2])(?![\d./-])",
        r"(?<![\d./-])(?P<m>0?[1-9]|1[0-2])/(?P<y>(?:19|20)\d\d)(?![\d./-])",
    )
)


_CLOCK = re.compile(r"[T\s]*\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:Z|[+-]\d{2}:?\d{2})?|[\W_]+")


class DateMark(NamedTuple):
    """A date as ISO 8601 and the characters that state it."""

    iso: str
    start: int
    end: int


def read_date(text: str) -> str | None:
    """Return the first date that a text states as ``YYYY-MM-DD`` or ``YYYY-MM``, or None."""
    found = find_date(text)
    return found.iso if found else None


def find_date(text: str) -> DateMark | None:
    """Return the first date that a text states, with its place; the more exact way of writing wins."""
    if not _YEAR.search(text):
        return None
    best: DateMark | None = None
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            iso = _iso(match)
            if iso and (best is None or (match.start() < best.start and match.end() <= best.start)):
                best = DateMark(iso, match.start(), match.end())
            if iso:
                break
    return best


def is_date(text: str) -> bool:
    """Return whether a text is a date and nothing else, marks and punctuation aside."""
    found = find_date(text) if len(text) <= 60 else None
    return found is not None and not _CLOCK.sub("", text[: found.start] + text[found.end :])


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    year = int(groups["y"])
    if "n" in groups:
        month, day = _MONTHS[groups["n"][:3].casefold()], groups.get("d")
    elif "a" in groups:
        first, second = int(groups["a"]), int(groups["b"])
        swapped = second > 12 >= first
        month, day = (first, str(second)) if swapped else (second, str(first))
    else:
        month, day = int(groups["m"]), groups.get("d")
    if not (is_plausible(year) and 1 <= month <= 12):
        return None
    if day is None:
        return f"{year}-{month:02}"
    if not 1 <= int(day) <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year}-{month:02}-{int(day):02}"
