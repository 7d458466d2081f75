"""How a source is read: its units with all that is seen of them, and the reading that is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papernotes.config import reading_line
from papernotes.diagnostics import Diagnostic
from papernotes.model import UNSURE, ReadAs
from papernotes.parse.once import once
from papernotes.parse.reading.decide import decide, name_of
from papernotes.parse.reading.line_facts import Lines
from papernotes.parse.reading.neighbours import observe_neighbours
from papernotes.parse.reading.observe import observe_units
from papernotes.parse.reading.page_properties import name_a_paper
from papernotes.parse.reading.units import units_of
from papernotes.parse.reading.weigh import WHOLE, points, told_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papernotes.parse.reading.decide import Decided
    from papernotes.parse.reading.folder import Profile
    from papernotes.parse.reading.units import Unit
    from papernotes.parse.records.view import View
    from papernotes.source import Source


_DIGITS = 2


@dataclass(frozen=True)
class Reading:
    """The units of a source, the points of each, and which of them start a record of a paper."""

    units: Sequence[Unit]
    points: Sequence[float]
    chosen: frozenset[int]
    """The numbers of the units that start a record."""
    decided: Decided
    told: tuple[str, ...] = ()
    """How the settings say that the file is to be read."""
    named: bool = False
    """Whether the page's own properties name the paper that all of it is about."""

    @once
    def by_block(self) -> dict[int, Unit]:
        """The units by the block that opens each."""
        return {id(unit.block): unit for unit in self.units if unit.block is not None}

    def holds(self, unit: Unit) -> bool:
        """Tell whether a record starts at a unit."""
        return unit.number in self.chosen

    @once
    def holding(self) -> frozenset[int]:
        """The numbers of the units inside of which a record starts."""
        found: set[int] = set()
        for number in self.chosen:
            above = self.units[number].parent
            while above is not None and above.number not in found:
                found.add(above.number)
                above = above.parent
        return frozenset(found)


def observed(view: View, profile: Profile) -> tuple[Unit, ...]:
    """Return the units of a source with what is seen of them by themselves and beside others."""
    units = units_of(view)
    lines = Lines(view)
    observe_units(units, lines, view, profile.absent_of(view.source.path))
    observe_neighbours(units, lines, view, profile)
    return units


def read_as(view: View, reading: Reading) -> ReadAs:
    """Return how a file is read, in few words."""
    path = view.source.path
    best, second, sure = reading.decided
    names = [reading.told[0]] if reading.told and not best.units else [name_of(reading.units, best.units)]
    names.append(name_of(reading.units, second.units))
    return ReadAs(path, names[0], len(best.units), round(sure, _DIGITS), names[1], len(second.units))


def in_doubt(told: ReadAs, reading: Reading, source: Source) -> Diagnostic | None:
    """Return the finding of a file that may as well be read otherwise; None of one that is sure, or told of."""
    if reading.told or told.confidence >= UNSURE:
        return None
    message = f"Read as {_counted(told.records, told.reading)}; it may be {_counted(told.second_records, told.second)}."
    line = f"read: {{{reading_line(source.path, told.second)}}}"
    return Diagnostic("PN220", message, source.path, None, f"if so, write `{line}` into papernotes.yml")


def _counted(records: int, name: str) -> str:
    if not records:
        return "notes without a paper"
    return f"{records} paper{'s' * (records > 1)} ({name})"


def read(view: View, profile: Profile) -> Reading:
    """Return how a source is read, in a folder of which the profile is known."""
    units = observed(view, profile)
    told = profile.told_of(view.source.path)
    weighed = points(units)
    named = not told and name_a_paper(view)
    if forms := told or (WHOLE if named else ()):
        weighed = [value + told_points(unit, forms) for unit, value in zip(units, weighed, strict=True)]
    decided = decide(units, weighed)
    return Reading(units, weighed, frozenset(decided.best.units), decided, told, named)
