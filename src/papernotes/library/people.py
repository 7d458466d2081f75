"""The people whom the notes name as authors: which ways of writing a name are one person's.

Names that differ in letter case, accents or dots are one. Names that differ in how far they are written out ("J.
Smith", "John Smith") are one where nothing speaks against it: of all names with the family name, those that fit one of
the two fit the other as well, and no list of authors holds both. A wrong merge says what nobody wrote, a missed one
only makes two pages of one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from papernotes.library.entry_model import Author
from papernotes.parse.fields.parting import is_east, parted
from papernotes.slug import fold, slug_apart, slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papernotes.model import Record
    from papernotes.slug import Slug

_COMMON = 64
"""More names than this with one family name, and an initial tells too little; it also bounds the pairs to compare."""
_JOINED_INITIALS = re.compile(r"[A-Z]{2}|[B-DF-HJ-NP-TV-XZ]{3}")
"""The initials of given names without dots: "JP", "JRR"; "ADA" may be a name."""


class _Form(NamedTuple):
    """A name as the index knows it: all that is written alike but for case, accents and dots."""

    family: str
    given: tuple[str, ...]
    """Folded; one letter for an initial. Empty for what is no person's name in two parts."""


def people_of(records: Sequence[Record]) -> list[tuple[Author, ...]]:
    """Return for each record the person behind each of its authors' names, in their order."""
    counts = Counter(name for record in records for name in record.authors)
    keys = {name: slug_apart(_spaceless(name)) for name in counts}
    written: defaultdict[Slug, list[str]] = defaultdict(list)
    for name, key in keys.items():
        written[key].append(name)
    forms = {key: _form(_called(names, counts)) for key, names in written.items()}
    lists = [[keys[name] for name in record.authors] for record in records]
    persons: dict[Slug, Author] = {}
    for person in _merged(forms, lists):
        name = _called([name for key in person for name in written[key]], counts)
        persons.update(dict.fromkeys(person, Author(name, slug_apart(_spaceless(name)))))
    return [tuple(persons[key] for key in named) for named in lists]


def _called(names: Sequence[str], counts: Mapping[str, int]) -> str:
    """Return what a person is called: the fullest name, of those the most frequent, then one with its accents."""
    if len(names) == 1:
        return names[0]

    def rank(name: str) -> tuple[int, int, int, bool, int, str]:
        full, cased = _fullness(name)
        return -full, -cased, -counts[name], name.isascii(), len(name), name

    return min(names, key=rank)


def by_family(name: str) -> tuple[str, str]:
    """Return what sorts a person in an index: family name, then given name."""
    told = parted(name)
    return fold(told.last), fold(told.given)


def _spaceless(name: str) -> str:
    """Return a name without the blanks that Chinese, Japanese and Korean may have between its parts, or not."""
    return "".join(name.split()) if is_east(name) else name


def _form(name: str) -> _Form:
    told = parted(name)
    if not told.given or is_east(name):
        return _Form(name, ())
    words = (part for word in told.given.replace(".", " ").replace("-", " ").split() for part in _split(word))
    return _Form(slugify(told.last), tuple(slugify(word) for word in words))


def _split(word: str) -> Iterable[str]:
    """Return the initials of a word that is made of them: "JP"."""
    return word if _JOINED_INITIALS.fullmatch(word) else (word,)


def _fullness(name: str) -> tuple[int, int]:
    """Return how many given names are written out, and 1 for a name that is not all in capitals or small letters."""
    return sum(len(word) > 1 for word in _form(name).given), int(name not in (name.upper(), name.lower()))


def _merged(forms: Mapping[Slug, _Form], lists: Sequence[Sequence[Slug]]) -> list[list[Slug]]:
    """Return the names of each person; ``lists`` are those in which they stand together."""
    sizes = Counter(form.family for form in forms.values() if form.given)
    alike: defaultdict[tuple[str, str], list[Slug]] = defaultdict(list)
    for key, form in forms.items():
        if form.given and 1 < sizes[form.family] <= _COMMON:
            alike[form.family, form.given[0][0]].append(key)
    groups = [group for group in alike.values() if len(group) > 1]
    compared = {key for group in groups for key in group}
    apart = _apart(forms, [[key for key in keys if key in compared] for keys in lists])
    alone = [[key] for key in forms if key not in compared]
    return [*alone, *(keys for group in groups for keys in _persons(group, forms, apart))]


def _apart(forms: Mapping[Slug, _Form], lists: Iterable[Sequence[Slug]]) -> set[frozenset[Slug]]:
    """Return the pairs of names with one family name that stand in one list: the people of a list are several."""
    apart: set[frozenset[Slug]] = set()
    for keys in lists:
        together: defaultdict[str, set[Slug]] = defaultdict(set)
        for key in keys:
            together[forms[key].family].add(key)
        apart.update(frozenset(pair) for family in together.values() for pair in combinations(family, 2))
    return apart


def _persons(group: Sequence[Slug], forms: Mapping[Slug, _Form], apart: set[frozenset[Slug]]) -> list[list[Slug]]:
    """Return by person the names with one family name and one first letter of the given name.

    A name that fits two others that do not fit each other could be either's, and stays alone. Of all others, those
    that fit one another make one person; which those are does not depend on any order.
    """
    fits: dict[Slug, set[Slug]] = {key: {key} for key in group}
    for one, two in combinations(group, 2):
        if frozenset((one, two)) not in apart and _fit(forms[one].given, forms[two].given):
            fits[one].add(two)
            fits[two].add(one)
    clear = {key for key in group if all(two in fits[one] for one, two in combinations(sorted(fits[key]), 2))}
    persons: dict[Slug, list[Slug]] = {}
    for key in group:
        first = min(fits[key] & clear) if key in clear else key
        persons.setdefault(first, []).append(key)
    return list(persons.values())


def _fit(one: Sequence[str], two: Sequence[str]) -> bool:
    """Return whether given names may be one person's.

    What stands at one place is the same, or the initial of the other. What one has more is initials, or the other is
    initials alone: "John" is not "John Robert", and may be "John R.".
    """
    if not all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in zip(one, two, strict=False)):
        return False
    short, long = sorted((one, two), key=len)
    more = long[len(short) :]
    return all(len(word) == 1 for word in more) or all(len(word) == 1 for word in short)
