"""The views of terms: a taxonomy's index, and the bars in a page's margin."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import accumulate, combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from papernotes.body.prose import width
from papernotes.charts.arcs import topic_map
from papernotes.charts.matrix import VenueRow, matrix
from papernotes.charts.years_chart import spark
from papernotes.site.context import TermLink, TermsView, TermView
from papernotes.site.digested import together
from papernotes.site.nesting import roots_of, way_to
from papernotes.site.plan import entry_permalink, listed, term_url
from papernotes.site.texts import cut
from papernotes.site.title_text import called

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papernotes.library.entry_model import TaxonomyName, Term
    from papernotes.site.context import FamilyView, Pager
    from papernotes.site.desk import Desk
    from papernotes.site.digested import Digested
    from papernotes.site.list_values import Counted, Face, Filed, Tag
    from papernotes.site.plan import Part
    from papernotes.site.shelf import Shelf
    from papernotes.slug import Slug

    Entries = tuple[Face, ...]

_MATRIX_ROWS = 8
_MAP_TOPICS, _MAP_ARCS, _MAP_TOLD = 18, 28, 12
_TOP = 10
_TOP_OF_TERM = 5
_EXAMPLE = 64
"""Characters of an example's title, which has a line of its own where it is long."""
_EXAMPLES = 150
"""The width of all examples of a term: three lines at most."""


class TermIndex(NamedTuple):
    """All that a page of a taxonomy's index is drawn from."""

    part: Part[Any]
    """Its part of the index, without terms."""
    shown: Digested[tuple[Filed, ...]]
    terms: Digested[tuple[Filed, ...]]
    """All of the taxonomy's terms."""
    entries: Digested[Entries]
    """The library's."""
    venues: Digested[tuple[Filed, ...]]
    """The largest, for a chart."""
    listed: tuple[str, ...]
    """The names of the topics that have pages."""


def index_of(part: Part[Term], shelf: Shelf) -> TermIndex:
    """Return the view of a page of a taxonomy's index."""
    taxonomy = part.taxonomy or "topics"
    paged = listed(shelf.library.taxonomies["topics"]) if taxonomy == "topics" else ()
    return TermIndex(
        part=replace(part, items=()),
        shown=together([shelf.filed(taxonomy, term) for term in part.items]),
        terms=together([shelf.filed(taxonomy, term) for term in shelf.terms(taxonomy)]),
        venues=together([shelf.filed("venues", term) for term in shelf.terms("venues")[:_MATRIX_ROWS]]),
        entries=shelf.faces(shelf.library.entries),
        listed=tuple([term.name for term in paged]),
    )


def term_views(taxonomy: TaxonomyName, terms: Sequence[Counted], desk: Desk) -> tuple[TermView, ...]:
    """Return terms with their shares of the largest, for bars in a margin."""
    most = max((count for _, count in terms), default=1) or 1
    return tuple(_plain(taxonomy, tag, count, most, desk) for tag, count in terms)


def frequent_authors(shelf: Shelf) -> tuple[TermView, ...]:
    """Return the authors of most entries, for bars in a margin: those of two and more, if they are several."""
    found = [term for term in shelf.terms("authors")[:_TOP] if len(term.entries) > 1]
    return term_views("authors", shelf.counted("authors", found), shelf) if len(found) > 1 else ()


def top_terms(
    taxonomy: TaxonomyName, faces: Iterable[Face], desk: Desk, leave_out: Tag | None = None
) -> tuple[TermView, ...]:
    """Return the terms that the entries have most often, with how many of them have each."""
    out = leave_out.slug if leave_out else None
    top = [pair for pair in _counts(taxonomy, faces) if pair[0].slug != out and pair[0].paged][:_TOP]
    most = top[0][1] if top else 1
    return tuple(_plain(taxonomy, tag, count, most, desk) for tag, count in top)


def terms_view(index: TermIndex, desk: Desk, pager: Pager | None) -> TermsView:
    """Return the index of a taxonomy."""
    taxonomy = index.part.taxonomy or "topics"
    terms = index.terms.value
    most, ends = desk.memo(("ends", taxonomy), lambda: _ends(terms))
    return TermsView(
        taxonomy=taxonomy,
        heading=desk.words[taxonomy],
        note=_note(taxonomy, terms, index.part.total, desk),
        terms=tuple(_full(index, term, most, ends, desk) for term in index.shown.value),
        chart=desk.memo(f"chart-{taxonomy}", lambda: _chart(taxonomy, index, desk)),
        pager=pager,
        families=_families(index, desk) if taxonomy == "venues" else (),
    )


def _chart(taxonomy: TaxonomyName, index: TermIndex, desk: Desk) -> Markup:
    if taxonomy == "authors":
        return Markup("")
    return _map(index, desk) if taxonomy == "topics" else _matrix(index, desk)


def _ends(terms: Sequence[Filed]) -> tuple[int, tuple[int, int]]:
    """Return the entries of the largest term, and the first and last year of any."""
    most = max((len(term.entries.value) for term in terms), default=1) or 1
    years = {year for term in terms for year in _years(term.entries.value)}
    return most, (min(years), max(years)) if years else (0, 0)


def _families(index: TermIndex, desk: Desk) -> tuple[FamilyView, ...]:
    """Return the fields of the largest venues, each once, in the order of the venues."""
    found = (desk.family(term.tag) for term in index.venues.value)
    return tuple(dict.fromkeys(family for family in found if family))


