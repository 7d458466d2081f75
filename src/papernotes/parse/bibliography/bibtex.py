"""BibTeX and BibLaTeX → references. Other modules import it late: the parser takes long to load."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.model import Publication
from papernotes.parse.bibliography.attachments import files_of
from papernotes.parse.bibliography.author_names import people_of
from papernotes.parse.bibliography.entries import entries_of
from papernotes.parse.bibliography.filled import TOLD, read_told
from papernotes.parse.bibliography.macros import journal_of
from papernotes.parse.bibliography.reference import (
    Reference,
    abstract_in,
    address_in,
    arxiv_in,
    day_in,
    doi_in,
    listed,
    month_in,
    one_line,
    page_in,
    pages_in,
    rating_in,
    remark_in,
    status_in,
    title_in,
    words_of,
    year_in,
)
from papernotes.parse.fields.notices import notice_in
from papernotes.parse.fields.parting import apart
from papernotes.parse.fields.pubstates import state_in
from papernotes.parse.fields.work_forms import form_of, genre_in
from papernotes.parse.tex import plain, untagged, verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from papernotes.diagnostics import Diagnostic
    from papernotes.parse.bibliography.entries import Bib
    from papernotes.source import Source

UNPUBLISHED_NOTE = "Unpublished"
"""What papernotes writes where BibTeX demands a note."""
_REMARKS = ("annotation", "annote", "comment", "review", "note")
"""Where managers keep what their owner wrote: Zotero, Mendeley, JabRef; a note may also be a remark of the venue's."""
_USER = re.compile(r"comment-(?P<name>\w[\w. -]{0,40})")
_TELLING = ("title", "subtitle", "journal", "journaltitle", "booktitle", "eventtitle", "howpublished", "publisher",
            "keywords", "note", "school", "institution")  # fmt: skip
"""Fields that tell of the paper itself; an abstract and remarks may speak of others."""
_GROUPS = ("groups", "mendeley-groups", "mendeley-tags", "tags")
"""Keywords under other names: JabRef's, Mendeley's, and what scripts write."""
_FILES = ("file", "attachments", "pdf", "local-url")
_STATUS = ("readstatus", "read-status", "read_status", "status", "read")
"""How far it was read: JabRef's, and what BibDesk and others have."""
_SPECIAL = re.compile(r"rank[1-5]|prio[1-3]|relevant|qualityassured|printed", re.IGNORECASE)
"""What JabRef writes among keywords (https://docs.jabref.org/finding-sorting-and-cleaning-entries/specialfields)."""
_VENUES = ("booktitle", "eventtitle", "journal", "journaltitle")
_WHERE = (*_VENUES, "school", "institution", "howpublished")
_WEB = re.compile(r"https?://|www\.", re.IGNORECASE)
_WHOLE_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;)\]]")
_MASTERS = re.compile(r"mathesis\b|master|m\.?sc", re.IGNORECASE)
"""What BibLaTeX and Zotero call the thesis of a master."""
_SAME = {
    "electronic": "online", "www": "online", "data": "dataset", "mvbook": "book",
    "mvcollection": "book", "reference": "book", "mvreference": "book", "bookinbook": "incollection",
    "suppbook": "incollection", "suppcollection": "incollection", "inreference": "incollection",
    "suppperiodical": "article", "review": "article",
}  # fmt: skip
"""Types of BibLaTeX and of programs that are cited as another one (manual, 2.1)."""
_TYPE_KEYS = {
    "mathesis": "", "phdthesis": "", "candthesis": "Candidate thesis", "techreport": "", "resreport": "Research report",
    "software": "", "datacd": "Data CD", "audiocd": "Audio CD", "patent": "", "patentde": "German patent",
    "patenteu": "European patent", "patentfr": "French patent", "patentuk": "British patent", "patentus": "U.S. patent",
}  # fmt: skip
"""The keys that BibLaTeX has in the place of words (manual, 4.9.2.13)."""
_TOLD = frozenset({"standard", "patent", "dataset", "software"})
"""What an entry of no type may say that it is: the readers of BibTeX do not all know types for these."""
_PUBLISHERS = ("organization", "holder", "assignee", "distributor")
"""Who publishes what has no publisher: a patent's holder, who made a manual or a page."""
_PDF = re.compile(r"\.pdf$|://arxiv\.org/pdf/", re.IGNORECASE)


def read_bib(source: Source) -> tuple[tuple[Reference, ...], tuple[Diagnostic, ...]]:
    """Return the references of a ``.bib`` file, and what is wrong with it, at its lines."""
    entries, findings = entries_of(source)
    return tuple(_reference(entry, source.path) for entry in entries), findings


