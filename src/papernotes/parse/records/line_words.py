"""How a text reads: like a name for a group or a list, like a date, like a part of a page."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from papernotes.lexicon.data import table
from papernotes.parse.fields.dates import MONTH
from papernotes.parse.fields.title_edges import without_notes
from papernotes.parse.plain import EMOJI_NAMES, guarded, guarded_line, plain_line, unguarded

if TYPE_CHECKING:
    from collections.abc import Container

    from papernotes.lexicon import Lexicon

CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")
TARGET = r"(?:[^()\n]|\([^()\n]{0,300}\)){0,2000}"
"""The target of a link, brackets in it included."""
LINK = re.compile(rf"\[((?:[^\[\]\n]|\[[^\[\]\n]{{0,300}}\]){{1,600}})\]\(({TARGET})\)")
WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_DECORATION = re.compile(
    "[\u23e9-\u23ff\u2460-\u24ff\u2600-\u2668\u2670-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+"
    "|^[\u2190-\u21ff\u2300-\u23e8\u25a0-\u25ff\u2900-\u29ff]+|(?<![\u2190-\u21ff\u2300-\u23e8\u25a0-\u25ff\u2900-\u29ff])[\u2190-\u21ff\u2300-\u23e8\u25a0-\u25ff\u2900-\u29ff]++$"
)
"""Emoji; arrows and shapes, which are signs like others, where they stand before or behind all words."""
_NUMBERING = re.compile(
    r"^\s*(?:§\s*)?(?:\(?\d{1,3}(?:\.\d{1,3})*[.):、]|[IVXLC]{1,5}[.):]|[(（]?[一二三四五六七八九十]{1,3}[)）、.])\s+(?=\S)|"
    rf"^\s*(?:§\s*)?\(?(?P<bare>\d{{1,3}}(?:\.[012]?\d)*)\s+(?=\S)(?!(?i:{MONTH})\b)|"  # not "1.58 bits", "20 Sep 18"
    r"^\s*\d{1,2}[.)、](?=\D)"
)
_STRAY = re.compile(r"^(?:[\s:：*_|]|#+(?=\s|#|$)|~~)+")
"""Marks before a heading's words; ``#`` before a word, and all that stands behind one, is the writer's."""
_IMAGE = re.compile(r"\[?!\[[^\[\]]*\]\([^()]*\)(?:\]\([^()]*\))?")
_STOP_INSIDE = re.compile(r"[.!;] \S")
_PRONOUN = re.compile(r"\b[Iwymt](?:(?<=I)|(?<=w)e|(?<=y)ou|(?<=m)y|(?<=t)hey)\b")
_COUNT = re.compile(r"[(\[（]\s*+\d++\s*+[)\]）]\s*$")
_YEAR_ONLY = re.compile(
    r"\W*(?:(?:in|from|papers?|year|published|conference|年份)\W+)*((?:19|20)\d\d)\s*年?"
    r"(?:\W+(?:papers?|论文|論文|논문|conference))?\W*",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"""(?:\b(?:19|20)\d\d\s*[-./]\s*(?:0?[1-9]|1[0-2])\b(?!\d)|\b{MONTH}\.?\s+\d{{1,2}}\b|
    \b{MONTH}\.?,?\s+(?:19|20)\d\d\b|\b\d{{1,2}}\s+{MONTH}\b|(?:19|20)\d\d\s*[年년]\s*\d{{1,2}}\s*[月월]|^\W*{MONTH}\W*$|
    \bweek\s+\d{{1,2}}\b|^\W*q[1-4]\W+(?:19|20)\d\d|^\W*(?:day|week)\s*\d+)""",
    re.IGNORECASE | re.VERBOSE,
)

_DIGIT = re.compile(r"\d")
_NUMBERS = re.compile(r"\d\s*[-./]\s*\d")
_DATE_WORDS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "week", "day", "q")
"""One of them, or two numbers with a mark between, stands in every date in English."""
_MINE = re.compile(r"(?:my|our)\s", re.IGNORECASE)
_ONE_WORD = re.compile(r"\W*\w+\W*$")


@cache
def pattern(name: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Return the patterns of headings.yml under a name as one, in any case unless ``flags`` say otherwise."""
    return re.compile("|".join(table("headings")[name]), flags)


