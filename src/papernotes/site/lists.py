"""The views of pages that list entries: all papers, a term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from papernotes.charts.years_chart import years_chart
from papernotes.site.context import GroupView, ListingView, Pager, PagerItem, TermLink, TermView
from papernotes.site.crumbs import headings_of, link_to_heading
from papernotes.site.desk import standing
from papernotes.site.digested import together
from papernotes.site.feeds.atom import term_feed
from papernotes.site.order import by_year, by_year_or_note, grouped, telling
from papernotes.site.plan import grouping, listed, numbered, term_permalink
from papernotes.site.terms import bar, term_views, top_terms
from papernotes.slug import Given

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from markupsafe import Markup

    from papernotes.library.entry_model import Entry, Term
    from papernotes.model import Kind, Record
    from papernotes.site.desk import Desk, Shared
    from papernotes.site.digested import Digested
    from papernotes.site.list_values import Counted, Face, Tag
    from papernotes.site.order import GroupKey
    from papernotes.site.plan import Part
    from papernotes.site.shelf import Shelf

_SIDE = 12
_FIELD_OF = {"venues": "venue", "years": "year", "topics": "topic"}


Sizes = Mapping[tuple["GroupKey", "Kind"], int]
"""How many entries of each kind the groups of a whole list have: a page may show a slice of one."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a group is listed: its list's sizes, the way to the root, whether headings are years, the most rows.

    ``coins`` says whether the rows tell reference managers what they are, ``shared`` which term all of them have.
    """

    sizes: Sizes
    root: str = ""
    years: bool = False
    most: int | None = None
    coins: bool = False
    shared: Shared | None = None


class Listing(NamedTuple):
    """All that a page of all papers, or of a term's, is drawn from."""

    part: Part[Any]
    """Its part of the list, without entries and term."""
    tag: Tag | None
    """The term."""
    feed: str
    """Where the term's feed stands, empty for none."""
    faces: Digested[tuple[Face, ...]]
    """Those of the whole list, in the library's order."""
    shown: Digested[tuple[Face, ...]]
    before: Tag | None
    """The year before, of a year."""
    after: Tag | None
    topics: tuple[Counted, ...]
    """Beside all papers, the largest topics."""
    venues: tuple[Counted, ...]
    headings: tuple[tuple[str, int], ...]
    """Beside all papers, the headings of the notes that say more than venue, year and topic: labs, for one."""


def listing_of(part: Part[Entry], shelf: Shelf) -> Listing:
    """Return the view of a page of all papers or of a term's."""
    term, taxonomy = part.term, part.taxonomy
    before, after = _years_around(term, shelf) if term and taxonomy == "years" else (None, None)
    topics = listed(shelf.library.taxonomies["topics"])[:_SIDE] if term is None else ()
    venues = shelf.terms("venues")[:_SIDE] if term is None else ()
    return Listing(
        part=replace(part, items=(), term=None),
        tag=shelf.tag(taxonomy, term) if taxonomy and term else None,
        feed=term_feed(taxonomy, term) if taxonomy and term else "",
        faces=shelf.faces(term.entries if term else shelf.library.entries),
        shown=together([shelf.told(entry) for entry in part.items]),
        before=before,
        after=after,
        topics=shelf.counted("topics", topics),
        venues=shelf.counted("venues", venues),
        headings=shelf.memo("headings", lambda: headings_of(shelf.library.entries, _SIDE)) if term is None else (),
    )


def grouped_views(faces: Sequence[Face], desk: Desk, most: int | None = None) -> tuple[GroupView, ...]:
    """Return entries of all kinds in the groups that suit them, ``most`` of each."""
    group = telling(faces)
    place = _Place(_sizes(faces, group), years=group is by_year_or_note, most=most)
    return _groups(grouped(faces, group), desk, place)


def listing_view(listing: Listing, desk: Desk, root: str) -> ListingView:
    """Return a page of all papers or of a term's."""
    part = listing.part
    group, whole, sizes = desk.memo(("listing", part.first), lambda: _shared(listing, desk))
    shared = (part.taxonomy, listing.tag.name) if listing.tag and part.taxonomy in _FIELD_OF else None
    years = group in (by_year, by_year_or_note)
    place = _Place(sizes, root, years=years, coins=part.taxonomy == "venues", shared=shared)
    groups = _groups(grouped(listing.shown.value, group), desk, place)
    return whole._replace(groups=groups, pager=pager(part), dense=not desk.tells_unnoted)


def _shared(listing: Listing, desk: Desk) -> tuple[Callable[[Face], GroupKey], ListingView, Sizes]:
    """Return what all pages of a list share: its grouping, all but its rows, how large its groups are."""
    faces = listing.faces.value
    group = grouping(listing.part.taxonomy, faces)
    return group, _whole(listing, faces, desk), _sizes(faces, group)


def _sizes(faces: Iterable[Face], group: Callable[[Face], GroupKey]) -> Sizes:
    return Counter((group(face), face.record.kind) for face in faces)


def _whole(listing: Listing, faces: Sequence[Face], desk: Desk) -> ListingView:
    """Return what all pages of a list have in common."""
    tag, taxonomy = listing.tag, listing.part.taxonomy
    if tag is None or taxonomy is None:
        return _all(listing, faces, desk)
    code = sum(_has_code(face.record) for face in faces)
    return ListingView(
        heading=tag.name,
        taxonomy=taxonomy,
        title=desk.title(tag),
        total=listing.part.total,
        facts=desk.facts(faces, [("with_code", code, "")]),
        groups=(),
        pager=None,
        chart=chart_of(faces if taxonomy != "years" else (), desk),
        topics=top_terms("topics", faces, desk, leave_out=tag if taxonomy == "topics" else None),
        venues=_several(top_terms("venues", faces, desk)) if taxonomy != "venues" else (),
        previous=_year(listing.before),
        next=_year(listing.after),
        family=desk.family(tag),
        authors=top_terms("authors", faces, desk, leave_out=tag) if taxonomy == "authors" else (),
        filters=differing(faces, desk) - {_FIELD_OF.get(taxonomy, "")},
    )


