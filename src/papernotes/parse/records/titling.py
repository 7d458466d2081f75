"""Which of the titles that a record states is its title: the line's, a metadata line's, a citation's."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from papernotes.model import Evidence
from papernotes.parse.fields.authors import find_authors
from papernotes.parse.fields.bylines import full_names, read_people
from papernotes.parse.fields.metadata import key_of
from papernotes.parse.fields.reader_marks import reader_marks
from papernotes.parse.fields.short_names import is_glossed, looks_like_name
from papernotes.parse.fields.title_parts import TitleParts, read_title
from papernotes.parse.fields.venue_marks import VenueMark
from papernotes.parse.plain import plain_line
from papernotes.parse.records import line_words as words
from papernotes.parse.records.appearing import take_mark
from papernotes.parse.records.citation_facts import take_cited
from papernotes.parse.records.cited import cited_in
from papernotes.parse.records.facts import MARK, TAG
from papernotes.parse.records.file_names import TITLE_WORD
from papernotes.parse.records.groups import plain_title
from papernotes.parse.records.only_citation import is_told_by_citation
from papernotes.parse.records.taking import take_topics
from papernotes.parse.records.whole_file import title_heading

if TYPE_CHECKING:
    from papernotes.parse.fields.authors import Authors
    from papernotes.parse.fields.citation_line import CitationLine
    from papernotes.parse.records.facts import Facts
    from papernotes.parse.records.parts import LayoutPart
    from papernotes.parse.records.view import View

_BY = re.compile(r"(?:(?P<comma>,)\s++|(?<!\s)\s++)by\s++(?=[A-Z])(?P<names>[^\"“”]{4,300})$")
"""The names behind a title: ", by Ada Lovelace and Alan Turing"; without the comma they are somebody's in full."""
_YEAR_BEHIND = re.compile(r"[*_]{0,2},?\s[(\[]?(?:19|20)\d\d")
_COLON = re.compile(r"(?<=\w)_ (?=\S)")
"""A colon as file names hold it."""
_STOPS = frozenset(".。．")
_LEAST = 8
"""Characters of a title before the names of its authors."""
_WHERE = frozenset(("venue", "year", "doi", "arxiv"))
_TOPIC, _BENEATH = 4, 14
"""Words of a heading that may name but what a work is about; lines beneath it in which the work's citation stands."""
_SHORT = 2
"""Words of a title that may be but a name, so that a full title stated elsewhere wins."""


def name_record(part: LayoutPart, view: View, facts: Facts) -> None:
    """Settle a record's title and name, once all its lines are read; take the venue and year beside the title."""
    raw = reader_marks(part.candidate.title if part.candidate else part.title).text
    line = title_line(part, view)
    own = _take_apart(raw, line or part.line, view)
    stated = _take_apart(facts.title, facts.title_from.line if facts.title_from else 0, view) if facts.title else None
    parts = own.parts
    apart = part.kind == "paper" or (parts.authors and parts.others)  # "Moss et al. - Folding Boats"
    title = parts.title if parts.title and apart else plain_title(raw, view.numbers) or parts.title
    if part.candidate and part.candidate.form in ("heading", "file"):
        title = _with_stop(title, raw)
    few = len(title.split()) <= _SHORT or is_glossed(title)
    short = few or words.is_generic(title) or _names_topic(title, line, facts) or is_told_by_citation(raw, facts)
    if short and not stated and facts.cited and (part.kind == "paper" or not line):  # a note is called as it is headed
        facts.title, facts.title_from = facts.cited, facts.cited_from
        stated = _take_apart(facts.cited, facts.cited_from.line if facts.cited_from else 0, view)
    if stated and (short or not line or facts.title == _entered(part, view)):
        if short and not words.is_generic(title) and looks_like_name(title):
            facts.name = facts.name or title
        facts.title = stated.parts.title or facts.title
        stated.take(MARK, view, facts)
        own.take(TAG, view, facts)
        facts.name = facts.name or read_title(facts.title, view.lexicon).name
    else:
        facts.title, facts.title_from = title, Evidence(line, raw.strip()) if line else None
        facts.name = parts.name or facts.name
        if stated:
            stated.take(TAG, view, facts)
        own.take(MARK, view, facts)


