"""Text on its way into HTML, and the private characters that stand for what is put in later.

Two marks never reach a page: a *stub* stands for finished HTML while raw HTML around it is sanitised, a *placeholder*
for an address that only the library knows. Both are made of control characters, which HTML does not allow and which
`clean` takes out of the notes first, so that no text can forge one.
"""

from __future__ import annotations

import re
from html import escape as _escape

STUB_START, STUB_END = "\x04", "\x05"
PLACE_START, PLACE_END, PLACE_PART = "\x02", "\x03", "\x06"

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """Return the text with every character that no HTML page may hold replaced by U+FFFD."""
    if text.isprintable() or text.replace("\n", "").isprintable():  # none of them is printable
        return text
    return _UNFIT.sub("\ufffd", text) if _UNFIT.search(text) else text


def escape(text: str) -> str:
    """Return the text with ``& < > "`` and ``'`` as entities, fit for text and for quoted attributes."""
    return _escape(text)


def escape_text(text: str) -> str:
    """Return the text with ``& < >`` as entities, fit for text between tags only."""
    if "&" in text:  # to look first is quicker than to replace nothing
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


_STUB = re.compile(f"<div>{STUB_START}(\\d+){STUB_END}</div>|{STUB_START}(\\d+){STUB_END}")


def unstub(html: str, stubs: list[str]) -> str:
    """Return HTML with what the stubs stand for in their places."""
    return _STUB.sub(lambda stub: stubs[int(stub[1] or stub[2])], html)
