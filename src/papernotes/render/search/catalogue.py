"""The catalogue: what search needs of every entry before it looks into a text. The first part that a page loads.

Columns rather than rows: texts parted by line ends, numbers packed. Its index says for each token which entries hold
it, and in which of their fields, as a mask.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, get_args

from papernotes.model import Role, Status
from papernotes.render.search.packing import ALPHABET, pack
from papernotes.render.search.tokens import tokens
from papernotes.render.search.units import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papernotes.render.search.units import Shelved

NAME, TITLE, AUTHOR, FACT, TOPIC, HEADING = 1, 2, 4, 8, 16, 32
"""The fields of a mask. FACT holds venue, year, arXiv id, DOI and the headings above the entry."""
HAS = ("code", "data", "project", "video", "slides", "blog", "discussion", "paper", "snippet", "notes")
"""What ``has:`` can ask for, lowest bit first."""
ROLES: tuple[str, ...] = get_args(Role)
STATUSES: tuple[str, ...] = get_args(Status)


def catalogue(shelved: Sequence[Shelved], words: Mapping[str, object], stamp: int) -> str:
    """Return the catalogue's JSON; ``words`` are the interface's, by the keys that the scripts use."""
    entries = [item.entry for item in shelved]
    venues, venue = _numbered(entry.record.venue or "" for entry in entries)
    topics, topic = _numbered(t.name for entry in entries for t in entry.topics)
    headings, heading = _numbered(f"{ROLES.index(unit.role)}{unit.heading}" for item in shelved for unit in item.units)
    vocabulary, postings = _index(shelved)
    columns: dict[str, Any] = {
        "count": len(entries),
        "stamp": stamp,
        "roles": ROLES,
        "statuses": STATUSES,
        "has_names": HAS,
        "titles": _lines(entry.record.title for entry in entries),
        "names": _lines(entry.record.name or "" for entry in entries),
        "slugs": _lines(entry.slug for entry in entries),
        "authors": _lines("; ".join(entry.record.authors) for entry in entries),
        "venues": venues,
        "venue": pack(venue),
        "year": pack(entry.record.year or 0 for entry in entries),
        "status": pack(STATUSES.index(entry.status) for entry in entries),
        "kind": pack(int(entry.record.kind == "note") for entry in entries),
        "has": pack(_has(item) for item in shelved),
        "topics": topics,
        "topic": _dealt(topic, (len(entry.topics) for entry in entries)),
        "headings": headings,
        "heading": _dealt(heading, (len(item.units) for item in shelved)),
        "bucket": pack(item.bucket for item in shelved),
        "tokens": " ".join(vocabulary),
        "postings": " ".join(postings),
        "words": dict(words),
    }
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":"))


def _index(shelved: Iterable[Shelved]) -> tuple[list[str], list[str]]:
    """Return the tokens, sorted, and of each the entries that hold it: the step from the one before and the mask."""
    postings: defaultdict[str, list[str]] = defaultdict(list)
    last: dict[str, int] = {}
    remembered: dict[str, frozenset[str]] = {}

    def tokens_of(text: str) -> frozenset[str]:
        if text not in remembered:
            remembered[text] = frozenset(tokens(text))
        return remembered[text]

    for item in shelved:
        masks: defaultdict[str, int] = defaultdict(int)
        for mask, text in _fields(item):
            for token in tokens_of(text):
                masks[token] |= mask
        for token, mask in masks.items():
            postings[token].append(pack((item.number - last.get(token, 0),)) + ALPHABET[mask])
            last[token] = item.number
    vocabulary = sorted(postings)
    return vocabulary, ["".join(postings[token]) for token in vocabulary]


def _fields(item: Shelved) -> Iterable[tuple[int, str]]:
    """Yield what an entry can be found by, and the bit of the field it stands in."""
    entry, record = item.entry, item.entry.record
    yield TITLE, record.title
    if record.name:
        yield NAME, record.name
    for author in record.authors:
        yield AUTHOR, author
    for fact in (record.venue, record.year, record.arxiv, record.doi, *record.group):
        if fact:
            yield FACT, str(fact)
    for topic in entry.topics:
        yield TOPIC, topic.name
    for unit in item.units:
        if unit.heading:
            yield HEADING, unit.heading


def _has(item: Shelved) -> int:
    kinds: set[str] = {link.kind for part in item.entry.parts for link in part.links}
    if any(part.snippets for part in item.entry.parts):
        kinds.add("snippet")
    if any(unit.text.strip() for unit in item.units):
        kinds.add("notes")
    return sum(1 << bit for bit, name in enumerate(HAS) if name in kinds)


def _numbered(values: Iterable[str]) -> tuple[str, list[int]]:
    """Return the different values as lines, in the order of their first appearance, and the number of each value."""
    numbers: dict[str, int] = {}
    found = [numbers.setdefault(one_line(value), len(numbers)) for value in values]
    return "\n".join(numbers), found


def _dealt(numbers: Iterable[int], counts: Iterable[int]) -> str:
    """Return runs of numbers, the length of each before it."""
    rest = iter(numbers)
    return pack(number for count in counts for number in (count, *(next(rest) for _ in range(count))))


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(map(one_line, texts))
