"""The pages that an edit changes for certain, drawn before the site is built: what a preview shows first.

The library stays that of the last build, but for what the edited file says now. The build that follows draws the same
pages from all that has changed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from papernotes.edits import KnownFile, edits
from papernotes.library.entry_model import Entry
from papernotes.site.pages import Press
from papernotes.site.record_digests import leaf_of
from papernotes.site.shelf import Shelf
from papernotes.site.views import Views

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from papernotes.builder.pipeline import Site
    from papernotes.edits import RecordEdit
    from papernotes.site.page import Artifact
    from papernotes.source import Source


def ahead(site: Site, before: Source, source: Source) -> Iterator[Artifact]:
    """Yield the pages of the entries of which a notes file says something else than ``before``, at the last build.

    An edit inside of one record takes as long as that record, and not as the file. There are no pages when records came
    or went. Raises ThemeError.
    """
    leaves = [leaf for (file, _), leaf in site.leaves.items() if file == source.path]
    groups = [group for path, group in site.library.groups if path == source.path]
    edited = edits(KnownFile(before, leaves, groups), source, site.lexicon, site.folder)
    if not edited:
        return
    holders = {part.place.start: entry for entry in site.library.entries for part in entry.parts}
    changed = {entry.slug: entry for entry in _rewritten(edited, holders)}
    entries = tuple(changed.get(entry.slug, entry) for entry in site.library.entries)
    last = site.views.shelf
    shown = {**site.leaves, **{edit.read.place.start: leaf_of(edit.read, edit.body, (), "") for edit in edited}}
    library = replace(site.library, entries=entries)
    shelf = Shelf(library, last.config, last.theme, last.words, last.cited, shown, last.style)
    views, press = Views(shelf, site.views.connections), Press(shelf)
    for page in site.pages:
        if page.kind == "entry" and isinstance(page.subject, Entry) and page.subject.slug in changed:
            yield press.artifact(views.of(replace(page, subject=changed[page.subject.slug])))


def _rewritten(edited: Sequence[RecordEdit], holders: Mapping[tuple[str, int], Entry]) -> Iterator[Entry]:
    """Yield the entries of records with what the records hold now; an entry of several places is left as it was."""
    for edit in edited:
        entry = holders.get(edit.then.place.start)
        if entry and len(entry.parts) == 1:
            yield replace(entry, record=edit.read, parts=(edit.read,))
