"""Where a new note goes: behind the last of its venue and year, in a group made for them, at the end of a file."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from papernotes.author.style import style_of
from papernotes.parse.records.groups import read_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from papernotes.author.draft import Draft
    from papernotes.author.style import Style
    from papernotes.lexicon import Lexicon
    from papernotes.library.entry_model import Library
    from papernotes.model import Record
    from papernotes.source import Source

_YEAR = re.compile(r"(?:19|20)\d\d")
_MANY = 3
"""Of four papers, those that must stand under a venue or year for the notes to be grouped by them."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a new note in a file that is there."""

    path: str
    line: int
    """The line behind which it goes."""
    like: Record | None
    """The note that it is written like."""
    heading: str = ""
    """The heading of a group to make for it, as a line; empty without one."""


class _Group(NamedTuple):
    """Records that stand together."""

    path: str
    titles: tuple[str, ...]
    venue: str | None
    year: int | None
    records: list[Record]


@dataclass(frozen=True)
class Shelves:
    """The notes as they are ordered."""

    library: Library
    sources: Mapping[str, Source]
    lexicon: Lexicon

    def spots(self, draft: Draft) -> Iterator[Spot]:
        """Yield where a note may go, the best place first."""
        groups = self._groups()
        venue = draft.venue or ("arXiv" if draft.arxiv else None)
        yield from self._in_group(groups, venue, draft.year)
        yield from self._empty_group(groups, venue, draft.year)
        if venue and (like := self._grouped(groups)):
            yield self._new_group(like, venue, draft.year)
        fitting = [group for group in groups if group.records[-1].venue == venue and venue]
        loose = [group for group in groups if not group.titles and _model(group.records)]
        for group in (*fitting, *sorted(loose, key=lambda group: -len(group.records))):
            if not self.is_single(group.path):
                yield Spot(group.path, group.records[-1].place.end_line, _model(group.records))

    def singles(self) -> list[Record]:
        """Return the papers that have a file to themselves, when most papers have; none else."""
        papers = [record for record in self._records if record.kind == "paper"]
        alone = [record for record in papers if self.is_single(record.place.file)]
        return alone if len(alone) * 2 > len(papers) and len(alone) > 1 else []

    def is_single(self, path: str) -> bool:
        """Tell whether a file is about one paper: it holds one record, and no group."""
        return path in self._single

    def model(self, path: str = "") -> Record | None:
        """Return the paper that a new one is written like, of a file when one is named."""
        records = [r for r in self._records if r.kind == "paper" and path in ("", r.place.file)]
        return _model([r for r in records if not self.is_single(r.place.file)] or records)

    def style(self, record: Record | None) -> Style | None:
        """Return how a record is written; None when there is none, or its title's line is of no form known."""
        source = self.sources.get(record.place.file) if record else None
        if record is None or source is None:
            return None
        return style_of(source.lines[record.place.line - 1 : record.place.end_line], self.lexicon)

    @cached_property
    def _single(self) -> frozenset[str]:
        grouped = {path for path, _ in self.library.groups}
        counts = Counter(record.place.file for record in self._records)
        return frozenset(path for path, count in counts.items() if count == 1 and path not in grouped)

    @cached_property
    def _records(self) -> list[Record]:
        records = [record for entry in self.library.entries for record in entry.parts]
        held = [record for record in records if record.place.file in self.sources]
        return sorted(held, key=lambda record: record.place.start)

    def _groups(self) -> list[_Group]:
        found: dict[tuple[str, tuple[str, ...]], _Group] = {}
        for record in self._records:
            where = record.place.file, record.group
            if where not in found:
                found[where] = _Group(*where, *self._told(record.group), [])
            found[where].records.append(record)
        return list(found.values())

    def _told(self, titles: Sequence[str]) -> tuple[str | None, int | None]:
        """Return the venue and the year that a group's headings tell."""
        marks = [read_mark(title, 1, self.lexicon) for title in titles]
        venue = next((mark.venue for mark in reversed(marks) if mark.venue), None)
        return venue, next((mark.year for mark in reversed(marks) if mark.year), None)

    def _in_group(self, groups: Sequence[_Group], venue: str | None, year: int | None) -> Iterator[Spot]:
        """Yield the places behind the last records of the groups of a venue and year, the closest first."""
        closeness = {(venue, year): 3, (venue, None): 2, (None, year): 1}
        fitting = [
            (closeness[told], group) for group in groups if any(told := (group.venue, group.year)) and told in closeness
        ]
        for _, group in sorted(fitting, key=lambda found: (-found[0], -len(found[1].records))):
            if not self.is_single(group.path):
                like = _model(group.records) or self.model(group.path)
                yield Spot(group.path, group.records[-1].place.end_line, like)

    def _empty_group(self, groups: Sequence[_Group], venue: str | None, year: int | None) -> Iterator[Spot]:
        """Yield the groups of a venue and year that hold nothing yet."""
        filled = {(group.path, title) for group in groups for title in group.titles}
        for path, group in self.library.groups:
            fits = bool(venue) and self._told([group.title]) in {(venue, year), (venue, None)}
            if fits and path in self.sources and (path, group.title) not in filled:
                yield Spot(path, group.end_line, self.model(path) or self.model())

    def _grouped(self, groups: Sequence[_Group]) -> _Group | None:
        """Return the last group of a venue in the file with the most of them, when most papers stand in such groups."""
        told = [group for group in groups if group.venue and not self.is_single(group.path)]
        papers = sum(record.kind == "paper" for group in groups for record in group.records)
        if not told or 4 * sum(r.kind == "paper" for group in told for r in group.records) < _MANY * papers:
            return None
        files = [group.path for group in told]
        most = max(dict.fromkeys(files), key=files.count)
        here = [group for group in told if group.path == most]
        return next((group for group in reversed(here) if group.year), here[-1])

    def _new_group(self, like: _Group, venue: str, year: int | None) -> Spot:
        """Return a place at the end of a file in a group of its own, whose heading is like a neighbour's."""
        source = self.sources[like.path]
        named = next(t for t in reversed(like.titles) if read_mark(t, 1, self.lexicon).venue)
        lines = [g.line for path, g in self.library.groups if path == like.path and g.title == named]
        line = source.line(lines[-1]) if lines else f"# {named}"
        return Spot(like.path, _last_line(source), _model(like.records), self._renamed(line, venue, year))

    def _renamed(self, line: str, venue: str, year: int | None) -> str:
        found = self.lexicon.venues.find(line)
        start, end = (found[0].start, found[0].end) if found else (len(line), len(line))
        renamed = f"{line[:start]}{venue}{line[end:]}"
        if year:
            return _YEAR.sub(str(year), renamed)
        return re.sub(rf"[\s\-_]*{_YEAR.pattern}[\s\-_]*", "", renamed)


def _last_line(source: Source) -> int:
    """Return the last line that is not blank."""
    return max((number for number, line in enumerate(source.lines, 1) if line.strip()), default=0)


def _model(records: Sequence[Record]) -> Record | None:
    """Return the paper that a new one beside it is written like: the last with a link to it, else the last."""
    papers = [record for record in records if record.kind == "paper"]
    linked = [record for record in papers if any(link.kind == "paper" for link in record.links)]
    return next(reversed(linked or papers), None)
