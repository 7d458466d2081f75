"""What differs from a site, made and put beside it: several processes do so at once, each its own files."""

from __future__ import annotations

import os
import shutil
from functools import partial
from itertools import chain
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from papernotes.errors import PapernotesError
from papernotes.files.lock import LOCK
from papernotes.files.walk import MANIFEST
from papernotes.site.digested import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from papernotes.remembering import Run
    from papernotes.site.page import Artifact, Piece

How = Literal["fresh", "changed", "kept"]
Stamp = tuple[bytes, int, int]
"""How a file was left: the digest of what it is made of, empty when unknown; its size; its time in nanoseconds."""
NO_PAST: Mapping[str, Stamp] = MappingProxyType({})
_WORTH_WORKERS = 24
"""Pieces; fewer are made sooner than all that they are made from is shared with other processes."""
_OURS = frozenset({MANIFEST, LOCK})


class FileState(NamedTuple):
    """How a file of the site stands."""

    how: How
    stamp: Stamp


class Stage:
    """Writes what differs from a site into a folder of its own, or, without one, only tells."""

    def __init__(self, site: Path, folder: Path | None, past: Mapping[str, Stamp] = NO_PAST) -> None:
        """``past`` says how the last build left the site's files."""
        self._site = site
        self._folder = folder
        self._past = past
        self._paths: dict[bytes, list[str]] = {}
        """What was made of the same ingredients, for pieces whose paths are not known before they are made."""
        for path, (digest, _, _) in past.items():
            self._paths.setdefault(digest, []).append(path)
        self._made: set[str] = set()

    @property
    def has_past(self) -> bool:
        """Whether anything is known of how the last build left the files."""
        return bool(self._past)

    def kept(self, piece: Piece, digest: bytes) -> list[tuple[str, FileState]]:
        """Return how the files of a piece stand when they are what the last build made of the same; none else."""
        paths = piece.paths or self._paths.get(digest, ())
        if digest and all(self._is_past(path, digest) for path in paths):
            return [(path, FileState("kept", self._past[path])) for path in paths]
        return []

    def all_of(self, piece: Piece) -> list[tuple[str, FileState]]:
        """Return how each file of a piece of the site stands, having made it, and written it where it differs."""
        view = piece.view()
        digest = _told(view)
        return [(artifact.path, self._one(artifact, digest)) for artifact in piece.draw(view)]

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

    def _one(self, artifact: Artifact, digest: bytes) -> FileState:
        path, content = artifact.path, artifact.content
        self._enter(path)
        before = None if self._site == self._folder else read(self._site / path)
        how: How = "kept" if before == content else "fresh" if before is None else "changed"
        if how == "kept":
            stat = os.lstat(f"{self._site}/{path}")
        elif self._folder is None:
            return FileState(how, (b"", 0, 0))
        else:
            stat = write(f"{self._folder}/{path}", content)
        return FileState(how, (digest, stat.st_size, stat.st_mtime_ns))

    def _enter(self, path: str) -> None:
        """Make the folder for a path, once, unless a part of it leads elsewhere."""
        parent, _, name = path.rpartition("/")
        if not name or "\\" in path or "\0" in path or path in _OURS:
            raise impossible(path)
        if parent in self._made:
            return
        parts = PurePosixPath(path).parts
        if path.startswith("/") or ".." in parts or "/".join(parts) != path:
            raise impossible(path)
        for folder in PurePosixPath(path).parents:
            if folder.name and (self._site / folder).is_symlink():
                raise PapernotesError(
                    f"{self._site / folder}: is a link; papernotes writes no file through it", help="remove the link"
                )
        if self._folder is not None:
            (self._folder / parent).mkdir(parents=True, exist_ok=True)
        self._made.add(parent)


def differing(stage: Stage, pieces: Sequence[Piece], run: Run) -> dict[str, FileState]:
    """Return how each file of the site stands; only pieces of which something changed are made.

    What that is follows for many pages from the same things, so it is told here, once for all workers.
    """
    if not stage.has_past:
        return made(stage, pieces, run)
    kept: list[list[tuple[str, FileState]]] = []
    waiting: list[Piece] = []
    for piece in pieces:
        view = piece.view()
        found = stage.kept(piece, _told(view))
        if found:
            kept.append(found)
        else:
            waiting.append(piece._replace(view=partial(_same, view)))
    few = len(waiting) < _WORTH_WORKERS
    return _states(chain(kept, (map if few else run)(stage.all_of, waiting)))


def _same(view: object) -> object:
    return view


def _told(view: object) -> bytes:
    return b"" if view is None else digest_of(view)


def made(stage: Stage, pieces: Sequence[Piece], run: Run) -> dict[str, FileState]:
    """Return how each file of the site stands, having made all of them."""
    return _states(run(stage.all_of, pieces))


def _states(found: Iterable[list[tuple[str, FileState]]]) -> dict[str, FileState]:
    """Return how each file of the site stands. One path twice is a defect."""
    states: dict[str, FileState] = {}
    for each in found:
        for path, state in each:
            if path in states:
                raise impossible(path)
            states[path] = state
    return states


def impossible(path: str) -> PapernotesError:
    """Return the error for a path that no file of a site can have, or that two have."""
    return PapernotesError(f"{path}: this path cannot be a part of the site", help="please report this")


def write(path: str, content: bytes) -> os.stat_result:
    """Write a file and return how it stands. No Path does it, for there may be ten thousand of them."""
    with open(path, "wb", buffering=0) as file:
        view = memoryview(content)
        while view:
            view = view[file.write(view) :]
        return os.fstat(file.fileno())


def read(path: Path) -> bytes | None:
    """Return what a file of the site holds; None when there is none, or something else has its place."""
    try:
        return None if path.is_symlink() else path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def clear(folder: Path) -> None:
    """Remove what this or a killed build staged; a link of that name is not followed."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
