"""What is seen of a unit beside others: its siblings, units of its shape, what is above and below it, its folder."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from papernotes.parse.reading.beneath_titles import names_metadata
from papernotes.parse.reading.line_facts import folded
from papernotes.parse.reading.observe import EVIDENCE, texts_of
from papernotes.parse.reading.whole import observe_whole
from papernotes.parse.records import line_words as words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from papernotes.parse.reading.folder import Profile
    from papernotes.parse.reading.line_facts import Lines
    from papernotes.parse.reading.units import Unit
    from papernotes.parse.records.view import View

_SIBLINGS = (
    "words in its title", "a paper's link on its line", "a paper's link in the lines beneath",
    "one paper's link in all of it", "keys in the lines beneath", "names on the line beneath",
    "capitalised words", "words beneath", "a year in it", "a bracket opens it", "its title is a link",
    "reads like a title", "names a part of a paper's notes", "links on its line, none of them a paper's",
    "a citation",
)  # fmt: skip
_COUSINS = tuple(
    (name, f"elsewhere: {name}")
    for name in ("a citation", "a paper's link on its line", "its title leads to a paper", "names on the line beneath")
)
"""What is seen of units of its kind, as deep as it is, that stand elsewhere in the file."""
_PARENTS = (
    "words in its title", "a paper's link on its line", "a paper's link in the lines beneath",
    "papers' links in all of it", "one paper's link in all of it", "a year in it", "capitalised words",
    "keys in the lines beneath", "names a part of a paper's notes", "opens a list of other papers",
    "opens a block of metadata", "names a list of papers", "names a venue, a year or a date only", "reads like a title",
)  # fmt: skip
_CHILDREN = (
    "words in its title", "a paper's link on its line", "a paper's link in the lines beneath",
    "one paper's link in all of it", "capitalised words", "a year in it", "reads like a title",
    "names a part of a paper's notes",
)  # fmt: skip
_HEADED = (
    "a paper's link on its line", "a paper's link in the lines beneath", "a link to code in the lines beneath",
    "its venue, id or authors and year by keys", "its authors with its venue, id or year by keys",
    "a paper's key in the lines beneath", "a paper's keys in the lines beneath", "keys in the lines beneath",
    "labels in the lines beneath",
    "names on the line beneath", "names in the lines beneath", "a year in the lines beneath",
    "a citation's entry beneath", "a line of links beneath", "its title leads to a paper",
    "a speaker in the lines beneath", "title marks around it",
)  # fmt: skip
_BESIDE = tuple((name, f"siblings: {name}") for name in _SIBLINGS)
_ABOVE = tuple((name, f"above: {name}") for name in _PARENTS)
_BELOW = tuple((name, f"below: {name}") for name in _CHILDREN)
_SUMMED = frozenset((*_SIBLINGS, *(name for name, _ in _COUSINS)))
_OF_CHILDREN = frozenset(_CHILDREN)
_REFERENCES = frozenset(("opens a list of other papers", "names a part of a paper's notes"))
_MOST = 200
"""Siblings that are looked at."""
_COMPARED = 40


def observe_neighbours(units: Sequence[Unit], lines: Lines, view: View, profile: Profile) -> None:
    """Add what is seen of each unit beside others."""
    siblings: dict[tuple[int, str, int], list[Unit]] = defaultdict(list)
    level: Counter[tuple[str, int]] = Counter()
    shapes: Counter[tuple[str, int, str]] = Counter()
    texts = texts_of(units)
    for unit in units:
        siblings[_family(unit)].append(unit)
        level[unit.group] += 1
        shapes[(*unit.group, unit.shape)] += 1
    shared = dict(profile.labels)
    headings = {folded(unit.title) for unit in units if unit.kind == "heading"}
    _headed(units)
    _after(units)
    elsewhere = _by_group(units)
    for family in siblings.values():
        sums = _sums(family, _SUMMED)
        _among(family, sums, level, shapes)
        _apart(family, sums, level, elsewhere)
    above: dict[int, list[tuple[str, float]]] = {}
    for unit in units:
        _relatives(unit, above)
        if "a citation" in unit.seen and not _among_references(unit):
            unit.seen["a citation, and not among references"] = 1.0
        _repeated(unit, texts, shared, headings)
    observe_whole(units, lines, view, profile)


def _headed(units: Sequence[Unit]) -> None:
    """Let a file show what its title's heading shows: the only one of the highest level."""
    root = units[0]
    tops = [unit for unit in root.children if unit.kind == "heading"]
    if len(tops) != 1:
        return
    for name in _HEADED:
        if (value := tops[0].seen.get(name, 0.0)) > root.seen.get(name, 0.0):
            root.seen[name] = value
    if "nothing beneath" not in tops[0].seen:
        root.seen.pop("nothing beneath", None)


def _after(units: Sequence[Unit]) -> None:
    """Add that a line above, which is no heading, opens a list of other papers: "References:"."""
    opened: Unit | None = None
    for unit in units[1:]:
        if unit.kind == "heading":
            opened = None
        elif opened is not None:
            unit.seen["after a line that opens other papers"] = 1.0
        elif unit.kind in ("paragraph", "bold") and "opens a list of other papers" in unit.seen:
            opened = unit


def _family(unit: Unit) -> tuple[int, str, int]:
    return (unit.parent.number if unit.parent else -1, unit.kind, unit.level)


