"""What papernotes tells about notes: findings with a place, and how to mend them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from papernotes.source import Source, Span


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

    def position(self, source: Source | None) -> tuple[int, int] | None:
        """Return line and column, both from 1, given the text of ``path``; None when it is about the whole file."""
        if self.span is not None and source is not None:
            return source.position(self.span.start)
        return (self.line, 1) if self.line else None


def in_order(findings: Iterable[Diagnostic], sources: Mapping[str, Source]) -> tuple[Diagnostic, ...]:
    """Return findings by place, then code, so that reports never depend on the order of finding.

    ``sources`` maps their paths to texts; what is about a whole file comes first in it.
    """

    def key(finding: Diagnostic) -> tuple[str, tuple[int, int], str, str]:
        return finding.path, finding.position(sources.get(finding.path)) or (0, 0), finding.code, finding.message

    return tuple(sorted(findings, key=key))
