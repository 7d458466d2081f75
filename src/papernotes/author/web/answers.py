"""An answer to a request, and why there was none."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from http import HTTPStatus
from time import time
from typing import NamedTuple


class Answer(NamedTuple):
    """A host's answer: its status, its headers with names in lower case, and what it sent, as far as it was read."""

    status: int
    headers: dict[str, str]
    body: bytes = b""

    @property
    def wait(self) -> float | None:
        """The seconds that the host asks to wait (``Retry-After``, RFC 9110), None when it does not say."""
        told = self.headers.get("retry-after", "").strip()
        if told.isdecimal():
            return float(told[:9])
        try:
            return max(0.0, parsedate_to_datetime(told).timestamp() - time())
        except (TypeError, ValueError, OverflowError):
            return None


class NoAnswer(Exception):  # noqa: N818 - that there is none is no error of the program
    """There was no answer; the message says why, ``kind`` what that means."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        """``private``, ``unknown`` (no such host), ``offline``, ``closed`` (nobody listens), ``late``, ``large``,
        or ``failed``."""


def phrase(status: int) -> str:
    """Return what a status means, behind a blank; empty for one that nobody knows."""
    try:
        return f" {HTTPStatus(status).phrase}"
    except ValueError:
        return ""
