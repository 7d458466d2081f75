"""The view of an entry's page."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple, get_args

from markupsafe import Markup

from papernotes.formulas import in_words
from papernotes.model import Role
from papernotes.parse.plain import untooled_line
from papernotes.render.citing import ANCHOR, listed
from papernotes.render.context import (
    DateView,
    EntryView,
    MentionView,
    Neighbour,
    PartView,
    ProvenanceView,
    QuoteView,
    RelatedView,
    SectionView,
    Sibling,
    WorkView,
)
from papernotes.render.crumbs import crumbs_of
from papernotes.render.exports import bibtex, styled
from papernotes.render.markup.code import figure
from papernotes.render.markup.excerpts import in_short
from papernotes.render.plan import entry_permalink
from papernotes.render.provenance import provenance_of, said_apart
from papernotes.render.publication import abstract_view, published, told_by
from papernotes.render.said import called, named, said, titled
from papernotes.render.shelf import TITLE
from papernotes.render.texts import SAMPLE, cut, direction, tongue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from papernotes.library.model import Entry, Mention
    from papernotes.model import Rating, Record
    from papernotes.parse.bibliography import Reference as Work
    from papernotes.render.order import GroupKey
    from papernotes.render.shelf import Shelf
    from papernotes.slug import Slug

_MENTIONS, _MORE_MENTIONS, _QUOTES = 12, 100, 3
_SIBLINGS = 9


class WholeBody(NamedTuple):
    """What an entry's page holds of its notes."""

    sections: tuple[str, ...]
    """Their HTML, over all parts."""
    works: tuple[Work, ...]
    """The works without pages that they cite."""


def entry_view(entry: Entry, shelf: Shelf, bodies: Callable[[Entry], WholeBody]) -> EntryView:
    """Return everything that an entry's page shows."""
    record, citation = entry.record, shelf.cited.get(entry.slug)
    row, body = shelf.row(entry), bodies(entry)
    parts = _parts(entry, shelf, iter(body.sections))
    headed = tuple([section for part in parts for section in part.sections if section.heading and not section.bare])
    key, members, at = shelf.group(entry)
    group = shelf.memo(("group", key), lambda: _group(key, members, shelf))
    speakers = _speakers(entry, shelf)
    mentions = tuple(_mentions(speakers, shelf))
    return EntryView(
        row=row,
        title=titled(record),
        name=row.handle,
        kind=record.kind,
        crumbs=tuple(crumbs_of(entry, shelf)),
        authors=shelf.authors(entry),
        others=record.others,
        arxiv=record.arxiv or "",
        doi=record.doi or "",
        topics=shelf.topics(entry.topics, searched=True),
        links=row.links if len(row.links) == len(record.links) else shelf.links(record.links),
        status=entry.status or "",
        status_word=shelf.words[f"status_{entry.status}"] if entry.status else "",
        rating=_score(record.rating, shelf) if record.rating else "",
        rating_words=_rated(record.rating, shelf) if record.rating else "",
        read_on=DateView(record.read_on or "", entry.read),
        dated=DateView(record.dated or "", entry.given),
        days=tuple(dict.fromkeys([day[:10] for day in (entry.added, entry.changed) if day])),
        parts=parts,
        references=tuple(WorkView(f"{ANCHOR}{work.key}", listed(work)) for work in body.works),
        written=any(part.sections or part.loose for part in parts),
        contents=headed if len(headed) > 1 else (),
        provenance=tuple(_provenance(entry, shelf)),
        mentions=mentions[:_MENTIONS],
        more_mentions=mentions[_MENTIONS:],
        more_mentions_note=_beyond(speakers, shelf, _MENTIONS),
        untold_mentions=_beyond(speakers, shelf, _MENTIONS + _MORE_MENTIONS),
        related=tuple(_related(entry, shelf)),
        siblings=_siblings(group.members, at),
        group=group.title,
        group_url=group.url,
        previous=_neighbour(members[at - 1], group.previous) if at else None,
        next=_neighbour(members[at + 1], group.next) if at + 1 < len(members) else None,
        lang=row.lang,
        bibtex=bibtex(citation) if citation else "",
        cited=styled(citation, shelf.config.cite) if citation else (),
        published=published(record, shelf.words),
        abstract=abstract_view(record, shelf.words),
    )


