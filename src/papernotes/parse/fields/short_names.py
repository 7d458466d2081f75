"""Whether a word is a paper's short name: ``CLIP``, ``DreamBooth``, ``ConvNeXt V2``; not ``Survey`` or ``Towards``.

The words that name nothing are in ``words.yml``.
"""

from __future__ import annotations

import re
from functools import cache

from papernotes.lexicon.data import table

_SHAPED = re.compile(r"[a-z][A-Z]|[A-Z]{2}|\d|[A-Z]\.[A-Z]|[\^+*∞²³]")
_VERSION = re.compile(r"^(?:v?\d{1,2}(?:\.\d+)*[a-zA-Z]?|\d+[BMK]|[IVX]{1,4}|\+{1,2}|[A-Z])$")
_WORD = re.compile(r"^[^\W_](?:[\w.+*^&/'’@!-]|[²³∞])*$")
_GLOSSED = re.compile(r"\S{2,30} ?[(（][^()（）]{3,120}[)）]")
_YEAR = re.compile(r"\d+(?:\.\d+)?")
_LONGEST = 40


@cache
def _common() -> frozenset[str]:
    return frozenset(table("words")["common"].split())


@cache
def _openers() -> frozenset[str]:
    return frozenset(table("words")["openers"].split())


def looks_like_name(text: str) -> bool:
    """Return whether one to three words are a short name by their shape: inner capitals, all capitals or digits.

    A single ordinary word ("Imagic", "Adam") is one when it opens with a capital and is no common word of titles.
    """
    words = text.split()
    if not 1 <= len(words) <= 3 or len(text) > _LONGEST or not all(_WORD.match(word) for word in words):
        return False
    if not any(char.isalpha() for char in text) or _is_year(text):
        return False
    lowered = [word.lower().rstrip("s’'") for word in words]
    if any(word in _common() or word.lower() in _common() for word in (*lowered, *words) if not _SHAPED.search(word)):
        return False
    if len(words) == 1:
        return bool(_SHAPED.search(text)) or text[:1].isupper()
    if len(words) == 2:
        return (
            _VERSION.match(words[1]) is not None
            or any(_SHAPED.search(word) for word in words)
            or words[0][:1].isupper()
        )
    return _VERSION.match(words[2]) is not None or all(_SHAPED.search(word) for word in words)


def name_before_colon(title: str) -> str | None:
    """Return the one or two words before a title's first colon when they look like its short name."""
    head, colon, rest = title.partition(":") if ":" in title else title.partition("：")
    head = head.strip().strip("*_`\"'“”")
    if not colon or not rest.strip() or rest[:1].isdigit() or not 1 < len(head) <= _LONGEST:
        return None
    words = head.split()
    if len(words) > 3 or (len(words) == 3 and not _VERSION.match(words[2])):
        return None
    if len(words) == 1 and head[:1].islower() and not _SHAPED.search(head):
        return head if rest[:1] == " " and head.isascii() and head not in _common() and len(head) > 3 else None
    if len(words) == 2 and not any(_SHAPED.search(word) or _VERSION.match(word) for word in words):
        common = sum(word.lower() in _common() for word in words)
        return (
            head
            if common < 2 and _WORD.match(words[0]) and _WORD.match(words[1]) and words[0].lower() not in _openers()
            else None
        )
    return head if looks_like_name(head) else None


def _is_year(text: str) -> bool:
    return _YEAR.fullmatch(text.strip()) is not None


def is_glossed(text: str) -> bool:
    """Tell whether a text is a name and what it stands for: "GCN (Graph Convolutional Networks)"."""
    return _GLOSSED.fullmatch(text) is not None
