"""Two builds never write one site at the same time, and no build is kept out by one that is gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from papernotes.errors import PapernotesError
from papernotes.files.lock import LOCK, held
from papernotes.files.walk import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLD = """
import pathlib, sys, time
from papernotes.files.lock import held
with held(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@contextmanager
def _another(site: Path, seconds: float = 60) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds a site's lock."""
    command = [sys.executable, "-c", HOLD, str(site), str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


@pytest.fixture(params=[True, False], ids=["built-before", "first-build"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param:
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / MANIFEST).write_text("{}")
    return tmp_path / "site"


def test_the_second_build_names_the_process_that_it_waited_for_in_vain(site: Path) -> None:
    with _another(site) as other, pytest.raises(PapernotesError, match=f"process {other.pid}"), held(site, 0.1):
        pytest.fail("both hold it")


def test_the_second_build_waits_for_the_first(site: Path) -> None:
    with _another(site, 0.2), held(site):
        pass


def test_the_lock_of_a_killed_build_is_taken_over(site: Path, tmp_path: Path) -> None:
    with _another(site) as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
        left = [path for path in tmp_path.rglob("*") if path.name.endswith(LOCK)]
        assert left
        with held(site, 0):
            assert left[0].read_text() == f"{os.getpid()}\n"
    assert not left[0].exists()


def test_the_lock_of_a_first_build_that_was_killed_at_its_very_end_goes(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / MANIFEST).write_text("{}")
    (tmp_path / f".site{LOCK}").write_text("1\n")
    with held(tmp_path / "site"):
        pass
    assert not [path for path in tmp_path.rglob("*") if path.name.endswith(LOCK)]


def test_the_lock_goes_also_when_the_build_fails(site: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="broken"), held(site):
        raise ValueError("broken")
    assert not [path for path in tmp_path.rglob("*") if path.name.endswith(LOCK)]


def test_a_link_in_the_place_of_the_lock_is_not_followed(site: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs").write_text("theirs")
    place = site / LOCK if site.exists() else tmp_path / f".site{LOCK}"
    place.symlink_to(tmp_path / "theirs")
    with held(site):
        pass
    assert (tmp_path / "theirs").read_text() == "theirs"


def test_two_commands_at_once_end_well_and_leave_one_whole_site(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes/a.md").write_text("# Folding Paper Cranes (CVPR 2020)\n\nHard.\n")
    command = [sys.executable, "-m", "papernotes", "build", str(tmp_path), "-q"]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    assert [(process.communicate()[1], process.returncode) for process in both] == [("", 0)] * 2
    assert sorted(p.name for p in tmp_path.iterdir()) == ["notes", "site"]
    assert not list(tmp_path.rglob("*papernotes-[sl]*"))


def test_a_build_that_finds_another_one_says_so_and_ends_with_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from click.testing import CliRunner

    from papernotes.cli import main

    (tmp_path / "a.md").write_text("# Folding Paper Cranes (CVPR 2020)\n")
    monkeypatch.setattr("papernotes.builder.whole_build.held", lambda site: held(site, 0))
    with _another(tmp_path / "site") as other:
        ran = CliRunner().invoke(main, ["build", str(tmp_path)])
    assert (ran.exit_code, f"process {other.pid}" in ran.output) == (2, True)
