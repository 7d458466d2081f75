"""The size of a picture, as editors write it beside its address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

Size = tuple[str, str]
"""Width and height in pixels, as digits; empty where the notes do not say."""
_LABEL = re.compile(r"(?:(.*)\|)?[ \t]*(\d{1,4})(?:x(\d{1,4}))?[ \t]*", re.DOTALL)
_ATTRIBUTES = re.compile(r"\{:?[ \t]*(?=[:#.]|\w{1,40}[ \t]*=|(?:width|height)\b)([^{}\n]{1,300})\}")
"""Logseq's ``{:height 200, :width 300}``, Pandoc's ``{#fig:x width=300}``, kramdown's ``{: width="300"}``."""
_SIZE = re.compile(r"\b(width|height)[ \t=]{1,9}[\"']?(\d{1,4})(?:px)?(?![\w%.])")


def label(text: str, *, bare: bool) -> tuple[str, Size]:
    """Return the words of a picture's label and the size behind its last bar, as Obsidian writes it.

    With ``bare`` a label that is a size alone is one, too.
    """
    found = _LABEL.fullmatch(text) if text[-1:].isdigit() or text[-1:].isspace() else None
    if found is None or (found[1] is None and not bare):
        return text, ("", "")
    return (found[1] or "").strip(), (found[2], found[3] or "")


def attributes(text: str) -> tuple[Size, int]:
    """Return the size that the attributes at the start of a text give, and how long their list is; 0 for none."""
    found = _ATTRIBUTES.match(text)
    if found is None:
        return ("", ""), 0
    sizes = dict(_SIZE.findall(found[1]))
    return (sizes.get("width", ""), sizes.get("height", "")), found.end()


def take_size(tokens: list[Token], index: int) -> None:
    """Take the attributes off that stand behind a picture, ``{width=300}``, and keep the size that they give."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is not None and after.type == "text" and after.content[:1] == "{":
        size, length = attributes(after.content)
        after.content = after.content[length:]
        if any(size):
            tokens[index].meta["size"] = size
