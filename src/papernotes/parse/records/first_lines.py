"""The line beneath a short name that has the whole title: ``# ResNet``, then ``Deep Residual Ponds for Boats``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.fields.authors import find_authors
from papernotes.parse.fields.titles import read_title
from papernotes.parse.plain import plain_line
from papernotes.parse.records import words

if TYPE_CHECKING:
    from papernotes.parse.fields.links import FoundLink
    from papernotes.parse.records.parts import Part
    from papernotes.parse.records.view import Line, View

_FORMS = ("file", "heading")
_LEAST, _MANY = 4, 6
"""Words of such a line, and from how many on it must be written in capitals like a title."""
_LIKE, _VERY_LIKE, _LINKED = 1.5, 2.0, 1.0
"""How much it reads like a title: a line of few words, of many, one that is a link."""


class First(NamedTuple):
    """A line that is a title."""

    number: int
    text: str
    links: tuple[FoundLink, ...]
    """Its links, to the paper where nothing says otherwise."""


def first_title(part: Part, titled: int, view: View) -> First | None:
    """Return the first line beneath a record's own title when it reads like a whole title and says nothing else."""
    if part.candidate is None or part.candidate.form not in _FORMS:
        return None
    front = view.front.end_line if view.front else 0
    start = max(titled, front, part.line - 1 if titled < part.line else part.line) + 1
    number = next((n for n in range(start, part.end_line + 1) if view.lines[n - 1].strip()), 0)
    if not number or number in view.verbatim or number in view.headings:
        return None
    line = view.line(number)
    if line.key or line.text.startswith("|") or not _is_title(line, view):
        return None
    return First(number, line.text, tuple(_to_paper(link) for link in line.links))


def _is_title(line: Line, view: View) -> bool:
    parts = read_title(line.text, view.lexicon)
    tokens = words.WORD.findall(parts.title)
    if len(tokens) < _LEAST or parts.rest or words.is_generic(parts.title) or line.text.rstrip().endswith((".", ":")):
        return False
    if (line.venue and line.venue.whole) or find_authors(plain_line(line.text)):
        return False
    if parts.title_link is not None and parts.title_link.kind not in ("paper", "other"):
        return False
    linked = parts.title_link is not None
    least = _LINKED if linked else _VERY_LIKE if len(tokens) >= _MANY else _LIKE
    return words.titlelike(parts.title) >= least


def _to_paper(link: FoundLink) -> FoundLink:
    return link._replace(kind="paper") if link.kind == "other" else link
