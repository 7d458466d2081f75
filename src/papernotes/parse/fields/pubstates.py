"""What stands in the place of a year while a work has not appeared, or has no date: "in press", "n.d."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.fields.placeholders import is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterable

_KNOWN = re.compile(
    r"in[ -]?press|forthcoming|to appear|submitted|accepted|under review|in[ -]?preparation|prepublished|"
    r"n\.\s?d\.?|no date|s\.\s?a\.?|im (?:druck|erscheinen)|o\.\s?j\.?|sous presse|à paraître|s\.\s?d\.?|en prensa|"
    r"en preparación|no prelo|in corso di stampa|в печати|即将出版|待发表|印刷中|出版中|인쇄 중|출간 예정",
    re.IGNORECASE,
)
_WRITTEN = {"inpress": "in press", "inpreparation": "in preparation"}
"""BibLaTeX's keys that are no words (manual, 4.9.2.11)."""
_LETTERS = re.compile(r"[^\W\d_]{2}|[^\W\d_]\.\s?[^\W\d_]")
_YEAR_OR_MONTH = re.compile(
    r"\d{3}|(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter)",
    re.IGNORECASE,
)
_LONGEST = 40


def known_state(text: str) -> str:
    """Return what notes give in the place of a year, empty for anything else."""
    told = text.strip()
    return told if len(told) <= _LONGEST and _KNOWN.fullmatch(told) else ""


def state_in(texts: Iterable[str]) -> str:
    """Return the first of the words that a bibliography gives in the place of a date, whatever they are."""
    for text in texts:
        told = " ".join(text.replace("~", " ").split())
        words = _LETTERS.search(told) and len(told) <= _LONGEST and not _YEAR_OR_MONTH.search(told)
        if words and not is_placeholder(told):
            return _WRITTEN.get(told.lower(), told)
    return ""
