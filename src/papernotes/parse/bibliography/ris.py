"""RIS → references, as Zotero, EndNote, Mendeley, publishers and papernotes itself write it.

A line is a tag of two signs and a value; what follows without a tag goes on with the value
(https://en.wikipedia.org/wiki/RIS_(file_format)). Tags mean what most programs use them for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
from papernotes.parse.fields.identifiers import clean_doi
from papernotes.parse.fields.notices import notice_in
from papernotes.parse.fields.parting import Name, apart
from papernotes.parse.fields.pubstates import state_in
from papernotes.parse.fields.work_forms import genre_in
from papernotes.parse.tex import untagged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from papernotes.source import Source

BEGINS = re.compile(r"^\ufeff?TY {1,2}- ?\S", re.MULTILINE)
"""How an entry begins."""
_LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9]) {1,2}-(?: (?P<value>.*))?")
_TITLES = ("TI", "T1", "CT", "ST")
_VENUES = ("JF", "JO", "T2", "BT", "C3", "JA", "J1", "J2", "JE", "T3")
_AUTHORS = ("AU", "A1", "A2")
_NOTES = ("N1", "RN")
_FORMS = {
    "JOUR": "article", "EJOUR": "article", "JFULL": "article", "MGZN": "article", "NEWS": "article",
    "INPR": "article", "CONF": "inproceedings", "CPAPER": "inproceedings", "CHAP": "incollection",
    "ECHAP": "incollection", "ENCYC": "incollection", "BOOK": "book", "EBOOK": "book", "THES": "phdthesis",
    "RPRT": "techreport", "PAT": "patent", "DATA": "dataset", "DBASE": "dataset", "AGGR": "dataset", "COMP": "software",
    "STAND": "standard", "ELEC": "online", "WEB": "online", "BLOG": "online", "MANSCPT": "unpublished",
}  # fmt: skip
"""By RIS's types of works: what BibTeX calls them."""
_SERVER = re.compile(r"r?xiv\b|preprint|\bSSRN\b|Research Square|Authorea|\bHAL\b", re.IGNORECASE)
"""Who publishes preprints, whatever programs call their type."""
_NUMBERED = frozenset({"techreport", "patent", "standard"})
"""What has its number in the place of that of a book or a journal."""
_HELD = frozenset({"article", "inproceedings", "incollection"})
_VERSIONED = frozenset({"dataset", "software", "online"})
_DATES = ("PY", "Y1", "DA")
_ISSN = re.compile(r"(?<![\d-])\d{4}-?\d{3}[\dXx](?![\d-])")
"""The number of a series or a journal, in the tag that a book's has as well."""
_WEB = re.compile(r"https?://", re.IGNORECASE)

_Fields = dict[str, list[str]]


def read_ris(source: Source) -> tuple[tuple[Reference, ...], tuple[Diagnostic, ...]]:
    """Return the references of a RIS file, and what is wrong with it."""
    findings: list[Diagnostic] = []
    found: list[Reference] = []
    for line, fields, closed in _entries(source):
        if not closed:
            findings.append(Diagnostic("PN501", "an entry without its end, `ER  - `", source.path, line=line))
        found.append(_reference(fields, source.path, line))
    if not found and source.text.strip():
        findings.append(Diagnostic("PN501", "not RIS, whose entries begin with `TY  - `", source.path, line=1))
    return tuple(found), tuple(findings)


def _entries(source: Source) -> Iterator[tuple[int, _Fields, bool]]:
    """Yield the line that each entry begins at, its values by tag, and whether it ends as it should."""
    fields: _Fields = {}
    start = 0
    last: list[str] | None = None
    for number, line in enumerate(source.lines, 1):
        found = _LINE.fullmatch(line.lstrip("\ufeff").rstrip())
        tag = found["tag"] if found else ""
        if tag in {"TY", "ER"}:
            if start:
                yield start, fields, tag == "ER"
            fields, start, last = {}, number if tag == "TY" else 0, None
        if found and start:
            last = fields.setdefault(tag, [])
            last.append((found["value"] or "").strip())
        elif last:
            last[-1] += f"\n{line.strip()}"
    if start:
        yield start, fields, False


