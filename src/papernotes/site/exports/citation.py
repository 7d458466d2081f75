"""A paper as it is cited: what all formats of references are made from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from papernotes.model import UNPUBLISHED, Publication
from papernotes.parse.fields.identifiers import doi_address
from papernotes.parse.fields.journals import is_journal
from papernotes.parse.fields.notices import told_in
from papernotes.parse.fields.parting import is_east
from papernotes.site.exports.citation_keys import keys
from papernotes.site.exports.name_parts import names, stated_in
from papernotes.site.exports.plain_text import line
from papernotes.site.title_text import readable
from papernotes.slug import Given

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papernotes.lexicon import Venues
    from papernotes.lexicon.venues import Venue
    from papernotes.library.entry_model import Library
    from papernotes.model import Record
    from papernotes.parse.fields.parting import Name
    from papernotes.slug import Slug

CitedAs = Literal[
    "conference", "journal", "preprint", "book", "whole book", "thesis", "report", "patent", "dataset", "software",
    "standard", "web page", "manuscript", "other",
]  # fmt: skip
"""``book``: in one, as a chapter is."""

_FORMS: Mapping[str, CitedAs] = {
    "inproceedings": "conference", "conference": "conference", "article": "journal", "incollection": "book",
    "inbook": "book", "book": "whole book", "collection": "whole book", "phdthesis": "thesis",
    "mastersthesis": "thesis", "thesis": "thesis", "techreport": "report", "report": "report", "patent": "patent",
    "dataset": "dataset", "software": "software", "standard": "standard", "online": "web page",
    "unpublished": "manuscript", "manual": "whole book", "booklet": "whole book",
}  # fmt: skip
"""By BibTeX's and BibLaTeX's types of entries; of others the venue tells."""

_BESIDE_SERVERS = frozenset({"thesis", "report", "patent", "dataset", "software", "standard", "whole book"})
"""What a server of preprints may hold, and is no preprint."""
_ARXIV_DATE = re.compile(r"(?:.*/)?(\d\d)(0[1-9]|1[0-2])")
_JOURNAL = re.compile(
    r"\b(?:journal|transactions|letters|review|reviews|magazine|annals|bulletin|trans\.)", re.IGNORECASE
)
_IN_BOOK = re.compile(r"10\.\d{4,9}/B?97[89][-\d]{8,}+X?(?P<part>.?)", re.DOTALL)
"""A DOI that holds the number of a book; what stands behind it says which chapter."""
_NO_KEY = re.compile(r"[\s,{}\"=\\]")
"""Signs at which readers of BibTeX take a key to end, or which they refuse in one."""
LONGEST_KEY = 100
"""Characters of a key, also with a number: none is cut for it."""
_WORD = re.compile(r"\w+")
_MOST = 0.6
"""Words of a venue's title that its full name has; conferences are called "Annual" and "International" at will."""
_HTTP = re.compile(r"https?://[^\s<>\"{}\\^`|]+")


@dataclass(frozen=True, slots=True)
class Citation:
    """What is known of a paper, one line a text; an empty text, and None for the year, where nothing is."""

    key: str
    """A key for ``\\cite``, unique in its library: the one that notes or bibliography give, else made as Better BibTeX
    makes it."""
    id: str
    """The key as notes or bibliography give it, also where BibTeX could not hold it; else the same as the key."""
    cited_as: CitedAs
    title: str
    name: str
    """What the paper calls its method, such as "CLIP"."""
    authors: tuple[Name, ...]
    more_authors: bool
    """True when the notes leave authors out ("et al.")."""
    venue: str
    """The venue's full name."""
    short_venue: str
    year: int | None
    arxiv: str
    doi: str
    url: str
    """The paper's own page elsewhere."""
    pdf: str
    """The paper's PDF, where its address is known."""
    topics: tuple[str, ...]
    details: Publication = UNPUBLISHED
    """What a bibliography tells beyond: volume, pages and the like."""
    editors: tuple[Name, ...] = ()
    """Of the book or the proceedings that a paper stands in, or of the book that it is."""

    @property
    def month(self) -> str:
        """The number of the month in which it appeared; empty where that or the year is not known."""
        told = self.details.month
        return told if self.year and told.isascii() and told.isdigit() and 1 <= int(told) <= 12 else ""

    @property
    def degree(self) -> str:
        """What kind of thesis it is; empty for what is none."""
        if self.cited_as != "thesis":
            return ""
        return self.details.genre or ("Master’s thesis" if self.details.form == "mastersthesis" else "PhD thesis")

    @property
    def dated(self) -> str:
        """The year, else what stands in its place: "in press"."""
        return str(self.year or "") or self.details.state


def citations(library: Library, venues: Venues) -> Mapping[Slug, Citation]:
    """Return the citation of each paper, in the library's order. Notes that are no papers have none."""
    return cited_in([entry.record for entry in library.entries], filings_of(library), venues)


class Filing(NamedTuple):
    """What the library adds to a record that is cited."""

    slug: Slug
    topics: tuple[str, ...]


def filings_of(library: Library) -> list[Filing]:
    """Return what the library adds to the records of its entries."""
    return [Filing(entry.slug, tuple([topic.name for topic in entry.topics])) for entry in library.entries]


def cited_in(records: Sequence[Record], filings: Sequence[Filing], venues: Venues) -> dict[Slug, Citation]:
    """Return the citations of papers, told by the summaries of their records."""
    given, ids = Given(longest=LONGEST_KEY), Given(longest=LONGEST_KEY)
    return {
        filing.slug: _cite(record, filing, venues, given, ids)
        for record, filing in zip(records, filings, strict=True)
        if record.kind == "paper"
    }


