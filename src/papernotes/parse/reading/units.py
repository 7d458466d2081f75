"""The units of a source: the file, its headings, bold lines, paragraphs, list items and table rows, in one tree.

Every one of them might start a record, so every one of them is asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from papernotes.formulas import has_formulas, in_words
from papernotes.parse.fields.reader_marks import reader_marks
from papernotes.parse.plain import plain_line
from papernotes.parse.records import details, items
from papernotes.parse.records import line_words as words
from papernotes.parse.records.columns import carried_down, columns_of, told_in
from papernotes.parse.records.opening import bold_line, first_text
from papernotes.parse.records.whole_file import file_title, top_heading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papernotes.parse.outline import Block
    from papernotes.parse.records.items import ItemParts
    from papernotes.parse.records.regions import Region
    from papernotes.parse.records.view import View

Kind = Literal["file", "heading", "bold", "paragraph", "bullet", "row"]


class Unit:
    """Lines that may be a record, and the units inside of them."""

    __slots__ = (
        "block", "children", "columns", "common", "depth", "end_line", "group", "item", "kind", "labels", "level",
        "line", "number", "parent", "plain", "region", "seen", "shape", "stop", "text", "title",
    )  # fmt: skip

    def __init__(
        self, number: int, kind: Kind, line: int, end_line: int, parent: Unit | None, *, level: int = 0, depth: int = 0
    ) -> None:
        self.number = number
        self.kind = kind
        self.line = line
        """The line on which its title stands, for the file 1."""
        self.end_line = end_line
        self.parent = parent
        self.children: list[Unit] = []
        self.level = level
        """A heading's level."""
        self.depth = depth
        """How deep an item is nested."""
        self.group = kind, level or depth
        """What it is compared with in its file: units of its kind, as deep as it is."""
        self.text = ""
        """Its first words, as written."""
        self.plain = ""
        self.title = ""
        """The words that may be its title, plain."""
        self.shape = ""
        self.item: ItemParts | None = None
        """Its title and what surrounds it; None of files, headings and prose."""
        self.block: Block | None = None
        self.region: Region | None = None
        self.columns: tuple[tuple[str, str], ...] = ()
        """A row's cells, by the fields of their columns."""
        self.labels: frozenset[str] = frozenset()
        self.stop = line
        """The last line of its own text, before what stands beneath it."""
        self.seen: dict[str, float] = {}
        """What is observed, by its name."""
        self.common: Mapping[str, float] = {}
        """What is observed of its file, the same for all of the file's units."""


def units_of(view: View) -> tuple[Unit, ...]:
    """Return the units of a source in the order of its lines, the file first."""
    return tuple(_Tree(view).units)


