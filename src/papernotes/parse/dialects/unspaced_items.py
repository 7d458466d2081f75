"""Items whose mark has no blank behind it, before a link: ``-[Title](url)`` → ``- [Title](url)``, as it is meant.

CommonMark asks for a blank there (https://spec.commonmark.org/0.31.2/#list-items), and makes a paragraph of each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

_ITEM = re.compile(r"^[ \t]*(?:[-+*]|\d{1,3}[.)])(?=(?:\*\*)?\[[^\[\]\n]{2,600}\][(\[])", re.MULTILINE)
_FEW = 2
"""Such lines, from which on nobody means their signs otherwise."""


def spaced(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text with a blank behind such marks; None where there are too few of them."""
    if "[" not in text or not _ITEM.search(text):
        return None
    code, out, count = CodeLines(), list(lines), 0
    for number, line in enumerate(lines):
        inside = code.is_code(line)
        mark = None if inside else _ITEM.match(line)
        if mark and not (mark[0].endswith("*") and line.count("*") > 1):  # a link in italics
            out[number] = f"{mark[0]} {line[mark.end() :]}"
            count += 1
    return out if count >= _FEW else None
