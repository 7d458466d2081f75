"""``bibliography:`` in papernotes.yml, from the files to the pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from papernotes.config import Bibliography, read_config
from papernotes.source import Source

if TYPE_CHECKING:
    from tests.conftest import Site

BIB = """@inproceedings{lovelace2023folding, title = {A New Way: To Fold Paper Cranes}, author = {Lovelace, Ada},
  booktitle = {CVPR}, year = 2023, doi = {10.1109/CVPR.2023.1}}
@article{hopper2021, title = {Highly Accurate Folding of Swans}, author = {Hopper, Grace}, journal = {Nature},
  year = 2021, doi = {10.1038/s41586-021-00001-2}}
"""
NOTES = "# Folding\n\n## A New Way: To Fold Paper Cranes\n\nCitekey: lovelace2023folding\n\n**Problem** They fall.\n"


def test_a_build_shows_what_the_bibliography_adds(site: Site) -> None:
    site.note(NOTES).write("refs.bib", BIB).write("papernotes.yml", "bibliography: refs.bib\nrepo: ada/notes\n").build()
    (paper,) = site.papers
    assert (paper["venue"], paper["year"], paper["authors"]) == ("CVPR", 2023, ["Ada Lovelace"])
    assert paper["provenance"]["venue"] == {"file": "refs.bib", "line": 1, "text": "lovelace2023folding: CVPR"}
    page = site.read("papers/a-new-way-to-fold-paper-cranes.html")
    assert 'href="https://github.com/ada/notes/blob/HEAD/refs.bib?plain=1#L1"' in page
    assert 'href="https://doi.org/10.1109/CVPR.2023.1"' in page
    assert site.read("papers.bib").startswith("@inproceedings{lovelace2023folding,")


def test_what_is_to_be_read_gets_a_page_and_a_place_on_the_first_one(site: Site) -> None:
    site.note(NOTES).write("lib/refs.bib", BIB)
    site.write("papernotes.yml", "bibliography: {files: [lib/refs.bib], to_read: true}\n").build()
    _, swans = site.papers
    assert (swans["title"], swans["status"]) == ("Highly Accurate Folding of Swans", "to-read")
    assert swans["source"] == {"file": "lib/refs.bib", "line": 3, "end_line": 3}
    assert "Highly Accurate Folding of Swans" in site.read("papers/highly-accurate-folding-of-swans.html")
    assert "papers/highly-accurate-folding-of-swans.html" in site.read("index.html")
    schema = json.loads((Path(__file__).parents[1] / "docs" / "papers.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(site.data)


def test_a_change_of_the_bibliography_is_seen_by_the_next_build(site: Site) -> None:
    site.note(NOTES).write("refs.bib", BIB).write("papernotes.yml", "bibliography: refs.bib\n").build().build()
    site.write("refs.bib", BIB.replace("Lovelace, Ada", "King, Ada")).build()
    assert site.papers[0]["authors"] == ["Ada King"]
    site.write("papernotes.yml", "").build()
    assert site.papers[0]["authors"] == []


def test_a_bibliography_that_is_not_there_is_a_finding_at_its_setting(site: Site) -> None:
    site.note(NOTES).write("papernotes.yml", "title: Mine\nbibliography: ref.bib\n")
    result = site.run("build", "--strict")
    assert result.exit_code == 1
    assert "papernotes.yml:2:1: PN505 ref.bib: cannot be read: No such file or directory" in result.output
    (site.root / "ref.bib").write_text(BIB, "utf-8")
    assert site.run("build", "--strict").exit_code == 0


def test_a_broken_entry_is_told_with_its_line_and_frame(site: Site) -> None:
    site.note(NOTES).write("refs.bib", BIB + "@misc{x, title = {Y}\n")
    result = site.write("papernotes.yml", "bibliography: refs.bib\n").run("build")
    assert result.exit_code == 0
    assert "refs.bib:5:1: PN501 the entry `x` is not closed" in result.output
    assert "5 | @misc{x, title = {Y}" in result.output


def test_a_file_outside_of_the_project_is_told_by_its_name_alone(site: Site, tmp_path: Path) -> None:
    inner = type(site)(tmp_path / "home" / "project")
    outer = tmp_path / "home" / "refs.bib"
    inner.note(NOTES).write("papernotes.yml", f"bibliography: {outer}\nrepo: ada/notes\n")
    outer.write_text(BIB, "utf-8")
    inner.build()
    assert inner.papers[0]["provenance"]["venue"]["file"] == "refs.bib"
    assert not [path for path, content in inner.files().items() if str(tmp_path).encode() in content]
    assert "refs.bib?plain" not in inner.read("papers/a-new-way-to-fold-paper-cranes.html")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("refs.bib", Bibliography(("refs.bib",)), id="one"),
        pytest.param("[a.bib, b.json]", Bibliography(("a.bib", "b.json")), id="several"),
        pytest.param("{files: a.bib, to_read: true}", Bibliography(("a.bib",), to_read=True), id="table"),
        pytest.param("{files: [a.bib]}", Bibliography(("a.bib",)), id="table-with-a-list"),
        pytest.param("", Bibliography(), id="nothing"),
    ],
)
def test_the_setting_takes_a_file_several_or_a_table(written: str, read: Bibliography) -> None:
    config, findings = read_config(Source("papernotes.yml", f"bibliography: {written}\n"))
    assert config.bibliography == read
    assert not findings


@pytest.mark.parametrize(
    "written",
    ["3", "{to_read: true}", "{files: a.bib, toread: true}", "{files: a.bib, to_read: 1}", "{files: a.bib, cited: -1}"],
)
def test_another_form_of_it_is_a_finding(written: str) -> None:
    config, findings = read_config(Source("papernotes.yml", f"bibliography: {written}\n"))
    assert config.bibliography == Bibliography()
    assert [finding.code for finding in findings] == ["PN002"]


def test_keywords_of_several_files_are_topics_with_their_place(site: Site) -> None:
    site.note(NOTES).write("refs.bib", BIB)
    site.write("more.ris", "TY  - JOUR\nTI  - Highly Accurate Folding of Swans\nKW  - birds\nER  - \n")
    site.write(
        "own.bib", "@misc{lovelace2023folding, title={A New Way: To Fold Paper Cranes}, keywords={paper, origami}}"
    )
    site.write("papernotes.yml", "bibliography: {files: [own.bib, refs.bib, more.ris], to_read: true}\n").build()
    cranes, swans = site.papers
    assert (cranes["topics"], swans["topics"]) == (["paper", "origami"], ["birds"])
    assert cranes["provenance"]["topics"]["file"] == "own.bib"  # what all topics say, told once
    assert (cranes["venue"], cranes["authors"]) == ("CVPR", ["Ada Lovelace"])
    assert (swans["venue"], swans["source"]["file"]) == ("Nature", "refs.bib")


CITING = "# Folding {0} by Night (CVPR 2019)\n\nAs [@hopper2021, p. 3] and {1} say, and [@hopper2021].\n"


@pytest.mark.parametrize(("cited", "pages"), [(0, 0), (2, 2), (3, 1), (4, 0)])
def test_a_work_that_enough_notes_cite_has_a_page(site: Site, cited: int, pages: int) -> None:
    for name, other in (("Boats", "@lovelace2023folding"), ("Jets", "@lovelace2023folding"), ("Kites", "nobody")):
        site.note(CITING.format(name, other), f"{name}.md")
    site.write("refs.bib", BIB).write("papernotes.yml", f"bibliography: {{files: refs.bib, cited: {cited}}}\n").build()
    works = [paper for paper in site.papers if paper["source"]["file"] == "refs.bib"]
    assert len(works) == pages
    assert all(work["status"] is None for work in works)
    page = site.read("papers/folding-kites-by-night.html")
    assert ('href="highly-accurate-folding-of-swans.html"' in page) == (pages > 0)
    assert ("ref.hopper2021" in page) == (pages == 0)
