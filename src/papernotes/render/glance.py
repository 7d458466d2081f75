"""A small library at a glance: each paper with notes in a row, its problem beside its method, by topic."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from papernotes.render.context import GlanceCell, GlanceGroup, GlanceRow, TermLink
from papernotes.render.markup.excerpts import excerpt
from papernotes.render.markup.prose import width
from papernotes.render.plan import entry_permalink
from papernotes.render.said import called, said, titled
from papernotes.render.texts import cut, tongue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from papernotes.library.model import Entry
    from papernotes.model import Role
    from papernotes.render.shelf import Shelf
    from papernotes.slug import Slug

MOST = 30
"""Papers of a library that is shown so."""
_LEAST = 3
"""Papers that must say what their problem or their method is."""
_WIDTH = 200
"""The width of a cell: three lines."""
_NAME = 72
_SAYS = 18
"""The width of what says something."""
_LEFT: tuple[Role, ...] = ("summary", "result", "background", "other", "limitation", "question", "setup")
"""What stands in for a method that the notes do not tell, under its own word, best first."""
_FOR_PROBLEM: Role = "background"
"""What stands in for a problem that the notes do not tell: why it was done."""
_NOTHING = GlanceCell("", "", "", "", "")


def glance(entries: Sequence[Entry], shelf: Shelf) -> tuple[GlanceGroup, ...]:
    """Return the papers with notes of a small library by topic; nothing for a large one, or one without roles."""
    papers = [entry for entry in entries if entry.record.kind == "paper"]
    noted = [entry for entry in papers if entry.noted]
    if len(papers) > MOST or sum(map(_has_roles, noted)) < _LEAST:
        return ()
    rows = {entry.slug: row for entry in noted if (row := _row(entry, shelf))}
    return tuple(_groups([entry for entry in noted if entry.slug in rows], rows, papers, shelf))


def _has_roles(entry: Entry) -> bool:
    return any(section.role in ("problem", "method") for part in entry.parts for section in part.sections)


def _groups(
    shown: Iterable[Entry], rows: Mapping[Slug, GlanceRow], papers: Sequence[Entry], shelf: Shelf
) -> Iterator[GlanceGroup]:
    """Yield the topics that two papers share, the largest first, then what is left."""
    sizes = Counter(topic.name for entry in papers for topic in entry.topics)
    order = {name: place for place, (name, _) in enumerate(sizes.most_common())}
    held: dict[str, list[Entry]] = {}
    for entry in shown:
        main = min((topic.name for topic in entry.topics), key=order.__getitem__, default="")
        held.setdefault(main, []).append(entry)
    lone = [name for name, entries in held.items() if not name or len(entries) < 2]
    others = [entry for name in lone for entry in held.pop(name)]
    for name, entries in sorted(held.items(), key=lambda pair: (-len(pair[1]), order[pair[0]])):
        link = shelf.term_link("topics", name)
        note = shelf.held(len(entries), 0)
        yield GlanceGroup(name, link.url if link else "", note, tuple(rows[entry.slug] for entry in entries))
    if others:
        title = shelf.words["other_topics"] if held else ""
        note = shelf.held(len(others), 0)
        yield GlanceGroup(title, "topics/index.html", note, tuple(rows[entry.slug] for entry in others))


def _row(entry: Entry, shelf: Shelf) -> GlanceRow | None:
    """Return an entry's row, None for one that says nothing in a sentence."""
    record = entry.record
    cells: dict[str, GlanceCell] = {}
    for section, html, anchor in shelf.whole(entry).value.sections():
        text = excerpt(html, _WIDTH, record.title) if section.role not in cells else ""
        if width(text) >= _SAYS:
            url, word = f"{entry_permalink(entry)}#{anchor}", said(section.heading)
            word = "" if text.casefold().startswith(word.casefold()) else word  # its words begin with it
            cells[section.role] = GlanceCell(section.role, word, text, url, tongue(text, shelf.config.language))
    problem, method = cells.get("problem"), cells.get("method")
    problem = problem._replace(head="") if problem else cells.pop(_FOR_PROBLEM, None)
    if method:
        method = method._replace(head="")
    else:
        left = next((cells[role] for role in _LEFT if role in cells), None)
        method = left._replace(head=left.head or shelf.words["note"]) if left else None
    if not problem and not method:
        return None
    title = called(record)
    appeared = " ".join(str(part) for part in (record.venue, record.year) if part)
    return GlanceRow(
        TermLink(cut(title, _NAME), entry_permalink(entry)),
        titled(record),
        appeared,
        tongue(title, shelf.config.language),
        problem or _NOTHING,
        method or _NOTHING,
    )
