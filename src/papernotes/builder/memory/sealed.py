"""Files of the cache, each sealed: none is looked into before it is certain that this user's papernotes wrote it.

What is kept may be a program (pickles, compiled templates), and reading damaged ones can end the process. So a digest
over the whole file stands before it, keyed with a secret in the user's own cache folder and bound to the file's name: a
file that was damaged, cut, renamed, or brought along by a project is as one that is not there, and is written anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from typing import TYPE_CHECKING

from papernotes.builder.memory.place import own_folder

if TYPE_CHECKING:
    from pathlib import Path

_FORM = b"papernotes 2"
"""Changes when the files are to be written in another way."""
_SEAL = 32
"""Bytes of the digest and of the key."""
_KEY = "key"


def read(path: Path) -> memoryview | None:
    """Return what a file holds; None when it is not there, cannot be read, or its seal does not fit."""
    key = _key()
    content = _content(path) if key else None
    if not key or content is None:
        return None
    payload = memoryview(content)[_SEAL:]
    return payload if _seal(key, path, payload) == content[:_SEAL] else None


def write(path: Path, payload: bytes) -> None:
    """Write a file whole or not at all, whatever has its place. What cannot be written is not kept.

    Nothing is written through a link in the place of its folder, which may have come with a project.
    """
    if not path.parent.is_symlink() and (key := _key()):
        _put(path, _seal(key, path, payload), payload)


def _seal(key: bytes, path: Path, payload: bytes | memoryview) -> bytes:
    name = f"{path.parent.name}/{path.name}".encode("utf-8", "surrogateescape")
    digest = hashlib.blake2b(b"%s %d %s" % (_FORM, len(name), name), key=key, digest_size=_SEAL)
    digest.update(payload)
    return digest.digest()


def _key() -> bytes | None:
    """Return this user's secret, made at the first need; None where it can be neither read nor kept."""
    folder = own_folder()
    if folder is None:
        return None
    key = _content(folder / _KEY)
    if key is None or len(key) != _SEAL:
        _put(folder / _KEY, os.urandom(_SEAL))
        key = _content(folder / _KEY)  # another process may have been faster
    return key if key and len(key) == _SEAL else None


def _content(path: Path) -> bytes | None:
    """Return the bytes of a plain file; None for anything else: a pipe would never end, a link may lead anywhere."""
    with contextlib.suppress(OSError):
        file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | _BINARY)
        with os.fdopen(file, "rb") as opened:
            if stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                return opened.read()
    return None


_BINARY: int = getattr(os, "O_BINARY", 0)


def _put(path: Path, *parts: bytes) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)
            with os.fdopen(file, "wb") as opened:
                opened.writelines(parts)
            if path.is_dir():
                path.rename(path.with_name(f"{path.name}.{os.urandom(4).hex()}"))
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
