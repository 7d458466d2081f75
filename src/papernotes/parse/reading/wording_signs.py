"""What the words of a unit look like: generic marks of wording, and what the recognisers of titles say of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.fields.dates import MONTH
from papernotes.parse.fields.metadata import key_of
from papernotes.parse.fields.title_edges import without_notes
from papernotes.parse.reading.line_facts import YEAR, count_wide, count_words, reads_like_names
from papernotes.parse.records import line_words as words
from papernotes.parse.records.cited import cited_in
from papernotes.parse.records.groups import read_mark
from papernotes.parse.records.says import is_metadata_heading

if TYPE_CHECKING:
    from papernotes.lexicon import Lexicon
    from papernotes.parse.reading.units import Unit

_LONGEST = 300
"""Characters of a text that are looked at."""
_WORD = 40
"""Characters of a remark that may be but a heading: "References:"."""
_FEW = 6
"""Blanks in words that name nothing but a part or a key."""
_AT_ITS_START, _AT_ITS_END = 4, 8
"""Characters in which a year opens a text or ends it."""
_BEFORE_COLON = 40
_NAMING = 60
"""Characters of words that may name a part, a group or a key."""
_LATIN = re.compile(r"[A-Za-z][\w'’-]*")
_SMALL = frozenset(["of", "for", "with", "from", "in", "on", "via", "by", "and", "to", "the", "using"])
_VENUE_YEAR = re.compile(r"[A-Z](?<!\w.)[A-Za-z]{2,10}[ .,'’`-]{0,2}(?:19|20)?\d\d\b")
"""A name and a year: what holds them is no remark and no instruction."""
_JOINED = re.compile(r"\W*[A-Za-z]{2,12}[-'’]?(?:19|20)\d\d\W*")
"""A name and a year as one word, as venues are written: also one that no vocabulary has, or with a slip."""
_DAY = re.compile(
    rf"\W*(?:{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\.? {MONTH})\W*", re.IGNORECASE
)
"""A day of no year: "June 15", "24th August"."""
_OPENS = re.compile(r"\W{0,4}(?:(?P<dated>\d{4}[-./]\d{1,2})|(?P<numbered>\d{1,3}(?:\.\d{1,2}){0,3}[.)、: ]))")
_QUOTED = re.compile(r"[《「『“\"]")
_ENCLOSED = re.compile(
    r"[\W\d]{0,9}(?:《[^《》]{6,}》|「[^「」]{6,}」|『[^『』]{6,}』|“[^“”]{9,}[”“]|\"[^\"]{9,}\")\W{0,3}(?:[(（\[【].*)?"
)
"""A whole title in its marks, at most a bracket behind it."""
_COURSE = re.compile(r"[A-Z](?<!\w.)[A-Z]{1,4}[ -]?\d{3}[A-Z]?\b(?![-.\d])")
_SENTENCES = re.compile(r"[a-z)][.!?。] +[A-Z\u4e00-\u9fff]|。.")
_COMMAS = re.compile(r"[,，、;；]")
_SLOTS = ("{{", "<%", "${", "xxx", "todo", "link_to", "yyyy", "<title>", "[title]")
"""What a template holds in a value's place, in any case."""
_I = frozenset(["I", "we", "We", "you", "my", "My", "our", "it's", "I'm"])
_HOW = re.compile(r"(?:how to|what is|why |installing|install|getting started|setup|using )\b", re.IGNORECASE)


_GROUP = "names a venue, a year or a date only"
_SPOKEN, _HOWTO = "speaks of I or we", "opens as instructions do"
"""What a title may do, and no line that cites one is a remark for."""


def wording(unit: Unit, raw: str, lexicon: Lexicon) -> None:
    """Add to a unit what its first words look like."""
    seen = unit.seen
    text, title = unit.plain[:_LONGEST], unit.title[:_LONGEST]
    if not text:
        seen["no words"] = 1.0
        return
    _size(seen, text, title)
    if unit.item is None and unit.kind in ("bullet", "paragraph"):
        seen["a remark or a sentence"] = 1.0
        if len(text) <= _WORD:
            _names(seen, text.rstrip(" :："), lexicon)
        return
    _letters(seen, title or text)
    _known(seen, unit, title, lexicon)
    if _GROUP not in seen:  # of a venue's name, or a date, the year is no sign of a paper
        _years(seen, text)
    _marks(seen, text, raw)


def _size(seen: dict[str, float], text: str, title: str) -> None:
    count, behind = count_words(title), count_words(text)
    seen["words in its title"] = min(count, 20.0) / 10
    seen["words on its line"] = min(behind, 40.0) / 20
    if count <= 1:
        seen["one word"] = 1.0
    if count <= 3:
        seen["three words or fewer"] = 1.0
    elif count <= 18:
        seen["four to eighteen words"] = 1.0
    else:
        seen["more than eighteen words"] = 1.0
    if wide := count_wide(title):
        seen["in Chinese, Japanese or Korean"] = wide / len(title)


