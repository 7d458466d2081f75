"""A file as one record: its title in front matter, in the first heading, in a line, or in the file's name."""

from __future__ import annotations

import re
from itertools import accumulate, islice, takewhile
from typing import TYPE_CHECKING

from papernotes.parse.fields.authors import find_authors
from papernotes.parse.fields.metadata import key_of, read_key
from papernotes.parse.plain import plain_text
from papernotes.parse.records import line_words as words
from papernotes.parse.records.candidates import Candidate
from papernotes.parse.records.file_names import name_title, says_nothing
from papernotes.parse.records.keyed import BIBLIOGRAPHIC, TITLE_LINES, holds_keys, keys_among, same_title, stated_title
from papernotes.parse.records.leading import PICTURE
from papernotes.parse.records.record_head import FURTHEST, head_lines
from papernotes.parse.records.says import is_metadata_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papernotes.parse.records.regions import Region
    from papernotes.parse.records.view import View

_DOCUMENT = re.compile(
    r"\[\[(?:[^\[\]\n|#]{0,200}/)?(?P<wiki>[^\[\]\n|#/]{1,200})\.pdf[^\[\]\n]{0,100}\]\]|"
    r"\]\(<?(?!\w{1,12}://)(?:[^()\n<>]{0,200}/)?(?P<name>[^()\n<>/]{1,200})\.pdf\b",
    re.IGNORECASE,
)
"""A link to a document beside the notes: ``![[Folding Boats.pdf]]``, ``[PDF](../papers/boats.pdf)``."""
_OPENING = 6
"""Lines in which a document stands that the notes open with."""
_BEFORE, _SHORT = 4, 80
"""Paragraphs before a file's title, and characters of each: the day of reading, a way back, tags."""
_LATIN = re.compile(r"[\w -]{4,}(?=[\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7a3])", re.ASCII)
_LEAST_NAME = 4
"""Letters and digits of a file's name by which a line may be known that has it in full."""
_KEYS = 3
"""Lines beneath a title that may be its first keys."""
_OF_ANOTHER = re.compile(r"://|\]\(|\b(?:19|20)\d\d\b|\bet al\b")
"""What no line of a title has: an address, a year."""
_HEADINGS = 8
"""Headings at the top of a file that may state its title."""
_ASKS, _CLOSING = ("?", "？"), " *_:："
"""How a question ends, and what may stand behind it."""
_SURE = 2.0
"""How much a file's name must read like a title to be one before a heading that does not."""


def file_title(view: View) -> tuple[str, int]:
    """Return the title that a file as one record has, as written, and the line that says it; 0 for the file's name."""
    return view.worked_out("file title", lambda: _file_title(view))


def _file_title(view: View) -> tuple[str, int]:
    top = top_heading(view)
    for read in title_lines(view, top):
        return read
    front = front_value(view, "title")
    named = name_title(view.source.path)
    opening = view.lines[: min(top.line - 1, _OPENING) if top else _OPENING]
    if not front and (document := document_on(opening)) and _words(document) == _words(named):
        return named, 0
    if top and not front and top.line in asked(view) and not says_nothing(named):
        return named, 0
    if top and not front and words.titlelike(top.title) <= 0 and words.titlelike(named) >= _SURE:
        return named, 0
    signs = top and not front and not words.undecorated(top.title)  # a title of signs is one where nothing else is
    named_so = top and (signs or not words.is_generic(top.title)) and not names_a_slot(top.title)
    if top and named_so and not _is_section(top, view) and not (front and _is_one_of_parts(top, front[0], view)):
        linked = "](" in top.title
        if linked or not front or words.titlelike(top.title) > 0 or words.titlelike(front[0]) <= 0:
            return top.title, top.heading.line if top.heading else 0
    if front:
        return front
    return _opening_title(named, view) or (named, 0)


def document_on(lines: Iterable[str]) -> str:
    """Return the name of the document of one's own that one of some lines shows or leads to, "" where none does."""
    return next((found["wiki"] or found["name"] for line in lines if (found := _DOCUMENT.search(line))), "")


