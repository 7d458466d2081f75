"""``build --check``: whether a committed site is what its notes would give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site

NOTE = "### 《Folding Paper Cranes》 (CVPR 2020)\n\n**Problem** Hard.\n"


@pytest.fixture
def built(site: Site) -> Site:
    return site.note(NOTE).build()


def _stamps(root: Path) -> dict[str, tuple[int, int]]:
    found = sorted(root.rglob("*"))
    return {str(path): (path.lstat().st_mtime_ns, path.lstat().st_ctime_ns) for path in found}


def test_a_site_that_is_up_to_date_is_fine(built: Site) -> None:
    ran = built.run("build", "--check")
    assert (ran.exit_code, "up to date" in ran.output) == (0, True)
    assert built.run("build", "--check", "-q").output == ""


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        pytest.param(lambda s: s.note(NOTE + "\nMore.\n"), "papers/folding-paper-cranes.html: differs", id="notes"),
        pytest.param(
            lambda s: s.note("### 《Folding Paper Boats》 (ICML 2019)\n", "b.md"),
            "papers/folding-paper-boats.html: is missing",
            id="new-paper",
        ),
        pytest.param(
            lambda s: s.note("### 《Folding Paper Boats》 (ICML 2019)\n"),
            "papers/folding-paper-cranes.md: would be removed",
            id="gone",
        ),
        pytest.param(lambda s: s.write("site/index.html", "spoilt"), "index.html: differs", id="edited-page"),
        pytest.param(lambda s: (s.root / "site/papers.json").unlink(), "papers.json: is missing", id="lost-file"),
        pytest.param(lambda s: s.write("papernotes.yml", "title: Folds\n"), "index.html: differs", id="settings"),
        pytest.param(
            lambda s: (s.root / "site/.papernotes-manifest.json").unlink(), "manifest.json: is missing", id="manifest"
        ),
    ],
)
def test_a_stale_site_is_told_by_its_files_and_left_as_it_is(built: Site, spoil, told: str) -> None:
    spoil(built)
    before = _stamps(built.root)
    ran = built.run("build", "--check")
    assert ran.exit_code == 1
    assert told in ran.output
    assert "is stale" in ran.output
    assert _stamps(built.root) == before


def test_a_project_that_was_never_built_is_stale_and_stays_without_a_site(site: Site) -> None:
    assert site.note(NOTE).run("build", "--check").exit_code == 1
    assert [path.name for path in site.root.iterdir()] == ["notes"]


def test_files_of_others_make_no_site_stale(built: Site) -> None:
    built.write("site/CNAME", "notes.example")
    assert built.run("build", "--check").exit_code == 0
