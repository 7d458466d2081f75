"""Lists whose items have letters or Roman numbers, which Pandoc reads and CommonMark does not: for who shows them.

``a.``, ``(b)``, ``C)``, ``iv.`` and ``#.`` begin no item elsewhere, so a line alone says nothing: a list is what begins
with the first of its kind and goes on with the next one. https://pandoc.org/MANUAL.html#extension-fancy_lists

A mark becomes one of as many characters that the parser of blocks knows, so that every column stays where it is.
Records are read from the lines as they are: a letter may as well be a name's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.markdown import block_tokens
from papernotes.parse.withheld import withhold
from papernotes.parse.withheld.code_lines import CodeLines, indent_of
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_MARK = r"(?P<open>\(?)(?P<mark>[A-Za-z]|[ivxl]{2,6}|[IVXL]{2,6}|#)(?P<close>[.)])(?P<gap>[ \t]+)(?=\S)"
_FIRST = re.compile(r"^[ \t>]*(?:\([aAiI]\)|[aAiI][.)]|#\.)[ \t]+\S", re.MULTILINE)
_ITEM = re.compile(rf"(?P<lead>[ \t>]*){_MARK}")
_OTHER = re.compile(r"[ \t>]*(?:(?P<number>\d{1,9})(?P<close>[.)])|[-*+])[ \t]+\S")
_QUOTES = re.compile(r"(?:[ \t]*>)*")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_TRIES = 4
"""How often lists are taken back that the parser of blocks takes for none."""
_MOST = 24
"""Lists that a line may stand in: each line is looked at by all of them."""
_FEWEST, _FEWEST_NAMED = 2, 3
"""Items of a list; of one whose items could be initials or headings, ``A.`` with one blank behind it."""


class _Marker(NamedTuple):
    """What stands at the beginning of an item."""

    line: int
    lead: str
    column: int
    written: str
    style: str
    """What is the same of all items of a list: ``(a)``, ``A.``."""
    numbers: dict[str, int]
    """What number it may be, by the kind of its numbers as HTML names them."""
    named: bool
    """Whether it could as well be an initial."""

    @property
    def inside(self) -> int:
        """The column at which the words of its item begin, at the least."""
        return self.column + len(self.written) + 1


@dataclass(slots=True)
class _Run:
    """Items that follow each other."""

    items: list[_Marker]
    kinds: dict[str, int]
    """The number of its last item, by the kinds that its numbers may still be of."""
    close: str
    """What stands behind a number of it: never what stands there in the list before it, which it would go on with."""
    broken: bool = False

    @property
    def column(self) -> int:
        return self.items[0].column

    @property
    def kind(self) -> str:
        return next(iter(self.kinds))

    def taken(self) -> bool:
        fewest = _FEWEST_NAMED if self.items[0].named else _FEWEST
        return not self.broken and len(self.items) >= fewest


def shown_tokens(path: str, text: str, tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the block tokens of a text with its lettered lists as lists, ``tokens`` where it has none."""
    if not _FIRST.search(text):
        return tokens
    lines = text.split("\n")
    runs = list(_runs(lines))
    for _ in range(_TRIES):
        if not runs:
            break
        shown, _ = block_tokens(withhold(Source(path, _numbered(lines, runs)), drafts=True).text)
        items = {token.map[0] for token in shown if token.type == "list_item_open" and token.map}
        kept = [run for run in runs if items.issuperset(item.line for item in run.items)]
        if len(kept) == len(runs):
            return _named(shown, runs)
        runs = kept  # the others were code, or a paragraph's words
    return tokens


def _numbered(lines: Sequence[str], runs: Sequence[_Run]) -> str:
    """Return a text with numbers in the places of letters."""
    out = list(lines)
    for run in runs:
        for number, item in enumerate(run.items, 1):
            out[item.line] = _with_number(item, number, run.close, lines[item.line])
    return "\n".join(out)


def _with_number(item: _Marker, number: int, close: str, line: str) -> str:
    room = len(item.written) - 1
    return f"{item.lead}{number % 10**room:0{room}}{close}{line[len(item.lead) + len(item.written) :]}"


def _named(shown: tuple[Token, ...], runs: Sequence[_Run]) -> tuple[Token, ...]:
    """Give lists the kind of their numbers, and the number that they begin with."""
    known = {item.line: (run.kind, number) for run in runs for number, item in enumerate(run.items, 1)}
    for token in shown:
        if token.type == "ordered_list_open" and token.map and token.map[0] in known:
            kind, number = known[token.map[0]]
            token.attrs |= ({"type": kind} if kind != "1" else {}) | {"start": number}
    return shown


