"""Pictures that stand beside each other: Quarto's ``::: {layout-ncol=2}`` … ``:::`` → a class on each of them.

https://quarto.org/docs/authoring/figures.html#figure-panels
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPENS = re.compile(
    r"(?::{3,}[ \t]*\{|<div\b)(?=[^{}\n]*\blayout)[^{}\n]*?\blayout(?:-(?P<by>ncol|nrow)=\"?(?P<count>\d)\"?"
    r"|=\"(?P<rows>[-\d\[\],. ]+)\")"
)
_EDGE = re.compile(r":{3,}(?P<given>[^\n]*)$|(?P<tag><div\b)|</div>[ \t]*$")
_PICTURE = re.compile(r"[ \t]*!\[[^\n]*\)(?P<given>\{[^{}\n]*\})?[ \t]*$|[ \t]*!\[\[[^\[\]\n]+\]\][ \t]*$")
_ROW = re.compile(r"\[([-\d,. ]+)\]")
_NUMBER = re.compile(r"(?<![-\d.])\d[\d.]*")
"""A width in a row; one below nothing is a gap."""
_LONGEST = 400
"""Lines of such a block."""
MOST = 6
"""Pictures in a row; more stand as six and what is left."""


def in_rows(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text with such pictures marked; None where there are none."""
    if "layout" not in text or not any(map(_OPENS.match, lines)):
        return None
    out, code = list(lines), CodeLines()
    for number, line in enumerate(lines):
        found = None if code.fenced else _OPENS.match(line)
        code.is_code(line)
        pictures = list(_pictures(lines, number)) if found else []
        if found and len(pictures) > 1:
            for at, columns in zip(pictures, _columns(found, len(pictures)), strict=False):
                _mark(out, at, columns)
    return None if out == list(lines) else out


def _pictures(lines: Sequence[str], start: int) -> Iterator[int]:
    """Yield the lines of the pictures that stand in a block, up to its end or to the next block."""
    code = CodeLines()
    for number in range(start + 1, min(len(lines), start + _LONGEST)):
        if not code.is_code(lines[number]):
            if _EDGE.match(lines[number]):
                return
            if _PICTURE.match(lines[number]):
                yield number


def _columns(found: re.Match[str], pictures: int) -> Iterator[int]:
    """Yield how many pictures stand in the row of each."""
    count = int(found["count"] or 1)
    each = count if found["by"] == "ncol" else -(-pictures // max(count, 1))
    rows = [len(_NUMBER.findall(row[1])) for row in _ROW.finditer(found["rows"] or "")]
    for columns in rows or [each] * pictures:
        yield from [min(columns, MOST)] * (columns if rows else 1)


def _mark(out: list[str], at: int, columns: int) -> None:
    if columns > 1:
        line = out[at].rstrip()
        has = line.endswith("}")
        out[at] = f"{line[:-1].rstrip() if has else f'{line}{{'}{' ' * has}.beside-{columns}}}"
