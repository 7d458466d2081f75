"""Raw tags inside a text: which are tags and which are words, before any of them reaches the sanitiser."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

from papernotes.render.markup import raw
from papernotes.render.markup.tags import FLOW, QUIET, VOID, WITH_CONTENT
from papernotes.render.markup.text import escape_text

if TYPE_CHECKING:
    from markdown_it.token import Token


def paired(tokens: list[Token], allowed: frozenset[str]) -> dict[int, str]:
    """Return what stands for each raw tag, by its token's id.

    A tag is kept as a tag when its partner stands in the same text and at the same depth, or when it needs none. An
    unknown tag, a script's and an unpaired one are text; a structural one that may not stand here goes.
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


_LONGEST = 1000
"""Tokens that a drawing inside a sentence may take."""


def without_drawings(tokens: list[Token]) -> list[Token]:
    """Return the tokens without elements that go with all that is in them; a script in a sentence stays as text.

    In the place of a film or a frame stands a ``left_out`` token with its address.
    """
    out: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        name = raw.tag_name(token.content) if token.type == "html_inline" else ""
        if name in WITH_CONTENT and name != "script" and not token.content.startswith("</"):
            end = _end_of(name, tokens, index)
            if end > index:
                out.append(replace(token, type="left_out", content=raw.source_of(token.content)))
                index = end + 1
                continue
        out.append(token)
        index += 1
    return out


def _end_of(name: str, tokens: list[Token], start: int) -> int:
    """Return where the element that a tag opens is closed, 0 when it is not or emphasis reaches over its end."""
    depth = 0
    for index in range(start + 1, min(start + _LONGEST, len(tokens))):
        token = tokens[index]
        depth += token.nesting
        if depth < 0:
            return 0
        closes = token.type == "html_inline" and token.content.startswith("</")
        if closes and raw.tag_name(token.content) == name:
            return index if depth == 0 else 0
    return 0


_BREAK = re.compile(r"</?br\s*/?>\Z", re.IGNORECASE)
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
    elif name not in allowed:
        kept[id(token)] = "" if name in FLOW | QUIET else escape_text(unescape(tag))
    elif not tag.startswith("</"):
        kept[id(token)] = "" if name in QUIET else escape_text(tag)
        if len(opened) < _MOST_OPEN:
            opened.append((name, token))
    elif any(name == other for other, _ in opened):
        while opened[-1][0] != name:
            opened.pop()
        start = opened.pop()[1]
        kept[id(start)], kept[id(token)] = start.content, tag
    else:
        kept[id(token)] = "" if name in QUIET else escape_text(tag)
