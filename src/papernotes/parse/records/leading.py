"""What stands before an item's title: badges, and short words in brackets or marks that say when, where or what."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.fields.authors import read_authors
from papernotes.parse.fields.bylines import read_byline
from papernotes.parse.fields.link_kinds import word_kind
from papernotes.parse.fields.metadata import LINK_FIELDS, key_of
from papernotes.parse.fields.venue_marks import read_venue
from papernotes.parse.plain import plain_line
from papernotes.parse.records import line_words as words

if TYPE_CHECKING:
    from papernotes.parse.records.view import View

_ANCHOR = re.compile(
    r"<a\s[^<>]{0,200}?href\s*=\s*[\"']?(?P<target>[^\"'<>\s]{1,2000})[\"']?[^<>]{0,200}>(?P<label>[^<>]{1,600})</a>",
    re.IGNORECASE,
)
_CHIP = re.compile(
    r"(?:\[([^\[\]]{1,60})\](?!\()|[(（]([^()（）]{1,30})[)）]|<kbd>([^<>]{1,30})</kbd>|`([^`]{1,40})`|【([^【】]{1,30})】)[\s:：·|,\-–—]*"
)
_STYLED = re.compile(
    r"<(?:em|i|b|strong|small|code|mark|u|span)>([^<>]{1,30})</[a-z]{1,6}>[\s:：·|,\-–—]*", re.IGNORECASE
)
_DATE = re.compile(r"((?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2})(?![\d.,]\d)[\s:：|,–—-]+(?=\S)")
"""A day before a title."""
_DOUBLE = re.compile(r"\[\[([^\[\]]{1,40})\]\(" + words.TARGET + r"\)\]")
_BEHIND = re.compile(r"[ \]|,:：\-–]*")
_BLANK = re.compile(r"(?:[\s\U0001f000-\U0001faff\u2600-\u27bf\u2b50\ufe0f]|:[a-z][a-z0-9_+-]{1,30}:)*+")
PICTURE = re.compile(
    r"!\[[^\[\]]{0,100}\]\([^()\s]{0,500}\)|\[!\[[^\[\]]{0,100}\]\([^()\s]{0,500}\)\]\([^()\s]{0,500}\)|<img\s[^<>]{0,500}>|<br\s?/?>",
    re.IGNORECASE,
)
"""A badge or a break before a title."""
_YEAR = re.compile(r"\W*(?:(?:19|20)\d\d|['’]\d\d)\W*")
_TRACK = re.compile(r"\W*(?:oral|spotlight|survey|new|highlight|poster)\W*", re.IGNORECASE)
_TAG = re.compile(r"[a-z][a-z0-9+-]{1,14}")
"""A word in square brackets before a capital: "[seg] Rivers in Motion"."""
_MOST_CHIPS = 8
_CHIP_WORDS = 3
"""Words in a chip that says what is behind it: "[English Blog]"."""
_SHORTEST = 6
"""Characters that a title behind chips has at least."""
_PLACE_AND_YEAR = re.compile(r"[^\W\d_][\w&.'’+ -]{1,30}[ ,'’]{1,2}(?:19|20)\d\d")
"""What stands in brackets before a title and ends in a year: where the work appeared, also a place on no list."""
_BOLD_CHIP = re.compile(
    r"(\*{1,4}|_{1,2})`?\s{0,9}[\[(【]?([^*_\[\]`]{1,40}(?:\[\d{4}[a-z]?\])?)[\])】]?\s{0,9}`?\1[\s:：·|,\-–—]*"
)
NOTE_CHIP = re.compile(
    r"\b(?:blog|blogs|tutorial|talk|video|slides?|course|lecture|podcast|interview|book|tool|repo|repository|library|website|thread|"
    r"news|newsletter|workshop|challenge|competition|dataset|demo)\b|博客|视频|教程|课程|书籍|工具|ブログ|動画|블로그|영상|강의",
    re.IGNORECASE,
)


class Linked(NamedTuple):
    """A link with words, in Markdown or in HTML."""

    start: int
    end: int
    label: str
    target: str


def linked_at(text: str, at: int) -> Linked | None:
    """Return the link that begins at a place, None when none does."""
    if found := words.LINK.match(text, at):
        return Linked(at, found.end(), found[1], found[2].strip())
    anchor = _ANCHOR.match(text, at) if text[at : at + 1] == "<" else None
    return Linked(at, anchor.end(), anchor["label"].strip(), anchor["target"]) if anchor else None


def lead(text: str, at: int, view: View) -> tuple[int, tuple[str, ...]]:
    """Return where the title may start: behind emoji, and chips that name a venue, a year, a kind or tags."""
    chips: list[str] = []
    for _ in range(_MOST_CHIPS):
        blank = _BLANK.match(text, at)
        at = blank.end() if blank else at
        if shown := PICTURE.match(text, at):
            at = shown.end()
            continue
        linked = _DOUBLE.match(text, at) or words.LINK.match(text, at)
        said = linked is not None and _says_where(linked[1], text[linked.end() :], view)
        if linked and (said or is_chip(linked[1])):
            chips += [linked[1]] if said else []
            behind = _BEHIND.match(text, linked.end())
            at = behind.end() if behind else linked.end()
            continue
        dated = _DATE.match(text, at)
        if dated and len(text) - dated.end() >= _SHORTEST:
            chips.append(dated[1])
            at = dated.end()
            continue
        chip = _CHIP.match(text, at) or _BOLD_CHIP.match(text, at) or _STYLED.match(text, at)
        inner = next((group for group in reversed(chip.groups()) if group and group.strip("*_")), "") if chip else ""
        if not chip or not _is_lead_chip(inner, chip[0], text[chip.end() :], view):
            break
        chips.append(inner.strip())
        at = chip.end()
    return at, tuple(chips)


@lru_cache(maxsize=4096)
def is_chip(label: str) -> bool:
    """Tell whether a link's label names what it leads to, and no title: "[paper]", "[PDF]"."""
    plain = plain_line(label)
    if key_of(plain) in (*LINK_FIELDS, "links", "arxiv", "doi"):
        return True
    return len(plain) <= 30 and (
        (word_kind(plain) is not None and len(plain.split()) <= 4)
        or plain.casefold() in ("here", "notes", "note", "source")
    )


