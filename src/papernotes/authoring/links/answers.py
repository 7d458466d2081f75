"""An answer to a request, and why there was none."""

from __future__ import annotations

from typing import NamedTuple


class Answer(NamedTuple):
    """A host's answer: its status, and its headers with names in lower case."""

    status: int
    headers: dict[str, str]


class NoAnswer(Exception):  # noqa: N818 - that there is none is no error of the program
    """There was no answer; the message says why, ``kind`` what that means."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        """``private``, ``unknown`` (no such host), ``offline``, ``late``, or ``failed``."""
