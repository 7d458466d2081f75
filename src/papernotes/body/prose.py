"""The prose of a section: its HTML as lines of words and formulas, without what nobody reads as a sentence.

Tables, code, pictures, headings, footnotes and what is struck out are passed over, and so are lines that only link or
that hold a field of the record.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from papernotes.body.interface_words import unworded
from papernotes.body.text import PLACE_END, PLACE_PART, PLACE_START
from papernotes.formulas import in_words, spoken
from papernotes.parse.fields.metadata import LINK_FIELDS, key_of, read_key
from papernotes.parse.inline_marks import PROGRAM
from papernotes.parse.plain import TAG

if TYPE_CHECKING:
    from collections.abc import Iterator

FARTHEST = 12_000
"""Characters of HTML that are read: what comes later is no beginning."""
_PARTS = re.compile(
    r"""<(?P<end>/?)(?P<tag>[a-z][a-z0-9-]*+)(?P<more>(?:[^<>"]++|"[^"]*+")*+)>"""
    rf"|{PLACE_START}(?P<place>[^{PLACE_START}{PLACE_END}]*+){PLACE_END}"
)
_PASSED = frozenset(
    [
        *("table", "pre", "figure", "svg", "style", "script", "audio", "video", "iframe", "object", "summary"),
        *("button", "del", "s", "strike", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "figcaption"),
    ]
)
_LINES = frozenset(
    [
        *("p", "li", "ul", "ol", "blockquote", "dl", "dd", "br", "hr", "section", "article", "center", "details"),
        *("div",),
    ]
)
_WITHIN = frozenset({"sup", "del", "s", "strike", "button"})
"""What is passed over within a sentence that goes on behind it."""
_BESIDE = re.compile(r'class="(?:footnotes?|title)"')
"""What stands beside the text: the notes at a section's foot, their calls, the name of a box."""
_LONG_VALUE = 60
"""The width from which what stands behind a word that may be a field's is taken for a sentence."""
_MOSTLY, _MOSTLY_LINKS = 3, 2
"""A line says something where the letters outside of its link are a third of all, at least, of several links half."""
_LABEL = 40
"""The width that a label in a row of them stays below."""
_PAIRS = {"[": "]", "(": ")", "（": "）", "【": "】"}
_LETTER = re.compile(r"[^\W\d_]")
_SIGN = re.compile(r"[^\W_]")
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f]+")
_NO_HEADING = re.compile(r"#{1,6}\s+")
"""A heading's mark before a blank that is none to Markdown, as some keyboards give it."""
_TAG = re.compile(TAG, re.IGNORECASE)
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]")


class Bit(NamedTuple):
    """A stretch of a line."""

    text: str
    math: str = ""
    """The HTML of a formula, which ``text`` says in words and which is not cut; empty for words."""
    linked: bool = False


Line = list[Bit]


