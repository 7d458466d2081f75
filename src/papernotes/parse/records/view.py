"""What the recognisers look at: a source with its outline, and each line read once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar, cast

from papernotes.parse.fields.line_links import find_links
from papernotes.parse.fields.metadata import read_key
from papernotes.parse.fields.venue_marks import read_venue
from papernotes.parse.once import once
from papernotes.parse.plain import TASK, is_task, plain_line
from papernotes.parse.raw_html import html_words
from papernotes.parse.records import line_words as words
from papernotes.parse.records.link_definitions import asked_definitions
from papernotes.parse.records.regions import Region, regions

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from papernotes.lexicon import Lexicon
    from papernotes.parse.expansion import Expansion
    from papernotes.parse.fields.line_links import FoundLink
    from papernotes.parse.fields.metadata import KeyLine
    from papernotes.parse.fields.venue_marks import VenueMark
    from papernotes.parse.frontmatter import FrontMatter
    from papernotes.parse.outline import Block
    from papernotes.source import Source

T = TypeVar("T")
MARKS = re.compile(rf"^[ \t]*(?:>[ \t]?|[-*+•·●][ \t]+|\d{{1,3}}[.)][ \t]+|{TASK}[ \t]+)*")
"""The block marks at the start of a line: quotes, bullets, numbers, task boxes."""
_LINK_MARKS = {
    "/": re.compile(r"/(?:(?<=[A-Za-z]/)|(?<=:/)/|\d{7})"),
    ".": re.compile(r"\.(?:(?<=[wW]{3}\.)|(?<=10\.)\d{4}|(?<=\d{4}\.)\d{4})"),
    "<": re.compile(r"<[aA]\s"),
}
"""What every link without brackets has some of, by its first character, to which the engine skips."""
_KEY_MARKS = frozenset("*_`<[【〔「『［（(|")
_KEY_SIGN = re.compile(r"[:：∶=|→⇒]|->")
_BREAK = re.compile(r"(?:<br\s*/?>|\\)\s*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]")
_NO_LINK = re.compile(r"\[[^\[\]]{1,60}\]\(\s*+#?\s*+\)")
"""A link that was never filled in."""
_IDLE = re.compile(
    r"\b(?:available|preprint|on|at|here|link|links|see|also|and|or|the|from|via|official|page|original|version|full|text|"
    r"full-text|online|in|by|url|read|download|get|to|for|access)\b|原文|链接|地址|リンク|링크",
    re.IGNORECASE,
)


class Line:
    """One line of a source; what stands in it is read when it is asked for, and once."""

    def __init__(
        self,
        number: int,
        text: str,
        view: View,
        *,
        named: str | None = None,
        linked: tuple[FoundLink, ...] | None = None,
    ) -> None:
        """Take a line without block marks and blanks around it.

        Where the text is a value already, ``named`` is its key, empty when that is not known, and no key is looked
        for. ``linked`` are the links, where they are known already.
        """
        self.number = number
        self.text = text
        self.view = view
        self.named = named
        self.linked = linked

    @once
    def key(self) -> KeyLine | None:
        """The key that opens the line, and its value; a task that is called as a key is none."""
        if self.named is not None or not _may_be_key(self.text):
            return None
        found = read_key(self.text)
        if found is None or found.value:
            return found
        server = read_venue(self.text, self.view.lexicon)  # "arXiv" is a venue as well
        return None if is_task(self.view.lines[self.number - 1]) or (server and server.whole) else found

    @once
    def links(self) -> tuple[FoundLink, ...]:
        """The links of the line, or of its key's value."""
        if self.linked is not None:
            return self.linked
        return self.view.links(self._value, self.number, self.key.key if self.key else None)

    @once
    def venue(self) -> VenueMark | None:
        """The venue that the line states outside of its links."""
        return read_venue(self._unlinked, self.view.lexicon)

    @once
    def rest(self) -> str:
        """The words left when the key, the links and the venue are taken off, plain."""
        venue = self.venue
        left = cut(self._unlinked, [(venue.start, venue.end)]) if venue else self._unlinked
        return plain_line(_NO_LINK.sub(" ", left))

    @once
    def bare(self) -> bool:
        """True when nothing is left but idle words: all that the line says is held by fields."""
        return not _WORD.search(_IDLE.sub(" ", self.rest))

    @property
    def _value(self) -> str:
        return self.key.value if self.key else self.text

    @once
    def _unlinked(self) -> str:
        return cut(self._value, ((link.start, link.end) for link in self.links))


