"""Blocks that kramdown gives a class on the line above them, where the class is a kind of box: ``{: .note }``.

So write sites of Just the Docs (https://just-the-docs.com/docs/ui-components/callouts/); ``{: .note-title }`` has the
box's title on its first line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.callouts import is_kind, written
from papernotes.parse.markdown import HIDDEN
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

_HINT = re.compile(r"^[ \t]{0,3}\{:", re.MULTILINE)
_CLASS = re.compile(r"\{:[ \t]*\.(?P<name>[a-z]+)(?P<title>-title)?[ \t]*\}[ \t]*$")
_LOOKS = re.compile(r"[ \t]{0,3}\{:[^{}#\n]*\}[ \t]*$")
"""What is said of how the block above looks, and names nothing."""
_QUOTE = re.compile(r">[ \t]?")


def classed(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text with such blocks as callouts; None where there are none."""
    if "{:" not in text or not _HINT.search(text):
        return None
    out, code = list(lines), CodeLines()
    for number, line in enumerate(lines):
        found = None if code.is_code(line) else _CLASS.match(line)
        below = lines[number + 1] if number + 1 < len(lines) else ""
        if not found or not is_kind(found["name"]) or not below.strip():
            if number and _LOOKS.match(line) and not code.fenced and lines[number - 1].strip():
                out[number] = "" if lines[number - 1].lstrip(" \t>").startswith("|") else HIDDEN
            continue
        at = number + 1
        while at < len(lines) and lines[at].strip():
            out[at] = f"> {_QUOTE.sub('', lines[at], count=1)}"
            at += 1
        title = out[number + 1][2:].strip() if found["title"] else ""
        out[number] = f"> {written(found['name'], title=title)}"
        if title:
            out[number + 1] = ">"
    return None if out == list(lines) else out
