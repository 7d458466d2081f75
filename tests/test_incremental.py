"""Law 1: a site that followed any sequence of edits is, byte for byte, the site that one build would have made."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papernotes.files.walk import MANIFEST
from papernotes.site.digested import digest_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

    from papernotes.source import Source

FILES = ("vision.md", "language/models.md")
TITLES = (
    "Folding Paper Cranes",
    "Folding Paper Boats",
    "Paper Planes that Land",
    "CLIP: Cutting Little Images of Paper",
)
HEADS = ("# CVPR-2021", "# NLP", "", "---\ntags: [origami]\n---\n# Folds", "[^1]: In a file's own words.\n")
BODIES = (
    "Paper: https://arxiv.org/abs/2101.00001\n\n**Problem** Folding is hard, unlike Paper Planes that Land.",
    "Code: <https://github.com/example/paper>\n\n```\npip install paper\n```",
    "![a picture](pictures/crane.png)\n\nSee CLIP.",
    "As [[CLIP]] and [another](language/models.md) say.[^1] It is diffusion.\n\n**Method** Fold twice.",
    "- Topics: origami\n- Status: read\n\n![none](pictures/none.png) $x^2$",
    "- Authors: J. Fold, Ann Crane\n- Year: 2020\n\n**Result** It folds.",
    "- Authors: Jo Fold, Bo Marsh, Cy Reed, ANN CRANE",
    "- Authors: Jim Fold; A. Crane et al.\n\nBy two.",
    "It folds. %%Not for all: see CLIP.%% <!-- nor this --> file:///home/ada/folds.pdf",
    "- Private: yes\n\n**Problem** Nobody reads of origami here.",
    "",
)
SETTINGS = (
    None,
    "title: Folds\n",
    "topics:\n  Origami: [folding, crane]\n",
    "topics:\n  Origami: [hard]\n",
    "venues:\n  NLP: {name: Natural Language Papers}\n",
    "url: https://ada.example/folds/\nlanguage: zh\nfeeds: false\n",
    "exclude: ['language/*']\n",
    "search: false\naccent: '#a04000'\n",
)
TEMPLATES = (
    None,
    ("row.html", "<li>{{ row.title }}</li>"),
    ("paper.html", '{% extends "default/paper.html" %}{% block main %}{{ super() }}!{% endblock %}'),
    ("assets/custom.css", "body { color: red }"),
)

papers = st.tuples(st.sampled_from(TITLES), st.sampled_from(("", " (ICML 2020)")), st.sampled_from(BODIES))
notes = st.tuples(st.sampled_from(HEADS), st.lists(papers, min_size=1, max_size=3, unique_by=lambda paper: paper[0]))
edits = st.lists(
    st.tuples(st.just("note"), st.sampled_from(FILES), st.none() | notes)
    | st.tuples(st.just("settings"), st.sampled_from(SETTINGS))
    | st.tuples(st.just("template"), st.sampled_from(TEMPLATES))
    | st.tuples(st.just("rename"), st.sampled_from(FILES), st.sampled_from(("a.md", "z.md")))
    | st.tuples(st.just("spoil"), st.sampled_from(("index.html", "papers.json", "papers/folding-paper-cranes.html"))),
    min_size=1,
    max_size=5,
)


def text(head: str, records: list[tuple[str, str, str]]) -> str:
    return "\n\n".join([head, *(f"## 《{title}》{venue}\n\n{body}" for title, venue, body in records)]) + "\n"


def carry_out(site: Site, edit: tuple[Any, ...]) -> None:
    """Change a project, or its site, as a strategy has it."""
    match edit:
        case "note", file, None:
            (site.root / "notes" / file).unlink(missing_ok=True)
        case "note", file, (head, records):
            site.note(text(head, records), file)
        case "settings", None:
            (site.root / "papernotes.yml").unlink(missing_ok=True)
        case "settings", settings:
            site.write("papernotes.yml", settings)
        case "template", None:
            shutil.rmtree(site.root / "templates", ignore_errors=True)
        case "template", (name, content):
            site.write(f"templates/{name}", content)
        case "rename", old, new:
            with suppress(FileNotFoundError):
                (site.root / "notes" / old).rename(site.root / "notes" / new)
        case "spoil", path:
            if (site.root / "site" / path).exists():
                (site.root / "site" / path).write_text("spoilt")


def build_from_past(site: Site, project: Callable[[Path], Site], folder: Path) -> dict[str, bytes]:
    """Build the same project into an empty folder that knows only which addresses were given out before."""
    clean = project(folder)
    for name in ("notes", "templates"):
        if (site.root / name).is_dir():
            shutil.copytree(site.root / name, folder / name)
    if (site.root / "papernotes.yml").is_file():
        shutil.copy(site.root / "papernotes.yml", folder)
    shutil.copytree(site.root / "past", folder / "site")
    return clean.build("--clean").files()


@pytest.mark.slow
def test_no_sequence_of_edits_leaves_a_trace(project: Callable[[Path], Site]) -> None:
    @settings(max_examples=8)
    @given(edits)
    def law(sequence: list[tuple[Any, ...]]) -> None:
        with tempfile.TemporaryDirectory() as parent:
            site = project(Path(parent) / "edited").note(text("", [("The First Paper", "", BODIES[0])]), "first.md")
            site.write("notes/pictures/crane.png", b"\x89PNG\r\n\x1a\n").build()
            for number, edit in enumerate(sequence):
                (site.root / "past").mkdir(exist_ok=True)
                shutil.copy(site.root / "site" / MANIFEST, site.root / "past" / MANIFEST)
                carry_out(site, edit)
                clean = build_from_past(site, project, Path(parent) / f"clean{number}")
                assert site.build().files() == clean

    law()


def test_a_build_knows_the_paths_of_what_it_need_not_make(site: Site) -> None:
    from papernotes.builder.pipeline import build
    from papernotes.files.project_reader import read_project

    site.note(text(HEADS[0], [(title, "", body) for title, body in zip(TITLES, BODIES, strict=False)]))
    made = build(read_project(site.root, site.root / "site"))
    for piece in made.pieces:
        assert not piece.paths or tuple(artifact.path for artifact in piece.make()) == piece.paths
    digests = [digest_of(view) for piece in made.pieces if (view := piece.view()) is not None]
    assert len(digests) == len(set(digests)), "files of unknown paths are found again by their digest"


def test_a_topic_found_by_another_word_has_other_evidence(site: Site) -> None:
    body = "**Problem** Creasing is hard. Hard to crease: a crease is hard, and creasing harder."
    site.note(text("", [("A Paper", "", body)])).write(
        "papernotes.yml", "topics:\n  Origami: [crease, creasing]\n"
    ).build()
    before = site.papers[0]["provenance"]["topics"]
    site.write("papernotes.yml", "topics:\n  Origami: [hard, harder]\n").build()
    assert site.papers[0]["provenance"]["topics"] != before


@pytest.mark.parametrize("jobs", ["2", "5"])
def test_any_number_of_workers_makes_the_same_site(
    site: Site, project: Callable[[Path], Site], jobs: str, tmp_path: Path
) -> None:
    for number, (head, body) in enumerate(zip(HEADS * 2, BODIES, strict=False)):
        records = [(f"{title} {n}", "", body + " Paper folds." * 20) for n in range(12) for title in TITLES]
        site.note(text(head, records), f"{number}.md")
    alone = project(tmp_path / "alone")
    shutil.copytree(site.root / "notes", alone.root / "notes")
    # A process of its own, for beside other threads, such as those of a test runner, no worker is begun.
    command = [sys.executable, "-m", "papernotes", "build", str(site.root), "--jobs", jobs, "--clean"]
    subprocess.run(command, check=True, capture_output=True)
    assert site.files() == alone.build("--jobs", "1").files()


def test_an_edit_looks_for_what_is_private_in_the_file_that_it_changed_alone(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from papernotes.files import project_reader

    looked_through: list[str] = []
    withhold = project_reader.withhold

    def counted(written: Source, **asked: Any) -> Source:
        looked_through.append(written.path)
        return withhold(written, **asked)

    monkeypatch.setattr(project_reader, "withhold", counted)
    site.write("notes/a.md", text("", [(TITLES[0], "", "Open. %%Not for all.%%")]))
    site.write("notes/b.md", text("", [(TITLES[2], "", "All of it is open.")]))
    site.build()
    site.write("notes/b.md", text("", [(TITLES[2], "", "Nearly all of it is open. %%Not this.%%")]))
    site.build()
    assert looked_through == ["a.md", "b.md", "b.md"]
    assert not any(b"Not for all" in page or b"Not this" in page for page in site.files().values())
    site.build("--drafts")
    assert looked_through[3:] == ["a.md", "b.md"]  # another question, which has another answer


def test_what_follows_from_summaries_is_told_again_where_a_text_alone_was_edited(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from papernotes import library
    from papernotes.builder import pipeline

    told: list[str] = []

    def counted(work: Callable[..., Any]) -> Callable[..., Any]:
        def count(*values: Any, **named: Any) -> Any:
            told.append(work.__name__)
            return work(*values, **named)

        return count

    for room, name in ((library, "firsts_of"), (library, "people_of"), (library, "called_by"), (library, "twins_of"),
                       (library._addresses, "assign"), (pipeline, "cited_in")):  # fmt: skip
        monkeypatch.setattr(room, name, counted(getattr(room, name)))
    every = {"firsts_of", "people_of", "called_by", "twins_of", "assign", "cited_in"}
    site.note(text(HEADS[0], [(title, "", body) for title, body in zip(TITLES, BODIES, strict=False)])).build()
    assert {*told} == every
    for words in ("It folds.", "It folds again."):  # addresses follow from those of the last build, too
        site.note(text(HEADS[0], [(title, "", f"{words}\n\n{BODIES[0]}") for title in TITLES])).build()
    told.clear()
    site.note(text(HEADS[0], [(title, "", f"It folds.\nMore lines.\n\n{BODIES[0]}") for title in TITLES])).build()
    assert not told
    site.note(text(HEADS[0], [(f"{title} Again", "", f"It folds.\n\n{BODIES[0]}") for title in TITLES])).build()
    assert {*told} == every


def test_an_edit_of_one_paper_leaves_the_other_pages_alone(site: Site) -> None:
    site.note(text("# ICML-2020", [(TITLES[0], "", BODIES[0])]), "one.md")
    site.note(text("# NLP", [(TITLES[3], "", BODIES[1])]), "two.md").build()
    url = next(paper["url"] for paper in site.papers if paper["source"]["file"] == "two.md")
    before = (site.root / "site" / url).stat().st_mtime_ns
    site.note(text("# ICML-2020", [(TITLES[0], "", BODIES[0] + " Very hard.")]), "one.md").build()
    assert "Very hard." in site.read(site.papers[0]["url"])
    assert (site.root / "site" / url).stat().st_mtime_ns == before


def test_a_name_elsewhere_that_makes_an_initial_unclear_changes_the_pages_that_bear_it(
    site: Site, project: Callable[[Path], Site], tmp_path: Path
) -> None:
    site.note(text("", [(TITLES[0], "", "- Authors: J. Fold, Ann Crane")]), "one.md")
    site.note(text("", [(TITLES[1], "", "- Authors: Jo Fold")]), "two.md").build()
    assert "authors/jo-fold.html" in site.read("papers/folding-paper-cranes.html")
    site.note(text("", [(TITLES[2], "", "- Authors: Jim Fold")]), "three.md")
    clean = project(tmp_path / "clean")
    shutil.copytree(site.root / "notes", clean.root / "notes")
    assert site.build().files() == clean.build().files()
    assert "authors/j-fold.html" in site.read("papers/folding-paper-cranes.html")


def test_a_note_that_comes_and_goes_changes_how_its_index_is_read(
    project: Callable[[Path], Site], tmp_path: Path
) -> None:
    index = "# Paper notes\n\n- [Folding Paper Cranes by Night](notes/cranes.md) (ICML 2021)\n"
    cranes = "# Folding Paper Cranes by Night\n\nhttps://arxiv.org/abs/2101.00001\n\n## Problem\n\nIt is dark.\n"
    site = project(tmp_path / "site")
    site.note(index, "README.md").note("# Boats\n\nThey float.\n", "boats.md").build()
    alone = site.files()
    for text in (cranes, ""):
        site.note(text, "notes/cranes.md")
        if not text:
            (site.root / "notes/notes/cranes.md").unlink()
        site.build()
        past = site.files()
        assert past == site.build("--clean").files()
    assert past == alone


def test_authors_of_one_paper_lose_their_pages_when_there_are_too_many(
    site: Site, project: Callable[[Path], Site], tmp_path: Path
) -> None:
    site.note(text("", [(TITLES[0], "", "- Authors: Jo Fold, Ann Crane")]), "one.md").build()
    assert "authors/jo-fold.html" in site.files()
    names = [f"{a}{b}{c}a Smithson" for a in "BCDFGHJKLM" for b in "aeiou" for c in "bcdfgl"]
    lists = [", ".join(names[at : at + 20]) for at in range(0, 300, 20)]
    site.note(text("", [(f"Folding Shape {n}", "", f"- Authors: {names}") for n, names in enumerate(lists)]), "two.md")
    clean = project(tmp_path / "clean")
    shutil.copytree(site.root / "notes", clean.root / "notes")
    assert site.build().files() == clean.build().files()
    assert "authors/jo-fold.html" not in site.files()
    assert "authors/jo-fold.html" not in site.read("papers/folding-paper-cranes.html")
    assert "Jo Fold" in site.read("papers/folding-paper-cranes.html")


def test_a_page_tells_the_new_address_of_a_work_that_it_cites(site: Site) -> None:
    work = "@article{crane2019fold, title={Cranes That Fold}, author={Crane, Cy}, year={2019}, doi={10.1000/%s}}\n"
    site.note("# On Folding\n\nCranes fold [@crane2019fold].\n", "on.md")
    site.write("refs.bib", work % "old").write("papernotes.yml", "bibliography: refs.bib\n").build()
    assert "10.1000/old" in site.read("papers/on-folding.html")
    site.write("refs.bib", work % "new").build()
    assert "10.1000/new" in site.read("papers/on-folding.html")
    edited = site.files()
    assert edited == site.build("--clean").files()
