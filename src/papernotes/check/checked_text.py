"""What checks of a text look at: a source, what was read in it, and which of its lines are prose."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from papernotes.parse.frontmatter import read_front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.lexicon import Lexicon
    from papernotes.model import Document
    from papernotes.parse.frontmatter import FrontMatter
    from papernotes.reading_notes import EditedFolder
    from papernotes.source import Source

_VERBATIM = frozenset({"fence", "code_block", "math_block", "math_block_label", "html_block"})


@dataclass(frozen=True)
class Text:
    """A source with its document, which has its tokens."""

    source: Source
    document: Document
    lexicon: Lexicon
    folder: EditedFolder
    """What the project's notes show together, by which it was read."""

    @cached_property
    def front(self) -> FrontMatter | None:
        """The front matter, if there is some."""
        return read_front_matter(self.source)

    @cached_property
    def verbatim(self) -> frozenset[int]:
        """The lines of code, formulas, HTML and front matter, in which Markdown's marks mean nothing."""
        lines = set(range(1, self.front.end_line + 1)) if self.front else set[int]()
        for token in self.document.tokens:
            if token.type in _VERBATIM and token.map:
                lines.update(range(token.map[0] + 1, token.map[1] + 1))
        return frozenset(lines)

    def prose(self) -> Iterator[tuple[int, str]]:
        """Yield the lines outside of code, formulas, HTML and front matter, with their numbers."""
        for number, line in enumerate(self.source.lines, 1):
            if number not in self.verbatim:
                yield number, line
