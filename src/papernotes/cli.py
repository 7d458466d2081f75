"""The command line: thin commands over the rooms that do the work."""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from papernotes import __version__
from papernotes.errors import PapernotesError

if TYPE_CHECKING:
    from papernotes.project import Project

# Everything else is imported inside the commands: `--version` and `--help` must not wait for it.
# ruff: noqa: PLC0415

_FOLDER = click.Path(path_type=Path, file_okay=False)
_FORMATS = ("bibtex", "csl-json", "ris", "csv", "jsonl")
_DIRECTORY = click.argument("directory", type=_FOLDER, default=Path())
_TRACEBACKS = "papernotes.tracebacks"


def _note_verbose(ctx: click.Context, _: click.Parameter, verbose: bool) -> bool:  # noqa: FBT001 - click's signature
    """Let the group know, which has no such option itself: a context's meta is one for all commands in it."""
    ctx.meta[_TRACEBACKS] = verbose
    return verbose


_VERBOSE = click.option(
    "-v", "--verbose", is_flag=True, callback=_note_verbose, help="Tell every finding; show tracebacks."
)


def _examples(*lines: str) -> str:
    """Return what stands beneath a command's help; the mark keeps its lines apart."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


class _Group(click.Group):
    """Commands whose failures are told in a sentence; a traceback only with ``--verbose``."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        try:
            return super().invoke(ctx)
        except PapernotesError as error:
            if ctx.meta.get(_TRACEBACKS):
                raise
            click.secho(f"papernotes: {error}", err=True, fg="red")
            if error.help:
                click.echo(f"  = help: {error.help}", err=True)
            sys.exit(2)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="papernotes")
def main() -> None:
    """Turn Markdown paper notes into a browsable static site."""


@main.command(epilog=_examples("papernotes build", "papernotes build ~/reading --out ~/public"))
@_DIRECTORY
@click.option("--out", type=_FOLDER, help="The folder of the site; DIRECTORY/site when not given.")
@click.option("--strict", is_flag=True, help="Exit with 1 when there is a warning or an error among the findings.")
@click.option("--adopt", is_flag=True, help="Write into a folder that papernotes did not make; its files stay.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what makes the command fail.")
@_VERBOSE
def build(directory: Path, out: Path | None, *, strict: bool, adopt: bool, quiet: bool, verbose: bool) -> None:
    """Build the site of the notes in DIRECTORY (default: here).

    The notes are DIRECTORY/notes/, or, where there is none, the .md files in DIRECTORY itself.
    """
    # A build makes much and drops little: looking for cycles every 700 objects is a fifth of its time.
    gc.set_threshold(100_000, 20, 20)
    from papernotes import report
    from papernotes.build import build as build_site
    from papernotes.files import notes_folder, sync

    started = time.perf_counter()
    target = out or directory / "site"
    project = _read(directory, target)
    site = build_site(project)
    copies = [(notes_folder(directory) / name, path) for name, path in site.copies]
    with report.Progress(len(site.pages), quiet=quiet) as progress:
        written = sync(progress.count(site.artifacts), copies, target, site.library.addresses, adopt=adopt)
    failed = strict and report.fails(site.diagnostics)
    shown = [finding for finding in site.diagnostics if verbose or report.is_problem(finding)]
    if shown and (failed or not quiet):
        click.echo(report.text(shown, project.by_path, most=sys.maxsize if verbose else report.MOST), err=True)
    if not quiet:
        click.echo(report.receipt(site, written, time.perf_counter() - started))
        click.echo(f"Open {(target / 'index.html').resolve().as_uri()}")
    if failed:
        sys.exit(1)


@main.command(name="list", epilog=_examples("papernotes list", "papernotes list ~/reading --json"))
@_DIRECTORY
@click.option("--json", "as_json", is_flag=True, help="The records as papers.json holds them.")
def list_records(directory: Path, *, as_json: bool) -> None:
    """Show the records that papernotes finds in DIRECTORY (default: here), without writing a site."""
    from papernotes import report
    from papernotes.build import understand
    from papernotes.render.records import records_artifact

    project = _read(directory, directory / "site")
    library = understand(project)
    if as_json:
        click.echo(records_artifact(library, project.config).content.decode(), nl=False)
    else:
        click.echo(report.table(library))


@main.command(epilog=_examples("papernotes export > papers.bib", "papernotes export ~/reading --format csv"))
@_DIRECTORY
@click.option("--format", "form", default="bibtex", show_default=True, type=click.Choice(_FORMATS), help="The format.")
def export(directory: Path, form: str) -> None:
    """Print the papers of DIRECTORY (default: here) for another program."""
    from papernotes.build import export as export_library

    click.echo(export_library(_read(directory, directory / "site"), form), nl=False)


@main.command(epilog=_examples("papernotes explain research-notes.md:56", "papernotes explain PN201"))
@click.argument("what", metavar="FILE:LINE|CODE")
@click.option("--project", type=_FOLDER, default=Path(), help="The folder of the project; here when not given.")
def explain(what: str, project: Path) -> None:
    """Say how a line of the notes was read and why, or what the code of a finding means.

    FILE is relative to the notes folder, as in findings and in papers.json.
    """
    from papernotes import report
    from papernotes.build import explain_line
    from papernotes.rules import RULES

    if rule := RULES.get(what.upper()):
        click.echo(report.rule_text(rule))
        return
    file, _, line = what.rpartition(":")
    known = ", ".join(RULES)
    if not file or not line.isdecimal():
        raise PapernotesError(f"{what}: neither FILE:LINE nor the code of a finding", help=f"the codes are {known}")
    for sentence in explain_line(_read(project, project / "site"), file, int(line)):
        click.echo(sentence)


def _read(directory: Path, site: Path) -> Project:
    from papernotes.files import read_project

    return read_project(directory, site)
