"""The library as pages need it: looked up by slug, neighbours known, rows drawn once for all lists.

A shelf is made once for a run of pages. What it remembers (rows, sections' anchors) follows from the library alone.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from markupsafe import Markup

from papernotes.model import LinkKind
from papernotes.render.anchors import section_ids
from papernotes.render.context import Fact, FamilyView, LinkView, PlaceView, RowView, TermLink
from papernotes.render.exports import coins
from papernotes.render.front import Front, front_of
from papernotes.render.order import by_venue_and_year
from papernotes.render.plan import entry_permalink, tag_url, term_url
from papernotes.render.repository import editor_of, repository_of
from papernotes.render.said import handle, named, titled
from papernotes.render.texts import link_detail, tongue
from papernotes.render.theme import draw
from papernotes.slug import slug_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from papernotes.config import Config
    from papernotes.library.model import Entry, Library, Mention, TaxonomyName, Term, Topic
    from papernotes.model import Link, Place, Section
    from papernotes.render.exports import Citation
    from papernotes.render.order import GroupKey
    from papernotes.render.page import Body
    from papernotes.render.theme import Theme
    from papernotes.render.words import Words
    from papernotes.slug import Slug

T = TypeVar("T")
_KINDS = {kind: number for number, kind in enumerate(get_args(LinkKind))}
TOPICS_A_ROW = 6
AUTHORS_A_ROW = 3
_SPELLINGS = 6
_FEW_NOTED = 20
"""Where fewer than one in so many papers has notes, the notes are a list of links."""
UNNOTED = "unnoted"
"""What lists say of a paper without a status that nothing is written about."""
TITLE = 300
"""Characters of a title that a list shows."""


class Shelf:
    """Everything that views are made from. Its methods are pure: a memo never changes what they return."""

    def __init__(
        self,
        library: Library,
        config: Config,
        theme: Theme,
        words: Words,
        cited: Mapping[Slug, Citation],
        bodies: Mapping[tuple[str, int], Body],
    ) -> None:
        self.library = library
        self.cited = cited
        self.bodies = bodies
        self.config = config
        self.theme = theme
        self.words = words
        self.names = words.namespace()
        self.by_slug: dict[Slug, Entry] = {entry.slug: entry for entry in library.entries}
        self.mentions: dict[Slug, list[Mention]] = {}
        for mention in library.mentions:
            self.mentions.setdefault(mention.target, []).append(mention)
        self._groups: dict[GroupKey, list[Entry]] = {}
        for entry in library.entries:
            self._groups.setdefault(by_venue_and_year(entry), []).append(entry)
        self._slugs: dict[str | int, Slug] = {}
        self._links: dict[tuple[TaxonomyName, str | int], TermLink | None] = {}
        self._terms: dict[tuple[TaxonomyName, Slug], Term] = {
            (taxonomy.name, term.slug): term for taxonomy in library.taxonomies.values() for term in taxonomy.terms
        }
        self._places = {entry.slug: at for group in self._groups.values() for at, entry in enumerate(group)}
        self._memo: dict[Hashable, Any] = {}
        self._rows: dict[tuple[str, Slug, bool], Markup] = {}
        self._views: dict[Slug, RowView] = {}
        self._anchors: dict[Slug, tuple[str, ...]] = {}
        self._repo = repository_of(config.repo)
        papers = [entry for entry in library.entries if entry.record.kind == "paper"]
        self.tells_unnoted = len(papers) <= _FEW_NOTED * sum(entry.noted for entry in papers)
        """Whether it says something of a paper that it is without notes: in a list of links, hardly one has any."""
        self.has_snippets = any(part.snippets for entry in library.entries for part in entry.parts)
        self._beside = frozenset(map(config.bibliography.told, config.bibliography.files))

    @cached_property
    def front(self) -> Front:
        """What the notes say of themselves."""
        return front_of(self.library, self.bodies)

    def term(self, taxonomy: TaxonomyName, name: str | int | None) -> Term | None:
        """Return a term by any of its names (those with one slug are one term), None when there is none."""
        if name is None:
            return None
        slug = self._slugs.get(name)
        if slug is None:
            slug = self._slugs[name] = slug_apart(str(name))
        return self._terms.get((taxonomy, slug))

    def term_link(self, taxonomy: TaxonomyName, name: str | int | None) -> TermLink | None:
        """Return a link to a term's page, None when there is none."""
        if name is None:
            return None
        key = taxonomy, name
        if key not in self._links:
            term = self.term(taxonomy, name)
            self._links[key] = TermLink(term.name, term_url(taxonomy, term), term.family) if term else None
        return self._links[key]

    def people(self, entry: Entry) -> tuple[Term, ...]:
        """Return the persons behind an entry's authors, in their order."""
        return tuple([self._terms["authors", author.slug] for author in entry.authors])

    def authors(self, entry: Entry) -> tuple[TermLink, ...]:
        """Return an entry's authors, each as the entry's notes write the name, with the page of the person."""
        named = zip(entry.record.authors, self.people(entry), strict=True)
        return tuple([TermLink(said, term_url("authors", term)) for said, term in named])

    def title(self, term: Term) -> str:
        """Return what else a term is called: a venue's full name, the other spellings of an author's name."""
        if not term.spellings:
            return term.title
        return self.words.fill("also_written", names=", ".join(term.spellings[:_SPELLINGS]))

    def family(self, term: Term) -> FamilyView | None:
        """Return the field that a venue belongs to, None for any other term; a user's own field is its own word."""
        if not term.family:
            return None
        return FamilyView(term.family, getattr(self.names, f"family_{term.family}", term.family))

    def terms(self, taxonomy: TaxonomyName) -> tuple[Term, ...]:
        """Return a taxonomy's terms; none when the library has no such taxonomy."""
        found = self.library.taxonomies.get(taxonomy)
        return found.terms if found else ()

    def group(self, entry: Entry) -> tuple[GroupKey, Sequence[Entry], int]:
        """Return what an entry shares with its group, the group's entries, and its place among them, from 0."""
        key = by_venue_and_year(entry)
        return key, self._groups[key], self._places[entry.slug]

    def group_title(self, key: GroupKey) -> str:
        """Return a group's heading: ``CVPR 2023``, or a word for what has no venue."""
        if key.note:
            return self.words["other_notes"]
        parts = [part for part in (key.venue, str(key.year) if key.year else None) if part]
        return " ".join(parts) if parts else self.words["without_venue"]

    def memo(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what ``make`` returns, made once for this shelf; it must follow from the library alone."""
        found: T | None = self._memo.get(key)
        if found is None:
            found = self._memo[key] = make()
        return found

    def row(self, entry: Entry) -> RowView:
        """Return an entry as lists show it."""
        found = self._views.get(entry.slug)
        if found is None:
            found = self._views[entry.slug] = self._row(entry)
        return found

    def summary(self, entry: Entry) -> str:
        """Return what a list says about an entry."""
        body = self.bodies.get(entry.record.place.start)
        return body.about if body else ""

    def sections(self, entry: Entry) -> Iterator[tuple[Section, str, str]]:
        """Yield an entry's sections over all its parts, each with its HTML, links not in place, and its id."""
        anchors = iter(self.anchors(entry))
        for part in entry.parts:
            body = self.bodies.get(part.place.start)
            shown = [section.html for section in body.sections] if body else [""] * len(part.sections)
            for section, html in zip(part.sections, shown, strict=True):
                yield section, html, next(anchors)

    def drawn_row(self, entry: Entry, root: str, *, coins: bool = False) -> Markup:
        """Return an entry's row as HTML, drawn once for all lists of one depth; reference managers read ``coins``."""
        key = root, entry.slug, coins
        found = self._rows.get(key)
        if found is None:
            context = {"row": self.row(entry), "root": root, "words": self.names, "coins": coins}
            found = self._rows[key] = Markup(draw(self.theme, "row.html", context))
        return found

    def anchors(self, entry: Entry) -> tuple[str, ...]:
        """Return the ids of an entry's sections, as `section_ids` does."""
        found = self._anchors.get(entry.slug)
        if found is None:
            found = self._anchors[entry.slug] = section_ids(entry)
        return found

    def topics(self, topics: Iterable[Topic], *, searched: bool = False) -> tuple[TermLink, ...]:
        """Return links to topics' pages; one without a page has an address only if it is to be ``searched``."""
        links = [link for topic in topics if (link := self.term_link("topics", topic.name))]
        if not (searched and self.config.search):
            return tuple(links)
        return tuple([link if link.url else link._replace(url=tag_url(link.name)) for link in links])

    def links(self, links: Iterable[Link]) -> tuple[LinkView, ...]:
        """Return links with their words, the paper itself first, then its code, in the notes' order within a kind."""
        words = self.words.plain
        links = sorted(links, key=lambda link: _KINDS[link.kind])
        return tuple(
            [
                LinkView(link.kind, words[f"link_{link.kind}"], link_detail(link.kind, link.url), link.url)
                for link in links
            ]
        )

    def place(self, place: Place) -> PlaceView:
        """Return a place in words, and its address in the repository."""
        one = place.line == place.end_line
        words = self.words.fill("line" if one else "lines", file=place.file, first=place.line, last=place.end_line)
        url = self.source_url(place.file, place.line, place.end_line)
        return PlaceView(words, url, editor_of(url))

    def source_url(self, file: str, line: int, end_line: int | None = None) -> str:
        """Return the address of lines in the repository, empty when none is configured."""
        if not self._repo:
            return ""
        repo = self._repo
        if file in self._beside:  # a bibliography, which stands in the project and not among the notes
            if file not in self.config.bibliography.files:
                return ""
            repo = repo.rpartition("/")[0]
        end = f"-L{end_line}" if end_line and end_line != line else ""
        return f"{repo}/{file}?plain=1#L{line}{end}"

    def held(self, papers: int, notes: int) -> str:
        """Return how many entries there are, by what they are: papers, notes, or both."""
        key = "n_papers" if not notes else "n_notes" if not papers else "n_entries"
        return self.words.count(key, papers + notes)

    def facts(self, entries: Iterable[Entry], extra: Iterable[tuple[str, int, str]] = ()) -> tuple[Fact, ...]:
        """Return the figures of a list: papers, notes, what ``extra`` counts, to read, without notes yet."""
        kinds = [(entry.record.kind, standing(entry)) for entry in entries]
        papers = sum([kind == "paper" for kind, _ in kinds])
        to_read, unnoted = kinds.count(("paper", "to-read")), kinds.count(("paper", UNNOTED))
        figures = [("papers", papers, "papers/index.html"), ("notes", len(kinds) - papers, ""), *extra,
                   ("to_read", to_read, ""), ("unnoted", unnoted, "")]  # fmt: skip
        return tuple(
            Fact(number, self.words.count(f"fact_{key}", number), url)
            for key, number, url in figures
            if number and (key != UNNOTED or self.tells_unnoted)
        )

    def _row(self, entry: Entry) -> RowView:
        record = entry.record
        stands = standing(entry, told=self.tells_unnoted)
        first_of_kind = {link.kind: link for link in reversed(record.links)}
        shown = [link for link in record.links if first_of_kind[link.kind] is link]
        return RowView(
            slug=entry.slug,
            kind=record.kind,
            title=titled(record, TITLE),
            name=named(record),
            handle=handle(record),
            url=entry_permalink(entry),
            lang=tongue(record.title, self.config.language),
            summary=self.summary(entry),
            status=stands,
            status_word=self.words[f"status_{stands}"] if stands else "",
            venue=self.term_link("venues", record.venue),
            year=self.term_link("years", record.year),
            authors=self.authors(entry)[:AUTHORS_A_ROW],
            others=entry.record.others or len(entry.record.authors) > AUTHORS_A_ROW,
            topics=self.topics(entry.topics[:TOPICS_A_ROW]),
            links=self.links(shown[:4]),
            coins=coins(self.cited[entry.slug]) if entry.slug in self.cited else "",
            draft=any(part.draft for part in entry.parts),
        )


def standing(entry: Entry, *, told: bool = True) -> str:
    """Return where an entry's reading stands: its status, else, if ``told``, `UNNOTED` for a paper without notes."""
    return entry.status or (UNNOTED if told and entry.record.kind == "paper" and not entry.noted else "")
