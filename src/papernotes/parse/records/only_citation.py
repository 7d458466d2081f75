"""The one citation of a record whose title is but a name or says who and when: it holds the title in full."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.fields.citation_line import read_citation
from papernotes.parse.records import line_words as words
from papernotes.parse.records.citation_facts import take_citation
from papernotes.parse.records.facts import CITATION
from papernotes.parse.records.view import Line
from papernotes.parse.sections import BOLD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.parse.records.facts import Facts
    from papernotes.parse.records.parts import LayoutPart
    from papernotes.parse.records.view import View
    from papernotes.parse.sections import Opening

_SHORT = 2
"""Words of a title that may be but a name."""
_MOST_LINES = 4
"""Lines beneath a heading that may be one citation; more is text."""
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_LETTERS = re.compile(r"[^\W\d_]+")
_LEAST = 3
"""Letters of a surname that stands in a title."""


def read_only_citation(part: LayoutPart, found: Sequence[Opening], view: View, facts: Facts) -> None:
    """Take the only citation under a heading such as "Reference", or behind such a key, where the title needs one.

    It does where it is but a name, and where it says who wrote the work and when: "Moss et al. 2011, overview".
    """
    own = part.candidate.title if part.candidate else part.title
    short = len(words.WORD.findall(words.undecorated(own))) <= _SHORT
    if facts.title or facts.cited or not (short or _YEAR.search(own)):
        return
    stands = [*_under_headings(part, found, view), *_behind_keys(part, view, facts)]
    read = [(line, cited) for line in stands if (cited := read_citation(line.text, view.lexicon))]
    if len(read) == 1 and (short or says_who_and_when(own, read[0][1].authors, {read[0][1].year})):
        take_citation(read[0][0].text, read[0][0], view, facts)


def is_told_by_citation(title: str, facts: Facts) -> bool:
    """Tell whether a title says no more than who wrote the work that the record cites, when, and what the note is."""
    years = {stated.year for stated in facts.stated if stated.weight == CITATION}
    return bool(facts.cited) and says_who_and_when(title, facts.authors, years)


def says_who_and_when(title: str, authors: Sequence[str], years: set[int | None]) -> bool:
    """Tell whether a title names a citation's first author and its year: "Moss 2011", "moss2011 notes"."""
    if not authors or not any(int(year[0]) in years for year in _YEAR.finditer(title)):
        return False
    surname = _LETTERS.findall(authors[0].casefold())[-1:]
    return bool(surname) and len(surname[0]) >= _LEAST and surname[0] in _LETTERS.findall(title.casefold())


def _under_headings(part: LayoutPart, found: Sequence[Opening], view: View) -> Iterator[Line]:
    """Yield the lines under headings that announce a citation."""
    ends = [opening.line - 1 for opening in found[1:]] + [part.end_line]
    for opening, end in zip(found, ends, strict=False):
        if opening.rank <= BOLD and words.pattern("cites_paper").fullmatch(opening.heading):
            below = range(opening.end_line + 1, end + 1)
            filled = [number for number in below if view.lines[number - 1].strip() and number not in view.verbatim]
            if len(filled) <= _MOST_LINES:
                yield from _unwrapped([*map(view.line, filled)], view)


def _unwrapped(lines: Sequence[Line], view: View) -> Iterator[Line]:
    """Yield lines, and before them their first paragraph as one: a citation may be wrapped."""
    block = view.texts.get(lines[0].number) if lines else None
    if block and block.kind == "paragraph" and block.end_line > block.line:
        within = [line for line in lines if line.number <= block.end_line]
        if not any(read_citation(line.text, view.lexicon) for line in within):
            yield Line(block.line, " ".join(line.text for line in within), view)
    yield from lines


def _behind_keys(part: LayoutPart, view: View, facts: Facts) -> Iterator[Line]:
    """Yield what keys such as "Citation" say in a record's text."""
    for number in range(part.line + 1, part.end_line + 1):
        if ":" in view.lines[number - 1] and number not in view.verbatim and number not in facts.shown:
            key = view.line(number).key
            if key and key.field == "citation" and key.value:
                yield Line(number, key.value, view)
