"""Fixes put into a text: which of them, in which order, and what the text is then."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papernotes.diagnostics import Diagnostic, Edit
    from papernotes.source import Span


class Mended(NamedTuple):
    """A text with some findings' fixes in it."""

    text: str
    fixed: tuple[Diagnostic, ...]
    """The findings whose fixes are in the text."""


def mend(text: str, findings: Iterable[Diagnostic]) -> Mended:
    """Return a text with the fixes of its findings, everything else character for character as it was.

    A fix is made whole or not at all. Of two that overlap, the one that begins first is made, then the one that
    reaches further, then the one with the smaller code; so the outcome does not depend on the order of finding.
    """
    with_fix = sorted(
        (finding for finding in findings if finding.fix and finding.fix.edits),
        key=lambda finding: (_reach(finding)[0], -_reach(finding)[1], finding.code, finding.message),
    )
    made: list[Edit] = []
    taken: list[Span] = []
    fixed: list[Diagnostic] = []
    for finding in with_fix:
        edits = finding.fix.edits if finding.fix else ()
        if any(edit.span.end > len(text) or _is_taken(edit.span, taken) for edit in edits):
            continue
        made += edits
        for edit in edits:
            insort(taken, edit.span)
        fixed.append(finding)
    pieces, at = [], 0
    for edit in sorted(made, key=lambda edit: edit.span):
        pieces += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return Mended("".join((*pieces, text[at:])), tuple(fixed))


def _reach(finding: Diagnostic) -> tuple[int, int]:
    edits = finding.fix.edits if finding.fix else ()
    return min(edit.span.start for edit in edits), max(edit.span.end for edit in edits)


def _is_taken(span: Span, taken: list[Span]) -> bool:
    """Tell whether an edit would touch the characters of one that is made, or put text into the same place."""
    at = bisect_left(taken, span)
    behind = taken[at] if at < len(taken) else None
    before = taken[at - 1] if at else None
    return (behind is not None and (behind.start < span.end or behind.start == span.start)) or (
        before is not None and before.end > span.start
    )
