"""Paragraphs, parted where other notes are shown in place."""

from __future__ import annotations

import re

from papernotes.body.placed_links import APART

_BREAKS = re.compile(r"\A(?:\s|<br>)++|(?:(?<!\s)(?<!<br>)(?:\s|<br>)++)\Z")
"""Breaks at the edges of a paragraph, which part nothing."""


def _trimmed(html: str) -> str:
    return _BREAKS.sub("", html) if "<br>" in html else html


def paragraphs(html: str) -> str:
    """Return the HTML of a paragraph, parted where other notes are shown in place."""
    out, end = list[str](), 0
    for found in APART.finditer(html):
        out += _paragraph(html[end : found.start()]), found[0]
        end = found.end()
    return "\n".join(filter(None, (*out, _paragraph(html[end:])))) if out else f"<p>{_trimmed(html)}</p>"


def _paragraph(html: str) -> str:
    text = _trimmed(html).strip()
    return f"<p>{text}</p>" if text else ""
