"""Views: all that a page, or another file of the site, is drawn from, as a frozen value.

A view is made from the library at each build; the file is drawn from the view alone, in the hands of a
`papernotes.render.desk.Desk`, which knows nothing of the notes. So the file changes only when the digest of its view
does, whatever the view holds, and nobody has to tell what a page reads.

What is large has a digest of its own, which is made where it is read and stands for it: a record with its body is a
`papernotes.render.leaf.Leaf`. So views cost little, and what takes long, such as the words of a page, is made where it
is drawn.
"""

from __future__ import annotations

from dataclasses import fields
from hashlib import blake2b
from operator import attrgetter
from pickle import Pickler
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from papernotes.recall import SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")


class Told(NamedTuple, Generic[T]):
    """A value that several views share, with its digest."""

    value: T
    digest: bytes


def told(value: T) -> Told[T]:
    """Return a value with its digest."""
    return Told(value, digest_of(value))


def together(values: Iterable[Told[T]]) -> Told[tuple[T, ...]]:
    """Return several values as one, whose digest is made of theirs."""
    values = tuple(values)
    digest = blake2b(b"".join([each.digest for each in values]), digest_size=SIZE).digest()
    return Told(tuple([each.value for each in values]), digest)


def digest_of(view: object) -> bytes:
    """Return `SIZE` bytes that change with anything that a view holds: what another process would be told of it.

    A view holds no sets, whose order changes from process to process.
    """
    told = blake2b(digest_size=SIZE)
    pickler = Pickler(SimpleNamespace(write=told.update), 5)
    pickler.fast = True  # the same text twice is told twice, so that equal views have one digest
    pickler.dispatch_table = _BY_DIGEST
    pickler.dump(view)
    return told.digest()


def _of_told(value: Told[Any]) -> tuple[type[bytes], tuple[bytes]]:
    return bytes, (value.digest,)


_BY_DIGEST: dict[type, Callable[[Any], Any]] = {Told: _of_told}


def tell_by(kind: type[T], how: Callable[[T], object]) -> None:
    """Have values of a kind told by what ``how`` returns, which must change with whatever they hold."""
    _BY_DIGEST[kind] = lambda value: (tuple, ((how(value),),))


def tell_fields(kind: type[Any]) -> None:
    """Have values of a dataclass told by all of their fields, which takes less time than how they tell themselves."""
    tell_by(kind, attrgetter(*(field.name for field in fields(kind))))
