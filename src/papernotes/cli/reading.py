"""``read``: how each file was read, and how it is to be read."""

from __future__ import annotations

import os
from pathlib import Path

import click

from papernotes.cli.arguments import PROJECT, examples, read
from papernotes.cli.say import say
from papernotes.errors import PapernotesError
from papernotes.files.walk import project_of, site_of


@click.command(
    name="read",
    short_help="Show how each file was read, or say how one is to be.",
    epilog=examples(
        "papernotes read", "papernotes read ml/readme.md", 'papernotes read ml/readme.md --as "headings 2"'
    ),
)
@click.argument("what", metavar="[DIRECTORY|FILE]", type=click.Path(path_type=Path), default=Path())
@click.option("--as", "form", metavar="READING", help="file, headings 2, items, rows, paragraphs, notes or nothing.")
@PROJECT
def command(what: Path, form: str | None, project: Path | None) -> None:
    """Show a line a file: how it was read, its papers, how sure that is, and the other way to read it.

    FILE belongs to the nearest folder above it that has a papernotes.yml. With --as a line below `read:` there says how
    it is to be read from now on.
    """
    from papernotes import report
    from papernotes.author.readings_setting import tell
    from papernotes.builder.pipeline import understand
    from papernotes.cli.explain import in_notes
    from papernotes.config import CONFIG_FILE
    from papernotes.reading_notes import vocabularies
    from papernotes.report.printable import printable
    from papernotes.settings import settings_findings, settled

    root = what if what.is_dir() else project or project_of(what)
    found = read(root, site_of(root))
    file = "" if what.is_dir() else in_notes(what.as_posix(), root, found)
    if file and file not in {source.path for source in found.sources}:
        raise PapernotesError(f"{what}: no such notes file", help="name it from here, or as papers.json does")
    wrong = [finding for finding in found.diagnostics if finding.path == CONFIG_FILE]
    if wrong := [*wrong, *settings_findings(found, vocabularies(found.config, found.latest))]:
        say(report.text(wrong, found.by_path), err=True)
    before = understand(found)
    say(report.readings(before, settled(found), file))
    if form is not None:
        if not file:
            raise PapernotesError("--as needs a file", help='papernotes read FILE --as "headings 2"')
        told, settings = tell(found, root, file, form)
        after = understand(told)
        say(report.readings(after, settled(told), file))
        say(report.changes(before, after, file))
        say(f"Written into {printable(os.fspath(settings))}")
