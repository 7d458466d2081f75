"""Mentions of other entries as links in the HTML of a section."""

from __future__ import annotations

import html as _html
import re
from typing import TYPE_CHECKING

from papernotes.library.mentions import stands_alone
from papernotes.library.whereabouts import paper_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from papernotes.library.entry_model import Mention

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*+)[^>]*>", re.IGNORECASE)
_HREF = re.compile(r'\shref="([^"]*)"')
_NEVER_INSIDE = frozenset({"a", "code", "pre", "math", "kbd", "samp", "button", "figcaption", "summary"})


def link_mentions(html: str, mentions: Sequence[Mention], target: Callable[[Mention], tuple[str, str, str]]) -> str:
    """Return HTML in which the first place of each mention's words is a link; never in code, math or another link.

    A mention by a link leaves the link as it is, which leads out, and puts one to the noted paper behind it.
    ``target`` returns the address, the title and the short name of what a mention names.
    """
    waiting = {_html.escape(mention.words): mention for mention in mentions if not mention.place}
    linked = {mention.place: mention for mention in mentions if mention.place}
    parts: list[str] = []
    depth = past = 0
    beside = ""
    for tag in (*_TAG.finditer(html), None):
        if not (waiting or linked or beside):
            parts.append(html[past:])
            break
        text = html[past : tag.start() if tag else len(html)]
        while text and not depth and waiting and (found := _first(text, waiting)):
            start, words = found
            address, title, _ = target(waiting.pop(words))
            parts += [text[:start], _anchor("mention", address, title, words)]
            text = text[start + len(words) :]
        parts.append(text)
        if tag:
            parts.append(tag[0])
            past = tag.end()
            if linked and (mention := linked.pop(_place_of(tag), None)):
                address, title, name = target(mention)
                beside = _anchor("mention noted", address, title, _html.escape(name))
            elif beside and tag[1] and tag[2].lower() == "a":
                parts.append(beside)
                beside = ""
            if tag[2].lower() in _NEVER_INSIDE and not tag[0].endswith("/>"):
                depth += -1 if tag[1] else 1
    return "".join(parts)


def _anchor(kind: str, address: str, title: str, words: str) -> str:
    return f'<a class="{kind}" href="{_html.escape(address)}" title="{_html.escape(title)}">{words}</a>'


def _place_of(tag: re.Match[str]) -> str:
    """Return the key of the address that a tag opens a link to, empty for any other tag."""
    href = None if tag[1] or tag[2].lower() != "a" else _HREF.search(tag[0])
    return paper_key(_html.unescape(href[1])) if href else ""


def _first(text: str, wanted: Iterable[str]) -> tuple[int, str] | None:
    """Return which of some words stands first in a text by itself, and where; of two at one place the longer."""
    places = ((_place(text, words), -len(words), words) for words in wanted if words in text)
    start, _, words = min((place for place in places if place[0] >= 0), default=(-1, 0, ""))
    return (start, words) if words else None


def _place(text: str, words: str) -> int:
    start = text.find(words)
    while start >= 0 and not stands_alone(text, start, start + len(words)):
        start = text.find(words, start + 1)
    return start
