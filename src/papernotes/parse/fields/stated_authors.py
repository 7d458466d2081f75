"""Authors of a value that says itself that it is a list: organisations, and people of whom one letter is known."""

from __future__ import annotations

import re

from papernotes.parse.fields.author_marks import cleaned
from papernotes.parse.fields.authors import OTHERS, Authors

_SEMICOLON = re.compile(r"[;；]")
_LONGEST = 80
"""Characters of a name."""


def stated_authors(text: str) -> Authors | None:
    """Return what semicolons part as authors, whatever they are called; None for any other value of such a key."""
    parts = [part.strip() for part in _SEMICOLON.split(cleaned(text))]
    listed = [part for part in parts if part]
    names = tuple(name for name in listed if not OTHERS.fullmatch(name))
    if len(parts) < 2 or not names or not all(map(_may_be_called, names)):
        return None
    return Authors(names, others=len(names) < len(listed))


def _may_be_called(name: str) -> bool:
    return len(name) <= _LONGEST and name[0].isalnum() and not name[0].islower() and name[-1] not in ":!?"
