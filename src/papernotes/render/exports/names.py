"""Authors' names, parted as reference managers want them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from papernotes.render.exports.plain import line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_OTHERS = re.compile(r"(?:\band\s+)?\b(?:others|et\b\.?\s?al\b\.?)\W{0,3}$|(?<=[^\W\d_])等人?\W?$", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV)", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:team|group|labs?|laboratory|research|university|institute|collaboration|consortium|inc|authors)\b",
    re.IGNORECASE,
)
"""Words of a name that no person has."""
_INITIALS = re.compile(r"(?:[A-Z]\.?-?){1,3}")
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_LONGEST = 200
"""Characters of a name that are looked at; a longer one is a paragraph."""


class Name(NamedTuple):
    """An author: a person's given and family name, or a name that is not parted (``given`` is empty)."""

    given: str
    family: str

    @property
    def full(self) -> str:
        """The name as one says it."""
        given, family = self
        if not given:
            return family
        return f"{given} {family}" if family.isascii() or not _EAST.match(family) else f"{family} {given}"


def names(authors: Iterable[str], is_lab: Callable[[str], bool]) -> tuple[tuple[Name, ...], bool]:
    """Return the names of authors, and whether the notes leave others out ("et al.").

    ``is_lab`` tells the laboratories and companies, whose names are not parted.
    """
    found: list[Name] = []
    more = False
    for author in authors:
        text = line(author)[:_LONGEST]
        kept = _OTHERS.sub("", text)
        more = more or kept != text
        kept = kept.strip(" ,;&")
        if kept:
            found.append(Name("", kept) if is_lab(kept) else _parted(kept))
    return tuple(found), more


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _parted(text: str) -> Name:
    """Part a name: ``Last, First``, ``First von Last`` or ``Last AB`` (initials behind); else it stays whole."""
    if "," in text:
        family, _, given = (part.strip() for part in text.partition(","))
        if family and given and "," not in given and not _SUFFIX.fullmatch(given):
            return Name(given, family)
        return Name("", text)
    words = text.split()
    if len(words) < 2 or len(words) > 6 or _BODY.search(text) or _has_digit(text):
        return Name("", text)
    if _EAST.match(text):  # the family name stands first
        return Name(" ".join(words[1:]), words[0])
    if _INITIALS.fullmatch(words[-1]) and not any(_INITIALS.fullmatch(word) for word in words[:-1]):
        return Name(words[-1], " ".join(words[:-1]))
    cut = len(words) - 1
    if _SUFFIX.fullmatch(words[cut]) and cut > 1:
        cut -= 1
    while cut > 1 and words[cut - 1].islower():  # "van der", "de la" belong to the family name
        cut -= 1
    return Name(" ".join(words[:cut]), " ".join(words[cut:]))
