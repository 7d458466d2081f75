"""The head of a record: the lines beneath its title in which its metadata stands, one by one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.fields.authors import read_authors, reads_as_prose
from papernotes.parse.records.own_citations import entry_at
from papernotes.parse.records.says import Says, say
from papernotes.parse.records.view import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.parse.records.view import View

_REACH = 40
"""Lines under a title in which its metadata may stand."""
FURTHEST = 4 * _REACH
"""Lines under a title, blank ones among them, that are looked at at all."""
_PROSE = 3
"""Lines of text after which a title's metadata is over; a line or two often stands between title and metadata."""
_SHORT = 20
"""Characters of a line that is no text yet: a label, a name."""
_LABELLED = re.compile(r"(\*\*|__)[^*_:：\n]{1,40}(?:[:：]\1|\1[ \t]?[:：]).{0,80}$")
"""A key that no field is known for, and its value."""
_PUBLISHED = re.compile(r"[*_]{0,2}[^*_,;]{3,120},\s+(?:[A-Z][a-z]{2,8}\.?\s+)?(?:19|20)\d\d[.*_\s]{0,6}$")
_EMPHASIS = re.compile(r"([*_]{1,2})[^*_]{3,60}\1")
_AT_ONCE = 4
"""Characters before a venue that its line opens with."""
_DELIMITER = re.compile(r"^[ \t]*+(?:\|[ \t]*+)?:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+(?:\|[ \t]*+)?$")
_TAGS_ONLY = re.compile(r"\s*(?:</?[a-zA-Z](?![a-zA-Z+]{1,9}:)[^<>]{0,300}>\s*){1,9}$")
"""HTML around the metadata: a ``<div>``, a picture; an address in such brackets is none."""
_MARKED = re.compile(r"[:：|]|^[^\w*_`~(\[<\"']")
"""What tells a key that stands alone from a word: its colon, a table's bar, a sign before it (``✅ read``)."""
ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,2}[.)])[ \t]+\S")


class Read(NamedTuple):
    """A line of a record's head and what it says."""

    line: Line
    says: Says
    key: str = ""
    """The key that a line of says "value" stands under: its field's name."""
    key_line: int = 0
    """The line of that key."""


def head_lines(view: View, first: int, last: int) -> Iterator[Read]:
    """Yield the lines in which a record's metadata may stand, each with what it says.

    ``first`` to ``last`` are the lines beneath its title, up to its first section. Reading stops where the text
    begins; the notes nested in a list item speak of that item and are passed over.
    """
    return _Head(view, last).read(first)


class _Head:
    """What reading has come to."""

    def __init__(self, view: View, last: int) -> None:
        self.view = view
        self.last = last
        self.prose = 0
        self.skip = 0
        self.before: Says = "blank"
        self.nested: int | None = None  # the indent of a list item that is text
        self.list_key_line = 0
        self.list_key = ""  # the field of a key whose values stand in the list beneath it

    def read(self, first: int) -> Iterator[Read]:
        seen = 0
        for number in range(first, min(self.last, first + FURTHEST) + 1):
            raw = self.view.lines[number - 1]
            if not raw.strip():
                yield Read(self.view.line(number), "blank")
                continue
            if number in self.view.coded or _TAGS_ONLY.match(raw):
                continue
            if number in self.view.verbatim or seen >= _REACH or self.prose >= _PROSE:
                return
            seen += 1
            indent = len(raw) - len(raw.lstrip())
            if number <= self.skip or (self.nested is not None and indent > self.nested):
                continue
            self.nested = None
            found = self._line(number, raw, top=seen == 1)
            if found.says == "text" and ITEM.match(raw):
                self.nested = indent
            self.prose += (
                found.says == "text" and len(found.line.text) > _SHORT and not _LABELLED.match(found.line.text)
            )
            yield found

    def _line(self, number: int, raw: str, *, top: bool) -> Read:
        line = self.view.line(number)
        if is_table_head(self.view, number, line):
            return Read(line, "rule")
        entry = self._bibtex(number) if line.text.startswith("@") else ""
        if entry:
            return Read(Line(number, entry, self.view, named=""), "citation")
        if self.list_key and ITEM.match(raw) and not line.key and self._lies_beneath(raw):
            return Read(line, "value", self.list_key, self.list_key_line)
        says = self._says(line, top=top)
        if says == "key" and self._is_word(line, raw):
            says = "text"
        self.before = says
        self.list_key = line.key.field if line.key and says == "key" and not line.key.value else ""
        self.list_key_line = number
        return Read(line, says)

    def _lies_beneath(self, raw: str) -> bool:
        """Tell whether an item is a value of the key above; beneath a key that is an item itself, deeper ones are."""
        key = self.view.lines[self.list_key_line - 1]
        return not ITEM.match(key) or len(raw) - len(raw.lstrip()) > len(key) - len(key.lstrip())

    def _is_word(self, line: Line, raw: str) -> bool:
        """Tell whether a word that may be a key is one like any other: no colon, and no value stands beneath it."""
        key = line.key
        if not key or key.value or _MARKED.search(line.text):
            return False
        rest = enumerate(self.view.lines[line.number : self.last], line.number + 1)
        below = next((other for number, other in rest if other.strip() and number not in self.view.coded), "")
        if not ITEM.match(raw):
            return not ITEM.match(below)
        return len(below) - len(below.lstrip()) <= len(raw) - len(raw.lstrip())

    def _says(self, line: Line, *, top: bool) -> Says:
        fresh = self.prose == 0
        key = ("says", line.number, fresh)
        says = self.view.worked_out(key, lambda: say(line, self.view.lexicon, fresh=fresh))
        if says in ("text", "date") and self.before == "authors" and _PUBLISHED.match(line.text):
            return "published"
        return "authors" if says == "text" and top and _is_one_author(line, self.view) else says

    def _bibtex(self, number: int) -> str:
        """Return the BibTeX entry that starts on a line, and pass over its lines; empty when none does."""
        entry, end = entry_at(self.view.lines, number, self.last)
        self.skip = max(self.skip, end)
        return entry


def is_table_head(view: View, number: int, line: Line) -> bool:
    """Tell whether a line is a table's row of heads (such as ``| Key | Value |``) or the marks beneath it."""
    if "|" not in line.text:
        return False
    if _DELIMITER.match(line.text):
        return True
    following = view.lines[number].strip() if number < len(view.lines) else ""
    return line.text.startswith("|") and not line.key and "|" in following and bool(_DELIMITER.match(following))


def _is_one_author(line: Line, view: View) -> bool:
    """Tell whether the line under a title is one author's name: what follows says where it was published."""
    names = read_authors(line.text) if line.number < len(view.lines) and len(line.text) <= 60 else None
    if not names or len(names) != 1 or " " not in names[0] or reads_as_prose(names[0]):
        return False
    following = view.line(line.number + 1)
    if _EMPHASIS.fullmatch(line.text) and following.venue and following.venue.start < _AT_ONCE:
        return True
    return bool(_PUBLISHED.match(following.text))
