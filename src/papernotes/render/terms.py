"""The views of terms: a taxonomy's index, and the bars in a page's margin."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from markupsafe import Markup

from papernotes.render.charts.arcs import topic_map
from papernotes.render.charts.matrix import Row, matrix
from papernotes.render.charts.years import spark
from papernotes.render.context import TermLink, TermsView, TermView
from papernotes.render.nesting import roots_of, way_to
from papernotes.render.plan import entry_permalink, listed, term_url
from papernotes.render.said import called
from papernotes.render.texts import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papernotes.library.model import Entry, TaxonomyName, Term
    from papernotes.render.context import FamilyView, Pager
    from papernotes.render.plan import Part
    from papernotes.render.shelf import Shelf
    from papernotes.slug import Slug

_MATRIX_ROWS = 8
_MAP_TOPICS, _MAP_ARCS, _MAP_TOLD = 18, 28, 12
_TOP = 10
_TOP_OF_TERM = 5


def term_views(taxonomy: TaxonomyName, terms: Sequence[Term], shelf: Shelf) -> tuple[TermView, ...]:
    """Return terms with their shares of the largest, for bars in a margin."""
    most = max((len(term.entries) for term in terms), default=1) or 1
    return tuple(_plain(taxonomy, term, len(term.entries), most, shelf) for term in terms)


def frequent_authors(shelf: Shelf) -> tuple[TermView, ...]:
    """Return the authors of most entries, for bars in a margin: those of two and more."""
    return term_views("authors", [term for term in shelf.terms("authors")[:_TOP] if len(term.entries) > 1], shelf)


def top_terms(
    taxonomy: TaxonomyName, entries: Iterable[Entry], shelf: Shelf, leave_out: Term | None = None
) -> tuple[TermView, ...]:
    """Return the terms that the entries have most often, with how many of them have each."""
    out = leave_out.slug if leave_out else None
    top = [pair for pair in _counts(taxonomy, entries, shelf) if pair[0].slug != out and pair[0].paged][:_TOP]
    most = top[0][1] if top else 1
    return tuple(_plain(taxonomy, term, count, most, shelf) for term, count in top)


def terms_view(part: Part[Term], shelf: Shelf, pager: Pager | None) -> TermsView:
    """Return the index of a taxonomy."""
    taxonomy = part.taxonomy or "topics"
    terms = shelf.terms(taxonomy)
    most, ends = shelf.memo(("ends", taxonomy), lambda: _ends(terms))
    return TermsView(
        taxonomy=taxonomy,
        heading=shelf.words[taxonomy],
        note=_note(taxonomy, terms, part.total, shelf),
        terms=tuple(_full(taxonomy, term, most, ends, shelf) for term in part.items),
        chart=shelf.memo(f"chart-{taxonomy}", lambda: _chart(taxonomy, shelf)),
        pager=pager,
        families=_families(shelf) if taxonomy == "venues" else (),
    )


def _chart(taxonomy: TaxonomyName, shelf: Shelf) -> Markup:
    if taxonomy == "authors":
        return Markup("")
    return _map(shelf) if taxonomy == "topics" else _matrix(shelf)


def _ends(terms: Sequence[Term]) -> tuple[int, tuple[int, int]]:
    """Return the entries of the largest term, and the first and last year of any."""
    most = max((len(term.entries) for term in terms), default=1) or 1
    years = {year for term in terms for year in _years(term.entries)}
    return most, (min(years), max(years)) if years else (0, 0)


def _families(shelf: Shelf) -> tuple[FamilyView, ...]:
    """Return the fields of the largest venues, each once, in the order of the venues."""
    found = (shelf.family(term) for term in shelf.terms("venues")[:_MATRIX_ROWS])
    return tuple(dict.fromkeys(family for family in found if family))


def _matrix(shelf: Shelf) -> Markup:
    """Return the papers of the largest venues by year."""
    rows = [Row(t.name, Counter(_years(t.entries)), t.family) for t in shelf.terms("venues")[:_MATRIX_ROWS]]
    told = "; ".join(
        f"{row.name}: {', '.join(f'{year} {row.counts[year]}' for year in sorted(row.counts))}"
        for row in rows
        if row.counts
    )
    return matrix(rows, shelf.words.fill("papers_by_venue_and_year", list=told))


def _map(shelf: Shelf) -> Markup:
    """Return the largest topics and which of them stand together."""
    terms = listed(shelf.library.taxonomies["topics"])[:_MAP_TOPICS]
    topics = {term.name: len(term.entries) for term in terms}
    slugs = {term.slug: term.name for term in terms}
    together: Counter[tuple[str, str]] = Counter()
    for entry in shelf.library.entries:
        names = sorted({slugs[topic.slug] for topic in entry.topics if topic.slug in slugs})
        together.update(combinations(names, 2))
    pairs = together.most_common(_MAP_ARCS)
    told = "; ".join(f"{a} + {b}: {count}" for (a, b), count in pairs[:_MAP_TOLD])
    return topic_map(topics, dict(pairs), shelf.words.fill("topics_together", list=told))


def _note(taxonomy: TaxonomyName, terms: Sequence[Term], listed: int, shelf: Shelf) -> str:
    """Return how many terms there are, how many entries that have one, and how many terms are not listed."""
    entries = {entry.slug: entry.record.kind for term in terms for entry in term.entries}
    notes = list(entries.values()).count("note")
    held = shelf.held(len(entries) - notes, notes)
    tags = [shelf.words.count("n_tags", len(terms) - listed)] if listed < len(terms) else []
    return held if taxonomy == "years" else " · ".join([shelf.words.count(f"n_{taxonomy}", listed), held, *tags])


def _plain(taxonomy: TaxonomyName, term: Term, count: int, most: int, shelf: Shelf) -> TermView:
    url, share = term_url(taxonomy, term), max(1, 100 * count // most)
    return TermView(term.name, shelf.title(term), url, count, share, "", Markup(""), (), 0, shelf.family(term))


def _full(taxonomy: TaxonomyName, term: Term, most: int, ends: tuple[int, int], shelf: Shelf) -> TermView:
    years = Counter(_years(term.entries))
    told = "" if not years else str(min(years)) if len(years) == 1 else f"{min(years)}–{max(years)}"
    by_entries = taxonomy in ("topics", "authors")
    top = _examples(term) if by_entries else _most_common("topics", term, shelf)
    title = shelf.title(term)
    roots = shelf.memo("roots", lambda: roots_of(listed(shelf.library.taxonomies["topics"])))
    return TermView(
        name=term.name,
        title=title if title != term.name else "",
        url=term_url(taxonomy, term),
        count=len(term.entries),
        share=max(1, 100 * len(term.entries) // most),
        years="" if taxonomy == "years" else told,
        spark=spark(years, *ends) if taxonomy != "years" else Markup(""),
        top=top,
        more=len(term.entries) - len(top) if by_entries else 0,
        family=shelf.family(term),
        way=way_to(term.name, roots) if taxonomy == "topics" else (),
    )


def _examples(term: Term) -> tuple[TermLink, ...]:
    """Return the first entries of a topic or an author that have a short name, then others, by what they are called."""
    entries = sorted(term.entries, key=lambda entry: entry.record.name is None)[:_TOP_OF_TERM]
    return tuple(TermLink(cut(called(entry.record), 48), entry_permalink(entry)) for entry in entries)


def _most_common(taxonomy: TaxonomyName, term: Term, shelf: Shelf) -> tuple[TermLink, ...]:
    top = _counts(taxonomy, term.entries, shelf)[:_TOP_OF_TERM]
    return tuple(TermLink(found.name, url) for found, _ in top if (url := term_url(taxonomy, found)))


def _years(entries: Iterable[Entry]) -> list[int]:
    return [entry.record.year for entry in entries if entry.record.year]


def _counts(taxonomy: TaxonomyName, entries: Iterable[Entry], shelf: Shelf) -> list[tuple[Term, int]]:
    """Return the terms that the entries have, the most frequent first; names with one slug are one term."""
    found: Counter[Slug] = Counter()
    terms: dict[Slug, Term] = {}
    for entry in entries:
        of_one = {term.slug: term for term in _terms_of(taxonomy, entry, shelf)}
        terms.update(of_one)
        found.update(of_one.keys())
    counts = ((terms[slug], count) for slug, count in found.items())
    return sorted(counts, key=lambda pair: (-pair[1], pair[0].name))


def _terms_of(taxonomy: TaxonomyName, entry: Entry, shelf: Shelf) -> Iterable[Term]:
    if taxonomy == "authors":
        return shelf.people(entry)
    names = [topic.name for topic in entry.topics] if taxonomy == "topics" else [entry.record.venue]
    return filter(None, [shelf.term(taxonomy, name) for name in names])
