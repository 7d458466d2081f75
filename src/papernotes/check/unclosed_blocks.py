"""Blocks that are opened and never closed, so that all that follows is taken for a part of them; front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.diagnostics import Diagnostic
from papernotes.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.check.checked_text import Text

_CLOSING = re.compile(r"^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)*(?P<fence>`{3,}|~{3,})[ \t]*$")
_OPENING = re.compile(r"`{3,}|~{3,}")
_FRONT_KEY = re.compile(r"^[A-Za-z_][\w -]{0,40}:(?:\s|$)")
_MOST_FRONT = 40


def blocks(text: Text) -> Iterator[Diagnostic]:
    """Yield a finding for each block of a source that is never closed, and what is wrong with its front matter."""
    yield from _front(text)
    lines = text.source.lines
    for token in text.document.tokens:
        if token.type == "fence" and token.map and not _is_closed(token.markup, lines[token.map[0] + 1 : token.map[1]]):
            yield _unclosed(text, token.map[0] + 1, token.map[1], "code block", _OPENING)
        elif token.type == "inline" and token.map and "$$" in token.content:
            yield from _formula(text, token.content, token.map[0] + 1)


def _is_closed(fence: str, lines: tuple[str, ...]) -> bool:
    last = next((line for line in reversed(lines) if line.strip()), "")
    closing = _CLOSING.match(last)
    return bool(closing and closing["fence"].startswith(fence))


def _unclosed(text: Text, line: int, last: int, what: str, mark: re.Pattern[str]) -> Diagnostic:
    whole = text.source.line_span(line)
    found = mark.search(text.source.text, whole.start, whole.end)
    span = Span(*found.span()) if found else whole
    lines = text.source.lines
    while last > line and not lines[last - 1].strip():
        last -= 1
    reach = f"the lines to {last} are a part of it" if last > line else "nothing follows it"
    return Diagnostic("PN105", f"The {what} that begins here is never closed: {reach}.", text.source.path, span)


def _formula(text: Text, content: str, line: int) -> Iterator[Diagnostic]:
    """Yield a finding for dollars that stand on a line of their own in a paragraph: no formula was made of them."""
    rows = [number for number, row in enumerate(content.split("\n")) if row.strip() == "$$"]
    if len(rows) % 2 and line + rows[-1] <= len(text.source.lines):
        yield _unclosed(text, line + rows[-1], line + rows[-1], "formula", re.compile(r"\$\$"))


def _front(text: Text) -> Iterator[Diagnostic]:
    if text.front is None:
        yield from _open_front(text)
        return
    seen: dict[str, int] = {}
    for entry in text.front.properties:
        first = seen.setdefault(entry.key, entry.line)
        if first != entry.line and not text.front.diagnostics:
            span = text.source.find(entry.key.rpartition(".")[2], entry.line)
            message = f"The key `{entry.key}` stands on line {first} already."
            yield Diagnostic("PN102", message, text.source.path, span, "Keep one of the two.")


def _open_front(text: Text) -> Iterator[Diagnostic]:
    """Yield a finding for a file that begins as if with front matter, whose end mark is missing."""
    lines = text.source.lines
    begin = next((number for number, line in enumerate(lines) if line.strip("\ufeff \t")), 0)
    if lines[begin].strip("\ufeff").rstrip() != "---":
        return
    keys = 0
    for line in lines[begin + 1 : begin + _MOST_FRONT]:
        if not _FRONT_KEY.match(line):
            break
        keys += 1
    if keys >= 2:
        span = text.source.line_span(begin + 1)
        message = "The front matter that begins here is never closed: its keys are read as text."
        yield Diagnostic("PN102", message, text.source.path, span, "Write `---` beneath its last key.")
