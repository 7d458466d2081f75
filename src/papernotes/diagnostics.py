"""What papernotes tells about notes: findings with a place, and how to mend them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from papernotes.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from papernotes.source import Source


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``text`` in the place of a span."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair that is certain: edits that do not overlap, and what they do in a few words."""

    title: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding: a rule's code, what is wrong, where, and the repair where one is certain.

    ``path`` is relative to the project folder's notes (or names the config or template file);
    ``span`` and ``line`` are None when the finding is about the whole file.
    """

    code: str
    message: str
    path: str
    span: Span | None = None
    help: str = ""
    fix: Fix | None = None
    line: int | None = None
    """The line, counted from 1, of a finding made where the text is not at hand; else None and ``span`` tells."""
    words: str = ""
    """The words in question of such a finding; they begin on ``line`` or on one of the lines after it."""
    at: int = 0
    """The character of ``words`` at which it goes wrong."""

    def position(self, source: Source | None) -> tuple[int, int] | None:
        """Return line and column, both from 1, given the text of ``path``; None when it is about the whole file."""
        if self.span is not None and source is not None:
            return source.position(self.span.start)
        return (self.line, 1) if self.line else None


_REACH = 200
"""Lines after the one named in which the words of a finding are looked for: a long paragraph, a long formula."""
_PIECE = re.compile(r"\\[a-zA-Z]+|\\?.")
"""What is pointed at inside of words: a command of TeX or a character."""


def located(finding: Diagnostic, source: Source) -> Diagnostic:
    """Return a finding that only names a line with the span of its words; as it is when they are not found."""
    if finding.span is not None or not finding.words or not finding.line or finding.line > len(source.lines):
        return finding
    rows = finding.words.split("\n")
    row = finding.words.count("\n", 0, finding.at)
    last = min(finding.line + _REACH, len(source.lines))
    start = source.find(rows[0].strip(), finding.line, last)
    number = source.position(start.start)[0] + row if start else 0
    span = source.find(rows[row].strip(), number) if start and row and number <= len(source.lines) else start
    if span is None:
        return finding
    if finding.at:
        blank = len(rows[row]) - len(rows[row].lstrip())
        begin = span.start + finding.at - (finding.words.rfind("\n", 0, finding.at) + 1) - blank
        begin = max(span.start, min(begin, span.end - 1))
        piece = _PIECE.match(source.text, begin)
        span = Span(begin, piece.end() if piece else begin)
    return replace(finding, span=span)


def in_order(findings: Iterable[Diagnostic], sources: Mapping[str, Source]) -> tuple[Diagnostic, ...]:
    """Return findings by place, then code, so that reports never depend on the order of finding.

    ``sources`` maps their paths to texts; what is about a whole file comes first in it.
    """

    def key(finding: Diagnostic) -> tuple[str, tuple[int, int], str, str]:
        return finding.path, finding.position(sources.get(finding.path)) or (0, 0), finding.code, finding.message

    return tuple(sorted(findings, key=key))
