"""All that the commands print. Words of the notes, of services and of the system are no commands to a terminal."""

from __future__ import annotations

import contextlib
import os
import sys

import click

from papernotes.report.printable import printable


def say(text: str, *, err: bool = False, colour: str | None = None) -> None:
    """Print lines for a person; what a terminal would obey shows as U+FFFD."""
    click.secho(printable(text), err=err, fg=colour)


def give(data: str) -> None:
    """Print what another program reads, to the byte and as UTF-8 whatever the terminal's encoding is."""
    click.echo(data.encode("utf-8", "replace"), nl=False)


def speak_anyhow() -> None:
    """Let no character that the output's encoding does not have stop a command: it is told by its number."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def hush() -> None:
    """Print nothing more: nobody reads on, or nothing can be written; Python itself writes at its end, too."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
