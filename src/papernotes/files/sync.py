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
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from papernotes.errors import PapernotesError
from papernotes.files.manifest import Manifest
from papernotes.files.walk import MANIFEST
from papernotes.render.page import Artifact, Piece

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from papernotes.library.addresses import Address
    from papernotes.workers import Run

How = Literal["fresh", "changed", "kept"]
Stamp = tuple[bytes, int, int]
"""How a file was left: the digest of what it is made of, empty when unknown; its size; its time in nanoseconds."""
_NO_PAST: Mapping[str, Stamp] = MappingProxyType({})


class State(NamedTuple):
    """How a file of the site stands."""

    how: How
    stamp: Stamp


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
    stamps: Mapping[str, Stamp] = field(default_factory=lambda: _NO_PAST, compare=False)
    """How each file that has a digest was left, by its path: what the next build takes as the past."""


def sync(  # noqa: PLR0913 - what to write, where, how
    pieces: Sequence[Piece],
    copies: Sequence[tuple[Path, str]],
    site: Path,
    addresses: Sequence[Address],
    run: Run = map,
    *,
    adopt: bool = False,
    past: Mapping[str, Stamp] = _NO_PAST,
) -> Written:
    """Make a site folder hold exactly the artifacts of all pieces and the copies, beside whatever else lies there.

    A folder that does not exist yet appears whole. Unchanged files keep their times. ``run`` does the work on each
    piece, in other processes if it likes; a piece whose digest and files are those of the ``past`` is not made again.
    Raises PapernotesError when the folder holds files but is not papernotes'
    own (unless ``adopt``), or when it cannot be written.
    """
    pieces = (*pieces, *(Piece(partial(_copy, source, path)) for source, path in copies))
    try:
        if not site.exists():
            return _first(pieces, site, addresses, run)
        _check_own(site, adopt=adopt)
        return _update(pieces, site, addresses, run, past)
    except OSError as error:
        where = error.filename or site
        raise PapernotesError(
            f"{where}: cannot be written: {error.strerror or error}",
            help="check the folder's permissions and the free space; the next build finishes what is missing",
        ) from error


def _copy(source: Path, path: str) -> list[Artifact]:
    return [Artifact(path, source.read_bytes())]


def _check_own(site: Path, *, adopt: bool) -> None:
    if not site.is_dir():
        raise PapernotesError(f"{site}: is a file, not a folder", help="name another folder with --out")
    if not adopt and not Manifest.read(site).known and any(site.iterdir()):
        raise PapernotesError(
            f"{site}: holds files that papernotes did not make",
            help="name another folder with --out, or take this one over with --adopt (other files there stay)",
        )


def _first(pieces: Sequence[Piece], site: Path, addresses: Sequence[Address], run: Run) -> Written:
    """Write a new site beside its place, then move it there in one step."""
    site.parent.mkdir(parents=True, exist_ok=True)
    draft = site.with_name(f"{site.name}{_STAGING}-{os.getpid()}")
    _clear(draft)
    draft.mkdir()
    try:
        states = _staged(pieces, _Stage(draft, draft, {}), run)
        (draft / MANIFEST).write_text(Manifest(tuple(states), tuple(addresses)).text(), "utf-8", newline="\n")
        draft.rename(site)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return Written(len(states), 0, 0, tuple(states), _stamps(states))


def _update(
    pieces: Sequence[Piece], site: Path, addresses: Sequence[Address], run: Run, past: Mapping[str, Stamp]
) -> Written:
    old = Manifest.read(site)
    staging = site / _STAGING
    _clear(staging)
    states = _staged(pieces, _Stage(site, staging, past), run)
    fresh = [path for path, state in states.items() if state.how == "fresh"]
    changed = [path for path, state in states.items() if state.how == "changed"]
    stale = sorted(set(old.files) - states.keys())
    final = Manifest(tuple(states), tuple(addresses)).text().encode()
    if fresh or changed or stale or _content(site / MANIFEST) != final:
        _put(site, MANIFEST, Manifest(tuple(states.keys() | set(old.files)), old.addresses).text().encode())
        for path in (*fresh, *changed):
            _land(staging / path, site / path)
        for path in stale:
            _remove(site, path)
        _put(site, MANIFEST, final)
    _clear(staging)
    written = (*fresh, *changed)
    return Written(len(written), len(states) - len(written), len(stale), (*written, *stale), _stamps(states))


