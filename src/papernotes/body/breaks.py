"""What a single line end inside a paragraph means: a line of its own, or the next line of wrapped prose.

CommonMark always joins. Notes are not written so: a label, a bold line, a short remark is meant to stand alone, while
prose that an editor wrapped at 80 columns is not. The signs below are weighed in this order:

0. An inline field or a property (``key:: value``) ends with its line.
1. A paragraph of three or more lines, each of which is full (its next word would not have fitted into the widest
   line), is wrapped prose.
2. A bold line, a label (``Method: …``), an address alone on its line, a colon at the end, or something that looks like
   a list marker parts two lines.
3. CJK lines are prose a line each: they part, unless the upper one ends in a comma, or is full and stops in
   mid-sentence; then they join without a blank, since that script has none.
4. A sentence that goes on in lower case is one sentence; among lines too short to have been wrapped it also takes a
   comma or a word such as "and" or "of" at the seam.
5. A short line parts from the next: one that leaves two fifths of the widest line empty, or any in a paragraph too
   narrow to have been wrapped.
6. Else they join, as in CommonMark. So one long sentence a line stays a paragraph.
"""

from __future__ import annotations

import re
from typing import Literal

from papernotes.body.cjk import is_cjk, is_hangul, width
from papernotes.parse.inline_marks import FIELD_LINE

Break = Literal["apart", "blank", "join"]
"""``apart``: a line of its own; ``blank``: a blank between; ``join``: nothing between."""

_NARROWEST, _WIDEST = 45, 160
"""Columns between which editors and people wrap; below, a line is short, above, nobody wrapped it."""
_EMPTY = 0.6
"""A line that with its successor's first word fills less than this part of the widest one is short."""

_BOLD_LINE = re.compile(r"(?:\*\*|__)(?!\s)[^*_]+(?:\*\*|__)\s*[:：.。]?\Z|\*(?!\s)[^*]+\*\Z")
_LABEL = re.compile(
    r"(?:\*\*|__|\*|_)?(?:[A-Z0-9][\w'’/&()\-]*(?: [\w'’/&()\-]+){0,3}|[^\W\d_][^\s:：,，。.]{0,11})"
    r"(?:(?:\*\*|__|\*|_)\s?[:：]|[:：](?:\*\*|__|\*|_)|[:：])(?!//)(?=\s|[^\x00-\u10ff]|<|\Z)"
)
_FIELD = re.compile(FIELD_LINE, re.MULTILINE)
_ADDRESS = re.compile(r"[*_]{0,2}(?:<[a-z]+://[^\s>]+>|https?://\S+|!?\[[^\[\]]*\]\([^()\s]*\))[*_]{0,2}\Z")
_MARKER = re.compile(
    r"(?:[•·▪◦○●■□◆◇★☆✓✔✗➤→⇒►▶]|[-+] |\(?\d{1,2}[.)、]|（\d{1,2}）|[①-⑳]"
    r"|[一二三四五六七八九十]{1,2}、|\(?[a-z]\) )\s*\S"
)
_SENTENCE_END = frozenset('.!?:;。！？：；…"”’』」）)')
_SEAM_WORDS = """
    a an and are as at be but by can for from has have if in into is it its not of on or our so than that the their
    then they this to was we were when where which while who will with"""
_SEAMS = frozenset(_SEAM_WORDS.split())
_FIRST_WORD = re.compile(r"\S+")


def line_breaks(text: str) -> tuple[Break, ...]:
    """Return what each single line end of a paragraph's source means, in order."""
    lines = [line.strip() for line in text.split("\n")]
    widths = [width(line) for line in lines]
    column = max(widths)
    full = [_is_full(widths[i], lines[i + 1], column) for i in range(len(lines) - 1)]
    if "::" in text and _FIELD.search(text):
        return tuple(
            _beside_field(lines[i], lines[i + 1]) or _between(lines[i], lines[i + 1], widths[i], column)
            for i in range(len(full))
        )
    if len(lines) > 2 and all(full) and _NARROWEST <= column <= _WIDEST:
        return tuple(_joined(lines[i], lines[i + 1]) for i in range(len(full)))
    return tuple(_between(lines[i], lines[i + 1], widths[i], column) for i in range(len(full)))


def _beside_field(above: str, below: str) -> Break | None:
    return "apart" if above and below and (_FIELD.match(above) or _FIELD.match(below)) else None


def _is_full(wide: int, below: str, column: int) -> bool:
    return wide + 1 + _first_width(below) > column


def _first_width(line: str) -> int:
    """Return the columns of what would have moved up: a word, or a character or two of CJK text."""
    if line and is_cjk(line[0]):
        return 4
    word = _FIRST_WORD.match(line)
    return width(word[0]) if word else 0


def _joined(above: str, below: str) -> Break:
    if above and below and _unspaced(above[-1]) and _unspaced(below[0]):
        return "join"
    return "blank"


def _unspaced(character: str) -> bool:
    return is_cjk(character) and not is_hangul(character)


def _between(above: str, below: str, wide: int, column: int) -> Break:
    if not above or not below:
        return "blank"
    if any(_stands_alone(line) for line in (above, below)) or above[-1] in ":：" or _MARKER.match(below):
        return "apart"
    if is_cjk(below[0]) and (is_cjk(above[-1]) or above[-1] in _SENTENCE_END):
        if above[-1] in "，、":
            return _joined(above, below)
        wrapped = wide >= _NARROWEST and _is_full(wide, below, column) and above[-1] not in _SENTENCE_END
        return _joined(above, below) if wrapped else "apart"
    if above[-1] not in _SENTENCE_END and below[0].islower() and (column >= _NARROWEST or _is_seam(above, below)):
        return "blank"
    if column < _NARROWEST or wide + 1 + _first_width(below) < _EMPTY * min(column, _WIDEST):
        return "apart"
    return "blank"


def _is_seam(above: str, below: str) -> bool:
    """Tell whether no remark would end or begin so."""
    return above[-1] in ",-" or above.rpartition(" ")[2] in _SEAMS or below.partition(" ")[0] in _SEAMS


def _stands_alone(line: str) -> bool:
    return bool(_BOLD_LINE.match(line) or _LABEL.match(line) or _ADDRESS.match(line))
