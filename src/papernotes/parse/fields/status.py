"""How far a paper was read, and how it was liked, when the notes say so outright."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papernotes.model import Status

_TO_READ = (
    r"(?:un|not[ -](?:yet[ -])?)read|to[ -]?(?:be[ -])?read|to[ -]?do|todo|queued?|backlog|"
    r"want(?:ed)?(?: to read)?|later|"
    r"planned|inbox|not[ -]started|pending|wishlist|tbr|未读|待读|想读|未開始|未読|積読|読みたい|未着手|"
    r"안 ?읽음|읽을 예정|읽기 전|미독|"
    r"예정|false|no"
)
_SKIMMED = (
    r"skim(?:med|ming)?|glanced?|brows(?:ed|ing)|scanned|partial(?:ly)?(?: read)?|reading|in[ -]?progress|"
    r"started|ongoing|"
    r"currently reading|half|wip|draft|abstract only|first pass|略读|泛读|粗读|在读|阅读中|正在阅读|浏览|速读|"
    r"読書中|読み中|流し読み|"
    r"斜め読み|途中|읽는 ?중|읽고 있음|훑어봄|진행 ?중"
)
_READ = (
    r"read|done|finish(?:ed)?|complete[d]?|summari[sz]ed|reviewed|noted|annotated|processed|archived|"
    r"deep[ -]read|re-?read|"
    r"true|yes|已读|读完|已读完|精读|已精读|已完成|完成|读过|阅读完成|読了|既読|読んだ|読み終わった|完了|읽음|"
    r"읽었음|다 ?읽음|완독|완료"
)
_REPRODUCED = r"reproduced|replicated|re-?implemented|implemented|复现|已复现|再現|재현"
# The order matters: "not read" holds "read", "reading" does too.
_WORDS: tuple[tuple[str, Status], ...] = (
    (_REPRODUCED, "reproduced"),
    (_TO_READ, "to-read"),
    (_SKIMMED, "skimmed"),
    (_READ, "read"),
)
_SYMBOLS: tuple[tuple[str, Status], ...] = (
    ("✅☑✔🟢📗✓💯", "read"),
    ("🔄🚧🟡📖⏳👀", "skimmed"),
    ("⬜🔲☐❌🔴📥📌", "to-read"),
)
_BOX = re.compile(r"^[ \t]*(?:>[ \t]?)*(?:[-*+]|\d{1,3}[.)])?[ \t]*\[(?P<mark>[ xX/\-~✓✔])\](?=[ \t])")
_PERCENT = re.compile(r"^\W*(\d{1,3})\s?%\W*$")

_STARS = re.compile(r"[★⭐🌟✨]\ufe0f?")
_EMPTY_STARS = re.compile(r"[☆✩]\ufe0f?")
_TIMES = re.compile(
    r"[★⭐🌟]\ufe0f?\s*[x×*]\s*(?P<n>[1-9](?:\.5)?)(?!\d)|"
    r"(?<!\d)(?P<m>[1-9](?:\.5)?)\s*[x×*]?\s*[★⭐🌟](?!\ufe0f?\s*[★⭐🌟☆])"
)
_OUT_OF = re.compile(
    r"(?<![\d.])(?P<n>\d{1,3}(?:\.\d+)?)\s*(?:/|out of|of|／)\s*(?P<of>5|10|100)(?:\.0)?(?![\d.])", re.IGNORECASE
)
_NUMBER = re.compile(r"^\W*(?P<n>\d{1,2}(?:\.\d+)?)\s*(?:stars?|points?|分|点|점)?\W*$", re.IGNORECASE)
_SHORTCODE = re.compile(r":star2?:")


def read_status(value: str) -> Status | None:
    """Return the status that the value of a status field or a status tag states, or None."""
    text = re.sub(r"[*_`]+", " ", value[:200]).strip()
    for symbols, status in _SYMBOLS:
        if any(symbol in text for symbol in symbols):
            return status
    percent = _PERCENT.match(text)
    if percent:
        done = int(percent[1])
        return "read" if done >= 100 else "skimmed" if done else "to-read"
    if len(text.split()) > 6 or len(text) > 60:
        return None
    return next(
        (status for pattern, status in _patterns() if pattern.search(text.lstrip("#").rpartition("/")[2])), None
    )


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Status], ...]:
    """Return the words of each status as a pattern; most notes state none."""
    return tuple((re.compile(rf"(?<![\w-])(?:{words})(?![\w])", re.IGNORECASE), status) for words, status in _WORDS)


def read_checkbox(line: str) -> Status | None:
    """Return the status that a task box at a line's start states: ``[x]`` read, ``[ ]`` to read, ``[/]`` begun."""
    match = _BOX.match(line[:80])
    if not match:
        return None
    mark = match["mark"]
    return "to-read" if mark == " " else "skimmed" if mark in "/-~" else "read"


def read_rating(value: str, *, field: bool = True) -> float | None:
    """Return the rating that a text states on a scale of 0 to 5, or None.

    Stars filled of five, ``⭐️x4``, ``4/5``, ``8/10``; in a rating field (``field``) a bare number too, of five when it
    is at most five, else of ten.
    """
    text = _SHORTCODE.sub("⭐", value[:200])
    times = _TIMES.search(text)
    if times:
        return _within(float(times["n"] or times["m"]), 5)
    stars, empty = len(_STARS.findall(text)), len(_EMPTY_STARS.findall(text))
    if stars or (empty >= 3 and field):
        return _within(stars, max(5, stars + empty))
    out_of = _OUT_OF.search(text) if field else re.search(rf"^\W*{_OUT_OF.pattern}\W*$", text, re.IGNORECASE)
    if out_of:
        return _within(float(out_of["n"]), int(out_of["of"]))
    number = _NUMBER.match(text) if field else None
    if number:
        rating = float(number["n"])
        return _within(rating, 5 if rating <= 5 else 10)
    return None


def _within(value: float, scale: int) -> float | None:
    return round(value * 5 / scale, 2) if 0 <= value <= scale else None
