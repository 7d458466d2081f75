"""Boxes in the marks of other tools → quotations that begin as callouts do, line for line.

Two passes, each over every line once: the first finds which marks have both ends, the second writes. A mark without
its other end stays as it is, so that no forgotten fence swallows the rest of a file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.callouts import Fold, is_kind, read_callout, written
from papernotes.parse.dialects.box_marks import BoxMark, read_mark, whole_box
from papernotes.parse.markdown import HIDDEN
from papernotes.parse.withheld.code_lines import CodeLines, indent_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_HINT = re.compile(
    r"^[ \t]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?"
    r"(?::::|///|!!!|\?\?\?|={3}[!+]? |#\+BEGIN_|<aside>|\\begin\{|:LOGBOOK:|:PROPERTIES:"
    r"|(?:`{3,}|~{3,})[ \t]*(?:\{|ad-|col(?:-md)?[ \t]*$))",
    re.MULTILINE | re.IGNORECASE,
)
_DEEPEST = 8
"""Boxes in one another that are drawn; what is deeper stands in the last of them."""
_MOST = 32
"""Boxes in one another that are read as such, for each line is looked at by all that it stands in."""
_TAB = 4
_INDENTED = 4
"""Columns by which the text of an indented box stands further in than its mark."""
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+(\S[^\n]*)")
_OPTION = re.compile(
    r"[ \t]*(?::(?P<myst>[\w-]+):|(?P<word>title|collapse|icon|color|metadata|type|open|attrs|new|select|name):)"
    r"(?:[ \t]+(?P<value>[^\n]*))?$"
)
"""What is told of a box beneath its mark: ``:class: dropdown``, ``title: Words``, ``type: warning``."""
_LOOKED = 3
"""Lines in which the heading that is a box's title may stand."""
_MARKED = (("💡", "tip"), ("⚠", "warning"), ("❗", "important"), ("❓", "question"), ("✅", "success"), ("🐛", "bug"),
           ("🚫", "danger"), ("❌", "failure"), ("📝", "note"), ("📌", "important"), ("ℹ", "info"))  # fmt: skip
"""Signs that Notion's callouts begin with, and the kinds that they stand for."""


class Hidden(NamedTuple):
    """A line that no reader is shown, counted from 1, and why."""

    line: int
    reason: str


class Rewritten(NamedTuple):
    """The lines of a text with all boxes in one form, and which of them are hidden."""

    lines: list[str]
    hidden: list[Hidden]


def boxed(text: str, lines: Sequence[str]) -> Rewritten | None:
    """Return the lines of a text with its boxes as callouts; None when there are none."""
    if not (_HINT.search(text) or "#+BEGIN_" in text or "#+begin_" in text):  # these may stand behind words
        return None
    return _Writer(lines, _ends(lines)).rewritten()


def _ends(lines: Sequence[str]) -> dict[int, int]:
    """Return which lines open a box that is closed, counted from 0, each with the line that closes it."""
    ends: dict[int, int] = {}
    opened: list[tuple[str, str, int]] = []
    waiting: dict[tuple[str, str], int] = {}
    code = CodeLines()
    for number, line in enumerate(lines):
        mark = None if code.fenced else read_mark(line) or _fence_end(line, opened)
        if mark and mark.sort == "directive":
            _pair(mark, number, opened, waiting, ends)
            continue
        if code.is_code(line) or not mark or mark.sort in {"indented", "tab"}:
            continue
        _pair(mark, number, opened, waiting, ends)
    return ends


def _fence_end(line: str, opened: list[tuple[str, str, int]]) -> BoxMark | None:
    """Return the end of a directive's fence, when the latest box that is open is one."""
    if not opened or opened[-1][0] != "directive":
        return None
    bare, fence = line.strip(), opened[-1][1]
    closes = bare.startswith(fence) and not bare.strip(fence[0])
    return BoxMark("directive", "", closes=True, key=fence) if closes else None


