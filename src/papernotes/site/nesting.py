"""Tags within tags, as ``vision/detection`` is one within ``vision``: their order in an index, and the way to each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papernotes.library.entry_model import Term

_WITHIN = "/"


def roots_of(names: Iterable[str]) -> frozenset[str]:
    """Return, casefolded, the words that several names begin with, up to a slash, or that are names themselves.

    One name alone with a slash, such as ``TCP/IP``, is no nesting.
    """
    counts = Counter(map(_root, names))
    return frozenset(root for root, count in counts.items() if count > 1)


def as_tree(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Return terms in their order, those that are nested beneath the first of their root, by their paths."""
    roots = roots_of(term.name for term in terms)
    held: dict[str, list[Term]] = {}
    for term in terms:
        held.setdefault(_root(term.name) if _root(term.name) in roots else term.name, []).append(term)
    return tuple(term for some in held.values() for term in sorted(some, key=lambda term: _path(term.name)))


def way_to(name: str, roots: frozenset[str]) -> tuple[str, ...]:
    """Return the parts of a nested name before its last; none for one that is not nested."""
    parts = tuple(part.strip() for part in name.split(_WITHIN))
    return parts[:-1] if all(parts) and _root(name) in roots else ()


def _root(name: str) -> str:
    return _path(name)[0]


def _path(name: str) -> tuple[str, ...]:
    return tuple(part.strip().casefold() for part in name.split(_WITHIN))
