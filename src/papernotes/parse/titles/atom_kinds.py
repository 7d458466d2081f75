"""What an atom of a title's line is: a name, a year, a venue, a key of a citation, or only words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from papernotes.parse.fields.authors import find_authors, only_names
from papernotes.parse.fields.bylines import is_kind_of_work
from papernotes.parse.fields.dates import is_date
from papernotes.parse.fields.link_kinds import word_kind
from papernotes.parse.fields.persons import is_one_surname, is_workplace
from papernotes.parse.fields.venue_marks import read_venue
from papernotes.parse.records import line_words as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from papernotes.lexicon import Lexicon

NAMES = frozenset(("names", "surname", "name", "initials"))
STATED = NAMES | {"year", "number", "id", "key", "date", "venue", "kind", "sign", "part", "lab"}
"""Kinds of atoms that say something else than what a paper is about."""
_YEAR = re.compile(r"(?:19|20)\d\d[a-z]?")
_NUMBER = re.compile(r"(?:[pP]{1,2}\.\s?)?[\d.:–-]+|[一二三四五六七八九十]+|[ivx]+")
_ID = re.compile(r"(?:arxiv:?\s?)?\d{4}\.\d{4,5}(?:v\d)?|10\.\d{4,9}/\S+|\S*://\S*", re.IGNORECASE)
_KEY = re.compile(r"[a-z]{2,20}(?:19|20)\d\d[a-z]*|[A-Z][A-Za-z-]{2,20}(?:19|20)\d\d[a-z]?")
"""The key of a citation: ``krumm2006``, ``vaswani2017attention``, ``Cox2024``."""
_MORE = re.compile(r"\bet\.? al\b|\b等$")
_SEVERAL = re.compile(r"&|\sand\s")
_WORDS = re.compile(r"[A-Za-z0-9 .:'?!-]*")
_JOINS = re.compile(r"[aueyo](?<![A-Za-z].)(?:(?<=[au])nd|(?<=e)[tn]?|(?<=y)|(?<=o)g|(?<=o)ch)(?![A-Za-z])")
"""What parts two names in plain words, in the languages whose lists are read; any other mark is none of `_WORDS`."""
_INITIALS = re.compile(r"(?:[A-Z]\.[\s-]?){1,3}|[A-Z]{1,2}")
_PEOPLE = NAMES | {"lab"}
_SUBJECT = re.compile(
    r"\b[^\W\d_]{2,}(?:[acuis]tion|ction|(?<=\w{3})sion|(?<=\w{4})ment|ness|ism|ology|[ae]tics|ware|[ai]bility)s?\b|\s(?:to|the|with|from|using)\s",
    re.IGNORECASE,
)
"""What words are made of that papers are about and nobody is called: "Automation", "Back to the Meta Language"."""
_EDGES = " .,:;*_`"
_LONGEST = 300


@lru_cache(maxsize=16384)
def kind_of(text: str, lexicon: Lexicon) -> str:
    """Return what an atom is: one of `STATED`, or how many words it has and how they begin."""
    text = text.strip(_EDGES)
    if not any(map(str.isalnum, text)):
        return "sign"
    kind = next((kind for kind, test in _TESTS if test(text, lexicon)), "")
    return _size(text) if not kind or (kind in _PEOPLE and _SUBJECT.search(text)) else kind


def unstated(kinds: Iterable[str]) -> int:
    """Return how many atoms are but words."""
    return sum(kind not in STATED for kind in kinds)


def _size(text: str) -> str:
    if letters := len(words.CJK.findall(text)):
        return "a word in CJK" if letters <= 4 else "words in CJK"
    count = len(text.split())
    length = "a word" if count <= 2 else "some words" if count <= 4 else "many words"
    return f"{length}, {'capital' if text[:1].isupper() else 'small'}"


def _is_venue(text: str, lexicon: Lexicon) -> bool:
    mark = read_venue(text, lexicon) if len(text) <= _LONGEST else None
    return mark is not None and mark.whole and mark.venue is not None


def _is_kind(text: str, _lexicon: Lexicon) -> bool:
    return is_kind_of_work(text) or (len(text.split()) <= 4 and word_kind(text) is not None)


def _are_names(text: str, _lexicon: Lexicon) -> bool:
    if len(text) > _LONGEST:
        return False
    if _SEVERAL.search(text) and only_names(text):
        return True
    if _WORDS.fullmatch(text) and not _JOINS.search(text):
        return False
    found = find_authors(text) if 2 <= len(text.split()) <= 40 else None
    return found is not None and found.whole and found.sure and len(found.names) > 1


def _is_surname(text: str, _lexicon: Lexicon) -> bool:
    return " " not in text and text[:1].isupper() and text[1:].islower() and is_one_surname(text)


def _is_name(text: str, _lexicon: Lexicon) -> bool:
    parts = text.split()
    return len(parts) in (2, 3) and all(part[:1].isupper() for part in parts) and only_names(text)


_TESTS: tuple[tuple[str, Callable[[str, Lexicon], bool]], ...] = (
    ("year", lambda text, _: _YEAR.fullmatch(text) is not None),
    ("number", lambda text, _: _NUMBER.fullmatch(text) is not None),
    ("id", lambda text, _: _ID.fullmatch(text) is not None),
    ("key", lambda text, _: _KEY.fullmatch(text) is not None),
    ("date", lambda text, _: len(text) <= 120 and is_date(text)),
    ("names", lambda text, _: _MORE.search(text) is not None),
    ("venue", _is_venue),
    ("lab", lambda text, lexicon: lexicon.venues.is_lab(text) or (len(text) <= 80 and is_workplace(text))),
    ("kind", _is_kind),
    ("part", words.is_section),
    ("names", _are_names),
    ("surname", _is_surname),
    ("name", _is_name),
    ("initials", lambda text, _: _INITIALS.fullmatch(text) is not None),
)
"""The first that holds decides."""
