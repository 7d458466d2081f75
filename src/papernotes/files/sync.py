"""Write a site: what differs, each file whole, and remove only what papernotes itself wrote.

The order makes a killed build harmless. What differs is first written into a staging folder. Then the manifest names
all files, old and new, so that the next command knows them as papernotes' own; new files are put in their places, then
changed ones, each in one step; what is no longer wanted goes; the manifest names what is left.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from papernotes.errors import PapernotesError
from papernotes.files.lock import LOCK
from papernotes.files.manifest import Manifest
from papernotes.files.stage import NO_PAST, Stage, clear, differing, made, read, write
from papernotes.files.walk import MANIFEST
from papernotes.site.page import Artifact, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from papernotes.files.stage import FileState, Stamp
    from papernotes.library.slugs import Assigned
    from papernotes.remembering import Run

_STAGING = ".papernotes-staging"
"""The folder, in the site or beside its place, in which files are written before they are put in theirs."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files of a site were written, left as they were, and removed."""

    written: int
    kept: int
    removed: int
    changed: tuple[str, ...] = field(default=(), compare=False)
    """The paths of those that were written or removed."""
    stamps: Mapping[str, Stamp] = field(default_factory=lambda: NO_PAST, compare=False)
    """How each file that has a digest was left, by its path: what the next build takes as the past."""


@dataclass(frozen=True, slots=True)
class Stale:
    """How the files of a site differ from what a build would make. All are paths below the site, in their order."""

    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    """Files that papernotes once wrote and would remove."""
    fine: int = field(default=0, compare=False)
    """How many files are as they should be."""

    def __bool__(self) -> bool:
        return bool(self.missing or self.changed or self.unwanted)


def sync(
    pieces: Sequence[Piece],
    copies: Sequence[tuple[Path, str]],
    site: Path,
    addresses: Sequence[Assigned],
    run: Run = map,
    *,
    adopt: bool = False,
    past: Mapping[str, Stamp] = NO_PAST,
) -> Written:
    """Make a site folder hold exactly the artifacts of all pieces and the copies, beside whatever else lies there.

    A folder that does not exist yet appears whole. Unchanged files keep their times. ``run`` does the work on each
    piece, in other processes if it likes; a piece whose digest and files are those of the ``past`` is not made again.
    Raises PapernotesError when the folder holds files but is not papernotes' own, or a file of others stands where one
    of the site should (unless ``adopt``), or when it cannot be written.
    """
    pieces = _all(pieces, copies)
    try:
        _sweep(site)
        if not site.exists():
            return _first(pieces, site, addresses, run)
        old = Manifest.read(site) if site.is_dir() else Manifest()
        _check_own(site, old, adopt=adopt)
        return _update(pieces, site, addresses, old, run, past, adopt=adopt)
    except OSError as error:
        where = error.filename or site
        raise PapernotesError(
            f"{where}: cannot be written: {error.strerror or error}",
            help="check the folder's permissions and the free space; the next build finishes what is missing",
        ) from error
    except UnicodeEncodeError as error:
        near = error.object[max(error.start - 40, 0) : error.end + 40]
        raise PapernotesError(
            f"{near!a}: the system's encoding, {error.encoding}, has no such file names",
            help="set PYTHONUTF8=1, or a UTF-8 locale such as LC_ALL=C.UTF-8",
        ) from error


def compare(
    pieces: Sequence[Piece],
    copies: Sequence[tuple[Path, str]],
    site: Path,
    addresses: Sequence[Assigned],
    run: Run = map,
) -> Stale:
    """Return how a site folder differs from what `sync` would make of it, the manifest among its files; write nothing.

    Raises PapernotesError when a file cannot be read.
    """
    try:
        states = made(Stage(site, None), _all(pieces, copies), run)
        final = Manifest(tuple(states), tuple(addresses)).text().encode()
        before = read(site / MANIFEST)
    except OSError as error:
        message = f"{error.filename or site}: cannot be read: {error.strerror or error}"
        raise PapernotesError(message, help="check the permissions") from error
    how = {path: state.how for path, state in states.items()}
    how[MANIFEST] = "kept" if before == final else "fresh" if before is None else "changed"
    missing, changed, kept = ([p for p in sorted(how) if how[p] == each] for each in ("fresh", "changed", "kept"))
    left = [path for path in Manifest.read(site).files if path not in states and os.path.lexists(site / path)]
    return Stale(tuple(missing), tuple(changed), tuple(sorted(left)), len(kept))


def _all(pieces: Sequence[Piece], copies: Sequence[tuple[Path, str]]) -> tuple[Piece, ...]:
    return (*pieces, *(Piece(partial(_copy, source, path)) for source, path in copies))


def _copy(source: Path, path: str, _: None) -> list[Artifact]:
    return [Artifact(path, source.read_bytes())]


