"""The scorer of benchmarks/records.py: what it counts."""

from __future__ import annotations

from typing import Any

import pytest
from benchmarks.records import score


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
