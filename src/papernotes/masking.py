"""Keys, tokens and passwords, those that services mark as theirs and what is called one; and texts without them."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Secret(NamedTuple):
    """A key, token or password in a text."""

    code: str
    """The rule's code."""
    start: int
    end: int
    message: str
    """What is told of it; it repeats nothing of it."""
    hidden: int
    """Where that begins which no report shows; what stands before it says which secret is meant."""


class _Kind(NamedTuple):
    what: str
    marks: tuple[str, ...]
    """How its tokens begin. A mark tells whose a token is, and is no secret."""
    after: str
    before: str = r"(?<![A-Za-z0-9_-])"
    """What stands before, which is no secret either."""
    turns: int = 1
    """How often letters and digits take turns at least; more where words of a language may stand behind the mark."""


KINDS = (
    _Kind("a GitHub token", ("ghp_", "gho_", "ghu_", "ghs_", "ghr_"), r"[A-Za-z0-9]{36,255}"),
    _Kind("a GitHub token", ("github_pat_",), r"[A-Za-z0-9_]{22,255}"),
    _Kind("a GitLab token", ("glpat-", "gldt-", "glrt-", "glcbt-", "glptt-"), r"[\w-]{20,255}"),
    _Kind("an API key", ("sk-",), r"(?:[a-z0-9]{2,12}-){0,3}[A-Za-z0-9_-]{20,255}", turns=2),
    _Kind("an AWS key", ("AKIA", "ASIA", "ABIA", "ACCA"), r"[0-9A-Z]{16}"),
    _Kind("a Slack token", tuple(f"xox{letter}-" for letter in "abeoprs"), r"[0-9A-Za-z-]{10,255}"),
    _Kind("a Slack token", ("https://hooks.slack.com/services/",), r"[\w/]{20,255}"),
    _Kind("a Hugging Face token", ("hf_", "api_org_"), r"[A-Za-z0-9]{30,255}"),
    _Kind("a Google key", ("AIza",), r"[0-9A-Za-z_-]{35}"),
    _Kind("a Google key", ("ya29.",), r"[0-9A-Za-z_-]{20,255}"),
    _Kind("a payment key", ("rk_live_", "sk_live_"), r"[0-9A-Za-z]{20,255}"),
    _Kind("a package registry token", ("npm_",), r"[A-Za-z0-9]{36}"),
    _Kind("a package registry token", ("pypi-AgEI",), r"[\w-]{50,255}"),
    _Kind("a bot token", (":AA",), r"[A-Za-z0-9_-]{33}", r"(?<=\d{8})"),
    _Kind("a signed token", ("eyJ",), r"[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{10,2000}"),
    _Kind("a mail service's key", ("SG.",), r"[\w-]{16,64}\.[\w-]{16,64}"),
    _Kind("a model host's token", ("r8_",), r"[A-Za-z0-9]{37}"),
)
"""The tokens that services mark as theirs."""
_TOKENS = tuple(
    (mark, kind, re.compile(f"{kind.before}{re.escape(mark)}(?:{kind.after})(?![A-Za-z0-9])", re.ASCII))
    for kind in KINDS
    for mark in kind.marks
)
_KEY_BLOCK = re.compile(r"-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----")
_KEY_END = re.compile(r"-----END [A-Z0-9 ]{3,50}-----")
_KEY_LINES = re.compile(
    r"[^\r\n]*+(?:(?:\r\n|\n|\r)[ \t>]*+"
    r"(?:[\w-]{1,30}: [^\r\n]*|[A-Za-z0-9+/=]{24,}[^\r\n]*|[A-Za-z0-9+/=]+[ \t]*(?=[\r\n]|\Z)|(?=[\r\n])))*+"
)
"""The rest of the line and the lines of a key that nothing ends: headers, letters without blanks, empty lines."""
_LONGEST_KEY = 20_000
_LOGIN = re.compile(
    r"://(?<=[a-z0-9+.-]{2}://)(?P<user>[^\s:/@<>\"'`]{1,64}):(?P<word>[^\s/@<>\"'`]{1,200})@", re.IGNORECASE
)
_CALLS = (
    "api[_-]?key", "secret(?:[_-]?(?:access)?[_-]?key)?", "access[_-]?(?:key|token)", "auth[_-]?token", "token",
    "password", "passwd", "pwd", "credential", "bearer", "wandb login", "密码", "密碼", "パスワード", "비밀번호",
)  # fmt: skip
"""What a secret is called."""
_FIRST = tuple(re.split(r"[\[(]", call)[0] for call in _CALLS)
"""How each begins: finding these first takes a tenth of the time."""
_CALLED = re.compile(
    rf"(?<![A-Za-z])(?P<name>{'|'.join(_CALLS)})"
    r"(?:[_-](?:id|key|value))?[\"'*`]{0,2}\s{0,3}(?:[:=：]|=>|\s)\s{0,3}[\"'`]{0,3}(?P<word>[\w+/.$!#%&@=~-]{6,200})",
    re.IGNORECASE,
)
_PASSWORDS = ("pass", "pwd", "密", "パ", "비")
_NO_VALUE = re.compile(
    r"^[\W_xX*.]*$|^(?:your|my|the|some|any|change|replace|insert|put|enter|example|sample|dummy|fake|test|none|null|true|false)"
    r"|^[$%<{]|(?:\.{3}|…|xxx+|\*{3,})|^(?:os|process|env|self|args|config)\.|\(|/",
    re.IGNORECASE,
)
_ENOUGH_BITS = 3.2
"""Shannon bits a character: words of any language lie below, random letters and digits of this length above."""
_LEAST = 16


