"""Where references lead: to records, their sections and blocks, as the tools that the notes were written with do it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from papernotes.body.citations import CROSS_REFERENCE
from papernotes.body.placed_links import blocks_in
from papernotes.site.anchors import section_ids
from papernotes.site.fragments import Marks
from papernotes.site.link_names import Files, Names, candidates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from papernotes.body import NotesReference, RecordBody
    from papernotes.library.entry_model import Entry, Library
    from papernotes.model import Anchor, Record
    from papernotes.site.link_names import NamedEntry
    from papernotes.slug import Slug

_LINE = re.compile(r"L(\d{1,7})(?:C\d+)?(?:-L?\d+(?:C\d+)?)?\Z")
"""A fragment that names lines, as GitHub's pages of files have them."""


class Target(NamedTuple):
    """What a reference leads to."""

    entry: Entry
    part: int = 0
    """Which of the entry's parts."""
    section: int = -1
    """Which section of that part, from 0; -1 for the entry as a whole."""
    block: str = ""
    """What the block within the section is called on its page, if it is one that can be told from the others."""
    level: int = 0
    """The level of the heading in its file, 0 where none is meant."""
    words: str = ""
    """The first words of a block."""
    others: tuple[Entry, ...] = ()
    """Other entries of the same name."""


class _Span(NamedTuple):
    line: int
    end_line: int
    entry: Entry
    part: int
    record: Record


