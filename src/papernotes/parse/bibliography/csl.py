"""CSL-JSON → references, as Zotero, pandoc and papernotes itself write it (https://docs.citationstyles.org)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from papernotes.diagnostics import Diagnostic
from papernotes.model import Publication
from papernotes.parse.bibliography.reference import (
    Reference,
    abstract_in,
    address_in,
    arxiv_in,
    day_in,
    doi_in,
    listed,
    month_in,
    named,
    one_line,
    page_in,
    pages_in,
    rating_in,
    remark_in,
    status_in,
    tidied,
    title_in,
    words_of,
    year_in,
)
from papernotes.parse.fields.notices import notice_in
from papernotes.parse.fields.parting import Name, apart
from papernotes.parse.fields.pubstates import state_in
from papernotes.parse.fields.status import read_status
from papernotes.parse.fields.work_forms import genre_in
from papernotes.parse.tex import untagged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from papernotes.source import Source

_FORMS = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "review": "article",
    "paper-conference": "inproceedings", "chapter": "incollection", "entry-encyclopedia": "incollection",
    "book": "book", "thesis": "phdthesis", "report": "techreport", "patent": "patent", "dataset": "dataset",
    "software": "software", "standard": "standard", "webpage": "online", "post-weblog": "online", "post": "online",
    "manuscript": "unpublished",
}  # fmt: skip
"""By CSL's types of works: what BibTeX calls them."""
_IN_ISSUES = frozenset({"article", "inproceedings", "incollection", "book"})


def read_csl(source: Source) -> tuple[tuple[Reference, ...], tuple[Diagnostic, ...]]:
    """Return the references of a CSL-JSON file, and what is wrong with it."""
    try:
        data = json.loads(source.text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        said = getattr(error, "msg", "too deeply nested")
        return (), (Diagnostic("PN501", f"not valid JSON: {said}", source.path, line=line),)
    items = data.get("items", data.get("references")) if isinstance(data, dict) else data
    if not isinstance(items, list):
        return (), (Diagnostic("PN501", "not CSL-JSON, which is a list of entries", source.path, line=1),)
    references: list[Reference] = []
    findings: list[Diagnostic] = []
    for number, (item, line) in enumerate(_placed(items, source), 1):
        if isinstance(item, dict):
            references.append(_reference(item, source.path, line))
        else:
            findings.append(Diagnostic("PN501", f"entry {number} is not a table of fields", source.path, line=line))
    return tuple(references), tuple(findings)


def _placed(items: list[Any], source: Source) -> Iterator[tuple[Any, int]]:
    """Yield each entry with its line: where its id stands, looked for from the entry before on."""
    at = 0
    for item in items:
        key = item.get("id") if isinstance(item, dict) else None
        found = re.compile(rf'"id"\s*:\s*{re.escape(json.dumps(key, ensure_ascii=False))}').search(source.text, at)
        at = found.end() if found else at
        yield item, source.position(found.start() if found else at)[0]


def _reference(item: dict[str, Any], file: str, line: int) -> Reference:
    def text(name: str) -> str:
        value = item.get(name)
        return one_line(untagged(value)) if isinstance(value, str) else str(value) if _is_number(value) else ""

    keywords = words_of(text("keyword"))
    told_by = {name: item[name] for name in ("note", "annote") if isinstance(item.get(name), str)}
    note = "\n".join(told_by.values())
    authors, more = named(map(_name, _list(item.get("author"))))
    doi, url = (one_line(told) if isinstance(told := item.get(name), str) else "" for name in ("DOI", "URL"))
    told = [*(text(name) for name in ("number", "note", "container-title", "publisher")), url, doi]
    return Reference(
        key=text("citation-key") or text("id"),
        title=title_in(text("title")),
        authors=tuple(name.full for name in authors),
        more_authors=more,
        venue=text("container-title") or text("event-title") or text("event"),
        year=_year(item.get("issued")),
        doi=doi_in((doi, url)),
        arxiv=arxiv_in(told),
        url=address_in(url, (doi,)),
        keywords=keywords,
        status=status_in(text("status"), note, keywords),
        rating=rating_in("", note, keywords),
        abstract=abstract_in(str(item.get("abstract") or "")),
        publication=_publication(item, text),
        remarks=tuple(filter(None, (remark_in(words, extra=name == "note") for name, words in told_by.items()))),
        file=file,
        line=line,
    )


def _publication(item: Mapping[str, Any], text: Callable[[str], str]) -> Publication:
    """Return how a work appeared; a thesis and a report have their school or institute for a publisher."""
    form = _FORMS.get(text("type"), "misc")
    own = form in {"phdthesis", "techreport"}
    if form == "phdthesis" and "master" in text("genre").lower():
        form = "mastersthesis"
    number = "" if "arxiv" in text("number").lower() else text("number")
    people = [*_list(item.get("author")), *_list(item.get("editor"))]
    dated = _date(item.get("issued"))[1]
    viewed, raw_viewed = _date(item.get("accessed"))
    return Publication(
        form=form,
        venue=text("publisher") if own else text("container-title") or text("event-title"),
        volume=text("volume"),
        number=text("issue") or ("" if form in _IN_ISSUES else number),
        pages=pages_in(text("page") or (number if form == "article" else "")),
        publisher="" if own else text("publisher"),
        series=text("collection-title"),
        editors=listed(filter(None, (_name(one).full for one in _list(item.get("editor"))))),
        address=text("publisher-place"),
        edition=text("edition"),
        chapter=text("chapter-number"),
        month=_month(item.get("issued")),
        isbn=text("ISBN"),
        issn=text("ISSN"),
        bodies=listed(_bodies(people)),
        families=apart(map(_name, people)),
        genre=genre_in(text("genre"), form),
        version=text("version"),
        state=state_in([_unless_read(text("status")), *([] if year_in(dated) else [dated])]),
        url=page_in(text("URL")),
        accessed=day_in("-".join(map(str, viewed)) or raw_viewed),
        language=text("language"),
        notice=next(filter(None, map(notice_in, str(item.get("note") or "").split("\n"))), ""),
    )


def _unless_read(status: str) -> str:
    """Return the status of a publication; some keep there how far they have read it."""
    return "" if read_status(status) else status


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _name(author: object) -> Name:
    if not isinstance(author, dict):
        return Name("", "")
    parts = ("given",), ("dropping-particle", "non-dropping-particle", "family"), ("suffix",)
    told = Name(*(one_line(" ".join(_texts(author, *part))) for part in parts))
    if not told.family:  # one name is no given name
        told = Name("", told.given)
    return tidied(told) if told.full else Name("", one_line(" ".join(_texts(author, "literal"))))


def _bodies(people: list[Any]) -> Iterator[str]:
    """Yield the names that have no parts."""
    for one in people:
        literal = one_line(" ".join(_texts(one, "literal"))) if isinstance(one, dict) else ""
        if " " in literal and _name(one).full == literal:
            yield literal


def _texts(item: dict[str, Any], *names: str) -> Iterator[str]:
    return (item[name] for name in names if isinstance(item.get(name), str))


def _year(issued: object) -> int | None:
    first, raw = _date(issued)
    return year_in(str(first[0]) if first else raw)


def _month(issued: object) -> str:
    first, raw = _date(issued)
    return month_in(str(first[1]) if len(first) > 1 else raw)


def _date(issued: object) -> tuple[list[Any], str]:
    """Return the parts of a date, year first, and its words where it has no parts."""
    if not isinstance(issued, dict):
        return [], ""
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first:
        return first, ""
    return [], str(issued.get("raw") or issued.get("literal") or "")
