"""Texts in Markdown that papernotes writes itself."""

from __future__ import annotations

import re

from papernotes.render.exports.plain import line

_MARKS = re.compile(r"([\\\[\]*_`<>])")


def escaped(text: str) -> str:
    """Return a text on one line with Markdown's marks taken literally."""
    return _MARKS.sub(r"\\\1", line(text)) if text else ""
