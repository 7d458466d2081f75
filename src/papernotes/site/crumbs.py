"""Where a page stands among the others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from papernotes.site.context import TermLink
from papernotes.site.texts import escaped
from papernotes.site.title_text import readable
from papernotes.slug import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papernotes.library.entry_model import Entry
    from papernotes.site.context import RowView
    from papernotes.site.desk import Desk

_PLAIN = frozenset({"paper", "papers", "notes"})
"""Words of headings that say nothing of the papers beneath them."""


def crumbs_of(entry: Entry, row: RowView, desk: Desk) -> Iterator[TermLink]:
    """Yield the way to an entry's page: its venue and year, then the heading that it stands under."""
    yield from _appeared(row.venue, row.year, desk)
    yield from _under(entry, desk)


def _appeared(venue: TermLink | None, year: TermLink | None, desk: Desk) -> tuple[TermLink, ...]:
    if venue:
        start = TermLink(desk.words["venues"], "venues/index.html")
    elif year:
        start = TermLink(desk.words["years"], "years/index.html")
    else:
        start = TermLink(desk.words["papers"], "papers/index.html")
    return tuple(crumb for crumb in (start, venue, year) if crumb)


def _under(entry: Entry, desk: Desk) -> Iterator[TermLink]:
    if heading := heading_above(entry):
        yield link_to_heading(heading, desk)


def link_to_heading(heading: str, desk: Desk) -> TermLink:
    """Return the way to what stands under a heading of the notes, which has no page of its own."""
    name = readable(heading)
    asked = escaped('"{}"'.format(name.replace('"', "")))
    return TermLink(name, f"search.html#q={asked}" if desk.config.search else "papers/index.html")


def headings_of(entries: Iterable[Entry], most: int) -> tuple[tuple[str, int], ...]:
    """Return the headings above entries, the largest first: all where they are few, else those of several entries."""
    counts = Counter(filter(None, map(heading_above, entries)))
    found = [(heading, count) for heading, count in counts.most_common() if count > 1 or len(counts) <= most // 2]
    return tuple(found[:most])


def heading_above(entry: Entry) -> str:
    """Return the nearest heading above an entry that says more than its venue, year and topics: a lab, for one."""
    record = entry.record
    known = " ".join([record.venue or "", str(record.year or ""), *(topic.name for topic in entry.topics)])
    for heading in reversed(record.group):
        words = set(slugify(heading).split("-")) - set(slugify(known).split("-")) - _PLAIN
        if any(not word.isdigit() for word in words):
            return heading
    return ""
