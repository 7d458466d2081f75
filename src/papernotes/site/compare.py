"""Comparison: entries side by side by role, a board for each topic and venue, and any few that a reader picks."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from papernotes.body.excerpts import excerpt
from papernotes.site.context import BoardLink, BoardRow, BoardView, CellView, CompareView, TermLink
from papernotes.site.desk import AUTHORS_A_ROW, link_to
from papernotes.site.digested import together
from papernotes.site.feeds.atom import term_feed
from papernotes.site.packed_script import script
from papernotes.site.page import Artifact
from papernotes.site.plan import ACROSS, ROLES, entry_permalink
from papernotes.site.texts import tongue
from papernotes.site.theme import draw
from papernotes.site.title_text import called, readable, titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from papernotes.library.entry_model import Entry, Term
    from papernotes.model import Record, Role
    from papernotes.site.context import Pager
    from papernotes.site.desk import Desk
    from papernotes.site.digested import Digested
    from papernotes.site.list_values import Tag
    from papernotes.site.plan import Board, Part
    from papernotes.site.record_digests import Whole
    from papernotes.site.shelf import Shelf

_BESIDE: Mapping[Role, Role] = {"problem": "method", "method": "result"}
"""What stands beside a role on its board of all papers: what is done about a problem, what a method comes to."""


class _Form(NamedTuple):
    """How much a board says of an entry; the whole of it is a click away."""

    roles: tuple[Role, ...]
    passages: int
    """Of each role, at most."""
    width: int
    """Of a passage."""
    whole: int
    """The width of a first sentence that is not cut."""


_OTHERS = 6
"""The most sections without a role that a board leads to."""
_FULL = _Form((*ROLES, "other"), 2, 240, 240)
_SHORT = _Form(tuple(dict.fromkeys((*_BESIDE, *_BESIDE.values()))), 1, 120, 200)
"""On the boards of all papers, which say in a line what each is about."""
SHARD = 40
"""Entries in a file of passages; a reader who picks five loads five such files at most."""


def compare_view(part: Part[Board], shelf: Shelf, pager: Pager | None) -> CompareView:
    """Return a page that leads to boards and shows what a reader picks."""
    return CompareView(
        all=tuple(_link(board, shelf) for board in part.items if board.role),
        topics=tuple(_link(board, shelf) for board in part.items if board.taxonomy == "topics"),
        venues=tuple(_link(board, shelf) for board in part.items if board.taxonomy == "venues"),
        roles=tuple((role, shelf.words[f"role_{role}"]) for role in ROLES),
        pager=pager,
    )


class Compared(NamedTuple):
    """All that a page of entries side by side is drawn from."""

    part: Part[Any]
    """Its part of the board, without entries and term."""
    tag: Tag | None
    """The term whose entries these are."""
    feed: str
    """Where the term's feed stands, empty for none."""
    shown: Digested[tuple[Whole, ...]]


def compared_of(part: Part[Entry], shelf: Shelf) -> Compared:
    """Return the view of a page of entries side by side."""
    term, taxonomy = part.term, part.taxonomy
    return Compared(
        part=replace(part, items=(), term=None),
        tag=shelf.tag(taxonomy, term) if term and taxonomy else None,
        feed=term_feed(taxonomy, term) if term and taxonomy else "",
        shown=together([shelf.whole(entry) for entry in part.items]),
    )


