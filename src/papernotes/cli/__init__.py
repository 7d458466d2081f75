"""The command line: thin commands over the rooms that do the work, a module each.

In: the words of a command line.
Out: an exit code; text by ``say`` alone.

Read: ``arguments`` and ``ending`` (what commands share), ``build`` as an example of a command.
"""

from __future__ import annotations

from importlib import import_module

import click

from papernotes.cli.arguments import TRACEBACKS
from papernotes.cli.ending import end
from papernotes.version import __version__

COMMANDS = {
    "init": "init",
    "new": "new",
    "import": "importing",
    "fill": "filling",
    "build": "build",
    "serve": "serve",
    "check": "check",
    "list": "listing",
    "export": "export",
    "read": "reading",
    "explain": "explain",
    "publish": "publish",
}
"""The module of each command, in the order of the help. It is imported when its command is asked for."""


class _Group(click.Group):
    """Commands whose failures are told in a sentence; a traceback only with ``--verbose``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"papernotes.cli.{COMMANDS[cmd_name]}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001 - it is told
            end(error, verbose=bool(ctx.meta.get(TRACEBACKS)))


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="papernotes")
def main() -> None:
    """Turn Markdown paper notes into a browsable static site."""
