"""The one place that lays out what was decided: which lines are records, which headings are groups, what is skipped.

A source is cut at the lines where something begins; each part then reaches to the next cut (`parts.tiled`), so that
every line lies in exactly one part, whatever the reading says.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from papernotes.parse.records import contents
from papernotes.parse.records import line_words as words
from papernotes.parse.records.candidates import Candidate
from papernotes.parse.records.front_facts import holds_text
from papernotes.parse.records.group_contents import GroupContents
from papernotes.parse.records.groups import GroupMark, plain_title, read_mark
from papernotes.parse.records.parts import LayoutPart, tiled
from papernotes.parse.records.whole_file import file_candidate, title_heading, top_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.parse.reading.read import Reading
    from papernotes.parse.records.regions import Region
    from papernotes.parse.records.view import View

_MARKS = re.compile(r"[\s>*+-]*+")
"""A text of nothing but marks of items and quotations."""
_ABOUT_ALL = frozenset({"readme", "index", "notes", "papers", "summary", "_index"})
"""Names of files whose title is no topic."""


def lay_out(view: View, reading: Reading) -> tuple[LayoutPart, ...]:
    """Return the parts of a source, in order, every line that is not blank in exactly one of them."""
    last = len(view.lines)
    if not view.source.text.strip():
        return ()
    if _MARKS.fullmatch(view.source.text):  # bullets of which nothing is shown, as of a query
        return (LayoutPart("skipped", 1, last, reason="empty"),)
    if reading.told == ("nothing",):
        return (LayoutPart("skipped", 1, last, reason="told"),)
    if reading.holds(reading.units[0]):
        return (LayoutPart("paper", 1, last, file_candidate(view)),)
    cuts = list(_Layout(view, reading).cuts(view.tree, _of_file(view)))
    if not reading.chosen:
        return (_without_papers(file_candidate(view), cuts, view),)
    return tiled(_with_sections_above(cuts, view), view)


def _with_sections_above(cuts: Sequence[LayoutPart], view: View) -> Sequence[LayoutPart]:
    """Let the only paper of a file hold the sections right above its heading: "Result" is a part of its notes."""
    at = [number for number, part in enumerate(cuts) if part.kind == "paper"]
    paper = cuts[at[0]] if len(at) == 1 else None
    if paper is None or paper.candidate is None or paper.candidate.form != "heading":
        return cuts
    first = at[0]
    while first and _is_section(cuts[first - 1], view):
        first -= 1
    return [*cuts[:first], paper._replace(line=cuts[first].line), *cuts[at[0] + 1 :]]


def _is_section(part: LayoutPart, view: View) -> bool:
    heads = part.kind == "note" and part.candidate is not None and part.candidate.form == "heading"
    return heads and part.candidate is not None and words.is_section(part.candidate.title, view.lexicon)


def _of_file(view: View) -> tuple[GroupMark, ...]:
    """Return the group that a file's title makes of all its records: "CVPR 2024 papers with code" names their venue.

    A heading that is a venue and nothing else is a group among others, and speaks for what stands under it only.
    """
    top = top_heading(view)
    if top is None:
        return ()
    mark = read_mark(top.title, top.line, view.lexicon)
    bare = view.lexicon.venues.exact(words.undecorated(top.title)) is not None
    return (mark,) if mark.venue and (_stands_alone(top, view) or not bare) else ()


def _stands_alone(top: Region, view: View) -> bool:
    """Tell whether a file's first heading is above all others; else it is one among them, and no title."""
    return all(region is top or region.level > top.level for region in view.tree.children)


def _without_papers(file: Candidate, cuts: Sequence[LayoutPart], view: View) -> LayoutPart:
    """Return a source without a paper as a whole: a note, or nothing but links and tables of contents."""
    bare = view.front and not any(line.strip() for line in view.lines[view.front.end_line :])
    if all(part.kind in ("skipped", "group") for part in cuts) and not (bare and holds_text(view)):
        nothing = "front matter" if bare else "empty"
        reason = next((part.reason for part in cuts if part.kind == "skipped"), nothing)
        return LayoutPart("skipped", 1, len(view.lines), file, reason=reason)
    top = title_heading(view)
    title = top.title if top and plain_title(top.title, view.numbers) else file.title
    return LayoutPart("note", 1, len(view.lines), replace(file, title=title, note=True))


