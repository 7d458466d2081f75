"""Build the venue lexicon: the rows of ``venues.yml``, then what the user adds, renames and removes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from papernotes.lexicon.data import VocabularyKind, extend, strings, table
from papernotes.lexicon.phrases import Phrases
from papernotes.lexicon.venue_words import VenueWords
from papernotes.lexicon.venues import Alias, Venue, Venues

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.lexicon.venues import VenueKind

_KINDS: dict[str, VenueKind] = {
    "conferences": "conference", "journals": "journal", "workshops": "workshop", "preprints": "preprint",
    "books": "book",
}  # fmt: skip
_OTHER = "other"
_OPENERS = {"proc", "adv"}
"""Stems that open a full name though they do not say what kind of venue it is."""

_Row = tuple[Venue, Mapping[str, str]]
"""A venue, and the mark (= or ~) of each of its names that has one."""


def build(user: Mapping[str, Any]) -> Venues:
    """Return all venues; what is wrong with the user's mapping stands in their findings."""
    data = table("venues")
    rows = {venue.name: (venue, marks) for venue, marks in _rows(data["venues"])}
    findings = tuple(extend(rows, user, VocabularyKind("venue", _rename, _described, _EXPECTED)))
    names = _names(data)
    phrases: Phrases[Alias] = Phrases()
    for venue, marks in reversed(rows.values()):  # of two equal names the later one, the user's, is met first
        for written in dict.fromkeys((venue.name, venue.title, *venue.aliases)):
            key = names.key(written)
            if not key:
                continue
            alias = Alias(venue, written.strip("*!"), _form(written, marks, key, names))
            phrases.add(key, alias)
            if shorter := names.without_sponsor(key):
                phrases.add(shorter, alias)
    return Venues(
        all=tuple(venue for venue, _ in rows.values()),
        labs=frozenset(lab.casefold() for lab in data["labs"]),
        tracks=tuple(data["tracks"]),
        findings=findings,
        _names=names,
        _phrases=phrases,
    )


def _names(data: Mapping[str, Any]) -> VenueWords:
    return VenueWords(
        stems={word: stem for stem, words in data["words"].items() for word in words.split()},
        noise=frozenset(data["noise"]) | frozenset(data["sponsors"]),
        sponsors=frozenset(data["sponsors"]),
        generic=frozenset(data["generic"]),
    )


def _rows(families: Mapping[str, Mapping[str, str]]) -> Iterator[_Row]:
    """Yield each venue of the table with the marks of its names."""
    for family, kinds in families.items():
        for kind, lines in kinds.items():
            for line in lines.splitlines():
                names = line.split(" | ")
                marks = {name[1:]: name[0] for name in names if name[0] in "=~"} if "=" in line or "~" in line else {}
                plain = [name.lstrip("=~") for name in names] if marks else names
                named, *others = plain
                title = _full_name(named, others)
                aliases = tuple(name for name in others if name != title)
                yield Venue(named, title, _KINDS[kind], family, aliases), marks


def _full_name(named: str, others: Sequence[str]) -> str:
    """Return a venue's full name: the first that follows an acronym in words, else the second where it is longer."""
    words = (name for name in others if " " in name and " " not in named and len(name) > len(named))
    return next(words, others[0] if others and len(others[0]) > len(named) else named)


def _form(written: str, marks: Mapping[str, str], key: list[str], names: VenueWords) -> str:
    """Return how a name must be written to be found, see `context.whole`."""
    if written in marks:
        return "subject" if marks[written] == "~" else "exact"
    if " " not in written:
        return "acronym"
    if key[0] in names.sponsors or key[0] in _OPENERS or not names.generic.isdisjoint(key):
        return "full"
    return "title"


_EXPECTED = "expected a list of names, a new name, false, or title, kind, family and aliases"


def _rename(rows: dict[str, _Row], known: _Row, name: str) -> None:
    """Give a venue a new name; the old one stays as an alias, so that the notes' wording is still found."""
    old, marks = known
    same, more = rows.get(name, (None, {}))  # renamed to a venue that is known: the two are one from now on
    others = (same.title, *same.aliases) if same and same is not old else ()
    aliases = tuple(dict.fromkeys((old.name, *old.aliases, *others)))
    title = name if old.title == old.name else old.title
    row = Venue(name, title, old.kind, old.family, aliases), {**more, **marks}
    items = [(name, row) if n == old.name else (n, r) for n, r in rows.items() if n != name or n == old.name]
    rows.clear()
    rows.update(items)


def _described(name: str, value: object, known: _Row | None) -> _Row | None:
    """Return the venue that a list of aliases or a table describes, over what is known of it; None when neither."""
    old, marks = known or (Venue(name, name, "conference", _OTHER), {})
    if (aliases := strings(value)) is not None:
        value = {"aliases": aliases}
    if not isinstance(value, dict) or not value.keys() <= {"title", "kind", "family", "aliases"}:
        return None
    added = strings(value.get("aliases", ()))
    kind = value.get("kind", old.kind)
    title, family = value.get("title", old.title), value.get("family", old.family)
    if added is None or kind not in _KINDS.values() or not isinstance(title, str) or not isinstance(family, str):
        return None
    more = {alias[1:]: alias[0] for alias in added if alias[0] in "=~"}
    every = dict.fromkeys((*old.aliases, *(alias.lstrip("=~") for alias in added)))
    return Venue(name, title, kind, family, tuple(every)), {**marks, **more}
