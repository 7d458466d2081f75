"""CSL-JSON, RIS, CSV and JSON Lines, each through a real reader."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import citeproc
import jsonschema
import pytest
import rispy
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from tests.site.exports.laws import RECORDS, VENUES
from tests.site.samples import entry, library, link, record

from papernotes.formulas import in_words
from papernotes.site.exports import citations
from papernotes.site.exports.plain_text import line
from papernotes.site.whole_exports import COLUMNS, FORMATS

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "papers.schema.json").read_text("utf-8"))
CRANES = [
    entry(
        record(
            "On Cranes",
            name="CraneNet",
            venue="CVPR",
            year=2021,
            authors=("Ada Lovelace", "OpenAI"),
            doi="10.1000/1",
            links=(link("paper", "https://a.example/1"), link("code", "https://b.example/1")),
        ),
        topics=["Folding"],
    ),
    entry(record("Gone Cranes", 20, venue="TPAMI", year=2019)),
    entry(record('=Early, "odd" Cranes', 40, arxiv="2103.00020")),
    entry(record("A tool", 60, kind="note")),
]


def written(name: str, entries: list[object] = CRANES) -> str:
    """Return entries in a format."""
    found = library(entries)
    return FORMATS[name](found, citations(found, VENUES))


def slugged(records: list[object]) -> list[object]:
    return [replace(entry(part), slug=f"s-{i}") for i, part in enumerate(records)]


def test_csl_json_holds_papers_with_their_types() -> None:
    first, second, third = json.loads(written("csl-json"))
    assert first == {
        "id": "lovelaceCranes2021",
        "type": "paper-conference",
        "title": "On Cranes",
        "title-short": "CraneNet",
        "author": [{"family": "Lovelace", "given": "Ada"}, {"literal": "OpenAI"}],
        "container-title": VENUES.get("CVPR").title,
        "container-title-short": "CVPR",
        "issued": {"date-parts": [[2021]]},
        "DOI": "10.1000/1",
        "URL": "https://a.example/1",
        "keyword": "Folding",
    }
    assert (second["type"], second["container-title"]) == ("article-journal", VENUES.get("TPAMI").title)
    assert (third["type"], third["publisher"], third["number"]) == ("article", "arXiv", "arXiv:2103.00020")


def test_a_citation_processor_makes_a_bibliography_of_csl_json() -> None:
    style = next((Path(citeproc.__file__).parent / "data" / "styles").glob("*.csl"))
    source = CiteProcJSON(json.loads(written("csl-json")))
    made = CitationStylesBibliography(CitationStylesStyle(style.stem, validate=False), source, formatter.plain)
    made.register(citeproc.Citation([CitationItem("lovelaceCranes2021")]))
    (text,) = [str(item) for item in made.bibliography()]
    assert "Lovelace, A. and OpenAI (2021)" in text
    assert "On Cranes" in text


def test_ris_is_read_with_types_names_and_addresses() -> None:
    first, second, third = rispy.loads(written("ris"))
    assert [found["type_of_reference"] for found in (first, second, third)] == ["CONF", "JOUR", "UNPB"]
    assert first["authors"] == ["Lovelace, Ada", "OpenAI"]
    assert (first["title"], first["year"], first["doi"]) == ("On Cranes", "2021", "10.1000/1")
    assert first["urls"] == ["https://a.example/1"]
    assert first["keywords"] == ["Folding"]
    assert first["secondary_title"] == VENUES.get("CVPR").title


def test_csv_has_a_row_for_each_entry_notes_included() -> None:
    rows = list(csv.DictReader(written("csv").splitlines()))
    assert [row["id"] for row in rows] == [found.slug for found in CRANES]
    assert rows[0]["authors"] == "Ada Lovelace; OpenAI"
    assert (rows[0]["code"], rows[0]["key"], rows[0]["line"]) == ("https://b.example/1", "lovelaceCranes2021", "1")
    assert (rows[3]["kind"], rows[3]["key"]) == ("note", "")


def test_no_cell_of_a_csv_is_run_as_a_formula() -> None:
    rows = list(csv.DictReader(written("csv").splitlines()))
    assert rows[2]["title"] == '\'=Early, "odd" Cranes'


def test_json_lines_are_the_records_of_papers_json() -> None:
    rows = [json.loads(row) for row in written("jsonl").split("\n")[:-1]]
    assert [row["id"] for row in rows] == [found.slug for found in CRANES]
    jsonschema.validate({"schema": 2, "title": "", "papers": rows, "skipped": [], "readings": []}, SCHEMA)


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_library_gives_an_empty_list(name: str) -> None:
    expected = {"csl-json": "[]\n", "csv": ",".join(COLUMNS) + "\r\n"}
    assert written(name, []) == expected.get(name, "")


@given(st.lists(RECORDS, max_size=3))
def test_any_library_is_read_whole_in_every_format(records: list[object]) -> None:
    entries = slugged(records)
    titles = [line(in_words(found.record.title)) or found.slug for found in entries]
    texts = {name: written(name, entries) for name in FORMATS}
    for text in texts.values():
        text.encode()
    assert [item["title"] for item in json.loads(texts["csl-json"])] == [
        line(found.record.title) or found.slug for found in entries
    ]
    assert [item["title"] for item in rispy.loads(texts["ris"])] == titles
    rows = list(csv.DictReader(texts["csv"].split("\r\n")))
    assert [row["title"].removeprefix("'") for row in rows] == [
        line(in_words(e.record.title)).removeprefix("'") for e in entries
    ]
    assert [json.loads(row)["id"] for row in texts["jsonl"].splitlines()] == [found.slug for found in entries]
