"""What stands under a group heading: its records, and between them notes and lines to skip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.parse.records import contents, words
from papernotes.parse.records.bullets import list_candidates
from papernotes.parse.records.groups import Mark, read_mark
from papernotes.parse.records.paragraphs import bold_line, paragraph_candidates
from papernotes.parse.records.parts import Part
from papernotes.parse.records.rows import row_candidates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.parse.outline import Block
    from papernotes.parse.records.regions import Region
    from papernotes.parse.records.signals import Candidate
    from papernotes.parse.records.view import View

Groups = tuple[Mark, ...]


def records_under(region: Region, groups: Groups, view: View) -> list[Part]:
    """Return the records that stand right under a heading as bold lines, paragraphs, list items or table rows."""
    if words.is_references(region.title):
        return []
    paragraphs = tuple(paragraph_candidates(region.own, region.own_end, view))
    if not any(candidate.is_paper for candidate in paragraphs):
        return list(_listed(region, groups, view, frozenset()))
    records = [_record(candidate, groups) for candidate in paragraphs if candidate.is_paper or candidate.note]
    taken = frozenset(number for c in paragraphs if c.is_paper for number in range(c.line, c.end_line + 1))
    return [*records, *_listed(region, groups, view, taken)]


def _record(candidate: Candidate, groups: Groups) -> Part:
    return Part("paper" if candidate.is_paper else "note", candidate.line, candidate.end_line, candidate, groups=groups)


def parts_under(region: Region, groups: Groups, view: View) -> Iterator[Part]:
    """Yield the parts right under a group heading: its records, and each block that belongs to none."""
    records = records_under(region, groups, view)
    yield from records
    covered = {number for part in records for number in range(part.line, part.end_line + 1)}
    for block in region.own:
        if covered.isdisjoint(range(block.line, block.end_line + 1)):
            yield _loose(block, region, groups, view)


def _loose(block: Block, region: Region, groups: Groups, view: View) -> Part:
    reason = contents.block_reason(block, view)
    if reason:
        return Part("skipped", block.line, block.end_line, reason=reason)
    return Part("note", block.line, block.end_line, title=region.title, groups=groups)


def _listed(region: Region, groups: Groups, view: View, taken: frozenset[int]) -> Iterator[Part]:
    """Yield the records in a region's lists and tables; a bold line that stands alone above one is its group."""
    bold: Groups = ()
    for number, block in enumerate(region.own):
        if block.line in taken:
            continue
        if block.kind == "paragraph":
            mark = _bold_group(block, region.own[number + 1 : number + 2], view)
            if mark:
                bold = (mark,)
                yield Part("group", block.line, block.end_line, title=mark.title)
        elif block.kind == "list":
            yield from _items(list_candidates(block, view), (*groups, *bold), view)
        elif block.kind == "table":
            rows = row_candidates(block, view)
            if rows:
                yield Part("skipped", block.line, rows[0].line - 1, reason="table head")
            yield from _items(rows, (*groups, *bold), view)


def _bold_group(block: Block, following: Sequence[Block], view: View) -> Mark | None:
    """Return the group that a bold line opens: it stands alone, and a list or a table follows it."""
    bold = bold_line(block.text)
    if not bold or bold[1] or not following or following[0].kind not in ("list", "table"):
        return None
    return read_mark(bold[0], block.line, view.lexicon)


def _items(found: Sequence[Candidate], groups: Groups, view: View) -> Iterator[Part]:
    """Yield the parts that a list's items are; one with records nested beneath it is their group."""
    if not any(candidate.is_paper or candidate.note for candidate in found):
        return
    above: dict[int, Mark] = {}
    for number, candidate in enumerate(found):
        above = {depth: mark for depth, mark in above.items() if depth < candidate.depth}
        place = (*groups, *above.values())
        deeper = number + 1 < len(found) and found[number + 1].depth > candidate.depth
        if deeper and not candidate.is_paper:
            above[candidate.depth] = read_mark(candidate.title, candidate.line, view.lexicon)
            yield Part("group", candidate.line, candidate.end_line, title=candidate.title)
        elif candidate.index and not candidate.is_paper:
            yield Part("skipped", candidate.line, candidate.end_line, candidate, reason="index")
        else:
            yield _record(candidate, place)
