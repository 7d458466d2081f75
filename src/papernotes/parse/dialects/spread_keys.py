"""Keys whose value stands on the line beneath → one line, as everywhere else: ``**Title:**`` above the title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.fields.metadata import LINK_FIELDS, key_of, read_key
from papernotes.parse.markdown import HIDDEN
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

_ANY = re.compile(r"[:：](?:\*\*|__)?[ \t]*+\\?[ \t]*+$", re.MULTILINE)
_BLOCK = re.compile(r"[ \t]*(?:#{1,6}[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t]|\||`{3}|~{3}|:::|</?[a-z]|[-*_]{3,}[ \t]*$)")
_OPENS = re.compile(
    r"[ \t]*(?:\*\*|__)[^*_\n]{1,60}(?:[:：](?:\*\*|__)|(?:\*\*|__)[ \t]?[:：])|[^\W\d_][\w ]{0,30}[:：](?!//)"
)
_FIELDS = LINK_FIELDS | {"title", "authors", "venue", "year", "published_on", "links", "arxiv", "doi", "tags"}
_LONGEST = 600
"""Characters of a value."""


def keyed(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text, each value behind its key; None where none stands beneath one.

    A key right beneath another key's line was left empty.
    """
    if not _ANY.search(text):
        return None
    if not any(_is_key(lines, number) and _is_value(lines[number + 1]) for number in range(len(lines) - 1)):
        return None
    out, code = list(lines), CodeLines()
    for number in range(len(out) - 1):
        line, below = out[number], out[number + 1]
        if code.is_code(line):
            continue
        if _is_key(out, number) and _is_value(below):
            out[number] = line.rstrip(" \t\\") + " " + below.strip()
            out[number + 1] = HIDDEN
    return None if out == list(lines) else out


def _is_key(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line is a key and nothing else, without a mark one as it is known, and the line above is none."""
    line = lines[number]
    if not _ANY.search(line) or _BLOCK.match(line) or line.startswith(("    ", "\t", "[")):
        return False
    if number and _OPENS.match(lines[number - 1]):
        return False
    key = read_key(line.rstrip(" \t\\"))
    return (
        key is not None
        and not key.value
        and key.field in _FIELDS
        and (key.marked or key_of(key.key, loose=False) is not None)
    )


def _is_value(line: str) -> bool:
    return 0 < len(line.strip()) <= _LONGEST and not _BLOCK.match(line) and not _OPENS.match(line)
