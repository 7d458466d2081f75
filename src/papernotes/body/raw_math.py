"""Formulas in raw HTML: between its tags, but for what shows its text as it stands."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from papernotes.body.text import STUB_START, escape_text
from papernotes.formulas import has_formulas, replaced

if TYPE_CHECKING:
    from collections.abc import Callable

    from papernotes.formulas import Formula

_TAG = re.compile(r"(<[^<>]*>)")
_VERBATIM = re.compile(r"<(/?)(?:code|pre|kbd|samp)\b")


def with_formulas(html: str, put: Callable[[Formula], str]) -> str:
    """Return sanitised HTML with what ``put`` makes of each formula in its text."""
    if not has_formulas(html):
        return html
    pieces, verbatim = _TAG.split(html), 0
    for at, piece in enumerate(pieces):
        if at % 2:
            if found := _VERBATIM.match(piece):
                verbatim += -1 if found[1] else 1
        elif not verbatim and has_formulas(piece):
            pieces[at] = _text(unescape(piece), put)
    return "".join(pieces)


def _text(text: str, put: Callable[[Formula], str]) -> str:
    def shown(found: Formula) -> str:
        finished = STUB_START in found.tex  # of what is put in later, which no formula holds
        return escape_text(text[found.start : found.end]) if finished else put(found)

    return replaced(text, shown, escape_text)