def _says_where(label: str, rest: str, view: View) -> bool:
    """Tell whether a link before a title says where it appeared: ``[[CVPR 2022](…)] Rowing …``."""
    mark = read_venue(plain_line(label), view.lexicon) if len(rest.strip(" .,;")) >= _SHORTEST else None
    return mark is not None and mark.whole and mark.year is not None


def _is_lead_chip(inner: str, whole: str, rest: str, view: View) -> bool:
    """Tell whether short words before a title say when, where or what it is."""
    if len(rest.strip()) < _SHORTEST:
        return False
    if whole.startswith(("<kbd>", "`", "[`", "****")) or _YEAR.fullmatch(inner) or _TRACK.fullmatch(inner):
        return True
    tagged = whole.startswith("[") and _TAG.fullmatch(inner) and rest.lstrip(" \t*_[")[:1].isupper()
    if tagged or (len(inner.split()) <= _CHIP_WORDS and (NOTE_CHIP.search(inner) or words.has_date(inner))):
        return True
    mark = read_venue(inner, view.lexicon)
    placed = whole[:1] in "([【（" and _PLACE_AND_YEAR.fullmatch(inner.strip("*_ ")) is not None
    return placed or (mark is not None and mark.whole) or read_byline(inner, view.lexicon) is not None


def behind_names(text: str, at: int) -> Linked | None:
    """Return the linked title behind full names, without a sign between: ``Ada Moss, Bo Reed [Folding](url)``."""
    first = text.find("[", at)
    linked = linked_at(text, first) if first > at and text[:first].rstrip()[-1:].isalpha() else None
    if linked is None or is_chip(linked.label) or words.titlelike(linked.label) <= 0:
        return None
    return linked if read_authors(text[at:first].strip(), strict=True) else None
