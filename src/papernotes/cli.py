"""The command line: thin commands over the rooms that do the work."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from papernotes import __version__
from papernotes.errors import PapernotesError

if TYPE_CHECKING:
    from collections.abc import Callable

# Everything else is imported inside the commands: `--version` and `--help` must not wait for it.
# ruff: noqa: PLC0415

_FOLDER = click.Path(path_type=Path, file_okay=False)


class _Group(click.Group):
    """Commands whose failures are told in a sentence; a traceback only with ``--verbose``."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        try:
            return super().invoke(ctx)
        except PapernotesError as error:
            if ctx.obj and ctx.obj.get("verbose"):
                raise
            click.secho(f"papernotes: {error}", err=True, fg="red")
            if error.help:
                click.echo(f"  = help: {error.help}", err=True)
            sys.exit(2)


def _verbosity(command: Callable[..., None]) -> Callable[..., None]:
    def remember(ctx: click.Context, _parameter: click.Parameter, value: bool) -> bool:  # noqa: FBT001
        ctx.find_root().ensure_object(dict)["verbose"] = value
        return value

    command = click.option(
        "-v", "--verbose", is_flag=True, callback=remember, help="Tell every finding, and tracebacks."
    )(command)
    return click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")(command)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="papernotes")
def main() -> None:
    """Turn Markdown paper notes into a browsable static site."""


@main.command()
@click.argument("directory", type=_FOLDER, default=Path())
@click.option("--out", type=_FOLDER, help="The folder of the site; DIR/site when not given.")
@click.option("--strict", is_flag=True, help="Exit with 1 when there is a warning or an error among the findings.")
@click.option("--adopt", is_flag=True, help="Write into a folder that papernotes did not make; its files stay.")
@_verbosity
def build(directory: Path, out: Path | None, *, strict: bool, adopt: bool, quiet: bool, verbose: bool) -> None:
    r"""Build the site of the notes in DIRECTORY (default: here).

    The notes are DIRECTORY/notes/, or, where there is none, the .md files in DIRECTORY itself.

    \b
    papernotes build
    papernotes build ~/reading --out ~/public
    """
    from papernotes import report
    from papernotes.build import build as build_site
    from papernotes.files import notes_folder, read_project, sync

    started = time.perf_counter()
    target = out or directory / "site"
    project = read_project(directory, target)
    site = build_site(project)
    folder = notes_folder(directory)
    copies = [(folder / name, path) for name, path in site.copies]
    written = sync(site.artifacts, copies, target, site.library.addresses, adopt=adopt)
    sources = {source.path: source for source in project.sources}
    if not quiet:
        seconds = time.perf_counter() - started
        shown = site.diagnostics if verbose else [f for f in site.diagnostics if report.is_problem(f)]
        if shown:
            click.echo(report.text(shown, sources, most=sys.maxsize if verbose else report.MOST), err=True)
        click.echo(report.receipt(site, written.written, written.kept, written.removed, seconds))
        click.echo(f"Open {(target / 'index.html').resolve().as_uri()}")
    if strict and report.fails(site.diagnostics):
        sys.exit(1)
