"""What the layout makes records of: lines with the words that may be their title, and the form they are written in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Form = Literal["file", "heading", "bold", "bullet", "paragraph", "row"]


@dataclass(frozen=True)
class Candidate:
    """Lines that are a record, or may be."""

    form: Form
    line: int
    end_line: int
    """The last line that surely belongs to it; the layout may give it more."""
    title: str
    """The words that may be its title, as written."""
    note: bool = False
    """True when it is no paper, but has something to say of its own: a blog post, a talk, a tool."""
    index: bool = False
    """True when it only points to another file of the notes, or to a place in this one."""
    fields: tuple[tuple[str, str], ...] = field(default=())
    """A table row's fields by the names of their columns: field and cell."""
    unit: int = 0
    """The number of its unit in the reading."""
