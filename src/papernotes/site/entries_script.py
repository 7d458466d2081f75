"""All entries as one script, for lists that take several pages: what filtering and sorting in place need."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from papernotes.site.desk import standing
from papernotes.site.page import Artifact
from papernotes.site.plan import ENTRIES_A_PAGE
from papernotes.site.title_text import named, titled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papernotes.library.entry_model import Library
    from papernotes.model import Link, LinkKind
    from papernotes.site.desk import Desk


SHOWN: tuple[LinkKind, ...] = ("paper", "code", "project", "data")
"""The links of a row that is drawn from here, the first of each kind."""


def entries_artifacts(library: Library, desk: Desk) -> Iterator[Artifact]:
    """Yield ``assets/entries.js`` when a list may take several pages.

    It holds columns, one value an entry in the notes' order; venues (with the field of each), topics and statuses
    stand once and are named by number; and the entries' numbers by author, of those whose list takes several pages.
    A script rather than JSON, since a page on disk may load nothing else.
    """
    entries = library.entries
    if len(entries) <= ENTRIES_A_PAGE:
        return
    venues: dict[str, int] = {}
    topics: dict[str, int] = {}
    statuses: dict[str, int] = {}
    known = library.taxonomies.get("venues")
    families = {term.name: term.family for term in known.terms} if known else {}
    people = library.taxonomies.get("authors")
    places = {entry.slug: at for at, entry in enumerate(entries)}
    columns = {
        "title": [titled(entry.record, 300) for entry in entries],
        "name": [named(entry.record) for entry in entries],
        "slug": [entry.slug for entry in entries],
        "year": [entry.record.year or 0 for entry in entries],
        "venue": [_number(venues, entry.record.venue) for entry in entries],
        "topic": [[_number(topics, topic.name) for topic in entry.topics] for entry in entries],
        "status": [_number(statuses, standing(entry, told=desk.tells_unnoted)) for entry in entries],
        "code": [int(any(link.kind == "code" for link in entry.record.links)) for entry in entries],
        "links": [_links(entry.record.links) for entry in entries],
        "kinds": [[kind, desk.words[f"link_{kind}"]] for kind in SHOWN],
        "venues": list(venues),
        "families": [families.get(venue, "") for venue in venues],
        "topics": list(topics),
        "statuses": list(statuses),
        "authors": {
            term.name: [places[entry.slug] for entry in term.entries]
            for term in (people.terms if people else ())
            if len(term.entries) > ENTRIES_A_PAGE
        },
    }
    text = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
    # Two separators end a line in older readers of JavaScript; in JSON they may stand in a text.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    yield Artifact("assets/entries.js", f"self.papernotesEntries={text};\n".encode("utf-8", "replace"))


def _links(links: Iterable[Link]) -> list[int | str]:
    """Return the number of each kind that there is, and its address after it."""
    first = {link.kind: link.url for link in reversed(tuple(links))}
    return [told for number, kind in enumerate(SHOWN) if kind in first for told in (number, first[kind])]


def _number(numbers: dict[str, int], value: str | None) -> int:
    return numbers.setdefault(value, len(numbers)) if value else -1
