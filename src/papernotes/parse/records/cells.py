"""A table row's cells → the facts of its record, by the columns they stand in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.model import Evidence
from papernotes.parse.fields.metadata import LINK_FIELDS
from papernotes.parse.fields.venue_fields import read_venue_label
from papernotes.parse.plain import plain_line
from papernotes.parse.records import items
from papernotes.parse.records.appearing import take_mark
from papernotes.parse.records.citation_facts import take_cited
from papernotes.parse.records.columns import PEOPLE
from papernotes.parse.records.facts import MARK
from papernotes.parse.records.leading import is_chip
from papernotes.parse.records.taking import take_field
from papernotes.parse.records.title_line import leftover, read_rest, says_more, take_reader_marks, title_link
from papernotes.parse.records.view import Line, cut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papernotes.parse.fields.line_links import FoundLink
    from papernotes.parse.records.facts import Facts
    from papernotes.parse.records.parts import LayoutPart
    from papernotes.parse.records.view import View

_WORDS = re.compile(r"[^\W_]{2}|[\u3040-\u9fff\uac00-\ud7a3]")
_EDGES = " \t|,，;；:：·•/-–—"
_APPEARED = frozenset({"venue", "year", "published_on", "publisher", "index"})
"""Columns that say where and when a paper appeared, which a note has no fields for."""
_LONGEST = 200
"""Characters behind a title in which a venue or names may stand; more is text about the paper."""


def read_row(part: LayoutPart, view: View, facts: Facts) -> None:
    """Read a table row by its columns; the title's cell may hold text behind the title."""
    left = []
    for field, cell in part.candidate.fields if part.candidate else ():
        rest = _read_cell(field, cell, part.line, view, facts)
        left.append(cell if part.kind != "paper" and field in _APPEARED else rest)
    facts.shown[part.line] = " · ".join(text for text in left if text) or None


def _read_cell(field: str, cell: str, number: int, view: View, facts: Facts) -> str:
    """Take what a cell states and return what is left of it to print."""
    if field == "title":
        return _read_title(cell, number, view, facts)
    if field in PEOPLE:
        return cell
    if field == "number" and cell.strip(_EDGES + "#").isdigit():
        return ""  # as a list's: a page says nothing by it
    links = view.links(cell, number, field if field in LINK_FIELDS else None)
    if links and field not in ("venue", "authors"):
        facts.links.extend(links)
        _take_labels(links, number, view, facts)
        return _remark(cell, [link for link in links if not says_more(link, view)])
    line = Line(number, cell, view, named="", linked=links)
    if field in LINK_FIELDS or field == "links":
        return _remark(cell, ())
    if field == "byline":
        read_rest(cell, number, view, facts)
        return leftover(cell, view.lexicon, facts)
    return "" if field and take_field(field, cell, line, view, facts) else cell


def _remark(cell: str, links: Iterable[FoundLink]) -> str:
    """Return what a cell holds beside links that pages show by themselves, where there are words in it."""
    rest = cut(cell, [(link.start, link.end) for link in links]).strip(_EDGES)
    return rest if _WORDS.search(plain_line(rest)) else ""


def _take_labels(links: Iterable[FoundLink], number: int, view: View, facts: Facts) -> None:
    """Take the venues that links are called by: ``[Journal of Ink, 12(3)](https://doi.org/…)``."""
    for link in links:
        mark = read_venue_label(link.text, view.lexicon) if link.text else None
        take_mark(mark, MARK, view.line(number), facts)


def _read_title(cell: str, number: int, view: View, facts: Facts) -> str:
    cell = take_reader_marks(cell, number, facts)
    item = items.split(cell, number, view)
    title_link(item, facts)
    facts.links.extend(link for link in item.links if link not in facts.links and link.text and is_chip(link.text))
    facts.name = facts.name or item.name or None
    if item.cited:  # pages and volumes are held by no field
        take_cited(item.cited, Evidence(number, cell[:300]), view.line(number), facts)
        facts.links.extend(link for link in item.links if link not in facts.links)
        if not item.cited.venue:
            _take_labels(item.links, number, view, facts)
        return cut(cell, [(link.start, link.end) for link in item.links]).strip()
    for chip in item.chips:
        read_rest(chip, number, view, facts)
    rest = cell[item.end :].strip()
    if len(rest) <= _LONGEST:
        beside = cut(cell, [(0, item.end), *((link.start, link.end) for link in item.links)])
        read_rest(beside, number, view, facts)
        taken = [(0, item.end), *((link.start, link.end) for link in item.links if link in facts.links)]
        whole = any(link not in facts.links and link.start >= item.end for link in item.links)  # another paper
        return cut(cell, taken).strip(_EDGES) if whole else leftover(beside, view.lexicon, facts)
    return rest
