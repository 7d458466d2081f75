"""The wanted list: what the notes mention in several places and have no record of.

Only names that look like nothing else are told: a capital or a digit inside of the word. What every paper of the
field says (GPU, RGB), topics, venues and the names of noted papers are no wish.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.lexicon.data import table
from papernotes.library.entry_model import Wanted
from papernotes.library.mentions import BORDERS, squash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from papernotes.library.entry_model import Entry
    from papernotes.slug import Slug

LEAST = 2
"""Entries that must speak of a thing before it is wanted."""
MOST = 20
_NO_PAPERS = ("common", "makers", "data_sets")

_NAME = re.compile(
    r"[A-Z]" + BORDERS[0] + r"(?:[a-z]++[A-Z][A-Za-z]*+|[A-Z]++[a-z]++[A-Za-z]*+|[A-Z]++(?=-?\d|-[A-Z])|[A-Z]{3,}+)"
    r"(?:-?(?:[A-Z]++|\d++(?:\.\d)?)){0,3}" + BORDERS[1]
)


def spellings(entries: Sequence[Entry]) -> dict[str, list[Slug]]:
    """Return what looks like a name, as written, with the entries that write it, in their order."""
    found: dict[str, list[Slug]] = {}
    for entry in entries:
        sections = (section for part in entry.parts for section in part.sections)
        for name in sorted({match[0] for section in sections for match in _NAME.finditer(section.text)}):
            found.setdefault(name, []).append(entry.slug)
    return found


def find_wanted(
    spelt: Iterable[Mapping[str, Sequence[Slug]]],
    known: Callable[[str], bool],
    noted: Callable[[str], bool],
    order: Mapping[Slug, int],
) -> tuple[Wanted, ...]:
    """Return what at least two entries mention and none notes, the most mentioned first, at most twenty.

    ``spelt`` holds what `spellings` finds; ``known`` says of a name that it is a venue or a topic, ``noted`` that it
    names an entry; ``order`` is the place of each entry.
    """
    written: dict[str, list[Slug]] = {}
    for part in spelt:
        for name, slugs in part.items():
            written.setdefault(name, []).extend(slugs)
    wishes: dict[str, dict[str, list[Slug]]] = {}
    for name, slugs in written.items():
        wishes.setdefault(squash(name), {})[name] = slugs
    common = frozenset(squash(word) for kind in _NO_PAPERS for word in table("acronyms")[kind])
    found = []
    for key, forms in wishes.items():
        slugs = sorted(set().union(*forms.values()), key=order.__getitem__)
        name = min(forms, key=lambda form: (-len(forms[form]), form))
        if len(slugs) >= LEAST and key not in common and not known(name) and not noted(name):
            found.append(Wanted(name, tuple(slugs)))
    return tuple(sorted(found, key=lambda wanted: (-len(wanted.entries), wanted.name))[:MOST])
