"""How far a paper was read, where the notes say so outright; the words are in `lexicon/statuses.yml`."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from papernotes.lexicon.data import table
from papernotes.parse.fields.dates import find_date

if TYPE_CHECKING:
    from papernotes.model import Status

_BOX = re.compile(r"^[ \t]*+(?:>[ \t]?)*+(?:[-*+]|\d{1,3}[.)]|#{1,6})?[ \t]*+\[(?P<mark>.)\](?=[ \t])(?P<rest>.*)")
_PERCENT = re.compile(r"^\W*(\d{1,3})\s?%\W*$")
_PARTS = re.compile(r"[,;|·()（）\[\]【】，、。;；/]|\s[-–—]+\s|\s(?:on|since|am|le|el|il|em)\s(?=\d)")
_NUMBERS = re.compile(r"(?<![^\W\d])\d+(?:st|nd|rd|th)?(?:\s?[x×遍次回])?(?![^\W\d])")
_BLANKS = re.compile(r"[\s_-]+")
_EDGES = " \t*_`~#.!?:：!！?？"
_LONGEST, _MOST_WORDS = 60, 6
"""Characters and words of a value that is a status; a longer one is text."""
_LINE = _LONGEST + 20
"""Characters of a line in which a task box and a phrase behind it stand."""
_CHOICE = 3
"""Different statuses in a value from which on it is the list that a template offers."""
_FURTHER: tuple[Status, ...] = ("to-read", "reading", "skimmed", "read", "reproduced")


class _Words(NamedTuple):
    """The vocabulary in the form that is compared."""

    phrases: dict[str, Status]
    fillers: frozenset[str]
    tails: tuple[str, ...]
    """The fillers that are not in ASCII, the longest first."""
    alone: frozenset[str]
    paths: frozenset[str]
    heading: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    signs: dict[str, Status]
    boxes: dict[str, Status]


def read_status(value: str, key: str = "") -> Status | None:
    """Return the status that the value of a status field states, or None; ``key`` is what the field is called.

    A value of yes or no, or a day, is about its key (``read: yes``). Of two statuses the further one is meant
    ("skimmed, reproduced"); three are a template's choice, and none is meant.
    """
    text = re.sub(r"[*`]+", " ", value[:200]).strip()
    if text.endswith(("?", "？")):
        return None
    answer = _answer(text, key)
    if answer:
        return answer
    percent = _PERCENT.match(text)
    if percent:
        done = int(percent[1])
        return "read" if done >= 100 else "reading" if done else "to-read"
    if len(text.split()) > _MOST_WORDS or len(text) > _LONGEST:
        return None
    found = {status for part in _PARTS.split(text) if (status := read_phrase(part))}
    if not found:
        found = {status for sign, status in _words().signs.items() if sign in text}
    if len(found) > 1 and (len(found) >= _CHOICE or not found <= {"skimmed", "read", "reproduced"}):
        return None
    return max(found, key=_FURTHER.index) if len(found) > 1 else next(iter(found), None)


def read_status_tag(tag: str) -> Status | None:
    """Return the status that a tag states: ``to-read``, ``status/reading``, ``已读``; None for any other tag."""
    return _read_tag(tag) if len(tag) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _read_tag(tag: str) -> Status | None:
    *path, last = tag.lstrip("#/").split("/")
    if path and _fold(path[-1]) in _words().paths:
        return read_phrase(last)
    folded = _fold(last)
    return _words().phrases.get(folded) if not path and folded in _words().alone else None


@lru_cache(maxsize=4096)
def read_status_heading(title: str) -> Status | None:
    """Return the status that a heading states of all that stands under it: "To read", "已读论文"; else None."""
    if len(title) > _LONGEST:
        return None
    folded = _fold(_undated(title))
    for word in _words().heading:
        if not word.isascii():  # it stands without blanks around it
            folded = folded.replace(word, "")
    left = " ".join(word for word in folded.split() if word not in _words().heading)
    return _words().phrases.get(left) if left in _words().alone else None


def read_checkbox(line: str) -> Status | None:
    """Return the status that a task box at a line's start states: ``[x]`` read, ``[ ]`` to read, ``[/]`` begun.

    A box before a phrase answers it: ``[x] skimmed`` is skimmed, ``[ ] read`` is to read, ``[ ] skimmed`` says nothing.
    """
    match = _BOX.match(line[:_LINE])
    box = _words().boxes.get(match["mark"]) if match else None
    if not match or box is None:
        return None
    said = read_phrase(match["rest"])
    if said is None:
        return box
    if box == "read":
        return said
    return "to-read" if said in ("read", "to-read") and box == "to-read" else None


def is_task_of_status(line: str) -> bool:
    """Tell whether a line is a task that is called by a status alone, such as ``- [x] read``."""
    match = _BOX.match(line[:_LINE])
    return match is not None and len(line) <= _LONGEST and read_phrase(match["rest"]) is not None


def _answer(text: str, key: str) -> Status | None:
    """Return what a yes, a no or a day says to a key that is a phrase."""
    asked = read_phrase(key) if key else None
    if asked is None:
        return None
    answer = _fold(text)
    date = find_date(text)
    if answer in _words().yes or (date and not text[date.end :].strip() and date.start == 0 and asked != "to-read"):
        return asked
    return "to-read" if answer in _words().no and asked == "read" else None


def read_phrase(text: str) -> Status | None:
    """Return the status that a text is a phrase of and says nothing else, fillers, dates and numbers aside."""
    if not text or len(text) > _LONGEST:
        return None
    folded = _fold(_undated(text))
    known = _words().phrases
    if folded in known:
        return known[folded]
    left = " ".join(word for word in folded.split() if word not in _words().fillers)
    if left not in known:  # in Chinese they stand without a blank before them
        left = left.removesuffix(next((tail for tail in _words().tails if left.endswith(tail)), ""))
    return known.get(left)


def _undated(text: str) -> str:
    """Return a text without its date and numbers."""
    date = find_date(text)
    rest = text[: date.start] + text[date.end :] if date else text
    return _NUMBERS.sub(" ", rest)


def _fold(text: str) -> str:
    """Return a text in the form that is compared; a sign beside its word goes."""
    plain = _plain(text)
    signs = _words().signs.keys()
    if signs.isdisjoint(plain):
        return plain
    return "".join(letter for letter in plain if letter not in signs).strip(_EDGES) or plain


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", unicodedata.normalize("NFKC", text.replace("\ufe0f", "")).casefold()).strip(_EDGES)


@cache
def _words() -> _Words:
    vocabulary = table("statuses")
    signs: dict[str, Status] = {sign: status for status, signs in vocabulary["signs"].items() for sign in signs}

    def folded(words: list[str]) -> frozenset[str]:
        return frozenset(_plain(str(word)) for word in words)

    fillers = folded(vocabulary["fillers"].split())
    return _Words(
        phrases={
            _plain(str(phrase)): cast("Status", status)
            for status, rows in vocabulary["words"].items()
            for row in rows
            for phrase in row
        },
        fillers=fillers,
        tails=tuple(sorted((word for word in fillers if not word.isascii()), key=lambda word: (-len(word), word))),
        alone=folded(vocabulary["alone"].split()),
        paths=folded(vocabulary["paths"]),
        heading=folded(vocabulary["heading"].split()),
        yes=folded(vocabulary["yes"]),
        no=folded(vocabulary["no"]),
        signs=signs,
        boxes=vocabulary["boxes"],
    )
