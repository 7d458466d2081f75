"""What lies among notes and is nobody's notes: other programs' folders, and what ``.gitignore`` names.

Folders are told by their names, where nobody would give a folder of notes that name, else by what is in them.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pathspec import GitIgnoreSpec

RULES = ".gitignore"
_NEVER = frozenset(
    {
        "node_modules", "bower_components", "__pycache__", "venv", "site-packages", "_site", "__MACOSX", "@eaDir",
        "$RECYCLE.BIN", "System Volume Information",
    }
)  # fmt: skip
"""Folders that hold other programs' files; hidden folders are left out as well."""
_MADE = ("pyvenv.cfg", ".buildinfo", "CACHEDIR.TAG")
"""A folder that holds one of these was made by a program: a virtual environment, Sphinx, a cache."""
_KEPT_BY: dict[str, tuple[str, ...]] = {
    "logseq": ("config.edn", "bak", ".recycle", "version-files"),
    **dict.fromkeys(("public", "site", "book", "build", "dist", "out", "output"), ("index.html",)),
    **dict.fromkeys(("_book", "_build"), ("index.html", "html", "dirhtml", "doctrees")),
}
"""Names of folders that programs use and people too, and what lies in one that is a program's."""


def is_nobodys(folder: str) -> bool:
    """Tell whether a folder holds what a program made or keeps, and no notes."""
    name = os.path.basename(folder)
    marks = (*_KEPT_BY.get(name.casefold(), ()), *_MADE)
    return name in _NEVER or any(os.path.exists(f"{folder}/{mark}") for mark in marks)


class LeftOut:
    """Tells what below a folder is no note, and remembers it.

    With the ``project`` that the folder belongs to, what git ignores there is no note either.
    """

    def __init__(self, folder: Path, *, project: Path | None = None) -> None:
        self._folder = os.fspath(folder)
        self._ignored = Ignored(folder, project) if project is not None else None
        self.folders: list[str] = []
        """Other programs' folders that were met."""
        self.ignored: list[str] = []
        """What was met that git ignores."""

    def __call__(self, path: str) -> bool:
        """Tell whether a path below the folder is left out; a folder's ends with a slash."""
        if path.endswith("/") and is_nobodys(f"{self._folder}/{path[:-1]}"):
            self.folders.append(path)
            return True
        if self._ignored is not None and self._ignored(path):
            self.ignored.append(path)
            return True
        return False

    def rules(self) -> tuple[str, ...]:
        """Return the files that say what git ignores in all of the folder, whether they are there or not."""
        return self._ignored.files() if self._ignored else ()


class Ignored:
    """What git would ignore below a folder: the ``.gitignore`` files there and above it in the repository.

    Where there is no repository, or not yet, the project that the folder belongs to is taken for one.
    ``.git/info/exclude`` counts too. Rules that ignore the folder itself do not, for it was named as one of notes.
    """

    def __init__(self, folder: Path, project: Path) -> None:
        real, own = folder.resolve(), project.resolve()
        top = next((parent for parent in (real, *real.parents) if (parent / ".git").exists()), own)
        top = top if real.is_relative_to(top) else real  # the notes may be a link to elsewhere
        self._folder, self._top = real, top
        self._above = "".join(f"{part}/" for part in real.relative_to(top).parts)
        self._rules = cache(self._read)
        if any(self._ignores(folder) for folder in (self._above, *_parents(self._above)) if folder):
            self._top, self._above = real, ""
            self._rules = cache(self._read)

    def files(self) -> tuple[str, ...]:
        """Return the files of rules that stand above the folder and in it, whether they are there or not."""
        folders = [self._top / parent for parent in (*_parents(self._above), "")]
        return (*(os.fspath(folder / RULES) for folder in folders), os.fspath(self._top / ".git" / "info" / "exclude"))

    def __call__(self, path: str) -> bool:
        """Tell whether git ignores a path below the folder; a folder's ends with a slash.

        What lies in a folder that is ignored is not asked for.
        """
        return self._ignores(self._above + path)

    def _ignores(self, path: str) -> bool:
        """Tell whether the rules nearest to a path that speak of it ignore it."""
        for parent in _parents(path):
            rules = self._rules(parent)
            if rules and (said := rules.check_file(path[len(parent) :]).include) is not None:
                return said
        return False

    def _read(self, folder: str) -> GitIgnoreSpec | None:
        names = (RULES,) if folder else (".git/info/exclude", RULES)
        lines = [line for name in names for line in _lines(self._top / folder / name)]
        if not lines:
            return None
        # Imported here: few projects have rules, and the first look at a project waits for nothing that it can do
        # without.
        from pathspec import GitIgnoreSpec

        return GitIgnoreSpec.from_lines(line for line in lines if _is_rule(line))


def _parents(path: str) -> Iterator[str]:
    """Yield the folders that a path lies in, the nearest first, each with a slash at its end; the top is empty."""
    parts = path.rstrip("/").split("/")
    for depth in range(len(parts) - 1, -1, -1):
        yield "".join(f"{part}/" for part in parts[:depth])


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8", "replace").removeprefix("\ufeff").splitlines()
    except OSError:
        return []


def _is_rule(line: str) -> bool:
    """Tell whether git would take a line for a rule; the library raises for what is none."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
