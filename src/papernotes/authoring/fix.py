"""Repairs put into the notes' files: what would change, and the change itself."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papernotes.files.rewrite import rewrite
from papernotes.files.walk import on_disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from papernotes.project import Project
    from papernotes.source import Source

_WHY = {
    "changed": "it changed since it was read; run the command again",
    "encoding": "it is not UTF-8; save it as UTF-8 first",
    "open": "an editor has it open; close it there first",
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


def diff(before: Project, after: Project, where: Callable[[str], str]) -> str:
    """Return what differs between two states of a project as a unified diff; ``where`` returns how a path is shown.

    Lines keep their ends, so that ``patch`` and ``git apply`` take it for files of either kind.
    """
    parts: list[str] = []
    for old, new in _changed(before, after):
        name = where(old.path).lstrip("/")
        lines = difflib.unified_diff(_LINES.findall(old.text), _LINES.findall(new.text), f"a/{name}", f"b/{name}")
        parts += (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
    return "".join(parts)


def _changed(before: Project, after: Project) -> Iterator[tuple[Source, Source]]:
    for old, new in zip(before.sources, after.sources, strict=True):
        if old.text != new.text:
            yield old, new
