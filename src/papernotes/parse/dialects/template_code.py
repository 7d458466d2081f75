"""Code of a template over several lines, ``<%* … %>``, which never ran: one that stands alone is no text.

Templater for Obsidian writes it (https://silentvoid13.github.io/Templater/); amid words it is brought onto one line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.code_spans import outside_code
from papernotes.parse.dialects.boxes import Hidden
from papernotes.parse.markdown import HIDDEN
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPEN = re.compile(r"<%[^%<>\n][^\n]*$|<%$")
_LONGEST = 200
"""Lines of such code."""


def untemplated(text: str, lines: Sequence[str]) -> tuple[list[str], list[Hidden]] | None:
    """Return the lines of a text with such code on one line or none, and which are hidden; None where there is none."""
    if "<%" not in text or "%>" not in text:
        return None
    out, hidden, code, past = list(lines), list[Hidden](), CodeLines(), 0
    for number, line in enumerate(lines):
        is_code = code.is_code(line)
        if is_code or number < past or "<%" not in line:
            continue
        begin = _opened(line)
        end = _closed(lines, number) if begin >= 0 else 0
        if not end:
            continue
        past = end + 1
        behind = lines[end].partition("%>")[2]
        alone = not line[:begin].strip() and not behind.strip()
        pieces = (line[begin:], *lines[number + 1 : end], f"{lines[end].partition('%>')[0]}%>")
        joined = " ".join(" ".join(pieces).split())
        out[number] = HIDDEN if alone else f"{line[:begin]}{joined}{behind}"
        out[number + 1 : past] = [HIDDEN] * (end - number)
        if alone:
            hidden += [Hidden(at + 1, "program") for at in range(number, past) if lines[at].strip()]
    return (out, hidden) if out != list(lines) else None


def _opened(line: str) -> int:
    """Return where code begins that does not end on its line, -1 where none does."""
    bare = outside_code(line, str, lambda code: " " * len(code))
    begin = bare.rfind("<%")
    return begin if begin >= 0 and "%>" not in bare[begin:] and _OPEN.match(bare, begin) else -1


def _closed(lines: Sequence[str], start: int) -> int:
    """Return the line that code ends on, 0 where other code begins before or none ends it."""
    for number in range(start + 1, min(len(lines), start + _LONGEST)):
        if "%>" in lines[number]:
            return number
        if "<%" in lines[number]:
            return 0
    return 0
