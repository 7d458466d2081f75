"""What is kept between builds: whole or not at all, and never believed without a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papernotes.builder.memory.sealed import read, write
from papernotes.builder.memory.stamps import read_stamps, write_stamps
from papernotes.builder.memory.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_put_is_there_the_next_time(tmp_path: Path) -> None:
    store = Store(tmp_path / "deep" / "records")
    assert store.get(b"a") is None
    store.put(b"a", b"1")
    store.save()
    assert Store(tmp_path / "deep" / "records").get(b"a") == b"1"


def test_what_nobody_asks_for_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "records"
    first = Store(path)
    first.put(b"a", b"1")
    first.put(b"b", b"2")
    first.save()
    second = Store(path)
    assert second.get(b"a") == b"1"
    second.save()
    assert Store(path).get(b"b") is None
    assert Store(path).get(b"a") == b"1"


def test_a_small_change_is_written_beside_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "records"

    def build(*keys: bytes) -> set[bytes]:
        """Return which of the keys were known."""
        store = Store(path)
        known = {key for key in keys if store.get(key)}
        for key in set(keys) - known:
            store.put(key, bytes(1000))
        store.save()
        return known

    many = [b"%d" % number for number in range(40)]
    build(*many)
    before = path.read_bytes()
    assert build(*many[1:], b"new") == set(many[1:])
    assert path.read_bytes() == before
    assert build(*many, b"new") == {*many[1:], b"new"}, "what was dropped is not there, what was added is"
    assert path.read_bytes() == before
    build(*many[20:], b"newer")
    assert path.read_bytes() != before, "a large change is written whole"
    assert [file.name for file in tmp_path.iterdir()] == ["records"]
    assert build(*many[20:], b"newer", b"new") == {*many[20:], b"newer"}


def test_a_file_that_holds_the_same_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "records"
    for _ in range(2):
        store = Store(path)
        if store.get(b"a") is None:
            store.put(b"a", b"1")
        before = path.stat().st_mtime_ns if path.exists() else 0
        store.save()
    assert path.stat().st_mtime_ns == before


def test_several_builds_of_one_process_keep_what_the_last_one_used(tmp_path: Path) -> None:
    store = Store(tmp_path / "records")
    store.put(b"a", b"1")
    store.save()
    assert store.get(b"a") == b"1"
    store.put(b"b", b"2")
    store.save()
    assert store.get(b"a") == b"1"
    store.save()
    assert Store(tmp_path / "records").get(b"b") is None


def test_a_clean_start_believes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "records")
    store.put(b"a", b"1")
    store.save()
    assert Store(tmp_path / "records", clean=True).get(b"a") is None


def test_without_a_place_nothing_is_kept_but_at_hand() -> None:
    store = Store(None)
    store.put(b"a", b"1")
    store.save()
    assert store.get(b"a") == b"1"
    store.save(forget=True)
    assert store.get(b"a") is None
    assert Store(None).get(b"a") is None


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda content: b"", id="empty"),
        pytest.param(lambda content: content[:7], id="cut off"),
        pytest.param(lambda content: content[:-1], id="one byte short"),
        pytest.param(lambda content: content[:9] + bytes([content[9] ^ 1]) + content[10:], id="one bit"),
        pytest.param(lambda content: b"\x80\x04K\x01." * 20, id="something else"),
    ],
)
def test_a_damaged_file_is_an_empty_one(tmp_path: Path, damage) -> None:
    path = tmp_path / "records"
    store = Store(path)
    store.put(b"key", b"value" * 100)
    store.save()
    path.write_bytes(damage(path.read_bytes()))
    assert Store(path).get(b"key") is None
    assert read(path) is None


def test_what_cannot_be_written_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    write(tmp_path / "file" / "records", b"x")
    assert read(tmp_path / "file" / "records") is None


def test_stamps_of_another_program_are_none(tmp_path: Path) -> None:
    stamps = {"index.html": (b"digest", 3, 5)}
    write_stamps(tmp_path, tmp_path / "site", b"salt", stamps)
    assert read_stamps(tmp_path, tmp_path / "site", b"salt") == stamps
    assert read_stamps(tmp_path, tmp_path / "site", b"other") == {}
    assert read_stamps(tmp_path, tmp_path / "elsewhere", b"salt") == {}
