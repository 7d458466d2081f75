"""A file that a command names belongs to its own project, wherever the command is given."""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from papernotes.builder.memory.place import place
from papernotes.builder.memory.runner import Runner
from papernotes.builder.whole_build import build
from papernotes.cli import main
from papernotes.files import walk
from papernotes.serve.readings import how_view

if TYPE_CHECKING:
    from click.testing import Result
    from tests.conftest import Site

BOATS = (
    "# Boats\n\n## RowNet: Rowing in Deep Networks (CVPR 2021)\n\nPaper: https://arxiv.org/abs/2101.00001\n\nIt rows.\n"
)
SETTINGS = "papernotes.yml"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


@pytest.fixture
def away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with notes of others that one works in; reading them fails."""
    folder = tmp_path / "away"
    (folder / "others").mkdir(parents=True)
    (folder / "others" / "theirs.md").write_text(BOATS.replace("RowNet", "TheirNet"))
    (folder / SETTINGS).write_text("title: Theirs\n")
    monkeypatch.chdir(folder)
    return folder


def project(folder: Path, *, notes: str = "", settings: str | None = "title: Mine\n") -> Path:
    file = folder / notes / "ml" / "boats.md"
    file.parent.mkdir(parents=True)
    file.write_text(BOATS)
    (folder / notes / "soup.md").write_text("# Soup\n\nWash the leeks.\n")
    if settings is not None:
        (folder / SETTINGS).write_text(settings)
    return file


@pytest.mark.parametrize("notes", ["", "notes"])
@pytest.mark.parametrize("inside", [False, True], ids=["elsewhere", "below"])
def test_a_file_is_read_with_the_settings_above_it(tmp_path: Path, away: Path, notes: str, *, inside: bool) -> None:
    home = away / "mine" if inside else tmp_path / "mine"
    file = project(home, notes=notes)
    assert "RowNet" in run("explain", f"{file}:3").output
    assert run("read", str(file)).output.splitlines()[1].startswith("ml/boats.md ")
    told = run("read", str(file), "--as", "file")
    assert f"Written into {home / SETTINGS}" in told.output
    assert (home / SETTINGS).read_text() == 'title: Mine\n\nread:\n  "ml/boats.md": file\n'
    assert (away / SETTINGS).read_text() == "title: Theirs\n"


def test_a_relative_path_leads_to_the_same_project(tmp_path: Path, away: Path) -> None:
    project(tmp_path / "mine")
    assert run("read", "../mine/ml/boats.md", "--as", "headings 2").output.count("ml/boats.md") == 2
    assert "headings 2" in (tmp_path / "mine" / SETTINGS).read_text()
    assert away.is_dir()


def test_without_settings_a_file_belongs_to_its_site_to_this_folder_or_to_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "mine"
    file = project(home, settings=None)
    monkeypatch.chdir(home)
    assert walk.project_of(Path("ml/boats.md")) == Path()
    monkeypatch.chdir(tmp_path)
    assert walk.project_of(Path("mine/ml/boats.md")) == Path()
    monkeypatch.setattr(walk.tempfile, "gettempdir", lambda: str(tmp_path))
    assert walk.project_of(Path("mine/ml/boats.md")) == Path("mine/ml/boats.md"), "all that programs leave lies here"
    (tmp_path / "else").mkdir()
    monkeypatch.chdir(tmp_path / "else")
    assert walk.project_of(file) == file
    assert run("read", str(file), "--as", "file").exit_code == 0
    assert (file.parent / SETTINGS).exists()
    (file.parent / SETTINGS).unlink()
    assert run("build", str(home)).exit_code == 0
    assert walk.project_of(file) == home


def test_what_is_no_file_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (("read", str(tmp_path / "a.md")), ("explain", f"{tmp_path / 'a.md'}:3")):
        result = run(*arguments)
        assert (result.exit_code, "no such file" in result.output) == (2, True)


@pytest.mark.parametrize("name", ["ml/boats.md", "-b.md", "it's here.md"])
def test_the_command_of_the_preview_works_in_any_folder(site: Site, away: Path, name: str) -> None:
    site.note(BOATS, name).note("# Soup\n\nWash the leeks.\n", "soup.md")
    for root in (site.root, site.root / "notes" / name):
        made = build(root, site.root / "site", Runner(place(root)))
        (told,) = (read for read in made.site.library.readings if read.file.endswith(Path(name).name))
        unsure = (told._replace(confidence=0.1, second="file"),)
        made = made._replace(site=replace(made.site, library=replace(made.site.library, readings=unsure)))
        (case,) = how_view(made).cases
        _, *arguments = shlex.split(case.why)
        assert "RowNet" in run(*arguments).output
    assert away.is_dir()


def test_broken_readings_are_told(site: Site) -> None:
    site.note(BOATS).write(SETTINGS, 'read: {"boots.md": file}\n')
    assert "PN221 No notes file fits `boots.md`." in site.run("read").output
    site.write(SETTINGS, 'read: {"notes.md": chapters}\n')
    assert "PN002 `read` must be a table" in site.run("read").output


def test_a_settled_file_shows_no_doubt_and_its_own_line_beats_a_pattern(site: Site) -> None:
    site.note(BOATS).write(SETTINGS, 'read: {"*.md": notes}\n')
    assert site.run("read").output.splitlines()[1:] == ["notes.md  notes    0       told"]
    run("read", str(site.root / "notes" / "notes.md"), "--as", "headings 2")
    assert site.run("read").output.splitlines()[1:] == ["notes.md  headings 2  1       told"]
