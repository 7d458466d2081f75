"""What pages are drawn with, whatever they show: settings, templates, words. A desk knows nothing of the notes.

What a page shows is told by its view alone (see `papernotes.site.digested`), so what is drawn at a desk changes with
that view, and with what the desk was made of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast, get_args

from markupsafe import Markup

from papernotes.model import LinkKind
from papernotes.site.context import Fact, FamilyView, LinkView, PlaceView, RowView, TermLink
from papernotes.site.editing_links import editor_of, repository_of
from papernotes.site.exports import coins
from papernotes.site.link_words import telling_label
from papernotes.site.plan import tag_url, term_url
from papernotes.site.texts import link_detail, tongue
from papernotes.site.theme import draw
from papernotes.site.title_text import handle, named, titled

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from papernotes.config import Config
    from papernotes.library.entry_model import Entry, TaxonomyName
    from papernotes.model import Link, Place, Record
    from papernotes.site.list_values import Face, Tag
    from papernotes.site.order import GroupKey
    from papernotes.site.own_style import OwnStyle
    from papernotes.site.theme import Theme
    from papernotes.site.words import Words
    from papernotes.slug import Slug

T = TypeVar("T")
Shared = tuple["TaxonomyName", str]
"""What all entries of a list have in common: the taxonomy and the name of a term."""
_KINDS = {kind: number for number, kind in enumerate(get_args(LinkKind))}
TOPICS_A_ROW = 6
AUTHORS_A_ROW = 3
_SPELLINGS = 6
UNNOTED = "unnoted"
"""What lists say of a paper without a status that nothing is written about."""
TITLE = 300
"""Characters of a title that a list shows."""


class Desk:
    """Draws views. Its methods are pure: a memo never changes what they return."""

    def __init__(
        self,
        config: Config,
        theme: Theme,
        words: Words,
        *,
        tells_unnoted: bool = True,
        style: OwnStyle | None = None,
    ) -> None:
        """``tells_unnoted``: whether lists say of a paper that it is without notes, see `Shelf`."""
        self.style = style
        self.config = config
        self.theme = theme
        self.words = words
        self.names = words.namespace()
        self.tells_unnoted = tells_unnoted
        self._memo: dict[Hashable, object] = {}
        self._rows: dict[tuple[str, Slug, bool, Shared | None], Markup] = {}
        self._views: dict[Slug, RowView] = {}
        self._repo = repository_of(config.repo)
        self._beside = frozenset(map(config.bibliography.told, config.bibliography.files))

    def memo(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what ``make`` returns, made once; it must follow from the key and what the desk was made of."""
        try:
            found = self._memo[key]
        except KeyError:
            found = self._memo[key] = make()
        return cast("T", found)

    def group_title(self, key: GroupKey) -> str:
        """Return a group's heading: ``CVPR 2023``, or a word for what has no venue."""
        if key.note:
            return self.words["other_notes"]
        parts = [part for part in (key.venue, str(key.year) if key.year else None) if part]
        return " ".join(parts) if parts else self.words["without_venue"]

    def title(self, tag: Tag) -> str:
        """Return what else a term is called: a venue's full name, the other spellings of an author's name."""
        if not tag.spellings:
            return tag.title
        return self.words.fill("also_written", names=", ".join(tag.spellings[:_SPELLINGS]))

    def family(self, tag: Tag) -> FamilyView | None:
        """Return the field that a venue belongs to, None for any other term; a user's own field is its own word."""
        if not tag.family:
            return None
        return FamilyView(tag.family, getattr(self.names, f"family_{tag.family}", tag.family))

    def row(self, face: Face) -> RowView:
        """Return an entry as lists show it."""
        found = self._views.get(face.slug)
        if found is None:
            found = self._views[face.slug] = self._row(face)
        return found

    def drawn_row(self, face: Face, root: str, *, coins: bool = False, shared: Shared | None = None) -> Markup:
        """Return an entry's row as HTML, drawn once for all lists of one depth; reference managers read ``coins``.

        No row says what all of its list have in common (``shared``).
        """
        key = root, face.slug, coins, shared
        found = self._rows.get(key)
        if found is None:
            row = self.row(face)
            row = _without(row, *shared) if shared else row
            context = {"row": row, "root": root, "words": self.names, "coins": coins}
            found = self._rows[key] = Markup(draw(self.theme, "row.html", context))
        return found

    def topics(self, topics: Iterable[Tag], *, searched: bool = False) -> tuple[TermLink, ...]:
        """Return links to topics' pages; one without a page has an address only if it is to be ``searched``."""
        links = [link_to("topics", topic) for topic in topics]
        if not (searched and self.config.search):
            return tuple(links)
        return tuple([link if link.url else link._replace(url=tag_url(link.name)) for link in links])

    def links(self, links: Iterable[Link], of: Record | None = None) -> tuple[LinkView, ...]:
        """Return links with their words, the paper itself first, then its code, in the notes' order within a kind.

        On the page of the record that they are ``of`` each says what the notes called it, where nothing else does.
        """
        words = self.words.plain
        links = sorted(links, key=lambda link: _KINDS[link.kind])
        return tuple([LinkView(link.kind, words[f"link_{link.kind}"], _detail(link, of), link.url) for link in links])

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

    def facts(self, entries: Iterable[Face | Entry], extra: Iterable[tuple[str, int, str]] = ()) -> tuple[Fact, ...]:
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

    def _row(self, face: Face) -> RowView:
        record, terms = face.record, face.terms.value
        stands = standing(face, told=self.tells_unnoted)
        first_of_kind = {link.kind: link for link in reversed(record.links)}
        shown = [link for link in record.links if first_of_kind[link.kind] is link]
        return RowView(
            slug=face.slug,
            kind=record.kind,
            title=titled(record, TITLE),
            name=named(record),
            handle=handle(record),
            url=f"papers/{face.slug}.html",
            lang=tongue(record.title, self.config.language),
            summary=face.about,
            status=stands,
            status_word=self.words[f"status_{stands}"] if stands else "",
            venue=link_to("venues", terms.venue) if terms.venue else None,
            year=link_to("years", terms.year) if terms.year else None,
            authors=authors(face)[:AUTHORS_A_ROW],
            others=record.others or len(record.authors) > AUTHORS_A_ROW,
            topics=self.topics([topic for topic in terms.topics if topic.paged][:TOPICS_A_ROW]),
            links=self.links(shown[:4]),
            coins=coins(face.citation) if face.citation else "",
            draft=face.draft,
        )


def _detail(link: Link, of: Record | None) -> str:
    said = telling_label(link, of) if of else ""
    return " · ".join(filter(None, (said, link_detail(link.kind, link.url))))


def _without(row: RowView, taxonomy: TaxonomyName, name: str) -> RowView:
    if taxonomy == "topics":
        return row._replace(topics=tuple([topic for topic in row.topics if topic.name != name]))
    return row._replace(venue=None) if taxonomy == "venues" else row._replace(year=None)


def link_to(taxonomy: TaxonomyName, tag: Tag) -> TermLink:
    """Return a link to a term's page; its address is empty for a term that has none."""
    return TermLink(tag.name, term_url(taxonomy, tag), tag.family)


def authors(face: Face) -> tuple[TermLink, ...]:
    """Return an entry's authors, each as the entry's notes write the name, with the page of the person."""
    named = zip(face.record.authors, face.terms.value.people, strict=True)
    return tuple([TermLink(said, term_url("authors", person)) for said, person in named])


def standing(face: Face | Entry, *, told: bool = True) -> str:
    """Return where an entry's reading stands: its status, else, if ``told``, `UNNOTED` for a paper without notes."""
    record = face.record
    return record.status or (UNNOTED if told and record.kind == "paper" and not face.noted else "")