class _Tree:
    """Collects the units while it walks the headings and the blocks beneath each."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.units: list[Unit] = []
        self.sections: set[int] = set()
        """The headings that name a part of a paper's notes, and those below them."""
        root = self.add("file", 1, len(view.lines), None)
        title, line = file_title(view)
        root.text, root.plain = title, plain_line(title)
        root.title = _called(title)
        top = top_heading(view)
        root.stop = max(line, view.front.end_line if view.front else 0)
        if top and top.heading and top.heading.line == line:
            root.stop = top.heading.end_line
        root.region = view.tree
        self.region(view.tree, root)

    def add(self, kind: Kind, line: int, end_line: int, parent: Unit | None, *, level: int = 0, depth: int = 0) -> Unit:
        unit = Unit(len(self.units), kind, line, end_line, parent, level=level, depth=depth)
        self.units.append(unit)
        if parent is not None:
            parent.children.append(unit)
        return unit

    def region(self, region: Region, unit: Unit) -> None:
        """Add what stands under a heading: its blocks, then the headings below it."""
        self.blocks(region, unit)
        for child in region.children:
            self.heading(child, unit)

    def heading(self, child: Region, unit: Unit) -> None:
        """Add a heading and what stands under it."""
        if child.heading is None:
            return
        below = self.add("heading", child.heading.line, child.end_line, unit, level=child.level)
        below.text, below.region = child.title, child
        below.plain, below.title = plain_line(child.title), _called(child.title)
        below.stop, below.block = child.heading.end_line, child.heading
        if unit.number in self.sections or words.is_section(below.title, self.view.lexicon):
            self.sections.add(below.number)
        self.region(child, below)

    def blocks(self, region: Region, unit: Unit) -> None:
        bold: Unit | None = None
        paragraph: Unit | None = None
        for block in region.own:
            above = paragraph or bold or unit
            if block.kind == "paragraph" or (block.kind == "html" and details.summary_text(block.text)):
                opened = self.paragraph(block, bold or unit, unit, region.own_end)
                bold, paragraph = (opened, None) if opened.kind == "bold" else (bold, opened)
            elif block.kind == "rule":
                bold = paragraph = None
            elif block.kind == "list":
                self.items(block, above, 1)
            elif block.kind == "table":
                self.rows(block, above)
        ends = [other for other in self.units[unit.number + 1 :] if other.parent is unit or other.kind == "paragraph"]
        _reach(ends, region.own_end)

    def paragraph(self, block: Block, inside: Unit, unit: Unit, last: int) -> Unit:
        first = details.summary_text(block.text) if block.kind == "html" else first_text(block.text)
        bold = bold_line(first)
        whole = bold is not None and len(bold[1]) <= _BEHIND_BOLD * len(bold[0])
        made = self.add("bold" if whole else "paragraph", block.line, last, unit if whole else inside)
        self.texts(made, first, block)
        made.stop = block.end_line
        return made

    def items(self, block: Block, parent: Unit, depth: int) -> None:
        for child in block.children:
            made = self.add("bullet", child.line, child.end_line, parent, depth=depth)
            head = child.children[0] if child.children else None
            made.block = child
            if head is not None and head.kind in ("paragraph", "heading"):
                self.texts(made, first_text(head.text), child)
                made.stop = head.end_line
            for inner in child.children:
                if inner.kind == "list":
                    self.items(inner, made, depth + 1)

    def rows(self, block: Block, parent: Unit) -> None:
        if len(block.children) < 2:
            return
        head, *body = block.children
        columns = columns_of(head.cells, [row.cells for row in body], self.view.lexicon)
        for row, cells in zip(body, carried_down([row.cells for row in body], columns), strict=True):
            made = self.add("row", row.line, row.end_line, parent)
            made.columns = tuple(
                (field, told_in(cell, field, label))
                for field, cell, label in zip(columns, cells, head.cells, strict=False)
                if cell.strip()
            )
            made.labels = frozenset(head.cells)
            title = dict(made.columns).get("title", "")
            self.texts(made, title, row)

    def _inside(self, unit: Unit) -> bool:
        """Tell whether a unit stands in a part of a paper's notes, or beneath an item that names no mere group."""
        above = unit.parent
        if above is None or above.kind in ("file", "bold"):
            return False
        if above.kind == "bullet":
            return above.item is None or above.plain.count(" ") >= _GROUP
        while above is not None and above.kind != "heading":
            above = above.parent
        return above is not None and above.number in self.sections

    def texts(self, unit: Unit, text: str, block: Block) -> None:
        text = reader_marks(text).text
        unit.text, unit.block = text, block
        if unit.kind != "row" and is_prose(text, inside=self._inside(unit)):
            unit.plain = unit.title = text[:_LONGEST]
            return
        unit.item = items.split(text, unit.line, self.view)
        unit.plain = plain_line(text)
        unit.title = _called(unit.item.title)


def _called(text: str) -> str:
    """Return the words of a title, formulas as they are said."""
    return words.undecorated(in_words(text) if has_formulas(text) else text)


def is_prose(text: str, *, inside: bool) -> bool:
    """Tell at low cost whether a text is a remark or a sentence: no mark, link, year or title's capital in it.

    ``inside`` says that it stands where remarks stand: in a part of a paper's notes, or beneath an item.
    Of such a line little is observed, since there is little to see.
    """
    if _MARKS.search(text):
        return False
    first = text[:1]
    return (
        inside
        or len(text) > _TITLE
        or text.endswith(_STOPS)
        or first.islower()
        or not _TWO_WORDS.search(text, 0, _TITLE)
    )


_MARKS = re.compile(r"[\[<《「『“\"]|\*\*|__|://|www\.|(?:19|20)\d\d|['’]\d\d\b|et al|[A-Z]{3}\W?\d\d")
_TWO_WORDS = re.compile(r"\w[^\w\s]*\s+\S|[\u3040-\u9fff\uac00-\ud7a3]{4}")
_STOPS = (".", "。", "다.", ";", "；", ",", "，", "！")
_GROUP = 4
"""Blanks in an item's words from which they are no mere group's name."""
_TITLE = 220
"""Characters that a title without a mark has, at most."""
_LONGEST = 300
_BEHIND_BOLD = 0.25
"""Characters behind bold words, in theirs, up to which a line is a bold one."""


def _reach(units: Sequence[Unit], last: int) -> None:
    """Let bold lines and paragraphs reach to the next of their kind, at most to a region's last own line."""
    end = {"bold": last, "paragraph": last}
    for unit in reversed(units):
        if unit.kind in ("bold", "paragraph"):
            unit.end_line = min(end["bold"], end[unit.kind])
            end[unit.kind] = unit.line - 1
            if unit.kind == "bold":
                end["paragraph"] = unit.line - 1
