"""The view of the first page: what the notes are, then doors, then papers, those with notes before mere links."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from papernotes.charts.calendar import calendar
from papernotes.site.context import AsideLink, DatedLink, DoorView, HomeView, TermLink, WantedView
from papernotes.site.desk import UNNOTED, standing
from papernotes.site.lists import chart_of, grouped_views
from papernotes.site.order import grouped, telling
from papernotes.site.overview import glance
from papernotes.site.plan import entry_permalink, listed
from papernotes.site.terms import frequent_authors, term_views
from papernotes.site.texts import cut
from papernotes.site.title_text import called

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markupsafe import Markup

    from papernotes.library.entry_model import Entry
    from papernotes.site.shelf import Shelf

_ROWS = 60
"""Entries of a library of which the first page lists all."""
_WRITTEN = 12
_GROUP, _GROUPS = 5, 8
_SIDE, _INDEX = 12, 60
_WANTED, _MENTIONING = 8, 12
_LATELY, _WAITING, _NAMED, _KEPT = 6, 6, 6, 6
_NAME = 90
_TOPICS = 6


class Home(NamedTuple):
    """All that the first page is drawn from."""

    view: HomeView
    description: str
    """What search engines show beneath its title."""


def home_of(shelf: Shelf) -> Home:
    """Return the view of the first page."""
    topics = ", ".join(term.name for term in shelf.terms("topics")[:_TOPICS])
    held = shelf.words.count("n_entries", len(shelf.library.entries))
    return Home(home_view(shelf), shelf.config.description or (f"{held}: {topics}" if topics else held))


def home_view(shelf: Shelf) -> HomeView:
    """Return the first page."""
    own = shelf.front.entries
    entries = [entry for entry in shelf.library.entries if entry.slug not in own]
    board = glance(entries, shelf)
    whole = len(entries) <= _ROWS
    dense = not board and not shelf.tells_unnoted
    # In a list of links a row is all that is told of each, so that none goes before the others.
    written = [] if dense else [e for e in entries if e.record.kind == "paper" and shelf.summary(e)]
    best = _best(written, shelf) if not (whole or board) and len(written) >= _WRITTEN else []
    bare = [entry for entry in entries if written and not entry.noted]
    rest = [] if board or best else [entry for entry in entries if not written or entry.noted]
    groups = grouped_views([shelf.face(entry) for entry in rest], shelf, None if whole else _GROUP)
    topics = listed(shelf.library.taxonomies["topics"])
    shared = [term for term in topics if len(term.entries) > 1] or list(topics)
    indexed = len(shared) > _SIDE or (dense and len(shared) > 1)
    drawn, title = _calendar(entries, shelf)
    years = [entry.record.year for entry in entries if entry.record.year and entry.record.kind == "paper"]
    waiting = [entry for _, members in grouped(entries, telling(entries)) for entry in members]
    return HomeView(
        glance=board,
        written=tuple(shelf.drawn_row(shelf.face(entry), "") for entry in best),
        written_note=shelf.words.count("n_with_notes", len(written)) if best else "",
        groups=groups if whole else groups[:_GROUPS],
        bare=() if board or best else tuple(_called(entry, str(entry.record.year or "")) for entry in bare),
        years=f"{min(years)}–{max(years)}" if years and min(years) < max(years) else "",
        chart=chart_of(entries, shelf),
        dense=dense,
        subjects=term_views("topics", shelf.counted("topics", shared[:_INDEX]), shelf) if indexed else (),
        subjects_note=shelf.words.count("n_topics", len(topics)),
        topics=() if indexed else term_views("topics", shelf.counted("topics", shared), shelf),
        venues=term_views("venues", shelf.counted("venues", shelf.terms("venues")[:_SIDE]), shelf),
        authors=frequent_authors(shelf),
        named=tuple(_named(entries, shelf)),
        notes=tuple(_notes(entries)) if board else (),
        snippets=tuple(_snippets(entries)) if board else (),
        wanted=_wanted(shelf),
        lately=_lately(entries),
        doors=tuple(_doors(waiting, shelf)),
        calendar=drawn,
        calendar_title=title,
        more="" if whole and not board else shelf.words.fill(
            "all_of", count=shelf.words.count("n_entries", len(shelf.library.entries))),
    )  # fmt: skip


def _best(written: Sequence[Entry], shelf: Shelf) -> list[Entry]:
    """Return the papers with notes that tell most: those written of at length, spoken of in others, lately dated."""
    spoken = Counter({slug: len(mentions) for slug, mentions in shelf.mentions.items()})
    latest = max((entry.dated for entry in written), default="")[:4]

    def weight(entry: Entry) -> float:
        length = sum(len(section.text) for part in entry.parts for section in part.sections)
        fresh = bool(latest) and entry.dated[:4] == latest
        return min(length, 4000) / 1000 + min(spoken[entry.slug], 8) / 2 + 2 * fresh

    return sorted(written, key=weight, reverse=True)[:_WRITTEN]


def _called(entry: Entry, word: str = "", beneath: str = "") -> AsideLink:
    return AsideLink(cut(called(entry.record), _NAME), entry_permalink(entry), word, beneath)


def _named(entries: Iterable[Entry], shelf: Shelf) -> Iterator[AsideLink]:
    """Yield the entries that two other notes or more speak of, with who does."""
    speakers = {
        entry.slug: tuple(dict.fromkeys(mention.source for mention in shelf.mentions.get(entry.slug, ())))
        for entry in entries
    }
    most = sorted((entry for entry in entries if len(speakers[entry.slug]) > 1), key=lambda e: -len(speakers[e.slug]))
    for entry in most[:_NAMED]:
        told = [cut(called(shelf.by_slug[slug].record), 32) for slug in speakers[entry.slug][:3]]
        yield _called(entry, shelf.words.count("n_notes", len(speakers[entry.slug])), ", ".join(told))


def _notes(entries: Iterable[Entry]) -> Iterator[AsideLink]:
    notes = [entry for entry in entries if entry.record.kind == "note"]
    for entry in notes[:_KEPT]:
        yield _called(entry, entry.record.group[-1] if entry.record.group else "")


def _snippets(entries: Iterable[Entry]) -> Iterator[AsideLink]:
    """Yield the entries that keep code of papers, with its language."""
    kept = [entry for entry in entries if entry.record.kind == "paper" and any(part.snippets for part in entry.parts)]
    for entry in kept[:_KEPT]:
        languages = dict.fromkeys(snippet.language for part in entry.parts for snippet in part.snippets)
        yield _called(entry, ", ".join(languages))


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
        if waiting and (status != UNNOTED or shelf.tells_unnoted):
            more = shelf.words.fill("all_of", count=f"{len(waiting):,}") if len(waiting) > _WAITING else ""
            first = tuple(_called(entry, str(entry.record.year or "")) for entry in waiting[:_WAITING])
            yield DoorView(status, shelf.words[f"status_{status}"], first, more)


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
