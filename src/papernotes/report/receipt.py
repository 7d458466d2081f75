"""The last lines of a build: what was understood, what was written, what was found."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from papernotes.endings import advice_on, end_of
from papernotes.report.findings import summary
from papernotes.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.builder.pipeline import Site
    from papernotes.files.sync import Written
    from papernotes.model import Skipped
    from papernotes.project import Unread

_PLACES = 4
"""Places that are named of those skipped for one reason; the rest is counted."""


def receipt(site: Site, written: Written) -> str:
    """Return what a build did, a line a kind of thing."""
    kinds = Counter(entry.record.kind for entry in site.library.entries)
    lines = [
        f"{count(kinds['paper'], 'paper')}, {count(kinds['note'], 'note')}, {count(len(site.pages), 'page')}",
        _written(written),
    ]
    if skipped := site.library.skipped:
        lines.append(f"skipped: {_skipped(skipped)}")
    if unread := (*site.unread.folders, *site.unread.tables, *site.unread.ignored):
        more = f", … {len(unread) - _PLACES} more" if len(unread) > _PLACES else ""
        ignored = f"; {len(site.unread.ignored)} by .gitignore" if site.unread.ignored else ""
        lines.append(f"not read: {', '.join(unread[:_PLACES])}{more}{ignored}")
    lines += _elsewhere(site.unread)
    if site.diagnostics:
        lines.append(f"findings: {summary(site.diagnostics)}")
    return printable("\n".join(lines))


def _written(written: Written) -> str:
    """Return what became of the site's files."""
    if not written.written and not written.removed:
        return f"nothing to write: {count(written.kept, 'file')} up to date"
    told = [f"{count(written.written, 'file')} written"]
    told += [f"{written.kept} unchanged"] if written.kept else []
    told += [f"{written.removed} removed"] if written.removed else []
    return ", ".join(told)


def _skipped(skipped: Sequence[Skipped]) -> str:
    """Return each reason with how often it was one, the most frequent first, and where it first was."""
    places: dict[str, list[str]] = defaultdict(list)
    for part in skipped:
        place = f"{part.file}:{part.line}" + (f"-{part.end_line}" if part.end_line > part.line else "")
        places["comment" if part.inside else part.reason].append(place)
    ordered = sorted(places.items(), key=lambda reason: (-len(reason[1]), reason[0]))
    return "; ".join(
        f"{len(of)} {reason} ({', '.join(of[:_PLACES])}{', …' if len(of) > _PLACES else ''})" for reason, of in ordered
    )


def _elsewhere(unread: Unread) -> Iterator[str]:
    """Yield what else looks like notes and is not read, and what would have it read."""
    if unread.outside:
        more = f", … {len(unread.outside) - _PLACES} more" if len(unread.outside) > _PLACES else ""
        yield f"beside notes/, not read: {', '.join(unread.outside[:_PLACES])}{more}"
    if unread.foreign:
        kinds = sorted(Counter(map(end_of, unread.foreign)).items(), key=lambda kind: (-kind[1], kind[0]))
        told = ", ".join(f"{number} {end}" for end, number in kinds)
        yield f"no Markdown, not read: {told}; {'; '.join(advice_on(unread.foreign))}"


def count(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural unless there is one."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