_HINT = 4
"""Characters of a secret that are shown at most, its mark apart, and at most a quarter of it."""
_PART = 6
"""Characters in a row that tell too much of a secret."""
_START = 3
"""Characters that the shortest of `_words` has: one of an address, with the marks around it."""
_COVERABLE = re.compile(r"[^\r\n]")


def secrets(text: str) -> Iterator[Secret]:
    """Yield each key, token or password of a text, a kind after the other; they may overlap."""
    yield from _keys(text)
    for mark, kind, form in _TOKENS:
        for at in _places(text, mark):
            match = form.match(text, at)
            if match and _is_mixed(match[0], turns=kind.turns) and _is_random(match[0], least=2.5):
                yield _secret(*match.span(), f"This looks like {kind.what}.", mark)
    for match in _LOGIN.finditer(text) if "://" in text else ():
        if not _NO_VALUE.search(match["word"]) and match["word"].lower() not in (
            "password",
            "pass",
            match["user"].lower(),
        ):
            yield _secret(*match.span("word"), "The address holds a password.")
    yield from _called(text)


def _called(text: str) -> Iterator[Secret]:
    low = _lower(text)
    past = 0
    for at in sorted(at for first in _FIRST for at in _places(low, first)):
        if at < past or not (match := _CALLED.match(text, at)):
            continue
        past = match.end()
        name = match["name"].lower()
        word = match["word"].rstrip(".,;:" if name.startswith(_PASSWORDS) else ".,;:!?")
        if _is_secret(name, word):
            start = match.start("word")
            yield _secret(start, start + len(word), f"This looks like the value of a {name}.")


