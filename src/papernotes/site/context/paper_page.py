"""The page of a paper or a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markupsafe import Markup

    from papernotes.site.context.every_page import LinkView, TermLink
    from papernotes.site.context.list_pages import RowView
    from papernotes.site.exports import Styled

LINKS = 8
"""Links that stand open; of a paper with many more, the others fold."""


class SectionView(NamedTuple):
    """A section of an entry."""

    id: str
    heading: str
    """Empty for what stands before the first heading."""
    level: int
    """The heading's level on the page, 2 to 6, without gaps."""
    role: str
    role_word: str
    """Empty when the heading says the same word, or the section above has the same role."""
    html: Markup
    lang: str
    dir: str
    """``rtl`` where the text runs from right to left, else empty."""
    bare: bool = False
    """Whether nothing stands beneath the heading, neither words nor other headings."""


class PlaceView(NamedTuple):
    """A place of the notes."""

    words: str
    """"research-notes.md, lines 66–78"."""
    url: str
    """The lines in the repository, empty without ``repo:``."""
    edit: str = ""
    """The file in the repository's editor, where ``repo:`` names a branch; else the lines."""


class PartView(NamedTuple):
    """What one place of the notes says about an entry."""

    place: PlaceView
    differing: tuple[str, ...]
    """Its words for the title, the venue, the year and the authors where the page shows those of another place, and
    how far it was read and how it was liked there, where places differ."""
    loose: tuple[Markup, ...]
    """Code blocks that stand in none of the sections, highlighted."""
    sections: tuple[SectionView, ...]
    first: bool = False
    """Whether it is the first of several that say something, so that whose words these are is told."""
    writer: str = ""
    """Who wrote it, where the settings say what tells that."""


class ProvenanceView(NamedTuple):
    """Where a field's value came from."""

    field: str
    value: str
    file: str
    """The file, when it is not the one of the entry's main place, else empty."""
    line: int
    url: str
    text: str
    service: str
    """"from Crossref, 28 Nov 2026" where a service told it, else empty."""


class AbstractView(NamedTuple):
    """What the authors say of a paper in short."""

    text: str
    whose: str
    """Who has it so: the publisher, or the server that keeps it."""
    service: str
    """"from arXiv, 28 Nov 2026"."""


class QuoteView(NamedTuple):
    """A sentence that speaks of an entry."""

    url: str
    """The section in which it stands."""
    before: str
    words: str
    after: str


class MentionView(NamedTuple):
    """Another entry that speaks of this one."""

    title: str
    url: str
    quotes: tuple[QuoteView, ...]
    """The first sentences that do."""
    more: int
    """How many others there are."""


class RelatedView(NamedTuple):
    """A related entry and why."""

    title: str
    name: str
    url: str
    because: str


class Neighbour(NamedTuple):
    """The entry before or after this one in its group."""

    label: str
    title: str
    url: str


class Sibling(NamedTuple):
    """An entry of the same group."""

    title: str
    url: str
    current: bool


class DateView(NamedTuple):
    """A date as it is shown."""

    words: str
    """The day or month, or the date as written where day and month cannot be told apart; empty for none."""
    iso: str
    """The day or month; empty where it is not known."""


class WorkView(NamedTuple):
    """A work that a page cites: one of the bibliography without a page; in a style of the project's own any."""

    id: str
    html: Markup


class EntryView(NamedTuple):
    """A paper or a note with everything that its page shows."""

    row: RowView
    title: str
    name: str
    """The short name when the title does not begin with it, else empty."""
    kind: str
    crumbs: tuple[TermLink, ...]
    authors: tuple[TermLink, ...]
    """As the notes write them."""
    others: bool
    """Whether there are more authors than these."""
    arxiv: str
    doi: str
    topics: tuple[TermLink, ...]
    links: tuple[LinkView, ...]
    status: str
    """Empty where the notes do not say how far the paper was read."""
    status_word: str
    rating: str
    """On the notes' scale, ``4/10``, or as written; empty for none."""
    rating_words: str
    read_on: DateView
    dated: DateView
    """A date that the notes do not say what it is of."""
    days: tuple[str, ...]
    """The days on which its first line and its last were written, one if they are the same; none if not known."""
    parts: tuple[PartView, ...]
    references: tuple[WorkView, ...]
    """The works that the text cites and that have no pages; in a style of the project's own all that it cites."""
    references_headed: bool
    """Whether the notes end with a heading for them, beneath which nothing stands."""
    written: bool
    """True when the notes say anything beyond fields and links."""
    contents: tuple[SectionView, ...]
    """The sections with headings, when there are at least two."""
    provenance: tuple[ProvenanceView, ...]
    mentions: tuple[MentionView, ...]
    """The first dozen."""
    more_mentions: tuple[MentionView, ...]
    """The next hundred, folded away."""
    more_mentions_note: str
    """How many there are beyond the first dozen."""
    untold_mentions: str
    """How many there are beyond those too; empty for none."""
    related: tuple[RelatedView, ...]
    siblings: tuple[Sibling, ...]
    """The entries around this one in its group, itself among them; empty when it is alone."""
    group: str
    """The group's title, ``CVPR 2023``."""
    group_url: str
    previous: Neighbour | None
    next: Neighbour | None
    lang: str
    bibtex: str
    """The paper's BibTeX entry; empty for a note."""
    cited: tuple[Styled, ...]
    """The paper as lists of references have it, a style each; none where no author is known."""
    published: str
    """"Published as CVPR 2023, preprint arXiv 2208.12242" where both are known, else empty."""
    notice: str
    """What its publisher says against it: "Retracted"; mostly empty."""
    abstract: AbstractView | None
    """None where no service told one."""

    @property
    def open_links(self) -> tuple[LinkView, ...]:
        """The links that stand open: all, or of many the first."""
        return self.links[:LINKS] if len(self.links) > LINKS + 2 else self.links

    @property
    def more_links(self) -> tuple[LinkView, ...]:
        """The other links, folded away."""
        return self.links[len(self.open_links) :]
