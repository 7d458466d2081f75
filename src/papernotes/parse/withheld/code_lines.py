"""Which lines of a Markdown text are code, told line by line while comments may still stand in it.

A block parser cannot be asked: what it would read depends on where comments begin and end, and that on what is code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_QUOTE = re.compile(r" {0,3}>")
_FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)")
_NOTE = re.compile(r"\[\^[^\[\]\s]+\]:|:[ \t]")
"""The first line of a footnote or of a definition, whose other paragraphs are indented."""
_CODE = 4
"""Columns of indentation that make a line code, and beyond which what follows an item's mark is."""

_DEEPEST = 100
"""List items in one another on one line; more are no list that anybody wrote."""


@dataclass(slots=True)
class CodeLines:
    """Tells of each line in turn whether it is code: fenced, the fences themselves, or indented."""

    _items: list[int] = field(default_factory=list)
    """The columns at which the contents of the open list items begin, outermost first."""
    _fence: tuple[str, int] | None = None
    """The open fence's marks and the column that its container's contents begin at."""
    _quotes: int = 0
    _blank: bool = True
    _indented: bool = False

    @property
    def column(self) -> int:
        """The column at which the contents of the innermost open list item begin, 0 outside of lists."""
        return self._items[-1] if self._items else 0

    @property
    def fenced(self) -> bool:
        """Whether a fence is open."""
        return self._fence is not None

    def is_code(self, line: str) -> bool:
        """Tell whether the next line is code."""
        rest = self._unquoted(line)
        indent = indent_of(rest)
        body = rest.strip()
        if self._fence:
            marks, column = self._fence
            if not body or indent >= column:
                if indent - column < _CODE and body.startswith(marks) and not body.strip(marks[0]):
                    self._fence = None
                return True
            self._fence = None  # the list item that holds it has ended
        if not body:
            self._blank = True
            return False
        return self._is_code(body, indent)

    def _is_code(self, body: str, indent: int) -> bool:
        if self._blank or _ITEM.match(body) or body.startswith("#"):  # any other line may go on with a paragraph
            while self._items and indent < self._items[-1]:
                self._items.pop()
        if indent - self.column >= _CODE and (self._blank or self._indented):
            self._indented, self._blank = True, False
            return True
        self._indented = self._blank = False
        for _ in range(_DEEPEST):
            item = _ITEM.match(body)
            if item is None:
                break
            behind = body[item.end() :]
            blanks = indent_of(behind)
            indent += item.end() + (blanks if 0 < blanks <= _CODE and behind.strip() else 1)
            self._items.append(indent)
            body = behind.strip()
            if blanks > _CODE:
                return False
        if _NOTE.match(body):
            self._items.append(indent + _CODE)
        if opening := _FENCE.match(body):
            self._fence = opening[1] or opening[2], self.column
            return True
        return False

    def _unquoted(self, line: str) -> str:
        """Return a line without the marks of the quotation that it stands in."""
        at = depth = 0
        while (not self._fence or depth < self._quotes) and (mark := _QUOTE.match(line, at)):
            at, depth = mark.end(), depth + 1
        if depth != self._quotes:
            self._items.clear()
            self._fence, self._quotes, self._blank, self._indented = None, depth, True, False
        return line[at:].removeprefix(" ") if depth else line


def indent_of(line: str) -> int:
    """Return the columns of the blanks that a line begins with; a tab goes on to the next fourth."""
    return len(line) - len(line.lstrip(" ")) if "\t" not in line else _columns(line)


def _columns(line: str) -> int:
    expanded = line.expandtabs(_CODE)
    return len(expanded) - len(expanded.lstrip(" "))
