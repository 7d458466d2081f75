"""What the file around a candidate says for its being a paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.records import words
from papernotes.parse.records.signals import Signal

if TYPE_CHECKING:
    from papernotes.parse.records.view import View

_PAPERS = re.compile(r"\b(?:papers?|readings?|literature)\b|论文|論文|논문|文献|阅读|読書", re.IGNORECASE)


def in_file_of_papers(view: View) -> tuple[Signal, ...]:
    """Return the signal that a file whose first heading speaks of papers or of reading gives all that it holds."""
    top = view.tree.children[0] if view.tree.children else None
    if top and (words.is_collection(top.title) or _PAPERS.search(top.title)):
        return (Signal("in a file of papers", 0.75),)
    return ()
