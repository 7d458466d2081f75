"""Records made by hand, for tests of what follows from them."""

from __future__ import annotations

from typing import Any

from papernotes.model import Link, Place, Record, Section


def record(title: str, line: int = 1, text: str = "", **fields: Any) -> Record:
    """Return a paper's record at a line of ``notes.md``, with one section that holds a text."""
    file = fields.pop("file", "notes.md")
    place = Place(file, line, line + 5)
    sections = (Section("", "other", 0, line + 1, line + 5, text),) if text else ()
    return Record(**{"kind": "paper", "title": title, "place": place, "sections": sections, **fields})


def paper_link(url: str) -> Link:
    """Return a link to a paper."""
    return Link("paper", url, "paper", url, 2)