@cache
def table_of(name: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of headings.yml under a name, each on its own, in any case."""
    return tuple(re.compile(part, re.IGNORECASE) for part in table("headings")[name])


@cache
def vocabulary(name: str) -> frozenset[str]:
    """Return the words of headings.yml under a name."""
    return frozenset(table("headings")[name].split())


@cache
def _inside(*names: str) -> re.Pattern[str]:
    """Return what finds the words of headings.yml under some names inside other words, the longest first."""
    words = sorted(frozenset().union(*map(vocabulary, names)), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)))


@lru_cache(maxsize=16384)
def undecorated(text: str) -> str:
    """Return a heading's words: plain, without emoji, images, numbering and a count such as ``(12)`` at the end."""
    return unguarded(_STRAY.sub("", _NUMBERING.sub("", _guarded_words(text), count=1)).rstrip(" \t:：_|"))


def _guarded_words(text: str) -> str:
    text = guarded(text)
    text = _IMAGE.sub(" ", text) if "![" in text else text
    text = guarded_line(EMOJI_NAMES.sub(" ", text) if ":" in text else text)
    text = text if text.isascii() else _DECORATION.sub(" ", text).strip()
    return _COUNT.sub("", text) if text.endswith((")", "]", "）")) else text


@lru_cache(maxsize=8192)
def bare_number(text: str) -> str:
    """Return the number that a heading opens with and no mark parts from its words: 3.2 of ``3.2 Method``."""
    found = _NUMBERING.match(_guarded_words(text))
    return found["bare"] or "" if found else ""


def shown(text: str, beside: Container[str] = ()) -> str:
    """Return a heading's words as they are shown: as `undecorated`, or all there is where only decoration is left.

    A bare number counts headings where one ``beside`` it has the next or the one before, or the one that it is a part
    of; else it is a word: "7 tips".
    """
    words, number = undecorated(text), bare_number(text)
    if not number or not words:
        return words or plain_line(text) or text.strip()
    above, dot, last = number.rpartition(".")
    near = (above, f"{number}.1", *(f"{above}{dot}{int(last) + step}" for step in (-1, 1)))
    return words if any(one in beside for one in near if one) else f"{number} {words}"


@lru_cache(maxsize=8192)
def numbered(text: str) -> bool:
    """Tell whether a heading opens with a number, as a section's does: ``3.2 Method``."""
    return bool(_NUMBERING.match(_DECORATION.sub("", plain_line(text))))


@lru_cache(maxsize=8192)
def has_date(text: str) -> bool:
    """Tell whether a text names a day, a week or a month."""
    if not (_DIGIT.search(text) or _ONE_WORD.match(text)):  # a month alone is one word
        return False
    if text.isascii() and not _NUMBERS.search(text) and not any(map(text.lower().__contains__, _DATE_WORDS)):
        return False
    return _DATE.search(text) is not None


@lru_cache(maxsize=8192)
def only_year(text: str) -> int | None:
    """Return the year that is all a heading says (``2021``, ``Papers 2021``, ``2021年``), or None."""
    found = _YEAR_ONLY.fullmatch(undecorated(text))
    return int(found[1]) if found else None


@lru_cache(maxsize=4096)
def is_generic(text: str) -> bool:
    """Tell whether a heading names a list, a page's part or the notes as such, and nothing in particular."""
    words = undecorated(text)
    if not words:
        return True
    if "awesome" in words.casefold() and len(WORD.findall(words)) <= 12:
        return True
    rest = words if words.isascii() else _inside("generic_cjk").sub(" ", words)
    generic = vocabulary("generic")
    if _MINE.match(words):  # "Reviews" may be of a kind, "my reviews" are all that somebody wrote
        generic = generic | {"review", "reviews", "reviewed"}
    return all(word.casefold() in generic or word.isdigit() for word in map(itemgetter(0), _PART.finditer(rest)))


@lru_cache(maxsize=4096)
def names_notes(text: str) -> bool:
    """Tell whether a heading names the notes, the log or the collection that it stands above, and no topic of them."""
    words = undecorated(text)
    left = pattern("notes_phrases").sub(" ", words)
    rest = left if left.isascii() else _inside("generic_cjk", "notes_themselves_cjk").sub(" ", left)
    known = vocabulary("generic") | vocabulary("notes_themselves")
    return all(word.casefold() in known or word.isdigit() for word in map(itemgetter(0), _PART.finditer(rest)))


@lru_cache(maxsize=8192)
def is_collection(text: str) -> bool:
    """Tell whether a title is that of a list of papers: "Papers on …", "… 论文合集"; notes of one title are none."""
    if text.isascii() and not any(map(text.lower().__contains__, vocabulary("collection_words"))):
        return False
    left = without_notes(text)
    one = left is not text and titlelike(left) > 0
    return bool(pattern("collections").search(left if one else text))


@lru_cache(maxsize=8192)
def is_section(heading: str, lexicon: Lexicon) -> bool:
    """Tell whether a heading names a part of a note, such as its method or its results, and no paper or topic."""
    plain = undecorated(heading)
    return len(plain.split()) <= 4 and len(plain) <= 40 and lexicon.roles.names_part(plain)


@lru_cache(maxsize=8192)
def is_references(text: str) -> bool:
    """Tell whether a heading opens a list of other papers than the one that the notes are about."""
    return bool(pattern("references").fullmatch(undecorated(text)))


@lru_cache(maxsize=8192)
def titlelike(text: str) -> float:
    """Return how much a text reads like a paper's title, from about -2 to 2.5.

    Titles have several words, most of them capitalised or all as in a sentence, often a name before a colon, and
    they are no sentences of prose: no full stop inside, no first person, not longer than two lines.
    """
    words = without_notes(undecorated(text))
    tokens = WORD.findall(words)
    if CJK.search(words):
        return _cjk_title(words, tokens)
    if not tokens:
        return -2.0
    return _length(tokens, words) + _capitals(tokens, words) + _prose(tokens, words)


def _length(tokens: list[str], words: str) -> float:
    if len(tokens) > 30 or len(words) > 260:
        return -0.5
    name, colon, rest = words.partition(": ")
    named = 0.5 if colon and len(name.split()) <= 4 and len(rest.split()) >= 2 else 0.0
    if len(tokens) <= 2:
        return named - 1.0
    return named + (1.5 if len(tokens) >= 6 else 1.0 if len(tokens) >= 4 else 0.0)


def _capitals(tokens: list[str], words: str) -> float:
    ratio = _capital_ratio(tokens)
    score = 0.5 if ratio >= 0.6 and len(tokens) >= 3 else 0.0
    if not words[0].isdigit() and not any(char.isupper() or char.isdigit() for char in tokens[0]):
        score -= 1.0
    return score


def _capital_ratio(tokens: list[str]) -> float:
    small = vocabulary("small")
    big = [token[0].islower() for token in tokens if token.casefold() not in small]
    return big.count(False) / max(len(big), 1)


def _prose(tokens: list[str], words: str) -> float:
    score = 0.0
    if _STOP_INSIDE.search(words) or (words.endswith((".", ";", ",")) and len(tokens) > 14):
        score -= 1.0
    if _PRONOUN.search(words) and _capital_ratio(tokens) < 0.6:
        score -= 1.0
    return score


def _cjk_title(words: str, tokens: list[str]) -> float:
    """Titles in Chinese, Japanese and Korean: neither a word or two nor a sentence with its full stop."""
    length = len(CJK.findall(words))
    if words.endswith(("。", "다.", "！")) or "。" in words:
        return -1.5
    if len(words) > 120:
        return -2.0
    latin = [token for token in tokens if token.isascii()]
    if len(latin) >= 4 and length <= len(words) // 3:
        return 1.0
    return 0.5 if length >= 8 else -0.5
