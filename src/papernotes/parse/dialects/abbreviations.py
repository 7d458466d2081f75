"""What a source's abbreviations stand for: ``*[HTML]: Hyper Text Markup Language``, as PHP Markdown Extra has them.

The lines themselves are text as any: who cannot point at a word reads there what it means.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEFINED = re.compile(r" {0,3}\*\[(?P<word>[^\[\]\n]{1,40})\]:[ \t]+(?P<words>\S[^\n]{0,199})[ \t]*$")
"""What is longer is no abbreviation, and would be written out at each of its uses."""

_MOST = 200
"""Abbreviations of a source: each is looked for in every text."""


def abbreviations(text: str, lines: Sequence[str]) -> dict[str, str]:
    """Return what each abbreviation stands for; of two lines that say so the last."""
    if "*[" not in text or "]:" not in text:
        return {}
    code = CodeLines()
    found = (_DEFINED.match(line) for line in lines if not code.is_code(line))
    defined = (one for one in found if one and one["word"].strip())
    return {one["word"].strip(): one["words"].strip() for one in islice(defined, _MOST)}
