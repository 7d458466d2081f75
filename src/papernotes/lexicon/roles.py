"""Roles: what a section of a note is for, told by its heading's own words, in the languages of ``roles.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, get_args

from papernotes.lexicon.data import Finding, strings, table
from papernotes.lexicon.phrases import WORD, Phrases, foreign
from papernotes.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_ROLES: tuple[Role, ...] = get_args(Role)
_LONGEST = 12
"""Words of a heading that may start with a role word; a longer one is a sentence, and only whole phrases count."""
_MOST_KNOWN = 8192

_MOST_FOREIGN = 3
"""What a heading in Chinese, Japanese or Korean may hold besides role words, as `foreign` counts it."""

_NUMBERING = re.compile(r"\A[\W_]*(?:[ivxIVX]{1,5}|[A-Za-z])[.)](?=\s)")
"""What counts headings with letters: "IV.", "a)". Digits need no rule: they are never role words."""

_FIRST_CJK = "\u3005"


@dataclass(frozen=True)
class Roles:
    """The role words, and the role that a heading has."""

    findings: tuple[Finding, ...]
    _phrases: Phrases[tuple[Role, bool]] = field(repr=False, compare=False, kw_only=True)
    _lead: frozenset[str] = field(repr=False, compare=False, kw_only=True)
    """Words that may stand before a role word: "our", "main", "proposed"."""

    def role(self, heading: str) -> Role:
        """Return the role that a heading names with whole words at its start (in CJK at its end too), else "other"."""
        return self._known(heading)

    def names_part(self, heading: str, *, alone: bool = False) -> bool:
        """Return whether a heading names a part of a note and little else: "缺陷检测算法" has a role and is a title.

        With ``alone`` it holds nothing else: what "나룻배 분석 방법" is, is told by what stands beneath it.
        """
        if self.role(heading) == "other":
            return False
        most = 0 if alone else _MOST_FOREIGN
        return heading.isascii() or foreign(heading.partition("：")[0], self._phrases) <= most

    @cached_property
    def _known(self) -> Callable[[str], Role]:
        """The role of a heading that may have been asked for before; most come back."""
        return lru_cache(_MOST_KNOWN)(self._role)

    def _role(self, heading: str) -> Role:
        words = [word.lower() for word in WORD.findall(_NUMBERING.sub("", heading, count=1))]
        telling = [at for at, word in enumerate(words) if not word.isdigit()]
        words = words[telling[0] : telling[-1] + 1] if telling else []
        start, until = self._starting(words)
        end = self._ending(words) if start is None or until < len(words) else None
        return end if end and (start is None or end != "summary") else start or "other"

    def _starting(self, words: Sequence[str]) -> tuple[Role | None, int]:
        """Return the role of the longest word that the heading starts with, and how many words that takes."""
        for at, word in enumerate(words):
            for end, entries in self._phrases.longest(words, at):
                for role, whole in reversed(entries):
                    if end == len(words) or not (whole or (word.isascii() and len(words) > _LONGEST)):
                        return role, end
            if word not in self._lead:
                break
        return None, 0

    def _ending(self, words: Sequence[str]) -> Role | None:
        """Chinese, Japanese and Korean put the word that counts last."""
        if not words or words[-1].isascii() or len(words) > 2 * _LONGEST:
            return None
        for at in range(1, len(words)):
            for end, roles in self._phrases.longest(words, at):
                if end == len(words):
                    return roles[-1][0]
        return None


def build(user: Mapping[str, Any]) -> Roles:
    """Return the role words with a user's (``{role: [word, …]}``, or ``{word: role}``, or ``{word: false}``)."""
    data = table("roles")
    words: dict[str, Role] = {word: role for role in _ROLES for word in data.get(role, ())}
    findings = tuple(_extend(words, user))
    phrases: Phrases[tuple[Role, bool]] = Phrases()
    for word, role in words.items():
        for key in _spellings(word):
            phrases.add(key, (role, word.startswith("=")))
    return Roles(findings=findings, _phrases=phrases, _lead=frozenset(data["lead"]))


def _spellings(word: str) -> Iterator[list[str]]:
    """Yield a role word's words in lower case, singular and plural."""
    key = [part.lower() for part in WORD.findall(word)]
    if key:
        yield key
        if key[-1] < _FIRST_CJK and len(key[-1]) > 2 and not key[-1].endswith("s"):
            yield [*key[:-1], key[-1] + "s"]


def _extend(words: dict[str, Role], user: Mapping[str, Any]) -> Iterator[Finding]:
    """Apply the user's mapping to the role words; yield what cannot be applied."""
    for key, value in user.items():
        name, path = str(key), f"roles.{key}"
        added = strings(value)
        if name in _ROLES and added is not None:
            words.update(dict.fromkeys(added, name))
        elif value is False:
            words[name] = "other"
        elif isinstance(value, str) and value in _ROLES:
            words[name] = value
        else:
            yield Finding(
                "PN002", f"expected a list of words under one of {', '.join(_ROLES)}, or a word with its role", path
            )
