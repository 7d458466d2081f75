"""The catalogue: what search needs of every entry before it looks into a text. The first part that a page loads.

Columns rather than rows: texts parted by line ends, numbers packed. What many entries share (venues, topics, authors,
headings …) is an item of a column, written once. The index says for each token which entries hold it in a field of
their own, and which items hold it.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from papernotes.model import Role, Status
from papernotes.site.search.packing import ALPHABET, WRITTEN, dumps, pack, pack_rising
from papernotes.site.search.section_units import bucket_of, one_line
from papernotes.site.search.tokens import tokens
from papernotes.site.title_text import named, titled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from papernotes.library.entry_model import Entry
    from papernotes.site.digested import Digested
    from papernotes.site.search.section_units import SectionUnit
    from papernotes.slug import Slug

NAME, TITLE, FACT = 1, 2, 8
"""The fields of an entry's own, as bits of a mask. FACT holds the arXiv id and the DOI."""
HAS = ("code", "data", "project", "video", "slides", "blog", "discussion", "paper", "snippet", "notes")
"""What ``has:`` can ask for, lowest bit first."""
ROLES: tuple[str, ...] = get_args(Role)
STATUSES: tuple[str, ...] = ("", *get_args(Status))
"""The statuses by number; the first is that of an entry that has none."""
_ROLE_DIGITS = {role: str(digit) for digit, role in enumerate(ROLES)}


class Listed(NamedTuple):
    """An entry as the catalogue knows it."""

    slug: Slug
    title: str
    name: str
    arxiv: str
    doi: str
    kind: str
    status: str
    authors: tuple[str, ...]
    """As its notes write them, and as they are written in full."""
    topics: tuple[str, ...]
    venue: str
    year: str
    group: tuple[str, ...]
    has: int
    """What ``has:`` finds it by."""
    parts: tuple[Digested[tuple[SectionUnit, ...]], ...]
    """The units of each of its parts."""

    @property
    def units(self) -> Iterator[SectionUnit]:
        """Its units."""
        return chain.from_iterable([part.value for part in self.parts])


COLUMNS: Mapping[str, Callable[[Listed], Iterable[str]]] = {
    "authors": lambda item: item.authors,
    "topics": lambda item: item.topics,
    "venues": lambda item: [item.venue] if item.venue else [],
    "years": lambda item: [item.year] if item.year else [],
    "groups": lambda item: item.group,
    "headings": lambda item: [_ROLE_DIGITS[unit.role] + unit.heading for unit in item.units],
}
"""What many entries share, column by column. A heading has the digit of its role before it; every unit has one."""


OFFERED = ("topics", "venues", "years", "authors")
"""The columns whose values are offered before any paper, in this order."""


def listed(entry: Entry, parts: Iterable[Digested[tuple[SectionUnit, ...]]]) -> Listed:
    """Return an entry as the catalogue knows it; ``parts`` holds the units of each of its parts."""
    record, parts = entry.record, tuple(parts)
    return Listed(
        slug=entry.slug,
        title=titled(record),
        name=named(record),
        arxiv=record.arxiv or "",
        doi=record.doi or "",
        kind=record.kind,
        status=entry.status or "",
        authors=tuple(dict.fromkeys((*record.authors, *[author.name for author in entry.authors]))),
        topics=tuple([topic.name for topic in entry.topics]),
        venue=record.venue or "",
        year=str(record.year) if record.year else "",
        group=record.group,
        has=_has(entry, parts),
        parts=parts,
    )


def catalogue(
    shelved: Sequence[Listed], pages: Mapping[str, Mapping[str, str]], words: Mapping[str, object], stamp: int
) -> str:
    """Return the catalogue's JSON; ``words`` are the interface's, by the keys that the scripts use.

    ``pages`` holds the addresses of terms by the names of their taxonomies and their own.
    """
    postings = _own_postings(shelved)
    items: defaultdict[str, list[int]] = defaultdict(list)
    columns: dict[str, Any] = {}
    places: dict[str, str] = {}
    first = 0
    for name, values_of in COLUMNS.items():
        numbers: dict[str, int] = {}
        found = [[numbers.setdefault(v, len(numbers)) for v in map(one_line, values_of(item)) if v] for item in shelved]
        columns[name] = ["\n".join(numbers), pack(number for held in found for number in (len(held), *held))]
        if name in OFFERED:
            places[name] = "\n".join([pages.get(name, {}).get(value, "") for value in numbers])
        for value, number in numbers.items():
            for token in tokens(value[1:] if name == "headings" else value):
                items[token].append(first + number)
        first += len(numbers)
    vocabulary = sorted(postings.keys() | items.keys())
    return dumps(
        {
            "count": len(shelved),
            "stamp": stamp,
            "roles": ROLES,
            "statuses": STATUSES,
            "has_names": HAS,
            "titles": _lines(item.title for item in shelved),
            "names": _lines(item.name for item in shelved),
            "slugs": _lines(item.slug for item in shelved),
            "status": pack(STATUSES.index(item.status) for item in shelved),
            "kind": pack(int(item.kind == "note") for item in shelved),
            "has": pack(item.has for item in shelved),
            "bucket": pack(bucket_of(item.slug) for item in shelved),
            "columns": columns,
            "pages": {name: places[name] for name in OFFERED},
            "tokens": " ".join(vocabulary),
            "postings": " ".join(["".join(postings.get(token, ())) for token in vocabulary]),
            "items": " ".join([pack_rising(items.get(token, ())) for token in vocabulary]),
            "words": dict(words),
        }
    )


def _own_postings(shelved: Iterable[Listed]) -> dict[str, list[str]]:
    """Return for each token the entries that hold it in a field of their own: the step to each, and the mask."""
    postings: defaultdict[str, list[str]] = defaultdict(list)
    last: dict[str, int] = {}
    for number, item in enumerate(shelved):
        masks = dict.fromkeys(tokens(item.title), TITLE)
        for mask, text in ((NAME, item.name), (FACT, item.arxiv), (FACT, item.doi)):
            if text:
                for token in tokens(text):
                    masks[token] = masks.get(token, 0) | mask
        for token, mask in masks.items():
            postings[token].append(WRITTEN[number - last.get(token, 0)] + ALPHABET[mask])
            last[token] = number
    return postings


def _has(entry: Entry, parts: Iterable[Digested[tuple[SectionUnit, ...]]]) -> int:
    kinds: set[str] = {link.kind for part in entry.parts for link in part.links}
    if any(part.snippets for part in entry.parts):
        kinds.add("snippet")
    if any(unit.told for part in parts for unit in part.value):
        kinds.add("notes")
    return sum(1 << bit for bit, name in enumerate(HAS) if name in kinds)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(map(one_line, texts))
