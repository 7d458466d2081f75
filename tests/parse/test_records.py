"""Each convention by its case: tests/golden/records/<case>.md is read into <case>.json."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from tests.parse.test_laws import check

from papernotes.lexicon import Lexicon, load
from papernotes.parse import parse
from papernotes.parse.withheld import withhold
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from papernotes.model import Document, Record


@cache
def lexicon() -> Lexicon:
    return load()


def told(source: Source, document: Document) -> dict[str, Any]:
    """Return a document as the golden files hold it: what is empty left out."""
    return {
        "records": [record_told(record) for record in document.records],
        "groups": [f"{g.line}-{g.end_line} {g.title}" for g in document.groups],
        "skipped": [f"{s.line}-{s.end_line} {s.reason}" for s in document.skipped],
        "diagnostics": [
            f"{':'.join(str(n) for n in source.position(d.span.start)) if d.span else '-'} {d.code} {d.message}"
            for d in document.diagnostics
        ],
    }


def record_told(record: Record) -> dict[str, Any]:
    values = {
        "lines": f"{record.place.line}-{record.place.end_line}",
        "kind": record.kind,
        "title": record.title,
        "name": record.name,
        "venue": record.venue,
        "year": record.year,
        "authors": list(record.authors),
        "others": record.others or None,
        "arxiv": record.arxiv,
        "doi": record.doi,
        "links": [f"{link.line} {link.kind} {link.url}" for link in record.links],
        "topics": list(record.topics),
        "group": list(record.group),
        "status": record.status,
        "rating": list(record.rating) if record.rating else None,
        "read_on": record.read_on,
        "dated": record.dated,
        "sections": [f"{'#' * s.level} {s.heading} ({s.role}) {s.line}-{s.end_line}".strip() for s in record.sections],
        "snippets": [f"{s.line} {s.language}" for s in record.snippets],
        "shown": {str(number): text for number, text in record.shown},
        "provenance": {name: f"{evidence.line} {evidence.text}" for name, evidence in record.provenance},
    }
    return {name: value for name, value in values.items() if value not in (None, [], {})}


@pytest.mark.goldens("records/**/*.md")
def test_notes_in_this_dress_are_read_as_their_case_says(case: Path, golden: Callable[[Path, str], None]) -> None:
    """A case's first line may be a comment ``<!-- path: CVPR2021/paper.md -->`` that gives the file's place."""
    text = case.read_bytes().decode("utf-8")
    path = case.name
    first = text.partition("\n")[0]
    if first.startswith("<!-- path:"):
        path = first.removeprefix("<!-- path:").removesuffix("-->").strip()
        text = text.partition("\n")[2]
    source = withhold(Source(path, text))
    document = parse(source, lexicon())
    check(source, document)
    golden(case.with_suffix(".json"), json.dumps(told(source, document), ensure_ascii=False, indent=1) + "\n")
