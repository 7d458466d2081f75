"""Law 1: a site that followed any sequence of edits is, byte for byte, the site that one build would have made."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papernotes.files.walk import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

FILES = ("vision.md", "language/models.md")
TITLES = (
    "Folding Paper Cranes",
    "Folding Paper Boats",
    "Paper Planes that Land",
    "CLIP: Cutting Little Images of Paper",
)
HEADS = ("# CVPR-2021", "# NLP", "")
BODIES = (
    "Paper: https://arxiv.org/abs/2101.00001\n\n**Problem** Folding is hard, unlike Paper Planes that Land.",
    "Code: <https://github.com/example/paper>\n\n```\npip install paper\n```",
    "![a picture](pictures/crane.png)\n\nSee CLIP.",
    "",
)

papers = st.tuples(st.sampled_from(TITLES), st.sampled_from(("", " (ICML 2020)")), st.sampled_from(BODIES))
notes = st.tuples(st.sampled_from(HEADS), st.lists(papers, min_size=1, max_size=3, unique_by=lambda paper: paper[0]))
edits = st.lists(st.tuples(st.sampled_from(FILES), st.none() | notes), min_size=1, max_size=4)


def text(head: str, records: list[tuple[str, str, str]]) -> str:
    return "\n\n".join([head, *(f"## 《{title}》{venue}\n\n{body}" for title, venue, body in records)]) + "\n"


def build_from_past(site: Site, project: Callable[[Path], Site], folder: Path) -> dict[str, bytes]:
    """Build the same notes into an empty folder that knows only which addresses were given out before."""
    clean = project(folder)
    shutil.copytree(site.root / "notes", folder / "notes")
    shutil.copytree(site.root / "past", folder / "site")
    return clean.build().files()


@pytest.mark.slow
def test_no_sequence_of_edits_leaves_a_trace(project: Callable[[Path], Site]) -> None:
    @settings(max_examples=8)
    @given(edits)
    def law(sequence: list[tuple[str, tuple[str, list[tuple[str, str, str]]] | None]]) -> None:
        with tempfile.TemporaryDirectory() as parent:
            site = project(Path(parent) / "edited").note(text("", [("The First Paper", "", BODIES[0])]), "first.md")
            site.write("notes/pictures/crane.png", b"\x89PNG\r\n\x1a\n").build()
            for number, (file, content) in enumerate(sequence):
                (site.root / "past").mkdir(exist_ok=True)
                shutil.copy(site.root / "site" / MANIFEST, site.root / "past" / MANIFEST)
                if content is None:
                    (site.root / "notes" / file).unlink(missing_ok=True)
                else:
                    site.note(text(*content), file)
                clean = build_from_past(site, project, Path(parent) / f"clean{number}")
                assert site.build().files() == clean

    law()


def test_an_edit_of_one_paper_leaves_the_other_pages_alone(site: Site) -> None:
    site.note(text("# ICML-2020", [(TITLES[0], "", BODIES[0])]), "one.md")
    site.note(text("# NLP", [(TITLES[3], "", BODIES[1])]), "two.md").build()
    url = next(paper["url"] for paper in site.papers if paper["source"]["file"] == "two.md")
    before = (site.root / "site" / url).stat().st_mtime_ns
    site.note(text("# ICML-2020", [(TITLES[0], "", BODIES[0] + " Very hard.")]), "one.md").build()
    assert "Very hard." in site.read(site.papers[0]["url"])
    assert (site.root / "site" / url).stat().st_mtime_ns == before
