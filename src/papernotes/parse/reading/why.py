"""Why a record starts at a unit or does not, in sentences: its neighbours, the other reading, what would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.config import reading_line
from papernotes.parse.reading.decide import name_of
from papernotes.parse.reading.observe import INDEXED
from papernotes.parse.reading.telling import in_words
from papernotes.parse.reading.weigh import BASE_NAME, WHOLE, is_nameless, only_top, reasons, told_points

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.model import ReadAs
    from papernotes.parse.reading.read import Reading
    from papernotes.parse.reading.units import Unit
    from papernotes.parse.reading.weigh import Point

_MOST = 3
"""Observations that are told to have turned it."""
_SLIGHT = 1e-6
_OF_OTHERS = ("points:", "siblings:", "above:", "below:", "its shape:", "in a file:", "file:")
"""How the names of observations begin that are not made at the line itself."""


def why(reading: Reading, unit: Unit, told: ReadAs) -> Iterator[str]:
    """Yield what decided over a unit. ``told`` is how its file is read."""
    top = only_top(reading.units)
    judged = reading.units[0] if unit is top else unit
    if reading.told:
        counted = told_points(judged, reading.told)
        forms = " or ".join(reading.told)
        yield f"papernotes.yml says to read the file as {forms}, which counts {counted:+.0f} points."
    if reading.named:
        yield f"The page's own properties name a paper, which counts {told_points(judged, WHOLE):+.0f} points."
    if unit is top:
        yield "The only top heading and the file are one record: what speaks for either counts."
    own = reading.points[judged.number]
    if (
        judged.number
        and not (reading.told or reading.named)
        and own - sum(point.weight for point in reasons(judged)) > _SLIGHT
    ):
        yield f"Most lines of its dress in this file are papers: it counts what they do, {own:+.1f} points."
    yield _outcome(reading, judged, unit.line)
    yield _around(reading, unit)
    sure = f", with a confidence of {told.confidence:.2f}" * (not reading.told)
    yield f"The file is read as {_counted(told.reading, told.records)}{sure}."
    yield f"The runner-up is {_counted(told.second, told.second_records)}."
    yield from _turning(reading, judged, told)


def _outcome(reading: Reading, unit: Unit, line: int) -> str:
    own = reading.points[unit.number]
    if reading.holds(unit):
        return f"A paper's record starts at line {line}, with {own:+.1f} points in the end."
    if INDEXED in unit.seen:
        return f"No paper's record starts at line {line}: it leads to a file of notes, which is the paper's."
    if is_nameless(unit):
        return f"No paper's record starts at line {line}: there is nothing to call it by."
    if own <= 0:
        return f"No paper's record starts at line {line}: it ends at {own:+.1f} points, and would need more than 0."
    above = unit.parent
    while above is not None and not reading.holds(above):
        above = above.parent
    if above is not None:
        return (
            f"Line {line} would have {own:+.1f} points, and is a part of the record that starts at line {above.line}."
        )
    return f"Line {line} would have {own:+.1f} points, but the records inside of it count for more."


def _around(reading: Reading, unit: Unit) -> str:
    """Return the points of the file, of what is above and beside a unit, and the most that something inside has."""
    units, points = reading.units, reading.points
    found = [f"the file as one paper {points[0]:+.1f}"]
    up = unit.parent
    if up is not None and up.number and up is not only_top(units):
        found.append(f"line {up.line} above it {points[up.number]:+.1f}")
    beside = [other for other in (up.children if up else []) if other.group == unit.group and other is not unit]
    if beside:
        values = sorted(points[other.number] for other in beside)
        spread = f"from {values[0]:+.1f} to {values[-1]:+.1f}" if len(values) > 1 else f"{values[0]:+.1f}"
        found.append(f"{_lines(beside)} beside it {spread}")
    if inside := [other for other in units if _within(other, unit)]:
        most = max(inside, key=lambda other: points[other.number])
        found.append(f"inside of it line {most.line} at most, {points[most.number]:+.1f}")
    return f"Its neighbours' points: {'; '.join(found)}."


def _lines(units: Sequence[Unit]) -> str:
    return f"line {units[0].line}" if len(units) == 1 else f"{len(units)} lines"


def _within(unit: Unit, outer: Unit) -> bool:
    above = unit.parent
    while above is not None and above is not outer:
        above = above.parent
    return above is not None


def _counted(name: str, records: int) -> str:
    words = {"file": "one paper", "notes": "notes without a paper", "nothing": "nothing"}
    return words.get(name) or f"{name} ({records} paper{'s' * (records != 1)})"


def _turning(reading: Reading, unit: Unit, told: ReadAs) -> Iterator[str]:
    """Yield what would change the outcome: what is seen of the line that turned it, and the line of the settings."""
    if reading.told:
        yield "What would change it: another reading of the file below `read:` in papernotes.yml."
        return
    holds = reading.holds(unit)
    if turned := list(_turned(reading, unit)):
        names = " or ".join(f"“{in_words(point.name)}” ({point.weight:+.1f})" for point in turned[:_MOST])
        yield f"What would change it: without {names} it would come to {'less' if holds else 'more'} than 0 points."
    other = told.second if holds else name_of(reading.units, [unit.number])
    words = {"file": "one paper"}.get(other, other)
    line = reading_line(told.file, other)
    yield f"To have the file read as {words}, write `{line}` below `read:` in papernotes.yml."


def _turned(reading: Reading, unit: Unit) -> Iterator[Point]:
    """Yield what is seen of a line itself and outweighs all else together, where its own points decided."""
    own, holds, points = reading.points[unit.number], reading.holds(unit), reasons(unit)
    if holds != (own > 0) or abs(sum(point.weight for point in points) - own) > _SLIGHT:
        return
    for point in points:
        turned = point.weight >= own if holds else point.weight < own
        if turned and point.name != BASE_NAME and not point.name.startswith(_OF_OTHERS):
            yield point
