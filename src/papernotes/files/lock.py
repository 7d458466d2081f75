"""One build at a time writes a site: a lock that goes with its process, however that ends."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from papernotes.errors import PapernotesError
from papernotes.files.walk import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = ".papernotes-lock"
"""The name of the lock's file, in the site; of one that is not there yet it stands beside, named for the site."""
_PATIENCE = 10.0
"""Seconds that a build waits for another one to end."""
_LOOK = 0.02
_FAR = 1 << 30
"""The byte that is locked where bytes are: one that the file does not have, so that its text can be read."""


@contextmanager
def held(site: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Keep other builds from writing a site meanwhile.

    The system itself holds the lock, so that a build which was killed leaves none behind, only the lock's file, which
    the next one takes over. Where no file can be made, or the disk knows no locks, nobody is kept out. Raises
    PapernotesError, naming the process, when another build does not end in time (in seconds).
    """
    end = time.monotonic() + patience
    while True:
        path = _place(site)
        with _opened(path) as file:
            taken = file is None or _take(file)
            if taken is None or file is None:
                yield
                return
            if taken and _is_same(file, path) and path == _place(site):
                _forget(_beside(site), path)
                os.truncate(file, 0)
                os.write(file, b"%d\n" % os.getpid())
                try:
                    yield
                finally:
                    with suppress(OSError):
                        path.unlink()
                return
        if time.monotonic() > end:
            raise PapernotesError(
                f"{site}: another build{_holder(path)} is writing this site",
                help="wait until it has ended, or name another folder with --out",
            )
        time.sleep(_LOOK)


@contextmanager
def _opened(path: Path) -> Iterator[int | None]:
    """Open a lock's file, or make it; None where that cannot be: what is to be written there will tell why."""
    file = None
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        yield file
    finally:
        if file is not None:
            os.close(file)


def _place(site: Path) -> Path:
    """Return where the lock of a site stands: in the site once there is one, beside its place until then."""
    return site / LOCK if (site / MANIFEST).exists() else _beside(site)


def _beside(site: Path) -> Path:
    return site.with_name(f".{site.name}{LOCK}")


def _forget(left: Path, place: Path) -> None:
    """Remove the lock's file of a first build that was killed when the site already stood."""
    if left != place and os.path.lexists(left):
        with _opened(left) as file:
            if file is not None and _take(file) and _is_same(file, left):
                left.unlink()


def _is_same(file: int, path: Path) -> bool:
    """Tell whether an open file is still the one of that name: who had the lock before has removed its file."""
    try:
        return os.path.samestat(os.fstat(file), path.lstat())
    except OSError:
        return False


def _holder(path: Path) -> str:
    with suppress(OSError, ValueError):
        return f" (process {int(path.read_text('ascii'))})"
    return ""


if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> bool | None:
        """Lock an open file; tell whether it worked, None where there are no locks."""
        os.lseek(file, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(file, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _take(file: int) -> bool | None:
        """Lock an open file; tell whether it worked, None where there are no locks."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return None
        return True
