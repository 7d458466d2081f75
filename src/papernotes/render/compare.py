"""Comparison: entries side by side by role, a board for each topic and venue, and any few that a reader picks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from papernotes.render.context import BoardLink, BoardRow, BoardView, CellView, CompareView, TermLink
from papernotes.render.markup.excerpts import excerpt
from papernotes.render.page import Artifact
from papernotes.render.plan import ACROSS, ROLES, entry_permalink
from papernotes.render.said import called, said, titled
from papernotes.render.texts import tongue
from papernotes.render.theme import draw

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papernotes.library.model import Entry, Term
    from papernotes.model import Role
    from papernotes.render.context import Pager
    from papernotes.render.plan import Board, Part
    from papernotes.render.shelf import Shelf

_PASSAGE = 240
"""The width of a passage in a cell; the whole of it is a click away."""
_PASSAGES = 2
_BESIDE: Mapping[Role, Role] = {"problem": "method", "method": "result"}
"""What stands beside a role on its board of all papers: what is done about a problem, what a method comes to."""
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


def board_view(part: Part[Entry], shelf: Shelf, root: str, pager: Pager | None) -> BoardView:
    """Return entries side by side: a term's with all that they tell, or all that tell of a role."""
    rows = tuple(_row(entry, shelf) for entry in part.items)
    columns = (part.role, _BESIDE[part.role]) if part.role else ROLES
    roles = tuple((role, shelf.words[f"role_{role}"]) for role in columns if any(role in row.cells for row in rows))
    others = not part.role and any(row.others for row in rows)
    heading = _heading(part.term, part.role, shelf)
    return BoardView(
        heading=heading,
        title=heading if part.role else shelf.words["side_by_side"].replace("{name}", heading),
        term=shelf.term_link(part.taxonomy, heading) if part.taxonomy else None,
        note=shelf.words.count("n_entries", part.total),
        roles=roles,
        rows=tuple(_drawn(row, shelf, _Columns(roles, others, root)) for row in rows),
        others=others,
        pager=pager,
    )


class _Columns(NamedTuple):
    """What the HTML of a row depends on besides the row: boards that have it alike share it."""

    roles: tuple[tuple[str, str], ...]
    others: bool
    root: str


def _drawn(row: BoardRow, shelf: Shelf, columns: _Columns) -> Markup:
    """Return a row as HTML."""

    def make() -> Markup:
        context = {"row": row, "words": shelf.names, **columns._asdict()}
        return Markup(draw(shelf.theme, "board-row.html", context))

    return shelf.memo(("board-row", row.link.url, columns), make)


def _link(board: Board, shelf: Shelf) -> BoardLink:
    note = shelf.words.count("n_entries", len(board.entries))
    return BoardLink(_heading(board.term, board.role, shelf), board.first, note)


def _heading(term: Term | None, role: Role | None, shelf: Shelf) -> str:
    return shelf.words[ACROSS[role]] if role else term.name if term else ""


def _row(entry: Entry, shelf: Shelf) -> BoardRow:
    """Return an entry's row, which is the same on each of its boards."""
    return shelf.memo(f"board-row {entry.slug}", lambda: _make_row(entry, shelf))


def _make_row(entry: Entry, shelf: Shelf) -> BoardRow:
    record = entry.record
    cells: dict[str, list[CellView]] = {}
    others: list[CellView] = []
    page, site = entry_permalink(entry), shelf.config.language
    told = any(section.role != "other" for part in entry.parts for section in part.sections)
    for section, html, anchor in shelf.sections(entry):
        held = others if section.role == "other" else cells.setdefault(section.role, [])
        if section.role != "other" and len(held) == _PASSAGES:
            continue
        # Where sections have roles, the others are places to go to; else the first of them speaks for the notes.
        text = "" if section.role == "other" and (told or others) else excerpt(html, _PASSAGE)
        heading = said(section.heading)
        if text and heading and text.casefold().startswith(heading.casefold()):
            heading = ""  # its words begin with it
        if text and section.role != "other" and heading.casefold() == shelf.words[f"role_{section.role}"].casefold():
            heading = ""  # the column says it already
        if heading or text:
            held.append(CellView(heading, text, f"{page}#{anchor}", tongue(text, site)))
    title = called(record)
    return BoardRow(
        link=TermLink(title, page),
        about=" ".join([str(part) for part in (record.venue, record.year) if part]),
        lang=tongue(title, site),
        cells={role: tuple(passages) for role, passages in cells.items()},
        others=tuple(others),
    )


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
    entries: tuple[Entry, ...]

    @property
    def path(self) -> str:
        """Where it stands."""
        return f"assets/passages/{self.number}.js"

    def artifact(self, shelf: Shelf) -> Artifact:
        """Return the script."""
        shown = {entry.slug: _passages(entry, shelf) for entry in self.entries}
        # The data stand in a string, so that nothing in them is read as code.
        data = json.dumps(json.dumps(shown, ensure_ascii=False, separators=(",", ":")), ensure_ascii=False)
        # Two separators end a line in older readers of JavaScript; in JSON they may stand in a text.
        data = data.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        return Artifact(self.path, f"papernotesPassages({self.number}, {data});\n".encode("utf-8", "replace"))


def passages(entries: Sequence[Entry]) -> tuple[Passages, ...]:
    """Return the passages of a library in their parts."""
    count = shard_count(entries)
    shards: list[list[Entry]] = [[] for _ in range(count)]
    for entry in entries:
        shards[shard_of(entry.slug, count)].append(entry)
    return tuple(Passages(number, tuple(shard)) for number, shard in enumerate(shards))


def _passages(entry: Entry, shelf: Shelf) -> dict[str, Any]:
    row = _row(entry, shelf)
    return {
        "title": row.link.name, "about": row.about, "url": row.link.url, "lang": row.lang,
        "full": titled(entry.record), "summary": shelf.summary(entry),
        "cells": {role: [[c.heading, c.text, c.url, c.lang] for c in found] for role, found in row.cells.items()},
        "others": [[other.heading, other.text, other.url, other.lang] for other in row.others],
    }  # fmt: skip
