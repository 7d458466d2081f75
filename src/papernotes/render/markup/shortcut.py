"""The short way for most texts: plain words, code spans and bold, straight to HTML.

Nine texts of ten need no more, and markdown-it's rules cost twenty times as much. A text goes this way only when every
character in it is one that no rule would read otherwise; a test holds the two ways equal on random texts.
"""

from __future__ import annotations

import re
from functools import lru_cache

from papernotes.render.markup.text import escape_text

_WORD = r"[^\W_]"
_PLAIN = (
    r"[^\n$&*<\[\\^_`~]++"  # no rule starts at any of these
    r"|&(?![#a-zA-Z])"  # an entity
    r"|<(?![a-zA-Z/!?])"  # a tag
    r"|\^(?!\[)"  # a footnote
    r"|(?<!~)~(?!~)"  # deleted words
    rf"|(?<={_WORD})_(?={_WORD})"  # between letters it is no emphasis
)
_CODE = r"(?<!`)`(?! )[^`\n]++(?<! )`(?!`)"
_BOLD = rf"(?<!\*)\*\*(?={_WORD})(?:{_PLAIN}|{_CODE})++(?<={_WORD})\*\*(?!\*)"
_SHORT = re.compile(rf"(?:{_PLAIN}|{_CODE}|{_BOLD})*+\Z")
_RARE = "\n$&<[\\^_~"
"""The characters at which a rule starts, but for those of code spans and bold."""
_MEMORABLE = 60
"""Characters of a text that may well come back, such as a table's cell: its HTML is kept."""


def short_html(text: str) -> str | None:
    """Return the HTML of a text that holds nothing but words, code spans and bold, or None for any other."""
    return _known_html(text) if len(text) <= _MEMORABLE else _short_html(text)


def _short_html(text: str) -> str | None:
    if (":" in text and "://" in text) or "www." in text or "WWW." in text:  # bare addresses
        return None
    rare = any(map(text.__contains__, _RARE))
    if rare and not _SHORT.match(text):
        return None
    html = escape_text(text)
    codes: list[str] = []
    if "`" in html:  # in a text that is short, each opens or closes a code span
        pieces = html.split("`")
        if not (rare or _are_code(pieces)):
            return None
        codes, html = pieces[1::2], "`".join(pieces[::2])
    if "*" in html:
        pieces = html.split("**")
        if not (rare or _are_bold(pieces)):
            return None
        pieces[1::2] = [f"<strong>{piece}</strong>" for piece in pieces[1::2]]
        html = "".join(pieces)
    if codes:
        first, *pieces = html.split("`")
        html = first + "".join(f"<code>{code}</code>{piece}" for code, piece in zip(codes, pieces, strict=True))
    return html


def _are_code(pieces: list[str]) -> bool:
    """Tell whether every other of the pieces between backticks is a code span, as `_SHORT` tells it, but faster."""
    return (
        len(pieces) % 2 == 1
        and all(pieces[1:-1])
        and not any(piece[0] == " " or piece[-1] == " " for piece in pieces[1::2])
    )


def _are_bold(pieces: list[str]) -> bool:
    """Tell whether every other of the pieces between two asterisks is bold, as `_SHORT` tells it, but faster."""
    return (
        len(pieces) % 2 == 1
        and all(pieces[1:-1])
        and not any("*" in piece for piece in pieces)
        and all(piece[0].isalnum() and piece[-1].isalnum() for piece in pieces[1::2])
    )


_known_html = lru_cache(maxsize=4096)(_short_html)
