"""Keys, tokens and passwords: those that services mark as theirs, and what is called one and looks random."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKED = (
    ("a GitHub token", r"gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255}"),
    ("a GitLab token", r"gl(?:pat|dt|rt|cbt|ptt)-[\w-]{20,255}"),
    ("an API key", r"sk-(?:[a-z0-9]{2,12}-){0,3}[A-Za-z0-9_-]{20,255}"),
    ("an AWS key", r"(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}"),
    ("a Slack token", r"xox[abeoprs]-[0-9A-Za-z-]{10,255}|https://hooks\.slack\.com/services/[\w/]{20,255}"),
    ("a Hugging Face token", r"hf_[A-Za-z0-9]{30,255}|api_org_[A-Za-z0-9]{30,255}"),
    ("a Google key", r"AIza[0-9A-Za-z_-]{35}|ya29\.[0-9A-Za-z_-]{20,255}"),
    ("a payment key", r"[rs]k_live_[0-9A-Za-z]{20,255}"),
    ("a package registry token", r"npm_[A-Za-z0-9]{36}|pypi-AgEI[\w-]{50,255}"),
    ("a bot token", r"\d{8,10}:AA[A-Za-z0-9_-]{33}"),
    ("a signed token", r"eyJ[\w-]{10,2000}\.eyJ[\w-]{10,2000}\.[\w-]{10,2000}"),
    ("a mail service's key", r"SG\.[\w-]{16,64}\.[\w-]{16,64}"),
    ("a model host's token", r"r8_[A-Za-z0-9]{37}"),
)
_TOKEN = re.compile(
    "|".join(rf"(?P<s{i}>(?<![A-Za-z0-9_-])(?:{form})(?![A-Za-z0-9]))" for i, (_, form) in enumerate(_MARKED))
)
_RUN = re.compile(r"[A-Za-z0-9_.:/-]{19,}")
"""Where a token can stand at all: looking for these first takes a fifth of the time."""
_KEY_BLOCK = re.compile(r"-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----")
_KEY_END = re.compile(r"-----END [A-Z0-9 ]{3,50}-----")
_LONGEST_KEY = 20_000
_LOGIN = re.compile(
    r"[a-z][a-z0-9+.-]{1,12}://(?P<user>[^\s:/@<>\"'`]{1,64}):(?P<word>[^\s/@<>\"'`]{1,200})@", re.IGNORECASE
)
_CALLED = re.compile(
    r"(?<![A-Za-z])(?:[A-Za-z0-9]{1,24}[_-]){0,3}"
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


def secrets(text: str) -> Iterator[tuple[str, int, int, str]]:
    """Yield the rule's code, the place and what is told of each key, token or password of a text."""
    for match in _KEY_BLOCK.finditer(text) if "PRIVATE KEY" in text else ():
        end = _KEY_END.search(text, match.end(), match.end() + _LONGEST_KEY)
        yield "PN604", match.start(), end.end() if end else match.end(), "A private key stands here."
    for run in _RUN.finditer(text):
        for match in _TOKEN.finditer(text, *run.span()):
            what = _MARKED[int((match.lastgroup or "s0")[1:])][0]
            if _is_mixed(match[0], turns=2) and _is_random(match[0], least=2.5):
                yield "PN603", match.start(), match.end(), f"This looks like {what}."
    for match in _LOGIN.finditer(text) if "://" in text else ():
        if not _NO_VALUE.search(match["word"]) and match["word"].lower() not in (
            "password",
            "pass",
            match["user"].lower(),
        ):
            yield "PN603", match.start("word"), match.end("word"), "The address holds a password."
    for match in _CALLED.finditer(text):
        word = match["word"].rstrip(".,;:" if match["name"].lower().startswith(_PASSWORDS) else ".,;:!?")
        if _is_secret(match["name"].lower(), word):
            yield (
                "PN603",
                match.start("word"),
                match.start("word") + len(word),
                f"This looks like the value of a {match['name'].lower()}.",
            )


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
