"""Whether a heading opens a block of metadata, whatever it says: by the keys that stand beneath it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.parse.records import line_words as words
from papernotes.parse.records.record_head import is_table_head
from papernotes.parse.records.view import may_open_with_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.parse.fields.metadata import KeyLine
    from papernotes.parse.records.view import View

BIBLIOGRAPHIC = frozenset(
    {"title", "authors", "first_author", "venue", "year", "published_on", "doi", "arxiv", "paper"}
)
"""Fields whose keys stand beneath a paper's title."""
TITLE_LINES = 5
"""Lines over which a title beneath the heading that is its key goes on, at most."""
_LEAST = 2
"""Bibliographic keys that a block of metadata has at least."""
_REACH = 16
"""Lines beneath a heading that are looked at."""
_TITLE = 1.0
"""How much a heading reads like a title from which on the keys beneath it may be those of another paper."""


def holds_keys(heading: str, first: int, last: int, view: View) -> bool:
    """Tell whether nothing but keys, two bibliographic ones at least, stands beneath a heading that is no title."""
    key = ("keyed", first, last)
    return view.worked_out(key, lambda: words.titlelike(heading) < _TITLE and _holds_keys(first, last, view))


def _holds_keys(first: int, last: int, view: View) -> bool:
    fields, texts = set(), 0
    for number in range(first, min(last, first + _REACH) + 1):
        raw = view.lines[number - 1]
        if not raw.strip() or number in view.verbatim or raw.startswith(("  ", "\t")):
            continue
        line = view.line(number)
        if is_table_head(view, number, line):
            continue
        if line.key:
            fields.add(line.key.field)
        elif not (line.links and line.bare):
            texts += 1
            if texts > 1:
                break
    return texts <= 1 and len(BIBLIOGRAPHIC & fields) >= _LEAST


def keys_among(view: View, first: int, last: int) -> Iterator[tuple[int, KeyLine]]:
    """Yield the keys of some lines, each with its line."""
    for number, raw in enumerate(view.lines[first - 1 : last], first):
        if may_open_with_key(raw) and (key := view.line(number).key):
            yield number, key


def stated_title(view: View, first: int, last: int) -> str:
    """Return the title that a key of some lines states, "" when none does."""
    return next((key.value for _, key in keys_among(view, first, last) if key.field == "title" and key.value), "")


def same_title(one: str, two: str) -> bool:
    """Tell whether two titles may be those of one paper: alike, or one of them so short that it is but a name."""
    found = [set(words.WORD.findall(words.undecorated(text).casefold())) for text in (one, two)]
    least = min(map(len, found))
    return least <= 2 or len(found[0] & found[1]) * 2 >= least
