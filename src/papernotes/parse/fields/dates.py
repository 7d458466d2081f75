"""Dates in the ways that notes write them → ISO 8601 days (``2018-11-19``) or months (``2018-11``).

``03/04/2023`` is two days: it stays as written (an *open* date) until the other dates of the folder settle it.
"""

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
        # 19/11/2018, 11-19-2018, 19.11.2018: day or month first
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


_BY_NUMBERS = re.compile(r"(\d(?<![\d./-].)\d?)([-/.])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_CLOCK = re.compile(r"[T\s]{0,9}\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:Z|[+-]\d{2}:?\d{2})?|[\W_]+")


class DateMark(NamedTuple):
    """A date as ISO 8601, or as written when it is open, and the characters that state it."""

    iso: str
    start: int
    end: int


def read_date(text: str) -> str | None:
    """Return the first date that a text states as ``YYYY-MM-DD`` or ``YYYY-MM``, an open one as written; or None."""
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


def is_open(date: str) -> bool:
    """Return whether a date that `read_date` gave is open: day and month could be swapped."""
    return date[4:5] != "-" if date else False


def orders_in(text: str) -> frozenset[str]:
    """Return the orders of day and month that a text's dates show, each behind its separator: ``/dm``, ``-md``.

    A date shows one when one of its numbers can be no month: ``25/12/2022``.
    """
    found = set()
    for first, separator, second, _ in _BY_NUMBERS.findall(text):
        if 12 < int(first) <= 31 and 0 < int(second) <= 12:
            found.add(f"{separator}dm")
        elif 12 < int(second) <= 31 and 0 < int(first) <= 12:
            found.add(f"{separator}md")
    return frozenset(found)


def settled(date: str, orders: frozenset[str]) -> str:
    """Return an open date as ISO 8601 if the orders leave one way to read it, else as it is; others as they are.

    Dates with the same separator decide, else all of them; with full stops no country writes the month first
    (Unicode CLDR, date formats), so that these need no other date.
    """
    found = _BY_NUMBERS.fullmatch(date)
    if not found:
        return date
    first, separator, second, year = found.groups()
    same = {order[1:] for order in orders if order[0] == separator}
    order = same or {order[1:] for order in orders} or ({"dm"} if separator == "." else set())
    if len(order) != 1:
        return date
    day, month = (first, second) if order == {"dm"} else (second, first)
    return f"{year}-{int(month):02}-{int(day):02}"


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    year = int(groups["y"])
    if "n" in groups:
        month, day = _MONTHS[groups["n"][:3].casefold()], groups.get("d")
    elif "a" in groups:
        first, second = int(groups["a"]), int(groups["b"])
        if first != second and 0 < first <= 12 and 0 < second <= 12 and is_plausible(year):
            return match[0]
        month, day = (first, str(second)) if second > 12 >= first else (second, str(first))
    else:
        month, day = int(groups["m"]), groups.get("d")
    if not (is_plausible(year) and 1 <= month <= 12):
        return None
    if day is None:
        return f"{year}-{month:02}"
    if not 1 <= int(day) <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year}-{month:02}-{int(day):02}"
