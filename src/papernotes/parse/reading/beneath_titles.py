"""What stands right beneath a unit's title: its first lines, the keys in them, an entry or a citation of the work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.fields.authors import find_authors
from papernotes.parse.fields.bibtex_entry import read_bibtex
from papernotes.parse.plain import plain_line
from papernotes.parse.records import line_words as words
from papernotes.parse.records.cited import cites
from papernotes.parse.records.own_citations import entry_at
from papernotes.parse.records.says import is_metadata_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papernotes.parse.reading.line_facts import Lines
    from papernotes.parse.reading.units import Unit

HEAD = 4
"""Filled lines beneath a title that may speak of it."""
_CITED = 2
"""Filled lines beneath a title in which a citation is looked for."""
_AMONG = 12
"""Filled lines behind one in which another makes a list of both."""
_SAYS_BY = re.compile(r"(?:by|von|de|par|authors?:)\s", re.IGNORECASE)
_LINK, _SENTENCE = re.compile(r"[\[<(]|https?:"), re.compile(r"(?<=[^\W\d_]{2})\.\s")
_ENTRY, _FURTHER = 20, 60
"""Lines beneath a title in which an entry begins, and lines behind it in which another makes a list of them."""
_OF_ENTRY = {
    "author": "authors", "title": "title", "year": "year", "date": "year", "journal": "venue", "journaltitle": "venue",
    "booktitle": "venue", "doi": "doi", "eprint": "arxiv",
}  # fmt: skip


def lines_beneath(unit: Unit, lines: Lines) -> Sequence[int]:
    """Return the first filled lines beneath a unit's title, or beneath a heading of its own for such lines."""
    first = (unit.line if unit.kind in ("bullet", "paragraph", "bold") else unit.stop) + 1
    numbers = lines.head(first, unit.end_line, HEAD)
    heading = 0 if numbers or unit.kind not in ("file", "heading") else lines.heading_behind(first, unit.end_line)
    below = next((child for child in unit.children if child.line == heading), None)
    if below is None or not names_metadata(below.title):
        return numbers
    keyed = lines.head(below.stop + 1, below.end_line, HEAD)
    return keyed if keyed and _states(keyed[0], lines) else numbers


def _states(number: int, lines: Lines) -> bool:
    """Tell whether a line is a key, or says where and when a work appeared: "Findings of ACL 2021"."""
    venue = None if lines.held[number].field else lines.view.line(number).venue
    return bool(lines.held[number].field) or (venue is not None and venue.whole and venue.year is not None)


def names_metadata(title: str) -> bool:
    """Tell whether a heading may stand above a paper's keys, and is no title: "Citation", "Info"."""
    return words.pattern("cites_paper").fullmatch(title) is not None or is_metadata_heading(title)


def fields_beneath(unit: Unit, lines: Lines) -> set[str]:
    """Return the fields that keys in the first lines beneath a unit's title name."""
    return {field for number in lines_beneath(unit, lines) if (field := lines.held[number].field)}


def names_people(raw: str) -> bool:
    """Tell whether a line is several people, and then at most a link or a sentence: "By A. Moss, B. Reed"."""
    text = _SAYS_BY.sub("", plain_line(_LINK.split(raw.lstrip(" \t>*_-+"), maxsplit=1)[0]), count=1)
    found = find_authors(_SENTENCE.split(text, maxsplit=1)[0].strip(" .,;*_"))
    return found is not None and found.whole and len(found.names) > 1


def is_cited(unit: Unit, numbers: Sequence[int], lines: Lines) -> bool:
    """Tell whether one of the first lines beneath a title cites a work, and none of those behind it another."""
    cited = [n for n in numbers[:_CITED] if cites(lines.raw[n - 1], lines.view)]
    if not cited:
        return False
    behind = lines.head(cited[0] + 1, unit.end_line, _AMONG)
    return not any(cites(lines.raw[number - 1], lines.view) for number in behind)


def entry_fields(unit: Unit, lines: Lines) -> set[str]:
    """Return the fields that a BibTeX entry right beneath a title has, in a fence or not, and no other behind it."""
    for number in range(unit.stop + 1, min(unit.end_line, unit.stop + _ENTRY) + 1):
        if number in lines.headings:
            break
        if lines.raw[number - 1].lstrip().startswith("@"):
            text, end = entry_at(lines.raw, number, unit.end_line)
            alone = text and not any(line.lstrip().startswith("@") for line in lines.raw[end : end + _FURTHER])
            entry = read_bibtex(text) if alone else None
            return {_OF_ENTRY[key] for key in entry or () if key in _OF_ENTRY}
    return set()
