"""Authors' names, parted as reference managers want them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.fields.parting import Name, parted
from papernotes.site.exports.plain_text import line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_OTHERS = re.compile(r"(?:\band\s+)?\b(?:others|et\b\.?\s?al\b\.?)\W{0,3}$|(?<=[^\W\d_])等人?\W?$", re.IGNORECASE)
_LONGEST = 200
"""Characters of a name that are looked at; a longer one is a paragraph."""


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
            found.append(Name("", kept) if is_lab(kept) else parted(kept))
    return tuple(found), more


def by_last_word(name: Name) -> str:
    """Return a name as programs part it that take the last word for the family name: else with that first."""
    given, family = name
    return f"{family}, {given}" if given and name.full.rpartition(" ")[::2] != (given, family) else name.full
