"""How work on many things is asked for, by those who must not know whether it is done, shared out, or remembered."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

T = TypeVar("T")
R = TypeVar("R")


class Recall(Protocol):
    """Has work done where it was not done before."""

    def __call__(self, work: Callable[[T], R], items: Sequence[T], key: Callable[[T], bytes]) -> Iterable[R]:
        """Return the results of the work on each item, in their order.

        The work is a pure function of an item; ``key`` changes with whatever its result depends on.
        """


def digest(*values: object) -> bytes:
    """Return 16 bytes that change with values, which ``repr`` tells in full."""
    return blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def in_turn(work: Callable[[T], R], items: Sequence[T], key: Callable[[T], bytes]) -> Iterable[R]:  # noqa: ARG001
    """Do the work on one item after another and remember nothing."""
    return map(work, items)
