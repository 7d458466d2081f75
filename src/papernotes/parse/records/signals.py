"""What recognisers answer with: candidates, each with the signals that speak for and against it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from papernotes.parse.once import once

_OWN = re.compile(r"line|front matter|citation|link to (?:a|the) paper|among the tags|《")
"""What the names of signals have in them that are a record's own metadata."""

Form = Literal["file", "heading", "bold", "bullet", "paragraph", "row"]


class Signal(NamedTuple):
    """One reason to take something for a paper, or not to."""

    name: str
    """A few words, such as "title in 《》" or "link beneath"."""
    weight: float
    """Positive speaks for a paper. Two or three points make one: a title that reads like one and a link, say."""


ENOUGH = 3.0
"""The score from which a candidate is taken for a paper."""

STRONG = 5.0
"""The score of a candidate that stays one even where none is expected, such as beneath another paper."""


@dataclass(frozen=True)
class Candidate:
    """Lines that may be a record."""

    form: Form
    line: int
    end_line: int
    """The last line that surely belongs to it; the layout may give it more."""
    title: str
    """The words that may be its title, as written."""
    signals: tuple[Signal, ...]
    note: bool = False
    """True when it is no paper, but has something to say of its own: a blog post, a talk, a tool."""
    index: bool = False
    """True when it only points to another file of the notes, or to a place in this one."""
    depth: int = 0
    """How deep a list item is nested."""
    fields: tuple[tuple[str, str], ...] = field(default=())
    """A table row's fields by the names of their columns: field and cell."""

    @once
    def score(self) -> float:
        """The sum of the signals' weights."""
        return sum(signal.weight for signal in self.signals)

    @once
    def own(self) -> float:
        """The weight of what a record states of itself as one paper: metadata, a citation, its link."""
        return sum(signal.weight for signal in self.signals if signal.weight >= 2 and _OWN.search(signal.name))

    @property
    def is_paper(self) -> bool:
        """Whether the signals make it a paper."""
        return self.score >= ENOUGH and not self.note and not self.index
