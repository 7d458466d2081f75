"""What stands behind a key in a citation: the place in the work ("p. 4", "ch. 2"), and what else is said."""

from __future__ import annotations

import re
from typing import NamedTuple

_LABELS = {
    "page": r"pp?\.?|pages?|pgs?\.|S\.|Seiten?|页|頁", "chapter": r"chap(?:ter|\.)?s?\.?|chs?\.|Kap\.|章",
    "section": r"sec(?:tion|\.)?s?\.?|§{1,2}|节", "figure": r"fig(?:ure|\.)?s?\.?", "volume": r"vols?\.?|volumes?",
    "issue": r"nos?\.|issues?", "line": r"ll?\.|lines?", "note": r"nn?\.|notes?",
    "paragraph": r"para(?:graph|\.)?s?\.?|¶{1,2}",
    "part": r"pts?\.|parts?", "book": r"bks?\.|books?", "column": r"cols?\.|columns?", "folio": r"fols?\.|folios?",
    "opus": r"opp?\.|opera|opus", "verse": r"vv?\.|verses?", "sub verbo": r"s\.v\.",
}  # fmt: skip
"""By CSL's names of places: what they are called in notes."""
_NUMBER = r"(?:[A-Za-z]{0,3}[.:]?\d[\w.:]*\w|[A-Za-z]{0,3}\d|[ivxlcdmIVXLCDM]{1,9})"
_NUMBERS = rf"{_NUMBER}(?:\s?(?:[-–—]{{1,3}}|,|&|\band\b)\s?{_NUMBER}(?!\w))*+(?:\s?ff?\.)?+"
_LABELLED = re.compile(
    r"[,\s]*+(?:" + "|".join(f"(?P<{name.replace(' ', '_')}>{words})" for name, words in _LABELS.items()) + rf")\s?"
    rf"(?P<number>{_NUMBERS})(?![\w])",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"[,\s]*+(?P<number>\d+[a-z]?(?:\s?[-–—]{1,3}\s?\d+[a-z]?)?(?:,\s?\d+(?:[-–—]\d+)?)*+)(?=\s*+(?:[,;.]|\Z))"
)
_DASHES = re.compile(r"\s?(?:[-–—]{1,3})\s?")
_RANGE = re.compile(r"(?<=\d)-{1,3}(?=\d)")


class Behind(NamedTuple):
    """What stands behind a key."""

    label: str = ""
    """What CSL calls the place; empty without one."""
    number: str = ""
    rest: str = ""
    """What else is said, as it follows on what is before it."""
    whole: str = ""
    """All of it, so."""


def read_behind(text: str) -> Behind:
    """Return the place in a work that the words behind its key name, and what else they say."""
    found = _LABELLED.match(text) or _ALONE.match(text)
    whole = _following(text)
    if found is None:
        return Behind(rest=whole, whole=whole)
    named = next((name for name in _LABELS if found.groupdict().get(name.replace(" ", "_"))), "page")
    return Behind(named, _DASHES.sub("-", found["number"].strip()), _following(text[found.end() :]), whole)


def _following(text: str) -> str:
    text = _RANGE.sub("–", text.strip())
    return text if not text or text[0] in ",;.:" else f", {text}"
