"""The library: from all documents together, the entries, taxonomies and connections of the site.

In: all documents, the references of bibliographies, the vocabularies.
Out: a `Library`: entries with their slugs, topics, mentions and relations; taxonomies of venues, topics, authors
and years.

Read: ``entry_model`` (what comes out), ``identity`` (which records are one paper), ``slugs`` (slugs),
``bibliography_join`` and ``reference_matching`` (joined with references), ``people``, ``entry_topics`` and
``taxonomies``, ``mentions`` and ``related``; ``remembered`` and ``summaries`` (which of these steps are remembered).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.diagnostics import Diagnostic
from papernotes.library import slugs as _addresses
from papernotes.library.bibliography_join import join
from papernotes.library.entry_dates import written
from papernotes.library.entry_model import Entry, Library
from papernotes.library.entry_topics import settle
from papernotes.library.identity import firsts_of, gather, merge, near_twins, twins_of
from papernotes.library.mentions import called_by, gather_aliases, squash
from papernotes.library.people import people_of
from papernotes.library.remembered import Known
from papernotes.library.scales import open_findings, scales_of
from papernotes.library.taxonomies import classify
from papernotes.library.wanted import find_wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from papernotes.lexicon import Lexicon
    from papernotes.library.bibliography_join import References
    from papernotes.library.entry_dates import Dates
    from papernotes.library.entry_model import Wanted
    from papernotes.library.mentions import Aliases
    from papernotes.library.slugs import Assigned
    from papernotes.library.summaries import Summaries
    from papernotes.model import Document, Record

__all__ = ["Known", "assemble"]

_WEAK_KINDS = frozenset({"preprint", "book"})
"""Kinds of venue that a conference or a journal is told instead of: servers of preprints, and series."""


def assemble(
    documents: Sequence[Document],
    lexicon: Lexicon,
    past: Sequence[Assigned] = (),
    history: Mapping[str, Dates] | None = None,
    references: References | None = None,
    known: Known | None = None,
    writer: Callable[[Record], str] | None = None,
) -> Library:
    """Return the library of all documents.

    ``documents`` come in the order of their paths; ``past`` is what the last build gave out as addresses; ``history``
    holds the dates of each file's lines, as far as they are known; ``references`` fill what the notes leave out;
    ``known`` says how what takes long is done, in turn when not given; ``writer`` tells who wrote what a place says.
    """
    joined = join([record for document in documents for record in document.records], references, lexicon)
    known, dates = known or Known(), history or {}
    records = [*joined.records, *joined.unnoted]
    papers = gather(records, known.summaries(records).tell("papers", firsts_of))
    scales = scales_of(documents)
    merged = [scales.settle(merge(parts, lambda venue: _is_published(venue, lexicon))) for parts in papers]
    told = known.summaries(merged)
    outlines = list(map(_addresses.outline_of, merged))
    addresses = told.tell("addresses", lambda named: _addresses.assign(named, past, outlines), past, outlines)
    topics = settle(known.topics(list(zip(merged, papers, strict=True)), lexicon))
    people = told.tell("people", people_of)
    entries = tuple(
        Entry(to.slug, record, parts, own, *written(parts, dates), to.former, authors, _writers(parts, writer))
        for to, record, parts, own, authors in zip(addresses, merged, papers, topics, people, strict=True)
    )
    mentions = known.mentions(entries, _aliases(entries, told, lexicon, known))
    return Library(
        entries=entries,
        taxonomies=classify(entries, lexicon),
        mentions=mentions,
        related=known.related(entries, mentions),
        wanted=_wanted(entries, lexicon, known),
        groups=tuple((document.path, group) for document in documents for group in document.groups),
        skipped=tuple(skipped for document in documents for skipped in document.skipped),
        readings=tuple(document.reading for document in documents if document.reading),
        diagnostics=(
            *(finding for document in documents for finding in document.diagnostics),
            *joined.diagnostics,
            *_findings(papers, merged, told),
        ),
        addresses=addresses,
        anchors={document.path: document.anchors for document in documents},
        names={document.path: document.names for document in documents},
    )


def _aliases(entries: Sequence[Entry], told: Summaries, lexicon: Lexicon, known: Known) -> Aliases:
    def is_venue(name: str) -> bool:
        return lexicon.venues.exact(name) is not None

    slugs = [entry.slug for entry in entries]
    called = told.tell("called", lambda named: called_by(zip(slugs, named, strict=True), is_venue), slugs)
    return gather_aliases(entries, is_venue, known.common_words, called)


def _writers(parts: Sequence[Record], writer: Callable[[Record], str] | None) -> tuple[str, ...]:
    return tuple(map(writer, parts)) if writer else ()


def _is_published(name: str, lexicon: Lexicon) -> bool:
    venue = lexicon.venues.get(name)
    return venue is None or venue.kind not in _WEAK_KINDS


def _wanted(entries: Sequence[Entry], lexicon: Lexicon, seen: Known) -> tuple[Wanted, ...]:
    noted = {squash(name) for entry in entries for name in (entry.record.name, entry.record.title) if name}
    return find_wanted(
        seen.spellings(entries),
        known=lambda name: (
            lexicon.venues.exact(name) is not None
            or lexicon.topics.has_name(name)
            or lexicon.roles.role(name) != "other"
        ),
        noted=lambda name: squash(name) in noted,
        order={entry.slug: place for place, entry in enumerate(entries)},
    )


def _findings(papers: Sequence[tuple[Record, ...]], merged: Sequence[Record], told: Summaries) -> list[Diagnostic]:
    same = [
        Diagnostic(
            "PN301",
            f"the same paper as {parts[0].place.file}:{parts[0].place.line}: {parts[0].title}",
            part.place.file,
            line=part.place.line,
        )
        for parts in papers
        for part in parts[1:]
    ]
    return [*same, *near_twins(merged, told.tell("twins", twins_of)), *open_findings(merged)]
