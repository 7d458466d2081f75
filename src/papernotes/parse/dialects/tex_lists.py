r"""TeX's lists amid Markdown, ``\begin{itemize}`` … ``\end{itemize}``, as Markdown's, line for line.

Pandoc, Quarto and R Markdown send them on to TeX. A list without its end stays as it is, and code does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papernotes.parse.markdown import HIDDEN
from papernotes.parse.withheld.code_lines import CodeLines, indent_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SORTS = r"(?P<sort>itemize|enumerate|description|compactitem|compactenum|inparaenum)"
_HINT = re.compile(rf"\\begin\{{{_SORTS}\*?\}}")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_OPENS = re.compile(rf"[ \t]*\\begin\{{{_SORTS}\*?\}}[ \t]*(?:\[[^\[\]\n]*\])?")
_CLOSES = re.compile(rf"\\end\{{{_SORTS}\*?\}}[ \t]*$")
_ITEM = re.compile(r"\\item(?![A-Za-z])[ \t]*(?:\[(?P<label>[^\[\]\n]*)\])?")
_DRESS = re.compile(
    r"[ \t]*\\(?:tightlist|itemsep|parskip|parsep|topsep|setlength|setcounter|setitemize|setenumerate)\b[^\n]*$"
)
"""What TeX alone is told, of how a list looks."""
_NUMBERED = frozenset({"enumerate", "compactenum", "inparaenum"})
_NAMED = "description"
_DEEPEST = 8
"""Lists in one another that are read; one with deeper ones stays as it is."""


def with_tex_lists(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text with such lists as Markdown's; None where there are none."""
    if "\\begin{" not in text or not _HINT.search(text) or not (ends := _ends(lines)):
        return None
    return list(_Lists(ends).written(lines))


def _quotes(line: str) -> int:
    """Return how many characters mark a line as that of a quotation."""
    found = _QUOTE.match(line)
    return found.end() if found else 0


def _ends(lines: Sequence[str]) -> dict[int, int]:
    """Return which lines open a list that is closed and stands in no other, each with the line that closes it."""
    ends: dict[int, int] = {}
    opened: list[str] = []
    first, deepest, code = 0, 0, CodeLines()
    for number, line in enumerate(lines):
        if code.is_code(line) and (code.fenced or not opened):  # within a list, blanks before a line say nothing
            continue
        bare = line[_quotes(line) :]
        if found := _OPENS.match(bare):
            first, deepest = (number, 1) if not opened else (first, max(deepest, len(opened) + 1))
            opened.append(found["sort"])
        closes = _CLOSES.search(bare)
        if not closes or not opened:
            continue
        if opened.pop() != closes["sort"]:
            opened.clear()
        elif not opened and deepest <= _DEEPEST:
            ends[first] = number
    return ends


@dataclass(slots=True)
class _List:
    column: int
    """Where the marks of its items stand."""
    sort: str
    count: int = 0
    inside: int = 0
    """Where the words of its latest item stand."""


@dataclass(slots=True)
class _Lists:
    ends: Mapping[int, int]
    _open: list[_List] = field(default_factory=list)
    _code: CodeLines = field(default_factory=CodeLines)
    _fence: int = -1
    """How far in the fence stands that is open, -1 where none is."""

    def written(self, lines: Sequence[str]) -> Iterator[str]:
        last = -1
        for number, line in enumerate(lines):
            last = self.ends.get(number, last)
            if number > last:
                yield line
                continue
            quotes = _quotes(line)
            yield f"{line[:quotes]}{self._line(line[quotes:])}".rstrip(" ")

    def _line(self, line: str) -> str:
        self._code.is_code(line)
        if self._fence >= 0 or self._code.fenced:
            return self._of_code(line)
        opens = _OPENS.match(line)
        if opens:
            column = self._open[-1].inside if self._open else indent_of(line)
            self._open.append(_List(column, opens["sort"], inside=column))
        closes = _CLOSES.search(line)
        rest = line[opens.end() if opens else 0 : closes.start() if closes else len(line)]
        inside, told = self._open[-1].inside, self._told(rest)
        if closes:
            self._open.pop()
        if told or not (opens or closes):
            return told
        outermost = len(self._open) == (1 if opens else 0)  # a blank line parts it from the text around it
        return "" if outermost else f"{' ' * inside}{HIDDEN}"

    def _of_code(self, line: str) -> str:
        first = self._fence < 0
        self._fence = indent_of(line) if first else self._fence
        further = max(0, indent_of(line) - self._fence)
        self._fence = self._fence if self._code.fenced else -1
        return f"{' ' * (self._open[-1].inside + further)}{line.lstrip()}" if line.strip() else ""

    def _told(self, line: str) -> str:
        """Return what stands for a line's items, or for its words beneath them."""
        held, items = self._open[-1], list(_items(line, bold=self._open[-1].sort == _NAMED))
        if not items:
            words = HIDDEN if _DRESS.match(line) else line.strip()
            return f"{' ' * held.inside}{words}" if words else ""
        held.count += 1
        mark = f"{held.count}. " if held.sort in _NUMBERED else "- "
        held.inside = held.column + len(mark)
        return f"{' ' * held.column}{mark}{'; '.join(filter(None, items)) or HIDDEN}"


def _items(line: str, *, bold: bool) -> Iterator[str]:
    """Yield the words of the items that begin on a line."""
    found = list(_ITEM.finditer(line))
    if not found or line[: found[0].start()].strip():
        return
    for item, end in zip(found, [*(one.start() for one in found[1:]), len(line)], strict=True):
        label = (item["label"] or "").strip()
        yield f"{f'**{label}**' if bold and label else label} {line[item.end() : end].strip()}".strip()
