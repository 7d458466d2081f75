"""Callouts as HTML: a box with an icon and a word for each of thirteen kinds, one that can be closed as ``details``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.body.interface_words import word
from papernotes.body.text import escape_text

if TYPE_CHECKING:
    from papernotes.parse.callouts import Callout

_ROUND = '<circle cx="8" cy="8" r="6.25"/>'
ICONS = {
    "note": '<path d="M10.5 2.5 13.5 5.5 6 13H3v-3zM8.75 4.25l3 3"/>',
    "abstract": '<path d="M3.5 2h9v12h-9zM6 5.5h4M6 8h4M6 10.5h2.5"/>',
    "info": f'{_ROUND}<path d="M8 7.25v4M8 4.5v.75"/>',
    "todo": '<path d="M2.5 2.5h11v11h-11zM5 8l2.25 2.25L11.25 6"/>',
    "tip": '<path d="M6 11.5h4M6.5 14h3M5.75 9.5a4 4 0 1 1 4.5 0z"/>',
    "success": f'{_ROUND}<path d="M5 8.25 7.25 10.5 11.25 6"/>',
    "question": f'{_ROUND}<path d="M6 6.25a2 2 0 1 1 2 2.25v.75M8 11v.75"/>',
    "warning": '<path d="M8 2 14.5 13.5h-13zM8 6.5v3.25M8 11v.75"/>',
    "failure": f'{_ROUND}<path d="M5.75 5.75l4.5 4.5M10.25 5.75l-4.5 4.5"/>',
    "danger": '<path d="M9 1.5 3.5 9H7.5L7 14.5 12.5 7H8.5z"/>',
    "bug": (
        '<path d="M5 6.5h6v4a3 3 0 0 1-6 0zM6 6.5V5a2 2 0 0 1 4 0v1.5'
        'M2 6l3 1.5M14 6l-3 1.5M2 12.5l3-1.5M14 12.5l-3-1.5"/>'
    ),
    "example": '<path d="M2.5 4h1M2.5 8h1M2.5 12h1M6 4h7.5M6 8h7.5M6 12h7.5"/>',
    "quote": '<path d="M3 9.5h3.5v3H3zM3 9.5c0-3 1-4.5 3-5.5M9.5 9.5H13v3H9.5zM9.5 9.5c0-3 1-4.5 3-5.5"/>',
}
"""What is drawn for a kind, in a square of 16."""


def box(callout: Callout, title: str, inner: str) -> str:
    """Return a callout's HTML; ``title`` and ``inner`` are HTML already."""
    said = escape_text(callout.word) or word(f"callout_{callout.kind}")
    named = callout.title.casefold() in {callout.kind, callout.word.casefold()}
    words = said if not title or named else title if callout.titled else f"{said}: {title}"
    icon = f'<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">{ICONS[callout.kind]}</svg>'
    inner = f"\n{inner}" if inner else ""
    kind = f'class="callout {callout.kind}"'
    if callout.fold:
        opened = " open" if callout.fold == "+" else ""
        return f"<details {kind}{opened}>\n<summary>{icon}<span>{words}</span></summary>{inner}\n</details>"
    tag, role = ("blockquote", "") if callout.kind == "quote" else ("div", ' role="note"')
    return f'<{tag} {kind}{role}>\n<p class="title">{icon}<span>{words}</span></p>{inner}\n</{tag}>'
