"""``build``: write the site."""

from __future__ import annotations

import sys
import time
from functools import partial
from typing import TYPE_CHECKING

import click

from papernotes.builder.memory.place import place
from papernotes.builder.memory.state import BuildMessages, LastBuild
from papernotes.cli.arguments import FOLDER, NOTES, VERBOSE, examples
from papernotes.cli.say import say
from papernotes.files.walk import site_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from papernotes.builder.memory.runner import Runner


@click.command(
    name="build",
    short_help="Build the site of the notes.",
    epilog=examples("papernotes build", "papernotes build ~/reading --out ~/public", "papernotes build notes.md"),
)
@NOTES
@click.option("--out", type=FOLDER, help="The folder of the site; DIRECTORY/site when not given.")
@click.option("--strict", is_flag=True, help="Exit with 1 when there is a warning or an error among the findings.")
@click.option("--adopt", is_flag=True, help="Write into a folder that papernotes did not make; its files stay.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when the site is not what a build would leave.")
@click.option("--clean", is_flag=True, help="Do everything anew, whatever earlier builds kept.")
@click.option("--drafts", is_flag=True, help="Show private notes as well, marked; such a site is not published.")
@click.option("-j", "--jobs", type=click.IntRange(1), help="How many processes work at it; all that the machine runs.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what makes the command fail.")
@VERBOSE
def command(
    directory: Path,
    out: Path | None,
    *,
    strict: bool,
    adopt: bool,
    check: bool,
    clean: bool,
    drafts: bool,
    jobs: int | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Build the site of the notes in DIRECTORY (default: here).

    The notes are DIRECTORY/notes/, or, where there is none, the .md files in DIRECTORY itself. A file can stand for
    DIRECTORY: then it alone is read, and its site is the folder site beside it.
    """
    started = time.perf_counter()
    target = site_of(directory, out)
    if check:
        sys.exit(_check(directory, target, jobs, drafts=drafts, quiet=quiet, verbose=verbose))
    cache = place(directory)
    last = LastBuild(cache, directory, target, drafts=drafts)
    done = None if clean else last.unchanged()
    if done is None:
        runner = partial(_runner, cache, jobs, clean=clean)
        done = _build(directory, target, runner, last, adopt=adopt, drafts=drafts, quiet=quiet)
    failed = strict and done.fails
    if (shown := done.findings if verbose else done.shown) and (failed or not quiet):
        say(shown, err=True)
    if not quiet:
        say(f"{done.receipt}\n{time.perf_counter() - started:.2f} s")
        say(f"Open {(target / 'index.html').resolve().as_uri()}")
    if failed:
        sys.exit(1)


def _check(root: Path, target: Path, jobs: int | None, *, drafts: bool, quiet: bool, verbose: bool) -> int:
    """Tell which files of a site are not as a build would leave them; return the exit code."""
    from papernotes import report
    from papernotes.builder.whole_build import check
    from papernotes.report.stale import stale_text

    with report.Progress(quiet=quiet) as progress:
        stale = check(root, target, _runner(None, jobs, clean=True), drafts=drafts, watch=progress.count)
    if stale or not quiet:
        say(stale_text(stale, str(target), **({"most": sys.maxsize} if verbose else {})))
    return 1 if stale else 0


def _runner(cache: Path | None, jobs: int | None, *, clean: bool) -> Runner:
    from papernotes.builder.memory.runner import Runner

    return Runner(cache, jobs, clean=clean)


def _build(
    root: Path, target: Path, runner: Callable[[], Runner], last: LastBuild, *, adopt: bool, drafts: bool, quiet: bool
) -> BuildMessages:
    """Write the site, and keep and return what there is to say about it."""
    from papernotes import report
    from papernotes.builder.whole_build import build
    from papernotes.builder.workers import resting_collector
    from papernotes.files.sync import Written

    with resting_collector(), report.Progress(quiet=quiet) as progress:
        project, site, written, _ = build(root, target, runner(), adopt=adopt, drafts=drafts, watch=progress.count)
    problems = [finding for finding in site.diagnostics if report.is_problem(finding)]
    told = BuildMessages(
        report.receipt(site, Written(0, written.written + written.kept, 0)),
        report.text(problems, project.by_path) if problems else "",
        report.text(site.diagnostics, project.by_path, most=sys.maxsize) if site.diagnostics else "",
        report.fails(site.diagnostics),
    )
    last.keep(told, project.other_inputs, dated=project.dated)
    return told._replace(receipt=report.receipt(site, written))
