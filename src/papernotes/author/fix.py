"""Repairs put into the notes' files: what would change, and the change itself."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from papernotes.files.rewrite import rewrite
from papernotes.files.walk import on_disk
from papernotes.masking import Mask

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from papernotes.project import Project
    from papernotes.source import Source

_WHY = {
    "changed": "it changed since it was read; run the command again",
    "encoding": "it is not UTF-8; save it as UTF-8 first",
    "open": "an editor has it open; close it there first",
    "protected": "it is protected from writing; allow it first",
    "shared": "it has a second name (a hard link), which would be a copy from then on",
}
_LINES = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True)
class Changes:
    """What was done to the files."""

    written: tuple[str, ...]
    """The paths of the files that are mended."""
    refused: tuple[tuple[str, str], ...]
    """The paths of those that were left as they are, and why."""


def write_changes(before: Project, after: Project, folder: Path) -> Changes:
    """Write the sources that differ between two states of a project into its notes folder, each file whole.

    Raises PapernotesError when a file cannot be read or written.
    """
    written: list[str] = []
    refused: list[tuple[str, str]] = []
    for old, new in _changed(before, after):
        outcome = rewrite(on_disk(folder, old.path), old.text, new.text)
        if outcome == "written":
            written.append(old.path)
        else:
            refused.append((old.path, _WHY[outcome]))
    return Changes(tuple(written), tuple(refused))


class Diff(NamedTuple):
    """What differs, as a unified diff, with every secret covered."""

    text: str
    whole: bool
    """Whether nothing had to be covered, so that ``patch`` takes it."""


def diff(before: Project, after: Project, where: Callable[[str], str]) -> Diff:
    """Return what differs between two states of a project; ``where`` returns how a path is shown.

    Lines keep their ends, so that ``patch`` and ``git apply`` take it for files of either kind.
    """
    parts: list[str] = []
    whole = True
    for old, new in _changed(before, after):
        name = where(old.path).lstrip("/")
        mask = Mask((old.text, new.text))
        shown = _covered(old, mask) | _covered(new, mask)
        lines = difflib.unified_diff(_LINES.findall(old.text), _LINES.findall(new.text), f"a/{name}", f"b/{name}")
        for number, line in enumerate(lines):
            told = line[0] + mask.text(shown.get(line[1:], line[1:])) if number > 1 else line  # the first two are names
            whole &= told == line
            parts.append(told if told.endswith("\n") else f"{told}\n\\ No newline at end of file\n")
    return Diff("".join(parts), whole)


def _covered(source: Source, mask: Mask) -> dict[str, str]:
    """Return the lines of a source that a secret stands in, and how they are shown: a key has more than one."""
    lines = zip(_LINES.findall(source.text), _LINES.findall(mask.source(source).text), strict=True)
    return {line: shown for line, shown in lines if line != shown}


def _changed(before: Project, after: Project) -> Iterator[tuple[Source, Source]]:
    for old, new in zip(before.as_written(), after.as_written(), strict=True):
        if old.text != new.text:
            yield old, new
