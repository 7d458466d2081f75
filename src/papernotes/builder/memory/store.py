"""Results by key, in one file, with what has changed since it was written in a second one.

A small change writes the small file alone. Keys change with whatever results depend on, so that two files which do not
belong together do no harm.
"""

from __future__ import annotations

import contextlib
import marshal
from typing import TYPE_CHECKING, TypeVar

from papernotes.builder.memory.sealed import read, write

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")
_SMALL = 5
"""The second file holds, or says to leave out, at most a fifth of the first."""


class Store:
    """What a build keeps for the next one: bytes by key. What a build does not ask for is not kept.

    A file that is missing, cut off or damaged is an empty one; a folder that cannot be written to keeps nothing.
    """

    def __init__(self, path: Path | None, *, clean: bool = False) -> None:
        """``path`` is the file, None to keep nothing; ``clean`` starts with nothing, whatever it holds."""
        self._path = path
        known: dict[bytes, bytes] = _read(path, dict) if path and not clean else {}
        added, dropped = (_read(_changes(path), tuple) if path and not clean else ()) or ({}, ())
        left_out = frozenset(dropped)
        self._base = {key: len(value) for key, value in known.items()}
        """The keys of the large file, and how long the values are."""
        self._known = {key: value for key, value in (known | added).items() if key not in left_out}
        self._used: dict[bytes, bytes] = {}

    def __contains__(self, key: bytes) -> bool:
        """Whether something is kept under a key."""
        return key in self._known or key in self._used

    def get(self, key: bytes) -> bytes | None:
        """Return what was kept under a key, None when there is nothing."""
        found = self._known.get(key)
        if found is not None:
            self._used[key] = found
        return found

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value under a key."""
        self._used[key] = value

    def save(self, *, forget: bool = False) -> None:
        """Write what was asked for and put since the last time, unless the files hold just that.

        What is written is still at hand, unless it is to be forgotten for the room it takes.
        """
        if self._path and self._used.keys() != self._known.keys():
            self._write(self._path)
        self._known = {} if forget else self._used
        self._used = {}

    def _write(self, path: Path) -> None:
        added = {key: value for key, value in self._used.items() if key not in self._base}
        dropped = tuple(self._base.keys() - self._used.keys())
        changed = sum(map(len, added.values())) + sum(map(self._base.__getitem__, dropped))
        if changed * _SMALL <= sum(self._base.values()):
            write(_changes(path), marshal.dumps((added, dropped)))
            return
        write(path, marshal.dumps(self._used))
        self._base = {key: len(value) for key, value in self._used.items()}
        with contextlib.suppress(OSError):
            _changes(path).unlink(missing_ok=True)


def _changes(path: Path) -> Path:
    return path.with_name(f"{path.name}.changes")


def _read(path: Path, kind: type[T]) -> T:
    content = read(path)
    if content is None:
        return kind()
    found: T = marshal.loads(content)
    return found
