"""The catalogue: what search needs of every entry before it looks into a text. The first part that a page loads.

Columns rather than rows: texts parted by line ends, numbers packed. What many entries share (venues, topics, authors,
headings …) is an item of a column, written once. The index says for each token which entries hold it in a field of
their own, and which items hold it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, get_args

from papernotes.model import Role, Status
from papernotes.render.said import named, titled
from papernotes.render.search.packing import ALPHABET, WRITTEN, dumps, pack, pack_rising
from papernotes.render.search.tokens import tokens
from papernotes.render.search.units import bucket_of, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from papernotes.render.search.units import Shelved

NAME, TITLE, FACT = 1, 2, 8
"""The fields of an entry's own, as bits of a mask. FACT holds the arXiv id and the DOI."""
HAS = ("code", "data", "project", "video", "slides", "blog", "discussion", "paper", "snippet", "notes")
"""What ``has:`` can ask for, lowest bit first."""
ROLES: tuple[str, ...] = get_args(Role)
STATUSES: tuple[str, ...] = ("", *get_args(Status))
"""The statuses by number; the first is that of an entry that has none."""
_ROLE_DIGITS = {role: str(digit) for digit, role in enumerate(ROLES)}

COLUMNS: Mapping[str, Callable[[Shelved], Iterable[str]]] = {
    "authors": lambda item: dict.fromkeys((*item.entry.record.authors, *(a.name for a in item.entry.authors))),
    "topics": lambda item: [topic.name for topic in item.entry.topics],
    "venues": lambda item: [item.entry.record.venue] if item.entry.record.venue else [],
    "years": lambda item: [str(item.entry.record.year)] if item.entry.record.year else [],
    "groups": lambda item: item.entry.record.group,
    "headings": lambda item: [_ROLE_DIGITS[unit.role] + unit.heading for unit in item.units],
}
"""What many entries share, column by column. A heading has the digit of its role before it; every unit has one."""


OFFERED = ("topics", "venues", "years", "authors")
"""The columns whose values are offered before any paper, in this order."""


def catalogue(
    shelved: Sequence[Shelved], pages: Mapping[str, Mapping[str, str]], words: Mapping[str, object], stamp: int
) -> str:
    """Return the catalogue's JSON; ``words`` are the interface's, by the keys that the scripts use.

    ``pages`` holds the addresses of terms by the names of their taxonomies and their own.
    """
    entries = [item.entry for item in shelved]
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
            "count": len(entries),
            "stamp": stamp,
            "roles": ROLES,
            "statuses": STATUSES,
            "has_names": HAS,
            "titles": _lines(titled(entry.record) for entry in entries),
            "names": _lines(named(entry.record) for entry in entries),
            "slugs": _lines(entry.slug for entry in entries),
            "status": pack(STATUSES.index(entry.status or "") for entry in entries),
            "kind": pack(int(entry.record.kind == "note") for entry in entries),
            "has": pack(_has(item) for item in shelved),
            "bucket": pack(bucket_of(item.entry.slug) for item in shelved),
            "columns": columns,
            "pages": {name: places[name] for name in OFFERED},
            "tokens": " ".join(vocabulary),
            "postings": " ".join(["".join(postings.get(token, ())) for token in vocabulary]),
            "items": " ".join([pack_rising(items.get(token, ())) for token in vocabulary]),
            "words": dict(words),
        }
    )


def _own_postings(shelved: Iterable[Shelved]) -> dict[str, list[str]]:
    """Return for each token the entries that hold it in a field of their own: the step to each, and the mask."""
    postings: defaultdict[str, list[str]] = defaultdict(list)
    last: dict[str, int] = {}
    for item in shelved:
        number, record = item.number, item.entry.record
        masks = dict.fromkeys(tokens(titled(record)), TITLE)
        for mask, text in ((NAME, named(record)), (FACT, record.arxiv), (FACT, record.doi)):
            if text:
                for token in tokens(text):
                    masks[token] = masks.get(token, 0) | mask
        for token, mask in masks.items():
            postings[token].append(WRITTEN[number - last.get(token, 0)] + ALPHABET[mask])
            last[token] = number
    return postings


def _has(item: Shelved) -> int:
    kinds: set[str] = {link.kind for part in item.entry.parts for link in part.links}
    if any(part.snippets for part in item.entry.parts):
        kinds.add("snippet")
    if any(unit.text.strip() for unit in item.units):
        kinds.add("notes")
    return sum(1 << bit for bit, name in enumerate(HAS) if name in kinds)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(map(one_line, texts))
