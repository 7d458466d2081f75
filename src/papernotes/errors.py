"""What stops a command: said once, with what failed, where, and what to do next.

Bad notes are never an error; they are diagnostics.
"""

from __future__ import annotations


class PapernotesError(Exception):
    """A failure told to the user without a traceback; the command ends with exit code 2. It shows no secret."""

    def __init__(self, message: str, *, help: str = "") -> None:
        from papernotes.masking import masked

        super().__init__(masked(message))
        self.help = masked(help)
