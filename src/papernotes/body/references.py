"""Inline rules for what names other notes: wikilinks, what is shown in place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_WIKI = re.compile(r"!?\[\[([^\[\]\n|]+)(?:\|([^\[\]\n]*))?\]\](?![(\[])")


def wiki_link(state: StateInline, silent: bool) -> bool:
    """Read ``[[name]]``, ``[[name|label]]`` and ``![[picture.png|300]]``; ``[[label]](url)`` stays a link."""
    if state.src[state.pos] not in "[!" or state.linkLevel > 0:
        return False
    found = _WIKI.match(state.src, state.pos, state.posMax)
    if not found or not found[1].strip() or found[1].strip().upper() in state.env.get("references", ()):
        return False
    if not silent:
        token = state.push("wiki_link", "", 0)
        token.content = found[1].strip()
        token.info = (found[2] or "").strip()
        token.markup = "!" if found[0].startswith("!") else ""
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
