"""Write a site: what differs, each file whole, and remove only what papernotes itself wrote.

The order makes a killed build harmless. What differs is first written into a staging folder. Then the manifest names
all files, old and new, so that the next command knows them as papernotes' own; new files are put in their places, then
changed ones, each in one step; what is no longer wanted goes; the manifest names what is left.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from papernotes.errors import PapernotesError
from papernotes.files.manifest import NAME, Manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from papernotes.library.addresses import Address
    from papernotes.render.page import Artifact

_STAGING = ".papernotes-staging"
"""The folder, in the site or beside its place, in which files are written before they are put in theirs."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files of a site were written, left as they were, and removed."""

    written: int
    kept: int
    removed: int


def sync(
    artifacts: Iterable[Artifact],
    copies: Sequence[tuple[Path, str]],
    site: Path,
    addresses: Sequence[Address],
    *,
    adopt: bool = False,
) -> Written:
    """Make a site folder hold exactly the artifacts and copies, beside whatever else lies there.

    A folder that does not exist yet appears whole. Unchanged files keep their times. Raises PapernotesError when
    the folder holds files but is not papernotes' own (unless ``adopt``), or when it cannot be written.
    """
    try:
        if not site.exists():
            return _first(artifacts, copies, site, addresses)
        _check_own(site, adopt=adopt)
        return _update(artifacts, copies, site, addresses)
    except OSError as error:
        where = error.filename or site
        raise PapernotesError(
            f"{where}: cannot be written: {error.strerror or error}",
            help="check the folder's permissions and the free space; the next build finishes what is missing",
        ) from error


def _check_own(site: Path, *, adopt: bool) -> None:
    if not site.is_dir():
        raise PapernotesError(f"{site}: is a file, not a folder", help="name another folder with --out")
    if not adopt and not Manifest.read(site).known and any(site.iterdir()):
        raise PapernotesError(
            f"{site}: holds files that papernotes did not make",
            help="name another folder with --out, or take this one over with --adopt (other files there stay)",
        )


def _first(
    artifacts: Iterable[Artifact], copies: Sequence[tuple[Path, str]], site: Path, addresses: Sequence[Address]
) -> Written:
    """Write a new site beside its place, then move it there in one step."""
    site.parent.mkdir(parents=True, exist_ok=True)
    draft = site.with_name(f"{site.name}{_STAGING}-{os.getpid()}")
    try:
        paths: set[str] = set()
        for artifact in artifacts:
            target = _target(draft, artifact.path, paths)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(artifact.content)
        for source, path in copies:
            target = _target(draft, path, paths)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        manifest = Manifest(tuple(paths), tuple(addresses)).text()
        (draft / NAME).write_text(manifest, "utf-8", newline="\n")
        draft.rename(site)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return Written(len(paths), 0, 0)


def _update(
    artifacts: Iterable[Artifact], copies: Sequence[tuple[Path, str]], site: Path, addresses: Sequence[Address]
) -> Written:
    old = Manifest.read(site)
    staging = site / _STAGING
    _clear(staging)
    paths: set[str] = set()
    fresh: list[str] = []
    changed: list[str] = []
    contents = ((artifact.path, artifact.content) for artifact in artifacts)
    for path, content in chain(contents, ((path, source.read_bytes()) for source, path in copies)):
        before = _content(_target(site, path, paths))
        if before != content:
            (fresh if before is None else changed).append(path)
            _write(staging / path, content)
    stale = sorted(set(old.files) - paths)
    final = Manifest(tuple(paths), tuple(addresses)).text().encode()
    if fresh or changed or stale or _content(site / NAME) != final:
        _put(site, NAME, Manifest(tuple(paths | set(old.files)), old.addresses).text().encode())
        for path in (*fresh, *changed):
            _land(staging / path, site / path)
        for path in stale:
            _remove(site, path)
        _put(site, NAME, final)
    _clear(staging)
    return Written(len(fresh) + len(changed), len(paths) - len(fresh) - len(changed), len(stale))


def _put(site: Path, path: str, content: bytes) -> None:
    _write(site / _STAGING / path, content)
    _land(site / _STAGING / path, site / path)


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _land(staged: Path, target: Path) -> None:
    """Put a whole file in its place in one step."""
    target.parent.mkdir(parents=True, exist_ok=True)
    staged.replace(target)


def _clear(staging: Path) -> None:
    """Remove what this or a killed build staged; a link of that name is not followed."""
    if staging.is_symlink():
        staging.unlink()
    elif staging.exists():
        shutil.rmtree(staging)


def _target(site: Path, path: str, paths: set[str]) -> Path:
    """Return where an artifact goes, and note it; two artifacts with one path, or one outside, are a defect."""
    parts = PurePosixPath(path).parts
    if path in paths or not parts or path.startswith("/") or ".." in parts or "\\" in path or path == NAME:
        raise PapernotesError(f"{path}: this path cannot be a part of the site", help="please report this")
    paths.add(path)
    target = site.joinpath(*parts)
    if any(parent.is_symlink() for parent in target.parents if parent.is_relative_to(site) and parent != site):
        raise PapernotesError(
            f"{target.parent}: is a link; papernotes writes no file through it", help="remove the link"
        )
    return target


def _content(path: Path) -> bytes | None:
    try:
        return None if path.is_symlink() else path.read_bytes()
    except FileNotFoundError:
        return None


def _remove(site: Path, path: str) -> None:
    """Remove a file of the old manifest and the folders that it leaves empty; never through a link."""
    parts = PurePosixPath(path).parts
    if not parts or ".." in parts or path.startswith("/"):
        return
    target = site.joinpath(*parts)
    folders = [parent for parent in target.parents if parent.is_relative_to(site) and parent != site]
    if any(folder.is_symlink() for folder in folders):
        return
    target.unlink(missing_ok=True)
    for folder in folders:
        if not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()
