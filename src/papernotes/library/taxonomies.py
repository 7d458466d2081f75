"""Venues, topics, years and authors: how entries group into the terms of each taxonomy."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from papernotes.library.entry_model import Taxonomy, Term
from papernotes.library.people import by_family
from papernotes.slug import Slug, slug_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papernotes.lexicon import Lexicon
    from papernotes.lexicon.venues import Venue
    from papernotes.library.entry_model import Entry, TaxonomyName


_FEW = 300
"""Up to so many authors, or topics, each has a page; of more, those of few entries have none: search finds them."""
_RARE_AUTHOR, _RARE_TOPIC = 1, 2
"""The entries of an author, and of a topic, that are few."""


def classify(entries: Sequence[Entry], lexicon: Lexicon) -> Mapping[TaxonomyName, Taxonomy]:
    """Return the taxonomies of the entries; one of authors only where the notes name some.

    Venues, topics and authors with most entries come first, years newest first.
    """
    known = {venue: found for venue in {e.record.venue for e in entries if e.record.venue}
             if (found := lexicon.venues.get(venue))}  # fmt: skip
    venues = _group((e.record.venue, e) for e in entries if e.record.venue)
    topics = _group((topic.name, e) for e in entries for topic in e.topics)
    years = _group((str(e.record.year), e) for e in entries if e.record.year)
    taxonomies: dict[TaxonomyName, Taxonomy] = {
        "venues": Taxonomy("venues", tuple(_terms(venues, known))),
        "topics": Taxonomy("topics", tuple(_terms(topics, {}, _RARE_TOPIC if len(topics) > _FEW else 0))),
        "years": Taxonomy("years", tuple(sorted(_terms(years, {}), key=lambda term: term.name, reverse=True))),
    }
    if people := _people(entries):
        taxonomies["authors"] = Taxonomy("authors", people)
    return taxonomies


def _people(entries: Sequence[Entry]) -> tuple[Term, ...]:
    """Return the authors, each with the other spellings of the name, those of as many entries by family name."""
    papers: dict[Slug, dict[Slug, Entry]] = {}
    written: dict[Slug, set[str]] = {}
    names: dict[Slug, str] = {}
    for entry in entries:
        for said, author in zip(entry.record.authors, entry.authors, strict=True):
            names[author.slug] = author.name
            papers.setdefault(author.slug, {})[entry.slug] = entry
            written.setdefault(author.slug, {author.name}).add(said)
    terms = [
        Term(
            name,
            slug,
            tuple(papers[slug].values()),
            spellings=tuple(sorted(written[slug] - {name})),
            paged=len(names) <= _FEW or len(papers[slug]) > _RARE_AUTHOR,
        )
        for slug, name in names.items()
    ]
    return tuple(sorted(terms, key=lambda term: (-len(term.entries), by_family(term.name), term.slug)))


def _group(pairs: Iterable[tuple[str, Entry]]) -> dict[Slug, list[tuple[str, Entry]]]:
    """File each entry once under the slug of a name: names that differ in case or hyphens are one term."""
    groups: dict[Slug, list[tuple[str, Entry]]] = {}
    seen: set[tuple[Slug, Slug]] = set()
    for name, entry in pairs:
        slug = slug_apart(name)
        if (slug, entry.slug) not in seen:
            seen.add((slug, entry.slug))
            groups.setdefault(slug, []).append((name, entry))
    return groups


def _terms(groups: Mapping[Slug, list[tuple[str, Entry]]], venues: Mapping[str, Venue], rare: int = 0) -> list[Term]:
    """Return the terms, the largest first; those of up to ``rare`` entries have no page."""
    terms = []
    for slug, pairs in groups.items():
        counts = Counter(name for name, _ in pairs)
        name = min(counts, key=lambda n: (-counts[n], n))
        venue = venues.get(name)
        told = (venue.title, venue.family) if venue else ("", "")
        terms.append(Term(name, slug, tuple(entry for _, entry in pairs), *told, paged=len(pairs) > rare))
    return sorted(terms, key=lambda term: (-len(term.entries), term.name.casefold(), term.name))
