"""The library as pages need it: looked up by slug, neighbours known, faces made once for all lists.

A shelf is made once for a run of pages. What it remembers (faces, sections' anchors) follows from the library alone.
Views are made from it; what is drawn from a view is drawn at a `Desk`, which knows no library.
"""

from __future__ import annotations

from functools import cached_property
from operator import is_
from typing import TYPE_CHECKING

from papernotes.body.interface_words import worded
from papernotes.body.prose import width
from papernotes.library.summaries import faced
from papernotes.site.anchors import section_ids
from papernotes.site.desk import Desk, link_to
from papernotes.site.digested import Digested, together, told
from papernotes.site.list_values import Face, Faced, Filed, Label, Tag, called, terms_of
from papernotes.site.order import by_venue_and_year
from papernotes.site.own_words import Front, front_of
from papernotes.site.record_digests import Whole
from papernotes.slug import slug_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papernotes.config import Config
    from papernotes.library.entry_model import Entry, Library, Mention, TaxonomyName, Term
    from papernotes.site.context import TermLink
    from papernotes.site.exports import Citation
    from papernotes.site.list_values import CalledEntry, Counted
    from papernotes.site.order import GroupKey
    from papernotes.site.own_style import OwnStyle
    from papernotes.site.record_digests import Leaves
    from papernotes.site.theme import Theme
    from papernotes.site.words import Words
    from papernotes.slug import Slug

_FEW_NOTED = 10
"""Where fewer than one in so many papers has notes, the notes are a list of links."""
_WORDED = 32
"""The width of text from which somebody wrote of a paper; a date or a name that is left of its line is less."""


