"""``read``: how each file was read, and how it is to be read."""

from __future__ import annotations

from pathlib import Path

import click

from papernotes.cli.arguments import FOLDER, examples, read
from papernotes.cli.say import say
from papernotes.errors import PapernotesError
from papernotes.files.walk import site_of


@click.command(
    name="read",
    short_help="Show how each file was read, or say how one is to be.",
    epilog=examples(
        "papernotes read", "papernotes read ml/readme.md", 'papernotes read ml/readme.md --as "headings 2"'
    ),
)
@click.argument("what", metavar="[DIRECTORY|FILE]", type=click.Path(path_type=Path), default=Path())
@click.option("--as", "form", metavar="READING", help="file, headings 2, items, rows, paragraphs, notes or nothing.")
@click.option("--project", type=FOLDER, default=Path(), help="The folder of the project; here when not given.")
def command(what: Path, form: str | None, project: Path) -> None:
    """Show a line a file: how it was read, its papers, how sure that is, and the other way to read it.

    With --as the settings are told how a file is to be read: a line is written below `read:` in papernotes.yml.
    """
    from papernotes import report
    from papernotes.authoring.readings import tell
    from papernotes.cli.explain import in_notes
    from papernotes.pipeline import understand

    root = what if what.is_dir() else project
    found = read(root, site_of(root))
    file = "" if what.is_dir() else in_notes(what.as_posix(), project, found)
    if file and file not in {source.path for source in found.sources}:
        raise PapernotesError(f"{what}: no such notes file", help="name it from here, or as papers.json does")
    before = understand(found)
    say(report.readings(before, file))
    if form is not None:
        if not file:
            raise PapernotesError("--as needs a file", help='papernotes read FILE --as "headings 2"')
        after = understand(tell(found, root, file, form))
        say(report.readings(after, file))
        say(report.changes(before, after, file))
