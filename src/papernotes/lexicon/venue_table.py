"""Build the venue lexicon: the rows of ``venues.yml``, then what the user adds, renames and removes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from papernotes.lexicon.data import Finding, strings, table
from papernotes.lexicon.names import Names
from papernotes.lexicon.phrases import WORD, Trie
from papernotes.lexicon.venues import Alias, Venue, Venues

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from papernotes.lexicon.venues import VenueKind

_KINDS: dict[str, VenueKind] = {
    "conferences": "conference", "journals": "journal", "workshops": "workshop", "preprints": "preprint",
    "books": "book",
}  # fmt: skip
_OTHER = "other"


def build(user: Mapping[str, Any]) -> Venues:
    """Return all venues; what is wrong with the user's mapping stands in their findings."""
    data = table("venues")
    rows = {venue.name: (venue, marks) for venue, marks in _rows(data["venues"])}
    findings = tuple(_extend(rows, user))
    names = _names(data)
    trie = Trie()
    for venue, marks in rows.values():
        for alias in _aliases(venue, marks, names):
            key = names.key(alias.written)
            if key:
                trie.add(key, alias)
                _note_start(names, key[0], alias)
    return Venues(
        all=tuple(venue for venue, _ in rows.values()),
        labs=frozenset(lab.casefold() for lab in data["labs"]),
        tracks=tuple(data["tracks"]),
        findings=findings,
        _names=names,
        _trie=trie,
    )


def _names(data: Mapping[str, Any]) -> Names:
    return Names(
        stems={word: stem for stem, words in data["words"].items() for word in words},
        noise=frozenset(data["noise"]) | frozenset(data["sponsors"]),
        sponsors=frozenset(data["sponsors"]),
        generic=frozenset(data["generic"]),
    )


def _rows(families: Mapping[str, Mapping[str, Mapping[str, list[str]]]]) -> Iterator[tuple[Venue, frozenset[str]]]:
    """Yield each venue of the table with those of its names that must be written exactly so."""
    for family, kinds in families.items():
        for kind, venues in kinds.items():
            for written, names in venues.items():
                name = written.removeprefix("=")
                title = names[0].removeprefix("=") if names else name
                aliases = tuple(alias.removeprefix("=") for alias in names[1:])
                marks = frozenset(n[1:] for n in (written, *names) if n.startswith("="))
                yield Venue(name, title, _KINDS[kind], family, aliases), marks


def _aliases(venue: Venue, marks: frozenset[str], names: Names) -> Iterator[Alias]:
    for written in dict.fromkeys((venue.name, venue.title, *venue.aliases)):
        key = names.key(written)
        if written in marks:
            form = "exact"
        elif " " not in written:
            form = "acronym"
        else:
            form = "title" if names.generic.isdisjoint(key) else "full"
        yield Alias(venue, written, form)


def _note_start(names: Names, first: str, alias: Alias) -> None:
    """Remember the word that a name may start with, in all spellings that its form lets through."""
    words = {first} | names.spellings(first)
    if alias.form in {"acronym", "full"}:
        names.lowered.update(words)
    elif alias.form == "exact":
        names.written.update(word for word in WORD.findall(alias.written) if word.lower() in words)
    else:
        names.written.update(case(word) for word in words for case in (str.capitalize, str.upper))
        names.written.update(word for word in WORD.findall(alias.written) if word.lower() in words)


def _extend(rows: dict[str, tuple[Venue, frozenset[str]]], user: Mapping[str, Any]) -> Iterator[Finding]:
    """Apply the user's mapping to the rows; yield what cannot be applied."""
    for key, value in user.items():
        name, path = str(key), f"venues.{key}"
        known = rows.get(name)
        if value is False or isinstance(value, str):
            if known is None:
                yield Finding("PN002", f"there is no venue {name!r} to {'rename' if value else 'remove'}", path)
            elif isinstance(value, str) and value.strip():
                _rename(rows, known, value.strip())
            else:
                del rows[name]
        else:
            venue = _described(name, value, known[0] if known else None)
            if venue is None:
                yield Finding(
                    "PN002", "expected a list of names, a new name, false, or title, kind, family and aliases", path
                )
            else:
                rows[name] = (venue, known[1] if known else frozenset())


def _rename(rows: dict[str, tuple[Venue, frozenset[str]]], known: tuple[Venue, frozenset[str]], name: str) -> None:
    """Give a venue a new name; the old one stays as an alias, so that the notes' wording is still found."""
    old, marks = known
    aliases = tuple(dict.fromkeys((old.name, *old.aliases)))
    title = name if old.title == old.name else old.title
    items = [(name, (Venue(name, title, old.kind, old.family, aliases), marks)) if n == old.name else (n, row)
             for n, row in rows.items() if n != name]  # fmt: skip
    rows.clear()
    rows.update(items)


def _described(name: str, value: object, known: Venue | None) -> Venue | None:
    """Return the venue that a list of aliases or a table describes, over what is known of it; None when neither."""
    old = known or Venue(name, name, "conference", _OTHER)
    if (aliases := strings(value)) is not None:
        value = {"aliases": aliases}
    if not isinstance(value, dict) or not value.keys() <= {"title", "kind", "family", "aliases"}:
        return None
    added = strings(value.get("aliases", ()))
    kind = value.get("kind", old.kind)
    title, family = value.get("title", old.title), value.get("family", old.family)
    if added is None or kind not in _KINDS.values() or not isinstance(title, str) or not isinstance(family, str):
        return None
    return Venue(name, title, kind, family, tuple(dict.fromkeys((*old.aliases, *added))))


def families(rows: Iterable[Venue]) -> tuple[str, ...]:
    """Return the families of some venues, each once, in their order."""
    return tuple(dict.fromkeys(venue.family for venue in rows))
