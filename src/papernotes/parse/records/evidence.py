"""What stands beneath a title: which lines are the record's own metadata, and how much that says for a paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from papernotes.parse.fields.authors import read_authors
from papernotes.parse.fields.citation import read_citation
from papernotes.parse.fields.dates import read_date
from papernotes.parse.fields.link_kinds import word_kind
from papernotes.parse.fields.metadata import LINK_FIELDS, key_of
from papernotes.parse.records import words
from papernotes.parse.records.signals import Signal
from papernotes.parse.records.view import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.lexicon import Lexicon
    from papernotes.parse.records.regions import Region
    from papernotes.parse.records.view import View

Says = Literal[
    "blank", "key", "value", "links", "venue", "published", "year", "byline", "date", "authors", "citation", "tags", "rule", "text"
]  # fmt: skip

_REACH = 40
"""Lines under a title in which its metadata may stand."""
_PROSE = 3
"""Lines of text after which a title's metadata is over; a line or two often stands between title and metadata."""
_RULE = re.compile(r"^[ \t]*(?:[-*_=][ \t]*){3,}$")
_PUBLISHED = re.compile(r"[*_]{0,2}[^*_,;]{3,120},\s+(?:[A-Z][a-z]{2,8}\.?\s+)?(?:19|20)\d\d[.*_\s]{0,6}$")
_BY = re.compile(r"by [^\d,]{3,60}[ ,(]+(?:19|20)\d\d\W{0,3}")
_YEAR_OR_QUOTE = re.compile(r"(?:19|20)\d\d|[\"“]|['’]\d\d\b|@[a-zA-Z]+\{|arxiv", re.IGNORECASE)
_ENTRY = re.compile(r"\s*@[a-zA-Z]{3,20}\s*\{")
_DELIMITER = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_TAGS = re.compile(r"^(?:#[^\s#]+[\s,，、]*)+$")
_KEY_WEIGHTS = {
    "title": 3.0, "authors": 2.0, "first_author": 2.0, "venue": 2.0, "year": 1.0, "published_on": 1.0, "arxiv": 2.5,
    "doi": 2.5, "index": 2.0, "citation": 2.0, "tags": 0.5, "read_on": 0.5, "affiliation": 1.0, "rating": 0.5, "status": 0.5,
    "name": 0.5,
}  # fmt: skip
_LINK_WEIGHTS = {"paper": 2.5, "code": 1.5, "project": 1.5, "data": 1.0, "video": 0.5, "slides": 0.5}


@dataclass(frozen=True, slots=True)
class Read:
    """A line of a record's head and what it says."""

    line: Line
    says: Says
    key: str = ""
    """The key that a line of says "value" stands under: its field's name."""


def is_metadata_heading(text: str) -> bool:
    """Tell whether a heading opens a block of metadata: "Metadata", "元信息", "論文情報・リンク"."""
    plain = words.undecorated(text)
    return bool(words.pattern("metadata").fullmatch(plain)) or key_of(plain, loose=False) in (
        "links",
        "tags",
        "authors",
        "index",
    )


def head_lines(view: View, first: int, last: int) -> Iterator[Read]:
    """Yield the lines in which a record's metadata may stand, each with what it says.

    ``first`` to ``last`` are the lines beneath its title, up to its first section. Reading stops where the text begins.
    """
    prose = seen = skip = 0
    before: Says = "blank"
    nested: int | None = None  # the indent of a list item that is text
    under = ""  # the key whose values stand in the list beneath it
    for number in range(first, min(last, first + 4 * _REACH) + 1):
        raw = view.lines[number - 1]
        if not raw.strip():
            yield Read(view.line(number), "blank")
            continue
        if number in view.verbatim or seen >= _REACH or prose >= _PROSE:
            return
        seen += 1
        if number <= skip:
            continue
        line = view.line(number)
        indent = len(raw) - len(raw.lstrip())
        if nested is not None and indent > nested:
            continue  # the notes of a list item speak of it, not of the record
        nested = None
        if _is_table_head(view, number, line):
            yield Read(line, "rule")
            continue
        if line.text.startswith("@"):
            entry, skip = bibtex(view, number, last)
            if entry:
                yield Read(Line(number, entry, view, keyless=True), "citation")
                continue
        if under and _is_item(raw) and not line.key:
            yield Read(line, "value", under)
            continue
        says = _said(view, line, fresh=prose == 0)
        if says in ("text", "date") and before == "authors" and _PUBLISHED.match(line.text):
            says = "published"
        elif says == "text" and seen == 1 and _is_alone(line, view, number):
            says = "authors"
        before = says
        under = line.key.field if line.key and says == "key" and not line.key.value else ""
        if says == "text" and _is_item(raw):
            nested = indent
        prose += says == "text" and len(line.text) > 20
        yield Read(line, says)


def _is_table_head(view: View, number: int, line: Line) -> bool:
    """Tell whether a line is a table's row of heads (such as ``| Key | Value |``) or the marks beneath it."""
    if _DELIMITER.match(line.text) and "|" in line.text:
        return True
    following = view.lines[number].strip() if number < len(view.lines) else ""
    return line.text.startswith("|") and not line.key and "|" in following and bool(_DELIMITER.match(following))


