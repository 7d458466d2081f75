"""Author lists: names in the order written, first name first, whatever the order in which each of them stands."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from papernotes.lexicon.data import table
from papernotes.parse.fields import persons
from papernotes.parse.fields.author_marks import cleaned
from papernotes.parse.fields.list_ends import end_of_names
from papernotes.parse.fields.persons import is_eastern, is_initials, is_person, turned

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Authors(NamedTuple):
    """The people that a list names."""

    names: tuple[str, ...]
    """First name first."""
    others: bool = False
    """Whether the list says that there are more ("et al.", 等, ``and others``)."""
    whole: bool = True
    """False when dates, a laboratory or a venue stand behind the names."""
    sure: bool = True
    """False when only a key could tell the list from other words: names in full turned round, or an open end."""


OTHERS = re.compile(
    r"[,，、]? ?(?:\bet\.? ?al\b\.?|\bund andere\b|\by otros\b|\be outros\b|\bet autres\b|"
    r"(?<=[^\W\d_])\+(?=[\s,]|$)|"
    r"(?:\band |& ?|\+ ?)?(?:\d{1,3} )?(?:many )?(?:more(?: authors)?|others)\b(?! than)|\.\.\.|…|"
    r"(?<=[\s,，、])等(?:人)?(?=\W*$|[，,。])|(?<=\w)等(?:人)?(?=\W*$)|(?<=\w)\s?(?:ら|ほか|他|등)(?=\W*$)|외\s?\d*\s?(?:명|인)?(?=\W*$))",
    re.IGNORECASE,
)
"""What says that a list names not all: "et al.", "and 3 more", 等."""
_OPEN_END = re.compile(r"[\s,，、]*(?:\.\.\.|…|others|more)")
_ABBREVIATED = re.compile(r"(?:^|[\s.-])[^\W\d_]\.$|\b(?:Jr|Sr)\.$")
_FOOTNOTE_NUMBER = re.compile(r"\s\d{1,2}\Z")
_BARE_INITIAL = re.compile(r"[A-ZÀ-Þ] (?=\w)")
_AND = re.compile(
    r" (?:and|und|et|y|e|og|och|en) (?=[^\W\d_]|['’‘])| ?[&＆] ?|"
    r"(?<=[\u4e00-\u9fff\uac00-\ud7a3])\s?(?:和|与|及|と)\s?(?=[\u4e00-\u9fff\uac00-\ud7a3])",
)
_COMMA = re.compile(r" ?[,，、] ?| [+|/] | ?· ")
_SEMICOLON = re.compile(r" ?[;；] ?")
_OPENS_WITH_AND = re.compile(r"^(?:and|und|et|&|＆)\s+", re.IGNORECASE)
_WORKPLACE = re.compile(r"(?<=[a-z]{3})\.\s+(?=[A-Z])")
_DASH = re.compile(r"\s[-–—]\s")
_LONGEST = 20_000
_OPENER = re.compile(r"[(\[{<（【]")
_TEAMS = 240
"""Characters that a list with a team among its "authors" has at most: three of them."""
_MOST_TEAMS, _EACH = 3, 60  # teams of a list; characters of a name of a line without a key, on average


def read_authors(text: str, *, strict: bool = False) -> tuple[str, ...] | None:
    """Return the names of an author list, first name first, or None when the text is not such a list and no more.

    Names may be turned round, in full or with initials, and the list may be cut short, which `find_authors` tells.
    Affiliations, footnote marks, ORCIDs and mail addresses are dropped. ``strict`` is for a line without a key: it must
    hold two names and more, each with a given name.
    """
    if strict and (_has_prose(text) or _mostly_small(text)):
        return None
    found = find_authors(text)
    if found is None or not found.whole or (strict and not found.sure):
        return None
    if strict:
        names = found.names
        full = len(names) >= 2 and all(is_person(name) and (" " in name or is_eastern(name)) for name in names)
        return names if full and not reads_as_prose(" ".join(names)) and len(text) <= _EACH * len(names) else None
    return found.names


def find_authors(text: str) -> Authors | None:
    """Return the people that a list opens with, and whether it says that there are more; None when it is no list.

    What follows an "et al.", and all from the first part with a number on, is no longer the list's.
    """
    if len(text) > _LONGEST:
        return None
    clean = cleaned(text)
    cut = OTHERS.search(clean)
    names, rest = (clean[: cut.start()], clean[cut.end() :]) if cut else (clean, "")
    stop = _WORKPLACE.search(names)
    if stop and persons.is_workplace(names[stop.end() :].strip(" .")):  # "Ada Lovelace, Alan Turing. Some University"
        names, rest = names[: stop.end()].rstrip(". "), names[stop.end() :] + rest
    names = persons.without_workplace(names)
    at = end_of_names(names)
    names, rest = names[:at], names[at:] + rest
    if _has_prose(names) and not _may_hold_team(names):
        return None
    people = _names(names, groups := _groups(names))
    aside = not _is_joined(names, groups)
    while aside and len(people) > 1 and persons.is_workplace(people[-1]) and not persons.is_team(people[0]):
        rest = f"{people.pop()} {rest}"
    behind = _OPENS_WITH_AND.sub("", rest.strip(" ,，")) if cut and cut[0].endswith(("...", "…")) else ""
    last = _names(behind, _groups(behind))
    if last and all(map(is_person, last)):  # "Ada Lovelace, …, Alan Turing"
        people, rest = [*people, *last], ""
    if not people or not all(
        is_person(name) or (persons.is_team(name) and len(people) <= _MOST_TEAMS) for name in people
    ):
        return None
    written = [part for group in groups for part in group]
    plain = people == written[: len(people)] or any("." in name for name in people) or _are_placed(groups)
    return Authors(
        _dotted(persons.lowered(tuple(people)), names),
        others=cut is not None,
        whole=not rest.strip(" ,，.。;；)"),
        sure=plain and not (cut and _OPEN_END.fullmatch(cut[0])),
    )


def _is_joined(names: str, groups: Sequence[Sequence[str]]) -> bool:
    """Return whether an "and" stands before the last of a list: "Ada and Google", and not "Ada, Google"."""
    return len(groups) > 1 and len(groups[-1]) == 1 and ";" not in names and "；" not in names


def _dotted(names: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Return names, a full stop behind the last initial when the end of a sentence took it: ``Moss, A., Reed, B``."""
    last = names[-1]
    cut = _BARE_INITIAL.match(last) and text.rstrip().endswith(f", {last[0]}")
    return (*names[:-1], f"{last[0]}.{last[1:]}") if cut and any("." in name for name in names) else names


