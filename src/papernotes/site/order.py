"""The orders and groups in which pages list entries."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from papernotes.library.entry_model import Entry
    from papernotes.site.list_values import Face

E = TypeVar("E", "Entry", "Face")
_FEW_GROUPS = 6


class GroupKey(NamedTuple):
    """What the entries of a group share: a venue, a year, both, or that they are notes."""

    venue: str | None = None
    year: int | None = None
    note: bool = False


def by_venue_and_year(entry: Entry | Face) -> GroupKey:
    """Group a list by where and when the papers appeared."""
    if entry.record.kind == "note":
        return GroupKey(note=True)
    return GroupKey(entry.record.venue, entry.record.year)


def by_year(entry: Entry | Face) -> GroupKey:
    """Group a venue's list."""
    return GroupKey(year=entry.record.year)


def by_venue(entry: Entry | Face) -> GroupKey:
    """Group a year's list."""
    return GroupKey(venue=entry.record.venue, note=entry.record.kind == "note")


def by_year_or_note(entry: Entry | Face) -> GroupKey:
    """Group a list whose venues are too many to be headings."""
    return GroupKey(note=True) if entry.record.kind == "note" else GroupKey(year=entry.record.year)


def newest_first(key: GroupKey, size: int) -> tuple[bool, bool, int, int, str]:
    """Order groups: papers before notes, newest year first, the largest first within a year, none last."""
    return key.note, key.year is None, -(key.year or 0), -size, key.venue or "\uffff"


def telling(entries: Sequence[Entry | Face]) -> Callable[[Entry | Face], GroupKey]:
    """Return the grouping that suits a mixed list: venue and year, or the year where most groups would be of one."""
    records = [entry.record for entry in entries]
    groups = len({record.kind == "note" or (record.venue, record.year) for record in records})
    return by_year_or_note if groups > _FEW_GROUPS and groups * 2 > len(entries) else by_venue_and_year


def ordered(entries: Iterable[E], group: Callable[[E], GroupKey]) -> tuple[E, ...]:
    """Return the entries so that groups stand together, newest first, in the notes' order within a group."""
    return tuple(entry for _, members in grouped(entries, group) for entry in members)


def grouped(entries: Iterable[E], group: Callable[[E], GroupKey]) -> tuple[tuple[GroupKey, tuple[E, ...]], ...]:
    """Return the groups in their order, each with its entries in the order given."""
    found: defaultdict[GroupKey, list[E]] = defaultdict(list)
    for entry in entries:
        found[group(entry)].append(entry)
    keys = sorted(found, key=lambda key: newest_first(key, len(found[key])))
    return tuple((key, tuple(found[key])) for key in keys)
