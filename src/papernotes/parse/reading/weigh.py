"""How much what is seen counts: the points of each unit, by itself and then beside its neighbours' points."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from papernotes.lexicon.data import points as table
from papernotes.parse.reading.observe import INDEXED, UNTITLED
from papernotes.parse.reading.title_likeness import like_a_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papernotes.parse.reading.units import Unit

_LEAST, _BOUND = -6.0, 8.0
_SURE = 0.3
_FEW, _DOUBT = 3, -2.0
"""Lines of a dress from which on they agree, and points over which a line is in doubt: chosen among -1, -2 and -3.5
on 58 labelled corpora that no table was fitted with, which read alike with each (records .924 to .932)."""
_TOLD, _REFUSED = 6.0, 40.0
"""Points of a form that the settings name, more than nearly all else together; and against all other forms."""

WHOLE = ("file",)
"""The form of a file that is one record."""


class PointTable(dict[str, float]):
    """Points by the names of observations; one that is not in the fitted table counts nothing."""

    def __missing__(self, name: str) -> float:
        """Return no points."""
        self[name] = 0.0
        return 0.0


class Weights(NamedTuple):
    """The points of each observation: when a unit is looked at by itself, and when its neighbours are known too."""

    alone: PointTable
    together: PointTable


class Point(NamedTuple):
    """One thing that is seen of a unit, and how much it counts."""

    name: str
    """A few words, such as "a paper's link on its line"."""
    weight: float
    """Above 0 it speaks for a record of a paper."""


PROSE = -3.0
"""How much the words of a remark or a sentence are like a title."""
BASE = "*"
"""The name of what counts for every unit."""
BASE_NAME = "every line"
"""What it is called where it is told."""


@cache
def weights() -> Weights:
    """Return the fitted weights."""
    rows = [(name, float(alone), float(together)) for name, alone, together, *_ in table("weights")]
    return Weights(PointTable((name, one) for name, one, _ in rows), PointTable((name, last) for name, _, last in rows))


def points(units: Sequence[Unit]) -> list[float]:
    """Return the points of each unit: log-odds that a paper's record starts there."""
    fitted = weights()
    observe_titles(units, [PROSE if is_prose(unit) else like_a_title(unit.title) for unit in units])
    alone = _totals(units, fitted.alone)
    observe_points(units, alone)
    return agreed(units, as_one(units, _totals(units, fitted.together)))


def agreed(units: Sequence[Unit], totals: list[float]) -> list[float]:
    """Return the points with those of lines in doubt counting what lines of their dress do, half of which are papers.

    Somebody who writes "Paper 3: *Title*" sixteen times means the same each time, whatever the words of a title tell.
    Only upwards: a list of papers has headings that look like theirs, and what is no paper is so for its own reasons.
    """
    dresses: dict[tuple[str, int, str], list[int]] = defaultdict(list)
    for unit in units[1:]:
        if not is_nameless(unit):
            dresses[(*unit.group, unit.shape)].append(unit.number)
    for numbers in dresses.values():
        papers = sum(totals[number] > 0 for number in numbers)
        if len(numbers) < _FEW or papers * 2 < len(numbers):
            continue
        mean = sum([totals[number] for number in numbers]) / len(numbers)
        for number in numbers:
            if totals[number] > _DOUBT:
                totals[number] = max(totals[number], mean)
    return totals


def as_one(units: Sequence[Unit], totals: list[float]) -> list[float]:
    """Return the points with those of a file and its only top heading made one: they would be the same record."""
    for unit in units:
        if is_nameless(unit):
            totals[unit.number] = -_BOUND
    if top := only_top(units):
        either = sum(1 / (1 + math.exp(-totals[number])) for number in (0, top.number))
        totals[0] = max(totals[0], totals[top.number], math.log(either / (1 - either)) if either < 1 else 0.0)
        totals[top.number] = -_BOUND
    return totals


def only_top(units: Sequence[Unit]) -> Unit | None:
    """Return the only heading of a file that is in no other one; None where there are several, or none."""
    tops = [child for child in units[0].children if child.kind == "heading"]
    return tops[0] if len(tops) == 1 else None


def is_nameless(unit: Unit) -> bool:
    """Tell whether there is nothing to call a record by that starts at a unit, so that none does.

    What leads to a file of notes by its title is called as these are.
    """
    return not unit.title or UNTITLED in unit.seen or INDEXED in unit.seen


def told_points(unit: Unit, forms: Sequence[str]) -> float:
    """Return what is added to a unit where it is told that the file's records are of some forms.

    The settings' ``read:`` tells it, or a page's own properties.
    """
    own = {"bullet": "items", "row": "rows", "bold": "paragraphs", "paragraph": "paragraphs"}.get(unit.kind, unit.kind)
    names = {own, "headings", f"headings {unit.level}"} if unit.kind == "heading" else {own}
    if names.isdisjoint(forms):
        return -_REFUSED
    return _REFUSED if unit.kind == "file" else _TOLD


def reasons(unit: Unit) -> tuple[Point, ...]:
    """Return what counted for and against a weighed unit, the weightiest first."""
    fitted = weights().together
    seen = {**unit.common, **unit.seen}
    found = [Point(name, value * fitted[name]) for name, value in seen.items() if fitted[name]]
    return (Point(BASE_NAME, fitted[BASE]), *sorted(found, key=lambda point: (-abs(point.weight), point.name)))