def _score(rating: Rating, shelf: Shelf) -> str:
    """Return a rating as it is shown: stars as they are, a number with its word."""
    return rating.text if rating.stars else _rated(rating, shelf)


def _rated(rating: Rating, shelf: Shelf) -> str:
    """Return a rating in words."""
    if rating.of is None:
        return shelf.words.fill("rating_open", rating=rating.text)
    return shelf.words.fill("rating", rating=f"{rating.value:g}", of=f"{rating.of:g}")


class _Group(NamedTuple):
    """What the pages of a group's entries share."""

    title: str
    url: str
    previous: str
    """What is said before the name of the entry before."""
    next: str
    members: tuple[Sibling, ...]


def _group(key: GroupKey, members: Sequence[Entry], shelf: Shelf) -> _Group:
    title = shelf.group_title(key)
    link = shelf.term_link("venues", key.venue) or shelf.term_link("years", key.year)
    return _Group(
        title=title,
        url=link.url if link else "papers/index.html",
        previous=shelf.words.fill("previous_in", group=title),
        next=shelf.words.fill("next_in", group=title),
        members=tuple(
            Sibling(cut(called(entry.record), 60), entry_permalink(entry), current=False) for entry in members
        ),
    )


def _parts(entry: Entry, shelf: Shelf, bodies: Iterator[str]) -> tuple[PartView, ...]:
    anchors = iter(shelf.anchors(entry))
    writers = entry.writers or ("",) * len(entry.parts)
    views = [
        PartView(
            shelf.place(record.place), said, tuple(_loose(record)), _folded(_sections(record, shelf, bodies, anchors)),
            writer=writer,
        )
        for record, said, writer in zip(entry.parts, said_apart(entry), writers, strict=True)
    ]  # fmt: skip
    several = len({view.place.words for view in views if view.sections or view.loose}) > 1
    return (views[0]._replace(first=several), *views[1:])


def _loose(record: Record) -> Iterator[Markup]:
    for snippet in record.snippets:
        if record.holder_of(snippet) < 0:
            yield Markup(figure(snippet.code, snippet.language))


def _sections(record: Record, shelf: Shelf, bodies: Iterator[str], anchors: Iterator[str]) -> Iterator[SectionView]:
    """Yield a record's sections; heading levels go down one at a time, a role is named where it changes."""
    words = shelf.memo("roles", lambda: {role: _role(role, shelf) for role in get_args(Role)})
    site = shelf.config.language
    level = 1
    roles: list[str] = []
    for section in record.sections:
        body, anchor = next(bodies), next(anchors)
        heading, role = said(section.heading), section.role
        if not heading and not body.strip():
            continue
        if not heading and in_short(section):
            role = "summary"  # its words say so
        level = min(section.level + 1, level + 1, 6) if heading else level
        above = roles[min(level - 2, len(roles)) - 1] if roles and level > 2 else ""
        roles[max(level - 2, 0) :] = [role]
        word, same = words[role]
        if (not heading and role != section.role) or (heading and (role == above or heading.casefold() in same)):
            word = ""
        html = Markup(body)  # noqa: S704 - made and sanitised by the markup room
        sample = f"{heading} {section.text[:SAMPLE]}"
        lang = tongue(sample, site)
        yield SectionView(anchor, heading, max(level, 2), role, word, html, lang, direction(sample))


def _folded(sections: Iterable[SectionView]) -> tuple[SectionView, ...]:
    """Return sections, each that has nothing beneath its heading marked: it reads as a line before what follows."""
    found = tuple(sections)
    return tuple(
        section._replace(bare=True, role_word="") if _is_bare(section, following) else section
        for section, following in zip_longest(found, found[1:])
        if section
    )


def _is_bare(section: SectionView, following: SectionView | None) -> bool:
    if not section.heading or section.html.strip():
        return False
    return following is None or (bool(following.heading) and following.level <= section.level)


