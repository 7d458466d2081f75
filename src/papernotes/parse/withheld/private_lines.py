"""The lines that a note says are private: a whole file, a section, a list item or a paragraph."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.frontmatter import OPENING_KEY, RULE, read_front_matter
from papernotes.parse.records import line_words as words
from papernotes.parse.withheld.called_private import called_private
from papernotes.parse.withheld.code_lines import CodeLines
from papernotes.parse.withheld.flags import (
    hides,
    is_key,
    keys_above,
    line_hides,
    lines_that_may_hide,
    may_hide,
    tag_lists,
    words_hide,
)
from papernotes.parse.withheld.line_dress import undressed
from papernotes.parse.withheld.private_folders import in_private_folder
from papernotes.parse.withheld.private_rows import may_hold_tables, private_rows
from papernotes.parse.withheld.yes_or_no import LONGEST_NAME

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from papernotes.parse.frontmatter import FrontMatter
    from papernotes.source import Source

_MARK = re.compile(rf"\ufeff?(?:{RULE}|\+\+\+|;;;)[ \t\w]*\r?$")
_IN_BRACES = re.compile(r"(?<![\w.-])[\"']?([A-Za-z][\w.-]{0,40})[\"']?\s{0,9}:\s{0,9}[\"']?([\w-]{1,40})")
"""A key and its value in braces that are no JSON as they stand."""
_ESCAPE = re.compile(r"\\x([0-9A-Fa-f]{2})|\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_ASKED = re.compile(r"[ \t]*\?[ \t]++(\S[^\n]*)")
_ANSWERED = re.compile(r"[ \t]*:(?:[ \t]+([^\n]*)|$)")
_PAIR = re.compile(r"[ \t]*(?:[\"']?)([^\W\d_][\w. -]{0,60}?)(?:[\"']?)[ \t]*[:=](.*)")
_COLONS = re.compile(r"[ \t>]*:{3,}(?P<name>[ \t]*[^\s:][^\n]*)?[ \t]*$")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")
_HTML_HEADING = re.compile(r"[ \t]*<[hH]([1-6])\b")
_UNDERLINE = re.compile(r" {0,3}(?:(=)+|-+)[ \t\r]*$")
_ITEM = re.compile(r"(?P<blank>[ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_ASIDE = re.compile(r"[ \t]*(?:\[\^[^\[\]\s]+\]:|:[ \t]|>[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t])")
"""A footnote, a definition, an item that is quoted: words of their own, which speak for nothing else."""
_PROPERTY = re.compile(r"[ \t]*[-*+][ \t]+[\w-]+::")
"""An item that begins with a property of Logseq, which speaks of the item above it or of the page."""
_MOST = 2_000
"""Lines of front matter that are looked at."""
_FAR = 500
"""Lines that a list item's first line is looked for above a key."""
_KEY = re.compile(r"[ \t>]*(?:[-*+][ \t]+)?\S[^\n:：]{0,40}(?:::|[:：])(?:[ \t]|\*|$)")


class PrivateLines(NamedTuple):
    """Lines of a file, both included, from 1."""

    first: int
    last: int
    goes_on: bool = False
    """Whether they are a row of a table that goes on behind them as if they were not there."""
    called: bool = False
    """Whether nothing says so but what they are called."""


def private_lines(source: Source, told: Collection[int] = ()) -> tuple[PrivateLines, ...]:
    """Return the lines of a file that are private, in their order, none of them twice.

    On the lines that are ``told``, from 1, stood a comment that says so.
    """
    lines = source.lines
    if in_private_folder(source.path):
        return (PrivateLines(1, len(lines)),)
    front_text = _front_text(lines)
    escaped = "\\" in front_text  # a key may be written in other signs than those that it stands for
    if (escaped or may_hide(front_text, front=True)) and _front_hides(lines, read_front_matter(source)):
        return (PrivateLines(1, len(lines)),)
    if not told and not may_hide(source.text):
        return ()
    asked = lines_that_may_hide(source.text)
    keys = (number for number in asked if line_hides(lines[number - 1]))
    marked = frozenset((*keys, *tag_lists(lines), *keys_above(lines, asked)))
    own = frozenset(number for number in asked if number not in marked and words_hide(lines[number - 1]))
    tables = may_hold_tables(source.text)
    names = [number for number in asked if len(lines[number - 1]) <= LONGEST_NAME and number not in marked]
    if not (marked or own or told or tables or names):
        return ()
    front = read_front_matter(source)
    kept: list[PrivateLines] = []
    past = front.end_line if front and front.marked else 0  # keys without a mark are lines like any other, too
    walk = _Walk(lines, past)
    found = tuple(private_rows(lines, walk.code)) if tables else ()
    marked = marked.union(row.first for row in found if row.of_keys)
    rows = (PrivateLines(row.first, row.last, row.goes_on) for row in found if not row.of_keys)
    for part in sorted((*walk.found(marked, own.union(told)), *rows, *walk.called(names))):
        if kept and part.first <= kept[-1].last:
            kept[-1] = PrivateLines(kept[-1].first, max(kept[-1].last, part.last), called=kept[-1].called)
        else:
            kept.append(part)
    return tuple(kept)


