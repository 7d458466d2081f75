"""What kind of work a paper is, as notes call it: an article, a thesis, a chapter. The data is ``forms.yml``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from papernotes.lexicon.data import table
from papernotes.parse.fields.metadata import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

THESES = frozenset({"phdthesis", "mastersthesis"})
OWN = THESES | {"techreport"}
"""What a school or an institute publishes itself."""
_HELD = frozenset({"article", "inproceedings", "incollection", "inbook", "book"})
"""What is cited by where it appeared, whatever databases call it: "Journal Article", "Review"."""
_PLAIN_THESIS = re.compile(
    r"(?:ph\.?\s?d\.?|doctoral|master(?:['’]?s)?|m\.?\s?sc\.?)(?:\s(?:thesis|dissertation))?", re.IGNORECASE
)
_SERVER = re.compile(r"preprint|arxiv|10\.\d{4}|https?:", re.IGNORECASE)
_JOINTS = re.compile(r"[\s'’.-]+")
_LONGEST = 60


def form_of(word: str) -> str:
    """Return BibTeX's type of what a word calls a kind of work: ``phdthesis`` of "PhD thesis"; empty for any other."""
    return _words().get(_bare(word), "") if len(word) <= _LONGEST else ""


def genre_in(words: str, form: str) -> str:
    """Return what a work calls itself, empty where the words say no more than its form, or what no citation tells."""
    told = words.strip()
    plain = _PLAIN_THESIS.fullmatch(told) is not None if form in THESES else form_of(told) == form
    return "" if form in _HELD or plain or _SERVER.search(told) else told


def form_by_key(key: str) -> str:
    """Return the type of what appears where a key says: ``article`` of "Journal"; empty where that may be anything."""
    return _keys().get(fold(key), "") if len(key) <= _LONGEST else ""


def word_for(form: str, *, east: bool = False) -> str:
    """Return what notes call a kind of work, in English or in Chinese; empty for one that they have no word for."""
    words = table("forms")["words"].get(form)
    return str(words[east]) if words else ""


def key_for(form: str, *, east: bool = False) -> str:
    """Return the key of where such a work appears, empty when it is no other than that of all venues."""
    keys = table("forms")["keys"].get("phdthesis" if form in THESES else form)
    return str(keys[east]) if keys else ""


def _bare(word: str) -> str:
    return _JOINTS.sub("", word).casefold()


@cache
def _words() -> Mapping[str, str]:
    return {_bare(word): form for form, words in table("forms")["words"].items() for word in words}


@cache
def _keys() -> Mapping[str, str]:
    return {fold(word): form for form, words in table("forms")["keys"].items() for word in words}
