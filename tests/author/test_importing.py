"""A bibliography becomes notes to be filled in, and what papernotes exports comes back the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from papernotes.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result
    from tests.conftest import Site

BIB = r"""
@string{cvpr = "Conference on Computer Vision and Pattern Recognition"}
@inproceedings{one, title = {A New Way: To Fold {P}aper Cranes}, author = {Lovelace, Ada and M{\"u}ller, Jos{\'e}},
  booktitle = cvpr, year = 2023, eprint = {2304.00001}, archiveprefix = {arXiv}}
@article{two, title = {Highly Accurate Folding of Swans}, author = {Hopper, Grace}, journal = {Nature}, year = 2021,
  doi = {10.1038/s41586-021-00001-2}}
@article{three, title = {Highly accurate folding of swans}, doi = {10.1038/S41586-021-00001-2}}
@misc{four, title = {}, author = {Nobody}}
@article{broken, title {X}}
"""
NOTES = (
    "# CVPR-2023\n\n## 《Scaling Planes of Paper》(CVPR2023)\nPaper: <https://arxiv.org/abs/2301.00009>\n\nThey fall.\n"
)


def run(site: Site, path: Path, *options: str) -> Result:
    arguments = ["import", str(path), "--project", str(site.root), *options]
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def told(site: Site) -> list[tuple[object, ...]]:
    keys = ("title", "venue", "year", "authors", "arxiv", "doi")
    return [tuple(str(record[key]) for key in keys) for record in site.build().papers if record["kind"] == "paper"]


ONE = ("A New Way: To Fold Paper Cranes", "CVPR", "2023", "['Ada Lovelace', 'José Müller']", "2304.00001", "None")
TWO = ("Highly Accurate Folding of Swans", "Nature", "2021", "['Grace Hopper']", "None", "10.1038/s41586-021-00001-2")


def test_each_paper_becomes_a_note_in_the_form_of_the_others(site: Site) -> None:
    site.note(NOTES).write("refs.bib", BIB)
    result = run(site, site.root / "refs.bib")
    assert result.exit_code == 0, result.output
    assert "2 notes added, 2 left out" in result.output
    assert "Left out: Highly accurate folding of swans (the same paper as two)" in result.output
    assert "refs.bib:9:1: PN501" in result.output
    text = (site.root / "notes/imported.md").read_text("utf-8")
    assert text.startswith("## 《A New Way: To Fold Paper Cranes》(CVPR2023)\nAuthors: Ada Lovelace, José Müller\n")
    assert set(told(site)) >= {ONE, TWO}
    assert (site.root / "notes/notes.md").read_text("utf-8") == NOTES


def test_what_is_there_already_is_left_out_and_told(site: Site) -> None:
    site.note(NOTES).write("refs.bib", BIB)
    run(site, site.root / "refs.bib")
    before = (site.root / "notes/imported.md").read_bytes()
    again = run(site, site.root / "refs.bib")
    assert "Left out: A New Way: To Fold Paper Cranes (imported.md:1)" in again.output
    assert "0 notes added, 4 left out" in again.output
    assert (site.root / "notes/imported.md").read_bytes() == before


@pytest.mark.parametrize("title", ["Flamingo", "GPT", "Mask R-CNN", "Folding Paper Swans by Night", "折纸"])
@pytest.mark.parametrize("form", ["misc", "book", "inproceedings", "article"])
@pytest.mark.parametrize("notes", [NOTES, "", "---\ntitle: Boats\nvenue: ICML\nyear: 2020\n---\n\nThey float.\n"])
def test_an_import_done_twice_adds_nothing(site: Site, notes: str, form: str, title: str) -> None:
    site.note(notes or "# Boats\n").write("refs.bib", f"@{form}{{flamingo, title={{{title}}}, year=2022}}")
    assert "1 note added" in run(site, site.root / "refs.bib").output
    assert "0 notes added, 1 left out" in run(site, site.root / "refs.bib").output


def test_a_later_import_goes_behind_the_first(site: Site) -> None:
    site.note(NOTES).write("a.bib", BIB[: BIB.index("@article{two")]).write("b.bib", BIB)
    run(site, site.root / "a.bib")
    before = (site.root / "notes/imported.md").read_text("utf-8")
    run(site, site.root / "b.bib")
    assert (site.root / "notes/imported.md").read_text("utf-8").startswith(before)
    assert set(told(site)) >= {ONE, TWO}


def test_a_dry_run_shows_them_and_writes_nothing(site: Site) -> None:
    site.note(NOTES).write("refs.bib", BIB)
    result = run(site, site.root / "refs.bib", "--dry-run")
    assert "  ## 《A New Way: To Fold Paper Cranes》(CVPR2023)" in result.output
    assert "2 notes would be added" in result.output
    assert [path.name for path in (site.root / "notes").iterdir()] == ["notes.md"]


def test_where_each_paper_has_a_file_each_gets_its_own(site: Site) -> None:
    for name in ("Boats", "Planes"):
        front = f'---\ntitle: "Folding {name} of Paper"\nvenue: ICCV\nyear: 2019\n---\n\nThey fall or sink, and why?\n'
        site.note(front, f"{name.lower()}.md")
    site.write("refs.bib", BIB)
    run(site, site.root / "refs.bib")
    assert set(told(site)) >= {ONE, TWO}
    names = sorted(path.name for path in (site.root / "notes").iterdir())
    assert names == [
        "a-new-way-to-fold-paper-cranes.md",
        "boats.md",
        "highly-accurate-folding-of-swans.md",
        "planes.md",
    ]


def test_an_empty_project_takes_an_import(site: Site) -> None:
    site.write("refs.bib", BIB)
    assert run(site, site.root / "refs.bib").exit_code == 0
    assert told(site) == [ONE, TWO]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(None, "cannot be read: No such file", id="no-such-file"),
        pytest.param("[1, {", "not valid JSON", id="bad-json"),
        pytest.param('{"a": 1}', "not CSL-JSON", id="other-json"),
        pytest.param("", "not valid JSON", id="empty"),
        pytest.param("{}", "holds no entry that can be read", id="nothing"),
        pytest.param("[]", "holds no entry that can be read", id="none"),
    ],
)
def test_a_file_that_holds_no_references_is_told(site: Site, content: str | None, says: str) -> None:
    site.note(NOTES)
    if content is not None:
        site.write("refs.json", content)
    result = run(site, site.root / "refs.json")
    assert says in result.output
    assert result.exit_code == 2
    assert not (site.root / "notes/imported.md").exists()


WHOLE = r"""@Proceedings{vol,
  title = {Proceedings of the Conference on Computer Vision and Pattern Recognition}, year = 2019}
@InProceedings{Moss2019, author = {Di Moss and others}, title = {Folding *Wet* H$_2$O by Night}, crossref = {vol},
  abstract = {# We fold [water]. It costs <x>5</x>% of $x_1$.}, keywords = {rank4, read, water, night folding},
  comment = {- Good base line
    to compare with.

    Ask Bo.}}
"""


@pytest.fixture
def moss(site: Site) -> Site:
    return site.write("refs.bib", WHOLE)


def check_whole(site: Site) -> None:
    """Check that one note says what the entry does, and nothing else is there."""
    (paper,) = [record for record in site.build().papers if "H$_2$O" in record["title"]]
    told = {name: paper[name] for name in ("title", "authors", "others", "venue", "year", "key", "status", "topics")}
    assert told == {
        "title": "Folding *Wet* H$_2$O by Night", "authors": ["Di Moss"], "others": True, "venue": "CVPR", "year": 2019,
        "key": "Moss2019", "status": "read", "topics": ["water", "night folding"],
    }  # fmt: skip
    assert (paper["rating"], paper["rating_of"]) == (4, 5)
    assert [(part["heading"], part["text"]) for part in paper["sections"]] == [
        ("Abstract", "# We fold [water]. It costs <x>5</x>% of x₁."),
        ("Notes", "- Good base line to compare with.\nAsk Bo."),
    ]


def test_a_note_holds_all_that_its_entry_does(moss: Site) -> None:
    moss.note("# Folding\n", "x.md")
    assert "1 note added, 0 left out" in run(moss, moss.root / "refs.bib").output
    check_whole(moss)


def test_a_note_among_others_with_marks_holds_it_too(moss: Site) -> None:
    moss.note(NOTES)
    run(moss, moss.root / "refs.bib")
    check_whole(moss)


@pytest.mark.parametrize("front", ["title: Folding Boats\nvenue: ICCV\nyear: 2019\ntags: [boats]", ""])
def test_a_note_in_a_file_of_its_own_holds_it_too(moss: Site, front: str) -> None:
    for name in ("Boats", "Planes"):
        said = f"---\n{front.replace('Boats', name)}\n---\n" if front else f"# Folding {name} (ICCV 2019)\n"
        moss.note(f"{said}\nPaper: https://arxiv.org/abs/1901.0000{len(name)}\n\nThey fall or sink.\n", f"{name}.md")
    run(moss, moss.root / "refs.bib")
    check_whole(moss)


@pytest.mark.parametrize(
    "field", ["url = {https://example.org/x}", "url = {https://yoursite.com/a}", "doi = {10.5555/12.34}"]
)
def test_an_address_that_says_nothing_keeps_no_field_back(site: Site, field: str) -> None:
    site.write(
        "refs.bib", f"@article{{a, title = {{Folding Boats by Day}}, journal = {{Nature}}, year = 2019, {field}}}"
    )
    run(site, site.root / "refs.bib")
    (paper,) = site.build().papers
    assert (paper["venue"], paper["year"]) == ("Nature", 2019)


def test_the_year_of_a_preprint_is_the_one_that_the_entry_gives(site: Site) -> None:
    site.write("refs.bib", "@misc{a, title = {Folding Boats by Day}, eprint = {2012.00001}, year = 2021}")
    run(site, site.root / "refs.bib")
    (paper,) = site.build().papers
    assert (paper["venue"], paper["year"]) == ("arXiv", 2021)


@pytest.mark.parametrize("suffix", ["rdf", "enw", "nbib", "txt"])
def test_a_kind_of_file_that_is_not_read_is_an_error(site: Site, suffix: str) -> None:
    site.note(NOTES).write(f"refs.{suffix}", "%0 Journal Article\n%T Folding Boats\n%A bo@x.org\n")
    result = run(site, site.root / f"refs.{suffix}")
    assert result.exit_code == 2
    assert "export" in result.output
    assert f"refs.{suffix}: is neither BibTeX, CSL-JSON nor RIS" in result.output
    site.write("papernotes.yml", f"bibliography: refs.{suffix}\n")
    assert f"papernotes.yml:1:1: PN505 refs.{suffix}: cannot be read: it is neither" in site.run("build").output


def test_bibtex_under_any_name_is_read(site: Site) -> None:
    site.note(NOTES).write("refs.txt", "My papers\n\n" + BIB)
    assert run(site, site.root / "refs.txt").exit_code == 0
    assert set(told(site)) >= {ONE, TWO}


EXPORTED = """# CVPR 2016

## Deep Residual Learning for Image Recognition

Authors: Kaiming He, Xiangyu Zhang, Shaoqing Ren
Paper: https://doi.org/10.1109/CVPR.2016.90

# NeurIPS 2017

## Attention Is All You Need

Authors: Ashish Vaswani, Łukasz Kaiser, Aidan N. Gomez
Paper: https://arxiv.org/abs/1706.03762

# arXiv 2021

## Folding 50% of $O(n^2)$ & other_things: A Study of #1

Authors: Pieter van der Berg, José Müller
Paper: https://arxiv.org/abs/2101.00001

# Nature 2021

## Highly accurate protein structure prediction with AlphaFold

Authors: John Jumper, Richard Evans
Paper: https://doi.org/10.1038/s41586-021-03819-2
"""


@pytest.mark.parametrize(("form", "suffix"), [("bibtex", "bib"), ("csl-json", "json"), ("ris", "ris")])
def test_what_is_exported_comes_back_the_same(site: Site, tmp_path: Path, form: str, suffix: str) -> None:
    site.note(EXPORTED)
    exported = site.run("export", "--format", form).output
    before = told(site)
    assert len(before) == 4
    other = type(site)(tmp_path / "other").write(f"refs.{suffix}", exported)
    result = run(other, other.root / f"refs.{suffix}")
    assert result.exit_code == 0, result.output
    said = [tuple(str(value).replace("$O(n^2)$", "O(n²)") for value in paper) for paper in before]
    assert told(other) == (said if form == "ris" else before)  # RIS holds no formulas, only what they say


RICH = r"""@article{vo2019, title = {Folding {\textless}i{\textgreater}Swans{\textless}/i{\textgreater} by Night},
  author = {Vo, Ida}, journal = {Nature}, year = 2019, groups = {Birds},
  file = {:papers/swans--1.pdf:PDF;/home/ida/b.html},
  annote = {<h1>Method</h1><p>They <b>fold</b>.</p><h2>Folding Cranes (CVPR 2020)</h2><ul><li>one</li>
  <li>two</li></ul>}}
@article{vo2019, title = {Folding Swans by Night}, year = 2019}
@misc{open, title {Never read}}
"""


def test_notes_keep_their_structure_and_files_stay_off_the_site(site: Site) -> None:
    site.note("# Folding\n", "x.md").write("refs.bib", RICH)
    result = run(site, site.root / "refs.bib")
    assert "1 note added, 1 left out, 2 findings" in result.output
    text = (site.root / "notes/imported.md").read_text("utf-8")
    assert text.endswith(
        "### Notes\n\n#### Method\n\nThey **fold**.\n\n##### Folding Cranes (CVPR 2020)\n\n- one\n- two\n\n"
        "<!-- Files: papers/swans--1.pdf; /home/ida/b.html -->\n"
    )
    (paper,) = [paper for paper in site.build().papers if paper["kind"] == "paper"]
    assert (paper["title"], paper["topics"]) == ("Folding Swans by Night", ["Birds"])
    assert [part["heading"] for part in paper["sections"]] == ["Notes", "Method", "Folding Cranes (CVPR 2020)"]
    assert not [path for path, content in site.files().items() if b"/home/ida" in content or b"swans--1" in content]


def test_passages_lie_beneath_the_note_and_make_none_of_their_own(site: Site) -> None:
    note = "<h1>Folding Boats (ICCV 2019)</h1><p>Paper: https://arxiv.org/abs/1901.00001</p><h1>Jets (CVPR 2020)</h1>"
    site.write(
        "refs.bib", f"@misc{{a, title = {{Folding Swans}}, year = 2019, eprint = 1912.00001, annote = {{{note}}}}}"
    )
    run(site, site.root / "refs.bib")
    assert [paper["title"] for paper in site.build().papers] == ["Folding Swans"]


@pytest.mark.parametrize(
    ("authors", "told"),
    [
        pytest.param("Vo and Mo", ["Vo", "Mo"], id="family-names"),
        pytest.param("OpenAI and Ida Vo and others", ["OpenAI", "Ida Vo"], id="a-company-before"),
        pytest.param("{World Swan Organization}", ["World Swan Organization"], id="an-organisation"),
        pytest.param("王芳 and 李娜", ["王芳", "李娜"], id="chinese"),
    ],
)
def test_names_of_one_word_stay_apart(site: Site, authors: str, told: list[str]) -> None:
    site.write("refs.bib", f"@article{{a, title = {{Folding Swans by Night}}, author = {{{authors}}}, year = 2019}}")
    run(site, site.root / "refs.bib")
    assert site.build().papers[0]["authors"] == told


def test_an_entry_without_a_key_gets_none(site: Site) -> None:
    site.write("a.ris", "TY  - JOUR\nTI  - Folding Swans by Night\nAU  - Vo, Ida\nPY  - 2019\nER  -\n")
    site.write("b.json", '[{"title": "Folding Cranes by Day", "issued": {"raw": "2020"}}, {"type": "book"}]')
    run(site, site.root / "a.ris")
    assert "Left out: b.json:1 (the entry has no title)" in run(site, site.root / "b.json").output
    assert [paper["key"] for paper in site.build().papers] == [None, None]


def test_a_category_of_arxiv_is_no_conference(site: Site) -> None:
    words = "Computer Science - Computer Vision and Pattern Recognition,Computer Science - Machine Learning"
    site.write("refs.bib", f"@misc{{a, title = {{Folding Swans}}, eprint = 2010.00001, keywords = {{{words}}}}}")
    run(site, site.root / "refs.bib")
    (paper,) = site.build().papers
    assert (paper["venue"], paper["topics"]) == ("arXiv", ["Computer Vision", "Machine Learning"])


@pytest.mark.goldens("import/*.*")
def test_whatever_was_imported_is_known_again(site: Site, case: Path) -> None:
    run(site.note(NOTES), case)
    before = (site.root / "notes/imported.md").read_bytes()
    assert "\n0 notes added, " in run(site, case).output
    assert (site.root / "notes/imported.md").read_bytes() == before


def test_a_short_title_is_known_again_by_its_author_and_year(site: Site) -> None:
    entries = "".join(
        f"TY  - THES\nAU  - {author}\nTI  - Thesis Title\nPY  - {year}\nER  - \n"
        for author, year in (("Muster, Max", 2015), ("Muster, Max", 2017), ("Moss, Ada", 2015))
    )
    site.note(NOTES).write("refs.ris", entries)
    assert "3 notes added, 0 left out" in run(site, site.root / "refs.ris").output
    assert "0 notes added, 3 left out" in run(site, site.root / "refs.ris").output


def test_what_a_publisher_says_against_a_work_stands_in_its_note(site: Site) -> None:
    site.write("own.bib", "@article{r, title = {RETRACTED: Ferns of the North}, journal = {Nature}, year = 2001}\n")
    assert run(site, site.root / "own.bib").exit_code == 0
    site.build()
    assert "Retracted" in site.read("papers/ferns-of-the-north.html")
