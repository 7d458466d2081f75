"""The views of pages that list entries: home, all papers, a term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from papernotes.render.charts.calendar import calendar
from papernotes.render.charts.years import years_chart
from papernotes.render.context import (
    DatedLink,
    DoorView,
    GroupView,
    HomeView,
    ListingView,
    Pager,
    PagerItem,
    TermLink,
    WantedView,
)
from papernotes.render.order import by_year, by_year_or_note, grouped, telling
from papernotes.render.plan import entry_permalink, grouping, listed, numbered, term_permalink
from papernotes.render.said import called
from papernotes.render.shelf import UNNOTED, standing
from papernotes.render.terms import frequent_authors, term_views, top_terms
from papernotes.render.texts import cut
from papernotes.slug import Given

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from markupsafe import Markup

    from papernotes.library.model import Entry, Term
    from papernotes.model import Kind, Record
    from papernotes.render.order import GroupKey
    from papernotes.render.plan import Part
    from papernotes.render.shelf import Shelf

_HOME_ROWS = 60
"""Rows on the first page; larger libraries show the first of each group."""
_HOME_GROUP = 5
_HOME_GROUPS = 8
_SIDE = 12
_WANTED, _MENTIONING = 8, 12
_LATELY, _WAITING = 6, 6
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


def home_view(shelf: Shelf) -> HomeView:
    """Return the first page: groups of papers, the chart, topics, venues, what is wanted."""
    entries = shelf.library.entries
    group = telling(entries)
    groups = grouped(entries, group)
    whole = len(entries) <= _HOME_ROWS
    chosen = groups if whole else groups[:_HOME_GROUPS]
    sizes = _sizes(entries, group)
    place = _Place(sizes, years=group is by_year_or_note, most=None if whole else _HOME_GROUP)
    views = _groups(chosen, shelf, place)
    more = "" if whole else shelf.words.fill("all_of", count=shelf.words.count("n_entries", len(entries)))
    drawn, title = _calendar(entries, shelf)
    return HomeView(
        groups=views,
        chart=chart_of(entries, shelf),
        topics=term_views("topics", listed(shelf.library.taxonomies["topics"])[:_SIDE], shelf),
        venues=term_views("venues", shelf.terms("venues")[:_SIDE], shelf),
        authors=frequent_authors(shelf),
        wanted=_wanted(shelf),
        lately=_lately(entries),
        doors=tuple(_doors([entry for _, members in groups for entry in members], shelf)),
        calendar=drawn,
        calendar_title=title,
        more=more,
    )


def listing_view(part: Part[Entry], shelf: Shelf, root: str) -> ListingView:
    """Return a page of all papers or of a term's."""
    group, whole, sizes = shelf.memo(("listing", part.first), lambda: _shared(part, shelf))
    place = _Place(sizes, root, years=group in (by_year, by_year_or_note), coins=part.taxonomy == "venues")
    groups = _groups(grouped(part.items, group), shelf, place)
    return whole._replace(groups=groups, pager=pager(part))


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
        venues=top_terms("venues", entries, shelf) if taxonomy != "venues" else (),
        previous=before,
        next=after,
        family=shelf.family(part.term),
        authors=top_terms("authors", entries, shelf, leave_out=part.term) if taxonomy == "authors" else (),
        filters=differing(entries) - {_FIELD_OF.get(taxonomy, "")},
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
        venues=term_views("venues", shelf.terms("venues")[:_SIDE], shelf),
        previous=None,
        next=None,
        filters=shelf.memo("filters", lambda: differing(shelf.library.entries)),
    )


def differing(entries: Sequence[Entry]) -> frozenset[str]:
    """Return the fields by which a list can be filtered: those in which its entries have at least two values.

    To have no status is one: those that are read can be told from those of which nothing is said.
    """
    records = [entry.record for entry in entries]
    seen: dict[str, set[Any]] = {
        "venue": {record.venue for record in records} - {None},
        "year": {record.year for record in records} - {None},
        "topic": {topic.name for entry in entries for topic in entry.topics},
        "status": {standing(entry) for entry in entries},
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
        named=any(entry.record.name for entry in shown),
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


def _called(entry: Entry) -> TermLink:
    return TermLink(cut(called(entry.record), 90), entry_permalink(entry))


def _lately(entries: Iterable[Entry]) -> tuple[DatedLink, ...]:
    dated = sorted((entry for entry in entries if entry.dated), key=lambda entry: entry.dated)
    return tuple(
        DatedLink(link.name, link.url, entry.dated) for entry in reversed(dated[-_LATELY:]) if (link := _called(entry))
    )


def _doors(entries: Sequence[Entry], shelf: Shelf) -> Iterator[DoorView]:
    """Yield the doors to papers that wait; papers without notes are told only where others have some."""
    papers = [(standing(entry), entry) for entry in entries if entry.record.kind == "paper"]
    for status in ("to-read", UNNOTED):
        waiting = [entry for stands, entry in papers if stands == status]
        if waiting and (status != UNNOTED or len(waiting) < len(papers)):
            more = shelf.words.fill("all_of", count=f"{len(waiting):,}") if len(waiting) > _WAITING else ""
            yield DoorView(status, shelf.words[f"status_{status}"], tuple(map(_called, waiting[:_WAITING])), more)


def _calendar(entries: Sequence[Entry], shelf: Shelf) -> tuple[Markup, str]:
    """Return the calendar and its title: of the days of reading where the notes say some, else of all dates."""
    read = [entry.read for entry in entries if entry.read]
    dates = read or [entry.dated for entry in entries if entry.dated]
    months = Counter(date[:7] for date in dates)
    told = ", ".join(f"{month}: {months[month]}" for month in sorted(months, reverse=True)[:24])
    words = shelf.words
    drawn = calendar(dates, words.fill("read_by_month" if read else "dated_by_month", list=told))
    return drawn, words["by_reading" if read else "by_date"]


def _wanted(shelf: Shelf) -> tuple[WantedView, ...]:
    wanted = shelf.library.wanted[:_WANTED]
    most = max((len(item.entries) for item in wanted), default=1)
    return tuple(
        WantedView(
            item.name,
            len(item.entries),
            100 * len(item.entries) // most,
            tuple(
                TermLink(called(entry.record), entry_permalink(entry))
                for slug in item.entries[:_MENTIONING]
                if (entry := shelf.by_slug.get(slug))
            ),
            max(0, len(item.entries) - _MENTIONING),
        )
        for item in wanted
    )
