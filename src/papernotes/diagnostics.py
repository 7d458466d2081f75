"""What papernotes tells about notes: findings with a place, and how to mend them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papernotes.source import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``text`` in the place of a span."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair that is certain: edits that do not overlap, and what they do in a few words."""

    title: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding: a rule's code, what is wrong, where, and the repair where one is certain.

    ``path`` is relative to the project folder's notes (or names the config or template file);
    ``span`` and ``line`` are None when the finding is about the whole file.
    """

    code: str
    message: str
    path: str
    span: Span | None = None
    help: str = ""
    fix: Fix | None = None
    line: int | None = None
    """The line, counted from 1, of a finding made where the text is not at hand; else None and ``span`` tells."""

    @property
    def sort_key(self) -> tuple[str, int, int, int, str, str]:
        """Order by place, then code, so that reports never depend on the order of finding."""
        start, end = (self.span.start, self.span.end) if self.span else (-1, -1)
        return self.path, self.line or 0, start, end, self.code, self.message
