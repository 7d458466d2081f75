"""Whether the words around a venue's name let it be that name."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"[\w.+-](?<![\w.+-].)[\w.+-]*+://\S+|www\.\S+")
_HARD = re.compile(r"[^\w\s.,:&/'’–—-]")  # what parts sentences, cells and brackets: no name runs over it
_BEFORE = re.compile(r"([A-Za-z](?<![A-Za-z].)[A-Za-z]*+)[ -]\Z")
_AFTER = re.compile(
    r" (?:and|&|for|with|of)\b|-[A-Za-z]|/[A-Z]|"
    r"(?i: (?:international )?(?:conference|symposium|workshop on)\b)| ([A-Z][a-z]+)"
)
_SUFFIX = re.compile(r"\.(?:org|com|cc|io|net)\b|-[a-z]{2}|_[A-Za-z]")  # a host, a compound word, an identifier
_COMPOUND = re.compile(r"-[A-Za-z]")
_LONG_WORD = re.compile(r"\w{4,}")
_NUMBER = re.compile(
    r"[\s*_,.:\"”)\]]{0,4}\(?(?:(?:vol|volume|no|issue|series|[A-Z][a-z]{2,8})\.?\s*)?\(?['’]?\d"
)  # year, volume
_PART = re.compile(r"(?:\b(?:of|on|for|and)|&) \Z", re.IGNORECASE)  # "Journal of Research and" Development
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
        "International",
    ]
)


def addresses(text: str) -> list[tuple[int, int]]:
    """Return the spans of the web addresses in a text: a name inside one says nothing."""
    return [match.span() for match in _ADDRESS.finditer(text)] if "://" in text or "www." in text else []


def whole(found: str, written: str, form: str) -> bool:
    """Tell whether the words of a text are written as the alias asks, whatever stands around them.

    ``exact`` is as in the lexicon, ``subject`` never enough by itself, ``acronym`` is in any case,
    ``title`` has capital initials, and ``full`` may be written in any way.
    """
    if form == "exact":
        return found == written
    if form == "acronym":
        return _plain(found) == _plain(written)
    if _HARD.search(found):
        return False
    if form == "subject":  # only a number behind it, or a place where a venue is expected, tells it from the subject
        return False
    return form == "full" or all(word[0].isupper() or not word[0].isalpha() for word in _LONG_WORD.findall(found))


def stands(text: str, start: int, end: int, written: str, form: str) -> bool:
    """Tell whether ``text[start:end]``, whose words are an alias's, is that name in its place."""
    found, before, after = text[start:end], text[max(0, start - 24) : start], text[end : end + 32]
    cited = form in {"title", "subject"} and _NUMBER.match(after) and _capitalised(found, written)
    if not cited and not whole(found, written, form):
        return False
    if form == "acronym" and found.istitle() and found != written and not _alone_after(after):
        return False  # "Damon McCoy" is no workshop DaMoN
    if form == "acronym" or (form == "exact" and written.isupper()):
        return not _SUFFIX.match(after) and not (form == "exact" and _COMPOUND.match(after))
    if form != "full" and _PART.search(before):
        return False
    return _alone_before(before) and _alone_after(after)


def _capitalised(found: str, written: str) -> bool:
    """Tell whether a name is written as in a list of references, where often only its first word has a capital."""
    if " " not in written:
        return found == written
    return found[0].isupper() and not _HARD.search(found)


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
