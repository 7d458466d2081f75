"""Pages that walk through somebody's notes: files as shown, commands as written, what they print as shown."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.test_docs import ROOT, blocks, name_of

PAGES = [ROOT / "docs" / name for name in ("awesome-list.md", "lab.md", "obsidian.md")]


def lay_out(text: str, project: Path) -> None:
    """Write a page's files, those whose fence names a path."""
    for info, code in blocks(text):
        write(info.partition(" ")[2], code, project)


def write(path: str, code: str, project: Path) -> None:
    if path:
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(code, "utf-8")


def shell(commands: str, folder: Path) -> str:
    """Run a page's commands as somebody would who has the program on the PATH; return what they print."""
    programs = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    environment = {**os.environ, "PATH": programs, "HOME": str(folder.parent), "NO_COLOR": "1", "COLUMNS": "120"}
    run = subprocess.run(
        ["sh", "-ec", commands], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr or run.stdout
    return run.stdout


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_can_be_followed_as_it_is_written(page: Path, tmp_path: Path) -> None:
    printed = ""
    for info, code in blocks(page.read_text("utf-8")):
        write(info.partition(" ")[2], code, tmp_path / "project")
        if info == "sh":
            printed = shell(code, tmp_path / "project")
        elif info == "text":
            assert printed == code


@pytest.mark.parametrize(("page", "secret"), [("lab.md", "Not yet"), ("obsidian.md", "Lena")])
def test_what_a_page_calls_private_is_nowhere_on_the_site(page: str, secret: str, tmp_path: Path) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    assert secret in text
    lay_out(text, tmp_path / "project")
    shell("papernotes build -q", tmp_path / "project")
    built = [path for path in (tmp_path / "project" / "site").rglob("*") if path.is_file()]
    assert built
    assert not [path.name for path in built if secret in path.read_text("utf-8", "replace")]
