"""What a metadata line states → the facts of its record, and whether they hold all of the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.model import Evidence
from papernotes.parse.fields.authors import find_authors
from papernotes.parse.fields.bylines import read_byline, read_cited, read_line, read_names_and_where
from papernotes.parse.fields.dates import find_date, is_date, read_date
from papernotes.parse.fields.metadata import LINK_FIELDS
from papernotes.parse.fields.placeholders import is_placeholder
from papernotes.parse.fields.stated_authors import stated_authors
from papernotes.parse.fields.status import read_status, read_status_tag
from papernotes.parse.fields.tags import read_tags, split_tags
from papernotes.parse.fields.venue_marks import read_venue
from papernotes.parse.plain import plain_line
from papernotes.parse.records import line_words as words
from papernotes.parse.records.appearing import (
    take_index,
    take_institute,
    take_mark,
    take_published,
    take_published_on,
    take_publisher,
    take_type,
    take_venue,
    take_venue_line,
    take_year,
    take_year_line,
    where_in,
)
from papernotes.parse.records.citation_facts import take_citation
from papernotes.parse.records.facts import CITATION, MARK, METADATA, TAG, TAGGED, Stated
from papernotes.parse.records.reader_state import key_of_line, take_rating, take_status, take_status_line, take_task
from papernotes.parse.records.says import by_names, words_around_links
from papernotes.parse.records.several_keys import each_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from papernotes.parse.fields.bylines import Byline
    from papernotes.parse.records.facts import Facts
    from papernotes.parse.records.record_head import Read
    from papernotes.parse.records.view import Line, View

_ANSWERED = frozenset({"status", "read_on"})
"""Fields for which "in progress", "to do" and "no" are values like any other."""
_COLON = ":"
_TIMES = frozenset({"year", "published_on", "dated"})
"""Fields of a time, whose values may say where, too."""
_NOT_THEN = re.compile(
    r"\b(?:planned|plan|due|until|till|after|before|since|from|not|by|training|geplant|bis)\b", re.IGNORECASE
)
"""What stands before a day on which nobody has read: "planned for 2022-03-01"."""
_TOLD = frozenset({"venue", "year", "published_on", "publisher", "index"})
"""Fields of where and when a paper appeared; a value that denies one ("not at ICML") states none."""
_DENIED = re.compile(
    r"[\W_]*(?:(?:not|never|rejected|withdrawn|nicht|kein\w*|pas|non|nunca|não|nie)\b|不是|未|没有?|並非|ではな|아님|안)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2}|\d{3}")
_OF_AN_ID = re.compile(
    r"\(?\b(?:v(?:ersion)?\s?\d{1,2}|doi|ar[xX]iv|eprint|preprint|[a-z-]{2,8}\.[A-Z]{2}|"
    r"(?:\d{1,2}\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?:\s\d{1,2},?)?(?:\s(?:19|20)\d\d)?|"
    r"(?:19|20)\d\d)\b\)?",
    re.IGNORECASE,
)
"""What stands beside an id and says no more than it: its version, arXiv's class, the day."""
_TITLE = 2
"""Blanks in a link's label that may be a title."""
_SLANTED = re.compile(r"(\*|_)(?=[^\s*_])([^*_]{3,150})\1")
_ONLY_YEAR = re.compile(r"\W*(?:19|20)\d\d\W*")
_CITATION_KEY = re.compile(r"\[?@?(?P<key>[^\s@,;{}\[\]]{1,100})\]?")


def take(read: Read, view: View, facts: Facts) -> bool:
    """Take what a line states; return whether fields now hold all of it, so that it need not be printed."""
    line = read.line
    if take_task(line, view, facts):
        return False
    if read.says == "key" and line.key:
        if line.key.field in _ANSWERED and not line.key.value and _COLON not in line.text:
            return take_status_line(line, facts)
        keyed = [(one, one.key) for one in each_key(line, view)]
        held = [bool(key) and take_field(key.field, key.value, one, view, facts) for one, key in keyed if key]
        return len(held) == len(keyed) and all(held)
    if read.says == "value" and read.key == "authors":
        return take_author(line, read.key_line, facts)
    if read.says == "value":
        return take_field(read.key, line.text, line, view, facts)
    taker = _SAYS.get(read.says)
    if read.says in ("byline", "authors"):
        facts.links.extend(line.links)
        return bool(taker and taker(words_around_links(line) or line.text, line, view, facts))
    return taker(line.text, line, view, facts) if taker else False


