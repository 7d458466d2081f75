"""A file's front matter → the facts of its record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.model import Evidence
from papernotes.parse.fields.authors import Authors
from papernotes.parse.fields.metadata import key_of
from papernotes.parse.fields.stated_authors import StatedAuthors, stated_authors, stated_people
from papernotes.parse.fields.tags import read_tags, split_tags
from papernotes.parse.records import line_words as words
from papernotes.parse.records.appearing import take_mark
from papernotes.parse.records.facts import TAG
from papernotes.parse.records.taking import take_field, take_topics
from papernotes.parse.records.view import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.parse.frontmatter import Property
    from papernotes.parse.records.facts import Facts
    from papernotes.parse.records.view import View

_TEXTS = frozenset({
    "description", "excerpt", "summary", "abstract", "tldr", "tl;dr", "subtitle", "note", "notes", "comment",
    "comments", "one-liner", "remark", "remarks", "annotation", "annote", "quote", "why", "摘要", "简介", "总结",
    "笔记", "备注", "概要", "要旨", "要約", "メモ", "초록", "요약", "메모", "zusammenfassung", "notizen", "bemerkung",
    "résumé", "remarques", "resumen", "notas", "resumo", "riassunto",
})  # fmt: skip
"""Keys whose value is text that somebody wrote: it is printed."""
_MARKS = re.compile(r"[\\*_`\[\]<>&$~^|]")
_PROSE = 5
"""Words from which the value of a key that is no field's is text as well."""
_NO_TEXT = re.compile(r"(?<![a-z])[a-z]++://|[{}<>;=]|(?:^|\s)/", re.IGNORECASE)
"""What stands in values that are for a program."""
_KEY = re.compile(r"^[\s{]*[\"']?[\w-]+[\"']?\s*[:=]")
_INNER_KEY = re.compile(r"(?:(?<![\s-])[\s-]++|(?<![\w\s-]))[\w-]++[\"']?:(?:\s|$)")
_POSTS = frozenset({"layout", "draft", "slug", "permalink", "lastmod", "weight", "excerpt", "comments", "toc", "math"})
"""Keys that only site generators have."""
_OF_PAPERS = frozenset({"venue", "year", "doi", "arxiv", "paper", "citation"})
"""Fields that the front matter has of a paper, whose author is the paper's."""


def read_front(view: View, facts: Facts) -> None:
    """Read the properties of the front matter; of its lines only texts are printed.

    ``facts.left`` are then the lines that no field holds.
    """
    if not view.front:
        return
    facts.shown.update(dict.fromkeys(range(view.front.line, view.front.end_line + 1)))
    left = {number for number in range(view.front.line + 1, view.front.end_line) if view.lines[number - 1].strip()}
    for entry in view.front.properties:
        if _read_entry(entry, view, facts):
            left.difference_update(number for number in _lines(entry, view) if _is_held(number, entry, view))
    facts.left = left


def holds_text(view: View) -> bool:
    """Tell whether front matter holds text that is printed."""
    return view.front is not None and any(
        entry.values and _is_text(entry, ", ".join(entry.values), view) for entry in view.front.properties
    )


def read_shared_tags(view: View, facts: Facts) -> None:
    """Take the tags of a file of papers as topics of each; what calls the file a list is none."""
    for entry in view.front.properties if view.front else ():
        if key_of(entry.key) == "tags":
            tags, _ = split_tags([tag for value in entry.values for tag in read_tags(value) or (value,)], view.lexicon)
            topics = [tag for tag in tags if not (words.is_generic(tag) or words.is_collection(tag))]
            take_topics(topics, Evidence(entry.line, view.line(entry.line).text), facts)


def unused_title(view: View, facts: Facts) -> Iterator[int]:
    """Yield the lines of a title in the front matter that says more than the title that the record got."""
    if not view.front:
        return
    got = set(words.WORD.findall(f"{facts.title} {facts.name or ''}".casefold()))
    for entry in view.front.properties:
        if key_of(entry.key) == "title" and not set(words.WORD.findall(" ".join(entry.values).casefold())) <= got:
            yield from _lines(entry, view)


