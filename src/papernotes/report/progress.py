"""How far a build has come, on a terminal and only when it lasts."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

_PATIENCE = 0.5
"""Seconds without a word; a build that is faster needs none."""
_STEP = 0.1


class Progress:
    """A line on standard error that counts up; nothing in a pipe, nothing within half a second."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._silent = quiet or not sys.stderr.isatty()
        self._next = time.monotonic() + _PATIENCE
        self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def count(self, items: Iterable[T], total: int, what: str = "pages") -> Iterator[T]:
        """Yield the items, telling how many of all have passed."""
        for number, item in enumerate(items, 1):
            yield item
            self.tell(f"{number} of {total} {what}")

    def tell(self, text: str) -> None:
        """Tell how far it is, unless it was told a moment ago."""
        if self._silent or time.monotonic() < self._next:
            return
        self._shown = True
        self._next = time.monotonic() + _STEP
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()
