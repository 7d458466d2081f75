"""``list``: show the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from papernotes.cli.arguments import DIRECTORY, examples, read

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    name="list",
    short_help="Show the records that the notes hold.",
    epilog=examples("papernotes list", "papernotes list ~/reading --json"),
)
@DIRECTORY
@click.option("--json", "as_json", is_flag=True, help="The records as papers.json holds them.")
def command(directory: Path, *, as_json: bool) -> None:
    """Show the records that papernotes finds in DIRECTORY (default: here), without writing a site."""
    from papernotes import report
    from papernotes.pipeline import understand
    from papernotes.render.records import records_artifact

    project = read(directory, directory / "site")
    library = understand(project)
    if as_json:
        click.echo(records_artifact(library, project.config).content.decode(), nl=False)
    else:
        click.echo(report.table(library))
