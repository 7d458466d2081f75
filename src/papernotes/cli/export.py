"""``export``: the papers for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from papernotes.cli.arguments import NOTES, examples, read
from papernotes.cli.say import give
from papernotes.files.walk import site_of

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("bibtex", "csl-json", "ris", "csv", "jsonl")


@click.command(
    name="export",
    short_help="Print the papers for another program.",
    epilog=examples("papernotes export > papers.bib", "papernotes export ~/reading --format csv"),
)
@NOTES
@click.option("--format", "form", default="bibtex", show_default=True, type=click.Choice(FORMATS), help="The format.")
def command(directory: Path, form: str) -> None:
    """Print the papers of DIRECTORY (default: here) for another program."""
    from papernotes.builder.pipeline import export as export_library

    give(export_library(read(directory, site_of(directory)), form))
