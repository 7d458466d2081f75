"""Metadata lines: a known key, in any dress, and its value."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal, NamedTuple, cast

from papernotes.lexicon.data import table
from papernotes.parse.plain import TASK

KeyField = Literal[
    "title", "name", "authors", "first_author", "venue", "year", "published_on", "read_on", "dated", "catalogued",
    "noted_on", "links", "paper", "code", "project", "data", "video", "slides", "blog", "discussion", "arxiv", "doi",
    "index", "tags", "status", "rating", "citation", "key", "affiliation", "type", "speaker", "reviewer", "publisher",
    "offered", "other",
]  # fmt: skip
"""What a key's value is about. The link kinds are those of the model; ``other`` is known and held nowhere.

A date that is called so and no more is ``dated``; one of the note itself (created, changed) is ``noted_on``, and no
field's, as is a venue that a paper was but ``offered`` to. ``catalogued`` is what reference managers add: beside it,
``dated`` is when the paper appeared."""

LINK_FIELDS = frozenset({"paper", "code", "project", "data", "video", "slides", "blog", "discussion"})


class KeyLine(NamedTuple):
    """A metadata line: which field its key names, the key and the value as written."""

    field: KeyField
    key: str
    value: str
    """Without marks around it; empty when the value stands on the lines beneath."""
    start: int
    """Where the value starts in the line."""
    marked: bool
    """Whether the key wears a mark of its own (bold, brackets, a table cell), so that prose is unlikely."""


_LONGEST_KEY = 40
_LONGEST_LINE = 20_000
_MEMORABLE = 100
"""Characters of a line that may well come back, in another record: what it says is kept."""
_REACH = 80
"""Characters in which a key, its marks and its colon stand."""
_MARK_OR_COLON = re.compile(r"^[*_`<\[【〔「『［(（]|[:：∶=→⇒]|->")
_PREFIX = re.compile(rf"^[ \t]*(?:>[ \t]?)*[ \t]*(?:(?:[-*+•·●○◦▪–][ \t]+|\d{{1,3}}[.)、][ \t]+)(?:{TASK}[ \t]+)?)?")
_CELLS = re.compile(r"^[ \t]*\|")
_COLON = r"(?:::|[:：∶]|[ \t]{1,9}=[ \t]{1,9}|=(?=[ \t]|https?:)|[ \t]{0,9}(?:[-=]>|[→⇒])(?=[ \t]|https?:|[<\[]))"
# The dresses, tried in order: the key between marks (colon inside or outside), in brackets, plain with a colon.
_BETWEEN_MARKS = (
    r"(?P<open>\*{1,3}|_{1,3}|`|<(?:b|strong|i|em|u|kbd|code)>)[ \t]{0,9}(?P<key>[^*_`<>\n:：|]{1,60}?)[ \t]{0,9}"
    rf"(?P<inner>{_COLON})?[ \t]{{0,9}}(?:(?P=open)|</(?:b|strong|i|em|u|kbd|code)>|\*{{1,3}})[ \t]*"
    rf"(?P<outer>{_COLON}|[-–—](?=[ \t]))?[ \t]*"
)
_IN_BRACKETS = (
    r"[\[【〔「『［(（](?P<key>[^\[\]【】〔〕「」『』［］()（）\n:：|]{1,40}?)"
    rf"(?P<inner>{_COLON})?[\]】〕」』］)）](?!\(|\[)[ \t]*(?P<outer>{_COLON})?[ \t]*"
)
_WITH_COLON = rf"(?P<key>[^*`<>\n:：|\[\]]{{1,60}}?)[ \t]{{0,9}}(?P<outer>{_COLON})[ \t]*"
_BARE: tuple[tuple[re.Pattern[str], bool], ...] = ((re.compile(_WITH_COLON), False),)
_DRESSES = ((re.compile(_BETWEEN_MARKS), True), (re.compile(_IN_BRACKETS), True), *_BARE)
"""Each with whether the key wears a mark of its own."""
_FORGOTTEN_COLON = re.compile(
    r"(?P<key>[A-Za-z]{2,10})[ \t]+(?=(?:ar[xX]iv\b|ARXIV\b|10\.\d{4}|https?://|<https?://|\d{4}\.\d{4,5}))"
)
_EMPHASIS = re.compile(r"\*{1,3}(?=[^\s*])|_{1,3}(?=[^\s_])")
_EDGE_MARKS = re.compile(r"^(?:\*{1,3}|_{1,3})[ \t]+(?=\S)")
_REMARK = re.compile(r"[(（\[【][^()（）\[\]【】]{0,40}[)）\]】]\s*$")
_NOT_WORD = re.compile(r"[^\w\s&/().\-]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BLANKS = re.compile(r"\s+")
_JOINED = re.compile(r"[&/,+、，]|(?<=\w)[与和及](?=\w)|\s(?:and|und|et|y|e)\s")
"""What stands between keys for a value that holds several: "会议/年份", "Authors and year"."""
_UNPARTED = frozenset(
    {"authors", "venue", "tags", "published_on", "read_on", "dated", "catalogued", "noted_on", "status", "rating"}
)
"""Fields whose key, when it wears a mark, needs no colon."""
_NUMBER = re.compile(r"[\s#/]{0,9}\d{1,2}$")


def read_key(line: str) -> KeyLine | None:
    """Return what a metadata line says, or None when it opens with no known key.

    The line may be quoted, a list item, or a table row of two cells. A colon (or a mark around the key) is needed,
    except where the key is the whole line. A key with a value of the wrong kind is still a key line.
    """
    return _known_key(line) if len(line) <= _MEMORABLE else _read_key(line)


def _read_key(line: str) -> KeyLine | None:
    if len(line) > _LONGEST_LINE:
        return None
    at, dresses = 0, _DRESSES
    if line[:1].isalpha():  # no mark of any kind
        dresses = _BARE
    elif _CELLS.match(line):
        return _read_cells(line)
    else:
        prefix = _PREFIX.match(line)
        at = _skip_symbols(line, prefix.end() if prefix else 0)
    if line.startswith("[!", at):  # the first line of a callout, whatever it is called
        return None
    head = line[at : at + _REACH]
    if not (_MARK_OR_COLON.search(head) or len(line) - at <= _REACH):
        return _lone_key(line, at) if "rxiv" in head or "10." in head or "://" in head else None
    for dress, marked in dresses:
        match = dress.match(line, at)
        if not match:
            continue
        found = _dressed(line, match, marked=marked)
        if found:
            return found
    return _wrapped(line, at) or _lone_key(line, at)


def _wrapped(line: str, at: int) -> KeyLine | None:
    """Return the key line that stands in marks of emphasis as a whole: ``*Paper: [Folding Boats](…)*``."""
    opened = _EMPHASIS.match(line, at)
    text = line.rstrip(" \t\\")
    if not opened or not text.endswith(opened[0]) or opened[0][0] in line[opened.end() : len(text) - len(opened[0])]:
        return None
    match = _BARE[0][0].match(text, opened.end(), len(text) - len(opened[0]))
    found = _dressed(text, match, marked=False) if match else None
    return found._replace(value=found.value.removesuffix(opened[0]).rstrip()) if found else None


_known_key = lru_cache(maxsize=4096)(_read_key)


def _dressed(line: str, match: re.Match[str], *, marked: bool) -> KeyLine | None:
    groups = match.groupdict()
    colon = groups.get("inner") or groups.get("outer")
    rest = line[match.end() :]
    if not colon and rest.strip() and not marked:
        return None
    field = key_of(match["key"])
    if field is None or (not colon and rest.strip() and not _fits_without_colon(field, rest)):
        return None
    start = match.end()
    edge = _EDGE_MARKS.match(rest) if groups.get("outer") else None
    if edge and not groups.get("open"):  # `Venue:** CVPR`: the mark that opened before the key closes after the colon
        start += edge.end()
    value = line[start:].rstrip()
    return KeyLine(field, match["key"].strip(), _close(value), start, marked)


def _fits_without_colon(field: KeyField, rest: str) -> bool:
    """Return whether a marked key may stand right before its value: a link kind before an address, and the like."""
    if field in LINK_FIELDS or field in ("links", "arxiv", "doi", "index"):
        return re.match(r"[ \t]*(?:[<\[(*_]*(?:https?:|www\.|\[|ar[xX]iv|10\.\d{4})|\d{4}\.\d{4,5})", rest) is not None
    if field == "year":
        return re.match(r"[ \t]*(?:19|20)\d\d\W*$", rest) is not None
    return field in _UNPARTED


def _lone_key(line: str, at: int) -> KeyLine | None:
    """Return a key that is the whole line, or an index whose colon was forgotten (`Index arXiv 1803.03067`)."""
    text = line[at:].strip()
    if not text or len(text) > 120:
        return None
    if len(text) <= _LONGEST_KEY:
        field = key_of(text, loose=False)
        if field:
            return KeyLine(field, text, "", len(line), marked=False)
    match = _FORGOTTEN_COLON.match(line[at:])
    field = key_of(match["key"], loose=False) if match else None
    if match and field in (LINK_FIELDS | {"links", "arxiv", "doi", "index"}):
        start = at + match.end()
        return KeyLine(field, match["key"], line[start:].rstrip(), start, marked=False)
    return None


def _read_cells(line: str) -> KeyLine | None:
    """Return the key line that a table row of two filled cells is."""
    cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(cells) != 2 or not filled:
        return None
    field = key_of(cells[0])
    if field is None:
        return None
    value = cells[1].strip()
    return KeyLine(
        field, cells[0].strip(" \t*_`"), value, max(0, line.rfind(value)) if value else len(line), marked=True
    )


def _skip_symbols(line: str, at: int) -> int:
    """Return the position behind emoji and other symbols that open a line."""
    end = at
    while (
        end < len(line)
        and end - at < 12
        and (line[end] in " \t" or (line[end] >= "\u2000" and unicodedata.category(line[end]) in ("So", "Sk", "Cf")))
    ):
        end += 1
    return end


def _close(value: str) -> str:
    """Drop an emphasis mark at the end of a value that was opened before its key."""
    for mark in ("**", "__"):
        if value.endswith(mark) and value.count(mark) % 2:
            return value.removesuffix(mark).rstrip()
    return value


@lru_cache(maxsize=4096)
def key_of(word: str, *, loose: bool = True) -> KeyField | None:
    """Return the field that a key names, None when it is no known key.

    Case, marks, blanks, a remark in brackets and a number behind it do not matter (``Paper (Oral)``, ``Code 2``);
    long words are known with a letter or two wrong. With ``loose`` false only the word itself will do.
    """
    if not word or len(word) > 2 * _LONGEST_KEY:
        return None
    keys = _keys()
    key = fold(word)
    if not key or len(key) > _LONGEST_KEY:
        return None
    if key in keys:
        return keys[key]
    if not loose:
        return None
    parted = fold(_CAMEL.sub(" ", word))  # front matter's publicationTitle
    if parted in keys:
        return keys[parted]
    bare = _NUMBER.sub("", fold(_REMARK.sub("", word)))
    if bare in keys:
        return keys[bare]
    parts = [keys.get(fold(part)) for part in _JOINED.split(word)] if _JOINED.search(word) else []
    if parts and all(parts):
        return parts[0]
    return _misspelt(bare)


def fold(word: str) -> str:
    """Return a key in the form that is compared: plain, lower case, one blank between words."""
    if word.isascii() and word.isalpha():
        return word.lower()
    text = unicodedata.normalize("NFKC", word).casefold() if not word.isascii() else word.lower()
    text = _NOT_WORD.sub(" ", text).replace("_", " ").replace("-", " ")
    return _BLANKS.sub(" ", text).strip(" .-/&\t")


@cache
def _keys() -> dict[str, KeyField]:
    return {fold(word): cast("KeyField", field) for field, words in table("keys").items() for word in words}


@cache
def _long_keys() -> dict[tuple[str, int], tuple[tuple[str, KeyField], ...]]:
    """Keys of six ASCII letters and more by their first letter and their length: those that may be misspelt."""
    found: dict[tuple[str, int], list[tuple[str, KeyField]]] = {}
    for key, field in _keys().items():
        if key.isascii() and len(key) >= 6:
            found.setdefault((key[0], len(key)), []).append((key, field))
    return {shape: tuple(sorted(pairs)) for shape, pairs in found.items()}


def _misspelt(word: str) -> KeyField | None:
    """Return the field of the one key that is a slip away: one for six letters and more, two for nine and more."""
    if len(word) < 6 or not word.isascii() or word.count(" ") > 2:
        return None
    allowed = 2 if len(word) >= 9 else 1
    letters = frozenset(word)
    fields = {
        field
        for length in range(len(word) - allowed, len(word) + allowed + 1)
        for key, field in _long_keys().get((word[0], length), ())
        if len(letters.symmetric_difference(key)) <= 2 * allowed  # a slip changes two letters at most
        and distance(word, key, allowed) <= allowed
    }
    return fields.pop() if len(fields) == 1 else None


def distance(one: str, two: str, most: int) -> int:
    """Return how many slips (a letter wrong, missing, too many, two swapped) part two words; ``most`` + 1 when more."""
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        last, row_before = row, before
        row = [i]
        for j, b in enumerate(two, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and b == one[i - 2]:
                cost = min(cost, row_before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before = last
    return row[-1]
