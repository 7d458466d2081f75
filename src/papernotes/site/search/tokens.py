"""Text → tokens, the words that search compares. ``templates/assets/search-tokens.js`` does the same in the browser.

The two are held together by ``tests/cases/search/tokens.json``: change both and add a case.

1. Fold: compatibility forms become plain ones, accents go, letters become small, apostrophes and invisible
   characters vanish.
2. A run of letters and digits is a token. Runs joined by one hyphen, dot or underscore are tokens each, and together
   one more when they are two or three: ``DALL-E`` gives ``dall``, ``e`` and ``dalle``. ``C++``, ``C++17``, ``C#``,
   ``A*`` and ``CD8+`` keep their marks and are without them too.
3. Chinese, Japanese and Korean are cut into bigrams, since words there are not set apart: ``图像生成`` gives
   ``图像``, ``像生``, ``生成`` and its last character alone, so that every character begins some token.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

LONGEST = 40
"""Tokens are cut after so many characters: hashes and encoded data are told apart by less."""

_ACCENTS = re.compile("[\u0300-\u036f]+")
_VANISHING = re.compile("['\u2019\u02bc\u00ad\u200b-\u200d\u2060\ufeff]+")
_LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th", "ς": "σ"}
_LETTER = re.compile(f"[{''.join(_LETTERS)}]")

_CJK = (
    "\u3005\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Kana, Han and Hangul, with the marks that lengthen and repeat."""
_JOIN = "[-._\u2010\u2013]"
_MARK = r"(?:\+\+[0-9]{0,2}|[+#*])"
_RUN = re.compile(rf"[^\W_{_CJK}]+(?:{_JOIN}[^\W_{_CJK}]+)*(?:{_MARK}(?![^\W_{_CJK}]|[_+#*]))?")
_MARKED = re.compile(_MARK + r"\Z")
_CJK_RUN = re.compile(f"[{_CJK}]+")
_SPLIT = re.compile(_JOIN)
_KEPT = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-._+#*")
_ASCII = {code: letter if (letter := chr(code).lower()) in _KEPT else " " for code in range(128)} | {ord("'"): None}
"""Makes letters small and everything that ends a run a space."""
_TYPOGRAPHY = {"’": "", "“": " ", "”": " ", "‘": " ", "—": " ", "–": "-", "…": " ", "•": " ", "\u00a0": " "}
"""Characters that make a text other than ASCII and say nothing more to tokens than these do."""


def fold(text: str) -> str:
    """Return the text as tokens are cut from it; its length may differ."""
    text = _VANISHING.sub("", text)
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKC", _ACCENTS.sub("", unicodedata.normalize("NFKD", text))).lower()
    return _LETTER.sub(lambda match: _LETTERS[match[0]], _ACCENTS.sub("", plain))


def tokens(text: str) -> set[str]:
    """Return the tokens that a text is found by."""
    beyond: set[str] = set()
    if not text.isascii():
        for mark, plain in _TYPOGRAPHY.items():
            text = text.replace(mark, plain)
        if not text.isascii():
            # White space parts tokens in any case, so only the words that need it are folded.
            pieces = text.split()
            beyond = _beyond_ascii(fold(" ".join([piece for piece in pieces if not piece.isascii()])))
            text = " ".join(filter(str.isascii, pieces))
    # Plain text is cut at spaces, and the few pieces that hold marks are looked at again: four times as fast.
    found = set(f"{text.translate(_ASCII)} ".replace(". ", " ").split())
    found |= beyond
    if not found or ("".join(found).isalnum() and max(map(len, found)) <= LONGEST):
        return found
    odd = [piece for piece in found if len(piece) > LONGEST or not piece.isalnum()]
    found.difference_update(odd)
    for piece in odd:
        for run in _RUN.findall(piece):
            found.update(_parts(run))
    return found


def _beyond_ascii(folded: str) -> set[str]:
    """Return the runs of a folded text, and the bigrams of Chinese, Japanese and Korean."""
    found = set(_RUN.findall(folded))
    for run in _CJK_RUN.findall(folded):
        found.update(map("".join, pairwise(run)))
        found.add(run[-1])
    return found


def _parts(run: str) -> set[str]:
    """Return the tokens of a run, which may have joints and marks and be too long."""
    bare = _MARKED.sub("", run)
    parts = [part[:LONGEST] for part in _SPLIT.split(bare)]
    found = set(parts)
    if len(bare) < len(run):
        found.add(parts[-1] + run[len(bare) :])
    if len(parts) in (2, 3):
        found.add("".join(parts)[:LONGEST])
    return found
