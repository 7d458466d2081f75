"""Quarto's blocks that are one figure, table or listing as a whole: ``::: {#fig-x layout-ncol=2}`` … ``:::``.

Their last paragraph is what they are called by, and pictures in them that have ids are their parts, (a), (b) …
https://quarto.org/docs/authoring/figures.html#subfigures; pandoc-crossref has them as ``<div id="fig:x">`` as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = r"(?:fig|tbl|lst)[-:][\w:.-]+"
_OPENS = re.compile(
    rf":{{3,}}[ \t]*\{{#(?P<id>{_NAME})(?:[ \t][^{{}}\n]*)?\}}[ \t]*$|<div id=\"(?P<tag>{_NAME})\"[^<>\n]*>[ \t]*$"
)
_EDGE = re.compile(r":{3,}(?P<given>[^\n]*)$|<div\b(?P<tag>)|</div>[ \t]*$")
_PICTURE = re.compile(r"[ \t]*!\[[^\n]*\)(?P<given>\{[^{}\n]*\})?[ \t]*$")
_WORDS = re.compile(r"[^\W_]|[*_`$\[\"'(]")
_LONGEST = 400
"""Lines of such a block."""


def numbered_as_one(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text with such blocks as their parts and a caption; None where there are none."""
    if not ((":::" in text and "{#" in text) or "<div id=" in text) or not any(map(_OPENS.match, lines)):
        return None
    out, code = list(lines), CodeLines()
    for number, line in enumerate(lines):
        found = None if code.fenced else _OPENS.match(line)
        code.is_code(line)
        end = _end(lines, number) if found else 0
        if found and end:
            _write(out, number, end, found["id"] or found["tag"])
    return None if out == list(lines) else out


def _end(lines: Sequence[str], start: int) -> int:
    """Return the line that closes a block, 0 where none does or where others stand in it."""
    code = CodeLines()
    for number in range(start + 1, min(len(lines), start + _LONGEST)):
        edge = None if code.fenced else _EDGE.match(lines[number])
        if edge:
            opens = (edge["given"] or "").strip() or edge["tag"] is not None
            return 0 if opens or (edge["given"] is None) != lines[start].startswith("<") else number
        code.is_code(lines[number])
    return 0


def _write(out: list[str], start: int, end: int, name: str) -> None:
    last = next((at for at in range(end - 1, start, -1) if out[at].strip()), 0)
    first = last
    while first > start + 1 and out[first - 1].strip():
        first -= 1
    if not last or not all(_WORDS.match(line) for line in out[first : last + 1]):
        return  # nothing but what is called so
    words = " ".join(line.strip() for line in out[first : last + 1])
    out[first : last + 1] = [
        f"{words if '*' in words else f'*{words}*'} {{#{name}}}",
        *[""] * (last - first),
    ]
    out[start] = out[end] = ""
    for at in range(start + 1, first):
        found = _PICTURE.match(out[at])
        if found and found["given"] and "#" in found["given"]:
            out[at] = f"{out[at].rstrip()[:-1].rstrip()} .subfigure}}"
