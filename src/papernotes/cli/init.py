"""``init``: make a folder a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from papernotes.cli.arguments import DIRECTORY, examples
from papernotes.cli.say import say

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    name="init", short_help="Make a folder a project.", epilog=examples("papernotes init", "papernotes init ~/reading")
)
@DIRECTORY
def command(directory: Path) -> None:
    """Make DIRECTORY (default: here) a project: settings, a first note, a .gitignore and a GitHub Pages workflow.

    Nothing is asked and nothing overwritten: what is there already is kept. A folder that holds notes of yours needs
    none of this; it can be built as it is.
    """
    from papernotes.author.init import start
    from papernotes.author.writing import folder_of
    from papernotes.publish import known_action, known_settings

    notes = folder_of(directory) != directory if directory.is_dir() else True
    known = known_settings(directory, "notes" if notes else "")
    for step in start(directory, **known, action=known_action()):
        remark = f"  ({step.remark})" if step.remark else ""
        say(f"{step.outcome:<8}  {step.path}{remark}")
    say(f"Next: papernotes build{'' if str(directory) == '.' else f' {directory}'}")
