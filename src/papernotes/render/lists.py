"""The views of pages that list entries: all papers, a term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from papernotes.render.charts.years import years_chart
from papernotes.render.context import (
    GroupView,
    ListingView,
    Pager,
    PagerItem,
    TermLink,
    TermView,
)
from papernotes.render.order import by_year, by_year_or_note, grouped, telling
from papernotes.render.plan import grouping, listed, numbered, term_permalink
from papernotes.render.shelf import standing
from papernotes.render.terms import term_views, top_terms
from papernotes.slug import Given

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from markupsafe import Markup

    from papernotes.library.model import Entry, Term
    from papernotes.model import Kind, Record
    from papernotes.render.order import GroupKey
    from papernotes.render.plan import Part
    from papernotes.render.shelf import Shelf

_SIDE = 12
_FIELD_OF = {"venues": "venue", "years": "year", "topics": "topic"}


Sizes = Mapping[tuple["GroupKey", "Kind"], int]
"""How many entries of each kind the groups of a whole list have: a page may show a slice of one."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a group is listed: its list's sizes, the way to the root, whether headings are years, the most rows.

    ``coins`` says whether the rows tell reference managers what they are.
    """

    sizes: Sizes
    root: str = ""
    years: bool = False
    most: int | None = None
    coins: bool = False


def grouped_views(entries: Sequence[Entry], shelf: Shelf, most: int | None = None) -> tuple[GroupView, ...]:
    """Return entries of all kinds in the groups that suit them, ``most`` of each."""
    group = telling(entries)
    place = _Place(_sizes(entries, group), years=group is by_year_or_note, most=most)
    return _groups(grouped(entries, group), shelf, place)


def listing_view(part: Part[Entry], shelf: Shelf, root: str) -> ListingView:
    """Return a page of all papers or of a term's."""
    group, whole, sizes = shelf.memo(("listing", part.first), lambda: _shared(part, shelf))
    place = _Place(sizes, root, years=group in (by_year, by_year_or_note), coins=part.taxonomy == "venues")
    groups = _groups(grouped(part.items, group), shelf, place)
    return whole._replace(groups=groups, pager=pager(part), dense=not shelf.tells_unnoted)


def _shared(part: Part[Entry], shelf: Shelf) -> tuple[Callable[[Entry], GroupKey], ListingView, Sizes]:
    """Return what all pages of a list share: its grouping, all but its rows, how large its groups are."""
    entries = part.term.entries if part.term else shelf.library.entries
    group = grouping(part.taxonomy, entries)
    return group, _whole(part, shelf), _sizes(entries, group)


def _sizes(entries: Iterable[Entry], group: Callable[[Entry], GroupKey]) -> Sizes:
    return Counter((group(entry), entry.record.kind) for entry in entries)


def _whole(part: Part[Entry], shelf: Shelf) -> ListingView:
    """Return what all pages of a list have in common."""
    if part.term is None or part.taxonomy is None:
        return _all(part, shelf)
    entries = part.term.entries
    taxonomy = part.taxonomy
    code = sum(_has_code(entry.record) for entry in entries)
    before, after = _years_around(part.term, shelf) if taxonomy == "years" else (None, None)
    return ListingView(
        heading=part.term.name,
        taxonomy=taxonomy,
        title=shelf.title(part.term),
        total=part.total,
        facts=shelf.facts(entries, [("with_code", code, "")]),
        groups=(),
        pager=None,
        chart=chart_of(entries if taxonomy != "years" else (), shelf),
        topics=top_terms("topics", entries, shelf, leave_out=part.term if taxonomy == "topics" else None),
        venues=_several(top_terms("venues", entries, shelf)) if taxonomy != "venues" else (),
        previous=before,
        next=after,
        family=shelf.family(part.term),
        authors=top_terms("authors", entries, shelf, leave_out=part.term) if taxonomy == "authors" else (),
        filters=differing(entries, shelf) - {_FIELD_OF.get(taxonomy, "")},
    )


def _all(part: Part[Entry], shelf: Shelf) -> ListingView:
    return ListingView(
        heading=shelf.words["all_papers"],
        taxonomy="",
        title="",
        total=part.total,
        facts=shelf.facts(shelf.library.entries),
        groups=(),
        pager=None,
        chart=chart_of(shelf.library.entries, shelf),
        topics=term_views("topics", listed(shelf.library.taxonomies["topics"])[:_SIDE], shelf),
        venues=_several(term_views("venues", shelf.terms("venues")[:_SIDE], shelf)),
        previous=None,
        next=None,
        filters=shelf.memo("filters", lambda: differing(shelf.library.entries, shelf)),
    )


def _several(terms: tuple[TermView, ...]) -> tuple[TermView, ...]:
    """Return terms beside one another; a bar alone compares nothing."""
    return terms if len(terms) > 1 else ()


def differing(entries: Sequence[Entry], shelf: Shelf) -> frozenset[str]:
    """Return the fields by which a list can be filtered: those in which its entries have at least two values.

    To have no status is one: those that are read can be told from those of which nothing is said.
    """
    records = [entry.record for entry in entries]
    seen: dict[str, set[Any]] = {
        "venue": {record.venue for record in records} - {None},
        "year": {record.year for record in records} - {None},
        "topic": {topic.name for entry in entries for topic in entry.topics},
        "status": {standing(entry, told=shelf.tells_unnoted) for entry in entries},
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


def chart_of(entries: Iterable[Entry], shelf: Shelf) -> Markup:
    """Return the columns of papers by year."""
    years = Counter(entry.record.year for entry in entries if entry.record.year and entry.record.kind == "paper")
    told = ", ".join(f"{year}: {years[year]}" for year in sorted(years))
    return years_chart(years, shelf.words.fill("papers_by_year", list=told))


def _groups(found: Iterable[tuple[GroupKey, Sequence[Entry]]], shelf: Shelf, place: _Place) -> tuple[GroupView, ...]:
    ids = Given()
    views = (_group(key, members, shelf, place) for key, members in found)
    return tuple(view._replace(id=ids.give((view.id,), view.id)) for view in views)


def _group(key: GroupKey, members: Sequence[Entry], shelf: Shelf, place: _Place) -> GroupView:
    """Return a group; on a venue's page its headings are years, on a year's page venues."""
    words = shelf.words
    papers, notes = place.sizes.get((key, "paper"), 0), place.sizes.get((key, "note"), 0)
    note = shelf.held(papers, notes)
    venue, year = shelf.term("venues", key.venue), shelf.term("years", key.year)
    title, url = shelf.group_title(key), ""
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
        rows=tuple(shelf.drawn_row(entry, place.root, coins=place.coins) for entry in shown),
        more=words.fill("all_of", count=f"{len(members):,}") if len(shown) < len(members) else "",
        by="-".join(part for part in ("venue" if key.venue else "", "year" if key.year else "") if part),
        family=venue.family if venue else "",
    )


def _years_around(term: Term, shelf: Shelf) -> tuple[TermLink | None, TermLink | None]:
    """Return the years before and after, as the library has them."""
    terms = sorted(shelf.terms("years"), key=lambda term: term.name)
    at = next(index for index, other in enumerate(terms) if other.slug == term.slug)
    before = terms[at - 1] if at else None
    after = terms[at + 1] if at + 1 < len(terms) else None
    return (
        TermLink(before.name, term_permalink("years", before)) if before else None,
        TermLink(after.name, term_permalink("years", after)) if after else None,
    )