def _role(role: Role, shelf: Shelf) -> tuple[str, frozenset[str]]:
    """Return a role's word, and the headings, casefolded, that say as much."""
    word = "" if role == "other" else shelf.words[f"role_{role}"]
    return word, frozenset({word.casefold(), f"{word.casefold()}s"})


def _provenance(entry: Entry, shelf: Shelf) -> Iterator[ProvenanceView]:
    record = entry.record
    words = shelf.words.plain
    status = words[f"status_{entry.status}"] if entry.status else ""
    more = f" {words['and_others']}" if record.others else ""
    values: dict[str, str] = {
        "title": titled(record), "name": named(record), "venue": record.venue or "",
        "year": str(record.year or ""), "authors": ", ".join(record.authors) + more,
        "status": status, "arxiv": record.arxiv or "", "doi": record.doi or "",
    }  # fmt: skip
    for told in provenance_of(entry):
        if told.topic or told.field in values:
            elsewhere = "" if told.file == record.place.file else told.file
            yield ProvenanceView(
                words[f"field_{told.field}"],
                told.topic or values[told.field],
                elsewhere,
                told.line,
                shelf.source_url(told.file, told.line),
                untooled_line(told.text),
                told_by(told.service, told.day, shelf.words),
            )


def _speakers(entry: Entry, shelf: Shelf) -> Mapping[Slug, Sequence[Mention]]:
    """Return what speaks of an entry, note by note; the notes' own introduction is left out, which lists them."""
    found: dict[Slug, list[Mention]] = {}
    for mention in shelf.mentions.get(entry.slug, ()):
        if mention.source not in shelf.front.entries:
            found.setdefault(mention.source, []).append(mention)
    return found


def _mentions(speakers: Mapping[Slug, Sequence[Mention]], shelf: Shelf) -> Iterator[MentionView]:
    for slug, mentions in list(speakers.items())[: _MENTIONS + _MORE_MENTIONS]:
        source = shelf.by_slug[slug]
        quotes = tuple(_quote(mention, source, shelf) for mention in mentions[:_QUOTES])
        yield MentionView(called(source.record), quotes[0].url, quotes, len(mentions) - len(quotes))


def _quote(mention: Mention, source: Entry, shelf: Shelf) -> QuoteView:
    anchors = shelf.anchors(source)
    anchor = f"#{anchors[mention.section]}" if mention.section < len(anchors) else ""
    before, words, after = mention.sentence.partition(mention.words)
    return QuoteView(f"{entry_permalink(source)}{anchor}", before, words, after)


def _beyond(speakers: Mapping[Slug, Sequence[Mention]], shelf: Shelf, shown: int) -> str:
    left = len(speakers) - shown
    return shelf.words.count("n_more", left) if left > 0 else ""


def _related(entry: Entry, shelf: Shelf) -> Iterator[RelatedView]:
    """Yield the related entries; where one of the two names the other, a word says so in the place of the name."""
    here = entry.record.name or entry.record.title
    by_this, by_other = shelf.words["mentions_this"], shelf.words["mentioned_here"]
    for slug, because in shelf.library.related.get(entry.slug, ()):
        other = shelf.by_slug[slug]
        there = other.record.name or other.record.title
        why = because
        if here in because or there in because:
            why = tuple([by_this if said == here else by_other if said == there else said for said in because])
        told = in_words(", ".join(why))
        yield RelatedView(titled(other.record, TITLE), named(other.record), entry_permalink(other), told)


def _siblings(group: tuple[Sibling, ...], at: int) -> tuple[Sibling, ...]:
    """Return the entries around a place in a group."""
    if len(group) < 2:
        return ()
    first = max(0, min(at - _SIBLINGS // 2, len(group) - _SIBLINGS))
    return (*group[first:at], group[at]._replace(current=True), *group[at + 1 : first + _SIBLINGS])


def _neighbour(entry: Entry, label: str) -> Neighbour:
    return Neighbour(label, cut(called(entry.record), 110), entry_permalink(entry))
