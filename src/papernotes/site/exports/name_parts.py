"""Authors' names, parted as reference managers want them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.fields.parting import Name, parted, read_apart
from papernotes.site.exports.plain_text import line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from papernotes.model import Publication

_OTHERS = re.compile(r"(?:\band\s+)?\b(?:others|et\b\.?\s?al\b\.?)\W{0,3}$|(?<=[^\W\d_])等人?\W?$", re.IGNORECASE)
_LONGEST = 200
"""Characters of a name that are looked at; a longer one is a paragraph."""


def names(
    authors: Iterable[str], is_lab: Callable[[str], bool], stated: Mapping[str, Name]
) -> tuple[tuple[Name, ...], bool]:
    """Return the names of authors, and whether the notes leave others out ("et al.").

    ``is_lab`` tells the laboratories and companies, whose names are not parted; ``stated`` are those whose parts
    are known.
    """
    found: list[Name] = []
    more = False
    for author in authors:
        text = line(author)[:_LONGEST]
        kept = _OTHERS.sub("", text)
        more = more or kept != text
        kept = kept.strip(" ,;&")
        if kept:
            found.append(stated.get(kept) or (Name("", kept) if is_lab(kept) else parted(kept)))
    return tuple(found), more


def stated_in(details: Publication | None) -> Mapping[str, Name]:
    """Return the names whose parts a publication states, by the whole names: bodies have none."""
    if details is None:
        return {}
    return {body: Name("", body) for body in details.bodies.split("; ") if body} | dict(read_apart(details.families))


def by_last_word(name: Name) -> str:
    """Return a name as programs part it that take the last word for the family name: else with that first."""
    given, last = name.given, name.last
    return f"{last}, {given}" if given and name.full.rpartition(" ")[::2] != (given, last) else name.full
