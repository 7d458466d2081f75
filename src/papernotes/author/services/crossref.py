"""What Crossref knows of DOIs: its REST API (https://api.crossref.org/swagger-ui/index.html)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from papernotes.author.services.service import (
    Service,
    UnreadableError,
    abstract,
    asker_for,
    items,
    json_of,
    pages,
    people,
    signs,
    table,
    text,
    words,
    year,
)
from papernotes.model import Publication
from papernotes.parse.bibliography.reference import Reference, arxiv_in, listed, month_in, tidied
from papernotes.parse.fields.identifiers import doi_address
from papernotes.parse.fields.parting import Name, apart

if TYPE_CHECKING:
    from collections.abc import Sequence

_FORMS = {
    "journal-article": "article", "proceedings-article": "inproceedings", "book-chapter": "incollection",
    "book-section": "incollection", "book-part": "incollection", "reference-entry": "incollection", "book": "book",
    "monograph": "book", "edited-book": "book", "reference-book": "book", "dissertation": "phdthesis",
    "report": "techreport", "posted-content": "misc", "dataset": "dataset", "database": "dataset",
    "standard": "standard",
}  # fmt: skip
"""Crossref's types (https://api.crossref.org/types) as BibTeX's."""
_FIELDS = (
    "DOI,type,title,subtitle,author,container-title,event,volume,issue,page,article-number,publisher,"
    "published,published-print,published-online,issued,posted,abstract,editor,publisher-location,ISBN,ISSN"
)
_FOR = re.compile(r"(?:and\s)?(?:(?:on\sbehalf\sof|for)(?:\sthe)?|the)", re.IGNORECASE)
"""What stands in the place of a given name before a group."""
_OWN = frozenset({"phdthesis", "techreport"})
_HELD = frozenset({"incollection", "inproceedings"})
_HITS = 5


def fetch_crossref(doi: str) -> Reference | None:
    """Return what Crossref says of a DOI, None when it knows none such. Raises PapernotesError, as for a bad answer."""
    answer = asker_for([CROSSREF]).get(CROSSREF.url({}, f"/{quote(doi, safe='')}"))
    found = CROSSREF.read(answer) if answer is not None else ()
    return replace(found[0], doi=doi, url=doi_address(doi)) if found else None


def by_dois(dois: Sequence[str], mail: str = "") -> str:
    """Return the question for some DOIs. A comma parts filters, and stands in none of the DOIs asked for."""
    told = ",".join(f"doi:{doi}" for doi in dois)
    return CROSSREF.url({"filter": told, "rows": len(dois), "select": _FIELDS, "mailto": mail})


def by_title(title: str, mail: str = "") -> str:
    """Return the question for works of a title."""
    return CROSSREF.url({"query.bibliographic": words(title), "rows": _HITS, "select": _FIELDS, "mailto": mail})


def _read(answer: bytes) -> list[Reference]:
    """Return the works of an answer, which holds a list of them or one."""
    message = table(json_of(answer, "Crossref")).get("message")
    if not isinstance(message, dict):
        raise UnreadableError("Crossref")
    if "items" in message and not isinstance(message["items"], list):
        raise UnreadableError("Crossref")
    return [_reference(work) for work in items(message.get("items", message))]


def _reference(work: dict[str, Any]) -> Reference:
    title, subtitle = _first(work, "title"), _first(work, "subtitle")
    doi = signs(work.get("DOI"))
    venues = [told for told in map(text, _list(work.get("container-title"))) if told]
    event, form = text(table(work.get("event")).get("name")), _FORMS.get(text(work.get("type")), "misc")
    preprint = work.get("type") == "posted-content"
    dated, month = _date(work)
    people_told = [*items(work.get("author")), *items(work.get("editor"))]
    return Reference(
        key="",
        title=f"{title}: {subtitle}" if subtitle and subtitle.lower() not in title.lower() else title,
        authors=people(_name(one).full for one in items(work.get("author"))),
        venue=_server(work) if preprint else _volume(venues, form) or event or _school(work, form),
        year=dated,
        doi=doi or None,
        arxiv=arxiv_in([doi_address(doi)]) if doi else None,
        url=doi_address(doi) if doi else "",
        abstract=abstract(work.get("abstract")),
        publication=Publication(
            form=form,
            venue=_school(work, form),
            volume=text(work.get("volume"), 60),
            number=text(work.get("issue"), 60),
            pages=pages(work.get("page") or work.get("article-number")),
            publisher=text(work.get("publisher"), 200),
            series=_series(venues, form),
            editors=listed(people(_name(one).full for one in items(work.get("editor")))),
            address=text(work.get("publisher-location"), 200),
            month=month,
            isbn="" if form == "article" else _first(work, "ISBN"),
            issn=_first(work, "ISSN"),
            bodies=listed(people(_name(one).full for one in people_told if _is_body(one))),
            families=apart(map(_name, people_told)),
        ),
    )


def _volume(venues: Sequence[str], form: str) -> str:
    """Return what holds a work: nothing a book, and a chapter the book, which stands behind the series it is of."""
    if not venues or form == "book":
        return ""
    return venues[-1] if form in _HELD else venues[0]


def _series(venues: Sequence[str], form: str) -> str:
    held = venues[:1] if form == "book" else venues[:-1] if form in _HELD else ()
    return next(iter(held), "")


def _server(work: dict[str, Any]) -> str:
    """Return where a preprint was posted, as far as it says: bioRxiv."""
    return next(filter(None, (text(place.get("name")) for place in items(work.get("institution")))), "")


def _school(work: dict[str, Any], form: str) -> str:
    """Return where a thesis or a report was written, which is also who publishes it."""
    names = [text(place.get("name")) for place in items(work.get("institution"))]
    return next(filter(None, [*names, text(work.get("publisher"))]), "") if form in _OWN else ""


def _first(work: dict[str, Any], name: str) -> str:
    return text(next(iter(_list(work.get(name))), ""))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_body(author: dict[str, Any]) -> bool:
    """Tell whether an author is no person, which some publishers say by a name without parts, others by none given."""
    family = text(author.get("family"))
    return not family or (" " in family and not text(author.get("given"))) or _is_for(author)


def _is_for(author: dict[str, Any]) -> bool:
    return _FOR.fullmatch(text(author.get("given"))) is not None


def _name(author: dict[str, Any]) -> Name:
    parts = [text(author.get(part), 200) for part in ("given", "family", "suffix")]
    if _is_for(author):
        return Name("", parts[1])
    return tidied(Name(*parts)) if any(parts) else Name("", text(author.get("name"), 200))


def _date(work: dict[str, Any]) -> tuple[int | None, str]:
    """Return year and month of publication: in print where that is told, since that is what is cited."""
    for name in ("published-print", "published", "issued", "published-online", "posted"):
        parts = _list(table(work.get(name)).get("date-parts"))
        first = _list(parts[0]) if parts else []
        if first and (found := year(first[0])):
            return found, month_in(text(first[1])) if len(first) > 1 else ""
    return None, ""


CROSSREF = Service(
    "Crossref", "https://api.crossref.org/works", "PAPERNOTES_CROSSREF", rest=1.0, batch=40, reader=_read, polite=0.35
)  # fmt: skip
"""Lists once a second, which is what its public pool allows; three times in the polite one."""
