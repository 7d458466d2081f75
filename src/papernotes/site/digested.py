"""Views: all that a page, or another file of the site, is drawn from, as a frozen value.

A view is made from the library at each build; the file is drawn from the view alone, in the hands of a
`papernotes.site.desk.Desk`, which knows nothing of the notes. So the file changes only when the digest of its view
does, whatever the view holds, and nobody has to tell what a page reads.

What is large, or stands in many views, is told by a digest of its own: a record with its body, by one that was made
where it was read (`papernotes.site.record_digests.Leaf`), a row of a list by one that is made once a build
(`Digested`). So views cost little, and what takes long, such as the words of a page, is made where it is drawn.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from papernotes.remembering import SIZE, digest

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")


class Digested(NamedTuple, Generic[T]):
    """A value that stands in several views, with its digest, which ``repr`` tells in its place."""

    value: T
    digest: bytes

    def __repr__(self) -> str:
        """Return the digest."""
        return self.digest.hex()


def told(value: T) -> Digested[T]:
    """Return a value with its digest."""
    return Digested(value, digest_of(value))


def together(values: Iterable[Digested[T]]) -> Digested[tuple[T, ...]]:
    """Return several values as one, whose digest is made of theirs."""
    values = tuple(values)
    digest = blake2b(b"".join([each.digest for each in values]), digest_size=SIZE).digest()
    return Digested(tuple([each.value for each in values]), digest)


def digest_of(view: object) -> bytes:
    """Return `SIZE` bytes that change with anything that a view holds, as ``repr`` tells it.

    So what a view holds is told in full by its ``repr``: a text that knows more than its words tells that too. What
    has none of its own, or holds a set, is told otherwise in each process, so its file is drawn without need.
    """
    return digest(view)
