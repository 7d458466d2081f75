"""The example: the user's own notes file, and the site that is committed beside it."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from papernotes.files.walk import MANIFEST

if TYPE_CHECKING:
    from tests.conftest import Site

ROOT = Path(__file__).parents[1]
NOTES = "notes/research-notes.md"
NOTES_DIGEST = "b9ea21b2a80b176ed08f6461d8de34af73bbba3516a85cd59d2d65531d2b69c9"


def committed() -> dict[str, bytes]:
    site = ROOT / "site"
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}


@pytest.fixture
def example(site: Site) -> Site:
    """A project that holds the example's notes, freshly built."""
    return site.write(NOTES, (ROOT / NOTES).read_bytes()).build()


def test_the_notes_are_the_users_file_unchanged() -> None:
    assert hashlib.sha256((ROOT / NOTES).read_bytes()).hexdigest() == NOTES_DIGEST


def test_a_fresh_build_gives_the_committed_site(site: Site) -> None:
    wanted = committed()
    site.write(f"site/{MANIFEST}", wanted[MANIFEST])  # the addresses that were given out are an input, like the notes
    built = site.write(NOTES, (ROOT / NOTES).read_bytes()).build().files()
    assert sorted(built) == sorted(wanted), "files differ; `python3 dev.py build` writes site/ anew"
    differ = [path for path, content in built.items() if content != wanted[path]]
    assert not differ, "contents differ; `python3 dev.py build` writes site/ anew"


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"}, id="one-seed-and-zone"),
        pytest.param({"PYTHONHASHSEED": "2", "LC_ALL": "C", "PYTHONUTF8": "0"}, id="another-seed-and-no-locale"),
    ],
)
def test_the_bytes_depend_on_nothing_but_the_notes(example: Site, environment: dict[str, str]) -> None:
    elsewhere = example.root / "another folder"
    shutil.copytree(example.root / "notes", elsewhere / "notes")
    command = [sys.executable, "-m", "papernotes", "build", "another folder"]
    done = subprocess.run(
        command, cwd=example.root, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    built = {p.relative_to(elsewhere / "site").as_posix(): p for p in (elsewhere / "site").rglob("*") if p.is_file()}
    assert sorted(built) == sorted(example.files())
    assert not [path for path, content in example.files().items() if built[path].read_bytes() != content]


def test_building_twice_writes_nothing(example: Site) -> None:
    before = {path: (example.root / "site" / path).stat().st_mtime_ns for path in example.files()}
    example.build()
    assert {path: (example.root / "site" / path).stat().st_mtime_ns for path in example.files()} == before


def test_every_line_of_the_notes_is_accounted_for(example: Site) -> None:
    lines = (ROOT / NOTES).read_text("utf-8").splitlines()
    held = [place for paper in example.papers for place in paper["sources"]] + example.data["skipped"]
    covered = {n for place in held for n in range(place["line"], place["end_line"] + 1)}
    groups = {n for n, line in enumerate(lines, 1) if line.startswith("# ")}
    assert {n for n, line in enumerate(lines, 1) if line.strip()} <= covered | groups


def test_the_example_holds_twelve_papers_and_two_notes(example: Site) -> None:
    kinds = [paper["kind"] for paper in example.papers]
    assert (kinds.count("paper"), kinds.count("note")) == (12, 2)
    assert [skipped["reason"] for skipped in example.data["skipped"]].count("template") == 2
