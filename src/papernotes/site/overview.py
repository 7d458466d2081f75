"""A small library at a glance: each paper with notes in a row, its problem beside its method, by topic."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from papernotes.body.excerpts import excerpt, quoted
from papernotes.body.prose import width
from papernotes.lexicon.cues import tells
from papernotes.site.context import GlanceCell, GlanceGroup, GlanceRow, TermLink
from papernotes.site.plan import entry_permalink
from papernotes.site.texts import cut, tongue
from papernotes.site.title_text import called, readable, titled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from papernotes.lexicon.cues import Told
    from papernotes.library.entry_model import Entry
    from papernotes.model import Role, Section
    from papernotes.site.shelf import Shelf
    from papernotes.slug import Slug

MOST = 30
"""Papers of a library that is shown so."""
_LEAST = 3
"""Papers that must say what their problem or their method is."""
_WIDTH = 200
"""The width of a cell: three lines."""
_NAME = 72
_AGAIN = 32
"""Characters of a passage that say the same where they stand twice."""
_SAYS = 18
"""The width of what says something."""
_LEFT: tuple[Role, ...] = ("summary", "result", "background", "other", "limitation", "question", "setup")
"""What stands in for a method that the notes do not tell, under its own word, best first."""
_QUOTED: tuple[Role, ...] = ("summary", "background", "other")
"""Sections in which a sentence may tell a problem or a method; what limits a work is not what it solves."""
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
        whole = shelf.words.fill("all_of", count=shelf.held(sizes[name], 0)) if sizes[name] > len(entries) else ""
        yield GlanceGroup(name, link.url if link else "", whole, tuple(rows[entry.slug] for entry in entries))
    if others:
        title = shelf.words["other_topics"] if held else ""
        yield GlanceGroup(title, "topics/index.html", "", tuple(rows[entry.slug] for entry in others))


def _row(entry: Entry, shelf: Shelf) -> GlanceRow | None:
    """Return an entry's row, None for one that says nothing in a sentence."""
    record = entry.record
    passages = tuple(_passages(entry, shelf))
    first = dict(reversed(passages))
    problem = _bare(first.get("problem")) or first.get(_FOR_PROBLEM) or _quoted(entry, shelf, "problem")
    method = _bare(first.get("method")) or _quoted(entry, shelf, "method")
    if not method:
        left = [cell for wanted in _LEFT for role, cell in passages if role == wanted and not _holds(cell, problem)]
        method = left[0]._replace(head=left[0].head or shelf.words["note"]) if left else None
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


def _passages(entry: Entry, shelf: Shelf) -> Iterator[tuple[Role, GlanceCell]]:
    """Yield what each section of an entry says first, with its role."""
    for section, html, anchor in shelf.whole(entry).value.sections():
        if cell := _cell(entry, shelf, section, anchor, excerpt(html, _WIDTH, entry.record.title)):
            yield section.role, cell


def _quoted(entry: Entry, shelf: Shelf, what: Told) -> GlanceCell | None:
    """Return the first passage that says by its own words that it tells a problem or a method."""
    other: Told = "problem" if what == "method" else "method"
    for section, html, anchor in shelf.whole(entry).value.sections():
        if section.role in _QUOTED:
            text = quoted(html, _WIDTH, lambda told: tells(told, what), lambda told: tells(told, other))
            if cell := _cell(entry, shelf, section, anchor, text):
                return _bare(cell)
    return None


def _cell(entry: Entry, shelf: Shelf, section: Section, anchor: str, text: str) -> GlanceCell | None:
    """Return a passage under its section's heading; None where it says too little."""
    if width(text) < _SAYS:
        return None
    word = readable(section.heading)
    word = "" if text.casefold().startswith(word.casefold()) else word  # its words begin with it
    url = f"{entry_permalink(entry)}#{anchor}"
    return GlanceCell(section.role, word, text, url, tongue(text, shelf.config.language))


def _bare(cell: GlanceCell | None) -> GlanceCell | None:
    """Return a passage of its column's own role, without its heading."""
    return cell._replace(head="") if cell else None


def _holds(cell: GlanceCell, other: GlanceCell | None) -> bool:
    """Tell whether a passage says again how another begins."""
    return other is not None and other.text[:_AGAIN] in cell.text
