"""When an entry was written, from the dates of its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papernotes.model import Record

Dates = tuple[str | None, ...]
"""The ISO date of each line's last change, in UTC; None for a line whose date is not known."""


def written(parts: Sequence[Record], history: Mapping[str, Dates]) -> tuple[str | None, str | None]:
    """Return the first and the last date on which a line of an entry was written, over all its places."""
    known = [
        date
        for part in parts
        for date in history.get(part.place.file, ())[part.place.line - 1 : part.place.end_line]
        if date
    ]
    return (min(known), max(known)) if known else (None, None)
