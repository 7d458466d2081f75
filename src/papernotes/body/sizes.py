"""The size of a picture, as editors write it beside its address."""

from __future__ import annotations

import re

from papernotes.parse.inline_marks import SLIDE

Size = tuple[str, str]
"""Width and height in pixels, as digits; empty where the notes do not say."""
_LABEL = re.compile(r"(?:(.*)\|)?[ \t]*(\d{1,4})(?:x(\d{1,4}))?[ \t]*", re.DOTALL)
_SIZE = re.compile(r"\b(width|height)[ \t=]{1,9}[\"']?(\d{1,4})(?:px)?(?![\w%.])")
"""Logseq's ``:height 200``, Pandoc's ``width=300``, kramdown's ``width="300"``; shares of a page are no pixels."""


_SLIDE_SIZE = re.compile(r"\b([wh])(?:idth|eight)?:(\d{1,4})(?:px)?(?![\w%])")


def label(text: str, *, bare: bool) -> tuple[str, Size]:
    """Return the words of a picture's label and the size behind its last bar, as Obsidian writes it.

    With ``bare`` a label that is a size alone is one, too.
    """
    if SLIDE.fullmatch(text):
        sizes = dict(_SLIDE_SIZE.findall(text))
        return "", (sizes.get("w", ""), sizes.get("h", ""))
    found = _LABEL.fullmatch(text) if text[-1:].isdigit() or text[-1:].isspace() else None
    if found is None or (found[1] is None and not bare):
        return text, ("", "")
    return (found[1] or "").strip(), (found[2], found[3] or "")


def size_of(attributes: str) -> Size:
    """Return the size that a list of attributes gives, as Logseq, Pandoc and kramdown write it."""
    sizes = dict(_SIZE.findall(attributes))
    return sizes.get("width", ""), sizes.get("height", "")
