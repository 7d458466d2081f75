"""The ids of the sections on an entry's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.slug import Given, slugify

if TYPE_CHECKING:
    from papernotes.library.entry_model import Entry

TAKEN_IDS = frozenset({"cite", "keys", "keys-title", "main", "menu", "picked", "preview", "search-list", "toc", "tray"})
"""The ids that templates and scripts use on a paper's page; no section gets one of them."""
_LONGEST_ID = 80
"""Bytes of an id with a number: a slug is never cut for it."""


def section_ids(entry: Entry) -> tuple[str, ...]:
    """Return the ids of an entry's sections, over all its parts: unique on its page, stable when text changes."""
    headings = [section.heading for record in entry.parts for section in record.sections]
    given = Given(TAKEN_IDS, longest=_LONGEST_ID)
    names = [slugify(heading) if heading else "preamble" for heading in headings]
    return tuple(given.give((name,), name) for name in names)