def board_view(board: Compared, desk: Desk, root: str, pager: Pager | None) -> BoardView:
    """Return entries side by side: a term's with all that they tell, or all that tell of a role."""
    part, tag = board.part, board.tag
    form = _SHORT if part.role else _FULL
    rows = tuple(_row(whole, desk, form) for whole in board.shown.value)
    columns = (part.role, _BESIDE[part.role]) if part.role else ROLES
    roles = tuple((role, desk.words[f"role_{role}"]) for role in columns if any(role in row.cells for row in rows))
    others = not part.role and any(row.others for row in rows)
    shared = _shared_headings(rows)
    heading = _heading(tag, part.role, desk)
    return BoardView(
        heading=heading,
        title=heading if part.role else desk.words["side_by_side"].replace("{name}", heading),
        term=link_to(part.taxonomy, tag) if part.taxonomy and tag else None,
        note=desk.words.count("n_entries", part.total),
        roles=roles,
        rows=tuple(_drawn(row, desk, _Columns(roles, others, root, form, shared)) for row in rows),
        others=others,
        pager=pager,
        shared=dict(shared),
    )


class _Columns(NamedTuple):
    """What the HTML of a row depends on besides the row: boards that have it alike share it."""

    roles: tuple[tuple[str, str], ...]
    others: bool
    root: str
    form: _Form
    shared: frozenset[tuple[str, str]]
    """By role, the heading that says nothing of a row since most have it; see `_shared_headings`."""


_SEVERAL = 3


def _shared_headings(rows: Sequence[BoardRow]) -> frozenset[tuple[str, str]]:
    """Return the heading of each role that more than half of several rows have over their first passage."""
    shared = set()
    for role in dict.fromkeys(role for row in rows for role in row.cells):
        firsts = [row.cells[role][0].heading for row in rows if role in row.cells]
        heading, count = Counter(firsts).most_common(1)[0]
        if heading and count >= _SEVERAL and count * 2 > len(firsts):
            shared.add((str(role), heading))
    return frozenset(shared)


def _bare(row: BoardRow, shared: frozenset[tuple[str, str]]) -> BoardRow:
    """Return a row without the headings that most rows share, where a text stands beneath."""
    return row._replace(cells={
        role: tuple(c._replace(heading="") if c.text and (role, c.heading) in shared else c for c in held)
        for role, held in row.cells.items()
    })  # fmt: skip


def _drawn(row: BoardRow, desk: Desk, columns: _Columns) -> Markup:
    """Return a row as HTML."""

    def make() -> Markup:
        context = {"row": _bare(row, columns.shared), "words": desk.names, **columns._asdict()}
        return Markup(draw(desk.theme, "board-row.html", context))

    return desk.memo(("board-row", row.link.url, columns), make)


def _link(board: Board, shelf: Shelf) -> BoardLink:
    note = shelf.words.count("n_entries", len(board.entries))
    return BoardLink(_heading(board.term, board.role, shelf), board.first, note)


def _heading(term: Term | Tag | None, role: Role | None, desk: Desk) -> str:
    return desk.words[ACROSS[role]] if role else term.name if term else ""


def _row(whole: Whole, desk: Desk, form: _Form = _FULL) -> BoardRow:
    """Return an entry's row, which is the same on each of its boards of a form."""
    return desk.memo(("row", whole.entry.slug, form), lambda: _make_row(whole, desk, form))


def _make_row(whole: Whole, desk: Desk, form: _Form) -> BoardRow:
    entry = whole.entry
    record = entry.record
    cells: dict[str, list[CellView]] = {}
    others: list[CellView] = []
    levels: list[int] = []
    page, site = entry_permalink(entry), desk.config.language
    told = any(section.role != "other" for part in entry.parts for section in part.sections)
    for section, html, anchor in whole.sections():
        if section.role not in form.roles:
            continue
        held = others if section.role == "other" else cells.setdefault(section.role, [])
        if section.role != "other" and sum(bool(cell.text) for cell in held) == form.passages:
            continue
        # Where sections have roles, the others are places to go to; else the first of them speaks for the notes.
        text = "" if section.role == "other" and (told or others) else excerpt(html, form.width, whole=form.whole)
        heading = readable(section.heading)
        if text and heading and text.casefold().startswith(heading.casefold()):
            heading = ""  # its words begin with it
        if text and section.role != "other" and heading.casefold() == desk.words[f"role_{section.role}"].casefold():
            heading = ""  # the column says it already
        if heading or text:
            held.append(CellView(heading, text, f"{page}#{anchor}", tongue(text, site)))
            levels += [section.level] if held is others else []
    title = called(record)
    return BoardRow(
        link=TermLink(title, page),
        about=" ".join([str(part) for part in (record.venue, record.year) if part]),
        lang=tongue(title, site),
        # A heading over others alone says nothing beside a passage.
        cells={
            role: tuple(([c for c in held if c.text] or held)[: form.passages]) for role, held in cells.items() if held
        },
        others=tuple(_foremost(others, levels, desk, page)),
    )


