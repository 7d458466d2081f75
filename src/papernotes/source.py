"""A notes file's text and the places in it.

Offsets count characters of the text as read (line ends kept), lines and columns count from 1.
Only here are the two turned into each other.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

_ESCAPED = "(?:[01][0-9A-F]|25|5C|7F|[89A-F][0-9A-F])"
_ESCAPE = re.compile(f"%{_ESCAPED}".encode())
_ODD = re.compile(rf"[\x00-\x1f\x7f-\x9f\\]|%(?={_ESCAPED})")
"""Characters that a file may have in its name and that no text shows as they are, and what would look like them."""
_LONE = re.compile("[\udc80-\udcff]")
"""How Python writes the bytes of a name that are no text."""
_LINE_END = re.compile(r"\r\n|\n|\r")


def name_of(path: bytes) -> str:
    """Return a path as text: what is not UTF-8 in it, and control characters and backslashes, as ``%`` and two digits.

    A link to the file says the same, percent-encoded. No two paths have one name; `path_of` gives the path again.
    """
    text = _ODD.sub(lambda found: _percent(found[0].encode()), path.decode("utf-8", "surrogateescape"))
    return _LONE.sub(lambda found: _percent(found[0].encode("utf-8", "surrogateescape")), text)


def path_of(name: str) -> bytes:
    """Return the path that `name_of` wrote as text."""
    return _ESCAPE.sub(lambda found: bytes([int(found[0][1:], 16)]), name.encode("utf-8", "surrogatepass"))


def _percent(data: bytes) -> str:
    return "".join(f"%{byte:02X}" for byte in data)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of character offsets in a source's text."""

    start: int
    end: int


class Withheld(NamedTuple):
    """Characters of a file that are not for the public: blanks stand for them in its source."""

    what: Literal["note", "comment", "address", "file", "published"]
    """A private note, file or part of one; a comment; an address of its writer's machine, or that of a private
    file. What is published may be private: that is told, and hides nothing."""
    start: int
    end: int
    unclosed: int = 0
    """The length of the mark that opens a comment whose end is missing; else 0. One of no length hides nothing."""
    doubt: int = 0
    """The length of the first mark of what may be no comment, or one that ends elsewhere; else 0."""
    goes_on: bool = False
    """Whether the block that it stands in, a table, goes on behind it as if it were not there."""
    called: bool = False
    """Whether nothing keeps it private but its own name, such as that of a section."""


@dataclass(frozen=True)
class Source:
    """The text of one notes file.

    ``path`` is relative to the notes folder, with forward slashes, as `name_of` writes it.
    """

    path: str
    text: str
    withheld: tuple[Withheld, ...] = ()
    """What the file holds and the text does not, in the order of the places, which are the same in both."""
    drafts: tuple[tuple[int, int], ...] = ()
    """The first and last lines of private notes that the text holds all the same, to be seen by who wrote them."""

    @cached_property
    def digest(self) -> str:
        """The BLAKE2 digest of path, text and what is told of it, 32 hexadecimal digits."""
        told = f"{self.path}\0{self.text}" + (f"\0{self.withheld}{self.drafts}" if self.withheld or self.drafts else "")
        return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    @cached_property
    def lines(self) -> tuple[str, ...]:
        r"""The lines without their ends; only ``\n``, ``\r\n`` and ``\r`` end a line, as in CommonMark."""
        return tuple(_LINE_END.split(self.text) if "\r" in self.text else self.text.split("\n"))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return (0, *(match.end() for match in _LINE_END.finditer(self.text)))

    def line(self, number: int) -> str:
        """Return the line with this number, counted from 1."""
        return self.lines[number - 1]

    def line_span(self, number: int) -> Span:
        """Return the span of a line without its end."""
        start = self._starts[number - 1]
        return Span(start, start + len(self.lines[number - 1]))

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column, both from 1, of a character offset."""
        number = bisect_right(self._starts, offset)
        return number, offset - self._starts[number - 1] + 1

    def find(self, text: str, line: int, end_line: int | None = None) -> Span | None:
        """Return where ``text`` first stands in the lines ``line`` to ``end_line``, or None."""
        start, end = self.line_span(line).start, self.line_span(end_line or line).end
        found = self.text.find(text, start, end)
        return Span(found, found + len(text)) if found >= 0 else None
