"""The pages that an edit changes for certain, drawn before the site is built: what a preview shows first.

The library stays that of the last build, but for what the edited file says now. The build that follows draws the same
pages from all that has changed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from papernotes.library.model import Entry
from papernotes.parse import parse
from papernotes.render.ingredients import face_of
from papernotes.render.markup import render_body
from papernotes.render.pages import Press
from papernotes.render.search.units import said_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from papernotes.model import Record
    from papernotes.pipeline import Site
    from papernotes.render.page import Artifact
    from papernotes.render.pages import Body
    from papernotes.source import Source

_MOST = 8
"""Pages; after an edit that changes more of them the build is waited for."""


def ahead(site: Site, source: Source) -> Iterator[Artifact]:
    """Yield the pages of the entries of which an edited notes file says something else than at the last build.

    There are none when records came or went, for then it is not known which is which. Raises ThemeError.
    """
    document = parse(source, site.lexicon)
    old = [leaf for (file, _), leaf in site.leaves.items() if file == source.path]
    if len(document.records) != len(old):
        return
    edited = [
        (leaf.record, record)
        for leaf, record in zip(old, document.records, strict=True)
        if (leaf.said, leaf.face) != (said_in(record), face_of(record))
    ]
    if not 0 < len(edited) <= _MOST:
        return
    holders = {part.place.start: entry for entry in site.library.entries for part in entry.parts}
    changed = {entry.slug: entry for entry in _rewritten(edited, holders)}
    entries = tuple(changed.get(entry.slug, entry) for entry in site.library.entries)
    bodies = {(source.path, record.place.line): render_body(document, record) for _, record in edited}
    last = site.press
    library = replace(site.library, entries=entries)
    shown: Mapping[tuple[str, int], Body] = {**last.bodies, **bodies}
    press = Press(library, last.config, last.theme, shown, last.connections, last.shelf.cited)
    for page in site.pages:
        if page.kind == "entry" and isinstance(page.subject, Entry) and page.subject.slug in changed:
            yield press.artifact(replace(page, subject=changed[page.subject.slug]))


def _rewritten(edited: Sequence[tuple[Record, Record]], holders: Mapping[tuple[str, int], Entry]) -> Iterator[Entry]:
    """Yield the entries of records with what the records hold now; an entry of several places is left as it was."""
    for then, now in edited:
        entry = holders.get(then.place.start)
        if entry and len(entry.parts) == 1:
            yield replace(entry, record=now, parts=(now,))
