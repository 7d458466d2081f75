"""Dates of lines, from a real repository."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from papernotes.files.history import read_history
from papernotes.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site


class Repository:
    """A git repository whose commits have chosen dates."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, date: str = "2024-01-01") -> None:
        identity = {
            f"GIT_{who}_{what}": "ada@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        when = {"GIT_AUTHOR_DATE": f"{date}T12:00:00Z", "GIT_COMMITTER_DATE": "2026-06-06T12:00:00Z"}
        subprocess.run(["git", *arguments], cwd=self.root, check=True, env={**os.environ, **identity, **when})

    def commit(self, date: str, **files: str) -> None:
        for name, text in files.items():
            (self.root / "notes").mkdir(exist_ok=True)
            (self.root / "notes" / f"{name}.md").write_text(text)
        self.git("add", "-A")
        self.git("commit", "-qm", "x", date=date)

    def dates(self) -> tuple[dict, list[str]]:
        notes = self.root / "notes"
        sources = [Source(path.name, path.read_text()) for path in sorted(notes.glob("*.md"))]
        dates, _, findings = read_history(notes, sources)
        return dict(dates), [finding.code for finding in findings]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    root = tmp_path / "repository"
    root.mkdir()
    return Repository(root)


def test_lines_have_the_author_dates_of_their_last_changes(repository: Repository) -> None:
    repository.commit("2023-02-03", once="a\nb\n", twice="a\nb\nc\n")
    repository.commit("2024-05-06", twice="a\nB\nc\n")
    dates, findings = repository.dates()
    assert findings == []
    assert dates["once.md"][:2] == ("2023-02-03", "2023-02-03")
    assert dates["twice.md"][:3] == ("2023-02-03", "2024-05-06", "2023-02-03")


def test_what_is_not_committed_has_no_date(repository: Repository) -> None:
    repository.commit("2023-02-03", a="a\nb\n")
    (repository.root / "notes/a.md").write_text("a\nnew\n")
    (repository.root / "notes/b.md").write_text("new\n")
    dates, _ = repository.dates()
    assert dates["a.md"][:2] == ("2023-02-03", None)
    assert "b.md" not in dates


def test_names_in_any_script_are_found(repository: Repository) -> None:
    repository.commit("2023-02-03", **{"笔记 é": "a\n"})
    assert list(repository.dates()[0]) == ["笔记 é.md"]


def test_a_shallow_clone_is_told_and_has_no_dates(repository: Repository, tmp_path: Path) -> None:
    repository.commit("2023-02-03", a="a\n")
    repository.commit("2024-02-03", a="a\nb\n")
    clone = tmp_path / "clone"
    repository.git("clone", "-q", "--depth=1", f"file://{repository.root}", str(clone))
    notes = clone / "notes"
    dates, _, findings = read_history(notes, [Source("a.md", (notes / "a.md").read_text())])
    assert dates == {}
    assert [finding.code for finding in findings] == ["PN104"]


def test_outside_of_a_repository_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert read_history(tmp_path, [Source("a.md", "a")]) == ({}, {}, ())


def test_without_git_nothing_is_known(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit("2023-02-03", a="a\n")
    monkeypatch.setenv("PATH", "")
    assert repository.dates() == ({}, [])


def test_a_project_that_names_its_repository_shows_when_papers_were_noted(repository: Repository, site: Site) -> None:
    title = "Scaling up GANs for Text-to-Image Synthesis"
    repository.commit("2023-02-03", a=f"## 《{title}》\nIt scales.\n")
    project = type(site)(repository.root)
    assert project.build().papers[0]["added"] is None
    project.write("papernotes.yml", "repo: https://github.com/ada/notes\n").build()
    assert project.papers[0]["added"] == "2023-02-03"
    assert "2023-02-03" in project.read("index.html")
    assert "<updated>2023-02-03T00:00:00Z</updated>" in project.read("feed.xml")
