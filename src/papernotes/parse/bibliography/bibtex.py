"""BibTeX and BibLaTeX → references. Other modules import it late: the parser takes long to load."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import Entry, Field

from papernotes.model import Publication
from papernotes.parse.bibliography.entries import entries_of
from papernotes.parse.bibliography.filled import TOLD, read_told
from papernotes.parse.bibliography.reference import (
    Reference,
    arxiv_in,
    doi_in,
    one_line,
    remark_in,
    status_in,
    words_of,
    year_in,
)
from papernotes.parse.fields.bibtex import accents, detex
from papernotes.parse.fields.ratings import read_rating

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from papernotes.diagnostics import Diagnostic
    from papernotes.parse.bibliography.entries import Bib
    from papernotes.source import Source

_REMARKS = ("annotation", "annote", "comment", "review", "note")
"""Where managers keep what their owner wrote: Zotero, Mendeley, JabRef; a note may also be a remark of the venue's."""
_TELLING = ("title", "subtitle", "journal", "journaltitle", "booktitle", "eventtitle", "howpublished", "publisher",
            "keywords", "note", "school", "institution")  # fmt: skip
"""Fields that tell of the paper itself; an abstract and remarks may speak of others."""
_PLAIN = (*_TELLING, "abstract", *_REMARKS)
"""Fields whose TeX is read."""
_IDS = ("doi", "eprint", "eprinttype", "archiveprefix", "url", "year", "date", "pages", "number", "eprintclass",
        "readstatus", "ranking")  # fmt: skip
_RANK = re.compile(r"rank[1-5]", re.IGNORECASE)
_SPECIAL = re.compile(r"rank[1-5]|prio[1-3]|relevant|qualityassured|printed", re.IGNORECASE)
"""What JabRef writes among keywords (https://docs.jabref.org/finding-sorting-and-cleaning-entries/specialfields)."""
_VENUES = ("booktitle", "eventtitle", "journal", "journaltitle")
_PDF = re.compile(r"\.pdf$|://arxiv\.org/pdf/", re.IGNORECASE)
_COMMENT = re.compile(r"(?<!\\)%")
"""A sign for percent that nobody escaped; TeX would take the rest of the line for a comment."""
_ESCAPED = re.compile(r"\\([&%$#_])")
_FORMULA = re.compile(r"((?<!\\)\$[^$]*\$)")
_NAMED = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}
_STAND_INS = {name: chr(0xE000 + number) for number, name in enumerate(_NAMED)}
"""Characters of nobody's use, for signs that mean something else until all else is read."""
_SIGNS = {ord(_STAND_INS[name]): sign for name, sign in _NAMED.items()}
_SIGN = re.compile(rf"\\text({'|'.join(_NAMED)})(?:\{{\}}|\s+|(?![A-Za-z]))")
_OTHERS = frozenset({"others", "et al.", "et al"})


def read_bib(source: Source) -> tuple[tuple[Reference, ...], tuple[Diagnostic, ...]]:
    """Return the references of a ``.bib`` file, and what is wrong with it, at its lines."""
    entries, findings = entries_of(source)
    return tuple(_reference(entry, source.path) for entry in entries), findings


def _reference(entry: Bib, file: str) -> Reference:
    fields = {
        name: value if name in _PLAIN or name == "author" else value.strip('{}" ')
        for name, value in entry.fields.items()
        if name in _PLAIN or name in _IDS or name == "author"
    }
    authors, more = _authors(fields.get("author", ""))
    told = {name: one_line(plain(fields[name])) for name in _TELLING if name in fields}
    title = ": ".join(told[name] for name in ("title", "subtitle") if told.get(name))
    keywords = words_of(told.get("keywords", ""))
    return Reference(
        key=entry.key,
        title=title,
        authors=authors,
        more_authors=more,
        venue=next((told[name] for name in _VENUES if told.get(name)), ""),
        year=year_in(fields.get("year", "")) or year_in(fields.get("date", "")),
        doi=doi_in(_texts(fields, "doi", "url")),
        arxiv=_arxiv(fields, told),
        url=fields.get("url", "").replace("\\", "").strip(),
        keywords=tuple(word for word in keywords if not _SPECIAL.fullmatch(word)),
        status=status_in(fields.get("readstatus", ""), fields.get("note", ""), keywords),
        rating=read_rating(fields.get("ranking", "") or next(filter(_RANK.fullmatch, keywords), "")),
        abstract=one_line(plain(fields.get("abstract", ""))),
        publication=_publication(entry, fields, told),
        told=read_told(entry.fields.get(TOLD, "")),
        remarks=tuple(filter(None, (remark_in(plain(fields[name])) for name in _REMARKS if name in fields))),
        file=file,
        line=entry.line,
    )