class _Layout:
    """Walks the headings and cuts what stands under them."""

    def __init__(self, view: View, reading: Reading) -> None:
        self.view = view
        self.reading = reading
        self.contents = GroupContents(view, reading)
        top = top_heading(view)
        self.title = top if top and _stands_alone(top, view) else None
        chosen = (reading.units[number] for number in reading.chosen)
        self.paper_levels = {unit.level for unit in chosen if unit.kind == "heading"}

    def _candidate(self, region: Region) -> Candidate:
        unit = self.reading.by_block[id(region.heading)]
        return Candidate("heading", region.line, region.end_line, region.title, unit=unit.number)

    def cuts(self, region: Region, groups: tuple[GroupMark, ...]) -> Iterator[LayoutPart]:
        """Yield the cuts of a region and all below it."""
        if region.heading is None:
            yield from self.contents.parts(region, groups)
            yield from self._each(region.children, groups)
        elif self.reading.holds(self.reading.by_block[id(region.heading)]):
            yield LayoutPart("paper", region.line, region.end_line, self._candidate(region), groups=groups)
        else:
            yield from self._no_paper(region, groups)

    def _each(self, regions: Sequence[Region], groups: tuple[GroupMark, ...]) -> Iterator[LayoutPart]:
        for region in regions:
            yield from self.cuts(region, groups)

    def _no_paper(self, region: Region, groups: tuple[GroupMark, ...]) -> Iterator[LayoutPart]:
        """Yield the cuts of a heading that is a group, a note, or neither."""
        mark = read_mark(region.title, region.line, self.view.lexicon)
        inner = (*groups, mark) if self._passes_on(region, mark, groups) else groups
        own = self.contents.records(region, inner)
        below = list(self._each(region.children, inner))
        if self._is_group(region, own, below):
            yield LayoutPart("group", region.line, region.first - 1, title=region.title)
            yield from self.contents.parts(region, inner)
            yield from below
            return
        reason = contents.skip_reason(region, self.view)
        bare = not (_content(region) or below)
        if bare and mark.venue and not reason:  # it says when and where what follows appeared
            yield LayoutPart("group", region.line, region.own_end, title=region.title)
        elif bare or reason:
            yield LayoutPart("skipped", region.line, region.end_line, reason=reason or "empty")
        else:
            yield LayoutPart("note", region.line, region.end_line, self._candidate(region), groups=groups)

    def _is_group(self, region: Region, own: Sequence[LayoutPart], below: Sequence[LayoutPart]) -> bool:
        """Decide whether a heading that is no paper parts into what stands under it, or is one note with sections."""
        if any(part.kind == "paper" for part in (*own, *below)):
            return True
        if _content(region):
            return any(part.kind == "note" and part.candidate for part in own)
        if not below:
            return False
        notes = any(part.kind == "note" for part in below)
        return not notes or bool({child.level for child in region.children} & self.paper_levels)

    def _passes_on(self, region: Region, mark: GroupMark, groups: tuple[GroupMark, ...]) -> bool:
        """Tell whether a heading is a group of what stands under it; a file's title is when it names their topic."""
        if region is not self.title:
            return True
        if mark.is_group:
            return not groups
        stem = self.view.source.path.rsplit("/", 1)[-1].rsplit(".", 1)[0].casefold()
        named = mark.topic is not None and len(mark.topic.split()) <= 4 and not words.is_collection(mark.title)
        return named and stem not in _ABOUT_ALL


def _content(region: Region) -> bool:
    """Tell whether anything but rules and anchors stands right under a heading; above others, code alone is none."""
    return any(
        block.kind != "rule"
        and not (region.children and block.kind in ("fence", "code"))
        and not (block.kind == "html" and not words.undecorated(block.text))
        for block in region.own
    )
