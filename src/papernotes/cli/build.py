"""``build``: write the site."""

from __future__ import annotations

import gc
import sys
import time
from typing import TYPE_CHECKING

import click

from papernotes.cli.arguments import DIRECTORY, FOLDER, VERBOSE, examples, read

if TYPE_CHECKING:
    from pathlib import Path


@click.command(name="build", epilog=examples("papernotes build", "papernotes build ~/reading --out ~/public"))
@DIRECTORY
@click.option("--out", type=FOLDER, help="The folder of the site; DIRECTORY/site when not given.")
@click.option("--strict", is_flag=True, help="Exit with 1 when there is a warning or an error among the findings.")
@click.option("--adopt", is_flag=True, help="Write into a folder that papernotes did not make; its files stay.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what makes the command fail.")
@VERBOSE
def command(directory: Path, out: Path | None, *, strict: bool, adopt: bool, quiet: bool, verbose: bool) -> None:
    """Build the site of the notes in DIRECTORY (default: here).

    The notes are DIRECTORY/notes/, or, where there is none, the .md files in DIRECTORY itself.
    """
    # A build makes much and drops little: looking for cycles every 700 objects is a fifth of its time.
    gc.set_threshold(100_000, 20, 20)
    from papernotes import report
    from papernotes.files import notes_folder, sync
    from papernotes.pipeline import build as build_site

    started = time.perf_counter()
    target = out or directory / "site"
    project = read(directory, target)
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