def _publication(entry: Bib, fields: Mapping[str, str], told: Mapping[str, str]) -> Publication:
    """Return what an entry says of how its work appeared; BibLaTeX has other names for some of it."""

    def text(*names: str) -> str:
        return next((one_line(plain(entry.fields[name])) for name in names if entry.fields.get(name)), "")

    places = (text("pdf"), fields.get("url", ""))
    pdfs = (place.replace("\\", "").strip() for place in places)
    return Publication(
        form=entry.form,
        venue=next((told[name] for name in (*_VENUES, "school", "institution") if told.get(name)), ""),
        volume=text("volume"),
        number="" if "arxiv" in text("number").lower() else text("number", "issue"),
        pages=text("pages"),
        publisher=told.get("publisher", ""),
        subject=text("primaryclass", "eprintclass"),
        pdf=next((pdf for pdf in pdfs if pdf.startswith(("https://", "http://")) and _PDF.search(pdf)), ""),
    )


def _texts(fields: Mapping[str, str], *names: str) -> Iterator[str]:
    return (fields[name].replace("\\", "").strip() for name in names if fields.get(name))


def _arxiv(fields: Mapping[str, str], told: Mapping[str, str]) -> str | None:
    """Return the arXiv id: of the eprint, else of an address or of a journal called ``arXiv preprint arXiv:…``."""
    kind = (fields.get("eprinttype") or fields.get("archiveprefix") or "").lower()
    eprint = fields.get("eprint", "").strip()
    texts = [f"arXiv:{eprint}"] if eprint and kind in ("", "arxiv") else []
    return arxiv_in([*texts, *_texts(fields, "doi", "url"), *told.values(), *_texts(fields, "pages", "number")])


def _authors(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the names of an ``author`` field as "First von Last", and whether it leaves others out."""
    names: list[str] = []
    more = False
    for name in split_multiple_persons_names(text):
        if name.strip().lower() in _OTHERS:
            more = True
        elif told := one_line(plain(_name(name))):
            names.append(told)
    return tuple(names), more


def _name(name: str) -> str:
    try:
        parts = parse_single_name_into_parts(name)
    except InvalidNameError:  # more commas than a name has
        return name
    return " ".join((*parts.first, *parts.von, *parts.last, *parts.jr))


def plain(text: str) -> str:
    """Return a text without TeX: accents as letters, commands and braces gone, formulas kept."""
    if "\\" not in text and "$" not in text:
        return _bare(text)
    text = _SIGN.sub(lambda found: _STAND_INS[found[1]], text)
    pieces = _FORMULA.split(text)  # every other one is a formula
    told = "".join(piece if number % 2 else _words(piece) for number, piece in enumerate(pieces))
    return told.translate(_SIGNS)


def _words(text: str) -> str:
    """Return a text without formulas as it reads; a parser of TeX is asked only where there are rarer commands."""
    simple = accents(_ESCAPED.sub(r"\1", text))
    if "\\" not in simple:
        return _bare(simple)
    entry = Entry("misc", "one", [Field("text", _COMMENT.sub(r"\\%", text))])
    decoded = _decoder().transform_entry(entry, Library())
    return str(decoded["text"]).replace("\u00a0", " ") if isinstance(decoded, Entry) else detex(text)


def _bare(text: str) -> str:
    return text.replace("{", "").replace("}", "").replace("---", "—").replace("--", "–").replace("~", " ")


@cache
def _decoder() -> LatexDecodingMiddleware:
    return LatexDecodingMiddleware()