def take_field(field: str, value: str, line: Line, view: View, facts: Facts) -> bool:
    """Take the value of a field; return whether the facts now hold all of it."""
    if field in LINK_FIELDS or field == "links":
        _take_label(field, line, view, facts)
        return _take_links(value, line, view, facts)
    if not value or (is_placeholder(value) and field not in _ANSWERED):
        return True
    if field in _TOLD and _DENIED.match(value):
        return False
    if field in _TIMES and (where := where_in(value, view)):  # "Published: ICML 2020"
        take_mark(where, METADATA, line, facts)
        return True
    taker = _FIELDS.get(field)
    return taker(value, line, view, facts) if taker else False


def _take_label(field: str, line: Line, view: View, facts: Facts) -> None:
    """Take the label of a paper's link for the title that it is cited by: "Paper: [Folding Boats with Nets](…)"."""
    label = line.links[0].text if field == "paper" and len(line.links) == 1 and not facts.cited else ""
    if label.count(" ") >= _TITLE and words.titlelike(label) > 0 and not read_byline(label, view.lexicon):
        facts.cited, facts.cited_from = label, Evidence(line.number, line.text)


def _take_links(value: str, line: Line, view: View, facts: Facts) -> bool:
    facts.links.extend(line.links)
    named = line.venue is not None and line.venue.whole  # "Source: ICRA 2025"
    byline = None if line.links else read_names_and_where(plain_line(value), view.lexicon)
    if byline:  # "Source: ICRA 2025 | Ada Lovelace, Alan Turing"
        _take_names_and_where(byline, line, facts)
        return True
    if line.links or named:
        take_mark(line.venue, METADATA, line, facts)
    elif slanted := _SLANTED.match(value):  # "Source: *Journal of Ponds*, Press"
        take_mark(where_in(slanted[2], view), METADATA, line, facts)
    return line.bare if line.links else named or is_placeholder(value)


def _take_link_line(_text: str, line: Line, view: View, facts: Facts) -> bool:
    """Take links, and who and when where the only one is called by them: "[Moss (2015)](…)"."""
    facts.links.extend(line.links)
    take_mark(line.venue, MARK, line, facts)
    byline = read_cited(line.links[0].text, view.lexicon) if len(line.links) == 1 and line.bare else None
    if byline:
        _take_names_and_where(byline, line, facts)
    return line.bare


def _take_byline(text: str, line: Line, view: View, facts: Facts) -> bool:
    plain = plain_line(text)
    byline = read_line(plain, view.lexicon)
    if byline:
        _take_names_and_where(byline, line, facts)
        left = find_authors(line.rest) if line.venue else None
        return left is not None and left.whole and left.names == byline.names
    take_mark(line.venue, MARK, line, facts)
    return take_authors(line.rest, line, view, facts) and line.venue is not None


def _take_by(text: str, line: Line, view: View, facts: Facts) -> bool:
    """Take who wrote the paper, and the links behind the names."""
    found = by_names(text, view.lexicon)
    if found:
        facts.take_authors(found.names, Evidence(line.number, text), others=found.others)
        facts.links.extend(line.links)
    return False


def _take_names_and_where(byline: Byline, line: Line, facts: Facts) -> None:
    evidence = Evidence(line.number, line.text)
    facts.take_authors(byline.names, evidence, others=byline.others)
    mark = byline.venue
    if mark or byline.year:
        venue, preprint = (mark.venue, mark.preprint) if mark else (None, False)
        facts.stated.append(Stated(MARK, evidence, venue, byline.year, preprint))


def _take_tag_line(text: str, line: Line, _view: View, facts: Facts) -> bool:
    take_topics(read_tags(text[text.index("#") :]), Evidence(line.number, text), facts)
    return True


def _take_date_line(text: str, line: Line, view: View, facts: Facts) -> bool:
    return is_date(text) and _take_date(text, line, view, facts)


