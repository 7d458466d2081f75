"""A line that may say what keeps it private, without the dress that editors and writers give it."""

from __future__ import annotations

import re

_BLANKS = {
    **dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " "),
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFE0F, 0xFEFF)),
}
"""Blanks that are written otherwise ("Privé : oui"), and signs that nobody sees."""
_SIGNS = re.compile(r"\A(?P<lead>[ \t>]*+(?:[-*+][ \t]++)?)(?:[^\w\s#|<\[(*_`\"“=:：>%$~+\\{&-]++[ \t]*+)++(?=[\w*_`])")
"""Emoji and the like in front of a key: "🔒 Private: yes"."""
_BOX = re.compile(r"\A(?P<lead>[ \t]*+(?:>[ \t]?)++)\[![\w-]{1,30}\][+-]?[ \t]*+")
_IN_CODE = re.compile(r"\A(?P<lead>[ \t>]*+(?:[-*+][ \t]++)?)`(?P<key>[^`\n]{1,40})`(?=[ \t]*[:：])")
_TAGGED = re.compile(
    r"(?:</?(?:t[dhr]|d[ltd]|table|tbody|thead|ul|li|p|b|strong|em|i|div|span|aside)\b[^<>\n]{0,200}>[ \t]*)+"
)
"""HTML around the key and the value of a row, an item or a paragraph."""


def undressed(line: str) -> str:
    """Return a line with plain blanks, without highlights, emoji, a box's mark and code marks around its key."""
    if not line.isascii():
        line = _SIGNS.sub(r"\g<lead>", line.translate(_BLANKS), count=1)
    if "==" in line:
        line = line.replace("==", "")
    if "[!" in line:
        line = _BOX.sub(r"\g<lead>", line, count=1)
    return _IN_CODE.sub(r"\g<lead>\g<key>", line, count=1) if "`" in line else line


def in_cells(line: str) -> str:
    """Return a line with bars in the places of the tags of HTML that part a key from its value."""
    return _TAGGED.sub("|", line) if "<" in line else line


def untagged(line: str) -> str:
    """Return a line without such tags."""
    return _TAGGED.sub("", line) if "<" in line else line
