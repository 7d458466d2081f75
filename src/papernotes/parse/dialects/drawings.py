"""Excalidraw's drawings, which Obsidian keeps as notes: data that a program draws, and nothing that is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.dialects.boxes import Hidden

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = ".excalidraw.md"
_PROPERTY = re.compile(r"---[ \t]*\r?\n(?:[^\n]*\n){0,40}?excalidraw-plugin:")
_DATA = re.compile(r"[ \t]*(?P<fence>`{3,}|~{3,})[ \t]*compressed-json\b")


def drawn(path: str, text: str, lines: Sequence[str]) -> tuple[list[str], list[Hidden]] | None:
    """Return the lines of a text without the data of drawings, and which these are; None where there is none.

    All of a file that is a drawing is data.
    """
    if path.endswith(_NAME) or _PROPERTY.match(text):
        return [""] * len(lines), [Hidden(n, "drawing") for n, line in enumerate(lines, 1) if line.strip()]
    if "compressed-json" not in text:
        return None
    out, hidden, fence = [], [], ""
    for number, line in enumerate(lines, 1):
        found = None if fence else _DATA.match(line)
        inside, ends = bool(fence or found), bool(fence) and line.strip().startswith(fence)
        fence = found["fence"] if found else "" if ends else fence
        out.append("" if inside else line)
        if inside and line.strip():
            hidden.append(Hidden(number, "drawing"))
    return out, hidden
