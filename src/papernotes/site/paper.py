"""The view of an entry's page."""

from __future__ import annotations

from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, get_args

from markupsafe import Markup

from papernotes.body.code import figure
from papernotes.body.excerpts import in_short
from papernotes.formulas import in_words
from papernotes.model import Role
from papernotes.parse.plain import untooled_line
from papernotes.site.anchors import section_ids
from papernotes.site.cited_works import shown_of
from papernotes.site.context import (
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
)
from papernotes.site.crumbs import crumbs_of
from papernotes.site.desk import TITLE, authors
from papernotes.site.entry_contents import MENTIONS, MORE_MENTIONS
from papernotes.site.exports import bibtex, styled
from papernotes.site.provenance import differing_words, provenance_of
from papernotes.site.publication import abstract_view, notice_told, published, told_by
from papernotes.site.texts import SAMPLE, cut, direction, tongue
from papernotes.site.title_text import called, named, readable, titled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papernotes.library.entry_model import Entry
    from papernotes.model import Rating, Record
    from papernotes.site.desk import Desk
    from papernotes.site.digested import Digested
    from papernotes.site.entry_contents import Quote, Sheet, Siblings, Speaker
    from papernotes.site.list_values import CalledEntry


_LISTS = frozenset({"references", "bibliography", "literature", "works cited", "literatur", "referenzen",
                    "bibliographie", "références", "referencias", "bibliografía", "riferimenti",
                    "参考文献", "參考文獻", "参考资料", "참고문헌", "참고 문헌"})  # fmt: skip
"""What a list of works is called."""


def entry_view(sheet: Sheet, desk: Desk) -> EntryView:
    """Return everything that an entry's page shows."""
    whole, face = sheet.whole.value, sheet.face.value
    entry, record, row = whole.entry, whole.entry.record, desk.row(face)
    shown, references = shown_of(sheet, desk)
    parts = _parts(entry, desk, iter(shown))
    group, title = sheet.group, desk.group_title(sheet.group.key)
    mentions = tuple([_mention(speaker) for speaker in sheet.speakers])
    return EntryView(
        row=row,
        title=titled(record),
        name=row.handle,
        kind=record.kind,
        crumbs=tuple(crumbs_of(entry, row, desk)),
        authors=authors(face),
        others=record.others,
        arxiv=record.arxiv or "",
        doi=record.doi or "",
        topics=desk.topics(face.terms.value.topics, searched=True),
        links=desk.links(record.links, record),
        status=entry.status or "",
        status_word=desk.words[f"status_{entry.status}"] if entry.status else "",
        rating=_score(record.rating, desk) if record.rating else "",
        rating_words=_rated(record.rating, desk) if record.rating else "",
        read_on=DateView(record.read_on or "", entry.read),
        dated=DateView(record.dated or "", entry.given),
        days=tuple(dict.fromkeys([day[:10] for day in (entry.added, entry.changed) if day])),
        parts=parts,
        references=references,
        references_headed=_ends_headed(parts, desk),
        written=any(part.sections or part.loose for part in parts),
        contents=_contents(parts),
        provenance=tuple(_provenance(entry, desk)),
        mentions=mentions[:MENTIONS],
        more_mentions=mentions[MENTIONS:],
        more_mentions_note=_beyond(sheet.spoken, desk, MENTIONS),
        untold_mentions=_beyond(sheet.spoken, desk, MENTIONS + MORE_MENTIONS),
        related=tuple(_related(sheet, desk)),
        siblings=_siblings(group),
        group=title,
        group_url=group.link.url if group.link else "papers/index.html",
        previous=_neighbour(group.previous, desk.words.fill("previous_in", group=title)),
        next=_neighbour(group.next, desk.words.fill("next_in", group=title)),
        lang=row.lang,
        bibtex=bibtex(face.citation) if face.citation else "",
        cited=styled(face.citation, desk.config.cite) if face.citation else (),
        published=published(record, desk.words),
        notice=notice_told(record, desk.words),
        abstract=abstract_view(record, desk.words),
    )


def _contents(parts: tuple[PartView, ...]) -> tuple[SectionView, ...]:
    headed = tuple([section for part in parts for section in part.sections if section.heading and not section.bare])
    return headed if len(headed) > 1 else ()


def _ends_headed(parts: tuple[PartView, ...], desk: Desk) -> bool:
    """Tell whether the notes end with a heading for what they cite and nothing beneath it."""
    last = parts[-1].sections[-1] if parts and parts[-1].sections else None
    return bool(
        last and last.bare and last.heading.strip(" :").casefold() in {*_LISTS, desk.words["references"].casefold()}
    )


def _score(rating: Rating, desk: Desk) -> str:
    """Return a rating as it is shown: stars as they are, a number with its word."""
    return rating.text if rating.stars else _rated(rating, desk)


def _rated(rating: Rating, desk: Desk) -> str:
    """Return a rating in words."""
    if rating.of is None:
        return desk.words.fill("rating_open", rating=rating.text)
    return desk.words.fill("rating", rating=f"{rating.value:g}", of=f"{rating.of:g}")


