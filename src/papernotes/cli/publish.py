"""``publish``: the site to its branch, for GitHub Pages."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from papernotes.cli.arguments import DIRECTORY, FOLDER, examples
from papernotes.cli.say import say
from papernotes.files.walk import site_of

if TYPE_CHECKING:
    from pathlib import Path

    from papernotes.builder.whole_build import Build
    from papernotes.project import Project
    from papernotes.publish import Published, PublishTarget


@click.command(
    name="publish",
    short_help="Publish the site to GitHub Pages.",
    epilog=examples("papernotes publish --dry-run", "papernotes publish", "papernotes publish ~/reading --remote mine"),
)
@DIRECTORY
@click.option("--out", type=FOLDER, help="The folder of the site; DIRECTORY/site when not given.")
@click.option("--branch", default="gh-pages", show_default=True, help="The branch to publish to.")
@click.option("--remote", default="origin", show_default=True, help="The remote to push to.")
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be published, and push nothing.")
@click.option("-y", "--yes", is_flag=True, help="Publish in spite of findings.")
@click.option("--replace", is_flag=True, help="Remove from the branch what papernotes did not write there.")
def command(
    directory: Path, out: Path | None, branch: str, remote: str, *, dry_run: bool, yes: bool, replace: bool
) -> None:
    """Build the site of DIRECTORY (default: here) and publish it to GitHub Pages.

    The site becomes one commit on the branch gh-pages of the repository that DIRECTORY lies in, and is pushed to
    its remote. Your files, what is staged and the branch that you are on stay as they are, and so do files on
    gh-pages that papernotes did not write. When nothing has changed since, nothing is pushed.
    """
    from papernotes.builder.memory.place import place
    from papernotes.builder.memory.runner import Runner
    from papernotes.builder.whole_build import build
    from papernotes.publish import PublishTarget, check, publish

    target = PublishTarget(directory, branch, remote)
    check(target)  # what is missing is told before the site is built
    folder = site_of(directory, out)
    _stop_at_drafts(folder)
    built = build(directory, folder, Runner(place(directory)))
    if not yes:
        _stop_at_secrets(built.project)
    done = publish(target, folder, replace=replace, dry_run=dry_run)
    for line in _told(done, built, target, dry_run=dry_run):
        say(line)


def _stop_at_drafts(folder: Path) -> None:
    """Raise PapernotesError when the site shows private notes: who looks at them there may have forgotten."""
    from papernotes.errors import PapernotesError
    from papernotes.files.manifest import Manifest
    from papernotes.report.receipt import count

    if drafts := sum(address.draft for address in Manifest.read(folder).addresses):
        raise PapernotesError(
            f"{folder}: shows {count(drafts, 'private note')}, so nothing was published",
            help="it was built with --drafts; build it without: papernotes build",
        )


def _stop_at_secrets(project: Project) -> None:
    """Tell what in the notes should not be published, and end there when there is something."""
    from papernotes import report
    from papernotes.check import public
    from papernotes.check.kept_off_pages import partnerless
    from papernotes.report.receipt import count

    allow = project.config.allow
    if found := (*public(project.sources, allow), *partnerless(project.sources, allow)):
        say(report.text(found, project.by_path), err=True)
        say(
            f"{count(len(found), 'place')} that should not be published, so nothing was: mend them, name what "
            "may stay under `allow:` in papernotes.yml, or publish with --yes",
            err=True,
        )
        sys.exit(1)


def _told(done: Published, built: Build, target: PublishTarget, *, dry_run: bool) -> list[str]:
    """Return what happened, a line a thing."""
    from papernotes.publish import address_of, named, settings_of, without_login
    from papernotes.report.receipt import count

    where = f"{target.remote}/{target.branch}"
    address = address_of(done.remote_url, cname=done.cname, url=built.project.config.url)
    if not done.commit:
        lines = [f"{where} holds this site already; nothing was pushed"]
    else:
        counts = ((done.added, "new"), (done.changed, "changed"), (done.removed, "gone"))
        files = ", ".join(f"{number} {what}" for number, what in counts if number)
        verb = "Would publish" if dry_run else "Published"
        lines = [f"{verb} {len(built.site.pages)} pages to {where} ({without_login(done.remote_url)}); files: {files}"]
    if done.kept:
        files, kept = count(len(done.kept), "file"), named(done.kept)
        lines.append(f"Left there, {files} that papernotes did not write (--replace removes them): {kept}")
    if done.left:
        lines.append(f"Your own branch {target.branch} was left where it was: {done.left}")
    if address:
        lines.append(f"{'It will stand' if dry_run else 'It stands'} at {address}")
    if done.first and done.commit and (settings := settings_of(done.remote_url)):
        lines.append(f"The first time, choose “Deploy from a branch”, {target.branch} and / (root) at {settings}")
    return lines
