"""The short way for most texts: plain words, code spans and bold, straight to HTML.

Nine texts of ten need no more, and markdown-it's rules cost twenty times as much. A text goes this way only when every
character in it is one that no rule would read otherwise; a test holds the two ways equal on random texts.
"""

from __future__ import annotations

import re

from papernotes.render.markup.text import escape_text

_WORD = r"[^\W_]"
_PLAIN = (
    r"[^\n$&*<\[\\^_`~:wW]++"  # no rule starts at any of these
    r"|[wW](?!ww\.|WW\.)"  # a bare address without a scheme
    r"|:(?!//)"  # one with a scheme
    r"|&(?![#a-zA-Z])"  # an entity
    r"|<(?![a-zA-Z/!?])"  # a tag
    r"|\^(?!\[)"  # a footnote
    r"|(?<!~)~(?!~)"  # deleted words
    rf"|(?<={_WORD})_(?={_WORD})"  # between letters it is no emphasis
)
_CODE = r"(?<!`)`(?! )[^`\n]++(?<! )`(?!`)"
_BOLD = rf"(?<!\*)\*\*(?={_WORD})(?:{_PLAIN}|{_CODE})++(?<={_WORD})\*\*(?!\*)"
_SHORT = re.compile(rf"(?:{_PLAIN}|{_CODE}|{_BOLD})*+\Z")
_MARK = re.compile(r"`([^`]+)`|\*\*")


def short_html(text: str) -> str | None:
    """Return the HTML of a text that holds nothing but words, code spans and bold, or None for any other."""
    if not _SHORT.match(text):
        return None
    html = escape_text(text)
    if "*" not in html and "`" not in html:
        return html
    bold = False

    def put(mark: re.Match[str]) -> str:
        nonlocal bold
        if mark[1]:
            return f"<code>{mark[1]}</code>"
        bold = not bold
        return "<strong>" if bold else "</strong>"

    return _MARK.sub(put, html)