def _front_text(lines: Sequence[str]) -> str:
    """Return what may be front matter of a text, its beginning up to the next mark."""
    begin = next((n for n, line in enumerate(lines) if line.strip("\ufeff \t\r")), len(lines))
    if begin == len(lines):
        return ""
    if OPENING_KEY.match(lines[begin].lstrip("\ufeff")):  # keys without a mark end at a blank line
        return "\n".join(takewhile(str.strip, lines[begin : begin + _MOST]))
    if not (_MARK.match(lines[begin]) or lines[begin].lstrip("\ufeff")[:1] == "{"):
        return ""
    last = next((n for n in range(begin + 1, min(len(lines), begin + _MOST)) if _MARK.match(lines[n])), begin + _MOST)
    return "\n".join(lines[begin:last])


def _front_hides(lines: Sequence[str], front: FrontMatter | None) -> bool:
    """Tell whether front matter says so; what could not be read as such is read line by line."""
    if front is not None and any(hides(entry.key, entry.values) for entry in front.properties):
        return True
    begin = next((n for n, line in enumerate(lines) if line.strip("\ufeff \t\r")), len(lines))
    if front is None and (begin == len(lines) or not _MARK.match(lines[begin])):
        return False
    inside = lines[begin + 1 : front.end_line if front else len(lines)]
    odd = any(not line.isascii() and undressed(line) != line for line in inside[:_MOST])
    if front is not None and not front.diagnostics and not odd:
        return False
    keyed = _PAIR.match(next(filter(str.strip, inside), "")) is not None
    closed = front is not None or (keyed and any(map(_MARK.match, inside[:_MOST])))
    for line in map(undressed, map(_unescaped, _plainly_keyed(inside))):
        if _MARK.match(line) or (not closed and not line.strip()):
            return False
        if line.lstrip()[:1] == "{" and any(hides(key, (value,)) for key, value in _IN_BRACES.findall(line)):
            return True
        if (pair := _PAIR.match(line)) and hides(pair[1], (pair[2].strip(" \t\r,"),)):
            return True
    return False


def _unescaped(line: str) -> str:
    """Return a line with the signs that escapes of YAML, JSON and TOML stand for."""
    return _ESCAPE.sub(lambda found: chr(int(found[1] or found[2] or found[3], 16) % 0x110000), line)


