"""What fragments call the headings and blocks of a file, on GitHub, in Obsidian, and in the file itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING

from papernotes.library.mentions import squash
from papernotes.slug import fold, slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from papernotes.library.entry_model import Entry
    from papernotes.model import Anchor

Mark = tuple[int, "Anchor | None"]
"""A line, and what stands there."""
_NO_ANCHOR = re.compile(r"[^\w\- ]")
_OBSIDIAN = re.compile(r"[\s#|^:\\%\[\]]+")


class Marks:
    """The names of the places in a file."""

    def __init__(self, anchors: Iterable[Anchor], records: Sequence[tuple[int, Entry]]) -> None:
        """Take the headings and named blocks, and as ``records`` those of the file, each with its first line."""
        anchors = tuple(anchors)
        headings = [(anchor.text, (anchor.line, anchor)) for anchor in anchors if anchor.level]
        self._tables: list[tuple[Callable[[str], str], dict[str, list[Mark]]]] = [
            (str, _table((name, (anchor.line, anchor)) for anchor in anchors for name in anchor.ids)),
            (str.lower, _table((name.lower(), (anchor.line, anchor)) for anchor in anchors for name in anchor.ids)),
            (str.lower, _table(zip(github([text for text, _ in headings]), [at for _, at in headings], strict=True))),
            (slugify, _table((name, (line, None)) for line, entry in records for name in _slugs(entry))),
            (_folded, _table((_folded(text), mark) for text, mark in headings)),
            (_squashed, _table((_squashed(text), mark) for text, mark in headings)),
        ]

    def find(self, part: str, first: int = 0, last: int = 0) -> Mark | None:
        """Return where a fragment leads: of several places one from line ``first`` to ``last``, else the first.

        ``#`` parts the headings of a path through the outline, ``^`` begins the id of a block.
        """
        *above, name = [step.strip() for step in part.split("#")]
        for step in above:
            found = self._one(step, first, last)
            first, last = (found[0], 0) if found else (first, last)
        return self._one(name, first, last)

    def _one(self, name: str, first: int, last: int) -> Mark | None:
        tables = self._tables
        if name.startswith("^"):
            name, tables = name[1:], tables[:2]
        called = [found for key_of, table in tables if name and (found := table.get(key_of(name)))]
        for found in called if first else ():
            at = bisect_left(found, first, key=itemgetter(0))
            if at < len(found) and (found[at][0] <= last or not last):
                return found[at]
        return called[0][0] if called else None


def github(titles: Iterable[str]) -> list[str]:
    """Return the anchors that GitHub gives to headings, in their order: a title that comes again gets a number.

    After github-slugger (https://github.com/Flet/github-slugger), which GitHub's own pages agree with.
    """
    given: dict[str, int] = {}
    anchors = []
    for title in titles:
        plain = _NO_ANCHOR.sub("", title.strip().lower()).replace(" ", "-")
        anchor, number = plain, given.get(plain, 0)
        while anchor in given:
            number += 1
            anchor = f"{plain}-{number}"
        given[plain] = number
        given[anchor] = 0
        anchors.append(anchor)
    return anchors


def _table(marks: Iterable[tuple[str, Mark]]) -> dict[str, list[Mark]]:
    table: dict[str, list[Mark]] = {}
    for name, mark in marks:
        if name:
            table.setdefault(name, []).append(mark)
    for found in table.values():
        found.sort(key=itemgetter(0))
    return table


def _slugs(entry: Entry) -> tuple[str, ...]:
    return slugify(entry.record.title), *((slugify(entry.record.name),) if entry.record.name else ()), entry.slug


def _folded(text: str) -> str:
    return fold(_OBSIDIAN.sub(" ", text).strip())


def _squashed(text: str) -> str:
    return fold(squash(text))