def _places(text: str, words: str) -> Iterator[int]:
    """Yield where some words begin in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _secret(start: int, end: int, message: str, mark: str = "") -> Secret:
    shown = max(min(_HINT, (end - start) // 4), len(mark))
    return Secret("PN603", start, end, message, start + shown)


def _keys(text: str) -> Iterator[Secret]:
    at = 0
    while begin := _KEY_BLOCK.search(text, at) if "PRIVATE KEY" in text else None:
        last = begin.end() + _LONGEST_KEY
        if end := _KEY_END.search(text, begin.end(), last):
            at = end.end()
        else:
            lines = _KEY_LINES.match(text, begin.end(), last)
            at = begin.end() + len(lines[0].rstrip() if lines else "")
        yield Secret("PN604", begin.start(), at, "A private key stands here.", begin.end())


def _is_secret(name: str, word: str) -> bool:
    if _NO_VALUE.search(word):
        return False
    if name.startswith(_PASSWORDS):
        # A password is short, so it must mix letters with something else: "password: required" is prose.
        return bool(re.search(r"[^\W\d_]", word) and re.search(r"[\d!#$%&@]", word)) and not word.isalpha()
    return len(word) >= _LEAST and _is_mixed(word, turns=4) and _is_random(word, least=_ENOUGH_BITS)


_TURN = re.compile(r"(?<=[A-Za-z])\d|(?<=\d)[A-Za-z]")


def _is_mixed(word: str, *, turns: int) -> bool:
    """Tell whether letters and digits take turns, as they do in no word that a person made."""
    return len(_TURN.findall(word)) >= turns


def _is_random(word: str, *, least: float) -> bool:
    counts = Counter(word)
    bits = -sum(n / len(word) * math.log2(n / len(word)) for n in counts.values())
    return bits >= least


class Mask:
    """What shows texts without the secrets that stand in them, and without those of some texts that they tell of."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._found = {text: tuple(secrets(text)) for text in texts}
        words: dict[str, tuple[int, int]] = {}
        for text, found in self._found.items():
            for secret in found:
                words |= _words(text, secret)
        self._words = words
        """How each secret is written, in lower case, and how many characters at both ends of that may be shown."""
        self._lengths: dict[str, set[int]] = {}
        """By how they begin, how long they are: so many secrets take no longer to look for than one."""
        for word in words:
            self._lengths.setdefault(word[:_START], set()).add(len(word))
        hidden = (word[before : len(word) - behind] for word, (before, behind) in words.items())
        parts = {word[at : at + _PART] for word in hidden for at in range(len(word) - _PART + 1)}
        self._parts = frozenset(part for part in parts if not part.isalpha() and not part.isdigit())
        """What no word of a language has, so that it tells of the secret also where that is cut short."""

    def text(self, text: str) -> str:
        """Return a text, such as a message about the notes, without any part of a secret. It keeps its length."""
        return _covered(text, (*self._whole(text), *self._cut(text)))

    def source(self, source: Source) -> Source:
        """Return a source without secrets, each character of the rest and each line end at its place."""
        text = _covered(source.text, self._whole(source.text))
        return source if text == source.text else Source(source.path, text)

    def _whole(self, text: str) -> Iterator[tuple[int, int]]:
        found = self._found.get(text)
        yield from ((secret.hidden, secret.end) for secret in (secrets(text) if found is None else found))
        low = _lower(text) if self._words else ""
        for at in range(len(low) - _START + 1):
            for length in self._lengths.get(low[at : at + _START], ()):
                if shown := self._words.get(low[at : at + length]):
                    yield at + shown[0], at + length - shown[1]

    def _cut(self, text: str) -> Iterator[tuple[int, int]]:
        low = _lower(text) if self._parts else ""
        return ((at, at + _PART) for at in range(len(low) - _PART + 1) if low[at : at + _PART] in self._parts)


def _words(text: str, secret: Secret) -> dict[str, tuple[int, int]]:
    """Return by what a secret is known in other texts: a word, or the lines of a key."""
    if secret.code == "PN604":
        lines = (line.strip(" \t>") for line in _lower(text[secret.hidden : secret.end]).splitlines())
        return {line: (0, 0) for line in lines if len(line) >= _PART and not _KEY_END.match(line.upper())}
    word = _lower(text[secret.start : secret.end])
    # One or two letters stand everywhere; a short password is meant where it stands in an address.
    return {word: (secret.hidden - secret.start, 0)} if len(word) >= _PART else {f":{word}@": (1, 1)}


def _lower(text: str) -> str:
    """Return a text in lower case and of the same length, so that places in it stay."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _covered(text: str, places: Iterable[tuple[int, int]]) -> str:
    """Return a text with dots in some places of it, line ends left as they are."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(places):
        begin = max(start, at)
        if begin < end:
            pieces += [text[at:begin], _COVERABLE.sub("•", text[begin:end])]
            at = end
    return "".join((*pieces, text[at:]))


def masked(text: str) -> str:
    """Return a text without the secrets that it shows by itself to be some."""
    return Mask().text(text)
