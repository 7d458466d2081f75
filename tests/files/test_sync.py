"""A site folder is written whole, changes only where it differs, and loses only what papernotes wrote."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from papernotes.errors import PapernotesError
from papernotes.files import stage
from papernotes.files.manifest import Manifest
from papernotes.files.sync import Stale, Written, compare, sync
from papernotes.files.walk import MANIFEST
from papernotes.site.page import Artifact, Piece

if TYPE_CHECKING:
    from pathlib import Path


def _sync(site: Path, files: dict[str, str], **options: bool) -> Written:
    pieces = [Piece(lambda _, path=path, text=text: [Artifact(path, text.encode())]) for path, text in files.items()]
    return sync(pieces, (), site, (), **options)


def _tree(site: Path) -> dict[str, str]:
    return {
        p.relative_to(site).as_posix(): p.read_text() for p in site.rglob("*") if p.is_file() and p.name != MANIFEST
    }


SITE = {"index.html": "home", "papers/clip.html": "clip", "papers/galip.html": "galip"}


def test_a_first_build_writes_everything(tmp_path: Path) -> None:
    assert _sync(tmp_path / "deep/site", SITE) == Written(3, 0, 0)
    assert _tree(tmp_path / "deep/site") == SITE
    assert [p.name for p in (tmp_path / "deep").iterdir()] == ["site"]


def test_the_same_again_writes_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _sync(site, SITE)
    for path in site.rglob("*"):
        os.utime(path, (1, 1))
    assert _sync(site, SITE) == Written(0, 3, 0)
    assert {p.stat().st_mtime for p in site.rglob("*") if p.is_file()} == {1.0}


def test_changes_additions_and_removals_are_carried_out(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _sync(site, SITE)
    after = {"index.html": "new home", "papers/clip.html": "clip", "venues/cvpr.html": "cvpr"}
    assert _sync(site, after) == Written(2, 1, 1)
    assert _tree(site) == after
    _sync(site, {"index.html": "alone"})
    assert sorted(p.name for p in site.iterdir()) == [MANIFEST, "index.html"]


def test_what_others_put_there_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _sync(site, SITE)
    (site / "CNAME").write_text("ada.example")
    (site / "papers/mine.txt").write_text("mine")
    _sync(site, {"index.html": "home"})
    assert _tree(site) == {"index.html": "home", "CNAME": "ada.example", "papers/mine.txt": "mine"}


def test_a_folder_of_others_is_refused_unless_adopted(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("dear")
    with pytest.raises(PapernotesError, match="did not make"):
        _sync(tmp_path, SITE)
    assert _tree(tmp_path) == {"thesis.tex": "dear"}
    _sync(tmp_path, SITE, adopt=True)
    assert _tree(tmp_path) == {**SITE, "thesis.tex": "dear"}


def test_an_empty_folder_needs_no_adoption(tmp_path: Path) -> None:
    assert _sync(tmp_path, SITE) == Written(3, 0, 0)


def test_a_damaged_manifest_removes_nothing(tmp_path: Path) -> None:
    _sync(tmp_path / "site", SITE)
    (tmp_path / "site" / MANIFEST).write_text('{"version": 1, "files": ["../../x", 3')
    _sync(tmp_path / "site", {"index.html": "home"})
    assert _tree(tmp_path / "site") == SITE


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "a\\b", "", MANIFEST])
def test_no_file_leaves_the_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(PapernotesError):
        _sync(tmp_path / "site", {path: "x"})
    assert not (tmp_path / "x").exists()


def test_two_files_of_one_path_are_refused(tmp_path: Path) -> None:
    twice = Artifact("a", b"1"), Artifact("a", b"2")
    with pytest.raises(PapernotesError):
        sync([Piece(lambda _: twice)], (), tmp_path / "site", ())
    assert not (tmp_path / "site").exists()


def test_nothing_is_written_or_removed_through_a_link(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside"
    _sync(site, SITE)
    outside.mkdir()
    (outside / "clip.html").write_text("theirs")
    (site / "papers").rename(tmp_path / "moved")
    (site / "papers").symlink_to(outside)
    with pytest.raises(PapernotesError, match="is a link"):
        _sync(site, {"papers/clip.html": "x"})
    _sync(site, {"index.html": "home"})
    assert (outside / "clip.html").read_text() == "theirs"


def test_a_file_that_is_a_link_is_replaced_not_followed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _sync(site, SITE)
    (tmp_path / "theirs").write_text("home")
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(tmp_path / "theirs")
    _sync(site, {**SITE, "index.html": "new"})
    assert (tmp_path / "theirs").read_text() == "home"
    assert not (site / "index.html").is_symlink()


def test_a_build_cut_short_is_finished_by_the_next(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _sync(site, SITE)
    pending = Manifest(("index.html", "papers/clip.html", "papers/galip.html", "venues/cvpr.html"))
    (site / MANIFEST).write_text(pending.text())
    (site / ".papernotes-staging").mkdir()
    (site / ".papernotes-staging/index.html").write_text("half")
    _sync(site, {"index.html": "home"})
    assert _tree(site) == {"index.html": "home"}


def test_a_link_in_the_place_of_the_staging_folder_is_not_followed(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside"
    _sync(site, SITE)
    outside.mkdir()
    (outside / "theirs").write_text("theirs")
    (site / ".papernotes-staging").symlink_to(outside)
    _sync(site, {"index.html": "new"})
    assert (outside / "theirs").read_text() == "theirs"
    assert _tree(site) == {"index.html": "new"}


def test_copies_are_the_files_own_bytes(tmp_path: Path) -> None:
    (tmp_path / "figure.png").write_bytes(b"\x89PNG\0")
    for _ in range(2):
        sync([], [(tmp_path / "figure.png", "files/figure.png")], tmp_path / "site", ())
    assert (tmp_path / "site/files/figure.png").read_bytes() == b"\x89PNG\0"


def test_drafts_of_killed_builds_go_and_those_of_running_ones_stay(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    stays = [f"site.papernotes-staging-{os.getppid()}", "site.papernotes-staging-mine", "other.papernotes-staging-1"]
    for name in (f"site.papernotes-staging-{ended.pid}", *stays):
        (tmp_path / name).mkdir()
    _sync(tmp_path / "site", SITE)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted((*stays, "site"))


def test_a_file_of_the_users_is_not_replaced_by_one_of_that_name(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _sync(site, SITE)
    (site / "robots.txt").write_text("mine")
    with pytest.raises(PapernotesError, match=r"did not make this file") as told:
        _sync(site, {**SITE, "index.html": "new", "robots.txt": "ours"})
    assert "--adopt" in told.value.help
    assert _tree(site) == {**SITE, "robots.txt": "mine"}
    _sync(site, {**SITE, "robots.txt": "ours"}, adopt=True)
    assert _tree(site) == {**SITE, "robots.txt": "ours"}


def test_a_file_becomes_a_folder_and_a_folder_a_file(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for files in ({"a": "1", "b/c": "2"}, {"a/d": "3", "b": "4"}, {"a": "1", "b/c": "2"}):
        _sync(site, {"index.html": "home", **files})
        assert _tree(site) == {"index.html": "home", **files}


def test_a_folder_of_the_users_in_the_place_of_a_file_stops_the_build(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _sync(site, {"index.html": "home"})
    (site / "a").mkdir()
    (site / "a/mine").write_text("mine")
    with pytest.raises(PapernotesError, match="cannot be written"):
        _sync(site, {"index.html": "home", "a": "1"})
    assert (site / "a/mine").read_text() == "mine"


@pytest.mark.parametrize("first", [True, False], ids=["first-build", "later-build"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT], ids=errno.errorcode.get)
def test_a_disk_that_takes_no_more_leaves_the_site_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, first: bool
) -> None:
    site, written = tmp_path / "site", []
    if not first:
        _sync(site, SITE)

    def full(path: str, content: bytes) -> os.stat_result:
        written.append(path)
        if len(written) == 3:
            raise OSError(code, os.strerror(code), path)
        return write(path, content)

    write = stage.write
    monkeypatch.setattr(stage, "write", full)
    with pytest.raises(PapernotesError, match=os.strerror(code)) as told:
        _sync(site, dict.fromkeys((*SITE, "more.html"), "new"))
    assert "free space" in told.value.help
    assert [p.name for p in tmp_path.iterdir()] == ([] if first else ["site"])
    assert first or (_tree(site) == SITE and not (site / ".papernotes-staging").exists())


def test_a_file_that_outgrows_the_limit_of_its_process_is_never_half_written(tmp_path: Path) -> None:
    _sync(tmp_path / "site", SITE)
    code = (
        "import pathlib, resource, sys\nfrom papernotes.files.sync import sync\nfrom papernotes.errors import *\n"
        "from papernotes.site.page import Artifact, Piece\nresource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "piece = Piece(lambda _: [Artifact('index.html', b'x' * 9000)])\n"
        "try: sync([piece], (), pathlib.Path(sys.argv[1]), ())\nexcept PapernotesError as error: print(error)"
    )
    ran = subprocess.run([sys.executable, "-c", code, tmp_path / "site"], capture_output=True, text=True, check=True)
    assert "File too large" in ran.stdout
    assert _tree(tmp_path / "site") == SITE


def _compare(site: Path, files: dict[str, str]) -> Stale:
    pieces = [Piece(lambda _, path=path, text=text: [Artifact(path, text.encode())]) for path, text in files.items()]
    return compare(pieces, (), site, ())


def test_a_comparison_tells_what_a_build_would_do_and_does_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _sync(site, SITE)
    (site / "CNAME").write_text("mine")
    assert not _compare(site, SITE)
    after = {"index.html": "new", "papers/clip.html": "clip", "venues/cvpr.html": "cvpr"}
    found = _compare(site, after)
    assert found == Stale(("venues/cvpr.html",), (MANIFEST, "index.html"), ("papers/galip.html",))
    assert _tree(site) == {**SITE, "CNAME": "mine"}
    _sync(site, after)
    assert not _compare(site, after)


def test_a_site_that_is_not_there_lacks_everything(tmp_path: Path) -> None:
    assert _compare(tmp_path / "site", {"a": "1"}).missing == (MANIFEST, "a")
    assert list(tmp_path.iterdir()) == []
