"""Tags, keywords, categories and topics of a metadata value, in every notation, in the notes' own spelling."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from papernotes.lexicon.data import table
from papernotes.parse.fields.metadata import LINK_FIELDS, fold, key_of
from papernotes.parse.fields.placeholders import is_placeholder
from papernotes.parse.fields.venue_marks import VenueMark, read_venue
from papernotes.parse.plain import plain_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papernotes.lexicon import Lexicon

_HASH = re.compile(r"(?<![\w&/#])[#＃](?P<tag>[^\s#＃,，;；、|`*()\[\]{}<>\"'。]+)")
_CODE = re.compile(
    r"(?<!`)`{1,3}([^`\n]{1,80})`{1,3}|<kbd>([^<>]{1,80})</kbd>|\[\[(?:[^\[\]|]*\|)?([^\[\]|]{1,80})\]\]|==([^=]{1,80})=="
)
_SEPARATORS = tuple(
    re.compile(rf"(?P<open>[(（])|(?P<close>[)）])|(?P<cut>{separator})")
    for separator in (
        r"[,，、;；]",
        r"\|",
        r"\s[/／]\s",
        r"\s[·•・]\s|[·•・](?=\S)",
        r"\s[-–—]\s",
        r"(?:\+|&amp;)\s(?=\S)",
    )
)
"""What parts tags, and the brackets inside of which it does not."""
_LONE_YEAR = re.compile(r"['’]?((?:19|20)\d\d)['’]?")
_NO_TOPIC = re.compile(
    r"[\d\W_]*|(?=[a-f]*\d)[0-9a-f]{6}(?:[0-9a-f]{2})?|([0-9a-f])\1\1|(?:rgb|hsl)a?\(.*|@\S+|10\.\d{4,9}/\S+|"
    r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,64}|(?:ar[xX]iv:?)?\d{4}\.\d{4,5}(?:v\d+)?|\w+://\S+|(?:prio|rank|pmid:?|id:?)\d+",
    re.IGNORECASE,
)
"""Numbers, colours, keys and identifiers; "3d" and "a3c" are none of them."""
_BLANKS = re.compile(r"\s+")
_LIST_MARK = re.compile(r"^\s*(?:[-*+•]|\d+[.)])\s+")
_EDGES = " \t\"'“”‘’`*_.。:：#＃[]【】{}「」"
_LONGEST = 80


def read_tags(value: str) -> tuple[str, ...]:
    """Return the tags that a value lists, each once, in order.

    Understands ``#a #b/c``, ``[a, b]``, commas of all scripts,
    semicolons, slashes and bars between blanks, code marks, wikilinks and list lines.
    """
    if len(value) > 20_000 or is_placeholder(value):
        return ()
    lines = [_LIST_MARK.sub("", line) for line in value.splitlines() if line.strip()]
    found = [tag for line in lines for tag in _line_tags(line)]
    return tuple(dict.fromkeys(tag for tag in found if tag and not is_placeholder(tag)))


def _line_tags(line: str) -> list[str]:
    hashes = list(_HASH.finditer(line))
    if hashes and not re.search(r"[^\W_]{2}", _HASH.sub("", plain_line(line) if "](" in line else line)):
        return [_clean(match["tag"].strip("-_/.:：")) for match in hashes]
    codes = list(_CODE.finditer(line))
    if codes and not re.search(r"[^\W_]", _CODE.sub("", line)):
        return [_clean(next(group for group in match.groups() if group)) for match in codes]
    text = plain_line(line).strip()
    if text[:1] + text[-1:] in ("[]", "{}", "()", "（）", "【】"):
        text = text[1:-1]
    for separator in _SEPARATORS:
        parts = _split_outside_brackets(text, separator)
        if len(parts) > 1:
            return [_clean(part) for part in parts]
    if hashes:
        return [_clean(match["tag"].strip("-_/.:：")) for match in hashes]
    return [_clean(text)]


def _split_outside_brackets(text: str, separator: re.Pattern[str]) -> list[str]:
    parts, depth, at = [], 0, 0
    for match in separator.finditer(text):
        if match["open"]:
            depth += 1
        elif match["close"]:
            depth = max(0, depth - 1)
        elif depth == 0:
            parts.append(text[at : match.start()])
            at = match.end()
    return [*parts, text[at:]]


def _clean(tag: str) -> str:
    """Return a tag without marks around it; empty when it is too long to be one."""
    tag = _BLANKS.sub(" ", tag).strip(_EDGES)
    return tag if len(tag) <= _LONGEST else ""


@lru_cache(maxsize=4096)
def topic_of(tag: str) -> str:
    """Return the topic that a tag states, empty when it states none.

    ``domain/swans`` states what stands behind its first part where that is a key for tags, and none where it is one
    for another field (``type/paper``); other nested tags are topics as written. Colours, numbers and identifiers are
    none, nor are words for how somebody keeps notes (``private``, ``fleeting``).
    """
    tag = tag.strip("#/")
    first, slash, rest = tag.partition("/")
    field = key_of(first, loose=False) if slash and rest and " " not in f"{first[-1:]}{rest[:1]}" else None
    if field == "tags":
        return topic_of(rest)
    if (field and field not in LINK_FIELDS) or _NO_TOPIC.fullmatch(tag) or fold(tag) in _no_topics():
        return ""
    return tag


@cache
def _no_topics() -> frozenset[str]:
    return frozenset(map(fold, table("words")["no_topics"]))


def split_tags(value: str | Iterable[str], lexicon: Lexicon) -> tuple[tuple[str, ...], VenueMark | None]:
    """Return a value's topics, venues and years taken out, and the venue mark that they make up, if any.

    ``value`` is text or the items of a list. A venue with its year wins over a venue, that over a year alone.
    """
    tags = read_tags(value) if isinstance(value, str) else tuple(tag for item in value for tag in read_tags(str(item)))
    topics: list[str] = []
    marks: list[VenueMark] = []
    for tag in tags:
        year = _LONE_YEAR.fullmatch(_nested_venue(tag))
        if year:
            marks.append(VenueMark(None, int(year[1]), tag, 0, len(tag), whole=True))
            continue
        mark = read_venue(_nested_venue(tag), lexicon)
        if mark and mark.whole and not mark.name:
            marks.append(mark)
        else:
            topics.append(tag)
    if not marks:
        return tuple(topics), None
    best = max(marks, key=lambda mark: (mark.venue is not None, not mark.preprint, mark.year is not None))
    years = [mark.year for mark in marks if mark.year]
    if best.year is None and years:
        best = VenueMark(
            best.venue, years[0], best.text, best.start, best.end, whole=True, known=best.known, preprint=best.preprint
        )
    return tuple(topics), best


def _nested_venue(tag: str) -> str:
    """Return what stands behind a key for venues or years, ``venue/icml``; any other tag as it is."""
    first, slash, rest = tag.partition("/")
    return rest if slash and rest and key_of(first, loose=False) in ("venue", "year") else tag