def width(text: str) -> int:
    """Return how wide a text is: a letter of Chinese, Japanese or Korean counts two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def words_of(line: Line) -> str:
    """Return what a line says, formulas in Unicode."""
    return line[0].text if len(line) == 1 else "".join([bit.text for bit in line])


def lines_of(html: str) -> Iterator[Line]:
    """Yield the lines of safe HTML that are prose, in order."""
    for line in _lines(unworded(html[:FARTHEST])):
        tidied = _tidied(line)
        if tidied and _says_something(tidied):
            yield tidied


def _lines(html: str) -> Iterator[Line]:
    """Yield what stands between breaks, as it is; empty where what stands there is passed over."""
    reader = _Reader(html)
    past = 0
    while part := _PARTS.search(html, past):
        reader.words(past, part.start())
        past = reader.taken(part)
        if reader.breaks and reader.line:
            yield reader.line
            reader.line = []
    end = min((at for at in (html.find("<", past), html.find(PLACE_START, past)) if at >= 0), default=len(html))
    reader.words(past, end)
    yield reader.line


class _Reader:
    """Reads HTML part by part into a line; what is passed over leaves nothing."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.line: Line = []
        self.breaks = False
        """Whether a line ends at the latest part."""
        self.linked = False
        self.coded = False
        """Whether it is within code, which shows a formula as it is written; in a sentence that would be none."""

    def words(self, start: int, end: int) -> None:
        """Take the text between two places."""
        if start < end:
            text = unescape(self.html[start:end])
            if self.coded:
                text = "" if PROGRAM.fullmatch(text) else in_words(text)
            elif "<" in text:  # a tag with a mark too many, which the page shows as it is written
                text = _TAG.sub("", text)
            self.line.append(Bit(text, "", self.linked))

    def taken(self, part: re.Match[str]) -> int:
        """Take a tag or a placeholder, and return where what is read goes on."""
        tag, opens = part["tag"], not part["end"]
        self.breaks = False
        if not tag:
            self.place(part["place"])
        elif opens and (tag in _PASSED or _BESIDE.search(part["more"])):
            self.breaks = tag not in _WITHIN
            return self.behind(tag, part.end())
        elif opens and (tag == "math" or (tag == "code" and "math-error" in part["more"])):
            return self.formula(tag, part)
        elif tag == "a":
            self.linked = opens
        elif tag == "code":
            self.coded = opens
        else:
            self.breaks = tag in _LINES and 'class="math"' not in part["more"]
        return part.end()

    def behind(self, tag: str, start: int) -> int:
        """Return where an element ends that was opened before a place, those of its kind within it counted."""
        find, closing = self.html.find, f"</{tag}>"
        end = find(closing, start)
        for opening in (f"<{tag}>", f"<{tag} "):
            inner = find(opening, start)
            while 0 <= inner < end:
                inner, end = find(opening, inner + 1), find(closing, end + 1)
        return end + len(closing) if end >= 0 else len(self.html)

    def place(self, place: str) -> None:
        """Take what a placeholder says."""
        sort, *told = place.split(PLACE_PART)
        if sort == "cited" and told[:1] != ["["]:  # a citation within the sentence
            self.line.append(Bit(unescape(told[2] if len(told) > 2 else "").lstrip("@"), "", self.linked))
        elif sort in {"/", "file", "name", "block"}:
            self.linked = sort != "/"

    def formula(self, tag: str, part: re.Match[str]) -> int:
        """Take the formula that a tag opens, and return where it ends."""
        end = self.html.find(f"</{tag}>", part.end())
        if end < 0:  # behind what is read
            return len(self.html)
        past = end + len(tag) + len("</>")
        if tag == "math":
            math = self.html[part.start() : past]
            self.line.append(Bit(spoken(math), math))
        else:
            self.line.append(Bit(in_words(f"${unescape(self.html[part.end() : end])}$")))
        return past


def _tidied(line: Line) -> Line:
    """Return a line with single blanks, none at its ends; empty where it says nothing."""
    found: Line = []
    blank = True
    for bit in _without_chips(line) if len(line) > 2 else line:
        if bit.math:
            found.append(bit)
            blank = False
            continue
        text = bit.text if bit.text.isprintable() and "  " not in bit.text else _BLANKS.sub(" ", bit.text)
        text = text.lstrip(" ") if blank else text
        if text:
            found.append(bit if text is bit.text else bit._replace(text=text))
            blank = text.endswith(" ")
    if found and not found[0].math and (mark := _NO_HEADING.match(found[0].text)):
        found[0] = found[0]._replace(text=found[0].text[mark.end() :])
    if found and blank:
        found[-1] = found[-1]._replace(text=found[-1].text.rstrip(" "))
    return found


def _without_chips(line: Line) -> Iterator[Bit]:
    """Yield a line without links in brackets, ``[[code](…)]``: they are buttons beside what it says."""
    waiting: Bit | None = None
    opened = ""
    for at, bit in enumerate(line):
        behind = line[at + 1].text if at + 1 < len(line) else ""
        if bit.linked and waiting and opened and behind.lstrip()[:1] == _PAIRS[opened]:
            yield waiting._replace(text=waiting.text.rstrip()[:-1])
            line[at + 1] = line[at + 1]._replace(text=behind.lstrip()[1:])
            waiting, opened = None, ""
            continue
        if waiting:
            yield waiting
        waiting, opened = bit, "" if bit.math or bit.linked else bit.text.rstrip()[-1:]
        opened = opened if opened in _PAIRS else ""
    if waiting:
        yield waiting


def _says_something(line: Line) -> bool:
    """Tell whether a line is no mere link, no field and no row of signs or labels."""
    text = words_of(line)
    if " | " in text and all(width(part) < _LABEL and not part[:1].islower() for part in text.split(" | ")):
        return False
    if not _LETTER.search(text) or (text[0] in _PAIRS and key_of(text.strip("[]()（）【】 "))):
        return False
    links = [bit.text for bit in line if bit.linked]
    linked = "".join(links)
    if linked:
        letters = len(_SIGN.findall(text))
        if (letters - len(_SIGN.findall(linked))) * (_MOSTLY if len(links) == 1 else _MOSTLY_LINKS) < letters:
            return False
    key = read_key(text) if ":" in text or "：" in text else None
    if key is None:
        return True
    prose = key.field == "other" or (key.field in LINK_FIELDS and not linked)
    return prose and width(key.value) >= _LONG_VALUE