def _reference(fields: _Fields, file: str, line: int) -> Reference:
    def all_of(*tags: str) -> list[str]:
        return [value for tag in tags for value in fields.get(tag, ()) if value.strip()]

    def first(*tags: str) -> str:
        return one_line(untagged(next(iter(all_of(*tags)), "")))

    note = "\n".join(all_of(*_NOTES))
    keywords = tuple(dict.fromkeys(word for value in all_of("KW") for word in words_of(untagged(value))))
    second = () if _FORMS.get(first("TY")) == "book" else _AUTHORS  # a book's are its editors
    authors, more = named(map(_name, all_of("AU", "A1") or all_of(*second)))
    addresses = [one_line(value) for value in all_of("UR", "L2", "LK")]
    people = all_of(*_AUTHORS, "ED")
    server = first("PB") if first("TY") == "UNPB" or _SERVER.search(first("PB")) else ""
    return Reference(
        key="" if clean_doi(first("ID")) or first("ID").isdecimal() else first("ID", "LB"),  # EndNote counts
        title=title_in(first(*_TITLES)),
        authors=tuple(name.full for name in authors),
        more_authors=more,
        venue=first(*_places(_FORMS.get(first("TY"), ""))) or server,
        year=next(filter(None, map(year_in, all_of(*_DATES))), None),
        doi=doi_in([*all_of("DO"), *addresses, *all_of("M3", "ID")]),
        arxiv=arxiv_in([*all_of("AN"), *all_of("DO"), *addresses, *all_of(*_VENUES), *all_of("M1", "C7")]),
        url=address_in(next(filter(_WEB.match, addresses), ""), all_of("DO")),
        keywords=keywords,
        status=status_in("", note, keywords),
        rating=rating_in("", note, keywords),
        abstract=abstract_in(first("AB", "N2")),
        publication=_publication(first, listed(_name(name).full for name in all_of("A2", "ED")))._replace(
            bodies=listed(_name(name).full for name in people if _is_whole(name)),
            families=apart(map(_name, people)),
            notice=next(filter(None, map(notice_in, all_of(*_NOTES))), ""),
        ),
        remarks=tuple(filter(None, (remark_in(told, extra=True) for told in all_of(*_NOTES)))),
        files=tuple(value for value in all_of("L1") if not _WEB.match(value)),
        file=file,
        line=line,
    )


def _publication(first: Callable[..., str], editors: str) -> Publication:
    """Return how a work appeared; a thesis and a report have their school or institute for a publisher."""
    form = _FORMS.get(first("TY"), "misc")
    own = form in {"phdthesis", "techreport"}
    if form == "phdthesis" and "master" in first("M3").lower():
        form = "mastersthesis"
    number = first("C7") if form == "article" else ""  # an article's, which has no pages
    start, end = first("SP") or ("" if "arxiv" in number.lower() else number), first("EP")
    is_issn = _ISSN.search(first("SN")) is not None
    return Publication(
        form=form,
        venue=first("PB") if own else first(*_places(form)),
        volume=first("VL"),
        number=(first("SN") if form in _NUMBERED else "") or first("IS"),
        pages=pages_in(f"{start}-{end}" if start and end and end != start and "-" not in start else start),
        publisher="" if own else first("PB"),
        series=first("T2", "T3") if form == "book" else first("T3"),
        editors=editors,
        address=first("CY", "PP"),
        edition="" if form in _VERSIONED else first("ET"),
        chapter=first("SE") if form == "incollection" else "",
        month=next(filter(None, (month_in(first(tag)) for tag in ("DA", "PY", "Y1"))), ""),
        isbn="" if is_issn or form in _NUMBERED else first("SN"),
        issn=first("SN") if is_issn and form not in _NUMBERED else "",
        genre=genre_in(first("M3"), form),
        version="" if form not in _VERSIONED else first("ET"),
        url=page_in(first("UR", "LK")),
        accessed=day_in(first("Y2")),
        language=first("LA"),
        state=state_in(_undated(first(tag)) for tag in _DATES),
    )


def _places(form: str) -> tuple[str, ...]:
    """Return the tags of where a work of a form appeared: a book in none, and a series holds what is in something."""
    return () if form == "book" else _VENUES if form in _HELD else _VENUES[:-1]


def _undated(date: str) -> str:
    """Return what a date says beside year, month and day: all that stands where there is no year, or behind them."""
    return date.split("/", 3)[3] if date.count("/") >= 3 else "" if year_in(date) else date


def _name(text: str) -> Name:
    if _is_whole(text):
        return Name("", one_line(text)[:-1].rstrip(" ,"))
    family, *others = (part.strip() for part in one_line(text).split(","))
    return tidied(Name(others[0] if others else "", family, " ".join(others[1:])))


def _is_whole(name: str) -> bool:
    """Tell whether a name has no parts, which programs say by a comma at its end."""
    return name.rstrip().endswith(",")
