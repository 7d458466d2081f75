"""Words that a tool shows on a click alone, ``||words||``, as words in brackets with a class.

Discord has them, and Obsidian's plugins of spoilers; what stands for a norm, as ``||x||``, is no word.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from papernotes.parse.code_spans import outside_code
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

_SPOILER = re.compile(
    r"(?<![^\s(\"'“‘>*_-])\|\|(?=[^\s|])(?P<said>(?:[^|\n\[]|\[\[[^\[\]\n]*\]\]|\[(?!\[[^\[\]\n]*\]\])){1,400}?)(?<=[^\s|])\|\|(?![\w|^_$(\\])"
)
_LINK = re.compile(r"\[\[[^\[\]\n]*\]\]")
_WORD = re.compile(r"[^\W\d_]{3}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")
_SIGN = re.compile(r"[=+^_<>\\/$]| [-−] ")
"""What stands in formulas and not between words."""


def spoiling(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text with such words in brackets; None where there are none."""
    if "||" not in text or not _SPOILER.search(text):
        return None
    code = CodeLines()
    out = [line if code.is_code(line) or "||" not in line else _line(line) for line in lines]
    return None if out == list(lines) else out


def _line(line: str) -> str:
    """Return a line with its spoilers in brackets; one with other bars is a row of a table, or code."""
    written = outside_code(line, partial(_SPOILER.sub, _hidden))
    return line if "|" in _LINK.sub("", outside_code(written, str, lambda _: "")) else written


def _hidden(found: re.Match[str]) -> str:
    return f"[{found['said']}]{{.spoiler}}" if _says(found["said"]) else found[0]


def _says(words: str) -> bool:
    bare = re.sub(r"[*_]{1,2}(?=\w)|(?<=\w)[*_]{1,2}|\]\([^()\s]*\)", "", words)
    return _WORD.search(bare) is not None and not _SIGN.search(bare)