class Atlas:
    """Finds what references mean. What it remembers follows from the library and the bodies alone."""

    def __init__(self, library: Library, bodies: Mapping[tuple[str, int], RecordBody], home: str) -> None:
        """``home`` is the path of the notes folder from the root of its repository."""
        self._library = library
        self._bodies = bodies
        self._home = home
        self.by_file: dict[str, list[Entry]] = {}
        self._spans: dict[str, list[_Span]] = {}
        for entry in library.entries:
            for number, record in enumerate(entry.parts):
                file, line, end = record.place
                self._spans.setdefault(file, []).append(_Span(line, end, entry, number, record))
        for file, spans in self._spans.items():
            spans.sort(key=lambda span: span.line)
            self.by_file[file] = [span.entry for span in spans]
        self._groups: dict[str, list[tuple[int, int]]] = {}
        for file, group in library.groups:
            self._groups.setdefault(file, []).append((group.line, group.end_line))
        self._names = Names(library, self.by_file)
        self._files = Files(self.by_file)
        self._marks: dict[str, Marks] = {}
        self._ids: dict[Slug, tuple[str, ...]] = {}
        self._blocks: dict[tuple[str, int], list[dict[str, tuple[int, int]]]] = {}

    def find(self, reference: NotesReference, file: str) -> Target | None:
        """Return what a reference in a file leads to, None for nothing that has a page."""
        match reference.sort:
            case "file" | "image":
                return self._filed(reference, file)
            case "block":
                return self._block(reference.target)
            case "key" | "handle":
                entry = self._names.cited(reference.target)
                return Target(entry) if entry else self._numbered(reference.target, file)
        words = reference.target
        if words.startswith("((") and words.endswith("))"):
            return self._block(words[2:-2].lower())
        return self._named(words, file)

    def _numbered(self, key: str, file: str) -> Target | None:
        """Return what Quarto calls by a key that is an id of the same file: a picture, a table, a section."""
        return self._within(file, key) if CROSS_REFERENCE.match(key) else None

    def anchor(self, target: Target) -> str:
        """Return the id on its entry's page that a target has, empty for the page as a whole."""
        if target.section < 0:
            return ""
        if target.block:
            return f"at.{scope_of(target.part)}{target.block}"
        entry = target.entry
        if entry.slug not in self._ids:
            self._ids[entry.slug] = section_ids(entry)
        before = sum(len(record.sections) for record in entry.parts[: target.part])
        return self._ids[entry.slug][before + target.section]

    def pieces(self, target: Target) -> Iterator[tuple[int, int, int]]:
        """Yield what a target is made of: sections of its part, each with where in its HTML it begins and ends."""
        record = target.entry.parts[target.part]
        body = self._bodies.get(record.place.start)
        if body is None:
            return
        if target.block:
            yield target.section, *self._blocks_of(record)[target.section][target.block]
            return
        level = record.sections[target.section].level if target.section >= 0 else 0
        for number in range(max(target.section, 0), len(body.sections)):
            if (
                target.section < 0
                or number == target.section
                or (target.level and record.sections[number].level > level)
            ):
                yield number, 0, len(body.sections[number].html)
            else:
                return

    def body(self, record: Record) -> RecordBody | None:
        """Return the body of a record."""
        return self._bodies.get(record.place.start)

    def _named(self, words: str, file: str) -> Target | None:
        """Return what a wikilink means: a page, and behind ``#`` a heading or, with ``^``, a block."""
        page, _, part = words.partition("#")
        if not page.strip():
            return self._within(file, part)
        found = self._names.find(words, file) if part else ()  # a name may hold the mark
        if not found and (found := self._names.find(page, file)) and part:
            within = self._part_of(found[0], part)
            if within is not None:
                return within._replace(others=tuple(one.entry for one in found[1:]))
        if not found and part and not part.startswith("^"):
            found = self._names.find(part, file)
        return Target(found[0].entry, others=tuple(one.entry for one in found[1:])) if found else None

    def _part_of(self, called: NamedEntry, part: str) -> Target | None:
        """Return what a heading or a block is within what bears a name: a file, or the places of a record."""
        if called.file:
            return self._within(called.file, part)
        places = (record.place for record in called.entry.parts)
        found = (self._within(place.file, part, place.line, place.end_line) for place in places)
        return next((target for target in found if target and target.entry is called.entry), None)

    def _filed(self, reference: NotesReference, file: str) -> Target | None:
        """Return what a path means: the record or the heading that its fragment names, else the file's first record."""
        for path, fragment, name in _parted(reference):
            if not path:
                return self._within(file, fragment) or self._block(fragment.lower())  # MyST's targets are all files'
            for candidate in candidates(path, name, self._home):
                if there := self._files.find(candidate):
                    within = self._within(there, fragment) if fragment else None
                    return within or Target(self.by_file[there][0])
            if name and (found := self._names.find(name, file)):
                within = self._part_of(found[0], fragment) if fragment else None
                others = tuple(one.entry for one in found[1:])
                return (within or Target(found[0].entry))._replace(others=others)
        return None

    def _within(self, file: str, part: str, first: int = 0, last: int = 0) -> Target | None:
        """Return what a fragment names within a file, what stands from line ``first`` to ``last`` before others."""
        if file not in self._marks:
            entries = [(span.line, span.entry) for span in self._spans.get(file, ())]
            self._marks[file] = Marks(self._library.anchors.get(file, ()), entries)
        found = self._marks[file].find(part.strip(), first, last)
        if found is not None:
            return self._at(file, *found)
        lines = _LINE.match(part)
        return self._at(file, int(lines[1]), None) if lines else None

    def _block(self, name: str) -> Target | None:
        place = self._by_id.get(name)
        return self._at(place[0], place[1].line, place[1]) if place else None

    @cached_property
    def _by_id(self) -> Mapping[str, tuple[str, Anchor]]:
        found: dict[str, tuple[str, Anchor]] = {}
        for file, anchors in self._library.anchors.items():
            for anchor in anchors:
                for name in anchor.ids:
                    found.setdefault(name.lower(), (file, anchor))
        return found

    def _at(self, file: str, line: int, anchor: Anchor | None) -> Target | None:
        """Return what stands at a line of a file; beneath a group's heading stands the record that comes next."""
        spans = self._spans.get(file, [])
        at = bisect_right(spans, line, key=lambda span: span.line)
        if at and line <= spans[at - 1].end_line:
            return self._in_record(spans[at - 1], line, anchor)
        groups = self._groups.get(file, [])
        before = bisect_right(groups, line, key=lambda group: group[0])
        if before and line <= groups[before - 1][1] and at < len(spans):
            return Target(spans[at].entry, spans[at].part)
        return None

    def _in_record(self, span: _Span, line: int, anchor: Anchor | None) -> Target:
        record = span.record
        sections = record.sections
        at = bisect_right(sections, line, key=lambda section: section.line) - 1
        body = self._bodies.get(record.place.start)
        if at < 0 or line > sections[at].end_line or body is None or at >= len(body.sections):
            return Target(span.entry, span.part)
        level, words = (anchor.level, anchor.text) if anchor else (0, "")
        if anchor and anchor.name in self._blocks_of(record)[at]:
            return Target(span.entry, span.part, at, anchor.name, level, words)
        if not sections[at].heading and not body.sections[at].html.strip():
            return Target(span.entry, span.part, words=words)
        if level and sections[at].line != line and not sections[at].heading:  # the title, which the page has itself
            return Target(span.entry, span.part)
        return Target(span.entry, span.part, at, "", level, words)

    def _blocks_of(self, record: Record) -> list[dict[str, tuple[int, int]]]:
        key = record.place.start
        if key not in self._blocks:
            self._blocks[key] = [blocks_in(section.html) for section in self._bodies[key].sections]
        return self._blocks[key]


def scope_of(part: int) -> str:
    """Return what the ids in a part of an entry begin with, so that no two on its page are one."""
    return f"p{part}-" if part else ""


def _parted(reference: NotesReference) -> Iterator[tuple[str, str, str]]:
    """Yield path, fragment and name of a reference; a file may have the mark in its name, so the longest path first."""
    target = reference.target
    ends = dict.fromkeys((len(target), target.rfind("#"), target.find("#")))
    for end in ends:
        if end >= 0:
            fragment = target[end + 1 :]
            yield target[:end], fragment, reference.name[: max(0, len(reference.name) - len(target) + end)]
