"""Bars in the formulas of a table, which would part its cells → bars that are their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.formulas import has_formulas, replaced
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

_BENEATH = re.compile(r"[ \t>]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
"""The line beneath a table's head."""
_BAR = re.compile(r"(?<!\\)\|")


def barred(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text with such bars escaped; None where there are none.

    Only a row with more cells than its table has columns is changed: elsewhere a bar parts what its writer parted.
    """
    if "|" not in text or not ("$" in text or "\\(" in text):
        return None
    if not any("|" in line and has_formulas(line) for line in lines):
        return None
    out, code, columns = list(lines), CodeLines(), 0
    for number, line in enumerate(lines):
        if code.is_code(line) or not line.strip(" \t>"):
            columns = 0
        elif not columns and "|" in line and _BENEATH.fullmatch(line):
            columns = _cells(line)
            if number:
                out[number - 1] = _mended(lines[number - 1], columns)
        elif columns and "|" in line:
            out[number] = _mended(line, columns)
    return None if out == list(lines) else out


def _mended(line: str, columns: int) -> str:
    if _cells(line) <= columns:
        return line
    mended = replaced(line, lambda found: _BAR.sub(r"\\|", line[found.start : found.end]))
    return mended if _cells(mended) <= columns else line


def _cells(line: str) -> int:
    return len(_BAR.findall(line.strip(" \t>").removeprefix("|").removesuffix("|"))) + 1
