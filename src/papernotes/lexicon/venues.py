"""Venues: which conference, journal or preprint server a text names.

``venues.yml`` says what the marks of a name mean; ``docs/decisions/`` says why names are matched in this way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from papernotes.lexicon import venue_context as context
from papernotes.lexicon.phrases import WORD, lowered_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from papernotes.lexicon.data import Finding
    from papernotes.lexicon.phrases import Phrases
    from papernotes.lexicon.venue_words import VenueWords

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


class VenueMatch(NamedTuple):
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
    """exact, subject, acronym, full or title: how it must be written, see `context.whole`."""


_Hit = tuple[int, list[Alias]]
"""The word after a name, and the aliases that the name may be."""

_BETWEEN = re.compile(r"[\s_-]+")
_MEMORABLE, _MOST_KNOWN = 150, 4096
"""Characters of a text, and how many texts, whose venues are kept."""
_LONGEST_NAME = 400
"""Characters of a text that may be one name as a whole, with all that may stand around it."""


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
    _names: VenueWords = field(repr=False, compare=False, kw_only=True)
    _phrases: Phrases[Alias] = field(repr=False, compare=False, kw_only=True)

    def get(self, name: str) -> Venue | None:
        """Return the venue of this canonical name, as written."""
        return self._by_name.get(name)

    @cached_property
    def _by_name(self) -> Mapping[str, Venue]:
        return {venue.name: venue for venue in self.all}

    def find(self, text: str) -> tuple[VenueMatch, ...]:
        """Return all venues that a text names, from left to right, without overlap; the longer name wins."""
        return self._find(text) if len(text) > _MEMORABLE else self._found(text)

    @cached_property
    def _found(self) -> Callable[[str], tuple[VenueMatch, ...]]:
        """The venues of a text that may have been asked for before: a title is, twice and more."""
        return lru_cache(_MOST_KNOWN)(self._find)

    def _find(self, text: str) -> tuple[VenueMatch, ...]:
        words = lowered_words(text)
        hits = () if self._openers.isdisjoint(words) else self._hits(list(map(self._names.stems.get, words, words)))
        if not hits:
            return ()
        spans = [match.span() for match in WORD.finditer(text)]
        addresses = context.addresses(text)
        found: list[VenueMatch] = []
        for at, names in hits:
            if found and spans[at][0] < found[-1].end:
                continue
            match = _first_fit(text, spans, at, names)
            if match and not any(start <= match.start < stop for start, stop in addresses):
                found.append(match)
        return tuple(found)

    @cached_property
    def _openers(self) -> frozenset[str]:
        """The words in lower case at which names start."""
        root, stems = self._phrases.root, self._names.stems
        return frozenset(root) | {word for word, stem in stems.items() if stem in root}

    def _hits(self, words: Sequence[str]) -> list[tuple[int, list[_Hit]]]:
        """Return the words of a text at which names start, each with the ends of those names, the furthest first."""
        root, noise = self._phrases.root, self._names.noise
        places = [at for at, word in enumerate(words) if word in root]
        return [(at, hits) for at in places if (hits := self._phrases.longest(words, at, noise))]

    def exact(self, text: str, *, any_case: bool = False) -> Venue | None:
        """Return the venue whose name the whole text is, or None.

        Years, ordinals, "the", "Proceedings of" and sponsors around the name are passed over. Names that have another
        meaning must be written as in the lexicon, and those of whole subjects ("Machine Learning") are no venue, unless
        ``any_case`` is true: it is for a text that stands where a venue is expected.
        """
        if len(text) > _LONGEST_NAME:
            return None
        written = lowered_words(text)
        if self._openers.isdisjoint(written):
            return None
        words = list(map(self._names.stems.get, written, written))
        for at in self._names.starts(words):
            for end, aliases in self._phrases.longest(words, at, self._names.noise):
                if not all(self._names.is_idle(word) for word in words[end:]):
                    continue
                spans = [match.span() for match in WORD.finditer(text)]
                start, stop = spans[at][0], spans[end - 1][1]
                fit = [a for a in aliases if context.whole(text[start:stop], a.written, _expected(a.form, any_case))]
                if fit:
                    return _nearest_lead(fit, text, start).venue
        return None

    def nearest(self, text: str) -> Venue | None:
        """Return the venue that a misspelt name most likely means, or None."""
        wanted = " ".join(text.split()).strip(" .,:;()[]*_\"'").casefold()[:200]
        near = [name for name in self._by_any_name if abs(len(name) - len(wanted)) <= 3 + len(wanted) // 8]
        best = get_close_matches(wanted, near, n=1, cutoff=0.72 if len(wanted) < 8 else 0.85)
        return self._by_any_name[best[0]] if best else None

    @cached_property
    def _by_any_name(self) -> Mapping[str, Venue]:
        return {name.casefold(): venue for venue in self.all for name in (venue.name, venue.title, *venue.aliases)}

    def is_lab(self, text: str) -> bool:
        """Tell whether the whole text names a laboratory or company."""
        return _BETWEEN.sub(" ", text).strip().casefold() in self.labs


def _first_fit(text: str, spans: Sequence[tuple[int, int]], at: int, hits: Sequence[_Hit]) -> VenueMatch | None:
    """Return the first of some names, the longest first, that is written as it must be."""
    start = spans[at][0]
    for end, aliases in hits:
        stop = spans[end - 1][1]
        fit = [a for a in aliases if context.stands(text, start, stop, a.written, a.form)]
        if fit:
            alias = _nearest_lead(fit, text, start)
            return VenueMatch(alias.venue, start, stop, text[start:stop], alias.form in {"exact", "subject"})
    return None


def _expected(form: str, any_case: bool) -> str:
    """Return how a name must be written when it is the whole text, and where a venue is expected."""
    return "full" if any_case and form != "acronym" else form


def _nearest_lead(aliases: Sequence[Alias], text: str, start: int) -> Alias:
    """Return the alias whose left-out opening words stand before the place: "ACM/IEEE", "International"."""
    if len(aliases) == 1:
        return aliases[0]
    before = text[:start].rstrip().casefold()
    return max(aliases, key=lambda alias: before.endswith(_lead(alias.written)) and len(_lead(alias.written)))


def _lead(written: str) -> str:
    """Return what stands before "Conference" in a name."""
    return written.partition("Conference")[0].strip().casefold()