class Shelf(Desk):
    """Everything that views are made from. Its methods are pure: a memo never changes what they return."""

    def __init__(
        self,
        library: Library,
        config: Config,
        theme: Theme,
        words: Words,
        cited: Mapping[Slug, Citation],
        leaves: Leaves,
        style: OwnStyle | None = None,
    ) -> None:
        papers = [entry for entry in library.entries if entry.record.kind == "paper"]
        tells_unnoted = len(papers) <= _FEW_NOTED * sum(_written(entry) for entry in papers)
        """Whether it says something of a paper that it is without notes: in a list of links, hardly one has any."""
        super().__init__(config, theme, words, tells_unnoted=tells_unnoted, style=style)
        self.library = library
        self.cited = cited
        self.leaves = leaves
        self.by_slug: dict[Slug, Entry] = {entry.slug: entry for entry in library.entries}
        self.mentions: dict[Slug, list[Mention]] = {}
        for mention in library.mentions:
            self.mentions.setdefault(mention.target, []).append(mention)
        self._groups: dict[GroupKey, list[Entry]] = {}
        for entry in library.entries:
            self._groups.setdefault(by_venue_and_year(entry), []).append(entry)
        self._slugs: dict[str | int, Slug] = {}
        self._terms: dict[tuple[TaxonomyName, Slug], Term] = {
            (taxonomy.name, term.slug): term for taxonomy in library.taxonomies.values() for term in taxonomy.terms
        }
        self._tags: dict[tuple[TaxonomyName, Slug], Digested[Tag]] = {}
        self._places = {entry.slug: at for group in self._groups.values() for at, entry in enumerate(group)}
        self._filed: dict[tuple[TaxonomyName, Slug], Digested[Filed]] = {}
        self._faces: dict[Slug, Face] = {}
        self._told: dict[Slug, Digested[Face]] = {}
        self._wholes: dict[Slug, Digested[Whole]] = {}
        self._lists: dict[int, Digested[tuple[Face, ...]]] = {}
        self._anchors: dict[Slug, tuple[str, ...]] = {}
        self.has_snippets = any(part.snippets for entry in library.entries for part in entry.parts)

    @cached_property
    def front(self) -> Front:
        """What the notes say of themselves."""
        return front_of(self.library, {place: leaf.body for place, leaf in self.leaves.items()})

    @cached_property
    def called(self) -> Mapping[Slug, Digested[CalledEntry]]:
        """What each entry is called."""
        return called(self.library.entries)

    def say(self, html: str) -> str:
        """Return the HTML of a body with the words of the interface in it."""
        return worded(html, self.words.plain)

    def term(self, taxonomy: TaxonomyName, name: str | int | None) -> Term | None:
        """Return a term by any of its names (those with one slug are one term), None when there is none."""
        if name is None:
            return None
        slug = self._slugs.get(name)
        if slug is None:
            slug = self._slugs[name] = slug_apart(str(name))
        return self._terms.get((taxonomy, slug))

    def tag(self, taxonomy: TaxonomyName, term: Term) -> Tag:
        """Return a term without its entries."""
        return self._tagged(taxonomy, term).value

    def _tagged(self, taxonomy: TaxonomyName, term: Term) -> Digested[Tag]:
        key = taxonomy, term.slug
        found = self._tags.get(key)
        if found is None:
            tag = Tag(term.name, term.slug, term.title, term.family, term.spellings, term.paged)
            found = self._tags[key] = told(tag)
        return found

    def _tag(self, taxonomy: TaxonomyName, name: str | int | None) -> Digested[Tag] | None:
        term = self.term(taxonomy, name)
        return self._tagged(taxonomy, term) if term else None

    def term_link(self, taxonomy: TaxonomyName, name: str | int | None) -> TermLink | None:
        """Return a link to a term's page, None when there is none."""
        tag = self._tag(taxonomy, name)
        return link_to(taxonomy, tag.value) if tag else None

    def terms(self, taxonomy: TaxonomyName) -> tuple[Term, ...]:
        """Return a taxonomy's terms; none when the library has no such taxonomy."""
        found = self.library.taxonomies.get(taxonomy)
        return found.terms if found else ()

    def group(self, entry: Entry) -> tuple[GroupKey, Sequence[Entry], int]:
        """Return what an entry shares with its group, the group's entries, and its place among them, from 0."""
        key = by_venue_and_year(entry)
        return key, self._groups[key], self._places[entry.slug]

    def face(self, entry: Entry) -> Face:
        """Return an entry as lists know it."""
        found = self._faces.get(entry.slug)
        if found is None:
            found = self._faces[entry.slug] = self._face(entry)
        return found

    def told(self, entry: Entry) -> Digested[Face]:
        """Return an entry as lists know it, with its digest."""
        found = self._told.get(entry.slug)
        if found is None:
            found = self._told[entry.slug] = told(self.face(entry))
        return found

    def faces(self, entries: tuple[Entry, ...]) -> Digested[tuple[Face, ...]]:
        """Return the entries of a whole list as lists know them."""
        found = self._lists.get(id(entries))  # the library keeps them all, so no two have one identity
        if found is None:
            found = self._lists[id(entries)] = together([self.told(entry) for entry in entries])
        return found

    @cached_property
    def faced(self) -> Digested[Faced]:
        """The library as lists know it."""
        tagged, names = [], []
        for name, taxonomy in self.library.taxonomies.items():
            names.append((name, len(taxonomy.terms)))
            tagged += [self.filed(name, term) for term in taxonomy.terms]
        entries, terms = self.faces(self.library.entries), together(tagged)
        return told(Faced(entries, tuple(names), terms))

    def filed(self, taxonomy: TaxonomyName, term: Term) -> Digested[Filed]:
        """Return a term with its entries, as lists know them."""
        key = taxonomy, term.slug
        found = self._filed.get(key)
        if found is None:
            found = self._filed[key] = told(Filed(self.tag(taxonomy, term), self.faces(term.entries)))
        return found

    def counted(self, taxonomy: TaxonomyName, terms: Iterable[Term]) -> tuple[Counted, ...]:
        """Return terms with how many entries each has."""
        return tuple([(self.tag(taxonomy, term), len(term.entries)) for term in terms])

    def _face(self, entry: Entry) -> Face:
        record = entry.record
        leaf = self.leaves.get(record.place.start)
        return Face(
            slug=entry.slug,
            faced=leaf.faced if leaf and all(map(is_, record, leaf.record)) else told(faced(record)),
            about=self.summary(entry),
            noted=entry.noted,
            draft=any(part.draft for part in entry.parts),
            dated=entry.dated,
            former=entry.former,
            topics=tuple([Label(topic.name, topic.slug) for topic in entry.topics]),
            terms=terms_of(
                [tag for topic in entry.topics if (tag := self._tag("topics", topic.name))],
                self._tag("venues", record.venue),
                self._tag("years", record.year),
                [self._tagged("authors", self._terms["authors", author.slug]) for author in entry.authors],
            ),
            citation=self.cited.get(entry.slug),
        )

    def summary(self, entry: Entry) -> str:
        """Return what a list says about an entry."""
        leaf = self.leaves.get(entry.record.place.start)
        return leaf.body.about if leaf else ""

    def whole(self, entry: Entry) -> Digested[Whole]:
        """Return an entry with all that it holds."""
        found = self._wholes.get(entry.slug)
        if found is None:
            whole = Whole(entry, tuple([self.leaves[part.place.start] for part in entry.parts]))
            found = self._wholes[entry.slug] = told(whole)
        return found

    def anchors(self, entry: Entry) -> tuple[str, ...]:
        """Return the ids of an entry's sections, as `section_ids` does."""
        found = self._anchors.get(entry.slug)
        if found is None:
            found = self._anchors[entry.slug] = section_ids(entry)
        return found


def _written(entry: Entry) -> bool:
    """Tell whether somebody wrote of an entry, in parts or at some length, or kept code of it."""
    return any(
        part.snippets or any(s.heading for s in part.sections) or sum(width(s.text) for s in part.sections) >= _WORDED
        for part in entry.parts
    )
