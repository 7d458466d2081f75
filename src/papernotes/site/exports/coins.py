"""COinS: a paper as an OpenURL context object (Z39.88-2004), for reference managers that look at lists."""

from __future__ import annotations

from string import ascii_letters, digits
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from papernotes.site.exports.name_parts import by_last_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.site.exports.citation import Citation, CitedAs

_SAFE = (ascii_letters + digits + "-._~%").encode()
_DETAILS = (
    ("rft.place", "address"), ("rft.series", "series"), ("rft.edition", "edition"), ("rft.isbn", "isbn"),
    ("rft.issn", "issn"),
)  # fmt: skip
_TOPICS, _TEXT = 8, 300
_NAMES = 2000
"""Bytes of names, some hundred authors: of a hundred papers on a page, more would weigh more than the page."""


def coins(citation: Citation) -> str:
    """Return the value of ``title`` in ``<span class="Z3988" title="…"></span>``, not yet escaped for HTML."""
    # Zotero takes %2B and + for spaces and parts pairs at every =, so everything is percent-encoded.
    form = _FORMS[citation.cited_as]
    pairs = [f"{key}={_encoded(value[:_TEXT])}" for key, value in _pairs(citation, form) if value]
    return "&".join([form.opening, *pairs])


def _encoded(text: str) -> str:
    if not text.isascii():
        return quote(text, safe="")
    text = text.replace("%", "%25")  # first, since the others become it
    for unsafe in {*text.encode().translate(None, _SAFE)}:
        text = text.replace(chr(unsafe), f"%{unsafe:02X}")
    return text


class _Form(NamedTuple):
    """How a kind of paper is told: the format and genre, encoded, and the keys of its title, venue and authors."""

    opening: str
    title: str
    venue: str
    author: str


def _form(format_: str, genre: str, title: str, venue: str, author: str = "rft.au") -> _Form:
    told = _encoded(f"info:ofi/fmt:kev:mtx:{format_}")
    return _Form(f"ctx_ver=Z39.88-2004&rft_val_fmt={told}&{genre}", title, venue, author)


def _untyped(type_: str) -> _Form:
    """Return the form of what OpenURL has no format for."""
    return _form("dc", f"rft.type={type_}", "rft.title", "rft.source", "rft.creator")


_FORMS: dict[CitedAs, _Form] = {
    "journal": _form("journal", "rft.genre=article", "rft.atitle", "rft.jtitle"),
    "conference": _form("book", "rft.genre=proceeding", "rft.atitle", "rft.btitle"),
    "book": _form("book", "rft.genre=bookitem", "rft.atitle", "rft.btitle"),
    # OpenURL's own formats know no preprints
    "preprint": _form("dc", "rft.type=preprint", "rft.title", "rft.publisher", "rft.creator"),
    "whole book": _form("book", "rft.genre=book", "rft.btitle", "rft.pub"),
    "thesis": _form("dissertation", "rft.genre=dissertation", "rft.title", "rft.inst"),
    "report": _form("book", "rft.genre=report", "rft.btitle", "rft.pub"),
    "patent": _form("patent", "rft.genre=patent", "rft.title", "rft.assignee", "rft.inventor"),
    "dataset": _untyped("dataset"), "software": _untyped("computerProgram"), "standard": _untyped("standard"),
    "web page": _untyped("webpage"), "manuscript": _untyped("manuscript"), "other": _untyped("document"),
}  # fmt: skip

_PUBLISHES = frozenset({"rft.pub", "rft.publisher", "rft.inst"})
"""Keys of those who publish what they hold: a school, an institute, a server of preprints."""


def _pairs(citation: Citation, form: _Form) -> Iterator[tuple[str, str]]:
    yield form.title, citation.title
    yield form.venue, citation.venue
    room = _NAMES
    for name in map(by_last_word, citation.authors):
        if room > 0:
            yield form.author, name
        room -= len(name.encode("utf-8", "replace"))
    yield "rft.date", citation.dated
    if form.author == "rft.au":  # what OpenURL's own formats have a name for
        yield "rft.volume", citation.details.volume
        yield "rft.issue", citation.details.number
        yield "rft.pages", citation.details.pages.replace("–", "-")
        for key, field in _DETAILS:
            yield key, getattr(citation.details, field)
    if form.author == "rft.inventor":
        yield "rft.number", citation.details.number
        yield form.venue, "" if citation.venue else citation.details.publisher
    else:
        yield "rft.pub", "" if form.venue in _PUBLISHES and citation.venue else citation.details.publisher
    yield "rft.degree", citation.degree
    for topic in citation.topics[:_TOPICS]:
        yield "rft.subject", topic
    yield "rft_id", f"info:doi/{citation.doi}" if citation.doi else ""
    yield "rft_id", citation.url if len(citation.url) <= _TEXT else ""
