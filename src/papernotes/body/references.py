"""Inline rules for what names other notes: wikilinks, what is shown in place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.plain import name_shown

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_WIKI = re.compile(r"!?\[\[([^\[\]\n|]+)(?:\|([^\[\]\n]*))?\]\](?![(\[])")


def wiki_link(state: StateInline, silent: bool) -> bool:
    """Read ``[[name]]``, ``[[name|label]]`` and ``![[picture.png|300]]``; ``[[label]](url)`` stays a link."""
    if state.src[state.pos] not in "[!":
        return False
    found = _WIKI.match(state.src, state.pos, state.posMax)
    if found and state.linkLevel > 0:
        return _words_of(found, state, silent=silent)
    if not found or not found[1].strip() or found[1].strip().upper() in state.env.get("references", ()):
        return False
    if not silent:
        token = state.push("wiki_link", "", 0)
        token.content = found[1].strip()
        token.info = (found[2] or "").strip()
        token.markup = "!" if found[0].startswith("!") else ""
    state.pos = found.end()
    return True


def _words_of(found: re.Match[str], state: StateInline, *, silent: bool) -> bool:
    """Read a wikilink in the text of a link as its words: a link holds no other."""
    words = (found[2] or name_shown(found[1])).strip()
    if "!" in (found[0][0], state.src[state.pos - 1]) or not words:
        return False
    if not silent:
        state.pending += words
    state.pos = found.end()
    return True


_AROUND = re.compile(
    r"\[(?:[-*+][ \t]++)?((?:[^\[\]\n\\`]++|(?<!!)\[\[[^\[\]\n]++\]\])*+)\]"
    r"\((?:<(https?://[^\s<>]++)>|(https?://[^\s()<>]++(?:\([^\s()<>]*+\)[^\s()<>]*+)*+))\)"
)
"""A link with wikilinks among its words; a bullet that went with them between its brackets is none of them."""


def link_around(state: StateInline, silent: bool) -> bool:
    """Read ``[see [[name]]](https://…)`` as one link; to markdown-it a wikilink is a link already, which ends it."""
    found = _AROUND.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "[" else None
    if not found or "[[" not in found[1] or state.linkLevel > 0:
        return False
    if not silent:
        last = state.posMax
        state.pos, state.posMax = found.start(1), found.end(1)
        state.push("link_open", "a", 1).attrs = {"href": state.md.normalizeLink(found[2] or found[3])}
        state.linkLevel += 1
        state.md.inline.tokenize(state)
        state.linkLevel -= 1
        state.push("link_close", "a", -1)
        state.posMax = last
    state.pos = found.end()
    return True


_ID = r"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"
BLOCK_REFERENCE = re.compile(rf"\(\(({_ID})\)\)")
"""Logseq's ``((id))``, which stands for the words of a block."""
_EMBED = re.compile(rf"\{{{{2,3}}embed[ \t]+(?:(\(\({_ID}\)\))|\[\[([^\[\]\n]+)\]\])[ \t]*\}}{{2,3}}")


def embed(state: StateInline, silent: bool) -> bool:
    """Read Logseq's ``{{embed [[page]]}}`` and ``{{embed ((id))}}``, which mean what ``![[…]]`` does."""
    found = _EMBED.match(state.src, state.pos, state.posMax) if state.src.startswith("{{", state.pos) else None
    if not found or state.linkLevel > 0:
        return False
    if not silent:
        token = state.push("wiki_link", "", 0)
        token.content = found[1] or found[2].strip()
        token.markup = "!"
    state.pos = found.end()
    return True
