"""A damaged, foreign or planted cache costs time and nothing else."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from papernotes.builder.memory import sealed
from papernotes.builder.memory.sealed import read, write

TOP = Path(__file__).parents[2]


def test_whatever_is_damaged_the_site_is_that_of_a_clean_build_and_the_file_is_healed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.cache.damaging", str(tmp_path), "5", "60"]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, timeout=600, check=False)
    assert (done.returncode, done.stdout) == (0, "60 damages\n"), done.stderr


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a user who has no key yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "papernotes"


@pytest.mark.parametrize("size", [0, 1, 300])
def test_every_byte_of_a_file_is_under_its_seal(home: Path, tmp_path: Path, size: int) -> None:
    path = tmp_path / "records"
    write(path, os.urandom(size))
    whole = path.read_bytes()
    assert len(whole) == size + 32
    assert (home / "key").stat().st_mode & 0o777 == 0o600
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert read(path) is None
        path.write_bytes(whole[:at])
        assert read(path) is None
    path.write_bytes(whole)
    assert read(path) is not None


def test_a_file_under_another_name_or_in_another_projects_folder_is_none(home: Path, tmp_path: Path) -> None:
    for name in ("one/records", "one/state", "two/records"):
        write(tmp_path / name, b"content")
    content = (tmp_path / "one/records").read_bytes()
    for name in ("one/state", "two/records"):
        (tmp_path / name).write_bytes(content)
        assert read(tmp_path / name) is None


def test_a_cache_that_another_user_wrote_is_none(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planted = tmp_path / "project" / ".cache" / "records"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "strangers"))
    write(planted, pickle.dumps(print))
    assert read(planted) is not None
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    assert read(planted) is None


def test_a_file_of_another_form_is_none(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed, "_FORM", b"papernotes 999")
    write(tmp_path / "records", b"content")
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(home.parent))
    assert read(tmp_path / "records") is None


def test_without_a_home_or_a_place_for_the_key_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    write(tmp_path / "records", b"content")
    assert not (tmp_path / "records").exists()
    monkeypatch.setattr(sealed, "own_folder", lambda: None)
    write(tmp_path / "records", b"content")
    assert not (tmp_path / "records").exists()
    assert read(tmp_path / "records") is None


def test_nothing_is_written_through_a_link_that_a_project_brings(home: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "cache").symlink_to(tmp_path / "precious")
    write(tmp_path / "cache" / "records", b"content")
    assert list((tmp_path / "precious").iterdir()) == []


def test_two_first_builds_at_once_settle_on_one_key(home: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from papernotes.builder.memory.sealed import write; "
        "write(Path(sys.argv[1]) / f'records-{sys.argv[2]}', b'content')"
    )
    started = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), str(n)]) for n in range(6)]
    assert [process.wait() for process in started] == [0] * 6
    write(tmp_path / "last", b"content")
    assert read(tmp_path / "last") is not None
    assert [path.name for path in home.iterdir()] == ["key"]
