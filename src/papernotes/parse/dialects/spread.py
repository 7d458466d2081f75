"""Highlights and links that go on over lines → whole ones on each line, for whoever reads a line by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.code_spans import code_spans
from papernotes.parse.inline_marks import HIGHLIGHT
from papernotes.parse.markdown import HIDDEN
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

_FILL = "\x1a"
"""Stands for each character that is no mark."""
_OPENS = re.compile(r"(?<![A-Za-z0-9=])==(?=[^\s=])")
_CLOSES = re.compile(r"(?<=[^\s=])==(?![A-Za-z0-9=])")
_LEAD = re.compile(r"[ \t]*(?:>[ \t]?)*")
_BLOCK = re.compile(r"(?:#{1,6}|[-*+]|\d{1,9}[.)])(?:[ \t]|$)|\|")


def gathered(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text, each highlight closed on its line; None where none goes on over its end."""
    if "==" not in text:
        return None
    out, code = list(lines), CodeLines()
    since = -1
    for number, line in enumerate(lines):
        lead = _LEAD.match(line)
        rest = line[lead.end() :] if lead else line
        if code.is_code(line) or not rest or _BLOCK.match(rest):
            since = -1
        if not rest or "==" not in rest:
            continue
        bare = HIGHLIGHT.sub(_filled, _without_code(line))
        if since >= 0 and (closes := _CLOSES.search(bare)):
            _close(out, since, number)
            bare, since = " " * closes.end() + bare[closes.end() :], -1
        if since < 0 and _OPENS.search(bare) and not code.fenced:
            since = number
    return None if out == list(lines) else out


def rejoined(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text, each wikilink on the line that it begins on; None where none goes on over its end."""
    if not _OPEN_LINK.search(text):
        return None
    out, code = list(lines), CodeLines()
    for number in range(len(out) - 1):
        line, below = out[number], out[number + 1]
        if code.is_code(line) or not _OPEN_LINK.search(_without_code(line)):
            continue
        lead = _LEAD.match(below)
        rest = below[lead.end() :] if lead else below
        closes = _CLOSED_LINK.match(rest)
        if closes and not _BLOCK.match(rest):
            out[number] = f"{line.rstrip()} {closes[0]}"
            out[number + 1] = below[: len(below) - len(rest)] + (rest[closes.end() :].lstrip() or HIDDEN)
    return None if out == list(lines) else out


_OPEN_LINK = re.compile(r"\[\[[^\[\]\n]{1,200}$", re.MULTILINE)
_CLOSED_LINK = re.compile(r"[^\[\]\n]{1,200}\]\](?:[,.;:!?)]|(?=\s|$))")


def _close(out: list[str], first: int, last: int) -> None:
    """Close the highlight that a line opens on each line up to its last."""
    out[first] = f"{out[first].rstrip()}=="
    for number in range(first + 1, last + 1):
        lead = _LEAD.match(out[number])
        at = lead.end() if lead else 0
        whole = f"{out[number][:at]}=={out[number][at:]}"
        out[number] = whole if number == last else f"{whole.rstrip()}=="


def _without_code(line: str) -> str:
    parts: list[str] = []
    past = 0
    for start, end in code_spans(line):
        parts += line[past:start], _FILL * (end - start)
        past = end
    return "".join((*parts, line[past:]))


def _filled(found: re.Match[str]) -> str:
    return _FILL * len(found[0])
