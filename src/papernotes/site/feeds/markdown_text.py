"""Texts in Markdown that papernotes writes itself."""

from __future__ import annotations

import re

from papernotes.formulas import replaced
from papernotes.site.exports.plain_text import line

_MARKS = re.compile(r"([\\\[\]*_`<>])")


def escaped(text: str) -> str:
    """Return a text on one line with Markdown's marks taken literally."""
    return _literal(line(text)) if text else ""


def escaped_words(text: str) -> str:
    """Return a text as `escaped` does, its formulas as they are written."""
    text = line(text)
    return replaced(text, lambda found: text[found.start : found.end], _literal)


def _literal(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
