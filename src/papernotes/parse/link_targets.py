"""The places in a file that links can lead to: its headings, and blocks that the notes give an id."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from papernotes.model import Anchor
from papernotes.parse.ids import BLOCK_ID, without_ids
from papernotes.parse.outline import html_heading
from papernotes.parse.plain import plain_line, plain_text
from papernotes.slug import Given, slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

_PROPERTY_ID = re.compile(r"[ \t]*(?:[-*+][ \t]+)?id::[ \t]*([0-9A-Fa-f-]{8,64})[ \t]*$")
"""Logseq's id of a block, a line of its own."""
_PROPERTY = re.compile(r"^[ \t]*[\w-]+::.*$", re.MULTILINE)
_TAG_ID = re.compile(r"<[A-Za-z][^<>]{0,200}?\s(?:name|id)\s{0,9}=\s{0,9}[\"']?([^\s\"'<>]{1,200})")
_TAG = re.compile(r"<[^<>]*>")
_ATTRIBUTE_ID = re.compile(r"\{:?[ \t]*#([\w:.-]+)[^{}\n]{0,200}\}")
_PART = ".subfigure"
"""What a picture is marked with that is part of another."""
_FENCE_ID = re.compile(r"\{(?:[^{}\"'\n#]*\s)?#(?P<id>[\w:.-]++)[^{}\n]*+\}")
_FENCE_TITLE = re.compile(r"(?<![\w-])(?:title|filename|caption|lst-cap)=\"(?P<words>[^\"]{1,200})\"")
_PICTURE = re.compile(r"!\[[^\n]*\}\s*\Z")
"""A paragraph that is a picture with attributes."""
_NUMBERED = re.compile(r"([a-z]{2,3})[-:]")
SORTS = {
    "fig": "Figure", "tbl": "Table", "tab": "Table", "eq": "Equation", "lst": "Listing", "thm": "Theorem",
    "lem": "Lemma", "cor": "Corollary", "prp": "Proposition", "cnj": "Conjecture", "def": "Definition",
    "exm": "Example", "exr": "Exercise",
}  # fmt: skip
"""What ids begin with that stand for a number in the text, as Quarto, pandoc-crossref and MyST have them: ``fig-x``."""
_WORDS = 200
"""Characters of a block that stand for it where a reference has no words of its own."""


def anchors_in(tokens: Iterable[Token], lines: Sequence[str]) -> Iterator[Anchor]:
    """Yield the headings and the named blocks of a file, given as its block tokens and its lines as written."""
    found = _Finder()
    given = Given(longest=100)
    places = [place for token in tokens for place in found.read(token)]
    for line, block, ids, text, level in (*places, *found.by_property(lines)):
        slug = slugify(ids[0] if ids else text)
        yield Anchor(line, block, ids, text, level, given.give((slug,), slug))


_Found = tuple[int, str, tuple[str, ...], str, int]