def _lines(entry: Property, view: View) -> Iterator[int]:
    """Yield the lines of a property, comments left out."""
    front = view.front
    following = (other.line for other in front.properties if other.line > entry.line) if front else ()
    for number in range(entry.line, min(following, default=front.end_line if front else 0)):
        if not view.lines[number - 1].lstrip().startswith("#"):
            yield number


def _is_held(number: int, entry: Property, view: View) -> bool:
    """Tell whether a line of a property is among its values; of a person, what is no part of the name is not."""
    line = view.lines[number - 1]
    if key_of(entry.key) != "authors" or (number == entry.line and "{" not in line):
        return True
    said = _INNER_KEY.sub("", _KEY.sub("", line) if number == entry.line else line)
    return set(words.WORD.findall(said)) <= set(words.WORD.findall(" ".join(entry.values)))


def _read_entry(entry: Property, view: View, facts: Facts) -> bool:
    """Read a property and tell whether a field holds it, or there is nothing to hold."""
    text = ", ".join(entry.values)
    if not text:
        return False
    if _is_text(entry, text, view):
        facts.shown[entry.line] = f"{_labelled(entry.key)} {text.strip()}\n"
        return True
    links = view.links(text, entry.line, entry.key)
    line = Line(entry.line, f"{entry.key}: {text}"[:300], view, named=entry.key, linked=links)
    return _read_property(entry, text, line, view, facts)


def _is_text(entry: Property, text: str, view: View) -> bool:
    """Tell whether a property is text to be read: by its key, or by its words where the key is no field's."""
    if entry.key.casefold() in _TEXTS:
        return True
    if key_of(entry.key) not in (None, "other") or "." in entry.key:
        return False
    part = view.lexicon.roles.role(entry.key.replace("_", " ").replace("-", " ")) not in ("other", "setup")
    return part or (len(words.WORD.findall(text)) >= _PROSE and " " in text and _NO_TEXT.search(text) is None)


def _labelled(key: str) -> str:
    """Return a key as what stands before its text, escaped so that it is read as it is."""
    label = "TL;DR" if key.casefold() in ("tldr", "tl;dr") else _MARKS.sub(r"\\\g<0>", key.replace("_", " ").strip())
    return f"**{label[:1].upper()}{label[1:]}:**"


def _read_property(entry: Property, text: str, line: Line, view: View, facts: Facts) -> bool:
    field = key_of(entry.key) or ("tags" if entry.key.casefold() in ("categories", "category") else "")
    if field == "tags":
        _take_tags(entry, line, view, facts)
        return True
    if field == "authors" and _writes_posts(entry, view):
        return False
    if field == "authors" and entry.people:
        facts.take_stated(stated_people(entry.people), Evidence(line.number, line.text))
        return True
    if field == "authors" and len(entry.values) > 1:
        told = stated_authors("; ".join(entry.values))
        if told is None or not told.found.whole:
            told = StatedAuthors(Authors(entry.values))
        facts.take_stated(told, Evidence(line.number, line.text))
        return facts.authors == told.found.names
    if field == "title":
        if not facts.title:
            facts.title, facts.title_from = text, Evidence(line.number, line.text)
        return facts.title == text
    return bool(field) and field != "other" and take_field(field, text, line, view, facts)


def _writes_posts(entry: Property, view: View) -> bool:
    """Tell whether an author is who wrote the notes: of a page for a site generator that states nothing of a paper."""
    keys = {other.key.casefold() for other in view.front.properties} if view.front else set()
    if entry.key.casefold() not in ("author", "auteur", "autor", "作者") or _POSTS.isdisjoint(keys):
        return False
    return _OF_PAPERS.isdisjoint(key_of(key) for key in keys) and len(entry.values) <= 1


def _take_tags(entry: Property, line: Line, view: View, facts: Facts) -> None:
    """Take tags: one that is a venue or a year says where and when the paper appeared."""
    values = entry.values
    if entry.key.casefold().startswith("categor") and len(values) == 1:
        values = tuple(values[0].split())  # Jekyll parts categories by blanks
    tags, mark = split_tags([tag for value in values for tag in read_tags(value) or (value,)], view.lexicon)
    take_topics(tags, Evidence(line.number, line.text), facts)
    take_mark(mark, TAG, line, facts)
