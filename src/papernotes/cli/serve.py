"""``serve``: the site on this machine, shown anew at each change of the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from papernotes.builder.memory.place import place
from papernotes.cli.arguments import FOLDER, NOTES, VERBOSE, examples
from papernotes.cli.say import say
from papernotes.files.walk import site_of

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    name="serve",
    short_help="Show the site in a browser, and again at each change.",
    epilog=examples("papernotes serve --open", "papernotes serve ~/reading --port 8080"),
)
@NOTES
@click.option("--out", type=FOLDER, help="The folder of the site; DIRECTORY/site when not given.")
@click.option(
    "-p", "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 for any free one."
)
@click.option("--open", "opens", is_flag=True, help="Open the site in the browser.")
@click.option("--adopt", is_flag=True, help="Write into a folder that papernotes did not make; its files stay.")
@click.option("--drafts", is_flag=True, help="Show private notes as well, marked; such a site is not published.")
@VERBOSE
def command(
    directory: Path,
    out: Path | None,
    *,
    port: int,
    opens: bool,
    adopt: bool,
    drafts: bool,
    verbose: bool,
) -> None:
    """Build and serve the site of DIRECTORY (default: here) on this machine, and again at each change.

    Only programs on this machine can reach it. Ctrl-C ends it.
    """
    from papernotes.builder.memory.runner import Runner
    from papernotes.report.receipt import count
    from papernotes.serve.how import HOW
    from papernotes.serve.preview import Preview, serve

    def opened(url: str) -> None:
        say(f"Serving on {url} (Ctrl-C ends it)")
        unsure = f" ({count(preview.unsure, 'file')} unsure)" if preview.unsure else ""
        say(f"How the notes were read: {url}{HOW}{unsure}")
        if opens:
            click.launch(url)

    site = site_of(directory, out)
    preview = Preview(directory, site, Runner(place(directory), lasting=True), say, drafts=drafts)
    preview.begin(adopt=adopt)
    serve(preview, site, port, opened)
