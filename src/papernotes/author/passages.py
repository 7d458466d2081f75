"""What stands beneath a new note's metadata: the abstract, what its owner wrote, and where its files are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.author.draft import Draft

WORDS = {"abstract": ("Abstract", "摘要"), "notes": ("Notes", "笔记"), "files": ("Files", "文件")}
"""How a passage is called, in English and in Chinese."""
_DEEPEST = 6
_SECTION = re.compile(r"(?P<marks>#{1,6}) (?P<words>.+)")
_FENCE = re.compile(r"`{3,}+")


def passages(draft: Draft, lead: str, *, east: bool = False) -> Iterator[str]:
    """Yield the lines of what stands beneath a draft's metadata: each passage under a heading a level deeper.

    ``lead`` is what stands before its title, ``east`` whether its notes are written in Chinese.
    """
    level = lead.count("#") + 1
    for what, text in draft.passages:
        yield from ("", _headed(level, WORDS[what][east]), "")
        fence = ""
        for line in text.split("\n"):
            found = None if fence else _SECTION.fullmatch(line)
            yield _headed(level + len(found["marks"]), found["words"]) if found else line
            opened = _FENCE.match(line)
            fence = ("" if fence == opened[0] else fence or opened[0]) if opened else fence
    if draft.files:
        paths = "; ".join(draft.files).replace("-->", "-- >")
        yield from ("", f"<!-- {WORDS['files'][east]}: {paths} -->")


def _headed(level: int, words: str) -> str:
    return f"{'#' * level} {words}" if level <= _DEEPEST else f"**{words.replace('*', '')}**"


def quoted(text: str) -> str:
    """Return a passage as a quotation, in which nothing is taken for a note of its own."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
