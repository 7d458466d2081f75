"""A file's front matter → the facts of its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.model import Evidence
from papernotes.parse.fields.authors import find_authors
from papernotes.parse.fields.metadata import key_of
from papernotes.parse.fields.tags import read_tags, split_tags
from papernotes.parse.records.facts import TAG
from papernotes.parse.records.taking import take_field, take_mark, take_topics
from papernotes.parse.records.view import Line

if TYPE_CHECKING:
    from papernotes.parse.frontmatter import Property
    from papernotes.parse.records.facts import Facts
    from papernotes.parse.records.view import View

_TEXTS = frozenset(
    {
        "description",
        "excerpt",
        "summary",
        "abstract",
        "tldr",
        "tl;dr",
        "subtitle",
        "note",
        "notes",
        "comment",
        "one-liner",
    }
)
"""Keys whose value is text that somebody wrote: it is printed."""


def read_front(view: View, facts: Facts) -> None:
    """Read the properties of the front matter; of its lines only texts are printed."""
    if not view.front:
        return
    facts.shown.update(dict.fromkeys(range(view.front.line, view.front.end_line + 1)))
    for entry in view.front.properties:
        text = ", ".join(entry.values)
        if not text:
            continue
        if entry.key.casefold() in _TEXTS:
            facts.shown[entry.line] = text
            continue
        links = view.links(text, entry.line, entry.key)
        line = Line(entry.line, f"{entry.key}: {text}"[:300], view, named=entry.key, linked=links)
        _read_property(entry, text, line, view, facts)


def _read_property(entry: Property, text: str, line: Line, view: View, facts: Facts) -> None:
    field = key_of(entry.key) or ("tags" if entry.key.casefold() in ("categories", "category") else "")
    if field == "tags":
        _take_tags(entry, line, view, facts)
    elif field == "authors" and len(entry.values) > 1:
        found = find_authors("; ".join(entry.values))
        names, others = (found.names, found.others) if found and found.whole else (entry.values, False)
        facts.take_authors(names, Evidence(line.number, line.text), others=others)
    elif field == "title":
        if not facts.title:
            facts.title, facts.title_from = text, Evidence(line.number, line.text)
    elif field and field != "other":
        take_field(field, text, line, view, facts)


def _take_tags(entry: Property, line: Line, view: View, facts: Facts) -> None:
    """Take tags: one that is a venue or a year says where and when the paper appeared."""
    values = entry.values
    if entry.key.casefold().startswith("categor") and len(values) == 1:
        values = tuple(values[0].split())  # Jekyll parts categories by blanks
    tags, mark = split_tags([tag for value in values for tag in read_tags(value) or (value,)], view.lexicon)
    take_topics(tags, Evidence(line.number, line.text), facts)
    take_mark(mark, TAG, line, facts)