@lru_cache(maxsize=1024)
def only_names(text: str) -> bool:
    """Return whether a text holds nothing but names, in any order, initials and "et al." included."""
    if not text.strip() or len(text) > 3000 or _has_prose(text):
        return False
    parts = [part for group in _groups(OTHERS.sub(" ", cleaned(text))) for part in group]
    return bool(parts) and all(is_person(part) or is_initials(part) or persons.is_surname(part) for part in parts)


def reads_as_prose(text: str) -> bool:
    """Return whether a text holds a word that titles and sentences have and names have not."""
    prose = _table("no_names")
    return any(word.lower() in prose for word in text.split())


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(table("words")[name].split())


def _has_prose(text: str) -> bool:
    """Return at low cost whether one of the first words, outside of brackets, is in small letters and in no name."""
    opener = _OPENER.search(text, 0, _TEAMS)
    end = opener.start() if opener else _TEAMS
    words = text[:end].split()
    small = _table("small_in_names")
    return any(
        word.islower() and word.isascii() and word.isalpha() and word not in small
        for word in (words if len(text) <= end else words[:-1])
    )


def _may_hold_team(text: str) -> bool:
    return (len(text) <= _TEAMS or "@" in text or "://" in text) and persons.names_team(text)


def _mostly_small(text: str) -> bool:
    """Return whether many words begin with a small letter, as in prose; told without taking the text apart."""
    words = text.split()
    return sum(word[0].islower() for word in words) * 3 > len(words)


def _groups(text: str) -> list[list[str]]:
    """Return what semicolons or "and" part, each parted at its commas; "Jr." stays with its name."""
    if ";" in text or "；" in text:
        pieces = [_OPENS_WITH_AND.sub("", piece) for piece in _SEMICOLON.split(text)]
    else:
        pieces = _AND.split(text)
    return [parts for piece in pieces if (parts := _parts(_COMMA.split(piece)))]


def _parts(pieces: Iterable[str]) -> list[str]:
    joined: list[str] = []
    for piece in pieces:
        name = _trim(piece)
        if joined and persons.is_suffix(name):
            joined[-1] += f" {name}"
        elif name and not name.isdigit() and not persons.is_degree(name):
            joined.append(name)
    return joined


def _names(text: str, groups: Sequence[Sequence[str]]) -> list[str]:
    """Return the names of a list, each first name first; ``groups`` is how it is parted."""
    if ";" in text or "；" in text:
        return _of_semicolons(groups)
    pairs = [group for group in groups if len(group) == 2]
    if len(groups) > 1 and len(pairs) == len(groups) and any(" " not in part for pair in pairs for part in pair):
        return [turned(*pair) for pair in pairs]  # BibTeX: ``Last, First and Last, First``
    parts = [name for group in groups for part in group for name in persons.eastern_names(part)]
    each = [found for part in parts if (found := persons.initials_behind(part))]
    if len(each) == len(parts):
        dotted = len(each) == 1 or any("." in initials for _, initials in each[:-1])
        return [turned(family, initials if dotted else initials.rstrip(".")) for family, initials in each]
    behind = parts[1::2]
    initialled = len(parts) % 2 == 0 and len(behind) > 1 and all(map(is_initials, behind))
    if initialled or (not _is_mla(parts, several=len(groups) > 1) and _all_pairs(parts, groups)):
        return [turned(*parts[at : at + 2]) for at in range(0, len(parts), 2)]
    return _one_by_one(parts, mla=_is_mla(parts, several=len(groups) > 1))