def _foremost(others: Sequence[CellView], levels: Sequence[int], desk: Desk, page: str) -> Iterator[CellView]:
    """Yield the sections without a role that stand highest, in their order, and how many more the page has."""
    highest = sorted(range(len(others)), key=lambda at: (not others[at].text, levels[at]))
    yield from (others[at] for at in sorted(highest[:_OTHERS]))
    if len(others) > _OTHERS:
        yield CellView(desk.words.count("n_more", len(others) - _OTHERS), "", page, "")


def shard_count(entries: Sequence[Entry]) -> int:
    """Return over how many files the passages of a library are spread."""
    return max(1, -(-len(entries) // SHARD))


def shard_of(slug: str, count: int) -> int:
    """Return the file, from 0, that holds an entry's passages: FNV-1a of its UTF-8 bytes, as compare.js reckons it."""
    value = 0x811C9DC5
    for byte in slug.encode("utf-8", "replace"):
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value % count


class Passages(NamedTuple):
    """A part of what compare.js and preview.js show of entries: a classic script, for a page on disk can load no other.

    Its entries stand in the library's order.
    """

    number: int
    shown: Digested[tuple[Whole, ...]]

    @property
    def path(self) -> str:
        """Where it stands."""
        return f"assets/passages/{self.number}.js"

    def artifact(self, desk: Desk) -> Artifact:
        """Return the script."""
        shown = {whole.entry.slug: _passages(whole, desk) for whole in self.shown.value}
        data = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
        return Artifact(self.path, script("papernotesPassages", str(self.number), data))


def passages(entries: Sequence[Entry], shelf: Shelf) -> tuple[Passages, ...]:
    """Return the passages of a library in their parts."""
    count = shard_count(entries)
    shards: list[list[Digested[Whole]]] = [[] for _ in range(count)]
    for entry in entries:
        shards[shard_of(entry.slug, count)].append(shelf.whole(entry))
    return tuple(Passages(number, together(shard)) for number, shard in enumerate(shards))


def _passages(whole: Whole, desk: Desk) -> dict[str, Any]:
    """Return what passages.js makes an entry of: without its address, and what it repeats of itself."""
    row = _row(whole, desk)

    def told(cell: CellView) -> list[str | None]:
        fragment = cell.url.removeprefix(row.link.url)
        parts = [cell.heading, cell.text, None if fragment == f"#{cell.heading}" else fragment, cell.lang]
        return parts[: 4 if cell.lang else 3 if parts[2] is not None else 2 if cell.text else 1]

    full, first = titled(whole.entry.record), next((cells[0].text for cells in row.cells.values()), None)
    return {
        "title": row.link.name, "about": row.about, "lang": row.lang, "by": _byline(whole.entry.record, desk),
        **({"full": full} if full != row.link.name else {}),
        **({"summary": whole.about} if whole.about != first else {}),
        "cells": {role: [*map(told, found)] for role, found in row.cells.items()},
        "others": [*map(told, row.others)],
    }  # fmt: skip


def _byline(record: Record, desk: Desk) -> str:
    """Return an entry's authors as its row names them."""
    names = ", ".join(record.authors[:AUTHORS_A_ROW])
    others = record.others or len(record.authors) > AUTHORS_A_ROW
    return f"{names} {desk.words['and_others']}" if names and others else names
