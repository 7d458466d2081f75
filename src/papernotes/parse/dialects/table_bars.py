"""Bars in the formulas of a table, which would part its cells → bars that are their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.formulas import has_formulas, replaced
from papernotes.parse.code_spans import outside_code
from papernotes.parse.dialects.boxes import Hidden
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

_BENEATH = re.compile(r"[ \t>]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
"""The line beneath a table's head."""
_BAR = re.compile(r"(?<!\\)\|")


_ROW_ID = re.compile(r"[ \t]*\^[A-Za-z0-9-]+[ \t]*$")


def unnamed(text: str, lines: Sequence[str]) -> tuple[list[str], list[Hidden]] | None:
    """Return the lines of a text without Obsidian's ids right beneath tables, which would be rows; None without any."""
    if "^" not in text or "|" not in text:
        return None
    found = [
        number
        for number in range(2, len(lines))
        if "^" in lines[number] and _ROW_ID.match(lines[number]) and lines[number - 1].lstrip(" \t>").startswith("|")
    ]
    out = ["" if number in found else line for number, line in enumerate(lines)] if found else []
    return (out, [Hidden(number + 1, "editor data") for number in found]) if found else None


_TABLE_NAME = re.compile(
    r"(?:Table)?:[ \t]++(?P<words>[^\n{]*+(?:\{(?![^{}\n]*\}[ \t]*$)[^\n{]*+)*+)(?P<given>[^\n]*)$"
)
"""Pandoc's caption of a table, beneath it or above."""
_CAPTION = (": ", ":\t", "Table:")
"""What it begins with."""


def named_tables(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text with the captions of tables as words of their own; None where there are none."""
    if "|" not in text or not (": " in text or ":\t" in text):
        return None
    if not any(line.startswith(_CAPTION) for line in lines):
        return None
    out, code = list(lines), CodeLines()
    for number, line in enumerate(lines):
        if code.is_code(line) or not line.startswith(_CAPTION):
            continue
        near = (_nearest(lines, number, step) for step in (-1, 1))
        alone = not (number and lines[number - 1].strip()) and not "".join(lines[number + 1 : number + 2]).strip()
        found = _TABLE_NAME.match(line) if alone and any(row.startswith("|") for row in near) else None
        if found:
            words, given = found["words"].strip(), found["given"]
            out[number] = f"{words if '*' in words else f'*{words}*'}{' ' * bool(given)}{given}" if words else line
    return None if out == list(lines) else out


_FURTHEST = 2_000
"""Blank lines between a caption and its table, which may have had more lines as it was written."""


def _nearest(lines: Sequence[str], number: int, step: int) -> str:
    """Return the nearest line above or beneath that is not blank."""
    for at in range(number + step, min(max(number + step * _FURTHEST, -1), len(lines)), step):
        if lines[at].strip():
            return lines[at]
    return ""


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
    if _cells(line) <= columns or not has_formulas(line):
        return line
    mended = replaced(line, lambda found: _BAR.sub(r"\\|", line[found.start : found.end]))
    if _cells(mended) > columns:  # and in code, which stands for itself as a formula does
        mended = outside_code(mended, str, lambda code: _BAR.sub(r"\\|", code))
    return mended if _cells(mended) <= columns else line


def _cells(line: str) -> int:
    return len(_BAR.findall(line.strip(" \t>").removeprefix("|").removesuffix("|"))) + 1