def _of_semicolons(groups: Sequence[Sequence[str]]) -> list[str]:
    """Return the names of a list parted by semicolons: ``Last, First`` or a name, maybe with its affiliation.

    A part that is a list of its own ("Lovelace, A. and Turing, A.") names all of its people.
    """
    pairs = [group for group in groups if len(group) == 2]
    last_first = any(persons.is_one_surname(group[0]) and not persons.is_team(group[1]) for group in pairs)
    if _are_placed(groups):
        return [group[0] for group in groups]
    found: list[str] = []
    for group in groups:
        several = ", ".join(group)
        inner = _names(several, _groups(several)) if _AND.search(several) else []
        if len(inner) > 1 and all(is_person(name) and not persons.names_team(name) for name in inner):
            found += inner
            continue
        behind = persons.initials_behind(group[0]) if len(group) == 1 else None
        if len(group) == 2 and not persons.is_team(group[1]) and (last_first or is_initials(group[1])):
            found.append(turned(*group))
        elif behind:
            found.append(turned(*behind))
        else:
            found.append(group[0])
            found += [part for part in group[1:] if is_person(part) and not persons.names_team(part)]
    return found


def _are_placed(groups: Sequence[Sequence[str]]) -> bool:
    """Tell whether each part is a name and a place of work: "Ada Moss, Pond University; Bo Reed, MIT"."""
    named = all(len(group) == 2 and " " in group[0] and is_person(group[0]) for group in groups)
    return named and len(groups) > 1 and any(persons.is_workplace(group[1]) for group in groups)


def _all_pairs(parts: Sequence[str], groups: Sequence[Sequence[str]]) -> bool:
    """Return whether commas part surnames and given names alike: ``Last, First, Last, First M.``."""
    surnames, given = parts[::2], parts[1::2]
    if len(parts) % 2 or any(map(is_eastern, parts)) or any(map(persons.is_team, parts)):
        return False
    if len(parts) == 2:
        one = " " not in parts[0]  # "Ben Mildenhall, Pratul Srinivasan" are two, though "ben" is a particle too
        full = one and (given[0].count(" ") == 1 or _ends_in_initial(given[0]))
        short = " " not in given[0] or full or not parts[0][0].isupper()
        return len(groups) == 1 and persons.is_surname(parts[0]) and short
    if not all(map(persons.is_one_surname, surnames)):
        return False
    return any(" " in name for name in given) or (len(groups) > 1 and all(len(group) % 2 == 0 for group in groups))


def _one_by_one(parts: Sequence[str], *, mla: bool) -> list[str]:
    """Return names as they stand, but a surname with initials behind it, and the first of MLA's, turned round."""
    found: list[str] = []
    at = 0
    while at < len(parts):
        pair = parts[at : at + 2]
        dotted = len(pair) == 2 and is_initials(pair[1]) and ("." in pair[1] or persons.is_one_surname(pair[0]))
        if len(pair) == 2 and ((dotted and persons.is_surname(pair[0])) or (at == 0 and mla)):
            found.append(turned(*pair))
            at += 2
        else:
            found.append(parts[at])
            at += 1
    return found


def _ends_in_initial(given: str) -> bool:
    """Return whether given names end in an initial: "Alan M."."""
    last = given.rsplit(maxsplit=1)[-1]
    return is_initials(last) and (len(last) == 1 or "." in last)


def _is_mla(parts: Sequence[str], *, several: bool) -> bool:
    """Return whether the first name alone is turned round: ``Last, First, First Last, and First Last``.

    ``several`` says that an "and" stands before the last: who writes so names nobody else by a surname alone.
    """
    first, second, *rest = parts if len(parts) > 2 else ("", "")
    given = " " not in second or _ends_in_initial(second) or (several and second.count(" ") == 1)
    both = " " in first and first[0].isupper() and " " in second  # "Da Zhang, Hamid Maei": no "da", and two people
    if not (rest and persons.is_one_surname(first) and given and not both and not persons.is_team(first)):
        return False
    return all(" " in part and part[0].isupper() for part in rest)


def _trim(part: str) -> str:
    """Return one part of a list without marks and a footnote's number around it; an initial keeps its full stop."""
    name, dash, behind = _DASH.sub("\0", part, count=1).partition("\0")
    part = (name if dash and persons.is_team(behind) else part).strip(" \t;:：*_[]")
    part = part if _ABBREVIATED.search(part) else part.strip(" .。")
    return _FOOTNOTE_NUMBER.sub("", part) if part[-1:].isdigit() else part