def bibtex(view: View, number: int, last: int) -> tuple[str, int]:
    """Return a BibTeX entry that starts on a line, and its last line; empty when none does."""
    if not _ENTRY.match(view.lines[number - 1]):
        return "", 0
    depth = 0
    for end in range(number, min(last, number + 60) + 1):
        depth += view.lines[end - 1].count("{") - view.lines[end - 1].count("}")
        if depth <= 0:
            return "\n".join(view.lines[number - 1 : end]), end
    return "", 0


def _is_alone(line: Line, view: View, number: int) -> bool:
    """Tell whether the line under a title is one author's name: what follows says where it was published."""
    names = read_authors(line.text)
    if not names or len(names) != 1 or " " not in names[0] or number >= len(view.lines):
        return False
    return bool(_PUBLISHED.match(view.line(number + 1).text))


def _is_item(raw: str) -> bool:
    return bool(re.match(r"[ \t]*(?:[-*+•]|\d{1,2}[.)])[ \t]+\S", raw))


def _said(view: View, line: Line, *, fresh: bool) -> Says:
    key = ("says", line.number, fresh)
    found: Says | None = view.memo.get(key)
    if found is None:
        found = view.memo[key] = say(line, view.lexicon, fresh=fresh)
    return found


def say(line: Line, lexicon: Lexicon, *, fresh: bool = True) -> Says:
    """Return what a line of a head says; names and citations are only looked for where no text came before (``fresh``)."""
    if _RULE.match(line.text):
        return "rule"
    if line.key and line.key.field != "other" and _fits(line):
        return "key"
    if line.links and line.bare:
        return _of_links(line, lexicon, fresh=fresh)
    if line.venue and (line.bare or line.venue.whole):
        return "venue"
    if fresh and line.venue and len(line.text) <= 300 and read_authors(line.rest):
        return "byline"
    if len(line.text) <= 80 and (words.only_year(line.text) or (fresh and _BY.fullmatch(line.text))):
        return "year"
    if _TAGS.match(line.text):
        return "tags"
    if len(line.text) <= 40 and read_date(line.text):
        return "date"
    if fresh and _YEAR_OR_QUOTE.search(line.text) and read_citation(line.text, lexicon):
        return "citation"
    if fresh and _are_names(line):
        return "authors"
    return "text"


def _of_links(line: Line, lexicon: Lexicon, *, fresh: bool) -> Says:
    """A line of links is the paper's own when their labels say what they are; a label can also be another paper's title."""
    if fresh and len(line.links[0].said) > 50 and read_citation(line.links[0].said, lexicon):
        return "citation"
    if all(
        len(link.said) <= 24 or " " not in link.said or word_kind(link.said) or words.titlelike(link.said) <= 0
        for link in line.links
    ):
        return "links"
    return "text"


def _fits(line: Line) -> bool:
    """Tell whether a key's value can be one: a link key with prose behind it is a label of the text."""
    key = line.key
    if key is None:
        return False
    if key.field in LINK_FIELDS or key.field == "links":
        return bool(line.links) or len(key.value) <= 40
    if key.field in ("type", "speaker", "reviewer"):
        return True
    return len(key.value) <= (20_000 if key.field in ("authors", "citation") else 600)


def _are_names(line: Line) -> bool:
    return not line.links and len(line.text) <= 2000 and bool(read_names(line.text))


def read_names(text: str) -> tuple[str, ...] | None:
    """Return the names that a text without a key is: two or more, each of two words or in CJK; else None."""
    names = read_authors(text)
    if not names or len(names) < 2 or not all(" " in name or words.CJK.search(name) for name in names):
        return None
    return names


def evidence(view: View, first: int, last: int) -> tuple[Signal, ...]:
    """Return what the lines beneath a title say for its being a paper's."""
    found: dict[str, float] = {}
    reads = list(head_lines(view, first, last))
    others = sum(1 for read in reads if read.says == "citation") > 1
    for read in reads:
        if read.says == "citation" and others:
            continue  # a list of other papers
        for name, weight in _weigh(read):
            found[name] = max(found.get(name, 0.0), weight)
    return tuple(Signal(name, weight) for name, weight in found.items())


def _weigh(read: Read) -> Iterator[tuple[str, float]]:
    line = read.line
    if read.says in ("key", "links", "value"):
        for link in line.links:
            yield f"{link.kind} link beneath", _LINK_WEIGHTS.get(link.kind, 0.0)
    if read.says == "key" and line.key and (line.key.value or line.key.field == "authors"):
        weight = _KEY_WEIGHTS.get(line.key.field, 0.0)
        if weight:
            yield f"{line.key.field} line", weight
    elif read.says == "key" and line.key and line.key.field in LINK_FIELDS:
        yield "link line left empty", 1.0
    elif read.says in ("venue", "published", "byline"):
        yield "venue line", 2.0
    elif read.says == "year":
        yield "year line", 0.5
    elif read.says == "authors":
        yield "line of names", 1.5
    elif read.says == "citation":
        yield "citation", 3.0


def metadata_regions(region: Region) -> Iterator[Region]:
    """Yield the regions below a heading that hold its metadata."""
    for child in region.children:
        if is_metadata_heading(child.title):
            yield child