def _may_link(text: str) -> bool:
    """Tell at low cost whether a text may hold a link: most lines hold none."""
    return ("[" in text and "]" in text) or any(
        pattern.search(text) for mark, pattern in _LINK_MARKS.items() if mark in text
    )


def _may_be_key(text: str) -> bool:
    """Tell at low cost whether a line may open with a key: a mark or a colon near its start, or few words in all."""
    return len(text) <= 60 or text[0] in _KEY_MARKS or _KEY_SIGN.search(text, 0, 80) is not None


def may_open_with_key(raw: str) -> bool:
    """Tell at low cost whether a line as written may open with a key, so that it is worth being read."""
    if not raw:
        return False
    return not raw[0].isalpha() or raw[-1].isspace() or raw[-1] in ">\\" or _may_be_key(raw)


@dataclass(frozen=True)
class View:
    """A source with its outline."""

    source: Source
    lexicon: Lexicon
    front: FrontMatter | None
    blocks: tuple[Block, ...]
    references: Mapping[str, str]
    """The source's link references: label in lower case → address."""
    tokens: tuple[Any, ...] = ()
    """The block tokens, as the document keeps them."""
    environment: Mapping[str, Any] = field(default_factory=dict)
    """markdown-it's environment: link references and footnotes."""
    _known: dict[object, object] = field(default_factory=dict, repr=False, compare=False)
    """What recognisers have worked out of this source already, see `worked_out` and `keep`."""
    _lines: dict[int, Line] = field(default_factory=dict, repr=False, compare=False)

    @once
    def lines(self) -> tuple[str, ...]:
        """The source's lines, as written."""
        return self.source.lines

    @once
    def tree(self) -> Region:
        """The headings and what stands under each."""
        return regions(self.blocks, self.front.end_line + 1 if self.front else 1, len(self.lines))

    @once
    def verbatim(self) -> frozenset[int]:
        """The lines of code, HTML and mathematics, in which nothing is a mark."""
        kinds = ("fence", "code", "html", "math")
        inner = [_lines(block) for block in self.every if block.kind in kinds]
        return frozenset(chain.from_iterable(inner))

    @once
    def verbatim_words(self) -> Mapping[int, str]:
        """What the lines of HTML say without their tags, and each formula on its first line."""
        told = dict(told for block in self.every if block.kind == "html" for told in html_words(block.text, block.line))
        formulas = ((block.line, " ".join(block.text.split())) for block in self.every if block.kind == "math")
        return told | {line: f"$${tex}$$" for line, tex in formulas if tex}

    @once
    def coded(self) -> frozenset[int]:
        """The lines of code blocks, fenced or indented."""
        return frozenset(n for block in self.every if block.kind in ("fence", "code") for n in _lines(block))

    @once
    def every(self) -> tuple[Block, ...]:
        """All blocks, nested ones too, in the order of the source."""
        return tuple(block for top in self.blocks for block in (top.walk() if top.children else (top,)))

    @once
    def headings(self) -> frozenset[int]:
        """The lines on which headings start that stand in no list and no quote."""
        return frozenset(block.line for block in self.blocks if block.kind == "heading")

    @once
    def numbers(self) -> frozenset[str]:
        """The numbers that headings open with and no mark parts from their words."""
        return frozenset(words.bare_number(block.text) for block in self.every if block.kind == "heading")

    @once
    def codes(self) -> tuple[Block, ...]:
        """The code blocks that are not blank, nested ones too, in the order of the source."""
        found = (block for block in self.every if block.kind in ("fence", "code") and block.text.strip())
        return tuple(sorted(found, key=lambda block: block.line))

    @once
    def texts(self) -> Mapping[int, Block]:
        """The paragraph or HTML block that starts on a line, however deep it is nested."""
        return {block.line: block for block in self.every if block.kind in ("paragraph", "html")}

    @once
    def starts(self) -> tuple[int, ...]:
        """The first line of each top-level block."""
        return tuple(block.line for block in self.blocks)

    @once
    def _linked(self) -> list[int]:
        """The lines that hold what addresses and links in brackets have."""
        return [n for n, raw in enumerate(self.lines, 1) if "://" in raw or "](" in raw or "][" in raw]

    def linked(self, first: int, last: int) -> list[int]:
        """Return the lines among these that may hold a link in their text."""
        return self._linked[bisect_left(self._linked, first) : bisect_right(self._linked, last)]

    def line(self, number: int) -> Line:
        """Return the line with this number, read; each is read once."""
        found = self._lines.get(number)
        if found is None:
            asked = self.worked_out("asked", lambda: asked_definitions(self.lines)) if self.references else ()
            text = "" if number in asked else unmarked(self.lines[number - 1])
            found = self._lines[number] = Line(number, text, self)
        return found

    def are_tasks(self, first: int, last: int) -> bool:
        """Tell whether some lines are items with a box, to do or done, and nothing else."""
        lines = [raw for raw in self.lines[first - 1 : last] if raw.strip()]
        return bool(lines) and all(map(is_task, lines))

    def forget(self) -> None:
        """Let go of what was read: lines know their view, and such rings stay in memory until they are looked for."""
        self._lines.clear()
        self._known.clear()

    def worked_out(self, key: Hashable, work: Callable[[], T]) -> T:
        """Return what ``work`` returns, done once; it must follow from the key and this source."""
        try:
            found = self._known[key]
        except KeyError:
            found = self._known[key] = work()
        return cast("T", found)

    def keep(self, value: object) -> None:
        """Keep a value for those who ask for one of its type."""
        self._known[type(value)] = value

    def kept(self, kind: type[T]) -> T | None:
        """Return the value of a type that was kept, None when there is none."""
        found = self._known.get(kind)
        return found if isinstance(found, kind) else None

    def label(self, link: FoundLink) -> str:
        """Return a link's label as the notes hold it, also one that says nothing; empty for a bare address."""
        line = self.lines[link.line - 1]
        end = line.find(f"]({link.source_url}")
        return plain_line(line[line.rfind("[", 0, end) + 1 : end]) if end > 0 else link.text

    def links(self, text: str, number: int, key: str | None = None) -> tuple[FoundLink, ...]:
        """Return the links in a text of a line; ``key`` names what its links are."""
        if not _may_link(text):
            return ()
        return self.worked_out(("links", number, text, key), lambda: self._find_links(text, number, key))

    def _find_links(self, text: str, number: int, key: str | None) -> tuple[FoundLink, ...]:
        bounded: Expansion | None = self.environment.get("expansion")
        known = bounded.addresses(self.references, number) if bounded else self.references
        return find_links(text, number, key, known)


def _lines(block: Block) -> range:
    return range(block.line, block.end_line + 1)


def unmarked(raw: str) -> str:
    """Return a line without block marks and the blanks around it."""
    marks = None if raw[:1].isalpha() else MARKS.match(raw)
    text = (raw[marks.end() :] if marks else raw).strip()
    return _BREAK.sub("", text).rstrip() if text.endswith((">", "\\")) else text


def cut(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text without the characters of some spans, a blank in the place of each."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        pieces.append(text[at : max(start, at)])
        at = max(end, at)
    pieces.append(text[at:])
    return " ".join(pieces)
