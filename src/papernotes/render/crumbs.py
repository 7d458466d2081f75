"""Where a page stands among the others."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from papernotes.render.context import TermLink
from papernotes.render.said import said
from papernotes.slug import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.library.model import Entry
    from papernotes.model import Record
    from papernotes.render.shelf import Shelf

_PLAIN = frozenset({"paper", "papers", "notes"})
"""Words of headings that say nothing of the papers beneath them."""


def crumbs_of(entry: Entry, shelf: Shelf) -> Iterator[TermLink]:
    """Yield the way to an entry's page: its venue and year, then the heading that it stands under."""
    record = entry.record
    yield from shelf.memo(("crumbs", record.venue, record.year), lambda: _appeared(record, shelf))
    yield from _under(entry, shelf)


def _appeared(record: Record, shelf: Shelf) -> tuple[TermLink, ...]:
    venue = shelf.term_link("venues", record.venue)
    year = shelf.term_link("years", record.year)
    if venue:
        start = TermLink(shelf.words["venues"], "venues/index.html")
    elif year:
        start = TermLink(shelf.words["years"], "years/index.html")
    else:
        start = TermLink(shelf.words["papers"], "papers/index.html")
    return tuple(crumb for crumb in (start, venue, year) if crumb)


def _under(entry: Entry, shelf: Shelf) -> Iterator[TermLink]:
    """Yield the nearest heading above an entry that says more than its venue, year and topics: a lab, for one."""
    record = entry.record
    known = " ".join([record.venue or "", str(record.year or ""), *(topic.name for topic in entry.topics)])
    for heading in reversed(record.group):
        words = set(slugify(heading).split("-")) - set(slugify(known).split("-")) - _PLAIN
        if any(not word.isdigit() for word in words):
            name = said(heading)
            asked = quote('"{}"'.format(name.replace('"', "")))
            yield TermLink(name, f"search.html#q={asked}" if shelf.config.search else "papers/index.html")
            return
