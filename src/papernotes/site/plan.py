"""Every page the site will have, from the library alone.

A long list is cut into pages, so that no page grows with the library: ``papers/index.html`` goes on as
``papers/index/2.html``, ``venues/cvpr.html`` as ``venues/cvpr/2.html``. Slugs are never ``index`` and no page
stands in a folder below its list's but these, so no two pages can meet.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from papernotes.body.prose import width
from papernotes.site.nesting import as_tree
from papernotes.site.order import GroupKey, by_venue, by_year, ordered, telling
from papernotes.site.page import Page
from papernotes.site.texts import escaped
from papernotes.site.title_text import titled
from papernotes.slug import Permalink, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from papernotes.config import Config
    from papernotes.library.entry_model import Entry, Library, Taxonomy, TaxonomyName, Term
    from papernotes.model import Record, Role, Snippet
    from papernotes.site.list_values import Face, Tag
    from papernotes.slug import Slug

ENTRIES_A_PAGE = 60
"""A row of a list takes about 1.4 KB (CJK about 2): a page of these is there in two seconds on a slow phone."""
TERMS_A_PAGE = 160
"""A term with its field, its years and five examples takes 0.8 KB (CJK twice that)."""
BOARDS_A_PAGE = 1000
"""Links to boards on a page; one takes 0.15 KB."""
SNIPPETS_A_PAGE = 60
BOARD_ROWS = 24
"""A row of a board holds up to sixteen passages, mostly five: 2 KB."""
ROLES: tuple[Role, ...] = (
    "summary", "problem", "background", "method", "result", "limitation", "question", "setup",
)  # fmt: skip
"""The columns of a board, in the order in which a paper argues."""
CODE_A_PAGE = 48_000
"""Characters of code on a page of snippets; highlighted code is about four times as long."""

T = TypeVar("T")
_COMPARED: tuple[TaxonomyName, ...] = ("topics", "venues")
ACROSS: Mapping[Role, str] = {"problem": "board_problem", "method": "board_method"}
"""Roles that have a board of all papers, which tells what each is about in a line, and the word that names it."""
ROLE_ROWS = 60
"""A row of such a board has two short passages: 0.7 KB."""
_SAYS = 40
"""The width from which a section says more than who, where and when, which mostly stand beside a link."""
MANY = 5
"""So many papers with roles have boards of all, and so many without any have one of their topic."""


class Slugged(Protocol):
    """What has a page of its own: an entry or a term, or what stands for it in a view."""

    @property
    def slug(self) -> Slug:
        """What its page is called."""


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A page's part of a list."""

    items: tuple[T, ...]
    number: int
    """From 1."""
    count: int
    """Of how many parts."""
    total: int
    """Items in the whole list."""
    first: Permalink
    """The page of part 1; ``numbered`` gives the others."""
    term: Term | None = None
    """The term whose entries these are."""
    taxonomy: TaxonomyName | None = None
    role: Role | None = None
    """The role that a board of all papers tells of."""


@dataclass(frozen=True, slots=True)
class Found:
    """A snippet and where it was found."""

    entry: Entry
    record: Record
    snippet: Snippet
    index: int
    """Its place among the record's snippets, from 0."""


class Board(NamedTuple):
    """Entries that can be compared: those of a term, or all that tell of a role."""

    first: Permalink
    entries: tuple[Entry, ...]
    taxonomy: TaxonomyName | None = None
    term: Term | None = None
    role: Role | None = None


def numbered(first: Permalink, number: int) -> Permalink:
    """Return the permalink of a list's page with this number, given that of its first."""
    return first if number == 1 else Permalink(f"{first.removesuffix('.html')}/{number}.html")


def entry_permalink(entry: Slugged) -> Permalink:
    """Return where an entry's page stands."""
    return Permalink(f"papers/{entry.slug}.html")


def term_permalink(taxonomy: TaxonomyName, term: Slugged) -> Permalink:
    """Return where a term's page, or its first page, stands."""
    return Permalink(f"{taxonomy}/{term.slug}.html")


