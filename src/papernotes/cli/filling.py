"""``fill``: what services know of the papers, into a bibliography beside the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from papernotes.cli.arguments import DIRECTORY, examples
from papernotes.cli.say import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from papernotes.author.fill.cases import Proposal
    from papernotes.author.fill.fill_run import FillResult
    from papernotes.author.fill.papers import Paper

_MOST = 10
"""Papers that are named of a kind; the rest is counted."""


@click.command(
    name="fill",
    short_help="Complete the papers' records from arXiv, Crossref, OpenAlex and DBLP.",
    epilog=examples(
        "papernotes fill --dry-run",
        "papernotes fill --mailto ada@example.org",
        "papernotes fill --only 2103.00020 --update",
    ),
)
@DIRECTORY
@click.option("--only", multiple=True, metavar="WORDS", help="Papers of this title, name, key, id or file alone.")
@click.option(
    "--limit", type=click.IntRange(0), default=2000, show_default=True, help="The most questions; the next run goes on."
)
@click.option("--update", is_flag=True, help="Ask anew, also for what was answered before.")
@click.option("--offline", is_flag=True, help="Ask nobody: use what was answered before.")
@click.option(
    "--mailto", default="", envvar="PAPERNOTES_MAILTO", help="An address that Crossref and OpenAlex may write to."
)
@click.option("-n", "--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
def command(
    directory: Path, *, only: tuple[str, ...], limit: int, update: bool, offline: bool, mailto: str, dry_run: bool
) -> None:
    """Complete the records of the papers: authors, venue, pages, DOI, abstract, into references.bib.

    Papers are asked for by their ids, else by title and year, at arXiv, Crossref, OpenAlex and DBLP, which get these
    and nothing else of the notes. The notes stay as they are, and so do entries of your own. What is not certain is
    proposed and not taken. The site takes up what was found with the next build.
    """
    from papernotes.author.fill.fill_run import Options, fill, save

    done = fill(directory, Options(only, limit, update, offline, mailto.strip()))
    if done.changes and not dry_run:
        save(done)
    for line in _told(done, dry_run=dry_run):
        say(line)
    for trouble in done.troubles:
        say(f"{trouble}; its part is left for the next run", err=True)


def _told(done: FillResult, *, dry_run: bool) -> Iterator[str]:
    from papernotes.report.receipt import count

    if dry_run:
        for change in done.changes:
            yield f"{'Would change' if change.before else 'Would add to'} {done.path}:"
            yield from (f"  {line}" for line in change.text.splitlines())
    for paper, found in done.proposals[:_MOST]:
        yield from _proposed(paper, found)
    yield from _more(len(done.proposals))
    for change in done.changes:
        if change.notice:
            yield f"{change.paper.title} ({_place(change.paper)}): {change.notice}, says its publisher or server"
    for cut in done.cut[:_MOST]:
        where = f"`{cut.entry.key}` ({cut.entry.file}:{cut.entry.line})"
        yield f"Your entry {where} leaves authors out, and stays as it is; all of them are:"
        yield f"  author = {{{cut.authors}}}"
    yield from _more(len(done.cut))
    if done.unknown:
        yield f"Nothing is known of {count(len(done.unknown), 'paper')}:"
        yield from (f"  {paper.title} ({_place(paper)})" for paper in done.unknown[:_MOST])
        yield from _more(len(done.unknown))
    verb = "would be written" if dry_run else "written"
    fresh = sum(1 for change in done.changes if not change.before)
    entries = f"{fresh} {'entry' if fresh == 1 else 'entries'} {verb} to {done.path}"
    yield f"{entries}, {len(done.changes) - fresh} changed, {done.kept} kept"
    others = f"{len(done.proposals)} proposed, {len(done.unknown)} unknown"
    yield f"{others}; {count(done.asked, 'question')} asked"
    if done.left:
        yield f"{count(done.left, 'paper')} not asked for wholly yet: run it again to go on"


def _proposed(paper: Paper, found: tuple[Proposal, ...]) -> Iterator[str]:
    yield f"Perhaps, for {paper.title} ({_place(paper)}):"
    for proposal in found[:3]:
        work = proposal.found.work
        told = ", ".join(filter(None, [work.authors[0] if work.authors else "", work.venue, str(work.year or "")]))
        yield f"  {work.title} ({told}) {work.address} ({proposal.why}; {proposal.found.service.name})"
    yield "  If it is one of them, write its address beneath the title."


def _place(paper: Paper) -> str:
    return f"{paper.record.place.file}:{paper.record.place.line}"


def _more(number: int) -> Iterator[str]:
    if number > _MOST:
        yield f"  … and {number - _MOST} more"