def _pair(
    mark: BoxMark,
    number: int,
    opened: list[tuple[str, str, int]],
    waiting: dict[tuple[str, str], int],
    ends: dict[int, int],
) -> None:
    """Note a mark that opens, or pair one that closes with the latest of its kind, which leaves what is inside open.

    ``waiting`` counts the open ones of each kind, so that nothing is looked for that is not there.
    """
    kind: tuple[str, str] = mark.sort, mark.key
    if not mark.closes:
        opened.append((*kind, number))
        waiting[kind] = waiting.get(kind, 0) + 1
        return
    if not waiting.get(kind) and mark.sort == "colons":  # Pandoc closes the innermost with any number of colons
        kind = next(((sort, key) for sort, key, _ in reversed(opened[-1:]) if sort == "colons"), kind)
    while waiting.get(kind):
        sort, key, first = opened.pop()
        waiting[sort, key] -= 1
        if (sort, key) == kind:
            ends[first] = number
            return


@dataclass(slots=True)
class _Box:
    mark: BoxMark
    column: int
    """The column at which its text begins, from where that of the box around it does."""
    end: int | None
    """The line that closes it; None for one that lasts as long as its lines are indented."""
    prefix: str


@dataclass(slots=True)
class _Writer:
    lines: Sequence[str]
    ends: dict[int, int]
    out: list[str] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    _stack: list[_Box] = field(default_factory=list)
    _code: CodeLines = field(default_factory=CodeLines)
    _used: set[int] = field(default_factory=set)
    """Lines that the first line of their box holds."""
    _called: str = ""
    """What the options of the box at hand say that the text calls it by."""

    def rewritten(self) -> Rewritten:
        number = 0
        for number, raw in enumerate(self.lines):
            text, prefix = self._inside(raw, number)
            mark = self._opens(text, prefix, number)
            if mark:
                self._open(mark, number, prefix)
            elif self._stack and self._stack[-1].end == number:
                self._close(number)
            elif self._stack and self._stack[-1].mark.hidden:
                self._hide(number, raw)
            else:
                said = text if self._code.fenced else whole_box(text)
                self._put(prefix if number in self._used else prefix + said)
        return Rewritten(self.out, self.hidden)

    def _inside(self, raw: str, number: int) -> tuple[str, str]:
        """Return a line as it stands within the boxes that are still open, and what marks it as theirs."""
        text, prefix = raw, ""
        for depth, box in enumerate(self._stack):
            if box.end is None and text.strip() and indent_of(text) < box.column:
                del self._stack[depth:]
                self._part(number, prefix)
                break
            if box.end == number and depth + 1 < len(self._stack):
                del self._stack[depth + 1 :]
            text = _shifted(text, box.column)
            prefix += box.prefix
        return (text, prefix) if self._stack else (raw, "")

    def _part(self, number: int, prefix: str) -> None:
        """Take the blank lines before a line out of the box that they ended, so that they part it from what follows."""
        last = number - 1
        while last >= 0 and not self.lines[last].strip():
            self.out[last] = prefix
            last -= 1

    def _opens(self, text: str, prefix: str, number: int) -> BoxMark | None:
        """Return the mark that opens a box on a line."""
        if number in self._used or (self._stack and self._stack[-1].mark.hidden) or len(self._stack) >= _MOST:
            return None
        if number in self.ends:
            return read_mark(text)
        mark = read_mark(text)
        indented = mark is not None and mark.sort in {"indented", "tab"}
        return mark if indented and not self._code.fenced and indent_of(text) < self._room(prefix) else None

    def _room(self, prefix: str) -> int:
        """Return the column from which on a line is code where the next one stands."""
        return _INDENTED if prefix else self._code.column + _INDENTED

    def _loose_end(self, mark: BoxMark, number: int) -> int | None:
        """Return the blank line that ends an admonition whose text stands right beneath it, no further in."""
        below = self.lines[number + 1] if number + 1 < len(self.lines) else ""
        if mark.sort != "indented" or self._stack or not below.strip() or indent_of(below) >= _INDENTED:
            return None
        return next((at for at in range(number + 1, len(self.lines)) if not self.lines[at].strip()), len(self.lines))

    def _open(self, mark: BoxMark, number: int, prefix: str) -> None:
        column = len(mark.lead.expandtabs(_TAB))
        end = self._loose_end(mark, number) if column == 0 and mark.sort == "indented" else self.ends.get(number)
        if mark.hidden:
            self._stack.append(_Box(mark, column, end, ""))
            self._hide(number, self.lines[number], kept=prefix + mark.lead if mark.lead.strip() else "")
            return
        text, name = self._first(mark, number, end), mark.id or self._called
        text = f"{text} {{#{name}}}".lstrip() if name and not text.startswith("```") else text
        called = text.startswith("[!") and sum(">" in box.prefix for box in self._stack) < _DEEPEST
        shown = f"> {text}" if called else "" if text.startswith("[!") else text
        self._put(f"{prefix}{mark.lead}{shown}" if shown or mark.lead.strip() else prefix)
        prefix = " " * column + ("> " if called else "")
        self._stack.append(_Box(mark, column + (0 if end is not None else _INDENTED), end, prefix))

    def _first(self, mark: BoxMark, number: int, end: int | None) -> str:
        """Return the first line of a box, with what the lines beneath say of it."""
        last = end if end is not None else len(self.lines)
        text, self._called = mark.text, ""
        if mark.directive:
            text = self._optioned(text, number, last)
        if mark.sort == "aside":
            return self._by_sign(number, last)
        if mark.sort == "colons" and text.startswith("[!") and text.endswith(("]", "]-", "]+")):
            for below in range(number + 1, min(last, number + 1 + _LOOKED)):
                heading = _HEADING.match(self.lines[below])
                if heading:
                    self._used.add(below)
                    return f"{text} {heading[1].rstrip('# ')}"
                if self.lines[below].strip():
                    break
        return text

    def _optioned(self, text: str, number: int, last: int) -> str:
        """Return the first line of a box with what its options say."""
        given: dict[str, str] = {}
        for below in range(number + 1, last):
            option = _OPTION.match(self.lines[below])
            if not option:
                break
            self._used.add(below)
            given[option["myst"] or option["word"]] = (option["value"] or "").strip()
        self._called = given.get("label") or given.get("name", "")
        callout = read_callout(text)
        if callout is None and given.get("header"):
            return text or f"**{given['header']}**"
        if callout is None or not given:
            return text
        named = (given.get("type", ""), *given.get("class", "").split())
        name = next(filter(is_kind, named), callout.name)
        closed = "dropdown" in given.get("class", "") or given.get("collapse") in {"closed", "true"}
        opens = given.get("open", "").lower() == "true" or given.get("collapse") in {"open", "false"}
        fold: Fold = "-" if closed else "+" if opens else callout.fold
        return written(name, fold, given.get("title") or callout.title)

    def _by_sign(self, number: int, last: int) -> str:
        below = next((line for line in self.lines[number + 1 : min(last, number + 1 + _LOOKED)] if line.strip()), "")
        return written(next((kind for sign, kind in _MARKED if below.lstrip().startswith(sign)), "note"))

    def _close(self, number: int) -> None:
        box = self._stack.pop()
        outer = "".join(one.prefix for one in self._stack)
        if box.mark.hidden:
            self._hide(number, self.lines[number])
        elif box.mark.text.startswith("```"):
            self._put(f"{outer}{' ' * box.column}```")
        else:
            self._put(outer)

    def _hide(self, number: int, raw: str, kept: str = "") -> None:
        if raw.strip():
            self.hidden.append(Hidden(number + 1, next(b.mark.hidden for b in reversed(self._stack or [_NONE]))))
        self._put(kept or f"{raw[: len(raw) - len(raw.lstrip())]}{HIDDEN}" if raw.strip() else "")

    def _put(self, line: str) -> None:
        self._code.is_code(line)
        self.out.append(line)


_NONE = _Box(BoxMark("drawer", "", closes=True, hidden="log"), 0, None, "")


def _shifted(text: str, columns: int) -> str:
    """Return a line without the blanks of as many columns, or as many as there are."""
    if not columns or text[:1] not in {" ", "\t"}:
        return text
    rest = text.lstrip(" \t")
    return " " * max(0, indent_of(text) - columns) + rest
