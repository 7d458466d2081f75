"""Findings in a text that was brought into plain Markdown → their places in the text as written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from papernotes.diagnostics import Edit, Fix
from papernotes.source import Span

if TYPE_CHECKING:
    from papernotes.diagnostics import Diagnostic
    from papernotes.source import Source


def placed(finding: Diagnostic, plain: Source, written: Source) -> Diagnostic:
    """Return a finding in a source's plain form at its place in the source; a repair that has none there is left out.

    Words that a line no longer has as they were are told by their line.
    """
    if plain.text == written.text or finding.span is None:
        return finding
    span = _span(finding.span, plain, written)
    if span is None:
        span = written.line_span(plain.position(finding.span.start)[0])
    return replace(finding, span=span, fix=_fix(finding.fix, plain, written))


def _fix(fix: Fix | None, plain: Source, written: Source) -> Fix | None:
    edits = []
    for edit in fix.edits if fix else ():
        span = _span(edit.span, plain, written)
        if span is None:
            return None
        edits.append(Edit(span, edit.text))
    return Fix(fix.title, tuple(edits)) if fix else None


def _span(span: Span, plain: Source, written: Source) -> Span | None:
    """Return where a span's characters stand in the text as written, None where that is not certain."""
    (first, column), (last, end) = plain.position(span.start), plain.position(span.end)
    if plain.lines[first - 1 : last] == written.lines[first - 1 : last]:
        return Span(written.line_span(first).start + column - 1, written.line_span(last).start + end - 1)
    words = plain.text[span.start : span.end]
    if first != last or not words or written.line(first).count(words) != 1:
        return None
    return written.find(words, first)
