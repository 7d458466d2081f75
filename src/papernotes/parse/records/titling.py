"""Which of the titles that a record states is its title: the line's, a metadata line's, a citation's."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from papernotes.model import Evidence
from papernotes.parse.fields.authors import find_authors
from papernotes.parse.fields.names import looks_like_name
from papernotes.parse.fields.titles import TitleParts, read_title
from papernotes.parse.fields.venues import VenueMark
from papernotes.parse.plain import plain_line
from papernotes.parse.records import words
from papernotes.parse.records.cited import cited_in
from papernotes.parse.records.facts import MARK
from papernotes.parse.records.files import title_heading
from papernotes.parse.records.groups import plain_title
from papernotes.parse.records.taking import take_cited, take_mark

if TYPE_CHECKING:
    from papernotes.parse.records.facts import Facts
    from papernotes.parse.records.parts import Part
    from papernotes.parse.records.view import View

_BY = re.compile(r",\s+by\s+(?=[A-Z])(?P<names>[^\"“”]{4,300})$")
"""The names behind a title: ", by Ada Lovelace and Alan Turing"; without the comma the words are the title's."""
_COLON = re.compile(r"(?<=\w)_ (?=\S)")
"""A colon as file names hold it."""
_STOPS = frozenset(".。．")
_LEAST = 8
"""Characters of a title before the names of its authors."""
_SHORT = 2
"""Words of a title that may be but a name, so that a full title stated elsewhere wins."""


def name_record(part: Part, view: View, facts: Facts) -> None:
    """Settle a record's title and name, once all its lines are read; take the venue and year beside the title."""
    raw = part.candidate.title if part.candidate else part.title
    line = title_line(part, view)
    if facts.title:
        facts.title = (
            _parts(facts.title, facts.title_from.line if facts.title_from else 0, view, facts).title or facts.title
        )
    parts = _parts(raw, line or part.line, view, facts)
    title = parts.title if parts.title and part.kind == "paper" else plain_title(raw, view.numbers) or parts.title
    if part.candidate and part.candidate.form in ("heading", "file"):
        title = _with_stop(title, raw)
    short = len(title.split()) <= _SHORT or words.is_generic(title)
    if short and not facts.title and facts.cited:
        facts.title, facts.title_from = facts.cited, facts.cited_from
    if facts.title and (short or not line):
        if short and not words.is_generic(title) and looks_like_name(title):
            facts.name = facts.name or title
    else:
        facts.title, facts.title_from = title, Evidence(line, raw.strip()) if line else None
        facts.name = parts.name or facts.name
    if not facts.name and facts.title is not title:
        facts.name = read_title(facts.title, view.lexicon).name


def _with_stop(title: str, raw: str) -> str:
    """Return a heading's title with the full stop that its line ends with; in a list one is but punctuation."""
    end = plain_line(raw)[-1:]
    return title + end if end in _STOPS and title and plain_line(raw).endswith(title + end) else title


def _parts(raw: str, line: int, view: View, facts: Facts) -> TitleParts:
    """Take a title apart, and take what it says beside the title; of a whole citation its title is the title."""
    cited = cited_in(plain_line(raw), view.lexicon)
    if cited:
        take_cited(cited, Evidence(line, raw.strip()), view.line(max(line, 1)), facts)
        raw = cited.title
    parts = read_title(_COLON.sub(": ", raw), view.lexicon)
    by = _BY.search(parts.title)
    found = find_authors(by["names"]) if by and by.start() >= _LEAST else None
    if by and found and found.whole and all(" " in name for name in found.names):
        facts.authors, facts.others = found.names, found.others
        facts.authors_from = Evidence(line, raw.strip()) if line else None
        parts = replace(parts, title=parts.title[: by.start()])
    facts.take_authors(parts.authors, Evidence(line, raw.strip()) if line else None, others=parts.others)
    if parts.venue or parts.year:
        mark = parts.venue
        name, text = (mark.venue, mark.text) if mark else (None, str(parts.year))
        stated = VenueMark(name, parts.year, text, 0, 0, preprint=bool(mark and mark.preprint))
        take_mark(stated, MARK, view.line(max(line, 1)), facts)
        facts.stated.insert(0, facts.stated.pop())  # what stands in the title weighs most
    facts.dated = facts.dated or parts.date
    return parts


def title_line(part: Part, view: View) -> int:
    """Return the line that holds a part's title; 0 when none of its lines does."""
    if part.candidate is None:
        return 0
    if part.candidate.form == "file":
        top = title_heading(view)
        return top.heading.line if top and top.heading else 0
    if part.candidate.form == "heading":
        return next((line for line in range(part.line, part.end_line + 1) if line in view.headings), part.line)
    return part.line
