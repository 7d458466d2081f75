"""A site folder is written whole, changes only where it differs, and loses only what papernotes wrote."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from papernotes.errors import PapernotesError
from papernotes.files.manifest import Manifest
from papernotes.files.sync import Written, sync
from papernotes.files.walk import MANIFEST
from papernotes.render.page import Artifact, Piece

if TYPE_CHECKING:
    from pathlib import Path


def _sync(site: Path, files: dict[str, str], **options: bool) -> Written:
    pieces = [Piece(lambda path=path, text=text: [Artifact(path, text.encode())]) for path, text in files.items()]
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
        sync([Piece(lambda: twice)], (), tmp_path / "site", ())
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
