"""A small library made by hand: every kind of entry that a page has to draw, and what is awkward to draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from papernotes.body.excerpts import about
from papernotes.body.record_body import RecordBody, SectionHtml
from papernotes.library.entry_model import Author, Entry, EntryTopic, Library, Mention, Relation, Taxonomy, Term, Wanted
from papernotes.model import Evidence, Link, Place, Rating, Record, Section, Snippet
from papernotes.site.connections import Connections
from papernotes.site.record_digests import leaf_of
from papernotes.site.shelf import Shelf
from papernotes.site.views import Views
from papernotes.site.words import words_of
from papernotes.slug import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papernotes.config import Config
    from papernotes.library.entry_model import TaxonomyName
    from papernotes.site.exports import Citation
    from papernotes.site.record_digests import Leaf
    from papernotes.site.theme import Theme
    from papernotes.slug import Slug

FULL_NAMES = {"OSDI": "USENIX Symposium on Operating Systems Design and Implementation"}


def link(kind: Any, url: str) -> Link:
    """Return a link."""
    return Link(kind, url, kind, url, 2)


def section(heading: str, text: str, role: Any = "other", level: int = 1, line: int = 3) -> Section:
    """Return a section of one line."""
    return Section(heading, role, level if heading else 0, line, line, text)


def record(title: str, line: int = 1, **fields: Any) -> Record:
    """Return a paper's record at a line of ``notes.md``."""
    place = Place(fields.pop("file", "notes.md"), line, line + 8)
    return Record(fields.pop("kind", "paper"), title, place, **fields)


def entry(main: Record, *parts: Record, topics: Sequence[str] = (), status: Any = "read", **fields: Any) -> Entry:
    """Return an entry under the slug of its name or title."""
    found = tuple(EntryTopic(name, slugify(name), True, (Evidence(main.place.line, name),)) for name in topics)
    main = main._replace(status=main.status or status)
    people = tuple(Author(name, slugify(name)) for name in main.authors)
    return Entry(slugify(main.name or main.title), main, (main, *parts), found, authors=people, **fields)


def library(entries: Iterable[Entry], **fields: Any) -> Library:
    """Return a library with the taxonomies of its entries."""
    entries = tuple(entries)
    taxonomies: dict[TaxonomyName, Taxonomy] = {
        "venues": _taxonomy("venues", entries, lambda e: [e.record.venue] if e.record.venue else []),
        "topics": _taxonomy("topics", entries, lambda e: [topic.name for topic in e.topics]),
        "years": _taxonomy("years", entries, lambda e: [str(e.record.year)] if e.record.year else []),
        "authors": _taxonomy("authors", entries, lambda e: e.record.authors),
    }
    empty: dict[str, Any] = {
        "mentions": (),
        "related": {},
        "wanted": (),
        "groups": (),
        "skipped": (),
        "diagnostics": (),
    }
    return Library(entries=entries, taxonomies=taxonomies, **{**empty, **fields})


def bodies(library: Library) -> dict[tuple[str, int], RecordBody]:
    """Return a plain body for every record: each section's text as a paragraph."""
    return {record.place.start: body(record) for entry in library.entries for record in entry.parts}


def leaves(library: Library) -> dict[tuple[str, int], Leaf]:
    """Return a leaf with a plain body for every record."""
    return {part.place.start: leaf_of(part, body(part), (), "") for entry in library.entries for part in entry.parts}


def shelf(library: Library, config: Config, theme: Theme, cited: Mapping[Slug, Citation] | None = None) -> Shelf:
    """Return the shelf of a library with plain bodies."""
    return Shelf(library, config, theme, words_of(theme, config.language), cited or {}, leaves(library))


def viewed(shelf: Shelf) -> Views:
    """Return what makes the views of a library's pages."""
    return Views(shelf, Connections(shelf.library, bodies(shelf.library)))


