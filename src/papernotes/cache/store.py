"""Results by key, in one file that is written anew when it holds others than before."""

from __future__ import annotations

import contextlib
import marshal
import os
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_CHECK = 4


class Store:
    """What a build keeps for the next one: bytes by key. What a build does not ask for is not kept.

    A file that is missing, cut off or damaged is an empty one; a folder that cannot be written to keeps nothing.
    """

    def __init__(self, path: Path | None, *, clean: bool = False) -> None:
        """``path`` is the file, None to keep nothing; ``clean`` starts with nothing, whatever it holds."""
        self._path = path
        self._known: dict[bytes, bytes] = _read(path) if path and not clean else {}
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
        """Write what was asked for and put since the last time, unless the file holds just that.

        What is written is still at hand, unless it is to be forgotten for the room it takes.
        """
        if self._path and self._used.keys() != self._known.keys():
            write(self._path, marshal.dumps(self._used))
        self._known = {} if forget else self._used
        self._used = {}


def _read(path: Path) -> dict[bytes, bytes]:
    content = read(path)
    if content is None:
        return {}
    try:
        found = marshal.loads(content)  # noqa: S302 - from the user's own folder, and its sum is right
    except (ValueError, EOFError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def read(path: Path) -> memoryview | None:
    """Return a file's content without the sum that stands before it; None when the two do not agree."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    payload = memoryview(content)[_CHECK:]
    return payload if zlib.crc32(payload).to_bytes(_CHECK, "big") == content[:_CHECK] else None


def write(path: Path, payload: bytes) -> None:
    """Write a file whole or not at all, its sum before it. What cannot be written is not kept."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with draft.open("wb") as file:
                file.write(zlib.crc32(payload).to_bytes(_CHECK, "big"))
                file.write(payload)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
