"""The view of an entry's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from papernotes.render.context import (
    EntryView,
    MentionView,
    Neighbour,
    PartView,
    ProvenanceView,
    RelatedView,
    SectionView,
    Sibling,
    TermLink,
)
from papernotes.render.exports import bibtex
from papernotes.render.markup.code import figure
from papernotes.render.plan import entry_permalink
from papernotes.render.provenance import provenance_of
from papernotes.render.shelf import TITLE
from papernotes.render.texts import SAMPLE, cut, stars, tongue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from papernotes.library.model import Entry
    from papernotes.model import Record
    from papernotes.render.shelf import Shelf

_MENTIONS, _MORE_MENTIONS = 12, 100
_SIBLINGS = 9


def entry_view(entry: Entry, shelf: Shelf, bodies: Callable[[Entry], Iterator[str]]) -> EntryView:
    """Return everything that an entry's page shows.

    ``bodies`` yields the HTML of an entry's sections, over all its parts.
    """
    record = entry.record
    row = shelf.row(entry)
    parts = _parts(entry, shelf, bodies(entry))
    headed = tuple(section for part in parts for section in part.sections if section.heading)
    key, group, at = shelf.group(entry)
    title = shelf.group_title(key)
    venue = shelf.term_link("venues", key.venue) or shelf.term_link("years", key.year)
    name = record.name or ""
    mentions = tuple(_mentions(entry, shelf))
    return EntryView(
        row=row,
        title=record.title,
        name="" if record.title.casefold().startswith(name.casefold()) else name,
        kind=record.kind,
        crumbs=_crumbs(entry, shelf),
        authors=record.authors,
        arxiv=record.arxiv or "",
        doi=record.doi or "",
        topics=tuple(t for topic in entry.topics if (t := shelf.term_link("topics", topic.name))),
        links=shelf.links(record.links),
        status=entry.status,
        status_word=row.status_word,
        rating=stars(record.rating) if record.rating is not None else "",
        rating_words=shelf.words.fill("rating", rating=f"{record.rating:g}") if record.rating is not None else "",
        read_on=record.read_on or "",
        parts=parts,
        written=any(part.sections or part.loose for part in parts),
        contents=headed if len(headed) > 1 else (),
        provenance=tuple(_provenance(entry, shelf)),
        mentions=mentions[:_MENTIONS],
        more_mentions=mentions[_MENTIONS:],
        more_mentions_note=_beyond(entry, shelf, _MENTIONS),
        untold_mentions=_beyond(entry, shelf, _MENTIONS + _MORE_MENTIONS),
        related=tuple(_related(entry, shelf)),
        siblings=_siblings(group, at),
        group=title,
        group_url=venue.url if venue else "papers/index.html",
        previous=_neighbour(group[at - 1] if at else None, shelf.words.fill("previous_in", group=title)),
        next=_neighbour(next(iter(group[at + 1 : at + 2]), None), shelf.words.fill("next_in", group=title)),
        lang=row.lang,
        bibtex=bibtex(shelf.cited[entry.slug]) if entry.slug in shelf.cited else "",
    )


def _crumbs(entry: Entry, shelf: Shelf) -> tuple[TermLink, ...]:
    venue = shelf.term_link("venues", entry.record.venue)
    year = shelf.term_link("years", entry.record.year)
    if venue:
        start = TermLink(shelf.words["venues"], "venues/index.html")
    elif year:
        start = TermLink(shelf.words["years"], "years/index.html")
    else:
        start = TermLink(shelf.words["papers"], "papers/index.html")
    return tuple(crumb for crumb in (start, venue, year) if crumb)


def _parts(entry: Entry, shelf: Shelf, bodies: Iterator[str]) -> tuple[PartView, ...]:
    anchors = iter(shelf.anchors(entry))
    return tuple(
        PartView(shelf.place(record.place), tuple(_loose(record)), tuple(_sections(record, shelf, bodies, anchors)))
        for record in entry.parts
    )


def _loose(record: Record) -> Iterator[Markup]:
    for snippet in record.snippets:
        if not any(section.line <= snippet.line <= section.end_line for section in record.sections):
            yield Markup(figure(snippet.code, snippet.language))  # noqa: S704  escaped there


def _sections(record: Record, shelf: Shelf, bodies: Iterator[str], anchors: Iterator[str]) -> Iterator[SectionView]:
    """Yield a record's sections; heading levels go down one at a time, a role is named where it changes."""
    level = 1
    roles: list[str] = []
    for section in record.sections:
        body, anchor = next(bodies), next(anchors)
        if not section.heading and not body.strip():
            continue
        level = min(section.level + 1, level + 1, 6) if section.heading else level
        above = roles[min(level - 2, len(roles)) - 1] if roles and level > 2 else ""
        roles[max(level - 2, 0) :] = [section.role]
        word = "" if section.role == "other" else shelf.words[f"role_{section.role}"]
        if section.heading and (
            section.role == above or section.heading.casefold() in {word.casefold(), f"{word.casefold()}s"}
        ):
            word = ""
        yield SectionView(
            id=anchor,
            heading=section.heading,
            level=max(level, 2),
            role=section.role,
            role_word=word,
            html=Markup(body),  # noqa: S704  made and sanitised by the markup room
            lang=tongue(f"{section.heading} {section.text[:SAMPLE]}", shelf.config.language),
        )


