"""The ``author`` field of BibTeX and BibLaTeX → names in their parts, and whether it leaves others out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from papernotes.parse.bibliography.reference import bare_name, is_others, one_line, tidied
from papernotes.parse.fields.parting import Name
from papernotes.parse.fields.persons import is_suffix
from papernotes.parse.tex import for_text, plain, untagged

if TYPE_CHECKING:
    from collections.abc import Sequence

_OTHERS = re.compile(r"(?:\bet\s{1,3}al\b\.?|(?:\band\s{1,9})?\bothers|等)\Z", re.IGNORECASE)
"""How a list says that there are more: ``and others``, and "et al." behind the last name."""
_PART = re.compile(
    r"(?<!\s)\s*+(?P<part>[a-z][a-z-]{1,40}+)\s*+=\s*+(?P<value>\"[^\"]*+\"|\{(?:[^{}]|\{[^{}]*+\})*+\}|[^\",]*+)\s*+(?:,|\Z)",
    re.IGNORECASE,
)
"""A part of a name in BibLaTeX's own form (manual, 3.3): ``family=Beek, given=Jan, prefix=van der, useprefix=true``."""
_INITIALS = re.compile(r"(?P<last>[^\W\d_][\w'’ -]{0,60}) (?P<first>[A-ZÀ-Þ]{1,3})")
"""A name as medical databases write it."""


class People(NamedTuple):
    """The names of a field."""

    names: tuple[Name, ...]
    more: bool
    """Whether it leaves others out."""
    bodies: tuple[str, ...]
    """Those of several words that stand whole in braces, as organisations do: they have no parts."""

    @property
    def full(self) -> tuple[str, ...]:
        """The names as "First von Last"."""
        return tuple(name.full for name in self.names)


def people_of(text: str) -> People:
    """Return the names of an ``author`` field in their parts, and whether it leaves others out."""
    names: list[Name] = []
    bodies: list[str] = []
    more = False
    for person in _persons(for_text(text)):
        told, others = _cut(person)
        name = tidied(Name(*(one_line(untagged(plain(part))).strip(",; ") for part in _name(bare_name(told)))))
        more = more or others or is_others(name.full)
        if name.full and not is_others(name.full):
            names.append(name)
            bodies += [name.full] if _in_braces(person.strip()) and " " in name.full else []
    return People(tuple(names), more, tuple(bodies))


def _in_braces(text: str) -> bool:
    """Tell whether the brace that opens a text closes at its end."""
    depth = 0
    for at, letter in enumerate(text, 1):
        depth += (letter == "{") - (letter == "}")
        if depth < 1:
            return at == len(text) > 1
    return False


def _persons(text: str) -> Sequence[str]:
    """Return the persons of a list: parted by "and", else by semicolons, or by commas where only initials follow."""
    persons = split_multiple_persons_names(text)
    if len(persons) > 1 or "{" in text:
        return persons
    if ";" in text:
        return text.split(";")
    list_, more = _cut(text)
    listed = list_.split(",")
    if len(listed) > 1 and all(_INITIALS.fullmatch(one_line(name)) for name in listed):
        turned = [_INITIALS.sub(r"\g<last>, \g<first>", one_line(name)) for name in listed]
        return [*turned, *(["others"] if more else [])]
    return persons


def _cut(text: str) -> tuple[str, bool]:
    """Return a list or a name without what says that there are more, and whether that stood there."""
    bare = text.rstrip(" \t\n}")
    found = _OTHERS.search(bare)
    return (bare[: found.start()].rstrip(" \t\n,{"), True) if found else (text, False)


def _name(name: str) -> Name:
    parts = {found["part"].lower(): found["value"].strip('"{} ') for found in _PART.finditer(name)}
    if parts.get("family") and not _PART.sub("", name):
        family = " ".join(parts[part] for part in ("prefix", "family") if parts.get(part))
        return Name(parts.get("given", ""), family, parts.get("suffix", ""))
    try:
        read = parse_single_name_into_parts(name)
    except InvalidNameError:  # more commas than a name has
        return Name("", name)
    first, last, behind = " ".join(read.first), " ".join((*read.von, *read.last)), " ".join(read.jr)
    if behind.islower():  # "Beek, van der, Jan"
        return Name(first, f"{behind} {last}")
    return Name(behind, last, first) if is_suffix(first) and not is_suffix(behind) else Name(first, last, behind)
