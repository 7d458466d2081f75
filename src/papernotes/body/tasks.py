"""Tasks: the box that a list item begins with, and the state that editors write into it."""

from __future__ import annotations

import re
from typing import NamedTuple

from papernotes.body.interface_words import word
from papernotes.body.placed_links import APART

_BOX = re.compile(r"(?:<p>)?\[(x|X|&gt;|&lt;|[^\w\[\]&<>\n])\](?:[ \n]+|(?=</p>|\Z))")
_STATES = {
    "/": "started", "-": "cancelled", ">": "deferred", "<": "scheduled", "?": "question", "!": "important",
}  # fmt: skip
"""What Obsidian's themes and Logseq mean by the sign in a box; a sign that is none of them is shown."""
_SIGNS = {"&gt;": ">", "&lt;": "<"}


class Task(NamedTuple):
    """A task's box as HTML, and the item's text behind it."""

    box: str
    text: str


def task(text: str) -> Task | None:
    """Return the task that an item's HTML begins with, None when it is none; its text keeps its paragraph's tags."""
    found = _BOX.match(text)
    if not found:
        return None
    paragraph = "<p>" if text.startswith("<p>") else ""
    sign = found[1]
    done = " checked" if sign in "xX" else ""
    meant = _STATES.get(_SIGNS.get(sign, sign))
    said = word(f"task_{meant}") if meant else "" if sign in "xX " else sign
    state = f'<small class="state">{said}</small> ' if said else ""
    return Task(f'<input type="checkbox" disabled{done}> {state}', paragraph + text[found.end() :])


def labelled(found: Task) -> str:
    """Return a task's first words as its box's label; what is shown in place among them stands behind it."""
    box, text = f"<label>{found.box}", found.text
    if text.startswith("<p>"):
        return f"<p>{box}{text[3:].replace('</p>', '</label></p>', 1)}"
    apart = APART.search(text)  # no block stands in a label
    end = apart.start() if apart else len(text)
    return f"{box}{text[:end]}</label>{text[end:]}"
