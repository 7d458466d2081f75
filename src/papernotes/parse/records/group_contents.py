"""What stands under a group heading: its records, and between them notes and lines to skip."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.records import contents, items
from papernotes.parse.records import item_kinds as kinds
from papernotes.parse.records.candidates import Candidate
from papernotes.parse.records.groups import GroupMark, read_mark
from papernotes.parse.records.line_words import LINK
from papernotes.parse.records.opening import bold_line
from papernotes.parse.records.parts import LayoutPart
from papernotes.parse.records.whole_file import text_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.parse.outline import Block
    from papernotes.parse.reading.read import Reading
    from papernotes.parse.reading.units import Unit
    from papernotes.parse.records.parts import PartKind
    from papernotes.parse.records.regions import Region
    from papernotes.parse.records.view import View

Groups = tuple[GroupMark, ...]
_NO_WORDS = frozenset({"fence", "code", "html", "math"})
"""Blocks that a note is not called by where it has others."""
_GOES_ON = re.compile(r"[ \t]*\|[ \t]*\|")
"""A row whose first cell is empty goes on with the row above."""


class GroupContents:
    """Lays out what stands right under each heading."""

    def __init__(self, view: View, reading: Reading) -> None:
        """Take the source and how it is read."""
        self.view = view
        self.reading = reading

    def records(self, region: Region, groups: Groups) -> list[LayoutPart]:
        """Return the records right under a heading: bold lines, paragraphs, items and rows, and their groups."""
        found: list[LayoutPart] = []
        bold: Groups = ()
        within = False  # what follows a bold line or a paragraph that is a record is its text
        for number, block in enumerate(region.own):
            unit = self.reading.by_block.get(id(block))
            if unit is not None and self.reading.holds(unit):
                found.append(self._record(unit, (*groups, *bold)))
                within = True
            elif block.kind in ("list", "table"):
                listed = list(self._listed(block, (*groups, *bold)))
                within = within and not any(part.kind == "paper" for part in listed)
                found.extend([] if within else listed)
            elif unit is not None and (mark := self._bold_group(block, _beyond_code(region.own, number + 1))):
                bold = (mark,)
                within = False
                found.append(LayoutPart("group", block.line, block.end_line, title=mark.title))
            elif within:
                found[-1] = found[-1]._replace(end_line=block.end_line)
            if within and found:
                found[-1] = found[-1]._replace(end_line=max(found[-1].end_line, block.end_line))
        return found

    def parts(self, region: Region, groups: Groups) -> Iterator[LayoutPart]:
        """Yield the parts right under a group heading: its records, and each block that belongs to none."""
        records = self.records(region, groups)
        yield from records
        covered = {number for part in records for number in range(part.line, part.end_line + 1)}
        run: list[Block] = []
        for block in region.own:
            held = not covered.isdisjoint(range(block.line, block.end_line + 1))
            reason = "" if held else contents.block_reason(block, self.view)
            if not (held or reason):
                run.append(block)
                continue
            yield from self._loose(run, region, groups, above=held)
            run = []
            if reason:
                yield LayoutPart("skipped", block.line, block.end_line, reason=reason)
        yield from self._loose(run, region, groups, above=False)

    def _loose(self, run: Sequence[Block], region: Region, groups: Groups, *, above: bool) -> Iterator[LayoutPart]:
        """Yield the note that blocks are which belong to no record: one for all that nothing parts.

        A line that only says what the records beneath it are is none; ``above`` tells that some follow.
        """
        if above and len(run) == 1 and contents.leads_in(run[0].text) and run[0].kind == "paragraph":
            yield LayoutPart("skipped", run[0].line, run[0].end_line, reason="label")
        elif run:
            said = [block for block in run if block.kind not in _NO_WORDS] or run[:1]
            title = region.title or text_title("\n".join(map(self._text, said)), self.view)
            yield LayoutPart("note", run[0].line, run[-1].end_line, title=title, groups=groups)

    def _text(self, block: Block) -> str:
        return block.text or "\n".join(self.view.lines[block.line - 1 : block.end_line])

    def _record(self, unit: Unit, groups: Groups) -> LayoutPart:
        kind: PartKind = "paper" if self.reading.holds(unit) else "note"
        candidate = self._candidate(unit)
        end = unit.stop if unit.kind in ("bold", "paragraph") else unit.end_line
        return LayoutPart(kind, unit.line, end, candidate, groups=groups)

    def _candidate(self, unit: Unit) -> Candidate:
        title = items.split(unit.text, unit.line, self.view).title
        linked = LINK.search(unit.text)
        if not title or (linked and title[:1].islower() and linked.end() <= unit.text.find(title)):
            title = linked[1] if linked else unit.text  # "[A blog I like](…)", "[The video](…) on how boats float"
        return Candidate(unit.kind, unit.line, unit.end_line, title, fields=unit.columns, unit=unit.number)

    def _listed(self, block: Block, groups: Groups) -> Iterator[LayoutPart]:
        """Yield the parts of a list or a table in which something is a record; a list of prose has none."""
        body = block.children if block.kind == "list" else block.children[1:]
        units = [unit for child in body if (unit := self.reading.by_block.get(id(child)))]
        if not any(self._tells(unit) for unit in units):
            return
        if block.kind == "table":
            yield LayoutPart("skipped", block.line, units[0].line - 1, reason="table head")
        for unit in units:
            yield from self._item(unit, groups)

    def _tells(self, unit: Unit) -> bool:
        """Tell whether a unit or one nested in it is a record: a paper, or a note of its own."""
        if self.reading.holds(unit) or unit.number in self.reading.holding:
            return True
        return unit.kind == "bullet" and unit.item is not None and kinds.is_note(unit.item) and self._is_entry(unit)

    def _is_entry(self, unit: Unit) -> bool:
        if not any(map(str.isalnum, unit.text)):
            return False
        key = self.view.line(unit.line).key
        return not (
            key and key.field != "other" and (key.value or key.marked)
            and not self.view.line(unit.line).text.startswith(("**[", "__["))
        )  # fmt: skip

    def _item(self, unit: Unit, groups: Groups) -> Iterator[LayoutPart]:
        """Yield the parts that an item or row is; one with records nested beneath it is their group."""
        if self.reading.holds(unit):
            yield self._record(unit, groups)
            return
        item = items.split(unit.text, unit.line, self.view)
        if unit.number in self.reading.holding:
            mark = read_mark(item.title, unit.line, self.view.lexicon)
            yield LayoutPart("group", unit.line, unit.stop, title=item.title)
            for child in unit.children:
                yield from self._item(child, (*groups, mark))
        elif not self._is_entry(unit):
            if unit.kind == "row" and not _GOES_ON.match(
                self.view.lines[unit.line - 1]
            ):  # it begins anew, and is about no paper: "Feb 8, cancelled"
                yield LayoutPart("skipped", unit.line, unit.end_line, reason="row")
            return  # a line of metadata of what stands before it
        elif kinds.is_index(item, unit.text):
            yield LayoutPart("skipped", unit.line, unit.end_line, self._candidate(unit), reason="index")
        else:
            yield self._record(unit, groups)

    def _bold_group(self, block: Block, following: Sequence[Block]) -> GroupMark | None:
        """Return the group that a bold line opens: it stands alone, and a list or a table follows it."""
        bold = bold_line(block.text)
        if not bold or bold[1] or not following or following[0].kind not in ("list", "table"):
            return None
        return read_mark(bold[0], block.line, self.view.lexicon)


def _beyond_code(blocks: Sequence[Block], at: int) -> Sequence[Block]:
    """Return the first block from a place on that is no code, a prompt that somebody put above a list; none or one."""
    while at < len(blocks) and blocks[at].kind in ("fence", "code"):
        at += 1
    return blocks[at : at + 1]