def _among(
    family: list[Unit],
    sums: Mapping[str, float],
    level: Counter[tuple[str, int]],
    shapes: Counter[tuple[str, int, str]],
) -> None:
    """Add how a family's units are like one another; ``sums`` is what is seen of them together."""
    count = len(family)
    telling = [not EVIDENCE.isdisjoint(unit.seen) for unit in family]
    told_of = sum(telling)
    totals = [(name, told, total) for name, told in _BESIDE if (total := sums.get(name))] if count > 1 else []
    lengths = [unit.seen.get(_SIBLINGS[0], 0.0) for unit in family]
    mean = sum(lengths) / count
    unequal = math.sqrt(max(sum(length * length for length in lengths) / count - mean * mean, 0.0))
    alike = Counter(unit.shape for unit in family)
    labels = Counter(chain.from_iterable([unit.labels for unit in family[:_MOST]]))
    group = family[0].group
    counted, many = min(math.log(count) / 4, 1.5), min(math.log(level[group]) / 4, 1.5)
    for place, unit in enumerate(family):
        seen = unit.seen
        same = shapes[(*group, unit.shape)]
        seen["siblings"] = counted
        seen["as many in the file"] = many
        seen["of its shape in the file"] = min(math.log(same) / 4, 1.5)
        seen["siblings of its shape"] = alike[unit.shape] / count
        seen["its level of its shape"] = same / level[group]
        if not telling[place] and unit.parent is not None:
            seen["nothing by itself tells of a paper"] = 1.0
            if told_of * 4 < count:
                seen["nothing by itself or its siblings tells of a paper"] = 1.0
        if count == 1:
            seen["alone"] = 1.0
            continue
        seen["how far down its siblings"] = place / count
        for name, told, total in totals:
            own = seen.get(name, 0.0)
            if total > own:
                seen[told] = (total - own) / (count - 1)
        seen["siblings: titles of unequal length"] = unequal
        if unit.labels and unit.kind != "row":
            others = min(count, _MOST) - 1
            shares = sorted((max(labels[label] - 1, 0) / others for label in unit.labels), reverse=True)
            seen["siblings: a label beneath in common"] = shares[0]
            seen["siblings: labels beneath in common"] = sum(shares[:3]) / 3


def _by_group(units: Sequence[Unit]) -> dict[tuple[str, int], dict[str, float]]:
    """Return what is seen of all units of a kind and depth together."""
    sums: dict[tuple[str, int], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for unit in units:
        for name, _ in _COUSINS:
            if name in unit.seen:
                sums[unit.group][name] += unit.seen[name]
    return sums


def _apart(
    family: list[Unit],
    own: Mapping[str, float],
    level: Counter[tuple[str, int]],
    sums: Mapping[tuple[str, int], dict[str, float]],
) -> None:
    """Add what is seen of the units of a family's kind that stand elsewhere."""
    group = family[0].group
    others = level[group] - len(family)
    held = sums.get(group) if others else None
    for name, told in _COUSINS if held else ():
        if held and (left := held.get(name, 0.0) - own.get(name, 0.0)) > 0:
            for unit in family:
                unit.seen[told] = left / others


def _parts(unit: Unit) -> None:
    """Add whether the headings right below it are those that a paper itself has."""
    first, *others = words.table_of("paper_parts")
    names = [child.title for child in unit.children[:_COMPARED] if child.kind in ("heading", "bold")]
    if any(map(first.fullmatch, names)):
        unit.seen["an abstract beneath"] = 1.0
        if any(part.fullmatch(name) for part in others for name in names):
            unit.seen["laid out as a paper is"] = 1.0


def _sums(units: Sequence[Unit], names: frozenset[str]) -> dict[str, float]:
    """Return what is seen of some units together, of each of these names."""
    sums: dict[str, float] = {}
    for unit in units:
        seen = unit.seen
        for name in names.intersection(seen):
            sums[name] = sums.get(name, 0.0) + seen[name]
    return sums


def _relatives(unit: Unit, known: dict[int, list[tuple[str, float]]]) -> None:
    """Add what stands above it and right below it; ``known`` is what all beneath a unit are told of it."""
    seen, above = unit.seen, unit.parent
    if above is not None:
        seen[f"under a {above.kind}"] = 1.0
        told = known.get(above.number)
        if told is None:
            told = [(said, value) for name, said in _ABOVE if (value := above.seen.get(name))]
            known[above.number] = told
        seen.update(told)
    children = [child for child in unit.children[:_MOST] if "a key opens it" not in child.seen]
    if children:
        _parts(unit)
        sums = _sums(children, _OF_CHILDREN)
        for name, said in _BELOW:
            if total := sums.get(name):
                seen[said] = total / len(children)


def _among_references(unit: Unit) -> bool:
    """Tell whether a unit stands in a part of a paper's notes, its metadata, or a list of what it cites."""
    if "after a line that opens other papers" in unit.seen:
        return True
    above = unit.parent
    while above is not None and _REFERENCES.isdisjoint(above.seen) and not names_metadata(above.title):
        above = above.parent
    return above is not None


def _repeated(
    unit: Unit, texts: Counter[tuple[str, str]], shared: Mapping[str, int], headings: Collection[str]
) -> None:
    """Add how often its words, and the labels beneath it, stand elsewhere."""
    seen = unit.seen
    opening = folded(unit.title)
    again = texts[unit.kind, unit.title.casefold()] - 1
    if again > 0 and opening:
        seen["the same words again in the file"] = min(math.log1p(again) / 3, 1.5)
    if opening and (share := shared.get(opening)) and unit.kind != "file":
        seen["the same words in other files"] = share / 8
    if unit.labels and unit.kind != "row":
        seen["labels beneath that other files have"] = (
            sum(shared.get(label, 0) for label in unit.labels) / 8 / len(unit.labels)
        )
    if unit.kind not in ("file", "heading") and unit.title.count(" ") > 1 and opening in headings:
        seen["a heading of the file says the same"] = 1.0
