"""``import``: notes to be filled in, from a bibliography."""

from __future__ import annotations

from pathlib import Path

import click

from papernotes.cli.arguments import FOLDER, examples
from papernotes.cli.say import say
from papernotes.model import Publication

_MOST = 10
"""Papers that are named as left out; the rest is counted."""
_DETAILS = slice(Publication._fields.index("volume"), Publication._fields.index("subject"))
"""Of how a work appeared: what a note has no line for."""


@click.command(
    name="import",
    short_help="Add notes to be filled in, from a bibliography.",
    epilog=examples(
        "papernotes import refs.bib --dry-run",
        "papernotes import zotero.json --project ~/reading",
        "papernotes import --from-zotero",
    ),
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@click.option("--from-zotero", is_flag=True, help="Take the library of the Zotero that runs on this machine.")
@click.option("--project", type=FOLDER, default=Path(), help="The folder of the project; here when not given.")
@click.option("-n", "--dry-run", is_flag=True, help="Show what would be added and where, and write nothing.")
def command(file: Path | None, project: Path, *, from_zotero: bool, dry_run: bool) -> None:
    """Add a note to be filled in for each paper of FILE, which is BibTeX, CSL-JSON (.json) or RIS (.ris).

    A note holds all that its entry does: also its key, keywords and groups, abstract, status and rating, what you
    wrote about it, and where its files are, which stays off the site. Papers that the notes have already are left out.
    The notes are written as yours are: to imported.md, or, where each of your papers has a file, to a file each. To
    fill in what notes leave out, without stubs, name the file under `bibliography:` in papernotes.yml instead.
    """
    if (file is None) != from_zotero:
        raise click.UsageError("name a file, or take --from-zotero")
    from papernotes import report
    from papernotes.author.importing import import_references, read_file, read_library
    from papernotes.author.new import read_notes
    from papernotes.author.writing import folder_of, write
    from papernotes.report.receipt import count

    source, references, findings = read_file(file) if file else read_library()
    if findings:
        say(report.text(findings, {source.path: source}), err=True)
    notes, folder = read_notes(project), folder_of(project)
    done = import_references(references, notes)
    for addition in done.additions:
        if not dry_run:
            write(addition, folder, notes)
        verb = "Would write" if dry_run else "Wrote"
        say(f"{verb} {folder / addition.path}:{addition.line}")
        for line in addition.lines if dry_run else ():
            say(f"  {line}".rstrip())
    for title, why in done.there[:_MOST]:
        say(f"Left out: {title} ({why})")
    if len(done.there) > _MOST:
        say(f"… and {len(done.there) - _MOST} more")
    verb = "would be added" if dry_run else "added"
    told = f", {count(len(findings), 'finding')}" if findings else ""
    say(f"{count(len(done.added), 'note')} {verb}, {len(done.there)} left out{told}")
    kept = any(name for one in references for name in one.publication[_DETAILS])
    if kept and done.added and not notes.references:
        what = file.name if file else "an export of the library"
        say(f"Volume, pages, publisher and the like stay in {what}: name it under `bibliography:` to have them cited")