def _runs(lines: Sequence[str]) -> Iterator[_Run]:
    """Yield what may be the lists of a text; a block parser tells which are."""
    finder, code = _Finder(), CodeLines()
    for number, line in enumerate(lines):
        if not line.strip(" \t>"):
            finder.after_blank = True
            code.is_code(line)
            continue
        marker = None if code.fenced else _marker(number, line)
        if not code.is_code(_with_number(marker, 1, ".", line) if marker else line):
            finder.read(line, marker)
    yield from (run for run in (*finder.done, *finder.going) if run.taken())


@dataclass(slots=True)
class _Finder:
    """Reads one line after the other."""

    going: list[_Run] = field(default_factory=list)
    """The lists that the line may stand in, outermost first."""
    done: list[_Run] = field(default_factory=list)
    after_blank: bool = False
    _quotes: int = 0
    _close: str = ""
    """What stands behind the number of the latest item of any numbered list."""

    def read(self, line: str, marker: _Marker | None) -> None:
        quotes = (_QUOTES.match(line) or [""])[0].count(">")
        column = _column(line)
        if quotes != self._quotes:
            self._leave(-1)
        self._quotes = quotes
        other = None if marker else _OTHER.match(line)
        while self.going and column < self.going[-1].column:
            self._leave(len(self.going) - 1)
        if marker and not self._goes_on(marker):
            self._begin(marker)
        elif not marker and other:
            self._beside(other, column)
        elif not marker and self.after_blank:
            while self.going and column <= self.going[-1].column:
                self._leave(len(self.going) - 1)
        self.after_blank = False

    def _goes_on(self, marker: _Marker) -> bool:
        """Add an item to the list that it goes on with."""
        for depth in range(len(self.going) - 1, -1, -1):
            run = self.going[depth]
            kinds = {
                kind: number
                for kind, number in marker.numbers.items()
                if kind in run.kinds and number in {run.kinds[kind] + 1, 0}
            }
            if run.items[0].style == marker.style and marker.column < run.items[-1].inside and kinds:
                run.kinds = {kind: number or run.kinds[kind] + 1 for kind, number in kinds.items()}
                run.items.append(marker)
                self._leave(depth + 1)
                self._close = run.close
                return True
        return False

    def _begin(self, marker: _Marker) -> None:
        kinds = {kind: number or 1 for kind, number in marker.numbers.items() if number <= 1}
        if not kinds:
            return
        own = marker.written[-1]
        self._close = own if own != self._close else ".)".replace(own, "")
        self.going.append(_Run([marker], kinds, self._close))
        if len(self.going) > _MOST:
            self.done.append(self.going.pop(0))

    def _beside(self, other: re.Match[str], column: int) -> None:
        """Leave the lists that an item of another kind ends; one that it would become an item of is none."""
        if other["close"]:
            if self.going and other["close"] == self.going[-1].close and column < self.going[-1].items[-1].inside:
                self.going[-1].broken = True
            self._close = other["close"]
        while self.going and column <= self.going[-1].column:
            self._leave(len(self.going) - 1)

    def _leave(self, depth: int) -> None:
        """Close all lists from one on; -1 closes all."""
        depth = max(depth, 0)
        self.done += self.going[depth:]
        del self.going[depth:]


def _column(line: str) -> int:
    return indent_of(line[: len(line) - len(line.lstrip("> \t"))].replace(">", " ") + ".")


def _marker(number: int, line: str) -> _Marker | None:
    found = _ITEM.match(line)
    if not found or (found["open"] and found["close"] != ")") or (found["mark"] == "#" and found["close"] != "."):
        return None
    mark = found["mark"]
    written = f"{found['open']}{mark}{found['close']}"
    named = mark.isupper() and found["close"] == "." and found["gap"] == " "
    case = "A" if mark.isupper() else "a"
    return _Marker(
        number, found["lead"], _column(line), written, f"{found['open']}{case}{found['close']}", _worth(mark), named
    )


def _worth(mark: str) -> dict[str, int]:
    """Return the numbers that a mark may stand for, by kind; 0 is whatever comes next."""
    if mark == "#":
        return {"1": 0}
    small = mark.lower()
    worth: dict[str, int] = {}
    if set(small) <= _ROMAN.keys():
        values = [_ROMAN[sign] for sign in small]
        total = sum(-one if one < behind else one for one, behind in zip(values, [*values[1:], 0], strict=True))
        if small == _as_roman(total):
            worth["I" if mark.isupper() else "i"] = total
    if len(small) == 1:
        worth["A" if mark.isupper() else "a"] = ord(small) - ord("a") + 1
    return worth


def _as_roman(number: int) -> str:
    signs = ("l", 50), ("xl", 40), ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1)
    out = ""
    for sign, worth in signs:
        count, number = divmod(number, worth)
        out += sign * count
    return out