def _parts(entry: Entry, desk: Desk, bodies: Iterator[str]) -> tuple[PartView, ...]:
    anchors = iter(section_ids(entry))
    writers = entry.writers or ("",) * len(entry.parts)
    views = [
        PartView(
            desk.place(record.place), said, tuple(_loose(record)), _folded(_sections(record, desk, bodies, anchors)),
            writer=writer,
        )
        for record, said, writer in zip(entry.parts, differing_words(entry), writers, strict=True)
    ]  # fmt: skip
    several = len({view.place.words for view in views if view.sections or view.loose}) > 1
    return (views[0]._replace(first=several), *views[1:])


def _loose(record: Record) -> Iterator[Markup]:
    for snippet in record.snippets:
        if record.holder_of(snippet) < 0:
            yield Markup(figure(snippet.code, snippet.language))


def _sections(record: Record, desk: Desk, bodies: Iterator[str], anchors: Iterator[str]) -> Iterator[SectionView]:
    """Yield a record's sections; heading levels go down one at a time, a role is named where it changes."""
    words = desk.memo("roles", lambda: {role: _role(role, desk) for role in get_args(Role)})
    site = desk.config.language
    level = 1
    roles: list[str] = []
    for section in record.sections:
        body, anchor = next(bodies), next(anchors)
        heading, role = readable(section.heading), section.role
        if not heading and not body.strip():
            continue
        if not heading and in_short(section):
            role = "summary"  # its words say so
        level = min(section.level + 1, level + 1, 6) if heading else level
        above = roles[min(level - 2, len(roles)) - 1] if roles and level > 2 else ""
        roles[max(level - 2, 0) :] = [role]
        word, same = words[role]
        told = heading.casefold() in same or (role == "summary" and in_short(section))
        if (not heading and role != section.role) or (heading and (role == above or told)):
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


def _role(role: Role, desk: Desk) -> tuple[str, frozenset[str]]:
    """Return a role's word, and the headings, casefolded, that say as much."""
    word = "" if role == "other" else desk.words[f"role_{role}"]
    return word, frozenset({word.casefold(), f"{word.casefold()}s"})


def _provenance(entry: Entry, desk: Desk) -> Iterator[ProvenanceView]:
    record = entry.record
    words = desk.words.plain
    status = words[f"status_{entry.status}"] if entry.status else ""
    more = f" {words['and_others']}" if record.others else ""
    values: dict[str, str] = {
        "title": titled(record), "name": named(record), "venue": record.venue or "",
        "year": str(record.year or ""), "authors": ", ".join(record.authors) + more,
        "status": status, "arxiv": record.arxiv or "", "doi": record.doi or "",
    }  # fmt: skip
    shown = [told for told in provenance_of(entry) if told.topic or told.field in values]
    for _, alike in groupby(shown, lambda told: told._replace(topic="")):  # topics that the same words tell share a row
        held = list(alike)
        told = held[0]
        elsewhere = "" if told.file == record.place.file else told.file
        yield ProvenanceView(
            words[f"field_{told.field}"],
            ", ".join([each.topic for each in held]) if told.topic else values[told.field],
            elsewhere,
            told.line,
            desk.source_url(told.file, told.line),
            untooled_line(told.text),
            told_by(told.service, told.day, desk.words),
        )


def _mention(speaker: Speaker) -> MentionView:
    page = _page(speaker.called.value)
    quotes = tuple([_quote(page, quote) for quote in speaker.quotes])
    return MentionView(called(speaker.called.value), quotes[0].url, quotes, speaker.told - len(quotes))


def _quote(page: str, quote: Quote) -> QuoteView:
    before, words, after = quote.sentence.partition(quote.words)
    return QuoteView(f"{page}#{quote.anchor}" if quote.anchor else page, before, words, after)


def _page(entry: CalledEntry) -> str:
    return f"papers/{entry.slug}.html"


def _beyond(spoken: int, desk: Desk, shown: int) -> str:
    left = spoken - shown
    return desk.words.count("n_more", left) if left > 0 else ""


def _related(sheet: Sheet, desk: Desk) -> Iterator[RelatedView]:
    """Yield the related entries; where one of the two names the other, a word says so in the place of the name."""
    record = sheet.whole.value.entry.record
    here = record.name or record.title
    by_this, by_other = desk.words["mentions_this"], desk.words["mentioned_here"]
    for (other, _), because in sheet.related:
        there = other.name or other.title
        why = because
        if here in because or there in because:
            why = tuple([by_this if said == here else by_other if said == there else said for said in because])
        told = in_words(", ".join(why))
        yield RelatedView(titled(other, TITLE), named(other), _page(other), told)


def _siblings(group: Siblings) -> tuple[Sibling, ...]:
    """Return the entries around one in its group."""
    if len(group.around.value) < 2:
        return ()
    return tuple(
        [
            Sibling(cut(called(entry), 60), _page(entry), current=at == group.here)
            for at, entry in enumerate(group.around.value)
        ]
    )


def _neighbour(entry: Digested[CalledEntry] | None, label: str) -> Neighbour | None:
    return Neighbour(label, cut(called(entry.value), 110), _page(entry.value)) if entry else None
