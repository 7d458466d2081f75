"""Keys whose value stands or goes on on the line beneath → one line: ``**Title:**`` above the title."""

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
_OPEN_LIST = re.compile(r"(?:[,;，、&]|\band)[ \t]*+$", re.MULTILINE)
"""How a list ends that goes on in the next line."""
_FIELDS = LINK_FIELDS | {"title", "authors", "venue", "year", "published_on", "links", "arxiv", "doi", "tags"}
_MOST = 20
"""Lines over which a list of authors goes on."""
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


def continued(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text, each list of authors whole on its key's line; None where none goes on over its end.

    A list goes on behind a comma or an "and" at the end of a line.
    """
    if not _OPEN_LIST.search(text) or not any(map(_opens_list, lines)):
        return None
    out, code = list(lines), CodeLines()
    for number in range(len(out) - 1):
        line = out[number]
        if code.is_code(line) or not _opens_list(line):
            continue
        below = number + 1
        while below < min(len(out), number + _MOST) and _OPEN_LIST.search(out[number]) and _is_value(out[below]):
            out[number] = f"{out[number].rstrip()} {out[below].strip()}"
            out[below] = HIDDEN
            below += 1
    return None if out == list(lines) else out


def _opens_list(line: str) -> bool:
    """Tell whether a line is the key for authors with a list that goes on."""
    if not (":" in line or "：" in line) or not _OPEN_LIST.search(line):
        return False
    key = read_key(line)
    return key is not None and key.field == "authors" and bool(key.value)


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