def _opening_title(named: str, view: View) -> tuple[str, int] | None:
    """Return the title that a file opens with and is called after in short: "YOLOv3: An …" in `yolo_v3.md`."""
    latin = _LATIN.match(named)  # "YOLOv3阅读笔记" are notes on YOLOv3
    short = "".join(_words(latin[0] if latin else named))
    first = next((block for block in view.tree.own if block.kind == "paragraph"), None)
    lines = first.text.split("\n")[:_KEYS] if first and len(short) >= _LEAST_NAME else ()
    for number, line in enumerate(lines):
        starts = accumulate(_words(line))
        if short in starts and len(line) > len(named) and words.titlelike(line) > 0 and not _OF_ANOTHER.search(line):
            return line, first.line + number if first else 0
    return None


def _words(text: str) -> list[str]:
    """Return words in small letters, as a file's name and a title both have them."""
    return words.WORD.findall(text.casefold().replace("_", " "))


def asked(view: View) -> frozenset[int]:
    """Return the lines of top headings that are questions, where a template asks them of each paper.

    It asks several, or has other sections behind its one question and the title in the file's name.
    """
    return view.worked_out("asked", lambda: _asked(view))


def _asked(view: View) -> frozenset[int]:
    top = view.tree.children[0].level if view.tree.children else 0
    asking = [
        region.line
        for region in view.tree.children
        if region.level == top and region.title.rstrip(_CLOSING).endswith(_ASKS)
    ]
    first = view.tree.children[0] if asking else None
    lone = first is not None and asking == [first.line] and _is_first_of_sections(first, view)
    return frozenset(asking if len(asking) > 1 or lone else ())


def _is_first_of_sections(top: Region, view: View) -> bool:
    """Tell whether a heading stands before sections of its level, in a file whose name is a title in other words."""
    named = name_title(view.source.path)
    others = (region for region in view.tree.children[1:] if region.level == top.level)
    said, called = set(_words(top.title)), set(_words(named))
    return (
        words.titlelike(named) >= _SURE
        and len(said & called) * 2 < len(called)
        and any(_is_section(region, view) for region in others)
    )


def text_title(text: str, view: View) -> str:
    """Return what a text beneath no heading is called: as front matter says, as the file is, or by its first words.

    The first heading speaks of what stands beneath it.
    """
    told, named = front_value(view, "title"), name_title(view.source.path)
    if told or not (says_nothing(named) or _is_headed(named, view)):
        return told[0] if told else named
    said = (PICTURE.sub("", line) for line in text.split("\n"))  # a badge names nothing
    first = plain_text([next((line for line in said if any(map(str.isalnum, line))), text.strip().partition("\n")[0])])
    return first if len(first) <= _SHORT else f"{first[:_SHORT].rpartition(' ')[0] or first[:_SHORT]}…"


def _is_headed(name: str, view: View) -> bool:
    """Tell whether a heading of a file is called as the file is: it stands for the file, not what is above it."""
    return any(words.undecorated(region.title).casefold() == name.casefold() for region in view.tree.children)


def names_a_slot(title: str) -> bool:
    """Tell whether a heading is the slot of a template in which the title was never written: "[Paper Title Here]"."""
    plain = words.undecorated(title)
    inner = plain.strip("[]<>{}（）()【】")
    return inner != plain and words.pattern("template_titles").fullmatch(inner.strip()) is not None


def _is_one_of_parts(top: Region, title: str, view: View) -> bool:
    """Tell whether a heading is the first of several parts of notes that front matter gives another title."""
    level = [region for region in view.tree.children if region.level == top.level]
    said, named = (set(words.WORD.findall(text.casefold())) for text in (top.title, title))
    return len(level) > 1 and words.titlelike(title) > 0 and len(said & named) * 2 < len(named)


def front_value(view: View, *fields: str) -> tuple[str, int] | None:
    """Return the first value of a field in the front matter, and its line."""
    if view.front:
        for entry in view.front.properties:
            if entry.values and (key_of(entry.key) or entry.key.casefold()) in fields:
                return entry.values[0], entry.line
    return None


def title_lines(view: View, top: Region | None) -> Iterator[tuple[str, int]]:
    """Yield the titles that metadata lines under the first heading state, with their lines."""
    beneath = (*top.children, *view.tree.children[1:_HEADINGS]) if top else ()
    for region in (view.tree, *([top] if top else []), *beneath):
        if region in beneath and not _opens_metadata(region, top, view):
            continue
        if _may_state_title(region, view):
            for read in head_lines(view, region.first, region.own_end):
                key = read.line.key
                if read.says == "key" and key and key.field == "title" and key.value:
                    yield key.value, read.line.number
    yield from _titles_in_headings(view)


