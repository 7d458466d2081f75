"""What a notes file holds once it is understood: records and what they are made of.

Every value is frozen. A record never changes after parsing; what follows from all records together lives in the
library, and what templates see lives in the render context. Named tuples are pickled in half the time of dataclasses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papernotes.diagnostics import Diagnostic

Kind = Literal["paper", "note"]
LinkKind = Literal["paper", "code", "project", "data", "video", "slides", "blog", "discussion", "other"]
Role = Literal["summary", "problem", "background", "method", "result", "limitation", "question", "setup", "other"]
Status = Literal["to-read", "reading", "skimmed", "read", "reproduced", "abandoned"]


class Evidence(NamedTuple):
    """The line a field's value came from, counted from 1, and the words that said it."""

    line: int
    text: str
    file: str = ""
    """The file, when it is another one than the record's main place."""
    service: str = ""
    """Who told it, where ``papernotes fill`` asked: ``crossref``."""
    day: str = ""
    """When it was told, in ISO 8601."""


class Publication(NamedTuple):
    """What a bibliography says of how a paper appeared, beyond its venue and year. An empty text says nothing."""

    form: str = ""
    """BibTeX's type of its entry: ``inproceedings``."""
    title: str = ""
    """The title as it is cited, which notes may shorten or put a label before."""
    venue: str = ""
    """The venue as the bibliography writes it, mostly by its full name."""
    volume: str = ""
    number: str = ""
    pages: str = ""
    """With an en dash between the first and the last."""
    publisher: str = ""
    subject: str = ""
    """arXiv's main category: ``cs.CV``."""
    pdf: str = ""
    """The address of the PDF."""
    abstract: str = ""
    """Only where a service told it, which was asked for what the site then shows."""
    series: str = ""
    editors: str = ""
    """By their full names, semicolons between them."""
    address: str = ""
    """The publisher's, or a thesis' school's: the town."""
    edition: str = ""
    chapter: str = ""
    month: str = ""
    """Of publication, as a number."""
    isbn: str = ""
    issn: str = ""
    bodies: str = ""
    """Which of the authors and editors are no persons, semicolons between them: their names are not parted."""
    families: str = ""
    """The authors and editors whose family names are stated and could not be told by the words of their names: as
    ``Last, First``, semicolons between them."""
    genre: str = ""
    """What the work calls itself within its form: "Diploma thesis", "US patent"."""
    version: str = ""
    state: str = ""
    """What stands in the place of a year, or beside it, before a work has appeared: "in press"; "n.d."."""
    url: str = ""
    """The page that a bibliography gives beside a DOI or an arXiv id."""
    accessed: str = ""
    """The day on which that was looked at, in ISO 8601, as far as it is told."""
    language: str = ""
    """What the work is written in, as the bibliography calls it."""
    notice: str = ""
    """What its publisher says against it since: one of ``parse.fields.notices``."""


UNPUBLISHED = Publication()


class Link(NamedTuple):
    """An address that a record points to."""

    kind: LinkKind
    url: str
    """The repaired, absolute http(s) address."""
    label: str
    """What the notes call it, or a name made from its host."""
    source_url: str
    """The address as the notes hold it."""
    line: int


class Snippet(NamedTuple):
    """A code block, fenced or indented, as written."""

    language: str
    """The language named in the fence, else a guess, in Pygments' short names; "text" when neither is known."""
    code: str
    section: str | None
    line: int


class Rating(NamedTuple):
    """How a paper was liked, on the notes' own scale."""

    value: float
    of: float | None
    """The best that there is on the scale; None where nothing makes it clear."""
    text: str
    """As written, without what is said beside it."""
    stars: bool = False
    """Whether it is written in stars."""


class Section(NamedTuple):
    """A part of a record: the lines under one heading, up to the next section of any level.

    A record's sections tile its body in order. Text before the first heading is a section with an empty heading,
    level 0.
    """

    heading: str
    """Plain text, without numbering, colon and markup."""
    role: Role
    level: int
    """1 for the outermost headings inside the record, one more for each step deeper."""
    line: int
    end_line: int
    text: str
    """The plain text beneath the heading, code left out, Markdown's marks removed."""
    links: tuple[Link, ...] = ()
    """The links in its text that are not the record's own."""
    name: str = ""
    """The id that the notes give its heading, such as ``{#rig}``."""


class Place(NamedTuple):
    """Where a record stands: a file below the notes folder and its lines, both ends included, from 1."""

    file: str
    line: int
    end_line: int

    @property
    def start(self) -> tuple[str, int]:
        """File and first line, by which a record is known."""
        return self.file, self.line