def listed(taxonomy: Taxonomy) -> tuple[Term, ...]:
    """Return the terms that a taxonomy's index lists: of topics those with pages, for others are words to search."""
    return tuple(term for term in taxonomy.terms if term.paged) if taxonomy.name == "topics" else taxonomy.terms


def tag_url(name: str) -> str:
    """Return where a link to a word leads that has no page: to what search finds of it."""
    query = 'topic:"{}"'.format(name.replace('"', ""))
    return f"search.html#q={escaped(query, safe=':')}"


def term_url(taxonomy: TaxonomyName, term: Term | Tag) -> str:
    """Return where a link to a term leads, empty when it has no page."""
    return term_permalink(taxonomy, term) if term.paged else ""


def plan(library: Library, config: Config) -> tuple[Page, ...]:
    """Return every page of the site. Raises ValueError if two pages had permalinks that are one (`fold`)."""
    pages = [
        Page("home", Permalink("index.html"), "home.html", None, config.title),
        *(
            Page("entry", entry_permalink(entry), "paper.html", entry, titled(entry.record))
            for entry in library.entries
        ),
        *_entries(library),
        *(page for taxonomy in library.taxonomies.values() for page in _taxonomy(taxonomy)),
        *_snippets(library),
        *_boards(library),
        *([Page("search", Permalink("search.html"), "search.html", None, "search")] if config.search else ()),
        Page("not-found", Permalink("404.html"), "404.html", None, "not_found"),
    ]
    taken = {fold(page.permalink): page for page in pages}
    if twice := next((page for page in pages if taken[fold(page.permalink)] is not page), None):
        raise ValueError(f"two pages would stand at {twice.permalink}")
    return (*pages, *_redirects(library, set(taken)))


def grouping(taxonomy: TaxonomyName | None, entries: Sequence[Entry | Face]) -> Callable[[Entry | Face], GroupKey]:
    """Return how a list is grouped: a venue's by year, a year's by venue, others by what tells most."""
    if taxonomy == "venues":
        return by_year
    return by_venue if taxonomy == "years" else telling(entries)


def languages_of(library: Library) -> Counter[str]:
    """Return how many snippets there are in each language."""
    records = (record for entry in library.entries for record in entry.parts)
    return Counter(snippet.language for record in records for snippet in record.snippets)


def snippets_of(library: Library) -> tuple[Found, ...]:
    """Return every snippet, the languages with most snippets first, in the notes' order within a language."""
    found = [
        Found(entry, record, snippet, index)
        for entry in library.entries
        for record in entry.parts
        for index, snippet in enumerate(record.snippets)
    ]
    sizes = languages_of(library)
    return tuple(sorted(found, key=lambda f: (-sizes[f.snippet.language], f.snippet.language)))


def _entries(library: Library) -> Iterator[Page]:
    first = Permalink("papers/index.html")
    entries = ordered(library.entries, telling(library.entries))
    for part in _parts(entries, ENTRIES_A_PAGE, first):
        yield Page("entries", numbered(first, part.number), "papers.html", part, "papers")


def _indexed(taxonomy: Taxonomy) -> tuple[Term, ...]:
    """Return the terms of a taxonomy's index in its order."""
    return as_tree(listed(taxonomy)) if taxonomy.name == "topics" else listed(taxonomy)


def _taxonomy(taxonomy: Taxonomy) -> Iterator[Page]:
    first = Permalink(f"{taxonomy.name}/index.html")
    for part in _parts(_indexed(taxonomy), TERMS_A_PAGE, first, taxonomy=taxonomy.name):
        yield Page("taxonomy", numbered(first, part.number), "terms.html", part, taxonomy.name)
    for term in [term for term in taxonomy.terms if term.paged]:
        start = term_permalink(taxonomy.name, term)
        entries = ordered(term.entries, grouping(taxonomy.name, term.entries))
        for own in _parts(entries, ENTRIES_A_PAGE, start, term, taxonomy.name):
            yield Page("term", numbered(start, own.number), "term.html", own, term.name)


