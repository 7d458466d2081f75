"""Whether the words around a venue's name let it be that name."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"[\w.+-]+://\S+|www\.\S+")
_HARD = re.compile(r"[^\w\s.,:&/'’–—-]")  # what parts sentences, cells and brackets: no name runs over it
_BEFORE = re.compile(r"([A-Za-z]+)[ -]\Z")
_AFTER = re.compile(r" (?:and|&|for|with|of)\b|-[A-Za-z]| ([A-Z][a-z]+)")
_LEADS = frozenset(
    [
        "the",
        "in",
        "at",
        "on",
        "of",
        "and",
        "to",
        "by",
        "for",
        "from",
        "proc",
        "proceedings",
        "annual",
        "international",
        "joint",
        "world",
        "int",
        "intl",
        "ieee",
        "acm",
        "cvf",
        "usenix",
        "sigkdd",
        "sigmod",
        "sigir",
        "sigcomm",
        "aaai",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "th",
        "st",
        "nd",
        "rd",
        "journal",
        "published",
        "appeared",
        "accepted",
        "venue",
        "advances",
    ]
)
_TRAILS = frozenset(
    [
        "Workshop",
        "Workshops",
        "Proceedings",
        "Oral",
        "Spotlight",
        "Poster",
        "Vol",
        "Volume",
        "Issue",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Sept",
        "Oct",
        "Nov",
        "Dec",
        "Best",
        "Findings",
        "Demo",
        "Track",
        "Conference",
        "Journal",
        "Series",
        "Part",
        "Main",
        "Accepted",
        "Highlight",
        "Paper",
        "Award",
    ]
)


def addresses(text: str) -> list[tuple[int, int]]:
    """Return the spans of the web addresses in a text: a name inside one says nothing."""
    return [match.span() for match in _ADDRESS.finditer(text)] if "://" in text or "www." in text else []


def whole(found: str, written: str, form: str) -> bool:
    """Tell whether the words of a text are written as the alias asks, whatever stands around them."""
    if form == "exact":
        return found == written
    if form == "acronym":
        return _plain(found) == _plain(written)
    if form == "title":
        return all(
            word[0].isupper() or not word[0].isalpha() for word in re.findall(r"\w{4,}", found)
        ) and not _HARD.search(found)
    return not _HARD.search(found)


def stands(text: str, start: int, end: int, written: str, form: str) -> bool:
    """Tell whether ``text[start:end]``, whose words are an alias's, is that name in its place."""
    if not whole(text[start:end], written, form):
        return False
    around = text[max(0, start - 24) : start], text[end : end + 24]
    if form == "acronym" or (form == "exact" and written.isupper()):
        return not re.match(r"\.(?:org|com|cc|io|net)\b|-[a-z]{2}", around[1])
    return _alone_before(around[0]) and _alone_after(around[1])


def _plain(name: str) -> str:
    return re.sub(r"[\s_–-]+", "-", name).casefold()


def _alone_before(before: str) -> bool:
    """Tell whether no capitalised word before makes it another name: "Asian Conference on …", "Computer Science"."""
    match = _BEFORE.search(before)
    return not match or match[1].casefold() in _LEADS or not match[1][0].isupper()


def _alone_after(after: str) -> bool:
    """Tell whether the name ends here: "Conference on Machine Learning and Applications" is another one."""
    match = _AFTER.match(after)
    return not match or match[1] in _TRAILS
