"""How a command ends when it does not come to its end: in a sentence that says what, where, and what next."""

from __future__ import annotations

import errno
import io
import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from papernotes.cli.say import hush, say
from papernotes.errors import PapernotesError

if TYPE_CHECKING:
    from collections.abc import Mapping

INTERRUPTED = 130
"""What a shell expects of a command that Ctrl-C ended: 128 and the number of SIGINT."""
_FAILED = 2
_HELP: Mapping[int, str] = {
    errno.ENOSPC: "make room on the disk, then run the command again",
    errno.EDQUOT: "make room on the disk, then run the command again",
    errno.EACCES: "check the permissions, or name another place",
    errno.EPERM: "check the permissions, or name another place",
    errno.EROFS: "the disk is read-only: name another place",
    errno.ENAMETOOLONG: "give it a shorter name",
    errno.EMFILE: "close other programs, or allow more open files (ulimit -n)",
}


def end(error: BaseException, *, verbose: bool = False) -> NoReturn:
    """End the process for an error that nobody mends; ``verbose`` shows where it comes from."""
    if isinstance(error, KeyboardInterrupt | click.Abort):
        _tell("stopped", "")
        sys.exit(INTERRUPTED)
    if isinstance(error, BrokenPipeError):  # whoever reads has read enough, as `head` does
        hush()
        sys.exit(0)
    if isinstance(error, click.ClickException):
        told = io.StringIO()
        error.show(told)
        say(told.getvalue().rstrip("\n"), err=True)
        sys.exit(error.exit_code)
    if verbose:
        say("".join(traceback.format_exception(error)).rstrip("\n"), err=True)
    elif isinstance(error, PapernotesError):
        _tell(str(error), error.help)
    elif isinstance(error, OSError):
        _tell(*_of_system(error))
    elif isinstance(error, RuntimeError) and str(error).startswith("Symlink loop"):  # how pathlib tells of it
        _tell(str(error), "remove one of the links")
    elif isinstance(error, MemoryError):
        _tell("there is not enough memory", "close other programs; `--jobs 1` needs the least")
    else:
        _tell(*_of_ours(error))
    sys.exit(_FAILED)


def _of_system(error: OSError) -> tuple[str, str]:
    try:
        Path.cwd()
    except OSError:
        return "the current folder is gone", "change into a folder that is there"
    what = error.strerror or str(error)
    where = os.fspath(error.filename) if isinstance(error.filename, str | bytes) else ""
    named = os.fsdecode(where) if where else ""
    if error.errno in {errno.ENOSPC, errno.EIO, errno.EBADF} and not named:
        named = "output"
    return f"{named}: {what}" if named else what, _HELP.get(error.errno or 0, "check the name, and that it can be read")


def _of_ours(error: BaseException) -> tuple[str, str]:
    """Return what to tell of a defect: it is ours, and where it is."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = next((frame for frame in reversed(frames) if "papernotes" in frame.filename), None)
    where = f" ({Path(ours.filename).name}:{ours.lineno})" if ours else ""
    said = " ".join(str(error).split())[:200]
    what = f"a defect of papernotes: {type(error).__name__}{f': {said}' if said else ''}{where}"
    return what, "please report this line, and what you did; nothing of your notes was changed by it"


def _tell(message: str, help_: str) -> None:
    try:
        say(f"papernotes: {message}", err=True, colour="red")
        if help_:
            say(f"  = help: {help_}", err=True)
    except OSError:  # nobody listens
        hush()