class _Finder:
    """Reads one token after the other."""

    def __init__(self) -> None:
        self.open: list[Token] = []
        """The blocks that the token stands in."""
        self._before: dict[int, Token] = {}
        """The latest block that ended, by its level."""
        self._said: list[tuple[int, str, str]] = []
        """The line, the type and the text of each block that has words of its own."""
        self._counts: Counter[str] = Counter()
        """How many of each sort have been numbered."""
        self._parts = 0
        """How many parts the figure has that comes next."""
        self._tables: list[tuple[int, int]] = []
        """The first and the last line of each table."""
        self._waiting: tuple[str, ...] = ()
        """The ids of tags that stand alone: they name what comes next."""

    def read(self, token: Token) -> Iterator[_Found]:
        if token.nesting > 0:
            self.open.append(token)
            if token.type == "table_open" and token.map:
                self._tables.append((token.map[0] + 1, token.map[1]))
            self._before.pop(token.level + 1, None)
        elif token.nesting < 0:
            self._before[token.level] = self.open.pop()
        elif token.type == "inline":
            yield from self._text(token.content)
        else:
            if token.type == "html_block":
                yield from self._raw(token)
            elif token.type == "fence" and token.map and (named := _FENCE_ID.search(token.info)):
                yield token.map[0] + 1, token.type, (*self._taken(), named["id"]), self._listing(named["id"], token), 0
            elif token.type == "math_block_label" and token.map:
                yield token.map[0] + 1, token.type, (*self._taken(), token.info), self._numbered((token.info,), "eq"), 0
            elif self._waiting and token.map:
                yield token.map[0] + 1, token.type, self._taken(), "", 0
            self._before[token.level] = token

    def _taken(self) -> tuple[str, ...]:
        ids, self._waiting = self._waiting, ()
        return ids

    def _raw(self, token: Token) -> Iterator[_Found]:
        ids = tuple(_TAG_ID.findall(token.content)) if "=" in token.content else ()
        written, level = html_heading(token.content)
        if level and token.map:
            yield token.map[0] + 1, token.type, (*self._taken(), *ids), plain_line(_TAG.sub("", written)), level
            return
        if ids and not _TAG.sub("", token.content).strip():
            self._waiting += ids
        elif ids and token.map:
            yield token.map[0] + 1, token.type, ids, "", 0

    def _text(self, text: str) -> Iterator[_Found]:
        holder = self.open[-1]
        if holder.map is None:
            return
        ids = tuple(_TAG_ID.findall(text)) if "<" in text and "=" in text else ()
        line = holder.map[0] + 1
        if holder.type == "heading_open":
            yield from self._heading(text, line, ids)
        elif holder.type == "paragraph_open":
            yield from self._paragraph(text, line, ids)

    def _heading(self, text: str, line: int, ids: tuple[str, ...]) -> Iterator[_Found]:
        text, own = without_ids(text)
        level = int(self.open[-1].tag[1:])
        self._said.append((line, "heading_open", text))
        yield line, "heading_open", (*self._taken(), *ids, *own), plain_line(_TAG.sub("", text)), level

    def _paragraph(self, text: str, line: int, ids: tuple[str, ...]) -> Iterator[_Found]:
        item = next((block for block in reversed(self.open) if block.type == "list_item_open"), None)
        block = item.type if item is not None and _start(item) == line else "paragraph_open"
        if "::" in text:
            text = _PROPERTY.sub("", text)
        if text.strip():
            self._said.append((line, block, text))
        named = BLOCK_ID.search(text) if "^" in text else None
        if named and not text[: named.start()].strip():
            before = self._before.get(self.open[-1].level)
            if before is not None and before.map:
                yield _start(before), before.type, (named[1],), "", 0
            return
        given = _ATTRIBUTE_ID.findall(text) if "{" in text else ()
        ids = (*self._taken(), *ids, *given, *((named[1],) if named else ()))
        if ids and not _TAG.sub("", text).strip():
            self._waiting = ids
        elif ids:
            called = self._part() if given and _PART in text else ""
            called = called or self._numbered(given, "fig" if _PICTURE.match(text) else "")
            yield line, block, ids, called or _plain(text[: named.start()] if named else text), 0

    def _numbered(self, ids: Sequence[str], sort: str = "") -> str:
        """Return what stands for a picture, a table or a formula that is called by its number; ``sort`` is its own."""
        told = (found[1] for name in ids if (found := _NUMBERED.match(name)))
        word = SORTS.get(next((name for name in told if name in SORTS), sort if ids else ""), "")
        self._counts[word] += 1
        self._parts = 0
        return f"{word} {self._counts[word]}" if word else ""

    def _part(self) -> str:
        """Return what stands for a part of the figure that comes next: ``Figure 1 (a)``."""
        self._parts += 1
        return f"{SORTS['fig']} {self._counts[SORTS['fig']] + 1} ({chr(ord('a') + (self._parts - 1) % 26)})"

    def _listing(self, name: str, token: Token) -> str:
        """Return what stands for code: its number where it has a caption or its id says of what sort it is."""
        titled = _FENCE_TITLE.search(token.info)
        called = self._numbered((name,), "lst" if titled else "")
        return called or (titled["words"] if titled else _plain(token.content.strip().partition("\n")[0]))

    def by_property(self, lines: Sequence[str]) -> Iterator[_Found]:
        """Yield the blocks that have an id in a line of their own, which stands beneath their first words or rows."""
        for first, end in self._tables:
            if end < len(lines) and (named := BLOCK_ID.fullmatch(lines[end].strip())):
                yield first, "table_open", (named[1],), "", 0
        starts = [line for line, _, _ in self._said]
        for number, text in enumerate(lines, 1):
            told = _PROPERTY_ID.match(text) if "id::" in text else None
            at = bisect_right(starts, number) if told else 0
            if told and at:
                line, block, said = self._said[at - 1]
                yield line, block, (told[1].lower(),), _plain(said), 0


def _start(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0


def _plain(text: str) -> str:
    """Return the first words of a block, on one line."""
    plain = plain_text([" ".join(text[: _WORDS * 2].split())])
    return plain if len(plain) <= _WORDS else f"{plain[:_WORDS].rstrip()}…"
