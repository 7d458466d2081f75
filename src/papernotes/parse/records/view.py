"""What the recognisers look at: a source with its outline, and each line read once."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from papernotes.parse.fields.links import find_links
from papernotes.parse.fields.metadata import read_key
from papernotes.parse.fields.venues import read_venue
from papernotes.parse.plain import plain_line
from papernotes.parse.records.regions import Region, regions
from papernotes.parse.records.words import undecorated

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from papernotes.lexicon import Lexicon
    from papernotes.parse.fields.links import FoundLink
    from papernotes.parse.fields.metadata import KeyLine
    from papernotes.parse.fields.venues import VenueMark
    from papernotes.parse.frontmatter import FrontMatter
    from papernotes.parse.outline import Block
    from papernotes.source import Source

MARKS = re.compile(r"^[ \t]*(?:>[ \t]?|[-*+•·●][ \t]+|\d{1,3}[.)][ \t]+|\[[ xX]\][ \t]+)*")
"""The block marks at the start of a line: quotes, bullets, numbers, task boxes."""
_MAY_LINK = re.compile(r"\]\(|://|www\.|<a\s|10\.\d{4}|\d{4}\.\d{4}|/\d{7}|[a-z]/|\[.*\]|extension:", re.IGNORECASE)
"""What every way of writing a link has some of; most lines hold none."""
_WORD = re.compile(r"[^\W_]")
_IDLE = re.compile(
    r"\b(?:available|preprint|on|at|here|link|links|see|also|and|or|the|from|via|official|page|original|version|full|text|"
    r"full-text|online|in|by|url|read|download|get|to|for|access)\b|原文|链接|地址|リンク|링크",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Line:
    """One line of a source and what stands in it."""

    number: int
    text: str
    """The line without block marks and blanks around it."""
    key: KeyLine | None
    links: tuple[FoundLink, ...]
    venue: VenueMark | None
    rest: str
    """The words left when the key, the links and the venue are taken off, plain."""

    @property
    def bare(self) -> bool:
        """True when nothing is left but idle words: all that the line says is held by fields."""
        return not _WORD.search(_IDLE.sub(" ", self.rest))


@dataclass(frozen=True)
class View:
    """A source with its outline."""

    source: Source
    lexicon: Lexicon
    front: FrontMatter | None
    blocks: tuple[Block, ...]
    references: Mapping[str, str]
    """The source's link references: label in lower case → address."""
    memo: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)
    """What recognisers have worked out of this source already, by whatever they choose to call it."""
    _lines: dict[int, Line] = field(default_factory=dict, repr=False, compare=False)

    @property
    def lines(self) -> tuple[str, ...]:
        """The source's lines, as written."""
        return self.source.lines

    @cached_property
    def tree(self) -> Region:
        """The headings and what stands under each."""
        return regions(self.blocks, self.front.end_line + 1 if self.front else 1, len(self.lines))

    @cached_property
    def verbatim(self) -> frozenset[int]:
        """The lines of code, HTML and mathematics, in which nothing is a mark."""
        kinds = ("fence", "code", "html", "math")
        inner = (block for top in self.blocks for block in top.walk() if block.kind in kinds)
        return frozenset(number for block in inner for number in range(block.line, block.end_line + 1))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The first line of each top-level block."""
        return tuple(block.line for block in self.blocks)

    def enclosing(self, number: int) -> tuple[Block, ...]:
        """Return the top-level block in which a line stands, if any."""
        at = bisect_right(self.starts, number) - 1
        return self.blocks[at : at + 1] if at >= 0 else ()

    def line(self, number: int) -> Line:
        """Return the line with this number, read; each is read once."""
        found = self._lines.get(number)
        if found is None:
            found = self._lines[number] = self._read(number)
        return found

    def _read(self, number: int) -> Line:
        """Read one line: its key, its links, its venue mark, and what is left."""
        text = unmarked(self.lines[number - 1])
        key = read_key(text)
        value = key.value if key else text
        links = self.links(value, number, key.key if key else None)
        rest = cut(value, ((link.start, link.end) for link in links))
        venue = read_venue(rest, self.lexicon)
        left = cut(rest, [(venue.start, venue.end)]) if venue else rest
        return Line(number, text, key, links, venue, plain_line(left))

    def is_section(self, heading: str) -> bool:
        """Tell whether a heading names a part of a note, such as its method or its results, and no paper or topic."""
        plain = undecorated(heading)
        return len(plain.split()) <= 4 and len(plain) <= 40 and self.lexicon.roles.role(plain) != "other"

    def label(self, link: FoundLink) -> str:
        """Return a link's label as the notes hold it, also one that says nothing; empty for a bare address."""
        line = self.lines[link.line - 1]
        end = line.find(f"]({link.source_url}")
        return plain_line(line[line.rfind("[", 0, end) + 1 : end]) if end > 0 else link.said

    def links(self, text: str, number: int, key: str | None = None) -> tuple[FoundLink, ...]:
        """Return the links in a text of a line; ``key`` names what its links are."""
        if not _MAY_LINK.search(text):
            return ()
        return find_links(text, number, key, self.references)


def unmarked(raw: str) -> str:
    """Return a line without block marks and the blanks around it."""
    marks = MARKS.match(raw)
    return raw[marks.end() if marks else 0 :].strip()


def cut(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text without the characters of some spans, a blank in the place of each."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        pieces.append(text[at : max(start, at)])
        at = max(end, at)
    pieces.append(text[at:])
    return " ".join(pieces)