def _matrix(index: TermIndex, desk: Desk) -> Markup:
    """Return the papers of the largest venues by year."""
    rows = [VenueRow(t.tag.name, Counter(_years(t.entries.value)), t.tag.family) for t in index.venues.value]
    said = "; ".join(
        f"{row.name}: {', '.join(f'{year} {row.counts[year]}' for year in sorted(row.counts))}"
        for row in rows
        if row.counts
    )
    return matrix(rows, desk.words.fill("papers_by_venue_and_year", list=said))


def _map(index: TermIndex, desk: Desk) -> Markup:
    """Return the largest topics and which of them stand together."""
    paged = frozenset(index.listed)
    terms = [term for term in index.terms.value if term.tag.name in paged][:_MAP_TOPICS]
    topics = {term.tag.name: len(term.entries.value) for term in terms}
    slugs = {term.tag.slug: term.tag.name for term in terms}
    together: Counter[tuple[str, str]] = Counter()
    for face in index.entries.value:
        names = sorted({slugs[tag.slug] for tag in face.terms.value.topics if tag.slug in slugs})
        together.update(combinations(names, 2))
    pairs = together.most_common(_MAP_ARCS)
    said = "; ".join(f"{a} + {b}: {count}" for (a, b), count in pairs[:_MAP_TOLD])
    return topic_map(topics, dict(pairs), desk.words.fill("topics_together", list=said))


def _note(taxonomy: TaxonomyName, terms: Sequence[Filed], listed: int, desk: Desk) -> str:
    """Return how many terms there are, how many entries that have one, and how many terms are not listed."""
    entries = {face.slug: face.record.kind for term in terms for face in term.entries.value}
    notes = list(entries.values()).count("note")
    held = desk.held(len(entries) - notes, notes)
    tags = [desk.words.count("n_tags", len(terms) - listed)] if listed < len(terms) else []
    return held if taxonomy == "years" else " · ".join([desk.words.count(f"n_{taxonomy}", listed), held, *tags])


def bar(name: str, url: str, count: int, most: int) -> TermView:
    """Return what a margin shows as a bar, beside others of which the largest is ``most``."""
    return TermView(name, "", url, count, max(1, 100 * count // most), "", Markup(""), (), 0)


def _plain(taxonomy: TaxonomyName, tag: Tag, count: int, most: int, desk: Desk) -> TermView:
    shown = bar(tag.name, term_url(taxonomy, tag), count, most)
    return replace(shown, title=desk.title(tag), family=desk.family(tag))


def _full(index: TermIndex, term: Filed, most: int, ends: tuple[int, int], desk: Desk) -> TermView:
    taxonomy, tag, faces = index.part.taxonomy or "topics", term.tag, term.entries.value
    years = Counter(_years(faces))
    span = "" if not years else str(min(years)) if len(years) == 1 else f"{min(years)}–{max(years)}"
    by_entries = taxonomy in ("topics", "authors")
    top = _examples(faces) if by_entries else _most_common("topics", faces)
    title = desk.title(tag)
    return TermView(
        name=tag.name,
        title=title if title != tag.name else "",
        url=term_url(taxonomy, tag),
        count=len(faces),
        share=max(1, 100 * len(faces) // most),
        years="" if taxonomy == "years" else span,
        spark=spark(years, *ends) if taxonomy != "years" else Markup(""),
        top=top,
        more=len(faces) - len(top) if by_entries else 0,
        family=desk.family(tag),
        way=way_to(tag.name, desk.memo("roots", lambda: roots_of(index.listed))) if taxonomy == "topics" else (),
    )


def _examples(faces: Sequence[Face]) -> tuple[TermLink, ...]:
    """Return the first entries of a topic or an author that have a short name, then others, by what they are called.

    Of long titles, each of which takes a line, there are fewer.
    """
    first = sorted(faces, key=lambda face: face.record.name is None)[:_TOP_OF_TERM]
    links = [TermLink(cut(called(face.record), _EXAMPLE), entry_permalink(face)) for face in first]
    sizes = accumulate(width(link.name) for link in links)
    return tuple(link for at, (link, size) in enumerate(zip(links, sizes, strict=True)) if not at or size <= _EXAMPLES)


def _most_common(taxonomy: TaxonomyName, faces: Iterable[Face]) -> tuple[TermLink, ...]:
    top = _counts(taxonomy, faces)[:_TOP_OF_TERM]
    return tuple(TermLink(found.name, url) for found, _ in top if (url := term_url(taxonomy, found)))


def _years(faces: Iterable[Face]) -> list[int]:
    return [face.record.year for face in faces if face.record.year]


def _counts(taxonomy: TaxonomyName, faces: Iterable[Face]) -> list[Counted]:
    """Return the terms that the entries have, the most frequent first; names with one slug are one term."""
    found: Counter[Slug] = Counter()
    terms: dict[Slug, Tag] = {}
    for face in faces:
        of_one = {tag.slug: tag for tag in _tags(taxonomy, face)}
        terms.update(of_one)
        found.update(of_one.keys())
    counts = ((terms[slug], count) for slug, count in found.items())
    return sorted(counts, key=lambda pair: (-pair[1], pair[0].name))


def _tags(taxonomy: TaxonomyName, face: Face) -> Iterable[Tag]:
    if taxonomy == "authors":
        return face.terms.value.people
    return face.terms.value.topics if taxonomy == "topics" else filter(None, [face.terms.value.venue])
