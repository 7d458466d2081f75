"""Headings whose signs have no blank behind them: ``##Method`` → ``## Method``, as it is meant.

CommonMark asks for a blank there (https://spec.commonmark.org/0.31.2/#atx-headings), which Markdown at first did not,
and makes a paragraph of each. One sign may be a tag's, several are no tag's: only beside these is ``#Folding Boats`` a
heading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADING = re.compile(
    r"^ {0,3}(?P<signs>#{1,6})(?=(?:\d{1,2}[.)、]? ?)?[^\W\d_]|[*\[(《【“\"]\w)(?P<words>[^\n]{1,300})$", re.MULTILINE
)
_SPACED = re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.MULTILINE)
_FEW = 2
"""Headings of a file, of either form, from which on its signs are headings'."""


def headed(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text with a blank behind the signs of headings; None where none lacks it."""
    if "##" not in text or not _HEADING.search(text):
        return None
    code, places, sure, spaced = CodeLines(), [], 0, 0
    for number, line in enumerate(lines):
        if code.is_code(line):
            continue
        if found := _HEADING.match(line):
            several = len(found["signs"]) > 1
            if several or _is_heading(found["words"]):
                places.append((number, found.end("signs")))
                sure += several
        elif _SPACED.match(line):
            spaced += 1
    if not sure or len(places) + spaced < _FEW:
        return None
    out = list(lines)
    for number, end in places:
        out[number] = f"{out[number][:end]} {out[number][end:]}"
    return out


def _is_heading(words: str) -> bool:
    """Tell whether what stands behind one sign is several words, and not a tag or a list of tags."""
    return " " in words.strip() and "#" not in words
