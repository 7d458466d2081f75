r"""TeX's commands for words amid Markdown, ``\textbf{so}``, as what Markdown has for them; formulas and code stay.

Pandoc, Quarto and R Markdown send them on to TeX, and who copies an abstract out of a paper's source has them, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from papernotes.formulas import formulas
from papernotes.parse.code_spans import code_spans
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

_AROUND = {
    **dict.fromkeys(("textbf", "strong"), ("**", "**")),
    **dict.fromkeys(("emph", "textit", "textsl"), ("*", "*")),
    "texttt": ("`", "`"),
    **dict.fromkeys(("underline", "uline"), ("<u>", "</u>")),
    "textsuperscript": ("<sup>", "</sup>"),
    "textsubscript": ("<sub>", "</sub>"),
    **dict.fromkeys(("textsc", "textrm", "textsf", "textup", "mbox"), ("", "")),
    "footnote": ("^[", "]"),
    "url": ("<", ">"),
}
"""What stands around the words of a command in its place."""
_COMMAND = re.compile(rf"(?<!\\)\\(?P<name>{'|'.join(_AROUND)})\{{(?P<said>[^{{}}\n]+)\}}")
_LINK = re.compile(r"(?<!\\)\\href\{(?P<there>[^{}\s]+)\}\{(?P<said>[^{}\n]+)\}")
_HINT = re.compile(rf"\\(?:{'|'.join((*_AROUND, 'href'))})\{{")
_DEEPEST = 4
"""Commands in one another that are read."""


def worded_tex(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text with such commands as Markdown; None where there are none."""
    if "{" not in text or not _HINT.search(text):
        return None
    out, code, start = list(lines), CodeLines(), 0
    taken = [(found.start, found.end) for found in formulas("\n".join(lines))]
    starts, ends = [one for one, _ in taken], [end for _, end in taken]
    for number, line in enumerate(lines):
        if not code.is_code(line) and _HINT.search(line):
            near = taken[bisect_right(ends, start) : bisect_left(starts, start + len(line))]
            out[number] = _written(line, [*((one - start, end - start) for one, end in near), *code_spans(line)])
        start += len(line) + 1
    return None if out == list(lines) else out


def _written(line: str, apart: Sequence[tuple[int, int]]) -> str:
    """Return a line with its commands as Markdown, but for those in some stretches of it."""
    signs = list(line)
    for start, end in apart:
        for at in range(max(start, 0), min(end, len(line))):
            if signs[at] == "\\":
                signs[at] = _HELD
    line = "".join(signs)
    for _ in range(_DEEPEST):
        put = _LINK.sub(r"[\g<said>](<\g<there>>)", _COMMAND.sub(_put, line))
        if put == line:
            break
        line = put
    return line.replace(_HELD, "\\")


_HELD = "\ufdd4"
"""Stands for a backslash of a formula or of code; no text holds it."""


def _put(found: re.Match[str]) -> str:
    opening, closing = _AROUND[found["name"]]
    said = found["said"]
    words = said.strip() if opening in {"*", "**", "`"} else said
    return f"{opening}{words}{closing}" if words else ""