def is_key(text: str) -> bool:
    """Tell whether a text is a key that every reader of BibTeX takes."""
    return 0 < len(text) <= LONGEST_KEY and text.isprintable() and not _NO_KEY.search(text)


def arxiv_month(arxiv: str | None) -> tuple[int, int] | None:
    """Return the year and month that an arXiv id holds, None for what is no id."""
    match = _ARXIV_DATE.match(arxiv or "")
    if not match:
        return None
    year = int(match[1])
    return (1900 if year >= 91 else 2000) + year, int(match[2])


def cite(record: Record, venues: Venues, topics: tuple[str, ...] = ()) -> Citation:
    """Return how a record is cited; key and id are those that notes or bibliography give, empty where none can be."""
    details = Publication(*map(line, record.publication)) if record.publication else UNPUBLISHED
    stated = stated_in(details)
    authors, more = names(record.authors, venues.is_lab, stated)
    cited_as, venue, short = _venue(record, venues)
    month = arxiv_month(record.arxiv) if cited_as == "preprint" else None
    url, pdf = _addresses(record)
    elsewhere = url in {doi_address(line(record.doi or "")), f"https://arxiv.org/abs/{line(record.arxiv or '')}"}
    if elsewhere and _HTTP.fullmatch(details.url):
        url = details.url  # a bibliography gives its own page beside the id
    title, notice = told_in(readable(line(details.title or record.title)))
    return Citation(
        key=record.key if record.key and is_key(record.key) else "",
        id=line(record.key or ""),
        cited_as=cited_as,
        title=title,
        name=readable(line(record.name or "")),
        authors=authors,
        more_authors=more or record.others,
        venue=venue,
        short_venue=short,
        year=record.year or (month[0] if month else None),
        arxiv=line(record.arxiv or ""),
        doi=line(record.doi or ""),
        url=url,
        pdf=pdf,
        topics=topics,
        details=details._replace(notice=details.notice or notice),
        editors=names(details.editors.split("; "), venues.is_lab, stated)[0],
    )


def _cite(record: Record, filing: Filing, venues: Venues, given: Given, ids: Given) -> Citation:
    cited = cite(record, venues, tuple(map(line, filing.topics)))
    title = cited.title or filing.slug
    family = cited.authors[0].family if cited.authors else ""
    wanted = [*filter(None, [cited.key]), *keys(family, title, cited.year, cited.arxiv)]
    key = given.give(wanted, wanted[0])
    return replace(
        cited, title=title, key=key, id=key if cited.key or not cited.id else ids.give((cited.id,), cited.id)
    )


def _venue(record: Record, venues: Venues) -> tuple[CitedAs, str, str]:
    """Return what a paper is cited as, and its venue's full and short name."""
    short, details = line(record.venue or ""), record.publication or UNPUBLISHED
    known = venues.get(short) if short else None
    form, written = _FORMS.get(details.form), line(details.venue)
    if known and known.kind == "preprint":
        if form not in _BESIDE_SERVERS or written == short:
            return "preprint", short, short
        short, known = "", None  # a thesis stays one, wherever it can be read as well
    if not (short or form):
        return ("preprint", "arXiv", "arXiv") if record.arxiv else ("other", written, written)
    kind = form or _guessed(record, known, short)
    own = known and (not form or form == ("conference" if known.kind == "workshop" else known.kind))
    title = line(known.title) if known and own else ""
    own_script = is_east(written) != is_east(title)  # no short form of the other, and maybe another journal's name
    fuller = _is_full(written, title) or (title == short and _is_fuller(written, title))
    kept = written and (not title or own_script or fuller)
    return kind, written if kept else title or short, written if kept and title and own_script else short


def _guessed(record: Record, known: Venue | None, short: str) -> CitedAs:
    """Return what a paper of a venue is cited as where nothing says what kind of work it is."""
    in_book = _IN_BOOK.match(record.doi or "")
    if in_book and not (known and known.kind in {"conference", "workshop"}):
        return "book" if in_book["part"] else "whole book"
    if known:
        return "conference" if known.kind == "workshop" else known.kind
    if record.publication and record.publication.form:
        return "other"  # a page of the web, a talk, whatever holds it
    return "journal" if _JOURNAL.search(short) or is_journal(short) else "conference"


def _is_full(written: str, title: str) -> bool:
    """Tell whether a bibliography writes a venue out: with most words of its title, in their capitals."""
    words = {word for word in _WORD.findall(title) if word[0].isupper()}
    return len(words & {*_WORD.findall(written)}) > _MOST * len(words)


def _is_fuller(written: str, title: str) -> bool:
    """Tell whether a bibliography writes more than a name that is all that is known: more words, none cut short."""
    return len(written.split()) > len(title.split()) and "." not in written


def _addresses(record: Record) -> tuple[str, str]:
    """Return the paper's page and its PDF."""
    papers = [link.url for link in record.links if link.kind == "paper" and _HTTP.fullmatch(link.url)]
    arxiv = line(record.arxiv or "").replace(" ", "")
    pdf = next((url for url in papers if url.split("?")[0].lower().endswith(".pdf")), "")
    pdf = pdf or (record.publication.pdf if record.publication else "")
    url = next((url for url in papers if url != pdf), "")
    if arxiv and not url:
        url = f"https://arxiv.org/abs/{arxiv}"
    if arxiv and not pdf:
        pdf = f"https://arxiv.org/pdf/{arxiv}"
    if not url and record.doi:
        url = doi_address(line(record.doi))
    return (url or pdf) if _HTTP.fullmatch(url or pdf) else "", pdf if _HTTP.fullmatch(pdf) else ""
