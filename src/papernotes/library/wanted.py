"""The wanted list: what the notes mention in several places and have no record of.

Only names that look like nothing else are told: a capital or a digit inside of the word. What every paper of the
field says (GPU, RGB), topics, venues, words of sections and the names of noted papers are no wish. Nor is what a text
says of itself to be none: letters that stand in brackets behind the words that they are short for, or have a plural
(a thing of which there are many), words that are written small as well (DESIGN, of a design) or stand in a row of
capitals. A size behind a name (ResNet-50) is the name's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from papernotes.lexicon.data import table
from papernotes.library.entry_model import Wanted
from papernotes.library.mentions import BORDERS, squash
from papernotes.library.text_words import CJK, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from papernotes.library.entry_model import Entry
    from papernotes.slug import Slug

LEAST = 2
"""Entries that must speak of a thing before it is wanted."""
MOST = 20
_NO_PAPERS = ("common", "makers", "data_sets", "products")

_NAME = re.compile(
    r"[A-Z]" + BORDERS[0] + r"(?:[a-z]++[A-Z][A-Za-z]*+|[A-Z]++[a-z]++[A-Za-z]*+|[A-Z]++(?=-?\d|-[A-Z])|[A-Z]{3,}+)"
    r"(?:-?(?:[A-Z]++|\d++(?:\.\d)?)){0,3}" + BORDERS[1]
)

_SIZE = re.compile(r"-\d{1,4}[BMbm]\Z|-\d{2,4}\Z")
_PLURAL = re.compile(r"(?<=[A-Z])s\Z")
_GLOSS = re.compile(rf"(?<=[\w\"'’”*{CJK}])\s?[(（]([A-Z][A-Za-z]?[A-Z]+s?)[)）]")
"""Letters alone in brackets, right behind words."""
_ROW = re.compile(r"\b[A-Z]{2,}(?:[ ,:/&-]{1,2}[A-Z]{2,})+\b")
"""Words in capitals, one behind another."""


class Spelt(NamedTuple):
    """What looks like a name in some entries."""

    written: dict[str, list[Slug]]
    """By each name as written, the entries that write it, in their order."""
    kinds: frozenset[str]
    """Those that a text shows to be no paper's name: short for words, or many."""


def spellings(entries: Sequence[Entry]) -> Spelt:
    """Return what looks like a name in entries."""
    written: dict[str, list[Slug]] = {}
    kinds: set[str] = set()
    for entry in entries:
        text = "\n".join(section.text for part in entry.parts for section in part.sections)
        found = {match[0] for match in _NAME.finditer(text)}
        short = {match[1] for match in _GLOSS.finditer(text)}
        kinds.update(_PLURAL.sub("", name) for name in short | {name for name in found if _PLURAL.search(name)})
        shouted = {name for name in found if name.isupper() and not any(map(str.isdigit, name))}
        if shouted:
            said = set(words_of(text))
            rows = {word for match in _ROW.finditer(text) for word in words_of(match[0])}
            small = {word for word in rows | said if word in rows or word.lower() in said}
            found -= {name for name in shouted if not small.isdisjoint(words_of(name))}
        for name in sorted({_SIZE.sub("", name) for name in found}):
            written.setdefault(name, []).append(entry.slug)
    return Spelt(written, frozenset(kinds))


def find_wanted(
    spelt: Iterable[Spelt],
    known: Callable[[str], bool],
    noted: Callable[[str], bool],
    order: Mapping[Slug, int],
) -> tuple[Wanted, ...]:
    """Return what at least two entries mention and none notes, the most mentioned first, at most twenty.

    ``spelt`` holds what `spellings` finds; ``known`` says of a name that it is a venue, a topic or a word of sections,
    ``noted`` that it names an entry; ``order`` is the place of each entry.
    """
    written: dict[str, list[Slug]] = {}
    kinds: set[str] = set()
    for part in spelt:
        kinds |= part.kinds
        for name, slugs in part.written.items():
            written.setdefault(name, []).extend(slugs)
    wishes: dict[str, dict[str, list[Slug]]] = {}
    for name, slugs in written.items():
        if _PLURAL.sub("", name) in kinds:
            continue
        wishes.setdefault(squash(name), {})[name] = slugs
    common = frozenset(squash(word) for kind in _NO_PAPERS for word in table("acronyms")[kind])
    found = []
    for key, forms in wishes.items():
        slugs = sorted(set().union(*forms.values()), key=order.__getitem__)
        name = min(forms, key=lambda form: (-len(forms[form]), form))
        if len(slugs) >= LEAST and key not in common and not known(name) and not noted(name):
            found.append(Wanted(name, tuple(slugs)))
    return tuple(sorted(found, key=lambda wanted: (-len(wanted.entries), wanted.name))[:MOST])
