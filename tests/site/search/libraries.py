"""Libraries to search, made of the cases' plain values, and their index as the browser gets it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from papernotes.library.entry_model import Entry, EntryTopic, Library
from papernotes.model import Link, Place, Record, Section, Snippet
from papernotes.site.search import Index
from papernotes.site.words import Words
from papernotes.slug import Slug, slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORDS = Words("en", {"search_none": "Nothing", "status_read": "Read", "home": "Home"}, {"n_entries": ("{n}", "{n}")})
_TEXT = r"'((?:[^'\\]|\\.)*+)'"
_SCRIPT = re.compile(rf"[\w.]+\('([0-9a-z]+)',{_TEXT}(?:,{_TEXT},{_TEXT})?\);\n", re.DOTALL)


def entry(paper: Mapping[str, Any], number: int) -> Entry:
    """Return the entry of a paper of the cases; its sections are ten lines each, its code stands below them."""
    sections = tuple(
        Section(heading, role, 1 if heading else 0, at * 10, at * 10 + 9, text)
        for at, (heading, role, text) in enumerate(paper.get("sections", ()), number * 1000)
    )
    code = tuple(Snippet(language, text, None, 1) for language, text in paper.get("snippets", ()))
    links = (Link("code", "https://github.com/a/b", "code", "https://github.com/a/b", 2),) if paper.get("code") else ()
    record = Record(
        paper.get("kind", "paper"), paper["title"], Place("notes.md", number * 1000 + 1, number * 1000 + 999),
        paper.get("name"), paper.get("venue"), paper.get("year"), tuple(paper.get("authors", ())),
        paper.get("arxiv"), links=links, status=paper.get("status", "read"), sections=sections, snippets=code,
    )  # fmt: skip
    topics = tuple(EntryTopic(name, slugify(name), stated=True, evidence=()) for name in paper.get("topics", ()))
    return Entry(Slug(paper["id"]), record, (record,), topics)


def library(papers: Iterable[Mapping[str, Any]]) -> Library:
    """Return the library of papers of the cases."""
    return Library(tuple(entry(paper, n) for n, paper in enumerate(papers)), {}, (), {}, (), (), (), ())


def anchors(entry: Entry) -> list[str]:
    """Return a fragment a section."""
    return [f"s{number}" for number, _ in enumerate(entry.record.sections)]


def scripts(papers: Iterable[Mapping[str, Any]]) -> dict[str, bytes]:
    """Return the files of the index, by path."""
    return {artifact.path: artifact.content for artifact in Index(library(papers), anchors, WORDS).artifacts()}


def read_back(content: bytes) -> tuple[str, Any]:
    """Return the name and the value that a script hands to the page, as JavaScript reads it."""
    found = _SCRIPT.fullmatch(content.decode())
    assert found, content[:200]
    # Only quotes and backslashes are escaped in the strings, so one pass takes the marks away.
    packed, table, ones = (re.sub(r"\\(['\\])", r"\1", text or "") for text in found.groups()[1:])
    codes = [*ones, *map(chr, range(0x100, 0x100 + len(table) - len(ones)))]
    return found[1], json.loads(packed.translate(str.maketrans(dict(zip(codes, table, strict=True)))))


def data(papers: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the parts of the index by name, as a page reads them."""
    return dict(map(read_back, scripts(papers).values()))
