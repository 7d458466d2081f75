"""How far the reading has come, where the notes do not say it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.library.words import words_of
from papernotes.parse.fields.snippets import SHELLS

if TYPE_CHECKING:
    from papernotes.model import Record, Status

_WORD = re.compile(r"[぀-ヿ㐀-鿿가-힯]|[^\W_]+")
_READ = 60
"""Words (a CJK character counts as one) from which on notes count as read; fewer, and the paper was skimmed."""


def status_of(record: Record, parts: tuple[Record, ...]) -> Status:
    """Return the stated status, else: reproduced with shell commands, to-read without a word, skimmed, read."""
    if record.status:
        return record.status
    if any(snippet.language in SHELLS for part in parts for snippet in part.snippets):
        return "reproduced"
    words = 0
    for part in parts:
        for section in part.sections:
            text = f"{section.heading} {section.text}"
            words += len(words_of(text) if text.isascii() else _WORD.findall(text))
            if words >= _READ:
                return "read"
    return "skimmed" if words else "to-read"
