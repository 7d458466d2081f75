"""The files that pages show or lead to: which one a reference means, and where below the site it is copied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from papernotes.site.link_names import candidates
from papernotes.slug import Given, fold

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable

    from papernotes.body import NotesReference

FILES = "files"
"""The folder of the site for what is copied from the notes."""

_NOWHERE = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f-\x9f]|(?<![. ])[. ]++(?=/)')
"""What Windows, or what uploads sites to GitHub Pages, takes in no name."""
_STEM, _LONGEST = 60, 8000
"""Characters of a file's name before a number, so that a system takes it; bytes of a path, of which none is cut."""
_MEGABYTE = 1_000_000
_FEW = 8
"""How many namesakes are told."""


class Copied(NamedTuple):
    """A file that a reference means."""

    path: str
    """Below the notes folder."""
    fragment: str = ""
    others: tuple[str, ...] = ()
    """Other files of that name."""


class Copies:
    """Finds the pictures and other files of the notes. What it holds follows from their paths alone."""

    def __init__(self, pictures: Iterable[str], others: Collection[str] = (), home: str = "") -> None:
        """``pictures`` and ``others`` may be copied; ``home`` is the notes folder's path from its repository's root."""
        shown = places(pictures)
        self.places = places([*shown, *others]) | shown if others else shown
        self._home = home
        self._named: dict[str, list[str]] = {}
        self._near: dict[tuple[str, str], str] = {}
        for path in sorted(self.places, key=lambda path: (path.count("/"), path)):
            parts = fold(path).split("/")
            for first in range(len(parts)):
                self._named.setdefault("/".join(parts[first:]), []).append(path)
            self._near.setdefault((parts[-1], path.rpartition("/")[0]), path)

    def find(self, reference: NotesReference, file: str) -> Copied | None:
        """Return the file that a reference in a notes file means: where it says, else the one of its name."""
        if reference.sort in {"name", "shown"}:
            path, _, fragment = _parted(reference.target, self._named)
            return self._by_name(path, fragment, file)
        path, _, fragment = _parted(reference.target, self.places)
        name, _, _ = _parted(reference.name, self.places)
        for way in candidates(path, name, self._home):
            if way in self.places:
                return Copied(way, fragment)
        found = self._by_name(name, fragment, file) if name else None
        return found if found and found.path.endswith(name) else None  # on the web capitals count, and so in a path

    def _by_name(self, name: str, fragment: str, file: str) -> Copied | None:
        """Return the file whose path ends with a name, one beside the notes file before others."""
        key = fold(name.strip().removeprefix("./").strip("/"))
        found = self._named.get(key, [])
        while key.startswith("../"):
            key = key[3:]
            found = self._named.get(key, [])
        if not found:
            return None
        near = self._near.get((key, file.rpartition("/")[0]), found[0])
        same = name.strip()
        first = near if near.endswith(same) else next((path for path in found if path.endswith(same)), near)
        return Copied(first, fragment, tuple(path for path in found[: _FEW + 1] if path != first))


def _parted(target: str, known: Container[str]) -> tuple[str, str, str]:
    """Return a target's path and fragment; a file may have the mark in its name."""
    return (target, "", "") if target in known or fold(target) in known else target.partition("#")


def places(paths: Iterable[str]) -> dict[str, str]:
    """Return where below the site each file is copied to: under its own name, where every system can have it.

    Two names that some system takes for one are told apart by a number.
    """
    given = Given(longest=_LONGEST)
    found = {}
    for path in sorted(paths, key=lambda path: (_NOWHERE.search(path) is not None, path)):
        place = f"{FILES}/{_NOWHERE.sub('-', path)}"
        stem, dot, end = place.rpartition(".")
        folder, slash, name = stem.rpartition("/")
        found[path] = given.give((place,), f"{folder}{slash}{name[:_STEM]}", dot + end)
    return dict(sorted(found.items()))


def sized(size: int) -> str:
    """Return a number of bytes in words."""
    return f"{size / _MEGABYTE:.1f} MB" if size >= _MEGABYTE else f"{max(1, round(size / 1000))} KB"
