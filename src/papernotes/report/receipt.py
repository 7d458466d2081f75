"""The last lines of a build: what was understood, what was written, what was found."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from papernotes.report.findings import summary
from papernotes.report.printable import printable

if TYPE_CHECKING:
    from papernotes.files.sync import Written
    from papernotes.pipeline import Site

_PLACES = 4
"""Skipped places that are named; the rest is counted."""


def receipt(site: Site, written: Written) -> str:
    """Return what a build did, a line a kind of thing."""
    kinds = Counter(entry.record.kind for entry in site.library.entries)
    lines = [
        f"{count(kinds['paper'], 'paper')}, {count(kinds['note'], 'note')}, {count(len(site.pages), 'page')}",
        f"{count(written.written, 'file')} written, {written.kept} unchanged"
        + (f", {written.removed} removed" if written.removed else ""),
    ]
    if skipped := site.library.skipped:
        counts = Counter("comment" if part.inside else part.reason for part in skipped)
        reasons = ", ".join(
            f"{number} {reason}" for reason, number in sorted(counts.items(), key=lambda r: (-r[1], r[0]))
        )
        places = [f"{p.file}:{p.line}" + (f"-{p.end_line}" if p.end_line > p.line else "") for p in skipped[:_PLACES]]
        lines.append(f"skipped: {reasons} ({', '.join(places)}{', …' if len(skipped) > _PLACES else ''})")
    if unread := (*site.unread.folders, *site.unread.tables, *site.unread.ignored):
        more = f", … {len(unread) - _PLACES} more" if len(unread) > _PLACES else ""
        ignored = f"; {len(site.unread.ignored)} by .gitignore" if site.unread.ignored else ""
        lines.append(f"not read: {', '.join(unread[:_PLACES])}{more}{ignored}")
    if site.diagnostics:
        lines.append(f"findings: {summary(site.diagnostics)}")
    return printable("\n".join(lines))


def count(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural unless there is one."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