def is_prose(unit: Unit) -> bool:
    """Tell whether a unit is a remark or a sentence, of which it is not asked what its words are like."""
    return "a remark or a sentence" in unit.seen


def _totals(units: Sequence[Unit], table: PointTable) -> list[float]:
    """Return the points of each unit, from -8 to 8; those of the file are added up once for all of its units."""
    bases = {id(common): _sum(common, table) for common in (units[0].common, units[-1].common)}
    totals = (table[BASE] + bases[id(unit.common)] + _sum(unit.seen, table) for unit in units)
    return [max(-_BOUND, min(_BOUND, total)) for total in totals]


def _sum(seen: Mapping[str, float], table: PointTable) -> float:
    total: float = sum(map(mul, map(table.__getitem__, seen), seen.values()))
    return total


def observe_titles(units: Sequence[Unit], likes: Sequence[float]) -> None:
    """Add how much each unit's words, and those of its neighbours, are like a paper's title."""
    scores = [like / 6 for like in likes]
    families: dict[tuple[int, str, int], list[int]] = defaultdict(list)
    shapes: dict[tuple[str, int, str], list[int]] = defaultdict(list)
    for unit in units:
        families[unit.parent.number if unit.parent else -1, unit.kind, unit.level].append(unit.number)
        shapes[(*unit.group, unit.shape)].append(unit.number)
    for name, groups in (("siblings: words of a title", families), ("its shape: words of a title", shapes)):
        for numbers in groups.values():
            mean = sum([scores[number] for number in numbers]) / len(numbers)
            for number in numbers:
                units[number].seen[name] = mean
    for unit, score in zip(units, scores, strict=True):
        unit.seen["words of a title"] = score
        if unit.children:
            below = unit.children[:200]
            unit.seen["below: words of a title"] = sum([scores[child.number] for child in below]) / len(below)


def observe_points(units: Sequence[Unit], alone: Sequence[float]) -> None:
    """Add what the points of each unit's neighbours are."""
    chance = [1 / (1 + math.exp(-value)) for value in alone]
    above, most, total = _up_and_down(units, alone, chance)
    families: dict[tuple[int, str, int], list[int]] = defaultdict(list)
    shapes: dict[tuple[str, int, str], list[int]] = defaultdict(list)
    level: dict[tuple[str, int], list[int]] = defaultdict(list)
    for unit in units:
        families[unit.parent.number if unit.parent else -1, unit.kind, unit.level].append(unit.number)
        shapes[(*unit.group, unit.shape)].append(unit.number)
        level[unit.group].append(unit.number)
    for unit, own in zip(units, alone, strict=True):
        seen, number = unit.seen, unit.number
        seen["points: own"] = own / 4
        seen["points: of what is above"] = (alone[unit.parent.number] if unit.parent else _LEAST) / 4
        seen["points: most above"] = above[number] / 4
        seen["points: most below"] = most[number] / 4
        seen["points: papers below"] = math.log1p(total[number]) / 2
        below = unit.children[:200]
        seen["points: mean below"] = (sum([alone[c.number] for c in below]) / len(below) if below else _LEAST) / 4
        seen["points: of the file"] = alone[0] / 4
        seen["points: papers in the file"] = math.log1p(total[0]) / 2
        seen["points: most in the file"] = most[0] / 4
        seen["points: more than above and below"] = (own - max(above[number], most[number])) / 4
    _means(units, alone, families.values(), "points: mean of siblings")
    _means(units, alone, shapes.values(), "points: mean of its shape")
    _means(units, alone, level.values(), "points: mean of its level")
    for numbers in families.values():
        held = [alone[n] for n in numbers]
        best, worst = max(held), min(held)
        share = sum([chance[n] for n in numbers])
        for n in numbers:
            seen = units[n].seen
            seen["points: best sibling"] = best / 4
            seen["points: worst sibling"] = worst / 4
            others = len(numbers) - 1
            seen["points: papers among siblings"] = (share - chance[n]) / others if others else chance[n]
            seen["points: more than its siblings"] = seen["points: own"] - seen["points: mean of siblings"]


def _means(units: Sequence[Unit], alone: Sequence[float], groups: Iterable[list[int]], name: str) -> None:
    """Add the mean points of the others in each group."""
    for numbers in groups:
        total, others = sum([alone[n] for n in numbers]), len(numbers) - 1
        for n in numbers:
            units[n].seen[name] = ((total - alone[n]) / others if others else alone[n]) / 4


def _up_and_down(
    units: Sequence[Unit], alone: Sequence[float], chance: Sequence[float]
) -> tuple[list[float], list[float], list[float]]:
    """Return for each unit the most points above it, the most below it, and how many papers are expected below it."""
    above, most, total = [_LEAST] * len(units), [_LEAST] * len(units), [0.0] * len(units)
    for unit in reversed(units[1:]):
        at, up = unit.number, unit.parent.number if unit.parent else 0
        most[up] = max(most[up], alone[at], most[at])
        total[up] += max(chance[at] if chance[at] > _SURE else 0.0, total[at])
    for unit in units[1:]:
        up = unit.parent.number if unit.parent else 0
        above[unit.number] = max(above[up], alone[up])
    return above, most, total
