"""What each line of a source holds, told once: links by kind, labels, names, years."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.fields.metadata import key_of
from papernotes.parse.records import line_words as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papernotes.parse.fields.line_links import FoundLink
    from papernotes.parse.records.view import View

_LONGEST = 400
"""Characters of a line that are looked at for names and labels."""
_SPOKEN = 2_000
"""Characters of a line in which what it speaks of is looked for."""
_OF_A_WORK = (
    "paper", "artic", "artig", "artí", "artik", "autor", "auteur", "author", "preprint", "manuscript", "publication",
    "propos", "introduc", "present", "argue", "develop", "investigat", "demonstrat", "their ", "we ", "stud", "traba",
    "étude", "arbeit",
    "本", "论文", "该文", "这篇", "作者", "文章", "提出", "論文", "著者", "提案", "저자", "논문", "제안",
)  # fmt: skip
"""One of these stands in all that speaks of a work, in small letters: most lines hold none."""
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_CJK_RUN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
YEAR = re.compile(r"(?:19[5-9]|20[0-3])\d(?<!\d{5})(?!\d)")
"""Four digits of their own; what must not stand before is asked last, for the engine skips to the first of them."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LABEL = re.compile(
    r"[ \t]*+(?:[-*+>][ \t]++|\d{1,3}[.)][ \t]++)?(?:#{1,6}[ \t]++)?(?:\[[ xX]\][ \t]++)?(?P<mark>\*\*|__|\*|`|\[)?"
    r"[ \t]*+(?P<label>[^\W\d_][\w /&()（）.’'-]{0,40}?)[ \t]*+(?P<end>[*_`\]]{0,2})[ \t]*+(?P<colon>::?|：)?"
    r"(?P<late>[*_`]{0,2})(?!//)(?:(?<=[:：*_`\]])|$)"
)
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]++(?P<label>\S(?:.*\S)?)")
_LABEL_MARKS = re.compile(r"[:：*_`\[#]")
"""One of them stands in every line with a label: most lines hold none."""
_LETTERS = re.compile(r"[\W\d_]+")
_ARXIV = re.compile(r"(\d{4}\.\d{4,5}|(?<![a-z-])[a-z-]{2,20}/\d{7})")
_SCHEME = re.compile(r"^(?:https?:)?//(?:www\.)?", re.IGNORECASE)
_MEDIA = frozenset(("blog", "video", "slides", "discussion"))
_WORK = frozenset(("code", "project", "data"))


class LineFacts(NamedTuple):
    """What a line holds."""

    papers: tuple[str, ...] = ()
    """Its links to papers, each by what it leads to."""
    code: bool = False
    media: bool = False
    links: int = 0
    label: str = ""
    """The words before a colon, or in bold, that open it: folded."""
    field: str = ""
    """The field that the label names."""


NOTHING = LineFacts()


class Lines:
    """The lines of a source, and sums over them."""

    def __init__(self, view: View) -> None:
        """Look at each line once."""
        self.view = view
        self.raw = view.lines
        verbatim = view.verbatim
        linked = set(view.linked(1, len(view.lines)))
        self.headings = view.headings
        self.held: list[LineFacts] = [NOTHING] * (len(self.raw) + 2)
        first = view.front.end_line if view.front else 0
        filled, worded, keyed, speaking = [0], [0.0], [0], [0]
        spoken = spoken_in("\n".join(self.raw))
        for number, raw in enumerate(self.raw, 1):
            inside = bool(raw) and not raw.isspace() and number > first and number not in verbatim
            if inside:
                held = _look(raw, number, view, number in linked)
                self.held[number] = held
            filled.append(inside)
            worded.append(count_words(raw) if inside else 0.0)
            keyed.append(bool(inside and self.held[number].field))
            speaking.append(inside and speaks_of_a_work(raw, spoken))
        self.filled = list(accumulate(filled))
        self.words = list(accumulate(worded))
        self.keys = list(accumulate(keyed))
        self.speaking = list(accumulate(speaking))
        self.numbers = [number for number, is_filled in enumerate(filled) if is_filled]
        self.papers = [(number, key) for number, held in enumerate(self.held) for key in held.papers]
        self.verbatim = verbatim
        self.titles = sum(held.field == "title" for held in self.held)

    def head(self, first: int, last: int, most: int) -> Sequence[int]:
        """Return the first filled lines of a stretch, up to a heading."""
        found: list[int] = []
        at = self.filled[min(first, len(self.filled)) - 1] if first > 0 else 0
        for number in self.numbers[at : at + most]:
            if number > last or number in self.headings:
                break
            found.append(number)
        return found

    def heading_behind(self, first: int, last: int) -> int:
        """Return the number of the first filled line of a stretch, when it is a heading; else 0."""
        at = self.filled[min(first, len(self.filled)) - 1] if first > 0 else 0
        number = self.numbers[at] if at < len(self.numbers) else 0
        return number if number <= last and number in self.headings else 0


def _look(raw: str, number: int, view: View, linked: bool) -> LineFacts:
    links: tuple[FoundLink, ...] = view.line(number).links if linked or _may_name(raw) else ()
    label, field = label_of(raw[:_LONGEST])
    if not links and not label:
        return NOTHING
    kinds = {link.kind for link in links}
    return LineFacts(
        tuple(dict.fromkeys(_same(link.url) for link in links if link.kind == "paper")),
        not kinds.isdisjoint(_WORK),
        not kinds.isdisjoint(_MEDIA),
        len(links),
        label,
        field,
    )


