"""What an edit of a notes file has changed in its records, told from as little of the file as will do."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import partial
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from papernotes.body import render_body
from papernotes.library.summaries import faced
from papernotes.parse import glance, parse, profile
from papernotes.site.search.section_units import heard_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from papernotes.body import RecordBody
    from papernotes.lexicon import Lexicon
    from papernotes.model import Document, Group, Record
    from papernotes.parse.reading.folder import Profile
    from papernotes.site.record_digests import Leaf
    from papernotes.source import Source

_MOST = 8
"""Records; after an edit that changes more of them the build is waited for."""


class RecordEdit(NamedTuple):
    """A record as it was, and as it is read now, with its body."""

    then: Record
    read: Record
    body: RecordBody


class _Read(NamedTuple):
    """A record that was read, and what was read with it."""

    record: Record
    body: RecordBody
    together: tuple[tuple[int, str], ...]
    """The first line and the kind of all records, lines as they were before an edit."""


class KnownFile(NamedTuple):
    """A notes file as the last build read it."""

    source: Source
    leaves: Sequence[Leaf]
    """Its records, in their order."""
    groups: Sequence[Group]


def edits(known: KnownFile, source: Source, lexicon: Lexicon, folder: Profile | None = None) -> tuple[RecordEdit, ...]:
    """Return what an edited notes file says otherwise than before.

    ``folder`` is what the project's notes showed together at the last build.
    There is nothing when records came or went, for then it is not known which is which, or when it is much.
    """
    if source.lines == known.source.lines:
        return ()
    folder = folder or profile([glance(source, lexicon)])
    return _inside_one(known, source, lexicon, folder) or _of_all(known, source, lexicon, folder)


def _of_all(known: KnownFile, source: Source, lexicon: Lexicon, folder: Profile) -> tuple[RecordEdit, ...]:
    document = parse(source, lexicon, folder)
    if len(document.records) != len(known.leaves):
        return ()
    edited = [
        (leaf.record, record)
        for leaf, record in zip(known.leaves, document.records, strict=True)
        if (leaf.heard, faced(leaf.record)) != (heard_of(record), faced(record))
    ]
    return (
        tuple(RecordEdit(then, now, render_body(document, now)) for then, now in edited) if len(edited) <= _MOST else ()
    )


def _inside_one(known: KnownFile, source: Source, lexicon: Lexicon, folder: Profile) -> tuple[RecordEdit, ...]:
    """Return what an edit inside of one record has changed, with few others read.

    Whether these few will do is tried on what the record was: unless it becomes the same again, there is nothing.
    """
    old, new = known.source.lines, source.lines
    parts = sorted([*((leaf.record.place.line, leaf) for leaf in known.leaves),
                    *((group.line, None) for group in known.groups)], key=itemgetter(0))  # fmt: skip
    bounds = [*(line for line, _ in parts), len(old) + 1]
    at = bisect_right(bounds, _alike(old, new) + 1, hi=len(parts)) - 1
    leaf = parts[at][1] if at >= 0 else None
    own, grown = range(bounds[at], bounds[at + 1]), len(new) - len(old)
    past = own.stop + grown
    if leaf is None or old[own.stop - 1 :] != new[past - 1 :] or past <= own.start:
        return ()
    above = {*range(1, bounds[0]), *chain.from_iterable(range(*bounds[n : n + 2]) for n in _above(parts, at))}
    below = next((range(*bounds[n : n + 2]) for n in range(at + 1, len(parts)) if parts[n][1]), range(0))
    parsed = partial(parse, lexicon=lexicon, folder=folder)
    then = _read(known.source, {*above, *own, *below}, own.start, 0, parsed)
    kept = {*above, *range(own.start, past), *(line + grown for line in below)}
    now = _read(source, kept, own.start, grown, parsed)
    # When a code block is left open, say, the next record is none any more, and what will come then is not known.
    if then is None or now is None or (leaf.record, leaf.body, now.together) != then:
        return ()
    return (RecordEdit(leaf.record, now.record, now.body),)


def _above(parts: Sequence[tuple[int, Leaf | None]], at: int) -> Iterator[int]:
    """Yield the numbers of the groups above a part, and of the last record above it, which shows how records look."""
    yield from (number for number in range(at) if parts[number][1] is None)
    yield from [number for number in range(at) if parts[number][1]][-1:]


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many lines two texts begin with alike."""
    return next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other),
                min(len(old), len(new)))  # fmt: skip


def _read(source: Source, kept: set[int], line: int, grown: int, parsed: Callable[[Source], Document]) -> _Read | None:
    """Return the record that starts at a line, read with the lines kept and with what the file defines for links.

    ``grown`` are the lines by which an edit has moved those behind the record.
    """
    lines = (text if number in kept or "]:" in text else "" for number, text in enumerate(source.lines, 1))
    document = parsed(replace(source, text="\n".join(lines), withheld=()))
    record = next((record for record in document.records if record.place.line == line), None)
    places = ((other.place.line, other.kind) for other in document.records)
    together = tuple((start - grown if start > line else start, kind) for start, kind in places)
    return _Read(record, render_body(document, record), together) if record else None