def _sweep(site: Path) -> None:
    """Remove the drafts of first builds that were killed, each named by its process."""
    opening = f"{site.name}{_STAGING}-"
    for draft in tuple(site.parent.iterdir()) if site.parent.is_dir() else ():
        process = draft.name.removeprefix(opening)
        if draft.name == opening + process and process.isdecimal() and not _is_running(int(process)):
            shutil.rmtree(draft, ignore_errors=True)


def _is_running(process: int) -> bool:
    if os.name == "nt":  # asking there would end it
        return process != os.getpid()
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return process != os.getpid()


def _check_own(site: Path, old: Manifest, *, adopt: bool) -> None:
    if not site.is_dir():
        raise PapernotesError(f"{site}: is a file, not a folder", help="name another folder with --out")
    if not adopt and not old.known and any(item.name != LOCK for item in site.iterdir()):
        raise PapernotesError(
            f"{site}: holds files that papernotes did not make",
            help="name another folder with --out, or take this one over with --adopt (other files there stay)",
        )


def _first(pieces: Sequence[Piece], site: Path, addresses: Sequence[Assigned], run: Run) -> Written:
    """Write a new site beside its place, then move it there in one step."""
    site.parent.mkdir(parents=True, exist_ok=True)
    draft = site.with_name(f"{site.name}{_STAGING}-{os.getpid()}")
    clear(draft)
    draft.mkdir()
    try:
        states = made(Stage(draft, draft), pieces, run)
        (draft / MANIFEST).write_text(Manifest(tuple(states), tuple(addresses)).text(), "utf-8", newline="\n")
        draft.rename(site)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return Written(len(states), 0, 0, tuple(states), _stamps(states))


def _update(
    pieces: Sequence[Piece],
    site: Path,
    addresses: Sequence[Assigned],
    old: Manifest,
    run: Run,
    past: Mapping[str, Stamp],
    *,
    adopt: bool,
) -> Written:
    staging = site / _STAGING
    clear(staging)
    try:
        states = differing(Stage(site, staging, past), pieces, run)
        changed = [path for path, state in states.items() if state.how == "changed"]
        if not adopt:
            _check_theirs(site, changed, old)
        fresh = [path for path, state in states.items() if state.how == "fresh"]
        stale = sorted(set(old.files) - states.keys())
        final = Manifest(tuple(states), tuple(addresses)).text().encode()
        if fresh or changed or stale or read(site / MANIFEST) != final:
            _put(site, MANIFEST, Manifest(tuple(states.keys() | set(old.files)), old.addresses).text().encode())
            for path in _in_the_way(stale, fresh):
                _remove(site, path)
            for path in (*fresh, *changed):
                _land(staging / path, site / path)
            for path in stale:
                _remove(site, path)
            _put(site, MANIFEST, final)
        clear(staging)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)  # it may be why the disk is full
        raise
    written = (*fresh, *changed)
    return Written(len(written), len(states) - len(written), len(stale), (*written, *stale), _stamps(states))


def _stamps(states: Mapping[str, FileState]) -> dict[str, Stamp]:
    return {path: state.stamp for path, state in states.items() if state.stamp[0]}


def _check_theirs(site: Path, changed: Iterable[str], old: Manifest) -> None:
    """Leave alone a file of the user's that has come to stand where one of the site should."""
    theirs = next((path for path in changed if path not in old.files), None) if old.whole else None
    if theirs is not None:
        raise PapernotesError(
            f"{site / theirs}: papernotes did not make this file and would write one of this name",
            help="move it elsewhere, or let it be replaced with --adopt",
        )


def _in_the_way(stale: Iterable[str], fresh: Iterable[str]) -> list[str]:
    """Return what is a file where a folder has to be, or lies in a folder where a file has to be."""
    wanted = set(fresh)
    folders = {folder.as_posix() for path in wanted for folder in PurePosixPath(path).parents}
    return [p for p in stale if p in folders or any(f.as_posix() in wanted for f in PurePosixPath(p).parents)]


def _put(site: Path, path: str, content: bytes) -> None:
    (site / _STAGING).mkdir(exist_ok=True)
    write(os.fspath(site / _STAGING / path), content)
    _land(site / _STAGING / path, site / path)


def _land(staged: Path, target: Path) -> None:
    """Put a whole file in its place in one step."""
    target.parent.mkdir(parents=True, exist_ok=True)
    staged.replace(target)


def _remove(site: Path, path: str) -> None:
    """Remove a file of the old manifest and the folders that it leaves empty; never through a link."""
    parts = PurePosixPath(path).parts
    if not parts or ".." in parts or path.startswith("/"):
        return
    target = site.joinpath(*parts)
    folders = [parent for parent in target.parents if parent.is_relative_to(site) and parent != site]
    if any(folder.is_symlink() for folder in folders):
        return
    try:
        target.unlink(missing_ok=True)
    except (NotADirectoryError, IsADirectoryError, PermissionError):
        if target.is_dir() or not target.exists():  # somebody else's by now, or gone with what stood above it
            return
        raise
    for folder in folders:
        if not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()
