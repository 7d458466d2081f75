"""Readings compete: the set of units, none inside another, that is the best reading of a file, and the second best."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from papernotes.lexicon.data import points as table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from papernotes.parse.reading.units import Unit

_AGREE = 1.5
"""Records at the same place speak with one voice: many of them count as much as so many that are independent."""
_BEFORE = frozenset(("paragraph", "bold"))
"""Units that reach no further than their own lines where records stand below them."""
_FAR = 6.0
"""Points from which a margin is as sure as any."""


class Chosen(NamedTuple):
    """The units of a reading, in the order of their lines, and what it is worth."""

    units: tuple[int, ...]
    worth: float


class Decided(NamedTuple):
    """How a file is read, how sure that is, and the other way to read it."""

    best: Chosen
    second: Chosen
    confidence: float
    """How often a reading as sure as this one is right, from 0 to 1."""


def decide(units: Sequence[Unit], points: Sequence[float]) -> Decided:
    """Return the best reading of a file and the second best."""
    first = best(units, points)
    others = (other for other in _others(units, points, first) if other.units != first.units)
    second = max(others, key=lambda other: (other.worth, -len(other.units)), default=Chosen((), 0.0))
    return Decided(first, second, confidence(margins(units, points, first, second)))


def best(units: Sequence[Unit], points: Sequence[float], may: Callable[[Unit], bool] = lambda _unit: True) -> Chosen:
    """Return the best reading of units that may be chosen: at each either it is a record, or the best inside of it.

    Units inside one another exclude each other, but for lines above what nothing says to be their part: a paragraph
    about a paper and the papers of the list below it. A set's worth is the mean of its points, times the number of
    units up to `_AGREE`: their evidence is of one kind.
    """
    sets: list[tuple[int, ...]] = [()] * len(units)
    worth = [0.0] * len(units)
    for unit in reversed(units):
        inside = [child.number for child in unit.children if worth[child.number] > 0]
        below = tuple(number for at in inside for number in sets[at])
        value = sum(points[number] for number in below) / len(below) * min(len(below), _AGREE) if below else 0.0
        own = points[unit.number]
        if own > 0 and own >= value and may(unit):
            sets[unit.number], worth[unit.number] = (unit.number,), own
        elif own > 0 and unit.kind in _BEFORE and may(unit):
            sets[unit.number], worth[unit.number] = (unit.number, *below), value
        else:
            sets[unit.number], worth[unit.number] = below, max(value, 0.0)
    return Chosen(sets[0], worth[0])


def _others(units: Sequence[Unit], points: Sequence[float], first: Chosen) -> Iterator[Chosen]:
    """Yield other readings: nothing, one paper, units of one kind and depth, and the best without the first's kinds."""
    yield Chosen((), 0.0)
    yield Chosen((0,), points[0])
    taken = {units[number].group for number in first.units}
    yield best(units, points, lambda unit: unit.group not in taken)
    groups: dict[tuple[str, int], list[int]] = {}
    for unit in units[1:]:
        if points[unit.number] > -1:
            groups.setdefault(unit.group, []).append(unit.number)
    for numbers in groups.values():
        if not taken:
            mean = sum(points[number] for number in numbers) / len(numbers)
            yield Chosen(tuple(numbers), mean * min(len(numbers), _AGREE))


def margins(units: Sequence[Unit], points: Sequence[float], first: Chosen, second: Chosen) -> tuple[float, float]:
    """Return how far the best reading is ahead of the second, and how far the closest unit is from the other side."""
    inside = set(first.units)
    for unit in units[1:]:
        if unit.parent is not None and unit.parent.number in inside:
            inside.add(unit.number)
    outside = [abs(points[unit.number]) for unit in units if unit.number not in inside]
    closest = min([*outside, *(abs(points[number]) for number in first.units)], default=_FAR)
    return min(first.worth - second.worth, _FAR), min(closest, _FAR)


def confidence(margin: tuple[float, float]) -> float:
    """Return how often a reading with such margins is right: a fitted curve."""
    base, ahead, closest = (float(row[1]) for row in table("confidence"))
    return 1 / (1 + math.exp(-(base + ahead * margin[0] + closest * margin[1])))


def name_of(units: Sequence[Unit], chosen: Sequence[int]) -> str:
    """Return what a reading is called: ``file``, ``headings 2``, ``items``, ``rows``, ``paragraphs``, ``notes``."""
    kinds = Counter(_NAMES[units[number].kind].format(units[number].level) for number in chosen)
    return " + ".join(name for name, _ in kinds.most_common()) or "notes"


_NAMES = {
    "file": "file", "heading": "headings {}", "bullet": "items", "row": "rows", "bold": "paragraphs",
    "paragraph": "paragraphs",
}  # fmt: skip
