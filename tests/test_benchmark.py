"""The scorer of benchmarks/records.py: what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from benchmarks import corpus, search
from benchmarks.records import score

if TYPE_CHECKING:
    from pathlib import Path


def record(title: str, line: int, **fields: Any) -> dict[str, Any]:
    place = {"file": "notes.md", "line": line, "end_line": line + 3}
    known = {"kind": "paper", "venue": None, "year": None, "links": []}
    return {**known, "title": title, "source": place, "sources": [place], **fields}


LABELS = {
    "files": ["notes.md"],
    "papers": [
        {"file": "notes.md", "line": 3, "title": "Folding Cranes", "venue": "CVPR", "year": 2021, "links": {}},
        {"file": "notes.md", "line": 9, "title": "Folding Boats", "venue": ["ICCV", None], "year": None},
        {"file": "notes.md", "line": 20, "title": "Folding Cranes", "dup_of": 3},
    ],
}


def test_records_that_agree_score_one() -> None:
    link = {"kind": "other", "url": "https://example.org"}
    cranes = record("folding cranes", 3, venue="CVPR", year=2021, links=[link])
    figures, misses, counts = score(LABELS, {"papers": [cranes, record("Folding Boats", 9)]})
    assert set(figures.values()) == {1.0}
    assert (misses, counts) == ([], (2, 2))


def test_what_is_missing_invented_or_wrong_is_told() -> None:
    cranes = record("Folding Cranes", 3, venue="ICML", year=2021)
    figures, misses, _ = score(LABELS, {"papers": [cranes, record("Reading list", 50)]})
    assert figures["records"] == pytest.approx(0.5)
    assert figures["venue"] == 0
    assert [miss[0] for miss in misses] == ["missing", "extra", "venue"]


def test_hugo_gets_the_words_of_the_long_notes(tmp_path: Path) -> None:
    corpus.write_long(tmp_path / "notes", 3, 1)
    corpus.write_hugo(tmp_path / "hugo", corpus.long_papers(3, 1))
    notes = sorted((tmp_path / "notes").rglob("*.md"), key=lambda file: file.name)
    content = sorted((tmp_path / "hugo" / "content").rglob("*.md"))
    assert len(notes) == len(content) == 3
    for own, other in zip(notes, content, strict=True):
        body = other.read_text("utf-8").split("---\n\n", 1)[1]
        assert own.read_text("utf-8").endswith(body)


def test_the_site_that_search_is_measured_on_can_be_made(tmp_path: Path) -> None:
    search.write(20, tmp_path)
    assert {"search.html", "404.html"} <= {path.name for path in tmp_path.iterdir()}
    assert list((tmp_path / "assets" / "search").glob("*.js"))