def _provenance(entry: Entry, shelf: Shelf) -> Iterator[ProvenanceView]:
    record = entry.record
    values: dict[str, str] = {
        "title": record.title, "name": record.name or "", "venue": record.venue or "",
        "year": str(record.year or ""), "authors": ", ".join(record.authors),
        "status": shelf.words[f"status_{entry.status}"], "arxiv": record.arxiv or "", "doi": record.doi or "",
    }  # fmt: skip
    for source in provenance_of(entry):
        if source.topic or source.field in values:
            yield ProvenanceView(
                field=shelf.words[f"field_{source.field}"],
                value=source.topic or values[source.field],
                file="" if source.file == record.place.file else source.file,
                line=source.line,
                url=shelf.source_url(source.file, source.line),
                text=source.text,
            )


def _mentions(entry: Entry, shelf: Shelf) -> Iterator[MentionView]:
    for mention in shelf.mentions.get(entry.slug, ())[: _MENTIONS + _MORE_MENTIONS]:
        source = shelf.by_slug[mention.source]
        anchors = shelf.anchors(source)
        anchor = f"#{anchors[mention.section]}" if mention.section < len(anchors) else ""
        before, words, after = mention.sentence.partition(mention.words)
        title = source.record.name or source.record.title
        yield MentionView(title, f"{entry_permalink(source)}{anchor}", before, words, after)


def _beyond(entry: Entry, shelf: Shelf, shown: int) -> str:
    left = len(shelf.mentions.get(entry.slug, ())) - shown
    return shelf.words.count("n_more", left) if left > 0 else ""


def _related(entry: Entry, shelf: Shelf) -> Iterator[RelatedView]:
    """Yield the related entries; where one of the two names the other, a word says so in the place of the name."""
    here = entry.record.name or entry.record.title
    for relation in shelf.library.related.get(entry.slug, ()):
        other = shelf.by_slug[relation.target]
        title, name = other.record.title[:TITLE], other.record.name or ""
        said = {name or other.record.title: shelf.words["mentioned_here"], here: shelf.words["mentions_this"]}
        why = ", ".join(said.get(reason, reason) for reason in relation.because)
        yield RelatedView(title, name, entry_permalink(other), why)


def _siblings(group: Sequence[Entry], at: int) -> tuple[Sibling, ...]:
    """Return the entries around a place in a group."""
    first = max(0, min(at - _SIBLINGS // 2, len(group) - _SIBLINGS))
    shown = group[first : first + _SIBLINGS] if len(group) > 1 else ()
    return tuple(
        Sibling(cut(other.record.name or other.record.title, 60), entry_permalink(other), first + index == at)
        for index, other in enumerate(shown)
    )


def _neighbour(entry: Entry | None, label: str) -> Neighbour | None:
    if entry is None:
        return None
    return Neighbour(label, cut(entry.record.name or entry.record.title, 110), entry_permalink(entry))
