"""arXiv, Crossref, OpenAlex and DBLP as they answer, over a small world of works; they misbehave when told to."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

from tests.author.services import served

from papernotes.author.web.answers import Answer
from papernotes.library.identity import title_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from papernotes.author.web.manners import Manners

ALL = frozenset({"arxiv", "crossref", "openalex", "dblp"})


@dataclass(frozen=True)
class Work:
    """A work of the world, and who knows it."""

    title: str
    authors: tuple[str, ...] = ("Ada Lovelace", "Alan M. Turing")
    year: int = 2023
    venue: str = ""
    short: str = ""
    """The venue as DBLP writes it."""
    type: str = "proceedings-article"
    doi: str = ""
    arxiv: str = ""
    pages: str = ""
    volume: str = ""
    issue: str = ""
    abstract: str = "We fold."
    series: str = ""
    editors: tuple[str, ...] = ()
    isbn: str = ""
    place: str = ""
    body: str = ""
    """An author that is no person."""
    pmid: str = ""
    ee: str = ""
    known: frozenset[str] = ALL


@dataclass
class World:
    """The services. ``wrong`` makes an answer of one, by its name, out of the right one."""

    works: list[Work]
    wrong: dict[str, Callable[[Answer], Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def ask(self, address: str, method: str, manners: Manners) -> Answer:
        """Answer a question, wherever the service is."""
        assert method == "GET"
        self.asked.append(address)
        parts = urlsplit(address)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        name, body = self._answer(parts.path, query)
        answer = Answer(200, {}, body)
        return self.wrong[name](answer) if name in self.wrong else answer

    def questions(self, name: str) -> list[str]:
        sign = {"arxiv": "/api/query", "crossref": "crossref", "openalex": "openalex", "dblp": "/search/publ/api"}[name]
        return [address for address in self.asked if sign in address]

    def _answer(self, path: str, query: dict[str, str]) -> tuple[str, bytes]:
        if path.endswith("/api/query"):
            return "arxiv", self._arxiv(query).encode()
        if path.endswith("/search/publ/api"):
            return "dblp", self._dblp(query)
        if "select" in query and "per-page" in query:
            return "openalex", self._openalex(query)
        return "crossref", self._crossref(query)

    def _of(self, name: str) -> list[Work]:
        return [work for work in self.works if name in work.known]

    def _arxiv(self, query: dict[str, str]) -> str:
        wanted = query.get("id_list", "").split(",")
        titles = [title_key(found) for found in re.findall(r'ti:"([^"]*)"', query.get("search_query", ""))]
        found = [
            work
            for work in self._of("arxiv")
            if work.arxiv and (work.arxiv in wanted or any(t in title_key(work.title) for t in titles))
        ]
        entries = "".join(map(_atom, found[: int(query["max_results"])]))
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
            f"<title>ArXiv Query</title>{entries}</feed>"
        )

    def _crossref(self, query: dict[str, str]) -> bytes:
        known = [work for work in self._of("crossref") if work.doi]
        if "filter" in query:
            dois = {part.removeprefix("doi:").lower() for part in query["filter"].split(",")}
            found = [work for work in known if work.doi.lower() in dois]
        else:
            found = _near(known, query["query.bibliographic"])
        items = [_crossref(work) for work in found[: int(query["rows"])]]
        message = {"total-results": len(items), "items": items, "items-per-page": int(query["rows"])}
        return json.dumps({"status": "ok", "message-type": "work-list", "message": message}).encode()

    def _openalex(self, query: dict[str, str]) -> bytes:
        kind, _, told = query["filter"].partition(":")
        known = self._of("openalex")
        values = {value.lower() for value in told.split("|")}
        found = {
            "doi": [work for work in known if {work.doi.lower(), f"10.48550/arxiv.{work.arxiv}"} & values],
            "pmid": [work for work in known if work.pmid in values],
            "title.search": _near(known, told),
        }[kind]
        results = [_openalex(work) for work in found[: int(query["per-page"])]]
        return json.dumps({"meta": {"count": len(results)}, "results": results, "group_by": []}).encode()

    def _dblp(self, query: dict[str, str]) -> bytes:
        found = [work for work in self._of("dblp") if title_key(query["q"]) in title_key(work.title)]
        hits = [{"@score": "5", "@id": str(n), "info": _dblp(work)} for n, work in enumerate(found)]
        told: dict[str, Any] = {"@total": str(len(hits)), "@computed": "0", "@sent": str(len(hits)), "@first": "0"}
        if hits:
            told["hit"] = hits
        result = {"query": query["q"], "status": {"@code": "200", "text": "OK"}, "hits": told}
        return json.dumps({"result": result}).encode()


def _near(works: list[Work], title: str) -> list[Work]:
    words = set(title.casefold().split())
    ranked = sorted(works, key=lambda work: -len(words & set(work.title.casefold().split())))
    return [work for work in ranked if words & set(work.title.casefold().split())]


def _atom(work: Work) -> str:
    authors = "".join(f"<author><name>{escape(name)}</name></author>" for name in work.authors)
    doi = f'<arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">{work.doi}</arxiv:doi>' if work.doi else ""
    return (
        f"<entry><id>http://arxiv.org/abs/{work.arxiv}v2</id><updated>{work.year}-08-02T00:41:18Z</updated>"
        f"<published>{work.year}-04-12T17:57:34Z</published><title>{escape(work.title)}</title>"
        f"<summary>  {escape(work.abstract)}\n</summary>{authors}{doi}"
        '<arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.CV"/></entry>'
    )


def _crossref(work: Work) -> dict[str, Any]:
    names = [name.rpartition(" ") for name in work.authors]
    editors = [name.rpartition(" ") for name in work.editors]
    authors = [{"given": given, "family": family, "sequence": "additional"} for given, _, family in names]
    return {
        "DOI": work.doi, "type": work.type, "title": [work.title],
        "author": [*authors, *([{"name": work.body, "sequence": "additional"}] if work.body else [])],
        "editor": [{"given": given, "family": family, "sequence": "first"} for given, _, family in editors],
        "ISBN": [work.isbn] if work.isbn else None, "publisher-location": work.place or None,
        "container-title": [*filter(None, [work.series, work.venue])], "volume": work.volume or None,
        "issue": work.issue or None, "page": work.pages.replace("–", "-") or None, "publisher": "Crane Press",
        "published-print": {"date-parts": [[work.year, 6]]}, "issued": {"date-parts": [[work.year]]},
        "abstract": f"<jats:title>Abstract</jats:title><jats:p>{work.abstract}</jats:p>" if work.abstract else None,
    }  # fmt: skip


def _openalex(work: Work) -> dict[str, Any]:
    words: dict[str, list[int]] = {}
    for place, word in enumerate(work.abstract.split()):
        words.setdefault(word, []).append(place)
    source = {"display_name": work.venue, "type": "journal"} if work.venue else None
    doi = work.doi or (f"10.48550/arxiv.{work.arxiv}" if work.arxiv else "")
    return {
        "id": "https://openalex.org/W1", "doi": f"https://doi.org/{doi}" if doi else None,
        "ids": {"pmid": f"https://pubmed.ncbi.nlm.nih.gov/{work.pmid}"} if work.pmid else {},
        "title": work.title, "type": "article" if work.venue else "preprint", "publication_year": work.year,
        "authorships": [{"author": {"display_name": name}} for name in work.authors],
        "primary_location": {"source": source, "landing_page_url": f"https://doi.org/{doi}", "pdf_url": None},
        "locations": [], "best_oa_location": None, "abstract_inverted_index": words or None,
        "biblio": {"volume": work.volume or None, "issue": work.issue or None, "first_page": None, "last_page": None},
    }  # fmt: skip


def _dblp(work: Work) -> dict[str, Any]:
    people = [{"@pid": f"1/{n}", "text": f"{name} 0001"} for n, name in enumerate(work.authors)]
    kind = "Journal Articles" if work.type == "journal-article" else "Conference and Workshop Papers"
    told = {
        "authors": {"author": people if len(people) > 1 else people[0]}, "title": f"{work.title}.",
        "venue": work.short or "CoRR", "year": str(work.year), "pages": work.pages.replace("–", "-"),
        "type": kind if work.short else "Informal and Other Publications", "access": "open",
        "key": "conf/x/1", "doi": work.doi, "ee": work.ee or f"https://doi.org/{work.doi}", "url": "https://dblp.org/rec/x",
    }  # fmt: skip
    return {name: value for name, value in told.items() if value}


@contextmanager
def serving(world: World) -> Iterator[str]:
    """Serve a world on this machine until left; the address of the server."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = world.ask(self.path, "GET", None)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    with served(Handler) as address:
        yield address
