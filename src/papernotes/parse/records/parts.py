"""Parts of a source: lines that are one record, one group, or skipped, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papernotes.parse.records.candidates import Candidate
    from papernotes.parse.records.groups import GroupMark
    from papernotes.parse.records.view import View

PartKind = Literal["paper", "note", "group", "skipped"]


class LayoutPart(NamedTuple):
    """Lines of a source that are one thing."""

    kind: PartKind
    line: int
    end_line: int
    candidate: Candidate | None = None
    """Of a record, with the signals that decided; a note may have none."""
    title: str = ""
    """Of a group, and of a note without a candidate."""
    reason: str = ""
    """Of skipped lines."""
    groups: tuple[GroupMark, ...] = ()
    """The groups above a record, outermost first."""


def tiled(cuts: Iterable[LayoutPart], view: View) -> tuple[LayoutPart, ...]:
    """Let each part reach to the next, trailing blank lines left out, so that every line lies in exactly one.

    What stands before the first part is skipped: front matter, and nothing else but blank lines.
    """
    ordered = sorted({part.line: part for part in cuts}.values(), key=lambda part: part.line)
    if ordered and ordered[0].line > 1:
        ordered.insert(0, LayoutPart("skipped", 1, 1, reason="front matter" if view.front else "heading"))
    ends = [part.line - 1 for part in ordered[1:]] + [len(view.lines)]
    parts = []
    for part, last in zip(ordered, ends, strict=True):
        end = last
        while end >= part.line and not view.lines[end - 1].strip():
            end -= 1
        if end >= part.line:
            parts.append(part._replace(end_line=end))
    return tuple(parts)
