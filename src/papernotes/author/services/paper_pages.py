"""What the page of a paper says of it to programs: the ``citation_…`` tags of publishers and servers.

Highwire's tags are what Google Scholar asks for (https://scholar.google.com/intl/en/scholar/inclusion.html), so
OpenReview, the ACL Anthology, PubMed and nearly every publisher have them. Semantic Scholar is asked by its API
(https://api.semanticscholar.org/api-docs/graph), for its pages are made in the reader's browser.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, Any

from papernotes.author.services.service import (
    Service,
    UnreadableError,
    abstract,
    asker_for,
    items,
    json_of,
    pages,
    people,
    table,
    text,
    year,
)
from papernotes.model import Publication
from papernotes.parse.bibliography.author_names import people_of
from papernotes.parse.bibliography.reference import Reference, arxiv_in, doi_in, year_in
from papernotes.parse.fields.parting import apart
from papernotes.parse.fields.persons import is_degree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papernotes.parse.fields.parting import Name

_SEMANTIC = re.compile(
    r"https?://(?:www\.)?semanticscholar\.org/(?:paper|reader)/(?:[^/?#]+/)?([0-9a-f]{40})(?:[/?#]|$)"
)
_OPENREVIEW = re.compile(r"(https?://openreview\.net/)(?:pdf|attachment)(\?(?:[^#]*&)?id=[\w-]+)")
_ANTHOLOGY = re.compile(
    r"https?://(?:www\.)?(?:aclanthology\.org|aclweb\.org/anthology)/((?:[A-Z]\d\d-\d{4})|\d{4}\.[\w-]+\.\d+)\S*"
)
_META = re.compile(r"<meta\s((?:[^<>\"']|\"[^\"]{0,5000}\"|'[^']{0,5000}')*+)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?<![\w:.-])([\w:.-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_DEGREES = re.compile(r"^\s*(?:(?:Dr|Prof|Mr|Mrs|Ms)\.?\s+)+|\s(?:Ph\.?\s?D|M\.?D|M\.?Sc|MBBS)\.?\s*$")
"""What pages put around a name: "Dr. Jane Doe PhD"."""
_PARTS_OF_A_NAME = 2
_DATES = "citation_publication_date", "citation_date", "citation_year", "citation_online_date"
_VENUES = ("citation_conference_title", "citation_journal_title", "citation_inbook_title", "citation_book_title")
_OWN = {"citation_dissertation_institution": "phdthesis", "citation_technical_report_institution": "techreport"}
"""Tags of who publishes what was written there."""
_READ, _TAGS = 300_000, 2000
"""Characters of a page and tags of it that are looked at: they stand in its head."""
_FIELDS = "title,authors,venue,year,externalIds,abstract"


def fetch_page(address: str) -> Reference | None:
    """Return what the page at an address says of its paper, None when it says nothing. Raises ServiceError."""
    if found := _SEMANTIC.match(address):
        answer = asker_for([SEMANTIC]).get(SEMANTIC.url({"fields": _FIELDS}, f"/{found[1]}"))
        return replace(SEMANTIC.read(answer)[0], url=address) if answer is not None else None
    answer = asker_for(()).get(address)
    told = read_page(answer, address) if answer is not None else None
    return told.with_notice() if told else None


def landing(address: str) -> str:
    """Return the address of the page of a paper whose document an address is, where that can be told."""
    if found := _ANTHOLOGY.fullmatch(address):
        return f"https://aclanthology.org/{found[1].removesuffix('.pdf')}/"
    return _OPENREVIEW.sub(r"\1forum\2", address)


def read_page(page: bytes, address: str) -> Reference | None:
    """Return what the tags of a page say of its paper, None when they give no title."""
    told = _told(_decoded(page))

    def first(*names: str) -> str:
        return next((value for name in names for value in told.get(name, ()) if value), "")

    title = text(first("citation_title", "dc.title", "og:title") if "citation_title" in told else "")
    if not title:
        return None
    own = next((form for tag, form in _OWN.items() if first(tag)), "")
    venue = first(*_OWN, *_VENUES) if own else first(*_VENUES)
    held = own or ("inproceedings" if "citation_conference_title" in told else "article" if venue else "misc")
    doi = doi_in([first("citation_doi", "dc.identifier")])
    writers, more = _authors(told)
    return Reference(
        key="",
        title=title,
        authors=people(name.full for name in writers),
        more_authors=more,
        venue=text(venue, 300),
        year=year(year_in(first(*_DATES))),
        doi=doi,
        arxiv=arxiv_in([first("citation_arxiv_id")]),
        url=address,
        abstract=abstract(first("citation_abstract")),
        publication=Publication(
            form=held,
            volume=text(first("citation_volume"), 60),
            number=text(first("citation_issue"), 60),
            pages=pages(first("citation_firstpage"), first("citation_lastpage")),
            publisher=text(first("citation_publisher"), 200),
            families=apart(writers),
        ),
    )


def _decoded(page: bytes) -> str:
    """Return a page's text: in UTF-8, else in the encoding that it names, else by Windows' Latin letters."""
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError:
        named = _CHARSET.search(page[:4000])
    try:
        return page.decode(named[1].decode("ascii") if named else "cp1252", "replace")
    except LookupError:
        return page.decode("utf-8", "replace")


def _told(page: str) -> Mapping[str, Sequence[str]]:
    """Return the values of a page's tags by their names, in lower case."""
    told: dict[str, list[str]] = {}
    for tag in islice(_META.finditer(page[:_READ]), _TAGS):
        said = {
            found[1].lower(): unescape(found[2] or found[3] or found[4] or "") for found in _ATTRIBUTE.finditer(tag[1])
        }
        told.setdefault(said.get("name", said.get("property", "")).lower(), []).append(said.get("content", "").strip())
    return told