def _titles_in_headings(view: View) -> Iterator[tuple[str, int]]:
    """Yield the titles that headings state which are keys: `#### Paper title: …`, or the title on the next line."""
    for stated, line, region in _title_headings(view):
        if stated:
            yield stated, line
        elif lines := _value(region):
            yield " ".join(lines), region.own[0].line


def title_beneath(title: str, line: int, view: View) -> range:
    """Return the lines of a title that a heading is the key of, when the one that begins on a line is such."""
    for stated, _, region in _title_headings(view):
        if not stated and (lines := _value(region)) and region.own[0].line == line:
            return range(line, line + len(lines)) if " ".join(lines) == title else range(0)
    return range(0)


def _title_headings(view: View) -> Iterator[tuple[str, int, Region]]:
    """Yield the value in each heading at a file's top that is the key of its title, its line and what stands there."""
    for region in islice(view.tree.walk(), 1, _HEADINGS):
        if region.heading and (key := read_key(region.title)) and key.field == "title":
            yield key.value, region.heading.line, region


def _value(region: Region) -> list[str]:
    """Return the lines of the title beneath a heading that is its key; keys, links, years and names are none."""
    if not region.own or region.own[0].kind != "paragraph":
        return []
    first, *others = region.own[0].text.split("\n")[:TITLE_LINES]
    goes_on = takewhile(lambda line: not (read_key(line) or _OF_ANOTHER.search(line) or find_authors(line)), others)
    return [first, *goes_on]


def _may_state_title(region: Region, view: View) -> bool:
    """Tell at low cost whether a line under a heading has the title's key; what the others say is not asked then."""
    return bool(stated_title(view, region.first, min(region.own_end, region.first + FURTHEST)))


def _opens_metadata(region: Region, top: Region | None, view: View) -> bool:
    """Tell whether a heading opens the metadata of the file's paper; of any other, the first heading says the title."""
    if is_metadata_heading(region.title):
        return top is not None and region in top.children
    if not holds_keys(region.title, region.first, region.own_end, view):
        return False
    return same_title(top.title if top else "", stated_title(view, region.first, region.own_end))


def top_heading(view: View) -> Region | None:
    """Return the first heading, when it stands at the file's top: before any text but badges, code and the like."""
    tree = view.tree
    if not tree.children:
        return None
    text = [block for block in tree.own if block.kind not in ("html", "rule", "fence", "code")]
    short = len(text) <= _BEFORE and all(block.kind == "paragraph" and len(block.text) <= _SHORT for block in text)
    return tree.children[0] if len(text) <= 1 or short else None


def title_heading(view: View) -> Region | None:
    """Return the heading that stands for the file's title: the first, unless it opens a section of the text.

    Beneath a title in the front matter and some text it does, unless it is a first-level one that reads like a title.
    """
    top = top_heading(view)
    above = any(block.kind == "paragraph" for block in view.tree.own)
    if top is None or _is_section(top, view):
        return None
    if above and front_value(view, "title") and (top.level > 1 or words.titlelike(top.title) <= 0):
        return None
    title, _ = file_title(view)
    says_nothing = words.is_generic(top.title) and any(map(str.isalnum, top.title))  # a sign alone heads its section
    return top if top.title == title or (says_nothing and not above) else None


def _is_section(region: Region, view: View) -> bool:
    plain = words.undecorated(region.title)
    if is_metadata_heading(plain):
        return True
    return words.is_section(plain, view.lexicon) and not (
        _has_keys(region, view) and not view.lexicon.roles.names_part(plain, alone=True)
    )


def _has_keys(region: Region, view: View) -> bool:
    """Tell whether a paper's keys stand right beneath a heading."""
    last = min(region.own_end, region.first + _KEYS)
    return any(key.field in BIBLIOGRAPHIC for _, key in keys_among(view, region.first, last))


def file_candidate(view: View) -> Candidate:
    """Return the whole file as one candidate."""
    return Candidate("file", 1, len(view.lines), file_title(view)[0])
