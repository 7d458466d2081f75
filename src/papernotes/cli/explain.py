"""``explain``: why a line was read as it was, what a code means."""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from papernotes.cli.arguments import PROJECT, examples, read
from papernotes.cli.say import say
from papernotes.errors import PapernotesError
from papernotes.files.walk import project_of, site_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papernotes.project import Project


_DIGITS = 9
"""Of the number of a line that are looked at."""


@click.command(
    name="explain",
    short_help="Say how a line was read, or what a code means.",
    epilog=examples("papernotes explain research-notes.md:56", "papernotes explain PN201"),
)
@click.argument("what", metavar="FILE:LINE|CODE")
@PROJECT
def command(what: str, project: Path | None) -> None:
    """Say how a line of the notes was read and why, or what the code of a finding means.

    FILE is a path from here, or as findings and papers.json name it, relative to the notes folder. It belongs to the
    nearest folder above it that has a papernotes.yml.
    """
    from papernotes import report
    from papernotes.builder.pipeline import explain_line
    from papernotes.rules import RULES

    if rule := RULES.get(what.upper()):
        say(report.rule_text(rule))
        return
    file, _, line = what.rpartition(":")
    if line.isdecimal() and file.rpartition(":")[2].isdecimal():  # FILE:LINE:COLUMN, as findings begin
        file, _, line = file.rpartition(":")
    if not file or not line.isdecimal():
        raise _unclear(what, RULES)
    root = project or project_of(Path(file))
    found = read(root, site_of(root))
    for sentence in explain_line(found, in_notes(file, root, found), int(line[:_DIGITS])):
        say(sentence)


def _unclear(what: str, codes: Iterable[str]) -> PapernotesError:
    """Return what to say of what is neither a line nor a code: what was meant, most likely."""
    if Path(what).is_file():
        help_ = f"name one of its lines, as in {what}:1; `papernotes read {what}` tells how all of it was read"
        return PapernotesError(f"{what}: a file without a line", help=help_)
    near = get_close_matches(what.upper(), codes, n=3)
    help_ = f"codes like it are {', '.join(near)}" if near else "a code is one that a finding shows, such as PN201"
    return PapernotesError(f"{what}: neither FILE:LINE nor the code of a finding", help=help_)


def in_notes(file: str, root: Path, project: Project) -> str:
    """Return a path relative to the notes folder, which a finding shows as one opens it from here."""
    from papernotes.files.walk import notes_folder
    from papernotes.source import name_of

    names = {source.path for source in project.sources}
    inside = os.path.relpath(os.path.realpath(file), os.path.realpath(notes_folder(root))).replace(os.sep, "/")
    inside = name_of(os.fsencode(inside))
    return inside if file not in names and inside in names else file
