"""What OpenAlex knows of works: its API (https://developers.openalex.org)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from papernotes.author.services.service import (
    Service,
    UnreadableError,
    abstract,
    address,
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
from papernotes.parse.bibliography.reference import Reference, arxiv_in, doi_in
from papernotes.parse.fields.identifiers import doi_address
from papernotes.parse.fields.parting import Name, apart, parted
from papernotes.parse.fields.persons import is_suffix

if TYPE_CHECKING:
    from collections.abc import Sequence

KEY = "PAPERNOTES_OPENALEX_KEY"
"""The environment variable that holds the user's key; without one OpenAlex answers few questions a day."""
_FORMS = {
    "article": "article", "review": "article", "letter": "article", "editorial": "article",
    "book-chapter": "incollection", "book": "book", "dissertation": "phdthesis", "report": "techreport",
    "preprint": "misc", "dataset": "dataset", "software": "software", "standard": "standard",
}  # fmt: skip
_FIELDS = (
    "id,doi,ids,title,type,publication_year,is_retracted,authorships,primary_location,locations,best_oa_location,biblio,"
    "abstract_inverted_index"
)
_HITS = 5
_LONGEST = 20_000
"""Words of an abstract."""


def by_dois(dois: Sequence[str], mail: str = "") -> str:
    """Return the question for some DOIs. A bar parts them, and stands in none of those asked for."""
    return _url(f"doi:{'|'.join(dois)}", len(dois), mail)


def by_pmids(numbers: Sequence[str], mail: str = "") -> str:
    """Return the question for some numbers of PubMed."""
    return _url(f"pmid:{'|'.join(numbers)}", len(numbers), mail)


def by_title(title: str, mail: str = "") -> str:
    """Return the question for works of a title."""
    return _url(f"title.search:{words(title)}", _HITS, mail)


def _url(told: str, most: int, mail: str) -> str:
    key = os.environ.get(KEY, "")
    return OPENALEX.url({"filter": told, "per-page": most, "select": _FIELDS, "mailto": mail, "api_key": key})


def _read(answer: bytes) -> list[Reference]:
    results = table(json_of(answer, "OpenAlex")).get("results")
    if not isinstance(results, list):
        raise UnreadableError("OpenAlex")
    return [_reference(work) for work in items(results)]


def _reference(work: dict[str, Any]) -> Reference:
    doi = doi_in([signs(work.get("doi"))])
    place = table(work.get("primary_location"))
    source = table(place.get("source"))
    repository = text(source.get("type")) == "repository"
    form = "misc" if repository else _FORMS.get(text(work.get("type")), "misc")
    if form == "article" and text(source.get("type")) == "conference":
        form = "inproceedings"
    biblio = table(work.get("biblio"))
    places = [place, *items(work.get("locations"))]
    named = [signs(work.get("doi")), *(text(one.get("landing_page_url")) for one in places)]
    writers = [_writer(one) for one in items(work.get("authorships"))]
    best = table(work.get("best_oa_location"))
    return Reference(
        key="",
        title=text(work.get("title")),
        authors=people(name.full for name in writers),
        venue="" if repository else text(source.get("display_name")),
        year=year(work.get("publication_year")),
        doi=doi,
        arxiv=arxiv_in(named),
        url=doi_address(doi) if doi else address(place.get("landing_page_url")),
        keywords=_number(work),
        abstract=_abstract(work.get("abstract_inverted_index")),
        publication=Publication(
            form=form,
            volume=text(biblio.get("volume"), 60),
            number=text(biblio.get("issue"), 60),
            pages=pages(biblio.get("first_page"), biblio.get("last_page")),
            publisher="" if repository else text(source.get("host_organization_name"), 200),
            pdf=address(place.get("pdf_url")) or address(best.get("pdf_url")),
            families=apart(writers),
            notice="retracted" if work.get("is_retracted") is True else "",
        ),
    )


def _writer(authorship: dict[str, Any]) -> Name:
    """Return an author's name, which some sources write with the family name in front."""
    name = text(table(authorship.get("author")).get("display_name")) or text(authorship.get("raw_author_name"))
    _, comma, given = name.partition(", ")
    return parted(name) if comma and "," not in given and not is_suffix(given) else Name("", name)


def _number(work: dict[str, Any]) -> tuple[str, ...]:
    """Return the work's number at PubMed, as a word that tells it again."""
    number = text(table(work.get("ids")).get("pmid")).rstrip("/").rpartition("/")[2]
    return (f"pmid:{number}",) if number.isascii() and number.isdigit() else ()


def _abstract(index: object) -> str:
    """Return an abstract of which each word is given with its places."""
    words: dict[int, str] = {}
    for word, places in table(index).items():
        for place in places if isinstance(places, list) else ():
            if isinstance(place, int) and 0 <= place < _LONGEST:
                words[place] = word
    return abstract(" ".join(words[place] for place in sorted(words)))


OPENALEX = Service(
    "OpenAlex", "https://api.openalex.org/works", "PAPERNOTES_OPENALEX", rest=0.2, batch=50, reader=_read
)  # fmt: skip
"""It answers up to a hundred questions a second; what counts is what a day's questions cost."""
