"""``new``: add a note on a paper."""

from __future__ import annotations

from pathlib import Path

import click

from papernotes.cli.arguments import FOLDER, examples
from papernotes.cli.say import say


@click.command(
    name="new",
    short_help="Add notes on papers.",
    epilog=examples(
        'papernotes new "Attention Is All You Need"',
        "papernotes new 1706.03762",
        "papernotes new https://arxiv.org/abs/1706.03762",
        "papernotes new 10.1038/s41586-021-03819-2 https://aclanthology.org/N19-1423/",
        "papernotes new @vaswani2017attention --dry-run",
    ),
)
@click.argument("papers", metavar="TITLE|ARXIV|DOI|ADDRESS|@KEY", nargs=-1, required=True)
@click.option("--project", type=FOLDER, default=Path(), help="The folder of the project; here when not given.")
@click.option("--offline", is_flag=True, help="Ask nobody: the note holds the id alone.")
@click.option("-n", "--dry-run", is_flag=True, help="Show what would be added and where, and write nothing.")
def command(papers: tuple[str, ...], project: Path, *, offline: bool, dry_run: bool) -> None:
    """Add notes on papers, in the place and the form of the notes around them.

    A paper is named by its title, its arXiv id or DOI (an address of it will do), the address of a page that is about
    it, or its key in the bibliography. What is known of an id is taken from the bibliography, else asked of arXiv or
    Crossref; the pages of OpenReview, the ACL Anthology, PubMed and publishers, and Semantic Scholar, are asked too. A
    paper that the notes have already is not added again. No other byte of the notes changes.
    """
    from papernotes.author.draft import read_name
    from papernotes.errors import PapernotesError

    titles = [name for name in papers if len(papers) > 1 and read_name(name).kind == "title" and " " not in name]
    if titles:
        raise PapernotesError(
            f"{titles[0]}: one word of several", help=f'put a title in quotes: papernotes new "{" ".join(papers)}"'
        )
    failed: list[PapernotesError] = []
    for paper in papers:
        try:
            _add(paper, project, offline=offline, dry_run=dry_run)
        except PapernotesError as error:
            if len(papers) == 1:
                raise
            failed.append(error)
            say(f"Not added: {paper}: {error}")
    if failed:
        raise PapernotesError(f"{len(failed)} of {len(papers)} papers not added", help=failed[-1].help)


def _add(paper: str, project: Path, *, offline: bool, dry_run: bool) -> None:
    from papernotes.author.new import new, read_notes
    from papernotes.author.writing import folder_of, write

    notes = read_notes(project)
    folder = folder_of(project)
    addition = new(paper, notes, offline=offline)
    if not dry_run:
        write(addition, folder, notes)
    say(f"{'Would add to' if dry_run else 'Added to'} {folder / addition.path}:{addition.line}")
    for line in addition.lines:
        say(f"  {line}".rstrip())
