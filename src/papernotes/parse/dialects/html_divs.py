"""Divisions of HTML that hold Markdown, as blocks between colons: those of Pandoc's files, and Bootstrap's alerts.

Pandoc reads Markdown in any (https://pandoc.org/MANUAL.html#extension-native_divs), and so do Quarto and R Markdown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPENS = re.compile(r"[ \t]{0,3}<div\b(?P<given>[^<>\n]*)>[ \t]*$")
_CLOSES = re.compile(r"[ \t]{0,3}</div>[ \t]*$")
_ALERT = re.compile(r"\balert-(?P<kind>info|warning|danger|success|secondary|primary)\b")
_PANDOC = (".qmd", ".rmd")
_COLONS = ":" * 24
"""A fence of more colons than anybody writes, so that no other ends it."""
_DEEPEST = 8


def divided(path: str, text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text with such divisions as blocks between colons; None where there are none."""
    pandoc = path.lower().endswith(_PANDOC)
    if "<div" not in text or not (pandoc or "alert-" in text):
        return None
    out, code = list(lines), CodeLines()
    opened: list[tuple[int, str]] = []
    for number, line in enumerate(lines):
        if code.is_code(line):
            continue
        if opens := _OPENS.match(line):
            alert = _ALERT.search(opens["given"])
            opened.append((number, alert["kind"] if alert else "div" if pandoc and "id=" not in opens["given"] else ""))
        elif _CLOSES.match(line) and opened:
            first, kind = opened.pop()
            if kind and len(opened) < _DEEPEST:
                colons = _COLONS[len(opened) :]
                out[first], out[number] = f"{colons} {{.{kind}}}", colons
    return None if out == list(lines) else out
