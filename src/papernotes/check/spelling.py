"""Venues' names with one slip in them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from papernotes.lexicon import Venues

_SHORTEST, _LONGEST = 4, 60
"""Letters of a name that is looked at."""
_SURE = 6
"""Letters of a name from which one wrong letter leaves no doubt; in a shorter one, two may be swapped."""


class Spelling:
    """The names of venues, found by what is one slip away: a letter wrong, missing, too many, or two swapped.

    Each name is filed under itself and under itself with one letter left out; two names that are one slip apart then
    share one of these, so that no name is compared with all others.
    """

    def __init__(self, venues: Venues) -> None:
        self._venues = venues

    @cached_property
    def _filed(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """Venue and name by what they are filed under; made when it is needed, which in most notes it is not."""
        filed: dict[str, list[tuple[str, str]]] = {}
        for venue in self._venues.all:
            for name in (venue.name, *venue.aliases):
                if _SHORTEST <= len(name) <= _LONGEST and (name == venue.name or (name.isalpha() and name.isascii())):
                    for key in _shortened(name.casefold()):
                        filed.setdefault(key, []).append((venue.name, name))
        return filed

    def near(self, written: str) -> Mapping[str, str]:
        """Return the venues of which a name is one slip away: each venue's own name, and the name in question."""
        if not _SHORTEST <= len(written) <= _LONGEST:
            return {}
        filed = (found for key in _shortened(written.casefold()) for found in self._filed.get(key, ()))
        return {venue: name for venue, name in sorted(filed) if one_off(written, name)}

    def certain(self, written: str) -> str | None:
        """Return the name that a misspelt one must mean: one slip away from it, and from no other venue's name."""
        near = list(self.near(written).values())
        if len(near) != 1:
            return None
        (name,) = near
        swapped = len(written) == len(name) and sorted(written.casefold()) == sorted(name.casefold())
        return name if swapped or len(written) >= _SURE else None


def _shortened(name: str) -> Iterator[str]:
    yield name
    yield from {name[:i] + name[i + 1 :] for i in range(len(name))}


def one_off(written: str, name: str) -> bool:
    """Tell whether two names differ by one slip: a letter wrong, missing, too many, or two in each other's places."""
    a, b = written.casefold(), name.casefold()
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest, other = a[start:], b[start:]
    return (
        rest[1:] == other[1:]
        or rest[1:] == other
        or rest == other[1:]
        or (rest[:2] == other[:2][::-1] and rest[2:] == other[2:])
    )
