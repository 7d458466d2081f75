"""Headings and what stands under them: a tree, its root the whole source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from papernotes.parse.records.line_words import LINK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.parse.outline import Block

_ANCHOR = re.compile(r"\s*+(?:<a\s+(?:name|id)\s*+=[^<>]*+>\s*+(?:</a>\s*+)?)++\Z", re.IGNORECASE)


_FEWEST = 2
"""Linked titles in lines of one paragraph from which on each is one of its own."""
_NUMBER = re.compile(r"\s{0,3}(\d{1,3})\s?[-–—]\s+(?=\S)")
_TITLE_BLANKS = 2
_BEHIND = 60
"""Characters behind a title's link that say who, where and when."""


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """A heading, the blocks under it up to the next heading, and the headings below it."""

    heading: Block | None
    """None for the root."""
    line: int
    """The first line: the heading's, or of the anchor that stands before it."""
    own: tuple[Block, ...]
    own_end: int
    """The last line before the next heading of any level."""
    end_line: int
    """The last line before the next heading of the same level or above."""
    children: tuple[Region, ...]

    @property
    def level(self) -> int:
        """The heading's level; 0 for the root."""
        return self.heading.level if self.heading else 0

    @property
    def title(self) -> str:
        """The heading's words as written; empty for the root."""
        return self.heading.text if self.heading else ""

    @property
    def first(self) -> int:
        """The first line below the heading."""
        return self.heading.end_line + 1 if self.heading else self.line

    def walk(self) -> Iterator[Region]:
        """Yield this region and all below it, in the order of the source."""
        left = [self]
        while left:
            region = left.pop()
            yield region
            left.extend(reversed(region.children))


def regions(blocks: Sequence[Block], first_line: int, last_line: int) -> Region:
    """Return the tree of a source's top-level blocks, between its front matter and its end."""
    flat: list[tuple[Block | None, int, list[Block]]] = [(None, first_line, [])]
    for block in blocks:
        if block.kind != "heading":
            flat[-1][2].extend(_parted(block))
            continue
        line, own = block.line, flat[-1][2]
        while own and own[-1].kind in ("html", "paragraph") and _ANCHOR.match(own[-1].text):
            line = own.pop().line
        flat.append((block, line, []))
    ends = [following[1] - 1 for following in flat[1:]] + [last_line]
    tree, _ = _subtree(flat, ends, 0)
    return tree


def _parted(block: Block) -> tuple[Block, ...]:
    """Return a paragraph parted before the lines that are titles' links and little more, or that count up.

    Two at least, or one below a line that a colon ends: "Discussed:".
    """
    if block.kind != "paragraph" or "\n" not in block.text:
        return (block,)
    lines = block.text.split("\n")
    starts = _numbered(lines) or [at for at, line in enumerate(lines) if "](" in line and _is_linked_title(line)]
    fewest = 1 if lines[0].rstrip().endswith((":", "：")) else _FEWEST
    if len(starts) < fewest or len(lines) != block.end_line - block.line + 1:
        return (block,)
    edges = sorted({0, *starts, len(lines)})
    return tuple(
        block._replace(line=block.line + at, end_line=block.line + end - 1, text="\n".join(lines[at:end]))
        for at, end in pairwise(edges)
    )


def _numbered(lines: Sequence[str]) -> list[int]:
    """Return which lines carry numbers that count up, as in a list that Markdown takes for none: ``1 - Folding``."""
    numbers = [(at, int(found[1])) for at, line in enumerate(lines) if (found := _NUMBER.match(line))]
    counted = len(numbers) > _FEWEST and all(two[1] == one[1] + 1 for one, two in pairwise(numbers))
    return [at for at, _ in numbers] if counted else []


def _is_linked_title(line: str) -> bool:
    found = LINK.match(line.strip())
    return (
        found is not None
        and "http" in found[2]
        and found[1].count(" ") >= _TITLE_BLANKS
        and len(line.strip()) - found.end() <= max(_BEHIND, len(found[1]))
    )


def _subtree(flat: list[tuple[Block | None, int, list[Block]]], ends: list[int], at: int) -> tuple[Region, int]:
    """Return the region at an index of the flat list and the index behind its last descendant."""
    heading, line, own = flat[at]
    level = heading.level if heading else 0
    children = []
    following = at + 1
    while following < len(flat):
        other = flat[following][0]
        if other is not None and other.level <= level:
            break
        child, following = _subtree(flat, ends, following)
        children.append(child)
    region = Region(heading, line, tuple(own), ends[at], ends[following - 1], tuple(children))
    return region, following