def _reference(entry: Bib, file: str) -> Reference:
    fields = entry.fields
    told = {
        name: journal_of(fields[name]) or one_line(untagged(plain(fields[name])))
        for name in (*_TELLING, *_GROUPS)
        if name in fields
    }
    keywords = tuple(word for name in ("keywords", *_GROUPS) for word in words_of(told.get(name, "")))
    people = people_of(fields.get("author", ""))
    note = plain(fields.get("note", ""))
    return Reference(
        key=entry.key,
        title=": ".join(title_in(told[name]) for name in ("title", "subtitle") if told.get(name)),
        authors=people.full,
        more_authors=people.more,
        venue=next((told[name] for name in _VENUES if told.get(name)), ""),
        year=year_in(fields.get("year", "")) or year_in(fields.get("date", "")),
        doi=doi_in(_texts(fields, "doi", "url")),
        arxiv=_arxiv(fields, told),
        url=address_in(_address(fields), _texts(fields, "doi")),
        keywords=tuple(word for word in dict.fromkeys(keywords) if not _SPECIAL.fullmatch(word)),
        status=status_in(next(_texts(fields, *_STATUS), ""), note, keywords),
        rating=rating_in(next(_texts(fields, "ranking", "rating"), ""), note, keywords),
        abstract=abstract_in(plain(fields.get("abstract", ""))),
        publication=_publication(entry, fields, told),
        told=read_told(entry.fields.get(TOLD, "")),
        remarks=tuple(filter(None, _remarks(fields))),
        files=tuple(path for name in _FILES for path in files_of(fields.get(name, ""))),
        file=file,
        line=entry.line,
    )


def _remarks(fields: Mapping[str, str]) -> Iterator[str]:
    """Yield what its owners wrote about a work, as Markdown; JabRef has a field for each user."""
    for name in _REMARKS:
        told = remark_in(plain(fields.get(name, "")), extra=name == "note")
        yield "" if told == UNPUBLISHED_NOTE else told
    for name, text in fields.items():
        user = _USER.fullmatch(name)
        if user and (words := remark_in(plain(text))):
            yield f"{words} ({user['name']})"


def _publication(entry: Bib, fields: Mapping[str, str], told: Mapping[str, str]) -> Publication:
    """Return what an entry says of how its work appeared; BibLaTeX has other names for some of it."""

    def text(*names: str) -> str:
        return next((one_line(plain(entry.fields[name])) for name in names if entry.fields.get(name)), "")

    authors, editors = (people_of(fields.get(name, "")) for name in ("author", "editor"))
    form = _form(entry.form, text("type"))
    dated = f"{fields.get('year', '')} {fields.get('date', '')}"
    places = (text("pdf"), fields.get("url", ""))
    pdfs = (place.replace("\\", "").strip() for place in places)
    return Publication(
        form=form,
        venue=next((told[name] for name in _WHERE if told.get(name) and not _WEB.search(told[name])), ""),
        volume="" if text("volume").startswith("abs/") else text("volume"),
        number="" if "arxiv" in text("number").lower() else text("number", "issue"),
        pages=pages_in(text("pages", "eid", "articleno", "article-number", "articlenumber")),
        publisher=told.get("publisher", "") or text(*_PUBLISHERS),
        subject=text("primaryclass", "eprintclass"),
        pdf=next((pdf for pdf in pdfs if pdf.startswith(("https://", "http://")) and _PDF.search(pdf)), ""),
        series=text("series"),
        editors=listed(editors.full),
        address=text("address", "location"),
        edition=text("edition"),
        chapter=text("chapter"),
        month=month_in(next(_texts(fields, "month", "date"), "")),
        isbn=text("isbn"),
        issn=text("issn"),
        bodies=listed([*authors.bodies, *editors.bodies]),
        families=apart([*authors.names, *editors.names]),
        genre=genre_in(_TYPE_KEYS.get(fields.get("type", "").lower(), text("type")), form),
        version=text("version"),
        state=state_in([text("pubstate"), *([] if year_in(dated) else [text("year"), text("date")])]),
        url=page_in(next(_texts(fields, "url"), "")),
        accessed=day_in(text("urldate")),
        language=text("language", "langid"),
        notice=notice_in(fields.get("note", "")),
    )


def _form(form: str, type_: str) -> str:
    """Return the type of an entry, as its own ``type`` may say it better."""
    if _MASTERS.match(type_):
        return "mastersthesis"
    told = form_of(type_) if form == "misc" else ""
    return told if told in _TOLD else _SAME.get(form, form)


def _texts(fields: Mapping[str, str], *names: str) -> Iterator[str]:
    """Yield what fields say that hold no words: without braces, quotes and what escapes signs."""
    return (verbatim(fields[name]) for name in names if fields.get(name))


def _address(fields: Mapping[str, str]) -> str:
    """Return the address of an entry, which older styles have where it was published: ``howpublished``."""
    told = (found[0] for text in _texts(fields, "howpublished") if (found := _WHOLE_ADDRESS.search(text)))
    return next(_texts(fields, "url"), "") or next(told, "")


def _arxiv(fields: Mapping[str, str], told: Mapping[str, str]) -> str | None:
    """Return the arXiv id: of the eprint, else of an address or of a journal called ``arXiv preprint arXiv:…``."""
    kind = next(_texts(fields, "eprinttype", "archiveprefix"), "").lower()
    eprint = next(_texts(fields, "arxivid" if fields.get("arxivid") else "eprint"), "")
    in_corr = (volume for volume in _texts(fields, "volume") if volume.startswith("abs/"))  # as DBLP has it
    texts = [f"arXiv:{eprint}"] if eprint and kind in ("", "arxiv") else []
    addresses = _texts(fields, "doi", "url")
    return arxiv_in([*texts, *addresses, *told.values(), *_texts(fields, "pages", "number"), *in_corr])
