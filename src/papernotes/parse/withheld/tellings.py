"""What is told of what was cut out of a source: its lines, and comments whose end is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.diagnostics import Diagnostic
from papernotes.model import Skipped
from papernotes.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.source import Source

PRIVATE = "private"
"""The reason for which lines are skipped that are not for the public."""


def private_parts(source: Source) -> Iterator[Skipped]:
    """Yield the lines of private notes, those that hold comments, and those of which nothing is left but an address."""
    past = 0
    for one in source.withheld:
        first, last = source.position(one.start)[0], source.position(max(one.start, one.end - 1))[0]
        if one.start == one.end or one.what == "published":  # nothing is hidden
            continue
        if one.what == "note":
            yield Skipped(PRIVATE, source.path, first, last)
        elif last > past and (one.what == "comment" or not source.line(first).strip()):
            yield Skipped(PRIVATE, source.path, max(first, past + 1), last, inside=True)
            past = last


def doubtful(source: Source) -> Iterator[Diagnostic]:
    """Yield a finding for each comment that is opened and never closed, or of which it is open where it ends.

    And for each link to a file that is private, without its name: nothing behind this place knows it.
    """
    for one in source.withheld:
        if one.what == "file":
            yield Diagnostic("PN610", "this file lies in a private folder", source.path, Span(one.start, one.end))
            continue
        if one.what == "published":
            message = "Words where a yes or a no would tell whether this is private: it is published."
            yield Diagnostic("PN612", message, source.path, Span(one.start, one.end))
            continue
        first, last = source.position(one.start)[0], source.position(max(one.start, one.end - 1))[0]
        if one.called:
            message = f"This is called private, so it is left out, to line {last}."
            yield Diagnostic("PN611", message, source.path, Span(one.start, source.line_span(first).end))
            continue
        if one.unclosed:
            reach = f"the lines to {last} are a part of it" if last > first else "all that follows in its line is"
            message = f"The comment that begins here is never closed: {reach}."
            if one.start == one.end:
                message = "This mark of a comment has no partner, and hides nothing: what follows it is published."
            yield Diagnostic("PN105", message, source.path, Span(one.start, one.start + one.unclosed))
        elif one.doubt:
            line, column = source.position(one.end)
            reach = f"from here to line {line}, column {column}" if last > first else f"from here to column {column}"
            message = (
                f"The marks of a comment can be paired in more than one way here: what stands {reach}, is left out."
            )
            yield Diagnostic("PN222", message, source.path, Span(one.start, one.start + one.doubt))