def _authors(told: Mapping[str, Sequence[str]]) -> tuple[list[Name], bool]:
    """Return the authors, and whether there are more; PubMed has them in one tag, as others do who know one tag."""
    tags = told.get("citation_author", ()) or [
        name for names in told.get("citation_authors", ()) for name in names.split(";")
    ]
    found = [people_of(name) for tag in dict.fromkeys(tags) for name in _in_tag(tag) if name]
    names = dict.fromkeys(name for people in found for name in people.names)
    return list(names), any(people.more for people in found)


def _in_tag(tag: str) -> list[str]:
    """Return whom a tag names, without degrees: one with the family name in front, or several in full."""
    parts = [_DEGREES.sub("", part).strip() for part in tag.split(",")]
    parts = [part for part in parts if part and not is_degree(part)]
    listed = len(parts) > _PARTS_OF_A_NAME and all(" " in part for part in parts)
    return parts if listed else [", ".join(parts)]


def _read_semantic(answer: bytes) -> list[Reference]:
    work = table(json_of(answer, "Semantic Scholar"))
    if not text(work.get("title")):
        raise UnreadableError("Semantic Scholar")
    ids: dict[str, Any] = table(work.get("externalIds"))
    return [
        Reference(
            key="",
            title=text(work.get("title")),
            authors=people(text(author.get("name")) for author in items(work.get("authors"))),
            venue=text(work.get("venue"), 300),
            year=year(work.get("year")),
            doi=doi_in([text(ids.get("DOI"))]),
            arxiv=arxiv_in([f"arXiv:{text(ids.get('ArXiv'))}"]),
            abstract=abstract(work.get("abstract")),
        )
    ]


SEMANTIC = Service(
    "Semantic Scholar", "https://api.semanticscholar.org/graph/v1/paper", "PAPERNOTES_SEMANTICSCHOLAR", rest=1.0,
    batch=1, reader=_read_semantic,
)  # fmt: skip
