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
    """How its tokens begin, or, with ``before``, go on: a text without any of these is not looked at further."""
    after: str
    before: str = ""

    @property
    def form(self) -> str:
        return f"{self.before}(?:{'|'.join(map(re.escape, self.marks))})(?:{self.after})"


KINDS = (
    _Kind("a GitHub token", ("ghp_", "gho_", "ghu_", "ghs_", "ghr_"), r"[A-Za-z0-9]{36,255}"),
    _Kind("a GitHub token", ("github_pat_",), r"[A-Za-z0-9_]{22,255}"),
    _Kind("a GitLab token", ("glpat-", "gldt-", "glrt-", "glcbt-", "glptt-"), r"[\w-]{20,255}"),
    _Kind("an API key", ("sk-",), r"(?:[a-z0-9]{2,12}-){0,3}[A-Za-z0-9_-]{20,255}"),
    _Kind("an AWS key", ("AKIA", "ASIA", "ABIA", "ACCA"), r"[0-9A-Z]{16}"),
    _Kind("a Slack token", tuple(f"xox{letter}-" for letter in "abeoprs"), r"[0-9A-Za-z-]{10,255}"),
    _Kind("a Slack token", ("https://hooks.slack.com/services/",), r"[\w/]{20,255}"),
    _Kind("a Hugging Face token", ("hf_", "api_org_"), r"[A-Za-z0-9]{30,255}"),
    _Kind("a Google key", ("AIza",), r"[0-9A-Za-z_-]{35}"),
    _Kind("a Google key", ("ya29.",), r"[0-9A-Za-z_-]{20,255}"),
    _Kind("a payment key", ("rk_live_", "sk_live_"), r"[0-9A-Za-z]{20,255}"),
    _Kind("a package registry token", ("npm_",), r"[A-Za-z0-9]{36}"),
    _Kind("a package registry token", ("pypi-AgEI",), r"[\w-]{50,255}"),
    _Kind("a bot token", (":AA",), r"[A-Za-z0-9_-]{33}", r"\d{8,10}"),
    _Kind("a signed token", ("eyJ",), r"[\w-]{10,2000}\.eyJ[\w-]{10,2000}\.[\w-]{10,2000}"),
    _Kind("a mail service's key", ("SG.",), r"[\w-]{16,64}\.[\w-]{16,64}"),
    _Kind("a model host's token", ("r8_",), r"[A-Za-z0-9]{37}"),
)
"""The tokens that services mark as theirs."""
_TOKENS = tuple((kind, re.compile(rf"(?<![A-Za-z0-9_-])(?:{kind.form})(?![A-Za-z0-9])")) for kind in KINDS)
_KEY_BLOCK = re.compile(r"-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----")
_KEY_END = re.compile(r"-----END [A-Z0-9 ]{3,50}-----")
_KEY_LINES = re.compile(
    r"[^\r\n]*+(?:(?:\r\n|\n|\r)[ \t>]*+(?:[\w-]{1,30}: [^\r\n]*|[A-Za-z0-9+/=]+[ \t]*(?=[\r\n]|\Z)|(?=[\r\n])))*+"
)
"""The rest of the line and the lines of a key that nothing ends: headers, letters without blanks, empty lines."""
_LONGEST_KEY = 20_000
_LOGIN = re.compile(
    r"(?<=[a-z0-9+.-][a-z0-9+.-])://(?P<user>[^\s:/@<>\"'`]{1,64}):(?P<word>[^\s/@<>\"'`]{1,200})@", re.IGNORECASE
)
_CALLED = re.compile(
    r"(?<![A-Za-z])"
    r"(?P<name>api[_-]?key|secret(?:[_-]?(?:access)?[_-]?key)?|access[_-]?(?:key|token)|auth[_-]?token|token|password|passwd|"
    r"pwd|credential|bearer|wandb login|密码|密碼|パスワード|비밀번호)"
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
"""Characters of a secret that are shown at most, and at most a quarter of it."""
_PART = 6
"""Characters in a row that tell too much of a secret."""
_COVERABLE = re.compile(r"[^\r\n]")


def secrets(text: str) -> Iterator[Secret]:
    """Yield each key, token or password of a text, a kind after the other; they may overlap."""
    for match in _KEY_BLOCK.finditer(text) if "PRIVATE KEY" in text else ():
        end = _key_end(text, match.end())
        yield Secret("PN604", match.start(), end, "A private key stands here.", match.end())
    for kind, form in _TOKENS:
        for match in form.finditer(text) if any(mark in text for mark in kind.marks) else ():
            if _is_mixed(match[0], turns=2) and _is_random(match[0], least=2.5):
                yield _secret(*match.span(), f"This looks like {kind.what}.")
    for match in _LOGIN.finditer(text) if "://" in text else ():
        if not _NO_VALUE.search(match["word"]) and match["word"].lower() not in (
            "password",
            "pass",
            match["user"].lower(),
        ):
            yield _secret(*match.span("word"), "The address holds a password.")
    for match in _CALLED.finditer(text):
        name = match["name"].lower()
        word = match["word"].rstrip(".,;:" if name.startswith(_PASSWORDS) else ".,;:!?")
        if _is_secret(name, word):
            start = match.start("word")
            yield _secret(start, start + len(word), f"This looks like the value of a {name}.")


def _secret(start: int, end: int, message: str) -> Secret:
    return Secret("PN603", start, end, message, start + min(_HINT, (end - start) // 4))


def _key_end(text: str, start: int) -> int:
    """Return where a private key ends whose first line ends at ``start``."""
    if end := _KEY_END.search(text, start, start + _LONGEST_KEY):
        return end.end()
    lines = _KEY_LINES.match(text, start)
    return start + len(lines[0].rstrip()) if lines else start


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
        self._words: dict[str, tuple[int, int]] = {}
        """How each secret is written, in lower case, and how many characters at both ends of that may be shown."""
        for text in texts:
            for secret in secrets(text):
                self._words |= _words(text, secret)
        parts = {word[at : at + _PART] for word in self._words for at in range(len(word) - _PART + 1)}
        self._parts = frozenset(part for part in parts if not part.isalpha() and not part.isdigit())
        """What no word of a language has, so that it tells of the secret also where that is cut short."""

    def text(self, text: str) -> str:
        """Return a text, such as a message about the notes, without any part of a secret. It keeps its length."""
        return _covered(text, (*self._whole(text), *(self._cut(text) if self._parts else ())))

    def source(self, source: Source) -> Source:
        """Return a source without secrets, each character of the rest and each line end at its place."""
        text = _covered(source.text, self._whole(source.text))
        return source if text == source.text else Source(source.path, text)

    def _whole(self, text: str) -> Iterator[tuple[int, int]]:
        yield from ((secret.hidden, secret.end) for secret in secrets(text))
        low = _lower(text) if self._words else ""
        for word, (before, behind) in self._words.items():
            at = low.find(word)
            while at >= 0:
                yield at + before, at + len(word) - behind
                at = low.find(word, at + len(word))

    def _cut(self, text: str) -> Iterator[tuple[int, int]]:
        low = _lower(text)
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
