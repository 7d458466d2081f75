"""A draft → the text of the notes with it: where and how its neighbours are, read back before anything is written."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from papernotes.author.addition import ESSENTIAL, Addition, unsaid
from papernotes.author.own_file import own_file
from papernotes.author.spots import Spot
from papernotes.author.style import plain_style, wordings
from papernotes.parse import parse
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.author.draft import Draft
    from papernotes.author.spots import Shelves
    from papernotes.author.style import Style
    from papernotes.model import Record

INBOX = "inbox.md"
"""The file for what has no place of its own yet."""
_MOST_SPOTS = 6
"""Places that are tried; each try reads a file."""
_ENDS = re.compile(r"\r\n|\r|\n")


def add(draft: Draft, shelves: Shelves) -> Addition:
    """Return the notes with a draft in its place; it is read back there as what it says, as far as that can be had."""
    if alone := shelves.singles():
        return own_file(draft, alone, shelves)
    for spot in islice(shelves.spots(draft), _MOST_SPOTS):
        titles = [record.title for record in parse(shelves.sources[spot.path], shelves.lexicon).records]
        nearly: list[tuple[int, Addition]] = []
        for style in _styles(spot, shelves):
            for lines in wordings(draft, style):
                addition = _inserted(shelves.sources[spot.path], spot, lines)
                made = _made(addition, titles, shelves)
                if made and unsaid(made, draft) == 0:
                    return addition
                if made and unsaid(made, draft) < ESSENTIAL:
                    nearly.append((abs(len(made.title) - len(draft.title)), addition))
        if nearly:
            return min(nearly, key=lambda found: found[0])[1]
    return _inbox(draft, shelves)


def _styles(spot: Spot, shelves: Shelves) -> Iterator[Style]:
    """Yield the neighbour's style, then the plain one at its level."""
    own = shelves.style(spot.like)
    if own:
        yield own
    yield plain_style(own.form.lead if own and not own.form.is_item else "## ")


def _inserted(source: Source, spot: Spot, lines: Sequence[str]) -> Addition:
    """Return a file with lines behind one of its own; all else in it stays byte for byte."""
    found = _ENDS.search(source.text)
    end = found[0] if found else "\n"
    at = source.line_span(spot.line).end if spot.line else 0
    rest = _ENDS.match(source.text, at)
    at = rest.end() if rest else at
    blanks = 0 if lines[0].lstrip().startswith(("-", "*", "+", "|")) and not spot.heading else _gap(source, spot)
    block = [""] * blanks + ([spot.heading, *([""] if lines[0].startswith("#") else [])] if spot.heading else [])
    first = spot.line + len(block) + 1
    following = source.text[at:]
    closing = [""] if following and not following.startswith(("\n", "\r")) and lines[0].startswith("#") else []
    text = end.join([*block, *lines, *closing, ""])
    opening = end if spot.line and not rest else ""
    return Addition(spot.path, first, tuple(lines), source.text[:at] + opening + text + following, fresh=False)


def _gap(source: Source, spot: Spot) -> int:
    """Return how many blank lines part notes here: as before the neighbour, one where it cannot be told."""
    if not spot.line:
        return 0
    like = spot.like
    if like is None or like.place.file != source.path or spot.heading:
        return 1
    before = source.lines[max(0, like.place.line - 4) : like.place.line - 1]
    blank = next((n for n, line in enumerate(reversed(before)) if line.strip()), len(before))
    return max(1, min(2, blank))


def _made(addition: Addition, titles: Sequence[str], shelves: Shelves) -> Record | None:
    """Return the record that an addition makes; None when it makes none or changes what others are."""
    records = parse(Source(addition.path, addition.text), shelves.lexicon).records
    made = [record for record in records if record.place.line == addition.line]
    others = [record.title for record in records if record.place.line != addition.line]
    return made[0] if len(made) == 1 and others == titles else None


def _inbox(draft: Draft, shelves: Shelves) -> Addition:
    """Return the file for what fits nowhere, with the draft at its end."""
    held = shelves.sources.get(INBOX)
    text = held.text if held else ""
    between = "\n" if text.endswith("\n") else "\n\n" if text else ""
    line = f"{text}{between}".count("\n") + 1
    like = shelves.model()
    styles = _styles(Spot(INBOX, 0, like), shelves)
    made: list[Addition] = []
    for lines in (lines for style in styles for lines in wordings(draft, style)):
        made.append(Addition(INBOX, line, lines, text + between + "\n".join([*lines, ""]), fresh=held is None))
        records = parse(Source(INBOX, made[-1].text), shelves.lexicon).records
        if any(record.place.line == line and unsaid(record, draft) < ESSENTIAL for record in records):
            return made[-1]
    return made[0]