class Record(NamedTuple):
    """A paper, or a note that is no paper, as one place of one source tells it."""

    kind: Kind
    title: str
    place: Place
    name: str | None = None
    venue: str | None = None
    """The short canonical name, as in the venue lexicon."""
    year: int | None = None
    authors: tuple[str, ...] = ()
    """First name first."""
    arxiv: str | None = None
    doi: str | None = None
    links: tuple[Link, ...] = ()
    topics: tuple[str, ...] = ()
    """Only the topics that the notes state; the library adds those that the lexicon finds."""
    group: tuple[str, ...] = ()
    """The headings, bold group lines or folders above the record, outermost first."""
    status: Status | None = None
    """Only when the notes say it outright."""
    rating: Rating | None = None
    """Only when the notes give one."""
    read_on: str | None = None
    """The day or month of reading as an ISO 8601 date (``2018-11-19`` or ``2018-11``), only when the notes call it
    that. An open date stands as written, such as ``03/04/2023``, until the library settles it."""
    dated: str | None = None
    """A date that the notes put on the record without saying what it is of, in the same form."""
    key: str | None = None
    """What it is cited by, where the notes or a bibliography say so."""
    sections: tuple[Section, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    provenance: tuple[tuple[str, Evidence], ...] = ()
    """Field name and where its value came from, in the order of the fields above."""
    shown: tuple[tuple[int, str | None], ...] = ()
    """Lines whose content became a field, and what is left of each to print in the body: None drops the line,
    a text stands in its place. Line numbers ascend."""
    draft: bool = False
    """Whether it is private: only a site for its writer's eyes holds such a record."""
    others: bool = False
    """Whether the notes name some authors and say that there are more ("et al.")."""
    publication: Publication | None = None
    """What a bibliography adds; None without one."""

    def holder_of(self, snippet: Snippet) -> int:
        """Return which of the sections, from 0, a snippet of this record stands in; -1 for none."""
        holds = (n for n, section in enumerate(self.sections) if section.line <= snippet.line <= section.end_line)
        return next(holds, -1)


class Group(NamedTuple):
    """Lines that pass on a venue, a year or a topic to the records beneath them and have no page of their own."""

    title: str
    line: int
    end_line: int


class Anchor(NamedTuple):
    """A place within a file that a link can lead to: a heading, or a block with an id of its own."""

    line: int
    """The first line of the block."""
    block: str
    """The type of the token that opens it, as markdown-it calls it."""
    ids: tuple[str, ...]
    """The ids that the file gives it outright."""
    text: str
    """A heading's words, or the first words of a block, without marks."""
    level: int = 0
    """A heading's level in the file, 0 for what is none."""
    name: str = ""
    """What it is called on a page where it stands within a section, as nothing else of the file."""


class Skipped(NamedTuple):
    """Lines that are on no page, and why."""

    reason: str
    """One word or two: template, index, contents, front matter, badge, separator, heading …"""
    file: str
    line: int
    end_line: int
    inside: bool = False
    """Whether they are a comment or an address, which may stand amid lines that are on a page."""


UNSURE = 0.7
"""The confidence under which a file is told to be read in doubt: so are three in four of the files that are misread
when they were not learned from, and one in twelve of those read right."""
CLOSE = 0.85
"""The confidence under which the other reading is told."""


class ReadAs(NamedTuple):
    """How a file was read, and the other way to read it."""

    file: str
    reading: str
    """``file`` (one paper), ``headings 2``, ``items``, ``rows``, ``paragraphs``, or several; ``notes``; ``nothing``."""
    records: int
    """Papers that it holds so."""
    confidence: float
    """How often a reading as sure as this is right, from 0 to 1."""
    second: str
    second_records: int


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed source. Its records, groups and skipped ranges hold each non-blank line exactly once.

    Only what is set aside (a template, a badge) may be skipped between the lines of a record or a group.
    """

    path: str
    records: tuple[Record, ...]
    groups: tuple[Group, ...]
    skipped: tuple[Skipped, ...]
    diagnostics: tuple[Diagnostic, ...]
    tokens: tuple[Any, ...] = ()
    """markdown-it's block tokens of the whole source, lines as in the source; they never leave the process."""
    references: Mapping[str, Any] | None = None
    """markdown-it's environment of link references and footnotes of the whole source, and how far they are known."""
    orders: frozenset[str] = frozenset()
    """The orders in which it writes day and month, as `papernotes.parse.fields.dates.orders_in` finds them."""
    reading: ReadAs | None = None
    """None of an empty file."""
    anchors: tuple[Anchor, ...] = ()
    """Its headings and the blocks that have ids, in the order of their lines."""
    names: tuple[str, ...] = ()
    """What links may call the file beside its path: aliases and ids."""