def _plainly_keyed(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines, a key behind a question mark with its value from the line beneath, as YAML has it."""
    asked = ""
    for line in lines:
        value = _ANSWERED.match(line) if asked else None
        if value:
            yield f"{asked}: {value[1]}"
        asked = found[1].rstrip() if (found := _ASKED.match(line)) else ""
        if not value:
            yield line


class _Walk:
    """Goes through the lines of a text once, and knows at each what it stands under."""

    def __init__(self, lines: Sequence[str], front: int) -> None:
        self.lines, self.front = lines, front
        code = CodeLines()
        self.code = [number > front and code.is_code(line) for number, line in enumerate(lines, 1)]
        self.levels = [self._level(number) for number in range(1, len(lines) + 1)]

    def found(self, marked: frozenset[int], told: frozenset[int]) -> Iterator[PrivateLines]:
        """Yield what the keys on some lines speak for, and what is ``told`` amid the words of others; code is left."""
        held, heading, top, begun = PrivateLines(0, 0), 0, True, 0
        for number in range(self.front + 1, len(self.lines) + 1):
            line = self.lines[number - 1]
            heading = number if self.levels[number - 1] else heading
            if number in marked and number > held.last and not self.code[number - 1]:
                held = self._held(number, heading, top=top)
                yield held
            if number in told and number > held.last and not self.code[number - 1]:
                held = self._about(number, heading, top=top)
                yield held
            # The top of a text is its first lines, up to a blank one, and from there on nothing but keys.
            begun = 1 if line.strip() and not begun else 2 if begun and not line.strip() else begun
            top = top and (begun < 2 or not line.strip() or _KEY.match(line) is not None)

    def called(self, asked: Sequence[int]) -> Iterator[PrivateLines]:
        """Yield what calls itself private in some lines; an item does where something lies in it."""
        for first, last in called_private(self.lines, asked, self.levels):
            end = last or (self._section_end(first) if self.levels[first - 1] else self._item_end(first))
            opens = last and first > 1 and not self.code[first - 2]  # a fence is code itself, and what it is in none
            if first > self.front and (opens or not self.code[first - 1]) and (last or end > first):
                yield PrivateLines(first, end, called=True)

    def _level(self, number: int) -> int:
        """Return the level of the heading on a line, 0 for none."""
        line = self.lines[number - 1]
        if number <= self.front or self.code[number - 1] or not line.strip():
            return 0
        if heading := _HEADING.match(line):
            return len(heading[1])
        if "<" in line and (heading := _HTML_HEADING.match(line)):
            return int(heading[1])
        underlined = _UNDERLINE.match(self.lines[number]) if number < len(self.lines) else None
        alone = number == self.front + 1 or not (above := self.lines[number - 2]).strip() or _UNDERLINE.match(above)
        if underlined is None or not alone or _ITEM.match(line) or _UNDERLINE.match(line):
            return 0
        return 1 if underlined[1] else 2

    def _held(self, number: int, heading: int, *, top: bool) -> PrivateLines:
        """Return what a key on a line speaks for.

        That is the list item that it stands in, the one above it when the key is all that its own item says, the
        section that it is beneath the heading of, at the top of a text the whole file, else its paragraph.
        """
        lines, levels = self.lines, self.levels
        if item := self._item(number):
            return PrivateLines(item, self._item_end(item))
        if heading:
            title = self.lines[heading - 1]
            if words.pattern("metadata").fullmatch(title.strip(" \t#*_:：")) or is_key(title):  # of what stands above
                above = (n for n in range(heading - 1, self.front, -1) if 0 < levels[n - 1] < levels[heading - 1])
                heading = next(above, heading)
            return PrivateLines(heading, self._section_end(heading))
        if top:
            return PrivateLines(1, len(lines))
        first = next((n for n in range(number, self.front, -1) if not lines[n - 1].strip()), self.front) + 1
        return PrivateLines(
            first, next((n for n in range(number, len(lines) + 1) if not lines[n - 1].strip()), len(lines))
        )

    def _section_end(self, heading: int) -> int:
        """Return the last line beneath a heading, those of lower ones included, within the box that it stands in."""
        levels, depths = self.levels, self._depths
        level, depth = levels[heading - 1], depths[heading - 1] if depths else 0
        beneath = range(heading + 1, len(levels) + 1)
        ends = (n for n in beneath if 0 < levels[n - 1] <= level or (depths and depths[n - 1] < depth))
        return next(ends, len(levels) + 1) - 1

    @cached_property
    def _depths(self) -> list[int]:
        """In how many boxes between colons each line stands, a closing one in those around it; none without any."""
        if not any(line.lstrip(" \t>").startswith(":::") for line in self.lines):
            return []
        depth, depths = 0, []
        for line, code in zip(self.lines, self.code, strict=True):
            if fence := None if code else _COLONS.match(line):
                depth = depth + 1 if fence["name"] else max(depth - 1, 0)
            depths.append(depth)
        return depths

    def _about(self, number: int, heading: int, *, top: bool) -> PrivateLines:
        """Return what a comment on a line, or a key amid its words, speaks for.

        That is the item or the row that it stands in, else the section, else the whole file.
        """
        line = self.lines[number - 1]
        if _ASIDE.match(line):
            return PrivateLines(number, number)
        if line.strip() and (line.lstrip(" \t>")[:1] == "|" or _ITEM.match(line)):
            return PrivateLines(number, number if "|" in line and not _ITEM.match(line) else self._item_end(number))
        if heading or (line[:1].isspace() and line.strip()):
            return self._held(number, heading, top=top)
        return PrivateLines(1, len(self.lines))

    def _item(self, number: int) -> int:
        """Return the first line of the list item that a key speaks for, 0 for none."""
        line = self.lines[number - 1]
        own = _ITEM.match(line)
        indent = _columns(own["blank"] if own else line[: len(line) - len(line.lstrip())])
        for above in range(number - 1, max(self.front, number - _FAR), -1) if indent else ():
            text = self.lines[above - 1]
            item = _ITEM.match(text)
            if self.levels[above - 1] or (text.strip() and not text[0].isspace() and not item):
                return 0
            if item and _columns(item["blank"]) < indent:
                if not _PROPERTY.match(text):
                    return above
                indent = _columns(item["blank"])
        return 0

    def _item_end(self, first: int) -> int:
        item = _ITEM.match(self.lines[first - 1])
        column = _columns(item["blank"]) if item else 0
        last = first
        for number in range(first + 1, len(self.lines) + 1):
            line = self.lines[number - 1]
            if not line.strip():
                continue
            indent = _columns(line[: len(line) - len(line.lstrip())])
            over = indent <= column and (_ITEM.match(line) or not self.lines[number - 2].strip())
            if over or self.levels[number - 1]:
                break
            last = number
        return last


def _columns(blank: str) -> int:
    return len(blank.expandtabs(4))
