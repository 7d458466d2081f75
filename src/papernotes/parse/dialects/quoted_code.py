"""Code between lines of three quotes, as who takes ``'''`` for a fence writes it: with its language behind them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_QUOTES = "'''"
_OPENS = re.compile(r"([ \t]{0,3})'''[ \t]*+([A-Za-z][\w+#-]{0,20})[ \t]*\Z")
_CLOSES = re.compile(r"[ \t]*+'''[ \t]*\Z")
_FENCE = re.compile(r"[ \t>]*+(?:`{3}|~{3})")


def fenced(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines with such quotes as fences; None where there are none. Within a fence quotes are code's own."""
    if _QUOTES not in text:
        return None
    out = list(lines)
    opened: int | None = None
    inside = False
    for number, line in enumerate(lines):
        if opened is None and _FENCE.match(line):
            inside = not inside
        elif opened is not None and _FENCE.match(line):
            opened = None  # a fence of its own in between: what stands around it is no code
            inside = True
        elif opened is None and not inside and _OPENS.match(line):
            opened = number
        elif opened is not None and _CLOSES.match(line):
            out[opened] = _OPENS.sub(r"\1```\2", lines[opened])
            out[number] = line.replace(_QUOTES, "```")
            opened = None
    return out if out != list(lines) else None
