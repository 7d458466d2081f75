"""``list``: show the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from papernotes.cli.arguments import NOTES, examples, read
from papernotes.cli.say import give, say
from papernotes.files.walk import site_of

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    name="list",
    short_help="Show the records that the notes hold.",
    epilog=examples("papernotes list", "papernotes list ~/reading --json"),
)
@NOTES
@click.option("--json", "as_json", is_flag=True, help="The records as papers.json holds them.")
def command(directory: Path, *, as_json: bool) -> None:
    """Show the records that papernotes finds in DIRECTORY (default: here), without writing a site."""
    from papernotes import report
    from papernotes.builder.pipeline import understand
    from papernotes.site.papers_json import records_artifact

    project = read(directory, site_of(directory))
    library = understand(project)
    if as_json:
        give(records_artifact(library, project.config).content.decode())
    else:
        say(report.table(library))