def _staged(pieces: Sequence[Piece], stage: _Stage, run: Run) -> dict[str, State]:
    """Return how each file of the site stands; what differs is in the staging folder. One path twice is a defect."""
    states: dict[str, State] = {}
    for found in run(stage.all_of, pieces):
        for path, state in found:
            if path in states:
                raise _impossible(path)
            states[path] = state
    return states


def _stamps(states: Mapping[str, State]) -> dict[str, Stamp]:
    return {path: state.stamp for path, state in states.items() if state.stamp[0]}


class _Stage:
    """Writes what differs from a site into a folder of its own; several processes do so at once, each its files."""

    def __init__(self, site: Path, folder: Path, past: Mapping[str, Stamp]) -> None:
        self._site = site
        self._folder = folder
        self._past = past
        self._made: set[str] = set()

    def all_of(self, piece: Piece) -> list[tuple[str, State]]:
        """Return how each file of a piece of the site stands, having made and written it where it may differ."""
        digest = piece.digest() or b""
        if digest and all(self._is_past(path, digest) for path in piece.paths):
            return [(path, State("kept", self._past[path])) for path in piece.paths]
        return [(artifact.path, self._one(artifact, digest)) for artifact in piece.make()]

    def _is_past(self, path: str, digest: bytes) -> bool:
        """Whether a file is what the last build made of the same ingredients, and nobody changed it since."""
        known = self._past.get(path)
        if known is None or known[0] != digest:
            return False
        try:
            stat = os.lstat(f"{self._site}/{path}")
        except OSError:
            return False
        return known[1:] == (stat.st_size, stat.st_mtime_ns)

    def _one(self, artifact: Artifact, digest: bytes) -> State:
        path, content = artifact.path, artifact.content
        self._enter(path)
        before = None if self._site == self._folder else _content(self._site / path)
        kept = before == content
        stat = os.lstat(f"{self._site}/{path}") if kept else _write(f"{self._folder}/{path}", content)
        how: How = "kept" if kept else "fresh" if before is None else "changed"
        return State(how, (digest, stat.st_size, stat.st_mtime_ns))

    def _enter(self, path: str) -> None:
        """Make the folder for a path, once, unless a part of it leads elsewhere."""
        parent, _, name = path.rpartition("/")
        if not name or "\\" in path or path == MANIFEST:
            raise _impossible(path)
        if parent in self._made:
            return
        parts = PurePosixPath(path).parts
        if path.startswith("/") or ".." in parts or "/".join(parts) != path:
            raise _impossible(path)
        for folder in PurePosixPath(path).parents:
            if folder.name and (self._site / folder).is_symlink():
                raise PapernotesError(
                    f"{self._site / folder}: is a link; papernotes writes no file through it", help="remove the link"
                )
        (self._folder / parent).mkdir(parents=True, exist_ok=True)
        self._made.add(parent)


def _impossible(path: str) -> PapernotesError:
    return PapernotesError(f"{path}: this path cannot be a part of the site", help="please report this")


def _put(site: Path, path: str, content: bytes) -> None:
    (site / _STAGING).mkdir(exist_ok=True)
    _write(os.fspath(site / _STAGING / path), content)
    _land(site / _STAGING / path, site / path)


def _write(path: str, content: bytes) -> os.stat_result:
    """Write a file and return how it stands. No Path does it, for there may be ten thousand of them."""
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123
        view = memoryview(content)
        while view:
            view = view[file.write(view) :]
        return os.fstat(file.fileno())


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
