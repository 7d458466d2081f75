"""Where a project's cache stands, and what it is good for.

It stands in the user's own cache folder unless the user names another one; see `sealed` for why that may be anywhere.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path

from papernotes.version import __version__

VARIABLE = "PAPERNOTES_CACHE"
"""The environment variable that names another folder; empty, nothing is kept."""


def place(root: Path) -> Path | None:
    """Return the folder of a project's cache, which need not exist; None when nothing is to be kept."""
    named = os.environ.get(VARIABLE)
    base = own_folder() if named is None else Path(named) if named else None
    if base is None:
        return None
    return base / hashlib.blake2b(os.fsencode(root.resolve()), digest_size=12).hexdigest()


def own_folder() -> Path | None:
    """Return the user's own folder for what papernotes keeps; None for a user without a home."""
    try:
        home = Path.home()
    except RuntimeError:  # no home: a service, a container
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "papernotes"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "papernotes" / "Cache"
    general = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(general) if general.startswith("/") else home / ".cache") / "papernotes"


def code_digest() -> bytes:
    """Return 16 bytes that change with the program: its version and files, Python's version, and the parts installed.

    Files are told by name, size and time, which an upgrade and an edit in a checkout both change.
    """
    package = Path(__file__).parents[2]
    told = [__version__, sys.version, sys.implementation.cache_tag or ""]
    templates = package.parents[1] / "templates"
    for part in (package, templates):
        told += (f"{path}:{size}:{time}" for path, size, time in _files(os.fspath(part)))
    for folder in sys.path:
        if os.path.basename(folder) in {"site-packages", "dist-packages"}:
            with suppress(OSError):  # Python looks for modules in folders that are not there, too
                told += sorted(name for name in os.listdir(folder) if name.endswith(".dist-info"))
    return hashlib.blake2b("\n".join(told).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _files(folder: str) -> list[tuple[str, int, int]]:
    """Return path, size and time in nanoseconds of each file below a folder, byte code left out."""
    found: list[tuple[str, int, int]] = []
    waiting = [folder]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as inside:
                for item in inside:
                    if item.is_dir(follow_symlinks=False):
                        if item.name != "__pycache__":
                            waiting.append(item.path)
                    else:
                        stat = item.stat()
                        found.append((item.path, stat.st_size, stat.st_mtime_ns))
        except OSError:
            continue
    return sorted(found)
