"""The records in a terminal: a line each, so that a user can judge what was understood."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from papernotes.report.printable import columns, printable
from papernotes.report.receipt import count

if TYPE_CHECKING:
    from papernotes.library.entry_model import Entry, Library

_HEAD = ("place", "venue", "year", "links", "title")
_NARROWEST_TITLE = 24
_WIDEST_PLACE = 36


def table(library: Library, width: int | None = None) -> str:
    """Return a table of all entries in the notes' order, as wide as the terminal; notes are marked as such."""
    width = width or shutil.get_terminal_size((120, 24)).columns
    rows = [_HEAD, *(_row(entry) for entry in library.entries)]
    widths = [max(columns(row[i]) for row in rows) for i in range(len(_HEAD) - 1)]
    room = max(_NARROWEST_TITLE, width - sum(widths) - 2 * len(widths))
    lines = [
        "  ".join([*(_pad(cell, w) for cell, w in zip(row, widths, strict=False)), _cut(row[-1], room)]) for row in rows
    ]
    kinds = [entry.record.kind for entry in library.entries]
    return printable(
        "\n".join([*lines, "", f"{count(kinds.count('paper'), 'paper')}, {count(kinds.count('note'), 'note')}"])
    )


def _row(entry: Entry) -> tuple[str, ...]:
    record = entry.record
    more = f" +{len(entry.parts) - 1}" if len(entry.parts) > 1 else ""
    place = f"{_cut(record.place.file, _WIDEST_PLACE, left=True)}:{record.place.line}{more}"
    kinds = " ".join(dict.fromkeys(link.kind for link in record.links))
    title = record.title if record.kind == "paper" else f"({record.title})"
    return place, record.venue or "", str(record.year or ""), kinds, title


def _pad(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def _cut(text: str, width: int, *, left: bool = False) -> str:
    if columns(text) <= width:
        return text
    kept, room = 0, width - 1
    for character in reversed(text) if left else text:
        room -= columns(character)
        if room < 0:
            break
        kept += 1
    return f"…{text[len(text) - kept :]}" if left else f"{text[:kept]}…"