def _snippets(library: Library) -> Iterator[Page]:
    first = Permalink("snippets.html")
    chunks: list[list[Found]] = [[]]
    size = 0
    found = snippets_of(library)
    for item in found:
        length = len(item.snippet.code)
        if chunks[-1] and (len(chunks[-1]) == SNIPPETS_A_PAGE or size + length > CODE_A_PAGE):
            chunks.append([])
            size = 0
        chunks[-1].append(item)
        size += length
    for number, chunk in enumerate(chunks, 1):
        part = Part(tuple(chunk), number, len(chunks), len(found), first)
        yield Page("snippets", numbered(first, number), "snippets.html", part, "snippets")


def board_permalink(taxonomy: TaxonomyName, term: Term) -> Permalink:
    """Return where a term's board, or its first page, stands."""
    return Permalink(f"compare/{taxonomy}/{term.slug}.html")


def board_entries(term: Term) -> tuple[Entry, ...]:
    """Return the entries that a term's board shows: those that have a section with a role, if there are two.

    Else those whose notes say something, if they are many, though they have no columns in common.
    """
    told = tuple([entry for entry in term.entries if _roles(entry)])
    if len(told) > 1:
        return told
    said = {entry.slug: (section.text for part in entry.parts for section in part.sections) for entry in term.entries}
    noted = [entry for entry in term.entries if entry.noted and any(width(text) >= _SAYS for text in said[entry.slug])]
    return tuple(noted) if len(noted) >= MANY else ()


def _roles(entry: Entry) -> set[Role]:
    """Return the roles that an entry's sections have."""
    return {section.role for part in entry.parts for section in part.sections} - {"other"}


def _all_boards(library: Library) -> Iterator[Board]:
    """Yield the boards of roles, then those of terms.

    Each shows its papers in the order of the lists, the newest first.

    What a topic's papers say of a problem is worth comparing however many they are; a venue's have nothing in common
    but the place, and stand side by side while one page shows them all.
    """
    roles = {entry.slug: _roles(entry) for entry in library.entries}
    group = telling(library.entries)
    as_listed = ordered(library.entries, group)
    for role in ACROSS if sum(map(bool, roles.values())) >= MANY else ():
        told = tuple([entry for entry in as_listed if role in roles[entry.slug]])
        if len(told) > 1:
            yield Board(Permalink(f"compare/{role}.html"), told, role=role)
    for name in _COMPARED:
        for term in library.taxonomies[name].terms if name in library.taxonomies else ():
            entries = ordered(board_entries(term), group) if term.paged else ()
            if entries and (name == "topics" or len(entries) <= BOARD_ROWS):
                yield Board(board_permalink(name, term), entries, name, term)


def _boards(library: Library) -> Iterator[Page]:
    first = Permalink("compare.html")
    boards = tuple(_all_boards(library))
    for index in _parts(boards, BOARDS_A_PAGE, first):
        yield Page("compare", numbered(first, index.number), "compare.html", index, "compare")
    for board in boards:
        title = board.term.name if board.term else ACROSS[board.role] if board.role else ""
        rows = ROLE_ROWS if board.role else BOARD_ROWS
        for part in _parts(board.entries, rows, board.first, board.term, board.taxonomy):
            of_role = replace(part, role=board.role) if board.role else part
            yield Page("board", numbered(board.first, part.number), "board.html", of_role, title)


def _redirects(library: Library, taken: set[str]) -> Iterator[Page]:
    """Yield a page for each former address, which leads on, unless a page stands there by now."""
    for entry in library.entries:
        for slug in entry.former:
            permalink = Permalink(f"papers/{slug}.html")
            if fold(permalink) not in taken:
                taken.add(fold(permalink))
                yield Page("redirect", permalink, "redirect.html", entry, titled(entry.record))


def _parts(
    items: Sequence[T], size: int, first: Permalink, term: Term | None = None, taxonomy: TaxonomyName | None = None
) -> Iterable[Part[T]]:
    """Cut a list into parts; an empty list has one empty part, so that its page exists."""
    count = max(1, -(-len(items) // size))
    for number in range(1, count + 1):
        chosen = tuple(items[(number - 1) * size : number * size])
        yield Part(chosen, number, count, len(items), first, term, taxonomy)