def body(record: Record) -> RecordBody:
    """Return a record's body in which each section's text is a paragraph."""
    shown = [f"<p>{section.text}</p>" if section.text else "" for section in record.sections]
    return RecordBody(tuple(map(SectionHtml, shown)), (), (), (), (), about(record.title, record.sections, shown))


def _taxonomy(name: TaxonomyName, entries: tuple[Entry, ...], values: Any) -> Taxonomy:
    found: dict[str, list[Entry]] = {}
    for item in entries:
        for value in values(item):
            found.setdefault(value, []).append(item)
    terms = [Term(value, slugify(value), tuple(having), FULL_NAMES.get(value, "")) for value, having in found.items()]
    key = (lambda t: -int(t.name)) if name == "years" else (lambda t: (-len(t.entries), t.name))
    return Taxonomy(name, tuple(sorted(terms, key=key)))


def sample() -> Library:
    """Return a library of a dozen entries."""
    raft = record(
        "In Search of an Understandable Consensus Algorithm",
        1,
        name="Raft",
        venue="OSDI",
        year=2014,
        authors=("Diego Ongaro", "John Ousterhout"),
        links=(link("paper", "https://example.org/raft.pdf"), link("code", "https://github.com/example/raft")),
        rating=Rating(4.5, 5, "4.5/5"),
        read_on="2024-03-02",
        sections=(
            section("", "A consensus algorithm that students can hold in their heads.", "summary"),
            section("Problem", "Paxos is hard to teach and harder to build upon.", "problem", line=4),
            section("How it works", "One leader at a time; the log flows from it alone.", "method", line=5),
            section("Elections", "Timeouts are drawn at random, so that splits are rare.", "method", 2, line=6),
            section("Weak spots", "A slow disk on the leader slows down everyone.", "limitation", line=7),
        ),
        snippets=(Snippet("go", "if term > rf.currentTerm {\n\trf.becomeFollower(term)\n}\n", "Elections", 6),),
        provenance=(("title", Evidence(1, "## In Search of …")), ("venue", Evidence(2, "(OSDI'14)"))),
    )
    again = record(
        "Raft, a second reading", 3, file="2024/raft.md", sections=(section("Membership", "Joint quorums."),)
    )
    spanner = record(
        "Spanner: Google's Globally Distributed Database",
        20,
        name="Spanner",
        venue="OSDI",
        year=2012,
        links=(link("paper", "https://example.org/spanner.pdf"),),
        sections=(section("Clock", "Waits out the uncertainty, unlike Raft.", "method", line=22),),
    )
    long = record(
        "A Very Long Title about Everything That One Could Possibly Want to Say in the First Line of a Paper, with"
        " Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen and Then a Little More of It, Revisited",
        40,
        venue="VLDB",
        year=2012,
    )
    chinese = record(
        "面向大规模图数据的增量计算方法研究",
        50,
        year=2019,
        sections=(section("问题", "图在不断变化，而重新计算一遍太慢。", "problem", line=51),),
    )
    note = record("How to run the cluster", 60, kind="note", snippets=(Snippet("bash", "make up <&2\n", None, 62),))
    bare = record("A Paper with Nothing but a Title", 70)
    others = [
        record(f"Study {number} of Storage Systems", 100 + number * 10, venue="VLDB", year=2010 + number)
        for number in range(1, 6)
    ]
    entries = (
        entry(raft, again, topics=("Consensus", "Replication"), former=(slugify("raft-draft"),)),
        entry(spanner, topics=("Replication", "Databases"), status="skimmed"),
        entry(long, topics=("Databases",), status="to-read"),
        entry(chinese, topics=("图计算",)),
        entry(note),
        entry(bare, status="to-read"),
        *(entry(other, topics=("Storage",), status="reproduced") for other in others),
    )
    return library(
        entries,
        mentions=(Mention(entries[1].slug, entries[0].slug, 0, "Raft", "Waits out the uncertainty, unlike Raft."),),
        related={entries[0].slug: (Relation(entries[1].slug, ("Replication", "OSDI")),)},
        wanted=(Wanted("Paxos", (entries[0].slug,)),),
    )
