"""``explain``: why a line was read as it was, what a code means."""

from __future__ import annotations

from pathlib import Path

import click

from papernotes.cli.arguments import FOLDER, examples, read
from papernotes.errors import PapernotesError


@click.command(name="explain", epilog=examples("papernotes explain research-notes.md:56", "papernotes explain PN201"))
@click.argument("what", metavar="FILE:LINE|CODE")
@click.option("--project", type=FOLDER, default=Path(), help="The folder of the project; here when not given.")
def command(what: str, project: Path) -> None:
    """Say how a line of the notes was read and why, or what the code of a finding means.

    FILE is relative to the notes folder, as in findings and in papers.json.
    """
    from papernotes import report
    from papernotes.pipeline import explain_line
    from papernotes.rules import RULES

    if rule := RULES.get(what.upper()):
        click.echo(report.rule_text(rule))
        return
    file, _, line = what.rpartition(":")
    known = ", ".join(RULES)
    if not file or not line.isdecimal():
        raise PapernotesError(f"{what}: neither FILE:LINE nor the code of a finding", help=f"the codes are {known}")
    for sentence in explain_line(read(project, project / "site"), file, int(line)):
        click.echo(sentence)
