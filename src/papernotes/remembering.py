"""How work on many things is asked for, by those who must not know whether it is done, shared out, or remembered."""

from __future__ import annotations

import zlib
from hashlib import blake2b
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

T = TypeVar("T")
R = TypeVar("R")
SIZE = 16
"""Bytes of a digest."""
_TOGETHER, _MOST_TOGETHER = 64, 256
"""Items that are worked on, and remembered, together: about so many, and at most."""


class Run(Protocol):
    """A way to have work done on every item: ``map`` itself, or one that spreads it or remembers it."""

    def __call__(self, work: Callable[[T], R], items: Sequence[T], /) -> Iterable[R]:
        """Return the results in the order of the items."""


class Recall(Protocol):
    """Has work done where it was not done before."""

    def __call__(self, work: Callable[[T], R], items: Sequence[T], key: Callable[[T], bytes]) -> Iterable[R]:
        """Return the results of the work on each item, in their order.

        The work is a pure function of an item; ``key`` changes with whatever its result depends on.
        """


def digest(*values: object) -> bytes:
    """Return `SIZE` bytes that change with values, which ``repr`` tells in full."""
    return blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()


def in_turn(work: Callable[[T], R], items: Sequence[T], key: Callable[[T], bytes]) -> Iterable[R]:  # noqa: ARG001 - as all of `Recall`
    """Do the work on one item after another and remember nothing."""
    return map(work, items)


def batches(items: Sequence[T], name: Callable[[T], str]) -> list[Sequence[T]]:
    """Cut a row behind items whose names say so: one item more or less changes the batch that it stands in alone."""
    names = (name(item).encode("utf-8", "replace") for item in items)
    cuts = [at for at, encoded in enumerate(names, 1) if zlib.crc32(encoded) % _TOGETHER == 0]
    found: list[Sequence[T]] = []
    for start, end in zip([0, *cuts], [*cuts, len(items)], strict=True):
        found += [items[at : min(at + _MOST_TOGETHER, end)] for at in range(start, end, _MOST_TOGETHER)]
    return found
