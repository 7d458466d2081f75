"""``new``: add a note on a paper."""

from __future__ import annotations

from pathlib import Path

import click

from papernotes.cli.arguments import FOLDER, examples
from papernotes.cli.say import say


@click.command(
    name="new",
    short_help="Add a note on a paper.",
    epilog=examples(
        'papernotes new "Attention Is All You Need"',
        "papernotes new 1706.03762",
        "papernotes new https://arxiv.org/abs/1706.03762",
        "papernotes new 10.1038/s41586-021-03819-2",
        "papernotes new @vaswani2017attention --dry-run",
    ),
)
@click.argument("paper", metavar="TITLE|ARXIV|DOI|@KEY")
@click.option("--project", type=FOLDER, default=Path(), help="The folder of the project; here when not given.")
@click.option("--offline", is_flag=True, help="Ask nobody: the note holds the id alone.")
@click.option("-n", "--dry-run", is_flag=True, help="Show what would be added and where, and write nothing.")
def command(paper: str, project: Path, *, offline: bool, dry_run: bool) -> None:
    """Add a note on a paper, in the place and the form of the notes around it.

    The paper is named by its title, its arXiv id or DOI (an address of it will do), or its key in the bibliography.
    What is known of an id is taken from the bibliography, else asked of arXiv or Crossref. A paper that the notes
    have already is not added again. No other byte of the notes changes.
    """
    from papernotes.authoring.new import new, read_notes
    from papernotes.authoring.writing import folder_of, write

    notes = read_notes(project)
    folder = folder_of(project)
    addition = new(paper, notes, offline=offline)
    if not dry_run:
        write(addition, folder, notes)
    say(f"{'Would add to' if dry_run else 'Added to'} {folder / addition.path}:{addition.line}")
    for line in addition.lines:
        say(f"  {line}".rstrip())