def _letters(seen: dict[str, float], text: str) -> None:
    latin = _LATIN.findall(text)
    if latin:
        long = [word for word in latin if len(word) > 3]
        seen["capitalised words"] = sum([word[0].isupper() for word in latin]) / len(latin)
        if long:
            seen["long words capitalised"] = sum([word[0].isupper() for word in long]) / len(long)
        if latin[0][0].isupper():
            seen["opens with a capital"] = 1.0
        shouted = sum([len(word) > 1 and word.isupper() for word in latin])
        if shouted:
            seen["words in capitals"] = shouted / len(latin)
        if not _SMALL.isdisjoint(latin):
            seen["small words such as of and for"] = 1.0
        spoken, how = not _I.isdisjoint(latin), _HOW.match(text)
        if (spoken or how) and not _VENUE_YEAR.search(text):
            tell(seen, (_SPOKEN, spoken), (_HOWTO, how is not None))
    length = len(text)
    marks = length - sum(map(str.isalnum, text)) - text.count(" ")
    seen["marks among its letters"] = min(marks / length, 0.4) * 2.5
    digits = sum(map(str.isdigit, text))
    if digits:
        seen["digits among its letters"] = min(digits / length, 0.4) * 2.5


def _years(seen: dict[str, float], text: str) -> None:
    years = [found.start() for found in YEAR.finditer(text)]
    tell(
        seen,
        ("a year in it", bool(years)),
        ("a year opens it", bool(years) and years[0] < _AT_ITS_START),
        ("a year ends it", bool(years) and years[-1] > len(text) - _AT_ITS_END),
        ("letters and a year, as venues have", _VENUE_YEAR.search(text) is not None),
    )


def _marks(seen: dict[str, float], text: str, raw: str) -> None:
    opens = _OPENS.match(text)
    last = text[-1]
    tell(
        seen,
        ("a date opens it", opens is not None and opens["dated"] is not None),
        ("a number opens it", opens is not None and opens["numbered"] is not None),
        ("a bracket opens it", text[0] in "[(（【"),
        ("quotes or title marks", _QUOTED.search(text) is not None),
        ("title marks around it", _ENCLOSED.fullmatch(text) is not None),
        ("ends as a question", last in "?？"),
        ("ends with a full stop", last in ".。"),
        ("ends with a colon", last in ":："),
        ("more than a sentence", _SENTENCES.search(text) is not None),
        ("slots of a template", any(map(raw[:_LONGEST].lower().__contains__, _SLOTS))),
        ("a course's number in it", _COURSE.search(text) is not None),
        ("mathematics in it", "$" in text),
        ("a hyphen in it", "-" in text),
        ("a row of names itself", reads_like_names(text)),
    )
    commas = len(_COMMAS.findall(text))
    if commas:
        seen["commas"] = min(commas, 5) / 5
    if ":" in text or "：" in text:
        _colon(seen, text)


def _colon(seen: dict[str, float], text: str) -> None:
    head, _, rest = text.replace("：", ":", 1).partition(":")
    if not rest.strip() or len(head) > _BEFORE_COLON:
        return
    few, after = count_words(head), count_words(rest)
    tell(
        seen,
        ("a colon in it", True),
        ("a word or two before its colon", few <= 2),
        ("a name before its colon", few <= 2 and after >= 3),
    )


def tell(seen: dict[str, float], *observations: tuple[str, bool]) -> None:
    """Add the observations that hold."""
    for name, holds in observations:
        if holds:
            seen[name] = 1.0


def _cited(seen: dict[str, float], unit: Unit, lexicon: Lexicon) -> None:
    """Add whether a line is a citation; the words of a heading that is one are a title's, and nobody's who writes."""
    if unit.item is not None:
        if unit.item.cited:
            seen["a citation"] = 1.0
    elif unit.kind == "heading" and YEAR.search(unit.text) and cited_in(unit.text, lexicon):
        seen["a citation"] = 1.0
        for name in (_SPOKEN, _HOWTO):
            seen.pop(name, None)


def _known(seen: dict[str, float], unit: Unit, title: str, lexicon: Lexicon) -> None:
    """Add what the recognisers of titles say."""
    like = words.titlelike(unit.title)
    seen["reads like a title" if like > 0 else "reads unlike a title"] = min(abs(like), 2.0) / 2
    if words.is_collection(title):
        seen["names a list of papers"] = 1.0
    if len(title) <= _NAMING:
        _names(seen, title, lexicon)
    _cited(seen, unit, lexicon)
    if unit.kind in ("heading", "file") and without_notes(unit.plain[:_LONGEST]) != unit.plain[:_LONGEST]:
        seen["its words call it notes on a paper"] = 1.0
    item = unit.item
    if item is not None:
        if item.chips:
            seen["a mark before its title"] = 1.0
        if item.marked and not item.target:
            seen["its title in bold or marks"] = 1.0


def _names(seen: dict[str, float], title: str, lexicon: Lexicon) -> None:
    """Add what a few words name that are no title."""
    few = title.count(" ") <= _FEW
    key = key_of(title, loose=False) if few else None
    tell(
        seen,
        ("names a part of a paper's notes", few and words.is_section(title, lexicon)),
        ("opens a list of other papers", few and words.is_references(title)),
        ("names nothing in particular", few and words.is_generic(title)),
        (
            _GROUP,
            _JOINED.fullmatch(title) is not None
            or _DAY.fullmatch(title) is not None
            or ((few or not title.isalpha()) and read_mark(title, 0, lexicon).is_group),
        ),
        ("opens a block of metadata", few and is_metadata_heading(title)),
        ("names a key", key is not None and key != "other"),
    )
