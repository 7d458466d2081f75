"""Where in its text a body refers to other notes: the words that stand for them, within the words of their block."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from html import unescape as read_entities
from typing import TYPE_CHECKING, NamedTuple

from papernotes.body.placed_links import PLACE, SORTS, NotesReference, unescape
from papernotes.body.text import PLACE_PART, PLACE_START
from papernotes.formulas import spoken, worded
from papernotes.parse.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.body.placed_links import Sort

_BLOCK = re.compile(
    r"</?(?:p|li|[oud]l|d[dt]|table|thead|tbody|tr|t[dh]|div|blockquote|details|summary|figure|figcaption|pre|h[1-6]|hr|br)"
    r"(?:\s[^<>]*)?/?>"
)
_TAG = re.compile(r"<[^<>]*>")
_FORMULA = re.compile(r'<math\b[^<]*+(?:<(?!/?math\b)[^<]*+)*+</math>|<code class="math-error">(?P<tex>[^<]*)</code>')
_ITEM = 4
"""How many parts a citation has for each work; see `papernotes.body.placed_links.cited`."""


class Spoken(NamedTuple):
    """A reference and what is written there."""

    reference: NotesReference
    start: int
    """The first of the characters in the text of the block that stand for it."""
    end: int


@dataclass(slots=True)
class Passage:
    """The text of a block that refers to other notes; what is shown in place has no words in it."""

    spoken: list[Spoken] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _opened: tuple[NotesReference, int] | None = None

    @property
    def text(self) -> str:
        """The words of the block."""
        return "".join(self._pieces)

    def read(self, html: str) -> None:
        """Take in the HTML of the block."""
        past = 0
        for place in PLACE.finditer(html):
            self._say(html[past : place.start()])
            past = place.end()
            sort, *parts = place[1].split(PLACE_PART)
            if sort == "/":
                self._close()
            elif sort == "cited":
                self._cite(parts)
            elif sort in SORTS:
                self._refer(SORTS[sort], parts)
        self._say(html[past:])

    def _say(self, html: str) -> None:
        said = read_entities(_TAG.sub("", _FORMULA.sub(_in_words, html)))
        self._pieces.append(said)
        self._length += len(said)

    def _refer(self, sort: Sort, parts: list[str]) -> None:
        reference = NotesReference(sort, unescape(parts[0]), unescape(parts[1]))
        if len(parts) > 2:  # a picture, or what is shown in place
            start = self._length
            self._say(parts[2])
            self.spoken.append(Spoken(reference, start, self._length))
        elif sort == "block":
            self.spoken.append(Spoken(reference, self._length, self._length))
        else:
            self._opened = reference, self._length

    def _close(self) -> None:
        if self._opened:
            self.spoken.append(Spoken(*self._opened, self._length))
            self._opened = None

    def _cite(self, parts: list[str]) -> None:
        markup, written, *told = parts
        start = self._length
        self._say(written if markup == "@" else escape(plain_text([unescape(written)]), quote=False))
        sort: Sort = "handle" if markup == "@" else "key"
        for key in told[::_ITEM]:
            self.spoken.append(Spoken(NotesReference(sort, unescape(key)), start, self._length))


def _in_words(formula: re.Match[str]) -> str:
    """Return the HTML of a formula's words; of one that could not be set, of its source's."""
    tex = formula["tex"]
    return escape(spoken(formula[0]) if tex is None else worded(read_entities(tex)), quote=False)


def passages(html: str) -> Iterator[Passage]:
    """Yield the blocks of a section's HTML that refer to something, as `connect` gets them, in their order."""
    for block in _BLOCK.split(html) if PLACE_START in html else ():
        if PLACE_START in block:
            passage = Passage()
            passage.read(block)
            if passage.spoken:
                yield passage
