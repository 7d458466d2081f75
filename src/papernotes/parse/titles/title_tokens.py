"""A line cut where a title may start or end: its atoms, which hold no such place, and what parts them."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.fields.title_parts import bare_line
from papernotes.parse.plain import TAG, guarded, guarded_line, unguarded

if TYPE_CHECKING:
    from collections.abc import Iterator

_LABEL, _LABEL_END, _STRONG, _MARK, _BREAK = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_NAMES = {_LABEL: "link", _LABEL_END: "link end", _STRONG: "bold", _MARK: "italics", _BREAK: "break"}
_PRIVATE = dict.fromkeys(range(0xE000, 0xE010))
_MARKS = re.compile("[\ue000-\ue00f]")
MARKS = frozenset(("bold", "italics", "quote", "link", "link end"))
"""Separators that set a stretch off and say nothing of where it stands."""
_LINK = re.compile(r"\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\((?:[^()\n]|\([^()\n]*\))*\)")
_WIKILINK = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]\n|]*)\]\]")
_BREAKS = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)
_TAG = re.compile(TAG, re.IGNORECASE)
_STRONGS = re.compile(r"\*\*|__")
_ITALICS = re.compile(r"(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_YEAR = r"(?:19|20)\d\d"
_BLANKS = r"(?<!\s)\s{0,9}"
_PARTED = re.compile(
    rf"""(?P<mark>[\ue000-\ue00f])
    |(?P<dash>(?<!\s)\s{{1,9}}[-–—]{{1,4}}\s+|{_BLANKS}(?:(?<![A-Za-z])—|—(?![A-Za-z])|——)\s*)
    |(?P<bar>{_BLANKS}(?:[|｜·•]|//)\s*|(?<!\s)\s{{1,9}}(?:/|->|→)\s+)
    |(?P<slash>\\{{1,9}}(?=\s*\Z|\ue004))
    |(?P<colon>{_BLANKS}：\s*|:\s+|(?<=\w):(?=[A-Z{_CJK}\ue000-\ue00f]))
    |(?P<comma>{_BLANKS}[,，;；]\s*|(?<!\s)\s{{1,9}}@\s+)
    |(?P<stop>\.\s+(?=\S)|。\s*|\.(?=[\ue000-\ue00f(（\[]))
    |(?P<open>{_BLANKS}[(（\[【]\s*)
    |(?P<close>{_BLANKS}[)）\]】]\s*)
    |(?P<quote>[“”"《》「」『』]|(?<!\w)['‘](?=\w)|['’](?!\w))
    |(?P<by>(?<!\s)\s{{1,9}}(?:by|in)\s+(?=[A-Z]))
    |(?P<year>(?<!\s)\s{{1,9}}(?={_YEAR}[a-z]?\b)|(?<=\b(?:19|20)\d\d)(?:\s+|[-_](?=[A-Za-z]))|[-_](?={_YEAR}\b))
    |(?P<script>(?<=[A-Za-z.!?])\s{{1,9}}(?=[{_CJK}])|(?<=[{_CJK}])\s+(?=[A-Z]))
    |(?P<number>(?:(?<=^[\d一二三四五六七八九十])|(?<=^\d\d))(?:[.、]\s+|\s+(?![a-z]))|(?:(?<=^\d:\d\d)|(?<=^\d\d:\d\d)|
        (?<=^p\.\d)|(?<=^p\.\d\d)|(?<=^p\.\d\d\d))\s+)
    |(?P<sign>(?<!\s)\s{{1,9}}(?=[:√✓✔★☆#^@])|{_BLANKS}(?=[\u2600-\u2668\u2670-\u27bf\U0001f000-\U0001faff]))""",
    re.VERBOSE,
)
_IN_CJK = re.compile(f"[{_CJK}]")
_GLOSSED = 3
"""Words of a title that stands beside its translation."""
_SHORTCODE = re.compile(r"\s*(?::[\w+-]{1,40}:?)++\s*")
_OPENING, _CLOSING = "(（[【", ")）]】"
_BRACKET = re.compile(r"[(（\[【)）\]】]")
_LONGEST = 1500
"""Characters of a line in which a title is looked for."""
_MOST = 16
"""Atoms of a line that are looked at; a title lies in the first."""


class Token(NamedTuple):
    """An atom, or what parts two."""

    kind: str
    """``atom``, or the name of what parts atoms."""
    text: str


class TokenSpan(NamedTuple):
    """A stretch of tokens that may be a title: from an atom to an atom, or to the bracket that closes behind one."""

    start: int
    end: int
    """The last token's place."""
    text: str
    """As plain text."""


@lru_cache(maxsize=4096)
def tokens_of(raw: str) -> tuple[Token, ...]:
    """Return the tokens of a line as written; joined they are the line without its links' targets, tags and signs.

    A line longer than any title's has none.
    """
    if len(raw) > _LONGEST:
        return ()
    text = _flat(raw)
    found: list[Token] = []
    at = atoms = 0
    for mark in _PARTED.finditer(text):
        if text[at : mark.start()].strip():
            found.append(Token("atom", text[at : mark.start()]))
            atoms += 1
        found.append(Token(_NAMES.get(mark[0], mark.lastgroup or ""), mark[0]))
        at = mark.end()
        if atoms >= _MOST:
            break
    if text[at:].strip():
        found.append(Token("atom", text[at:]))
    return tuple(_in_one_script(found)) if not text.isascii() else tuple(found)


def _in_one_script(tokens: list[Token]) -> Iterator[Token]:
    """Yield tokens without the places where a word of another script stands in a title: ``基于 TEC 的建模``."""
    held = ""
    for at, token in enumerate(tokens):
        behind = tokens[at + 1] if at + 1 < len(tokens) else Token("", "")
        if token.kind == "atom" and behind.kind == "script" and at + 2 < len(tokens):
            if not _is_title_beside(held + token.text, tokens[at + 2].text):
                held += token.text + behind.text
                continue
            yield Token("atom", held + token.text)
            held = ""
        elif token.kind == "atom":
            yield Token("atom", held + token.text)
            held = ""
        elif token.kind != "script" or not held:
            yield token


def _is_title_beside(before: str, behind: str) -> bool:
    """Tell whether of two stretches one is in CJK and the other some words, so that one may translate the other."""
    latin, other = (before, behind) if _IN_CJK.search(behind) else (behind, before)
    return not _IN_CJK.search(latin) and len(latin.split()) >= _GLOSSED and _IN_CJK.search(other) is not None


def _flat(raw: str) -> str:
    """Return a line with private characters for its marks, and without what nobody reads of it."""
    text = bare_line(guarded(raw if raw.isascii() else raw.translate(_PRIVATE)))
    if "[" in text:
        text = _LINK.sub(lambda link: f"{_LABEL}{link[1]}{_LABEL_END}" if link[1].strip() else " ", text)
        text = _WIKILINK.sub(r"\1", text)
    if "<" in text:
        text = _TAG.sub("", _BREAKS.sub(_BREAK, text))
    text = unescape(text) if "&" in text else text
    return _ITALICS.sub(_MARK, _STRONGS.sub(_STRONG, text))


def shown(tokens: tuple[Token, ...]) -> str:
    """Return some tokens as plain text."""
    text = "".join(token.text for token in tokens)
    text = _MARKS.sub(lambda mark: " " if mark[0] == _BREAK else "", text)
    return " ".join(unguarded(guarded_line(text)).split())


def spans_of(tokens: tuple[Token, ...]) -> Iterator[TokenSpan]:
    """Yield the stretches that may be a title: they end at atoms with letters, and their brackets close."""
    ends = [at for at, token in enumerate(tokens) if token.kind == "atom" and _says_something(token.text)]
    opened = [_opened(token.text) for token in tokens]
    for number, start in enumerate(ends):
        for end in ends[number:]:
            last = _closed(tokens, opened, start, end)
            if last is not None and not _runs_on(tokens, start, last):
                yield TokenSpan(start, last, shown(tokens[start : last + 1]))


def _runs_on(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Tell whether a stretch goes on behind its end, with words that are but set off: ``Steps of *Boats*``."""
    for token in tokens[end + 1 :]:
        if token.kind == "atom":
            return True
        if token.kind not in MARKS or token.kind == "link end":
            return False
        if token.kind != "link" and sum(other.kind == token.kind for other in tokens[start : end + 1]) % 2:
            return False  # the mark that closes what is opened in the stretch
    return False


def _says_something(text: str) -> bool:
    return any(map(str.isalnum, text)) and not _SHORTCODE.fullmatch(text)


def _opened(text: str) -> int:
    """Return how many more brackets a text opens than it closes."""
    if not _BRACKET.search(text):
        return 0
    return sum(map(text.count, _OPENING)) - sum(map(text.count, _CLOSING))


def _closed(tokens: tuple[Token, ...], opened: list[int], start: int, end: int) -> int | None:
    """Return the place at which all brackets of a stretch are closed, None when they are not."""
    depth = 0
    for more in opened[start : end + 1]:
        depth += more
        if depth < 0:
            return None
    while depth and end + 1 < len(tokens) and tokens[end + 1].kind != "atom":
        end += 1
        depth -= tokens[end].kind == "close"
    return None if depth else end
