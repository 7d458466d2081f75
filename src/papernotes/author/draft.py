"""What a new note starts from: what the user names, and what is known of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from papernotes.author.services.paper_pages import landing
from papernotes.library.bibliography_join import venue_of
from papernotes.library.identity import title_key
from papernotes.library.publishing import publication_of
from papernotes.library.reference_matching import names_of
from papernotes.model import Place, Publication, Record
from papernotes.parse.bibliography.reference import one_line
from papernotes.parse.bibliography.words_to_markdown import plainly
from papernotes.parse.fields.authors import find_authors
from papernotes.parse.fields.identifiers import arxiv_ids, arxiv_year, clean_doi, doi_address, dois
from papernotes.parse.fields.parting import apart, is_east, parted
from papernotes.parse.fields.venue_fields import is_namesake
from papernotes.parse.fields.venue_marks import read_venue
from papernotes.parse.fields.work_forms import form_of
from papernotes.site.exports.citation import cite
from papernotes.site.exports.name_parts import stated_in
from papernotes.slug import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from papernotes.lexicon import Lexicon
    from papernotes.parse.bibliography import Reference
    from papernotes.parse.fields.parting import Name

_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(?P<id>.+)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>]+")
_NOWHERE = Place("", 1, 1)
_SPACES = re.compile(r"\s")
_PAGES = (
    (_ADDRESS, "{}"),
    (re.compile(r"([A-Z]\d\d-\d{4}|\d{4}\.[a-z][\w-]*\.\d+)"), "https://aclanthology.org/{}/"),
    (re.compile(r"PMID:(\d{1,9})", re.IGNORECASE), "https://pubmed.ncbi.nlm.nih.gov/{}/"),
)
_NO_KEY = re.compile(r"://|\s")
"""Signs of what is no key: Zotero's own number for an entry, and what no note can cite."""
_WEB = re.compile(r"www\.[\w-]+\.[\w.-]+/\S*\Z", re.IGNORECASE)
"""An address without the scheme that browsers add."""
_SCHEME = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}:)?//\S*\Z|(?:mailto|javascript|data|file|urn|tel|about):\S", re.IGNORECASE
)
"""An address of any kind, also one that ends behind its scheme; a title has a blank behind such a word."""
_LAST_PIECE = re.compile(r"([\w.-]{1,60}?)(?:\.(?:html?|pdf))?/?(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Named:
    """What the user calls a paper by."""

    kind: Literal["arxiv", "doi", "key", "page", "address", "title"]
    """``address``: one that nothing is asked at."""
    value: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper as a new note tells it."""

    title: str
    authors: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    """The authors as a key's line names them: braces around what belongs together, where that would not be read."""
    parts: tuple[str, str] = ("", "")
    """What is said so: the family names and the bodies, as a publication has them."""
    venue: str | None = None
    """By its canonical name; None for a preprint, whose link says so, and when it is unknown."""
    form: str = ""
    """What kind of work it is, as BibTeX calls it, where venue and ids alone would have it cited as another."""
    where: str = ""
    """Where it appeared as its bibliography writes it, where it would be cited otherwise: a venue, a school."""
    year: int | None = None
    state: str = ""
    """What stands in the place of the year: "in press"."""
    arxiv: str | None = None
    doi: str | None = None
    url: str = ""
    """The paper's address, empty when there is none."""
    key: str = ""
    both: bool = False
    """Whether the note is to tell its DOI beside its arXiv id."""
    cite: str = ""
    """The key again, when the note is to tell it."""
    topics: tuple[str, ...] = ()
    status: str = ""
    rating: str = ""
    passages: tuple[tuple[Literal["abstract", "notes"], str], ...] = ()
    """What stands beneath, by what it is, as Markdown."""
    files: tuple[str, ...] = ()
    """Where its files are on the machine of who imports it, which is nobody else's concern."""

    @property
    def dated(self) -> str:
        """Its year, else what stands in the place of that."""
        return str(self.year or "") or self.state

    def people(self, apart: str) -> str:
        """Return its authors as a list; a semicolon stands behind one alone, where semicolons part them."""
        alone = len(self.named) == 1 and apart == "; " and "{" not in self.named[0]
        return f"{self.named[0]};" if alone else apart.join(self.named)

    def names(self) -> Iterator[str]:
        """Yield what tells the paper again: its ids, its title unless that is short, and key and title together."""
        yield from names_of(self.doi, self.arxiv, self.title)
        yield from keyed(self.key, self.title)
        yield from dated(self.title, self.authors, self.year)


def keyed(key: str | None, title: str) -> Iterator[str]:
    """Yield what a citation key and a title, however short, tell a paper by."""
    if key and (named := title_key(title)):
        yield f"key:{key.casefold()} {named}"


def dated(title: str, authors: Sequence[str], year: int | None) -> Iterator[str]:
    """Yield what a title, however short, tells a paper by beside its first author and its year."""
    if authors and year and (named := title_key(title)):
        yield f"by:{fold(authors[0].split()[-1])} {year} {named}"


def read_name(text: str) -> Named:
    """Return what a text names: an arXiv id or a DOI, in any spelling or address, a citation key (``@…``), a title.

    Any other address, an id of the ACL Anthology or of PubMed (``PMID:…``) names a page.
    """
    text = one_line(text)
    text = f"https://{text}" if _WEB.match(text) else text
    if text.startswith("@") and not _SPACES.search(text):
        return Named("key", text[1:])
    if not _SPACES.search(text):
        if found := dois(text) or tuple(filter(None, [clean_doi(text)])):
            preprint = _ARXIV_DOI.fullmatch(found[0])
            return Named("arxiv", preprint["id"]) if preprint else Named("doi", found[0])
        if ids := arxiv_ids(text):
            return Named("arxiv", ids[0])
        for pattern, page in _PAGES:
            if found_page := pattern.fullmatch(text):
                return Named("page", landing(page.format(found_page[0] if page == "{}" else found_page[1])))
    if _SCHEME.match(text):
        return Named("address", text)
    return Named("title", text)


def draft_of(reference: Reference, lexicon: Lexicon) -> Draft:
    """Return the draft of a reference: its venue by the lexicon's name, no venue for a preprint."""
    venue, preprint = venue_of(reference, lexicon)
    year = reference.year
    if reference.venue:  # it may be a remark, "CVPR 2023, 14 pages", or a volume's title with a year
        mark = read_venue(reference.venue, lexicon)
        if mark and mark.known and not mark.preprint and not is_namesake(reference.venue, mark, lexicon):
            venue, preprint, year = mark.venue, False, mark.year or year
        elif venue and lexicon.venues.get(venue) is None and reference.arxiv and not reference.publication.venue:
            venue, preprint = "arXiv", True
    form, where = _cited_otherwise(reference, venue, lexicon)
    if preprint and reference.arxiv:
        venue, year = None, year or arxiv_year(reference.arxiv)
    stated = stated_in(reference.publication)
    authors = (*reference.authors, *(["et al."] if reference.more_authors else []))
    return Draft(
        title=reference.title,
        authors=authors,
        named=tuple(_in_braces(name, stated) for name in authors),
        parts=_parts(authors, stated),
        venue=venue,
        form=form,
        where=where,
        year=year,
        state="" if year else reference.publication.state,
        arxiv=reference.arxiv,
        doi=reference.doi,
        url=f"https://arxiv.org/abs/{reference.arxiv}" if reference.arxiv else _plain(reference.address),
        key=reference.key,
        both=bool(reference.doi and reference.arxiv),
    )


def _in_braces(name: str, stated: Mapping[str, Name]) -> str:
    """Return a name as notes have it, with braces where its words alone would be read otherwise than is stated."""
    told = stated.get(name)
    if told is None or is_east(name):
        return name
    if told.given:
        return " ".join(filter(None, (told.given, f"{{{told.family}}}", told.suffix)))
    return f"{{{name}}}" if _needs_braces(name) else name


def _needs_braces(body: str) -> bool:
    found = find_authors(body)
    return found is None or found.names != (body,) or bool(parted(body).given)


def _parts(authors: tuple[str, ...], stated: Mapping[str, Name]) -> tuple[str, str]:
    found = [stated[name] for name in authors if name in stated and not is_east(name)]
    return apart(found), "; ".join(one.full for one in found if not one.given and _needs_braces(one.full))


def _cited_otherwise(reference: Reference, venue: str | None, lexicon: Lexicon) -> tuple[str, str]:
    """Return the kind of work and the full name of where it appeared, each only where it would be cited otherwise."""
    told = publication_of(reference, venue, lexicon)
    record = Record("paper", reference.title, _NOWHERE, venue=venue, arxiv=reference.arxiv, doi=reference.doi)
    alone, whole = cite(record, lexicon.venues), cite(record._replace(publication=told), lexicon.venues)
    other = (alone.cited_as, alone.degree) != (whole.cited_as, whole.degree)
    form = form_of(told.form) if other else ""
    named = cite(record._replace(publication=Publication(form=form)), lexicon.venues)
    known = lexicon.venues.get(venue) if venue else None
    spelt = known is not None and known.title != known.name and whole.cited_as not in {"thesis", "report"}
    return form, told.venue if whole.venue and whole.venue != named.venue and not spelt else ""


def whole_draft_of(reference: Reference, lexicon: Lexicon) -> Draft:
    """Return the draft of a reference with all that its owner keeps there: key, keywords, status, rating, texts."""
    rating, notice = reference.rating, reference.publication.notice
    told = (f"**{notice.capitalize()}**, says its publisher.",) if notice else ()
    remarks = "\n\n".join((*told, *reference.remarks))
    passages: tuple[tuple[Literal["abstract", "notes"], str], ...] = (
        ("abstract", plainly(reference.abstract)), ("notes", remarks),
    )  # fmt: skip
    return replace(
        draft_of(reference, lexicon),
        cite="" if _NO_KEY.search(reference.key) else reference.key,
        topics=reference.topics,
        status=reference.status or "",
        rating=(f"{rating.value:g}/{rating.of:g}" if rating.of else rating.text) if rating else "",
        passages=tuple(passage for passage in passages if passage[1]),
        files=reference.files,
    )


def _plain(url: str) -> str:
    """Return an address that can stand between angle brackets, empty for any other text."""
    return url if _ADDRESS.fullmatch(url) else ""


def stub_of(named: Named) -> Draft:
    """Return the draft of what is only named: without the network, and for a title."""
    match named.kind:
        case "arxiv":
            url = f"https://arxiv.org/abs/{named.value}"
            return Draft(f"Untitled {named.value}", arxiv=named.value, year=arxiv_year(named.value), url=url)
        case "doi":
            return Draft(f"Untitled {named.value}", doi=named.value, url=doi_address(named.value))
        case "page":
            piece = _LAST_PIECE.search(named.value)
            return Draft(f"Untitled {piece[1] if piece else 'page'}", url=_plain(named.value))
        case _:
            return Draft(named.value)
