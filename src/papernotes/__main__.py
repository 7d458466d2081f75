"""Run papernotes: the command ``papernotes``, and ``python -m papernotes``.

Nothing is imported here that takes time, so that Ctrl-C ends it quietly from the first moment on.
"""

from __future__ import annotations

import _thread
import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable

_SIGINT = 2
"""The number of the signal that Ctrl-C sends, in POSIX; the module that names it takes time."""


def run() -> None:
    """Run the command line and end the process with its exit code."""
    _open_streams()
    sys.unraisablehook = _interrupt_anew
    try:
        from papernotes.cli import main
        from papernotes.cli.ending import end
        from papernotes.cli.say import speak_anyhow
    except KeyboardInterrupt:
        sys.exit(130)
    try:
        speak_anyhow()
        code = _flushed(lambda: main(standalone_mode=False))
    except SystemExit:
        raise
    except BaseException as error:  # noqa: BLE001 - it is told
        end(error)
    _leave(code if isinstance(code, int) else 0)


def _leave(code: int) -> NoReturn:
    """End the process; what it holds is not taken apart first, which takes longer than a build without changes.

    Beside other threads it ends as Python does, which waits for them.
    """
    with suppress(OSError, ValueError):
        if sys.stderr:  # None where the process was given none
            sys.stderr.flush()
    threading = sys.modules.get("threading")
    if threading and threading.active_count() > 1:
        sys.exit(code)
    os._exit(code)


def _open_streams() -> None:
    """Let no file that is opened later become what a closed stream was, to be written into by chance."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                os.open(os.devnull, os.O_RDWR)


def _interrupt_anew(lost: sys.UnraisableHookArgs) -> None:
    """Interrupt a moment later when Ctrl-C fell where Python drops what is raised, as when an object is deleted."""
    if not issubclass(lost.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
        return

    def again() -> None:
        time.sleep(0.001)
        if sys.platform == "win32":
            _thread.interrupt_main()
        else:  # also ends what the system does for the main thread, as a wait
            os.kill(os.getpid(), _SIGINT)

    _thread.start_new_thread(again, ())


def _flushed(command: Callable[[], object]) -> object:
    """Return what a command returns, when all that it printed is out: Python would tell of a failure in its own way."""
    try:
        return command()
    finally:
        if sys.stdout:
            sys.stdout.flush()


if __name__ == "__main__":
    run()