def _entered(part: LayoutPart, view: View) -> str | None:
    """Return the title that front matter states with who wrote the work, and where or when: that of a bibliography.

    What the note beneath is headed with is then a name for the note.
    """
    if view.front is None or part.candidate is None or part.candidate.form != "file":
        return None
    told = {key_of(one.key): one.values[0] for one in view.front.properties if one.values}
    return told.get("title") if "authors" in told and not _WHERE.isdisjoint(told) else None


def _names_topic(title: str, line: int, facts: Facts) -> bool:
    """Tell whether a heading of a few words stands right above the citation of the work that the notes are about."""
    cited = facts.cited_from.line if facts.cited and facts.cited_from else 0
    return 0 < line < cited <= line + _BENEATH and len(title.split()) <= _TOPIC


def _with_stop(title: str, raw: str) -> str:
    """Return a heading's title with the full stop that its line ends with; in a list one is but punctuation."""
    end = plain_line(raw)[-1:]
    return title + end if end in _STOPS and title and plain_line(raw).endswith(title + end) else title


class _Apart(NamedTuple):
    """A title taken apart."""

    raw: str
    line: int
    parts: TitleParts
    cited: CitationLine | None
    """The whole citation that the title stands in."""
    people: Authors | None
    """Who stands behind a "by" at its end."""

    def take(self, weight: int, view: View, facts: Facts) -> None:
        """Take what stands beside the title; of the one that the record is called by, it weighs most."""
        parts, line = self.parts, view.line(max(self.line, 1))
        evidence = Evidence(self.line, self.raw.strip())
        if self.cited:
            take_cited(self.cited, evidence, line, facts)
        if self.people and weight == MARK:
            facts.authors, facts.others = self.people.names, self.people.others
            facts.authors_from = evidence if self.line else None
        facts.take_authors(parts.authors, evidence if self.line else None, others=parts.others)
        if parts.venue or parts.year:
            mark = parts.venue
            name, text = (mark.venue, mark.text) if mark else (None, str(parts.year))
            stated = VenueMark(name, parts.year, text, 0, 0, preprint=bool(mark and mark.preprint))
            take_mark(stated, weight, line, facts)
            if weight == MARK:
                facts.stated.insert(0, facts.stated.pop())
        facts.dated = facts.dated or parts.date
        facts.key = facts.key or parts.key
        take_topics(parts.tags, evidence, facts)


def _take_apart(raw: str, line: int, view: View) -> _Apart:
    """Return a title taken apart; of a whole citation its title is the title."""
    cited = cited_in(plain_line(raw), view.lexicon)
    parts = read_title(_COLON.sub(": ", cited.title if cited else raw), view.lexicon)
    by = _BY.search(parts.title)
    if by is None or by.start() < _LEAST:
        return _Apart(raw, line, parts, cited, None)
    _, own, behind = raw.rpartition(by["names"])
    dated = own != "" and _YEAR_BEHIND.match(behind) is not None
    found = _who(by["names"], view, comma=by["comma"] is not None, dated=dated)
    if found is None:
        return _Apart(raw, line, parts, cited, None)
    return _Apart(raw, line, replace(parts, title=parts.title[: by.start()]), cited, found)


def _who(names: str, view: View, *, comma: bool, dated: bool) -> Authors | None:
    """Return the people behind a "by"; surnames alone are some where a year stands behind them: "by Moss (2010)"."""
    found = find_authors(names) if comma or _are_people(names, view) else None
    if found and found.whole and all(" " in name for name in found.names):
        return found
    return read_people(names, view.lexicon, dated=True) if dated else None


def _are_people(names: str, view: View) -> bool:
    """Tell whether words behind "by" are names in full, and not what a paper does it by: "by Enabling Caches"."""
    return full_names(names, view.lexicon) is not None and not any(map(TITLE_WORD.search, names.split()))


def title_line(part: LayoutPart, view: View) -> int:
    """Return the line that holds a part's title; 0 when none of its lines does."""
    if part.candidate is None:
        return 0
    if part.candidate.form == "file":
        top = title_heading(view)
        return top.heading.line if top and top.heading else 0
    if part.candidate.form == "heading":
        return next((n for n in range(part.candidate.line, part.end_line + 1) if n in view.headings), part.line)
    return part.line