def _all(listing: Listing, faces: Sequence[Face], desk: Desk) -> ListingView:
    return ListingView(
        heading=desk.words["all_papers"],
        taxonomy="",
        title="",
        total=listing.part.total,
        facts=desk.facts(faces),
        groups=(),
        pager=None,
        chart=chart_of(faces, desk),
        topics=term_views("topics", listing.topics, desk),
        venues=_several(term_views("venues", listing.venues, desk)),
        headings=_headings(listing.headings, desk),
        previous=None,
        next=None,
        filters=differing(faces, desk),
    )


def _headings(counted: Sequence[tuple[str, int]], desk: Desk) -> tuple[TermView, ...]:
    most = max((count for _, count in counted), default=1)
    links = [(link_to_heading(heading, desk), count) for heading, count in counted]
    return tuple(bar(link.name, link.url, count, most) for link, count in links)


def _several(terms: tuple[TermView, ...]) -> tuple[TermView, ...]:
    """Return terms beside one another; a bar alone compares nothing."""
    return terms if len(terms) > 1 else ()


def differing(faces: Sequence[Face], desk: Desk) -> frozenset[str]:
    """Return the fields by which a list can be filtered: those in which its entries have at least two values.

    To have no status is one: those that are read can be told from those of which nothing is said.
    """
    records = [face.record for face in faces]
    seen: dict[str, set[Any]] = {
        "venue": {record.venue for record in records} - {None},
        "year": {record.year for record in records} - {None},
        "topic": {topic.name for face in faces for topic in face.topics},
        "status": {standing(face, told=desk.tells_unnoted) for face in faces},
        "code": {_has_code(record) for record in records},
    }
    return frozenset(field for field, values in seen.items() if len(values) > 1)


def _has_code(record: Record) -> bool:
    return "code" in [link.kind for link in record.links]


def pager(part: Part[Any]) -> Pager | None:
    """Return the links between a list's pages, None when it has one page."""
    if part.count == 1:
        return None
    near = {1, 2, part.count - 1, part.count, *range(part.number - 2, part.number + 3)}
    items: list[PagerItem] = []
    for number in sorted(number for number in near if 1 <= number <= part.count):
        if items and number > items[-1].number + 1:
            items.append(PagerItem(0, "", current=False))
        current = number == part.number
        items.append(PagerItem(number, "" if current else numbered(part.first, number), current))
    before = numbered(part.first, part.number - 1) if part.number > 1 else ""
    after = numbered(part.first, part.number + 1) if part.number < part.count else ""
    return Pager(part.number, part.count, tuple(items), before, after)


def chart_of(entries: Iterable[Face | Entry], desk: Desk) -> Markup:
    """Return the columns of papers by year."""
    years = Counter(entry.record.year for entry in entries if entry.record.year and entry.record.kind == "paper")
    told = ", ".join(f"{year}: {years[year]}" for year in sorted(years))
    return years_chart(years, desk.words.fill("papers_by_year", list=told))


def _groups(found: Iterable[tuple[GroupKey, Sequence[Face]]], desk: Desk, place: _Place) -> tuple[GroupView, ...]:
    ids = Given()
    views = (_group(key, members, desk, place) for key, members in found)
    return tuple(view._replace(id=ids.give((view.id,), view.id)) for view in views)


def _group(key: GroupKey, members: Sequence[Face], desk: Desk, place: _Place) -> GroupView:
    """Return a group; on a venue's page its headings are years, on a year's page venues."""
    words = desk.words
    papers, notes = place.sizes.get((key, "paper"), 0), place.sizes.get((key, "note"), 0)
    note = desk.held(papers, notes)
    venue = members[0].terms.value.venue if key.venue is not None else None
    year = members[0].terms.value.year if key.year is not None else None
    title, url = desk.group_title(key), ""
    if venue:
        url = term_permalink("venues", venue)
        note = f"{note} · {venue.title}" if venue.title and venue.title != venue.name else note
    elif year and not key.note:
        url = term_permalink("years", year)
        if not place.years:
            title = f"{title} · {words['without_venue']}"
    elif place.years and not key.note:
        title = words["without_year"]
    parts = ("g", venue.slug if venue else None, key.year, "notes" if key.note else None)
    shown = members[: place.most]
    return GroupView(
        id="-".join(str(part) for part in parts if part),
        title=title,
        url=url,
        note=note,
        rows=tuple(desk.drawn_row(entry, place.root, coins=place.coins, shared=place.shared) for entry in shown),
        more=words.fill("all_of", count=f"{len(members):,}") if len(shown) < len(members) else "",
        by="-".join(part for part in ("venue" if key.venue else "", "year" if key.year else "") if part),
        family=venue.family if venue else "",
    )


def _years_around(term: Term, shelf: Shelf) -> tuple[Tag | None, Tag | None]:
    """Return the years before and after, as the library has them."""
    terms = sorted(shelf.terms("years"), key=lambda term: term.name)
    at = next(index for index, other in enumerate(terms) if other.slug == term.slug)
    before = terms[at - 1] if at else None
    after = terms[at + 1] if at + 1 < len(terms) else None
    return shelf.tag("years", before) if before else None, shelf.tag("years", after) if after else None


def _year(tag: Tag | None) -> TermLink | None:
    return TermLink(tag.name, term_permalink("years", tag)) if tag else None
