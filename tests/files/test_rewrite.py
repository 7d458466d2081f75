"""A notes file is changed whole or not at all, and never over what somebody else just changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papernotes.errors import PapernotesError
from papernotes.files.rewrite import rewrite

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("é\r\n".encode())
    path.chmod(0o640)
    assert rewrite(path, "é\r\n", "漢\r\n") == "written"
    assert path.read_bytes() == "漢\r\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbfold")
    assert rewrite(path, "old", "new") == "written"
    assert path.read_bytes() == b"\xef\xbb\xbfnew"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "a.md").symlink_to("real.md")
    assert rewrite(tmp_path / "a.md", "old", "new") == "written"
    assert (tmp_path / "a.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "new"


@pytest.mark.parametrize("now", [b"other", b"", b"old "])
def test_a_file_that_changed_since_it_was_read_is_left(tmp_path: Path, now: bytes) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(now)
    assert rewrite(path, "old", "new") == "changed"
    assert path.read_bytes() == now


def test_a_file_that_changes_meanwhile_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    monkeypatch.setattr("os.fsync", lambda _: path.write_bytes(b"other"))
    assert rewrite(path, "old", "new") == "changed"
    assert path.read_bytes() == b"other"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("now", ["é".encode("latin-1"), "old".encode("utf-16")])
def test_a_file_in_another_encoding_is_left(tmp_path: Path, now: bytes) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(now)
    assert rewrite(path, "old", "new") == "encoding"
    assert path.read_bytes() == now


@pytest.mark.parametrize("lock", [".a.md.swp", ".#a.md"])
def test_a_file_that_an_editor_has_open_is_left(tmp_path: Path, lock: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    (tmp_path / lock).symlink_to("ada@machine.1234")  # Emacs' lock is a link to nothing
    assert rewrite(path, "old", "new") == "open"
    assert path.read_bytes() == b"old"


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(PapernotesError, match=r"a\.md: cannot be changed: No such file"):
        rewrite(tmp_path / "a.md", "old", "new")


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(PapernotesError, match="No space left"):
        rewrite(path, "old", "new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_protected_or_has_a_second_name_is_left_as_it_is(tmp_path: Path) -> None:
    for name in ("protected.md", "shared.md"):
        (tmp_path / name).write_text("before")
    (tmp_path / "protected.md").chmod(0o444)
    (tmp_path / "second.md").hardlink_to(tmp_path / "shared.md")
    assert rewrite(tmp_path / "protected.md", "before", "after") == "protected"
    assert rewrite(tmp_path / "shared.md", "before", "after") == "shared"
    assert {path.read_text() for path in tmp_path.iterdir()} == {"before"}


def test_a_name_as_long_as_can_be_is_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / f"{'n' * 252}.md"
    path.write_text("before")
    assert rewrite(path, "before", "after") == "written"
    assert path.read_text() == "after"
