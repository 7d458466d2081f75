"""A name's parts: given and family name of a person, as reference managers and indexes want them.

Where a source states the parts, they are kept: `apart` tells those that the words of a name alone would not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV)", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:team|group|labs?|laboratory|research|university|institute|collaboration|consortium|inc|authors|ltd|gmbh|"
    r"organi[sz]ation|association|society|committee|council|agency|foundation|corporation|ministry|commission)\b",
    re.IGNORECASE,
)
"""Words of a name that no person has."""
_PARTICLES = frozenset(
    ("de", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "van", "von", "der", "den", "ten", "ter")
)
"""What opens surnames with a capital, too: "Di Carlo", "Van den Berg"."""
_SHORT = re.compile(
    r"(?:[bpmfdtnlgkhjqxzcsrwy]|[zcs]h)?[aeiouü]{1,3}(?:n|ng|r)?|nguyen|tran|pham|phan|hoang|huynh|dang|duong|vu|bui|do|"
    r"kim|park|lee|choi|lim|shin|yoon|jung|hwang|kwon",
    re.IGNORECASE,
)
"""Surnames before which such a word is a given name: "Di Wang", "Le Nguyen"."""
_INITIALS = re.compile(r"(?:[A-Z]\.?-?){1,3}")
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


class Name(NamedTuple):
    """An author: a person's given and family name, or a name that is not parted (``given`` is empty)."""

    given: str
    family: str
    suffix: str = ""
    """What stands behind it: "Jr.", "III"."""

    @property
    def last(self) -> str:
        """The family name with what stands behind it, for those who know no such part."""
        return f"{self.family} {self.suffix}" if self.suffix else self.family

    @property
    def full(self) -> str:
        """The name as one says it."""
        if not self.given:
            return self.last
        east = not self.family.isascii() and is_east(self.family)
        return f"{self.last} {self.given}" if east else f"{self.given} {self.last}"


def is_east(text: str) -> bool:
    """Return whether a name begins with a Chinese, Japanese or Korean letter: the family name then stands first."""
    return _EAST.match(text) is not None


def parted(text: str) -> Name:
    """Part a name: ``Last, First``, ``First von Last`` or ``Last AB`` (initials behind); else it stays whole."""
    if "," in text:
        family, _, given = (part.strip() for part in text.partition(","))
        if family and given and "," not in given and not _SUFFIX.fullmatch(given):
            return Name(given, *_without_suffix(family))
        return Name("", text)
    words = text.split()
    if len(words) < 2 or len(words) > 6 or _BODY.search(text) or any(map(str.isdigit, text)):
        return Name("", text)
    if is_east(text):
        return Name(" ".join(words[1:]), words[0])
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    if _INITIALS.fullmatch(words[-1]) and not any(_INITIALS.fullmatch(word) for word in words[:-1]):
        return Name(words[-1], " ".join(words[:-1]), suffix)
    cut = len(words) - 1
    while cut > 0 and _opens_surname(
        words[cut - 1], words[-1], first=cut == 1
    ):  # "van der", "de la" belong to the family name
        cut -= 1
    return Name(" ".join(words[:cut]), " ".join(words[cut:]), suffix)


def _without_suffix(family: str) -> tuple[str, str]:
    head, _, last = family.rpartition(" ")
    return (head, last) if head and _SUFFIX.fullmatch(last) else (family, "")


def apart(names: Iterable[Name]) -> str:
    """Return the names whose words alone would be parted otherwise, ``Last, First``, semicolons between them."""
    told = {", ".join(filter(None, (name.family, name.given, name.suffix))): name for name in names if name.given}
    return "; ".join(
        text
        for text, name in told.items()
        if ";" not in text and not any("," in part for part in name) and parted(name.full) != name
    )


def read_apart(text: str) -> Mapping[str, Name]:
    """Return the parts of the names that `apart` tells, by the whole names."""
    parts = (told.split(", ") for told in text.split("; "))
    names = (Name(given, family, *suffix) for family, given, *suffix in (told for told in parts if len(told) in {2, 3}))
    return {name.full: name for name in names}


def _opens_surname(word: str, last: str, *, first: bool) -> bool:
    """Tell whether a word before the last is a surname's particle; the last may deny one with a capital."""
    if word.islower() and not first:
        return True
    sure = word.islower() and not last.islower()  # "ada lovelace" has two names, "van der Berg" but one
    return word.lower() in _PARTICLES and (sure or not _SHORT.fullmatch(last))