def _take_date(value: str, line: Line, view: View, facts: Facts) -> bool:
    if _ONLY_YEAR.fullmatch(value):  # nobody tells the day of reading so
        return take_published_on(value, line, view, facts)
    held = is_date(value) and not facts.dated
    if not facts.dated:
        facts.dated, facts.dated_from = read_date(value), Evidence(line.number, line.text)
    return held


def _take_catalogued(_value: str, _line: Line, _view: View, facts: Facts) -> bool:
    facts.catalogued = True
    return False


def _take_reading(value: str, line: Line, view: View, facts: Facts) -> bool:
    date = find_date(value)
    if date and _NOT_THEN.search(value, 0, date.start):
        return False
    if not date:
        return take_status(value, line, view, facts)  # "finished: yes"
    evidence = Evidence(line.number, line.text)
    facts.state(read_status(value, key_of_line(line)), evidence)  # "finished: 2023-01-05"
    held = is_date(value) and not facts.read_on
    if not facts.read_on:
        facts.read_on, facts.read_from = date.iso, evidence
    return held


def take_authors(text: str, line: Line, _view: View, facts: Facts) -> bool:
    """Take a list of names; where a venue stands behind them, take it as well."""
    told = stated_authors(text)
    if told is None:
        return False
    facts.take_stated(told, Evidence(line.number, line.text))
    if not told.found.whole:
        take_mark(line.venue, CITATION, line, facts)
    return told.found.whole


def take_author(line: Line, key: int, facts: Facts) -> bool:
    """Take the names of one item of the list of authors beneath a key."""
    found = find_authors(line.text)
    if found is None:
        return False
    facts.add_authors(found.names, Evidence(line.number, line.text), key, others=found.others)
    return found.whole


def _take_title(value: str, line: Line, _view: View, facts: Facts) -> bool:
    facts.title, facts.title_from = plain_line(value), Evidence(line.number, line.text)
    facts.links.extend(line.links)
    return True


def _take_name(value: str, _line: Line, _view: View, facts: Facts) -> bool:
    facts.name = plain_line(value)
    return True


def _take_identifier(_value: str, line: Line, view: View, facts: Facts) -> bool:
    facts.links.extend(line.links)
    if line.links:
        return not _WORD.search(_OF_AN_ID.sub(" ", line.rest)) or line.bare
    mark = read_venue(line.text, view.lexicon)  # "arXiv:1911", the month alone
    take_mark(mark if mark and mark.year else None, METADATA, line, facts)
    return False


def _take_tags(value: str, line: Line, view: View, facts: Facts) -> bool:
    evidence = Evidence(line.number, line.text)
    tags, mark = split_tags(value, view.lexicon)
    take_topics(tags, evidence, facts)
    take_mark(mark, TAG, line, facts)
    return bool(tags or mark)


def take_topics(tags: Iterable[str], evidence: Evidence, facts: Facts) -> None:
    """Take tags as topics; one that says how far the paper was read is its status."""
    for tag in tags:
        status = read_status_tag(tag)
        facts.state(status, evidence, TAGGED)
        if not status:
            facts.topics.append((tag, evidence))


def _take_key(value: str, _line: Line, _view: View, facts: Facts) -> bool:
    found = _CITATION_KEY.fullmatch(plain_line(value).strip())
    facts.key = facts.key or (found["key"] if found else None)
    return found is not None and facts.key == found["key"]


_SAYS: dict[str, Callable[[str, Line, View, Facts], bool]] = {
    "links": _take_link_line, "venue": take_venue_line, "published": take_published, "byline": _take_byline,
    "year": take_year_line, "tags": _take_tag_line, "date": _take_date_line, "authors": take_authors,
    "citation": take_citation, "by": _take_by, "rating": take_rating,
}  # fmt: skip
_FIELDS: dict[str, Callable[[str, Line, View, Facts], bool]] = {
    "title": _take_title, "name": _take_name, "authors": take_authors, "venue": take_venue, "index": take_index,
    "year": take_year, "published_on": take_published_on, "read_on": _take_reading, "dated": _take_date,
    "publisher": take_publisher, "catalogued": _take_catalogued, "arxiv": _take_identifier, "doi": _take_identifier,
    "tags": _take_tags, "status": take_status, "rating": take_rating, "citation": take_citation, "key": _take_key,
    "type": take_type, "affiliation": take_institute,
}  # fmt: skip
