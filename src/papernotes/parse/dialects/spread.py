"""Highlights, links, titles that go on over lines → whole ones on each line, for whoever reads a line by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.code_spans import code_spans
from papernotes.parse.inline_marks import HIGHLIGHT
from papernotes.parse.markdown import HIDDEN
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

BREAKS = ("  ", "\\")
"""How a line ends that is broken on purpose."""
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
    """Return the lines of a text, each link and what is marked on the line that it begins on; None where all are."""
    forms = [form for form in _GOING_ON if form.opens.search(text)]
    if not forms:
        return None
    out, code = list(lines), CodeLines()
    for number in range(len(out) - 1):
        line, below = out[number], out[number + 1]
        if code.is_code(line) or line.endswith(BREAKS) or not below.strip():
            continue
        bare = _without_code(line)
        if more := next((more for form in forms if (more := form.rest_of(bare, below))), None):
            at = len(below) - len(below.lstrip(" \t>"))
            out[number] = f"{line.rstrip()} {more}"
            out[number + 1] = below[:at] + (below[at + len(more) :].lstrip() or HIDDEN)
    return None if out == list(lines) else out


class _Form(NamedTuple):
    """What may go on over a line's end."""

    opens: re.Pattern[str]
    """It, opened and not closed, up to the end of the line."""
    closes: re.Pattern[str]
    """Its end at the beginning of the next line."""

    def rest_of(self, line: str, below: str) -> str | None:
        """Return the end of what a line opens, which the next one begins with; None where there is none."""
        opened = self.opens.search(line)
        lead = _LEAD.match(below)
        at = lead.end() if lead else 0
        closed = self.closes.match(below, at) if opened and not _BLOCK.match(below, at) else None
        same = opened and closed and opened.groupdict().get("mark") == closed.groupdict().get("mark")
        return closed[0] if closed and same else None


_GOING_ON = (
    _Form(
        re.compile(r"\[\[[^\[\]\n]{1,200}$", re.MULTILINE),
        re.compile(r"[^\[\]\n]{1,200}\]\](?:[,.;:!?)]|(?=\s|$))", re.MULTILINE),
    ),
    _Form(
        re.compile(r"(?<!\[)\[[^\[\]\n]{2,200}$", re.MULTILINE),
        re.compile(r"[^\[\]\n]{1,200}\]\([^()\s]{1,500}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?\)"),
    ),
    _Form(
        re.compile(r"(?<![^\s(（《\"“—–-])(?P<mark>\*\*|\*)(?=[^\s*])[^*\n]{2,200}$", re.MULTILINE),
        re.compile(r"[^*\n]{0,200}[^\s*](?P<mark>\*\*|\*)(?![\w*])"),
    ),
    _Form(re.compile(r"《[^《》\n]{1,200}$", re.MULTILINE), re.compile(r"[^《》\n]{1,200}》")),
    _Form(re.compile(r"“[^“”\n]{2,200}$", re.MULTILINE), re.compile(r"[^“”\n]{1,200}”")),
)


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
