"""How each file was read, in a terminal: a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.model import CLOSE
from papernotes.report.printable import columns, printable
from papernotes.report.receipt import count

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from papernotes.library.entry_model import Library
    from papernotes.model import ReadAs

_HEAD = ("file", "read as", "papers", "sure", "")


def readings(library: Library, settled: AbstractSet[str], file: str = "") -> str:
    """Return a table of how each file was read, or one file; the settings say how those in ``settled`` are."""
    told = (told for told in library.readings if file in ("", told.file))
    rows = [_HEAD, *(_row(one, settled=one.file in settled) for one in told)]
    widths = [max(columns(row[at]) for row in rows) for at in range(len(_HEAD) - 1)]
    lines = ("  ".join([*(_pad(cell, w) for cell, w in zip(row, widths, strict=False)), row[-1]]) for row in rows)
    return printable("\n".join(line.rstrip() for line in lines))


def changes(before: Library, after: Library, file: str) -> str:
    """Return which papers of a file came and which went."""
    old, new = _titles(before, file), _titles(after, file)
    lines = [f"- {title}" for title in old if title not in new] + [f"+ {title}" for title in new if title not in old]
    return printable("\n".join([*lines, f"{count(len(old), 'paper')} before, {len(new)} now"]))


def _titles(library: Library, file: str) -> list[str]:
    parts = (part for entry in library.entries for part in entry.parts)
    return [part.title for part in parts if part.kind == "paper" and part.place.file == file]


def _row(told: ReadAs, *, settled: bool) -> tuple[str, ...]:
    if settled:
        return told.file, told.reading, str(told.records), "told", ""
    other = f"or {told.second}, {count(told.second_records, 'paper')}" if told.confidence < CLOSE else ""
    return told.file, told.reading, str(told.records), f"{told.confidence:.2f}", other


def _pad(text: str, width: int) -> str:
    return text + " " * (width - columns(text))
