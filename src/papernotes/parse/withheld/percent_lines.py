"""MyST's comments: lines that begin with one percent sign, in texts that only MyST writes.

Whether a text is MyST's is told from it as it stands in its file, by any sign of it, before anything is rewritten.
Directives stand in fences as code does, but what they hold is text, in which a comment is one, too: a fence is code
where its name is that of a language, or of a directive for code, and text in any other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pygments.lexers import find_lexer_class_by_name
from pygments.util import ClassNotFound

from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SIGN = re.compile(
    r"^(?:[ \t]*\([\w:.-]{1,100}\)=[ \t]*$|[ \t>]*(?:`{3,}|~{3,}|:{3,})\{[a-z])|\{[a-z][a-z:-]*\}`", re.MULTILINE
)
"""What only MyST writes: where it stands, a line that begins with ``%`` is a comment, and ``+++`` parts cells."""
_KEY = re.compile(r"^(?:kernelspec|jupytext|myst|mystnb)[ \t]*:", re.MULTILINE)
"""The keys of a notebook's front matter."""
_LINE = re.compile(r"[ \t]*(?:>[ \t]*|(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<comment>%(?!%)[^\n]*)")
_ANY = re.compile(rf"^{_LINE.pattern}", re.MULTILINE)
_OPENS = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<fence>`{3,}|~{3,})\{(?:[\w-]+:)?(?P<name>[\w-]+)\}")
_OF_CODE = re.compile(r"code(?:-\w+)?|sourcecode|parsed-literal|literalinclude|mermaid|raw")


def is_myst(text: str, front_end: Callable[[], int]) -> bool:
    """Tell whether a text is MyST's, by what stands in it, or by its front matter, which ends at ``front_end()``."""
    if (")=" in text or "{" in text) and _SIGN.search(text):
        return True
    found = _KEY.search(text)
    return found is not None and found.start() < front_end()


def percent_lines(text: str, front_end: Callable[[], int]) -> Iterator[tuple[int, int]]:
    """Yield the places of such comments in a text, which holds none where it is not MyST's.

    Its front matter ends at ``front_end()``.
    """
    if not _ANY.search(text) or not is_myst(text, front_end):
        return
    front = front_end()
    code, opened, at = CodeLines(), list[str](), 0
    for line in text.split("\n"):
        found = _LINE.match(line) if "%" in line else None
        if at >= front and not _bounds(line, code, opened) and not code.is_code(line.rstrip("\r")) and found:
            yield at + found.start("comment"), at + len(line.rstrip("\r"))
        at += len(line) + 1


def _bounds(line: str, code: CodeLines, opened: list[str]) -> bool:
    """Tell whether a line opens or closes a directive of text, and keep the marks of those that are ``opened``."""
    bare = line.strip(" \t\r>")
    if code.fenced:
        return False
    if opened and bare.startswith(opened[-1]) and not bare.strip(opened[-1][0]):
        opened.pop()
        return True
    found = _OPENS.match(line)
    if found is None or _is_code(found["name"]):
        return False
    opened.append(found["fence"])
    return True


@lru_cache(maxsize=512)
def _is_code(name: str) -> bool:
    """Tell whether what stands in a fence of this name is code."""
    if _OF_CODE.fullmatch(name):
        return True
    try:
        find_lexer_class_by_name(name)
    except ClassNotFound:
        return False
    return True
