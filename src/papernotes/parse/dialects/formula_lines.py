"""Blank lines in formulas between ``$$`` on lines of their own, which would end a paragraph: moved behind them.

Editors set such a formula whole; to CommonMark its second half is another paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

_EDGE = re.compile(r"[ \t]*\$\$[ \t]*$")
_LAST = re.compile(r"[ \t]*\$\$(?:[ \t]*\([\w:.-]+\))?[ \t]*$")
_NO_FORMULA = re.compile(r"[ \t]*(?:#{1,6}[ \t]|[-*+][ \t]+\S|>|`{3}|~{3}|!\[|\[\[|\[[^\[\]\n]*\][(\[:])|[^\n]*\$")
_LONGEST = 60
"""Lines of such a formula."""


def closed_up(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text with such formulas without blank lines; None where there are none."""
    if "$$" not in text:
        return None
    out, code, number = list(lines), CodeLines(), 0
    while number < len(lines):
        end = 0
        if not code.is_code(lines[number]) and _EDGE.match(lines[number]):
            end = _end(lines, number)
            kept = [line for line in lines[number : end + 1] if line.strip()]
            out[number : end + 1] = [*kept, *[""] * (end + 1 - number - len(kept))]
        number = max(end, number) + 1
    return None if out == list(lines) else out


_NAMED = re.compile(r"(?P<end>[^\n]*\$\$)[ \t]*\{#(?P<id>[\w:.-]+)(?:[ \t][^{}\n]*)?\}[ \t]*$")


def called(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text, formulas called ``$$ (name)`` where Pandoc has ``$$ {#name}``, which ends no block.

    None where there are none.
    """
    if "$$" not in text or "{#" not in text:
        return None
    out, code, opened = list(lines), CodeLines(), False
    for number, line in enumerate(lines):
        if code.is_code(line) or "$$" not in line:
            continue
        found = _NAMED.match(line)
        marks = line.count("$$")
        if found and (line.strip().startswith("$$") or opened) and marks == (1 if opened else 2):
            out[number] = f"{found['end']} ({found['id']})"
        opened = opened != bool(marks % 2)
    return None if out == list(lines) else out


def _end(lines: Sequence[str], start: int) -> int:
    """Return the line that closes a formula; that which opens it where none does, or where other blocks begin.

    One without a blank line is whole as it is, whatever its lines begin with: a sum goes on with ``+ x``.
    """
    blank = other = False
    for number in range(start + 1, min(len(lines), start + _LONGEST)):
        if _LAST.match(lines[number]):
            return number
        blank = blank or not lines[number].strip()
        other = other or _NO_FORMULA.match(lines[number]) is not None
        if blank and other:
            break
    return start
