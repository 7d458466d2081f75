"""papernotes from Python: what notebooks and scripts use, as ``papernotes.load`` and ``papernotes.build``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from papernotes.builder import pipeline
from papernotes.builder import whole_build as builds
from papernotes.builder.memory.place import place
from papernotes.builder.memory.runner import Runner
from papernotes.files.project_reader import read_project
from papernotes.files.walk import site_of

if TYPE_CHECKING:
    import os

    from papernotes.diagnostics import Diagnostic
    from papernotes.library.entry_model import Library


@dataclass(frozen=True)
class Built:
    """What a build did."""

    folder: Path
    """Where the site is; open ``folder / "index.html"``."""
    library: Library
    """What the notes hold."""
    pages: int
    written: int
    """Files that are new or differ; ``kept``: files that are as they were; ``removed``: files that are gone."""
    kept: int
    removed: int
    diagnostics: tuple[Diagnostic, ...]
    """What was found on the way, in the order of the places."""
    url: str
    """Where the site will stand, as ``papernotes.yml`` says; empty when it does not."""


def load(directory: str | os.PathLike[str] = ".") -> Library:
    """Return what the notes of a project hold, without writing anything.

    The notes are ``directory/notes/``, or, where there is none, the ``.md`` files in ``directory`` itself. Raises
    ``papernotes.errors.PapernotesError`` when there are none or they cannot be read.
    """
    root = Path(directory)
    return pipeline.understand(read_project(root, site_of(root)))


def build(
    directory: str | os.PathLike[str] = ".", *, out: str | os.PathLike[str] | None = None, adopt: bool = False
) -> Built:
    """Write the site of a project, into ``out`` or ``directory/site``, and return what was done.

    Only what differs is written. Raises ``papernotes.errors.PapernotesError`` for what stops the command too: no
    notes, a broken template, a folder with files of others (unless ``adopt``), a folder that cannot be written.
    """
    root = Path(directory)
    folder = site_of(root, Path(out) if out is not None else None)
    project, site, done, _ = builds.build(root, folder, Runner(place(root)), adopt=adopt)
    counts = len(site.pages), done.written, done.kept, done.removed
    return Built(folder, site.library, *counts, site.diagnostics, project.config.url)
