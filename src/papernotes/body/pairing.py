"""Raw tags inside a text: which are tags and which are words, before any of them reaches the sanitiser."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from papernotes.body import raw
from papernotes.body.html_tags import CODE, DRAWN, FLOW, FRAMES, QUIET, VOID
from papernotes.body.text import escape_text

if TYPE_CHECKING:
    from markdown_it.token import Token


def paired(tokens: list[Token], allowed: frozenset[str]) -> dict[int, str]:
    """Return what stands for each raw tag, by its token's id.

    A tag is kept as a tag when its partner stands in the same text and at the same depth, or when it needs none. An
    unknown tag, a script's and an unpaired one are text; a structural one that may not stand here goes, and so do those
    of a frame or a drawing, which leave the words between them and a link to what they would show.
    """
    kept: dict[int, str] = {}
    opened: list[list[tuple[str, Token]]] = [[]]
    for token in tokens:
        if token.nesting > 0:
            opened.append([])
        elif token.nesting < 0 and len(opened) > 1:
            opened.pop()
        elif token.type == "html_inline":
            _pair(token, opened[-1], kept, allowed)
    return kept


_BREAK = re.compile(r"</?br\s*/?>\Z", re.IGNORECASE)
_SCRIPT = re.compile(f"&lt;/?(?:{'|'.join(sorted(CODE))})\\b", re.IGNORECASE)
_MOST_OPEN = 50
"""How many tags may wait for their partners; nh3 takes quadratic time in their depth."""


def _pair(token: Token, opened: list[tuple[str, Token]], kept: dict[int, str], allowed: frozenset[str]) -> None:
    tag = token.content
    name = raw.tag_name(tag)
    if _BREAK.match(tag):
        kept[id(token)] = "<br>"
    elif not name:
        kept[id(token)] = "" if tag.startswith("<!--") else escape_text(tag)
    elif name in VOID:
        kept[id(token)] = tag if name in allowed else ""
    elif name not in allowed | FRAMES:
        kept[id(token)] = "" if name in FLOW | QUIET else escape_text(unescape(tag))
    elif not tag.startswith("</"):
        kept[id(token)] = "" if name in QUIET else escape_text(tag)
        if len(opened) < _MOST_OPEN:
            opened.append((name, token))
    elif any(name == other for other, _ in opened):
        while opened[-1][0] != name:
            opened.pop()
        start = opened.pop()[1]
        if name in DRAWN:
            _only_words(start, kept)
        frame = name in FRAMES
        kept[id(start)], kept[id(token)] = (raw.instead(start.content), "") if frame else (start.content, tag)
    else:
        kept[id(token)] = "" if name in QUIET else escape_text(tag)


def _only_words(start: Token, kept: dict[int, str]) -> None:
    """Let the tags that came after one go, but for those of scripts, which are text."""
    for key in reversed(kept):
        if key == id(start):
            return
        if not _SCRIPT.match(kept[key]):
            kept[key] = " "


_WRAPPERS = (("&lt;", ">"), ("&lt;(", ")>"))


def unwrap(tokens: list[Token], index: int, out: list[str]) -> None:
    """Take the brackets off ``<[text](url)>`` and ``<(url)>``, marks that mean nothing around a link."""
    if len(out) < 2 or not out[-2].endswith(("&lt;", "&lt;(")):
        return
    after = next((i + 1 for i in range(index, len(tokens)) if tokens[i].type == "link_close"), len(tokens))
    for before, behind in _WRAPPERS:
        if after < len(tokens) and out[-2].endswith(before) and tokens[after].content.startswith(behind):
            out[-2] = out[-2].removesuffix(before)
            tokens[after].content = tokens[after].content.removeprefix(behind)
            return
