"""Properties of a page as a list of HTML, ``<ul><li>year: 2018</li>…</ul>``, line for line as a list of Markdown.

So write programs that export pages with their own properties; only a list of nothing but keys and values is one.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from papernotes.parse.markdown import HIDDEN
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPENS = re.compile(r"[ \t]*<[uo]l\b[^<>\n]*>[ \t]*$")
_CLOSES = re.compile(r"[ \t]*</[uo]l>[ \t]*$")
_ITEM = re.compile(
    r"[ \t]*<li\b[^<>\n]*>[ \t]*(?P<key>(?:<(?:b|strong|em|code)>)?[^\W\d_][\w ./-]{0,39}:{0,2}"
    r"(?:</(?:b|strong|em|code)>)?)(?P<colon>[ \t]*+:{0,2})(?P<value>[^\n]*)</li>[ \t]*$"
)
_LINK = re.compile(r"<a\b[^<>\n]*?\bhref=\"(?P<there>[^\"\s<>]+)\"[^<>\n]*>(?P<words>[^<>\n]+)</a>")
_TAG = re.compile(r"</?(?:b|strong|em|i|code|span|p|u|time)\b[^<>\n]*>")
_MOST = 60
"""Lines of such a list."""


def plain_properties(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text with such lists as Markdown's; None where there are none."""
    if "<li" not in text:
        return None
    out, code, number = list(lines), CodeLines(), 0
    while number < len(lines):
        is_code = code.is_code(lines[number])
        listed = _listed(lines, number) if not is_code and _OPENS.match(lines[number]) else []
        out[number : number + len(listed)] = listed
        number += max(1, len(listed))
    return None if out == list(lines) else out


def _listed(lines: Sequence[str], start: int) -> list[str]:
    """Return what stands for the list that a line opens, nothing where it holds anything but keys and values."""
    told: list[str] = []
    for line in lines[start + 1 : start + _MOST]:
        found = _ITEM.match(line)
        if found and ":" in f"{found['key']}{found['colon']}":
            told.append(f"- {_bare(found['key']).rstrip(': ')}: {_bare(found['value']).strip()}")
        elif _CLOSES.match(line) and told:
            return ["", *told, ""]
        elif line.strip():
            return []
        else:
            told.append("")
    return []


def _bare(words: str) -> str:
    """Return words without their tags, links as Markdown has them."""
    linked = _LINK.sub(r"[\g<words>](\g<there>)", words)
    return unescape(_TAG.sub("", linked)).replace(HIDDEN, "") if "<" in linked or "&" in linked else linked