def spoken_in(text: str) -> tuple[str, ...]:
    """Return which of the words that speak of a work stand in a text: no others are looked for in its lines."""
    folded = text.casefold()
    return tuple(word for word in _OF_A_WORK if word in folded)


def speaks_of_a_work(raw: str, spoken: Sequence[str] = _OF_A_WORK) -> bool:
    """Tell whether a line speaks of one work, or of who wrote it: "the authors show", "this paper".

    ``spoken`` is what is `spoken_in` a text that it stands in.
    """
    if not spoken or not any(map(raw.casefold().__contains__, spoken)):
        return False
    return words.pattern("speaks_of_a_work").search(raw, 0, _SPOKEN) is not None


def _may_name(raw: str) -> bool:
    """Tell whether a line without brackets or addresses may name a paper by its number."""
    return "10." in raw or "rXiv" in raw or "rxiv" in raw or "RXIV" in raw or "www." in raw or "href" in raw


def _same(url: str) -> str:
    found = _ARXIV.search(url) if "arxiv" in url else None
    return found[1] if found else _SCHEME.sub("", url).rstrip("/").lower()


@lru_cache(maxsize=8192)
def label_of(raw: str) -> tuple[str, str]:
    """Return the label that opens a line, folded, and the field that it names; both empty without one."""
    if not _LABEL_MARKS.search(raw):
        return "", ""
    heading = _HEADING.match(raw)
    if heading:
        name = heading["label"]
    else:
        found = _LABEL.match(raw)
        if not found or not (found["colon"] or (found["mark"] and found["end"])):
            return "", ""
        name = found["label"]
    label = folded(name)
    return (label, key_of(name.strip(" *_`:：#"), loose=False) or "") if label else ("", "")


def folded(text: str) -> str:
    """Return a text's letters in lower case, without marks and numbers: what is compared."""
    return _LETTERS.sub(" ", text[:_LONGEST]).strip().casefold()


def count_wide(text: str) -> int:
    """Return how many characters of Chinese, Japanese or Korean a text has."""
    return 0 if text.isascii() else len(text) - len(_CJK_RUN.sub("", text))


def count_words(text: str) -> float:
    """Return how many words a text has; a character of Chinese, Japanese or Korean is half a one."""
    if text.isascii():
        return float(len(text.split()))
    rest, runs = _CJK_RUN.subn(" ", text)
    if not runs:
        return float(len(text.split()))
    return (len(text) - len(rest) + runs) / 2 + len(_WORD.findall(rest))


_NO_TITLES = frozenset((
    "authors", "first_author", "venue", "year", "published_on", "arxiv", "doi", "tags", "rating", "key", "affiliation",
    "reviewer",
))  # fmt: skip
_BY = re.compile(r"[\s>*_-]{0,9}[Bb]y\s(?=[A-ZÀ-Þ])")
_OPENS = " \t-*+>0123456789.)_"
_SEPARATORS = re.compile(r"[,，、;；·&]| (?:and|und|et|y) ")
_CLUTTER = re.compile(r"\([^()]*\)|[*_`#>\[\]\d†‡∗]+")
_CAPITAL = re.compile(r"[A-Z](?<![A-Za-z].)")
"""What a word begins with that is a name: of ASCII's, a row of names has two."""
_SMALL = frozenset(("de", "van", "von", "der", "den", "la", "le", "di", "da", "al", "bin", "el", "dos", "del"))


def reads_like_names(raw: str) -> bool:
    """Tell whether a line is a row of people's names: capitalised words of few, between commas."""
    text = raw[:_LONGEST]
    if by := _BY.match(text):
        text = text[by.end() :].partition(". ")[0]
    if "et al" in text:
        return len(text.split()) <= 60 or text.index("et al") < 60
    if not _SEPARATORS.search(text) or (text.isascii() and len(_CAPITAL.findall(text)) < 2):
        return False
    parts = [
        part.strip(" .:-")
        for part in _SEPARATORS.split(_CLUTTER.sub(" ", text.replace("-", " ", 1) if text[:2] == "- " else text))
    ]
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return False
    named = sum(map(_is_name, parts))
    return named >= 2 and named >= 0.75 * len(parts)


def _is_name(part: str) -> bool:
    tokens = part.split()
    if not 1 <= len(tokens) <= 5:
        return False
    if CJK.match(part):
        return len(tokens) == 1 and 2 <= len(part) <= 4
    return all(token[:1].isupper() or token in _SMALL for token in tokens) and tokens[-1][:1].isupper()


def says_no_title(kind: str, title: str, raw: str, held: LineFacts) -> bool:
    """Tell whether a line is a key and its value that are no title's, a heading too; or refers to the work above.

    So does a heading of metadata, such as "Info".
    """
    if kind == "heading":
        if words.pattern("metadata").fullmatch(title.strip(" \t#*_:：")):
            return True
        name, colon, value = title.partition(":")
        return bool(colon and value.strip()) and key_of(name, loose=False) in _NO_TITLES
    return (held.field in _NO_TITLES and kind not in ("file", "row")) or raw.lstrip(_OPENS).startswith("Ibid.")
