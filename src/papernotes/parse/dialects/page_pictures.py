"""Pictures in dresses of their own.

One whose address is a paper's page, ``![Title](https://arxiv.org/abs/…)``, is the link it is meant for; one with a size
behind its address, ``![a](b.png =300x200)``, has attributes.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from papernotes.parse.code_spans import code_spans, outside_code
from papernotes.parse.fields.hosts import host_kind
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

_PICTURE = re.compile(r"!(?=\[[ \t]*+[^\s\[\]][^\[\]\n]{0,500}+\]\([ \t]*+<?(https?://[^\s()<>]{1,500})>?)")
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|bmp|avif|tiff?|ico)\b|/(?:image|figure|media)s?/", re.IGNORECASE)


def linked(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines with such pictures as links; None where there are none. What is code stays."""
    if "![" not in text or not _PICTURE.search(text):
        return None
    code = CodeLines()
    found = [line if code.is_code(line) else _linked(line) for line in lines]
    return None if found == list(lines) else found


_SIZED = re.compile(
    r"(?P<picture>!\[[^\[\]\n]{0,500}\]\([^\s()<>]{1,500})[ \t]{1,9}=(?P<width>\d{0,4})x(?P<height>\d{0,4})[ \t]{0,9}\)"
)
"""A picture with its size behind its address, as HackMD and other programs around markdown-it read it."""


def sized(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text with such sizes as attributes; None where there are none."""
    if " =" not in text or not _SIZED.search(text):
        return None
    code = CodeLines()
    found = [line if code.is_code(line) else outside_code(line, partial(_SIZED.sub, _given)) for line in lines]
    return None if found == list(lines) else found


def _given(found: re.Match[str]) -> str:
    sizes = " ".join(f"{name}={found[name]}" for name in ("width", "height") if found[name])
    return f"{found['picture']}){f'{{{sizes}}}' if sizes else ''}"


def _linked(line: str) -> str:
    if "![" not in line:
        return line
    taken = list(code_spans(line)) if "`" in line else []

    def as_link(picture: re.Match[str]) -> str:
        inside = any(start <= picture.start() < end for start, end in taken)
        of_a_page = not inside and _IMAGE.search(picture[1]) is None and host_kind(picture[1]) == "paper"
        return "" if of_a_page else "!"

    return _PICTURE.sub(as_link, line)
