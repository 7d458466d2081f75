"""Authors of a value that says itself that it is a list, and how its names are parted.

Semicolons part organisations, and people of whom one letter is known. Braces keep words together, as in BibTeX:
``Gabriel {García Márquez}`` has a family name of two words, ``{Department of Health, Education and Welfare}`` none.
"""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.fields.author_marks import cleaned
from papernotes.parse.fields.authors import OTHERS, Authors, find_authors
from papernotes.parse.fields.parting import Name, apart, parted
from papernotes.parse.fields.persons import is_suffix, is_workplace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papernotes.parse.front_people import FrontPerson

_SEMICOLON = re.compile(r"[;；]")
_LONGEST = 80
"""Characters of a name."""
_BRACED = re.compile(
    r"(?P<before>[^\W\d_][.'’]?[ \t]{1,9})?\{(?P<inside>[^{}@\n]{1,200})\}(?![@{}\w])(?P<behind>[ \t]{1,9}[A-Z][\w.]*)?"
)
_STAND_IN = "Braced"
"""What stands for braced words while a list is read: a word as names are made of, and as none is."""
_MOST_WORDS = 26 * 26


class StatedAuthors(NamedTuple):
    """A list of authors with what it states of how names are parted."""

    found: Authors
    families: str = ""
    """As a publication has them."""
    bodies: str = ""


def stated_authors(text: str) -> StatedAuthors | None:
    """Return the authors that a key's value lists, whatever they are called; None for what is no list."""
    if "{" in text and (told := _braced(text)):
        return told
    found = find_authors(text) or _in_semicolons(text)
    return StatedAuthors(found, families_in(text, found.names)) if found else None


def stated_people(people: Iterable[FrontPerson]) -> StatedAuthors:
    """Return authors of which some are told in their parts, or as wholes; the others are read as any name is."""
    names: list[Name] = []
    others = False
    for one in people:
        found = None if one.stated else find_authors(one.full)
        others = others or OTHERS.fullmatch(one.full) is not None or (found is not None and found.others)
        if one.stated:
            names.append(one.stated)
        elif not OTHERS.fullmatch(one.full):
            names += [parted(name) for name in (found.names if found else (one.full,))]
    listed = Authors(tuple(name.full for name in names), others=others)
    bodies = (name.full for name in names if not name.given and " " in name.full)
    return StatedAuthors(listed, apart(names), "; ".join(body for body in bodies if ";" not in body))


def _in_semicolons(text: str) -> Authors | None:
    """Return what semicolons part as authors, whatever they are called; None for any other value of such a key."""
    parts = [part.strip() for part in _SEMICOLON.split(cleaned(text))]
    listed = [part for part in parts if part]
    names = tuple(name for name in listed if not OTHERS.fullmatch(name))
    if len(parts) < 2 or not names or not all(map(_may_be_called, names)):
        return None
    return Authors(names, others=len(names) < len(listed))


def _may_be_called(name: str) -> bool:
    return len(name) <= _LONGEST and name[0].isalnum() and not name[0].islower() and name[-1] not in ":!?"


def families_in(text: str, names: tuple[str, ...]) -> str:
    """Return the names of a list that stand in it with the family name in front, of more words than one would think."""
    if "," not in text:
        return ""
    told: list[Name] = []
    for name in names:
        words = name.split()
        for at in range(1, len(words)):
            family, given = " ".join(words[at:]), " ".join(words[:at])
            turned = f"{family}, {given}"
            if turned in text and re.search(
                rf"(?:^|[;；&:]|\band\b)\s*{re.escape(turned)}\s*(?:[;；,&]|and\b|$)", text
            ):
                told.append(Name(given, family))
                break
    return apart(told)


def _braced(text: str) -> StatedAuthors | None:
    """Return a list in which braces keep words together; None where they hold something else, a place of work."""
    held: dict[str, str] = {}
    whole: set[str] = set()

    def stand_in(match: re.Match[str]) -> str:
        inside = " ".join(match["inside"].split())
        alone = not match["before"] and not match["behind"]
        if len(held) >= _MOST_WORDS or (is_workplace(inside) and not alone):
            return match[0]
        word = f"{_STAND_IN}{ascii_lowercase[len(held) // 26]}{ascii_lowercase[len(held) % 26]}"
        held[word] = inside
        if alone:
            whole.add(word)
        one = f"{_STAND_IN} {word}" if alone else word
        return f"{match['before'] or ''}{one}{match['behind'] or ''}"

    found = find_authors(_BRACED.sub(stand_in, text)) if _BRACED.search(text) else None
    if found is None or not held:
        return None
    names: list[Name] = []
    bodies: list[str] = []
    for name in found.names:
        words = name.split()
        at = next((at for at, word in enumerate(words) if word in held), None)
        if at is None:
            names.append(Name("", name))
        elif words[at] in whole:
            names.append(Name("", held[words[at]]))
            bodies.append(held[words[at]])
        else:
            behind = words[at + 1 :]
            suffix = " ".join(behind) if len(behind) == 1 and is_suffix(behind[0]) else ""
            given = " ".join((*words[:at], *([] if suffix else behind)))
            names.append(Name(given, held[words[at]], suffix))
    told = found._replace(names=tuple(name.full for name in names))
    return StatedAuthors(told, apart(names), "; ".join(bodies))
