"""What DBLP knows of publications: its search API (https://dblp.org/faq/13501473)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from papernotes.author.services.service import (
    Service,
    UnreadableError,
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

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORMS = {
    "Conference and Workshop Papers": "inproceedings", "Journal Articles": "article",
    "Parts in Books or Collections": "incollection", "Books and Theses": "book",
}  # fmt: skip
_BY_KEY = {"phd": "phdthesis", "ms": "mastersthesis"}
"""What the first part of a key says of a thesis."""
_NAMESAKE = re.compile(r" \d{4}$")
"""What tells people of one name apart: ``Wei Wang 0001``."""
_HITS = 10


def by_title(title: str) -> str:
    """Return the question for publications of a title, of which DBLP looks for the words."""
    return DBLP.url({"q": words(title), "format": "json", "h": _HITS, "c": 0})


def _read(answer: bytes) -> list[Reference]:
    hits = table(table(json_of(answer, "DBLP")).get("result")).get("hits")
    if not isinstance(hits, dict):
        raise UnreadableError("DBLP")
    return [_reference(table(hit.get("info"))) for hit in items(hits.get("hit"))]


def _reference(info: dict[str, Any]) -> Reference:
    places = info.get("ee")
    told = [address(place) for place in (places if isinstance(places, list) else [places])]
    doi = doi_in([signs(info.get("doi")), *told])
    form = _FORMS.get(text(info.get("type")), "misc")
    form = _BY_KEY.get(text(info.get("key")).partition("/")[0], form)
    venues = info.get("venue")
    venue = text(venues[0] if isinstance(venues, list) and venues else venues)
    arxiv = arxiv_in([f"https://doi.org/{signs(info.get('doi'))}", *told, f"arXiv {text(info.get('volume'))}"])
    preprint = form == "misc" or venue == "CoRR"
    return Reference(
        key="",
        title=text(info.get("title")).removesuffix("."),
        authors=people(_people(table(info.get("authors")).get("author"))),
        venue="" if preprint else venue,
        year=year(info.get("year")),
        doi=doi,
        arxiv=arxiv if preprint else None,
        url=next(filter(None, told), ""),
        publication=Publication(
            form="misc" if preprint else form,
            volume="" if preprint else text(info.get("volume"), 60),
            number="" if preprint else text(info.get("number"), 60),
            pages="" if preprint else pages(info.get("pages")),
        ),
    )


def _people(authors: object) -> Iterator[str]:
    """Yield the names of authors; one alone is no list."""
    for author in authors if isinstance(authors, list) else [authors]:
        yield _NAMESAKE.sub("", text(author.get("text") if isinstance(author, dict) else author))


DBLP = Service(
    "DBLP", "https://dblp.org/search/publ/api", "PAPERNOTES_DBLP", rest=2.0, batch=1, reader=_read
)  # fmt: skip
"""Two seconds between questions, as its page on crawling asks for (https://dblp.org/faq/1474706)."""
