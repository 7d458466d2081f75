"""The ids of the sections on an entry's page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.slug import LONGEST, Given, slugify

if TYPE_CHECKING:
    from papernotes.library.entry_model import Entry
    from papernotes.model import Section

TAKEN_IDS = frozenset({"cite", "keys", "keys-title", "main", "menu", "picked", "preview", "search-list", "toc", "tray"})
"""The ids that templates and scripts use on a paper's page; no section gets one of them."""
_LONGEST_ID = 80
"""Bytes of an id with a number: a slug is never cut for it."""
_PLAIN = re.compile(r"[^\W_][\w-]*")
"""An id that may stand on a page as it is: without the dot of those that the page gives to blocks."""


def section_ids(entry: Entry) -> tuple[str, ...]:
    """Return the ids of an entry's sections, over all its parts: unique on its page, stable when text changes.

    An id that the notes give is kept as it is written, since links from elsewhere know it.
    """
    sections = [section for record in entry.parts for section in record.sections]
    given = Given(TAKEN_IDS, longest=_LONGEST_ID)
    own = {at: given.give((name,), name) for at, section in enumerate(sections) if (name := _own_name(section))}
    names = [slugify(section.heading) if section.heading else "preamble" for section in sections]
    return tuple(own.get(at) or given.give((name,), name) for at, name in enumerate(names))


def _own_name(section: Section) -> str:
    name = section.name
    return name if not name or (_PLAIN.fullmatch(name) and len(name.encode()) <= LONGEST) else slugify(name)
