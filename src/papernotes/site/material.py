"""What lies among the notes beside them: pictures, documents, and the works of a bibliography."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from papernotes.parse.bibliography import Reference as Work


class Material(NamedTuple):
    """What lies among the notes beside them, and where they lie."""

    pictures: Iterable[str] = ()
    """The paths of pictures that may be shown."""
    active: Iterable[str] = ()
    """Those of pictures that do more than draw."""
    others: Mapping[str, int] = MappingProxyType({})
    """The sizes in bytes of the documents, sounds and films, by their paths."""
    copied: bool = False
    """Whether these are copied."""
    private: Iterable[str] = ()
    """What notes are called that are not in the library, for findings alone."""
    withheld: Iterable[str] = ()
    """The files in private folders, for findings alone."""
    home: str = ""
    """The path of the notes folder from the root of its repository."""
    works: Iterable[Work] = ()
    """What a bibliography holds, works without a page among it."""
