"""What the commands share: arguments, and how they are told to read a project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from papernotes.project import Project

FOLDER = click.Path(path_type=Path, file_okay=False)
DIRECTORY = click.argument("directory", type=FOLDER, default=Path())
NOTES = click.argument("directory", type=click.Path(path_type=Path), default=Path())
"""A project: a folder, or a single file of notes."""
PROJECT = click.option(
    "--project", type=click.Path(path_type=Path), help="The project's folder or file; that which FILE belongs to."
)
"""The project of a file that is named, when it is not the one that `files.walk.project_of` finds."""
TRACEBACKS = "papernotes.tracebacks"
"""Where a context's meta holds whether a failure is told with its traceback."""


def _note_verbose(ctx: click.Context, _: click.Parameter, verbose: bool) -> bool:
    """Let the group know, which has no such option itself: a context's meta is one for all commands in it."""
    ctx.meta[TRACEBACKS] = verbose
    return verbose


VERBOSE = click.option(
    "-v", "--verbose", is_flag=True, callback=_note_verbose, help="Tell every finding; show tracebacks."
)


def examples(*lines: str) -> str:
    """Return what stands beneath a command's help; the mark keeps its lines apart."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def read(directory: Path, site: Path, *, drafts: bool = False, lenient: bool = False) -> Project:
    """Return the project in a folder, whose own site is no part of it; private notes are with ``drafts``.

    A ``lenient`` reading goes on where settings cannot be understood that may keep something private.

    Raises PapernotesError.
    """
    from papernotes.files.project_reader import read_project

    return read_project(directory, site, drafts=drafts, lenient=lenient)
