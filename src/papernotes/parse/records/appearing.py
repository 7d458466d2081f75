"""Where and when a paper appeared, as lines of its record state it: venues, years, what is published where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.model import Evidence, Publication
from papernotes.parse.fields.journals import is_journal
from papernotes.parse.fields.placeholders import is_placeholder
from papernotes.parse.fields.pubstates import known_state
from papernotes.parse.fields.venue_fields import full_name, read_venue_field
from papernotes.parse.fields.venue_marks import read_venue
from papernotes.parse.fields.work_forms import OWN, form_by_key, form_of
from papernotes.parse.fields.years import read_year
from papernotes.parse.plain import plain_line
from papernotes.parse.records import line_words as words
from papernotes.parse.records.facts import LINE, METADATA, PUBLISHED, TAG, Stated

if TYPE_CHECKING:
    from papernotes.parse.fields.venue_marks import VenueMark
    from papernotes.parse.records.facts import Facts
    from papernotes.parse.records.view import Line, View

_HELD = frozenset({"article", "inproceedings", "incollection", "inbook"})
"""What appears in something: where, is cited as it is written, also where no list has a name for it."""
_CAPITAL = re.compile(r"(?<![^\W_])(?:[A-ZÀ-Þ][^\W\d_]|[\u3040-\u9fff\uac00-\ud7a3])")
_LONGEST_YEAR = 12
"""Characters of a year's value of which nothing is lost when only the year is kept: a day's date has ten."""


def take_mark(mark: VenueMark | None, weight: int, line: Line, facts: Facts) -> None:
    """Take a venue mark as a statement of where and when the paper appeared."""
    if mark:
        evidence = Evidence(line.number, mark.text)
        facts.stated.append(Stated(weight, evidence, mark.venue, mark.year, mark.preprint))
        facts.name = facts.name or mark.name


def where_in(value: str, view: View) -> VenueMark | None:
    """Return where a paper appeared, when a value is a known venue or written like a journal: no day, no publisher."""
    plain = plain_line(value)
    where = read_venue(plain, view.lexicon)
    if where and where.whole and where.venue:
        return where
    named = read_venue_field(plain, view.lexicon)
    return named if named and named.venue and (named.known or is_journal(named.venue)) else None


def take_venue_line(_text: str, line: Line, _view: View, facts: Facts) -> bool:
    """Take the venue that a line is; tell whether it is nothing else."""
    take_mark(line.venue, LINE, line, facts)
    return line.venue is not None and line.venue.whole


def take_published(text: str, line: Line, view: View, facts: Facts) -> bool:
    """Take where a paper was published, as the line beneath its title says."""
    mark = read_venue_field(text, view.lexicon)
    take_mark(mark, LINE, line, facts)
    return mark is not None and mark.whole


def take_year_line(text: str, line: Line, _view: View, facts: Facts) -> bool:
    """Take the year that a line is; tell whether it is nothing else."""
    facts.stated.append(Stated(LINE, Evidence(line.number, text), year=read_year(text)))
    return words.only_year(text) is not None


def take_venue(value: str, line: Line, view: View, facts: Facts) -> bool:
    """Take the value of a key for venues; tell whether the facts now hold all of it."""
    mark = read_venue_field(value, view.lexicon)
    facts.links.extend(line.links)
    take_mark(mark, METADATA, line, facts)
    if mark and mark.venue:
        journal = is_journal(mark.venue) or _form_of_key(line) == "article"
        facts.places.setdefault(_form_of_key(line), full_name(value, journal=journal))
    elif form := form_of(plain_line(value)):  # "Venue: PhD thesis"
        facts.form = facts.form or form
    elif _is_named(value):  # which is called by no name that lists could have
        facts.places.setdefault(_form_of_key(line), full_name(value, journal=_form_of_key(line) == "article"))
    return mark is not None and mark.whole


def _is_named(value: str) -> bool:
    """Tell whether a value has the capitals of a name: what is no venue may be a day, a place or "none"."""
    return not is_placeholder(value) and len(_CAPITAL.findall(plain_line(value))) > 1


def take_type(value: str, _line: Line, _view: View, facts: Facts) -> bool:
    """Take what kind of work a type is; the line is printed, since no other place of a page says it in words."""
    facts.form = facts.form or form_of(plain_line(value))
    return False


def take_institute(value: str, line: Line, _view: View, facts: Facts) -> bool:
    """Take where a thesis or a report was written; what else comes from there is told of the people alone."""
    if form := _form_of_key(line):
        facts.places.setdefault(form, plain_line(value))
    return False


def _form_of_key(line: Line) -> str:
    named = line.named or (line.key.key if line.key else "")
    return form_by_key(named)


def publication(facts: Facts, venue: str | None) -> Publication | None:
    """Return what a record says of how its paper appeared beyond venue and year, None when it says nothing."""
    keyed = next((form for form in facts.places if form and (form not in OWN or form == "phdthesis")), "")
    form = facts.form or ("" if keyed in OWN and venue else keyed)
    held = ("phdthesis", "techreport") if form in OWN else ("", *(form for form in facts.places if form not in OWN))
    where = next((facts.places[kind] for kind in held if facts.places.get(kind)), "")
    where = "" if where == venue or not (venue or form in OWN or form in _HELD) else where
    told = Publication(form=form, venue=where, families=facts.families, bodies=facts.bodies, state=facts.undated)
    return told if any(told) else None


def take_year(value: str, line: Line, _view: View, facts: Facts) -> bool:
    """Take the value of a key for years; tell whether the facts now hold all of it."""
    year = read_year(value)
    if year:
        facts.stated.append(Stated(METADATA, Evidence(line.number, line.text), year=year))
    else:
        facts.undated = facts.undated or known_state(plain_line(value))
    return year is not None and len(value) <= _LONGEST_YEAR


def take_published_on(value: str, line: Line, _view: View, facts: Facts) -> bool:
    """Take the year of a day of publication, which helps out where no year is stated."""
    year = read_year(value)
    if year:
        facts.stated.append(Stated(PUBLISHED, Evidence(line.number, line.text), year=year))
    return year is not None and len(value) <= _LONGEST_YEAR


def _take_where(value: str, weight: int, line: Line, view: View, facts: Facts) -> VenueMark | None:
    where = where_in(value, view)
    take_mark(where, weight, line, facts)
    return where


def take_index(value: str, line: Line, view: View, facts: Facts) -> bool:
    """Take the venue that an index names ("arXiv 1803.03067, ICLR 2018"); an id of the note itself names none."""
    facts.links.extend(line.links)
    where = _take_where(value, METADATA, line, view, facts)
    return where is not None and where.whole


def take_publisher(value: str, line: Line, view: View, facts: Facts) -> bool:
    """Take the journal that some call the publisher of a paper; who prints it is no field's."""
    return _take_where(value, TAG, line, view, facts) is not None
