"""What the file around a candidate says for its being a paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.records import words
from papernotes.parse.records.groups import read_mark
from papernotes.parse.records.signals import Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papernotes.parse.records.view import View

_PAPERS = re.compile(r"\b(?:papers?|readings?|literature)\b|论文|論文|논문|文献|阅读|読書", re.IGNORECASE)
_BETWEEN = re.compile(r"[\W\d_]+")


def in_file_of_a_venue(view: View) -> bool:
    """Tell whether a file's first heading calls it the papers of one venue: "ICRA 2020 paper list"."""
    top = view.tree.children[0] if view.tree.children else None
    if top is None or not _PAPERS.search(_BETWEEN.sub(" ", top.title)):
        return False
    return read_mark(top.title, top.line, view.lexicon).venue is not None


def lists_headings(texts: Sequence[str], view: View) -> bool:
    """Tell whether a list's items are the headings of the file: its contents."""
    headings = {words.undecorated(region.title).casefold() for region in view.tree.walk()}
    same = sum(1 for text in texts if words.undecorated(text).casefold() in headings)
    return 2 * same >= len(texts)


def in_file_of_papers(view: View) -> tuple[Signal, ...]:
    """Return the signal that a file whose first heading speaks of papers or of reading gives all that it holds."""
    top = view.tree.children[0] if view.tree.children else None
    if top and (words.is_collection(top.title) or _PAPERS.search(top.title)):
        return (Signal("in a file of papers", 0.75),)
    return ()
