"""Emoji by the names that GitHub, MkDocs and chats have for them, ``:smile:``, as the signs that they stand for.

Besides GitHub's own names those of Unicode are read, ``:frame_with_picture:``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import lookup

from papernotes.lexicon.data import points
from papernotes.parse.code_spans import outside_code
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NAME = r":([a-z0-9_+-]{1,40}):"
_NAMES = re.compile(rf"(?<![A-Za-z0-9_:/])(?:{_NAME})+(?![/:])(?P<given>\{{:?[ \t]*[.#][^{{}}\n]*\}})?")
"""Names, perhaps one behind the other, and attributes; what a word or a path goes on with is none."""
_ONE = re.compile(_NAME)


def named_emoji(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text with such emoji as signs; None where there are none."""
    if not _NAMES.search(text):
        return None
    code = CodeLines()
    out = [
        line if code.is_code(line) or line.count(":") < 2 else outside_code(line, lambda part: _NAMES.sub(_signs, part))
        for line in lines
    ]
    return None if out == list(lines) else out


def _signs(found: re.Match[str]) -> str:
    if not any(map(_sign, _ONE.findall(found[0]))):
        return found[0]
    return _ONE.sub(lambda one: _sign(one[1]) or one[0], found[0].removesuffix(found["given"] or ""))


@lru_cache(maxsize=4096)
def _sign(name: str) -> str:
    """Return the sign that is called so, nothing where none is."""
    known = _known()
    if sign := known.get(name) or known.get(_WHO.sub(r"\g<what>_\g<who>", name)):
        return sign
    try:
        sign = lookup(name.replace("_", " ").upper())
    except KeyError:
        return ""
    return sign if any(ord(sign[0]) in block for block in _BLOCKS) else ""


_WHO = re.compile(r"\A(?P<who>man|woman)_(?P<what>\w+)\Z")
"""How Unicode calls somebody who does something; to GitHub the person comes last."""
_BLOCKS = range(0x1F300, 0x1F6D0), range(0x1F900, 0x1FA00)
"""Where pictures are in Unicode, in every version that Python has had since we began; the names of others are words."""


@cache
def _known() -> Mapping[str, str]:
    """Return the sign for each name."""
    return {name: sign for sign, *names in points("emoji") for name in names}
