"""A line of several keys → a line a key: "**Authors**: Ada Moss, Bo Reed | **Year**: 2020 | **Venue**: CVPR"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.fields.metadata import key_of
from papernotes.parse.records.view import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papernotes.parse.records.view import View

_NEXT = re.compile(
    r"(?<!\s)(?:\s{0,3}[|｜·•;；,，]\s{0,3}|\s{1,3}[—–-]\s{1,3}|\s{2,9})"
    r"(?=(?:\*\*|__)(?P<marked>[^*_:：\n]{2,30})(?:[:：](?:\*\*|__)|(?:\*\*|__)\s?[:：]))|"
    r"(?<!\s)\s{1,3}[|｜·•]\s{1,3}(?=(?P<plain>[^\W\d_][\w ]{1,25})[:：]\s)"
)
"""Where another key begins, in bold behind any sign, and without marks behind a bar."""


def each_key(line: Line, view: View) -> Sequence[Line]:
    """Return the lines that one would be, had each of its keys its own; the line itself where it has but one."""
    if line.text.count(":") + line.text.count("：") < 2:
        return (line,)
    starts = [
        found.span()
        for found in _NEXT.finditer(line.text)
        if (key_of((found["marked"] or found["plain"]).strip(), loose=False) or "other") != "other"
    ]
    if not starts:
        return (line,)
    begins, ends = (0, *(end for _, end in starts)), (*(start for start, _ in starts), len(line.text))
    return [Line(line.number, line.text[begin:end], view) for begin, end in zip(begins, ends, strict=True)]
