"""Which files of a notes folder the settings leave out: patterns as in ``.gitignore``, also as a shell has them."""

from __future__ import annotations

import difflib
import unicodedata
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pathspec import GitIgnoreSpec

_GLOB = frozenset("*?[]!")


class _Pattern(NamedTuple):
    written: str
    shell: str
    """What a shell would take it for, where it only adds."""
    spec: GitIgnoreSpec | None
    """What git would take it for; None where it is no rule."""


class Excluded:
    """Tells which files are left out, and which patterns fit none.

    A pattern is one below the notes folder or below the project, whose folder of notes is called ``notes`` (empty when
    they are one). One with ``!`` takes back what those before it say.
    """

    def __init__(self, patterns: tuple[str, ...], notes: str) -> None:
        self._above = f"{notes}/" if notes else ""
        self._patterns = [_pattern(pattern) for pattern in patterns if pattern.strip()]
        self._taking_back = any(pattern.written.startswith("!") for pattern in self._patterns)
        self._used: set[str] = set()
        self._seen: set[str] = set()

    def __call__(self, name: str) -> bool:
        """Tell whether a file, named by its path below the notes folder, is left out."""
        if not self._patterns:
            return False
        self._seen.update(_parents(name))
        out = False
        for pattern in self._patterns:
            said = self._says(pattern, unicodedata.normalize("NFC", name))
            if said is not None:
                self._used.add(pattern.written)
                out = said
        return out

    def _says(self, pattern: _Pattern, name: str) -> bool | None:
        names = (name, self._above + name) if self._above else (name,)
        for one in names if pattern.spec else ():
            if pattern.spec and (said := pattern.spec.check_file(one).include) is not None:
                return said
        shell = not self._taking_back and any(fnmatchcase(one, pattern.shell) for one in names)
        return True if shell else None

    def unused(self, folder: Path) -> Iterator[tuple[str, str]]:
        """Yield the patterns that fitted no file, but what is left out anyway, each with a path that it may mean."""
        for pattern in self._patterns:
            path = pattern.shell.lstrip("!").strip("/").removesuffix("/**").removesuffix("/*").strip("/")
            path = path.removeprefix(self._above)
            plain = path and not _GLOB.intersection(path) and "\0" not in path
            if pattern.written in self._used or (plain and _is_there(folder / path)):
                continue
            near = difflib.get_close_matches(path.casefold(), {one.casefold(): one for one in self._seen}, n=1)
            yield pattern.written, next((one for one in sorted(self._seen) if [one.casefold()] == near), "")


def _pattern(written: str) -> _Pattern:
    text = unicodedata.normalize("NFC", written.strip()).replace("\\", "/").removeprefix("./")
    return _Pattern(written, text.lstrip("/"), _spec(text))


def _spec(text: str) -> GitIgnoreSpec | None:
    # Imported here: few projects leave anything out, and the first look at a project waits for nothing else.
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines([text])
    except ValueError:
        return None


def _parents(name: str) -> Iterator[str]:
    """Yield a path and the folders that it lies in."""
    while name:
        yield name
        name = name.rpartition("/")[0]


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
