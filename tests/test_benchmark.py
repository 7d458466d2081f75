"""The scorer of benchmarks/records.py: what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from benchmarks import corpus, raw_marks, search
from benchmarks.records import score

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site


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


def test_marks_are_looked_for_in_all_that_readers_see(site: Site) -> None:
    site.note("# Cranes\n\nThey fold 中文 :nobody_knows_it:.\n\n`:tada:`\n")
    site.write("papernotes.yml", "url: https://a.example\n").build()
    texts = list(raw_marks.seen(site.root / "site"))
    for sort in ("pages", "copies", "feeds", "search"):
        said = "\n".join(text for one, _, text in texts if one == sort)
        assert ":nobody_knows_it:" in raw_marks.RAW["emoji"].findall(said), sort


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("formulas", "so $x_1$ is"), ("commands", r"a \sum b"), ("boxes", "::: {.callout}"),
        ("highlights", "a ==b== c"),
        ("fields", "key:: value"), ("blocks", "so it is ^a1b2c3"), ("macros", "on <% tp.date.now() %>"),
        ("comments", "a %%b%% c"), ("wikilinks", "[[a]]"), ("attributes", "a {.b}"), ("roles", "see @lst-x"),
        ("citations", "[@heron2020, p. 4]"), ("emoji", "so :smile: it"), ("abbreviations", "*[A]: B"),
        ("tables", "-------  ---"), ("emphasis", "a **b** c"), ("links", "[a](https://a.example)"),
    ],
)  # fmt: skip
def test_each_kind_of_mark_is_seen_and_prices_and_times_are_none(kind: str, text: str) -> None:
    assert raw_marks.RAW[kind].search(text)
    assert not any(pattern.search("From $5 to $6 at 10:30:45 = 2^3 (a:b:c)") for pattern in raw_marks.RAW.values())
