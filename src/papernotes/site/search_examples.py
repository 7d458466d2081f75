"""What may be asked in search, by examples that find something on this site."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from papernotes.site.context import AskView
from papernotes.site.desk import UNNOTED, standing
from papernotes.site.plan import ROLES, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.library.entry_model import Entry, Term
    from papernotes.site.shelf import Shelf

_TITLES = 2000
"""Titles that are looked through for words."""
_WORD = re.compile(r"[^\W\d_]{4,24}+")
_PLAIN = frozenset({
    "about", "after", "based", "does", "from", "have", "into", "more", "than", "that", "their", "these", "they", "this",
    "through", "toward", "towards", "using", "what", "when", "where", "which", "while", "with", "without", "your",
    "learning", "models", "model", "method", "approach",
})  # fmt: skip
"""Words of titles that nobody looks for alone."""
_KINDS = ("code", "data", "project", "video", "slides")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def examples(shelf: Shelf) -> tuple[AskView, ...]:
    """Return an example of each way to ask that finds something, in the words of the notes."""
    return tuple(AskView(asked, shelf.words[f"search_help_{key}"]) for key, asked in _examples(shelf) if asked)


def _examples(shelf: Shelf) -> Iterator[tuple[str, str]]:
    entries = shelf.library.entries
    one, other = _pair(entries)
    topics = _largest(shelf, "topics")
    yield "words", f"{one} {other}" if other else one or (topics[0].name.lower() if topics else "")
    yield "exact", _row(entries)
    yield "not", f"{one} -{other}" if other else ""
    venues = _largest(shelf, "venues")
    yield "venue", "venue:" + ",".join(_quoted(term.name) for term in venues[:2]) if venues else ""
    years = sorted(term.name for term in shelf.terms("years"))
    yield "year", f"year:>={years[len(years) // 2]}" if years else ""
    yield "topic", f"topic:{_quoted(topics[0].name.lower())}" if topics else ""
    authors = _largest(shelf, "authors")
    yield "author", f"author:{_quoted(authors[0].name.split()[-1].lower())}" if authors else ""
    kinds = {link.kind for entry in entries for link in entry.record.links}
    yield "has", next((f"has:{kind}" for kind in _KINDS if kind in kinds), "")
    roles = Counter(section.role for entry in entries for part in entry.parts for section in part.sections)
    yield "role", next((f"role:{role}" for role, _ in roles.most_common() if role in ROLES), "")
    told = Counter(status for entry in entries if (status := standing(entry)) and status != UNNOTED)
    yield "status", f"status:{told.most_common(1)[0][0]}" if told else ""


def _largest(shelf: Shelf, name: str) -> Sequence[Term]:
    taxonomy = shelf.library.taxonomies.get(name)  # type: ignore[call-overload]  # a name of a taxonomy
    return sorted(listed(taxonomy), key=lambda term: (-len(term.entries), term.name)) if taxonomy else ()


def _quoted(name: str) -> str:
    return f'"{name}"' if re.search(r"[\s,，、]", name) else name


def _pair(entries: Sequence[Entry]) -> tuple[str, str]:
    """Return the word that most titles share, and the one that most of these, but not all, share with it."""
    held = [frozenset(_words(entry)) for entry in entries[:_TITLES]]
    counts = Counter(word for words in held for word in words)
    if not counts:
        return "", ""
    one = _most(counts)
    beside = Counter(word for words in held if one in words for word in words if word != one)
    apart = Counter({word: times for word, times in beside.items() if times < counts[one]})
    return one, _most(apart or beside) if beside else ""


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda word: (-counts[word], word))


def _words(entry: Entry) -> Iterator[str]:
    for word in _WORD.findall(entry.record.title.lower()):
        if word not in _PLAIN and not _CJK.search(word):
            yield word


def _row(entries: Sequence[Entry]) -> str:
    """Return the first words of a title that stand together, as a reader who half remembers it would ask."""
    for entry in entries[:_TITLES]:
        head = re.split(r"[:：,，.。?？!！(（\"“]", entry.record.title, maxsplit=1)[0]
        words = head.lower().split()
        if entry.record.kind == "paper" and 3 <= len(words) <= 5:
            return f'"{" ".join(words)}"'
    return ""
