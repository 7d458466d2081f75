"""The short way for most texts: plain words, code spans and bold, straight to HTML.

Nine texts of ten need no more, and markdown-it's rules cost twenty times as much. A text goes this way only when every
character in it is one that no rule would read otherwise; a test holds the two ways equal on random texts.
"""

from __future__ import annotations

import re
from functools import lru_cache

from papernotes.body.text import escape_text

_WORD = r"[^\W_]"
_PLAIN = (
    r"[^\n$&(*<=:@\[\\^_`{~]++"  # no rule starts at any of these
    r"|(?<!=)=(?!=)|(?<!:):(?!:)"  # a highlight, a field
    r"|&(?![#a-zA-Z])"  # an entity
    r"|<(?![a-zA-Z/!?%])"  # a tag, a template's code
    r"|\^(?![\[\w+\-−()*'′])"  # a footnote, a superscript, a block's name
    r"|\((?!\()"  # a block's words
    r"|(?<=[A-Za-z0-9.])@"  # a key
    r"|(?<!~)~(?![~\w+\-−()*'′])"  # deleted words, a subscript
    rf"|(?<={_WORD})_(?={_WORD})"  # between letters it is no emphasis
)
_CODE = r"(?<!`)`(?! )[^`\n]++(?<! )`(?!`)"
_BOLD = rf"(?<!\*)\*\*(?={_WORD})(?:{_PLAIN}|{_CODE})++(?<={_WORD})\*\*(?!\*)"
_SHORT = re.compile(rf"(?:{_PLAIN}|{_CODE}|{_BOLD})*+\Z")
_MEMORABLE = 60
"""Characters of a text that may well come back, such as a table's cell: its HTML is kept."""
_STAR = "\x07"
"""Stands for an asterisk in code for a while; no text that is written holds it (see `text`)."""


def short_html(text: str) -> str | None:
    """Return the HTML of a text that holds nothing but words, code spans and bold, or None for any other."""
    return _known_html(text) if len(text) <= _MEMORABLE else _short_html(text)


def _short_html(text: str) -> str | None:
    if not _SHORT.match(text) or "://" in text or "www." in text or "WWW." in text:  # bare addresses
        return None
    html = escape_text(text)
    if "`" in html:  # in a text that is short, each opens or closes a code span
        pieces = html.split("`")
        pieces[1::2] = [f"<code>{piece.replace('*', _STAR)}</code>" for piece in pieces[1::2]]
        html = "".join(pieces)
    if "*" in html:
        pieces = html.split("**")
        pieces[1::2] = [f"<strong>{piece}</strong>" for piece in pieces[1::2]]
        html = "".join(pieces)
    return html.replace(_STAR, "*")


_known_html = lru_cache(maxsize=4096)(_short_html)
