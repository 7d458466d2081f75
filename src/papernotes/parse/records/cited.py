"""A text that is a whole citation: names, then a title in quotes or between full stops."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.fields.authors import find_authors
from papernotes.parse.fields.citation_line import CitationLine, read_citation

if TYPE_CHECKING:
    from papernotes.lexicon import Lexicon
    from papernotes.parse.records.view import View

_CITED = re.compile(
    r"\((?:in press|n\.\s?d\.|forthcoming)\)|,\s(?:in press|forthcoming)\.\s|"
    r"(?:19|20)\d\d[a-z]?[)\]]?(?:[*_]{1,3}\s?[–—-]|\s[–—-]\s?[*_])|"
    r"\.\s[^.]{10,300}\.\s.*(?:19|20)\d\d|\((?:19|20)\d\d[a-z]?\)[*_]{0,2}(?:[.,:]|\s[^.?!]{10,300}[.?!]\s)|"
    r"[.,]\s(?:19|20)\d\d[a-z]?\.\s|,\s[*_][^*_]{6,300}[*_],?\s\([^()]{0,80}(?:19|20)\d\d\)|"
    r"^[^\w\[]{0,4}[^\W\d_][\w'’-]*+(?: [^\W\d_][\w'’-]*+){0,2}, [A-ZÀ-Þ]\..*(?:19|20)\d\d|"
    r"^[^\w\[]{0,4}[A-ZÀ-Þ]\.[ -]?[A-ZÀ-Þ][^,]{1,30},.*(?:19|20)\d\d"
)
"""What a citation without quotes holds: full stops around its title and a year, or an author's initials and commas."""
_DATED = re.compile(r"[12][09]\d\d")
"""What all of these hold but those in press and without a year: a text without it is most of what is asked about."""
_CONTAINED = re.compile(
    r"[^\W\d_]{2}\.\s[^.]{10,300}\.\s(?:In:?\s[A-Z][^.]{4,200},\spages?\s\d|arXiv preprint arXiv:\d|CoRR, abs/\d|"
    r"[A-Z][^.\d]{3,90},?\s\d{1,4}\(\d{1,3}(?:[-–]\d{1,3})?\):\s?\d)"
)
"""What a citation without its year holds: a title between full stops, and where it appeared by volume or pages."""
_IN_CONTAINED = ("page", "arXiv:", "abs/", "):")
"""One of these stands in all of it."""
_NAME = r"[A-ZÀ-Þ][\w.'’-]{0,24}(?: (?:[A-ZÀ-Þ][\w.'’-]{0,24}|van|von|de|der|den|di|la)){1,4}"
_PEOPLE = re.compile(
    rf"[^\w\[]{{0,4}}(?:{_NAME}, ){{0,30}}{_NAME}(?:,? (?:and|&)|,) {_NAME}[.,] ?(?!{_NAME}:)[\"“*_A-ZÀ-Þ]"
)
"""Some people by their full names, and then a title: such a citation may lack its year, and be parted by commas."""
_LEAST, _MOST = 40, 1000
"""Characters of a citation."""
_QUOTE = re.compile(r"([^\"“”]{5,400}?)[.,]?\s{0,9}[\"“][*_]{0,3}([^\"“”*_][^\"“”]{6,300}?)[*_.,]{0,4}[\"”]")
"""Names and a title in quotes at the start of a text."""


def cited_in(text: str, lexicon: Lexicon) -> CitationLine | None:
    """Return the citation that a text without its links is, one with names and a title; None when it is none."""
    if not ('"' in text or "“" in text or " // " in text or _may_cite(text)):
        return None
    cited = read_citation(text, lexicon) or _names_and_quote(text)
    return cited if cited and cited.title and cited.authors else None


def _may_cite(text: str) -> bool:
    dated = _DATED.search(text) or "in press" in text or "forthcoming" in text or "d.)" in text
    if (dated and _CITED.search(text) is not None) or _PEOPLE.match(text) is not None:
        return True
    return any(map(text.__contains__, _IN_CONTAINED)) and _CONTAINED.search(text) is not None


def cites(raw: str, view: View) -> bool:
    """Tell whether a line cites a work, in a quotation or in the text; told once for each line."""
    text = raw.lstrip(" \t>*-")
    if not _LEAST <= len(text) <= _MOST:
        return False
    return view.worked_out(("cites", text), lambda: cited_in(text, view.lexicon) is not None)


def _names_and_quote(text: str) -> CitationLine | None:
    """Return a citation that gives names and a title in quotes, and neither where nor when it appeared."""
    match = _QUOTE.match(text)
    found = find_authors(match[1]) if match else None
    return CitationLine(match[2], found.names, others=found.others) if match and found and found.whole else None
