"""Venues: which conference, journal or preprint server a text names.

``venues.yml`` says what the marks of a name mean; ``docs/decisions/`` says why names are matched in this way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from papernotes.lexicon import context
from papernotes.lexicon.phrases import WORD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papernotes.lexicon.data import Finding
    from papernotes.lexicon.names import Names
    from papernotes.lexicon.phrases import Trie

VenueKind = Literal["conference", "journal", "workshop", "preprint", "book"]


@dataclass(frozen=True, slots=True)
class Venue:
    """A place where papers appear."""

    name: str
    """The short canonical name, such as "NeurIPS" or "Nature Communications"."""
    title: str
    """The full name."""
    kind: VenueKind
    family: str
    """The field it belongs to, such as "machine-learning"; it gives the hue on the site."""
    aliases: tuple[str, ...] = ()
    """Its other names, marks taken off."""


@dataclass(frozen=True, slots=True)
class VenueMatch:
    """A venue named in a text, at the character offsets ``start`` to ``end``."""

    venue: Venue
    start: int
    end: int
    text: str
    ambiguous: bool = False
    """True when the name also has another meaning ("Nature", "SC"): a year or brackets beside it should decide."""


class Alias(NamedTuple):
    """One way to write a venue's name."""

    venue: Venue
    written: str
    form: str
    """exact, acronym, full or title: how it must be written, see `context.whole`."""


@dataclass(frozen=True)
class Venues:
    """All venues, and the answers to which of them a text names."""

    all: tuple[Venue, ...]
    labs: frozenset[str]
    """Laboratories and companies, case-folded: they are where a paper was made, never a venue."""
    tracks: tuple[str, ...]
    """Words that stand beside a venue and are no part of it: "Oral", "Spotlight", "Findings" …"""
    findings: tuple[Finding, ...] = ()
    """What is wrong with the user's mapping."""
    _names: Names = field(repr=False, compare=False, kw_only=True)
    _trie: Trie = field(repr=False, compare=False, kw_only=True)

    def get(self, name: str) -> Venue | None:
        """Return the venue of this canonical name, as written."""
        return self._by_name.get(name)

    @cached_property
    def _by_name(self) -> Mapping[str, Venue]:
        return {venue.name: venue for venue in self.all}

    def find(self, text: str) -> tuple[VenueMatch, ...]:
        """Return all venues that a text names, from left to right, without overlap; the longer name wins."""
        if not self._names.may_start(WORD.findall(text)):
            return ()
        words = list(WORD.finditer(text))
        keys = self._names.keys(words)
        addresses = context.addresses(text)
        found: list[VenueMatch] = []
        at = 0
        while at < len(words):
            match, end = self._at(text, words, keys, at)
            if match and not any(start <= match.start < stop for start, stop in addresses):
                found.append(match)
            at = end
        return tuple(found)

    def _at(
        self, text: str, words: Sequence[re.Match[str]], keys: Sequence[str], at: int
    ) -> tuple[VenueMatch | None, int]:
        """Return the longest venue name that starts at a word, and the word to go on with."""
        if keys[at] not in self._trie.root:
            return None, at + 1
        for end, aliases in self._trie.longest(keys, at, self._names.noise):
            start, stop = words[at].start(), words[end - 1].end()
            for alias in aliases:
                if context.stands(text, start, stop, alias.written, alias.form):
                    match = VenueMatch(alias.venue, start, stop, text[start:stop], alias.form == "exact")
                    return match, end
        return None, at + 1

    def exact(self, text: str, *, any_case: bool = False) -> Venue | None:
        """Return the venue whose name the whole text is, or None.

        Years, ordinals, "the", "Proceedings of" and sponsors around the name are passed over. Names that have another
        meaning must be written as in the lexicon unless ``any_case`` (for a value known to be a venue) is true.
        """
        words = list(WORD.finditer(text))
        keys = self._names.keys(words)
        for at in self._names.starts(keys):
            for end, aliases in self._trie.longest(keys, at, self._names.noise):
                if not all(key in self._names.noise or key.isdigit() for key in keys[end:]):
                    continue
                start, stop = words[at].start(), words[end - 1].end()
                for alias in aliases:
                    form = "acronym" if any_case and alias.form in ("exact", "title") else alias.form
                    if context.whole(text[start:stop], alias.written, form):
                        venue: Venue = alias.venue
                        return venue
        return None

    def nearest(self, text: str) -> Venue | None:
        """Return the venue that a misspelt name most likely means, or None."""
        known = {name.casefold(): venue for venue in self.all for name in (venue.name, venue.title, *venue.aliases)}
        wanted = " ".join(text.split()).strip(" .,:;()[]*_\"'").casefold()[:200]
        near = [name for name in known if abs(len(name) - len(wanted)) <= 3 + len(wanted) // 8]
        best = get_close_matches(wanted, near, n=1, cutoff=0.72 if len(wanted) < 8 else 0.85)
        return known[best[0]] if best else None

    def is_lab(self, text: str) -> bool:
        """Tell whether the whole text names a laboratory or company."""
        return re.sub(r"[\s_-]+", " ", text).strip().casefold() in self.labs
