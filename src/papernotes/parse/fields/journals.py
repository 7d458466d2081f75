"""Whether words are the name of a journal, by their shape: also of one that the vocabulary of venues does not have."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from papernotes.lexicon.data import table

_WORD = re.compile(r"[^\W\d_]+")
_ABBREVIATED = re.compile(r"\b[^\W\d_]{2,}\.")
_DATED = re.compile(r"^(?P<name>[^\W\d_][^\d;:!?\"“”]{1,100}?)[,.]?\s+[(\[]?(?P<year>(?:1[6-9]|20)\d\d)[)\]]?\.?$")
_SHORT = 3
"""Letters of a word that may be a surname as well as a journal's."""
MEETINGS = "Conference|Symposium|Congress|Colloquium|Conferencia|Congreso|Konferenz|Simpósio"
"""Words that meetings alone are called by, one or the other for a pattern."""
_MEETING = re.compile(
    rf"\b(?:{MEETINGS})(?:\s|$)|"
    r"\b(?:Workshop|Meeting|Convention|Forum|Tagung)\s(?:on|of|for|in|de|sobre|für|über|zu)\b"
)
"""What meetings call themselves: "Canadian Conference on Ponds", "Pond Symposium"."""
_SMALL = frozenset((
    "of", "the", "and", "in", "on", "for", "to", "a", "an", "de", "la", "le", "du", "des", "et", "und", "für", "fur",
    "der", "die", "y", "e", "di", "della", "da", "do",
))  # fmt: skip


class Dated(NamedTuple):
    """A journal's name and the year behind it."""

    name: str
    year: int


def dated_journal(text: str) -> Dated | None:
    """Return what a text of a journal's name and a year says ("J. Am. Chem. Soc. 2020"), None for any other text."""
    match = _DATED.match(text)
    if match is None or not (_is_conference(match["name"]) or is_journal(match["name"])):
        return None
    return Dated(match["name"].strip(), int(match["year"]))


def _is_conference(name: str) -> bool:
    """Return whether a name is a conference's: one that is called like other things, or what calls itself so."""
    known = _words("conferences")
    return name in known or name.split(maxsplit=1)[0] in known or _MEETING.search(name) is not None


def is_journal(name: str) -> bool:
    """Return whether a name is written like a journal's.

    One word must be a journal's whole name. Of several, half must stand in names of journals, and one must say what
    kind of publication it is; one that only abbreviations have ("Dermatol"), or two that are cut short with full stops
    ("Acad. Emerg. Med."), say as much beside words that are all known. One letter
    ("J.") does not say so beside words that no journal has, since it may be a person's.
    """
    if not name[:1].isupper():
        return False
    said = [word.casefold() for word in _WORD.findall(name)]
    words = [word for word in said if word not in _SMALL]
    if len(words) == 1:
        return len(said) == 1 and words[0] in _words("single")
    strange = [word for word in words if len(word) > 1 and word not in _words("words") and word not in _words("cut")]
    if not words or len(strange) * 2 > len(words) or not _words("stops").isdisjoint(words):
        return False
    kinds = _words("kinds").intersection(words)
    named = strange or any(len(word) > _SHORT or word in _words("cut") for word in words)  # "J. Li" is somebody
    told = any(len(kind) > 1 for kind in kinds) or (kinds and named and all(word.upper() in name for word in strange))
    if told or strange:
        return bool(told)
    return not _words("cut").isdisjoint(words) or len(_ABBREVIATED.findall(name)) > 1


def is_cut_short(word: str, *, alone: bool = False) -> bool:
    """Return whether a word is one that names of journals cut short: "Seismol", "Geophys".

    One that stands ``alone`` between signs may be one that is short anyway: "Bull", "Proc", "Ann".
    """
    folded = word.casefold()
    return folded in _words("cut") or (alone and folded in _words("kinds"))


@cache
def _words(which: str) -> frozenset[str]:
    return frozenset(table("journals")[which].split())
