"""RIS: the format that every reference manager reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.model import UNPUBLISHED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papernotes.parse.fields.parting import Name
    from papernotes.site.exports.citation import Citation, CitedAs

_TYPE: dict[CitedAs, str] = {
    "conference": "CONF", "journal": "JOUR", "preprint": "UNPB", "book": "CHAP",
    "whole book": "BOOK", "thesis": "THES", "report": "RPRT", "patent": "PAT", "dataset": "DATA", "software": "COMP",
    "standard": "STAND", "web page": "ELEC", "manuscript": "MANSCPT", "other": "GEN",
}  # fmt: skip
_VENUE: dict[CitedAs, str] = {"journal": "JO", "preprint": "PB", "thesis": "PB", "report": "PB", "whole book": ""}
"""Where a work of a type appeared; of all others in a title of its own."""
_NUMBERED = frozenset({"report", "patent", "standard"})
"""What has its number in the place of that of a book or a journal."""

_VERSIONED = frozenset({"dataset", "software", "web page"})


def ris(citations: Iterable[Citation]) -> str:
    """Return the papers as RIS, an empty line between two."""
    return "\n".join(
        "".join(f"{tag}  - {value}\n" for tag, value in _tags(citation)) + "ER  - \n" for citation in citations
    )


def _tags(citation: Citation) -> Iterator[tuple[str, str]]:
    details = citation.details if citation.cited_as != "preprint" else UNPUBLISHED
    first, _, last = details.pages.partition("–")
    yield "TY", _TYPE[citation.cited_as]
    tags = [
        ("ID", citation.id),
        ("TI", citation.title),
        ("ST", citation.name),
        *(("AU", _name(name)) for name in citation.authors),
        ("AU", "et al." if citation.more_authors and citation.authors else ""),
        *(("A2", _name(name)) for name in citation.editors),
        (_VENUE.get(citation.cited_as, "T2"), citation.venue),
        ("T2" if citation.cited_as == "whole book" else "T3", details.series),
        ("PY", citation.dated),
        ("DA", _day(citation)),
        ("VL", details.volume),
        ("SN" if citation.cited_as in _NUMBERED else "IS", details.number),
        ("SP", first),
        ("EP", last),
        ("PB", details.publisher if _VENUE.get(citation.cited_as) != "PB" else ""),
        ("M3", citation.degree or details.genre),
        ("CY", details.address),
        ("ET", (details.version if citation.cited_as in _VERSIONED else "") or details.edition),
        ("SE", details.chapter),
        ("SN", (details.isbn or details.issn) if citation.cited_as not in _NUMBERED else ""),
        ("N1", details.notice.capitalize()),
        ("AB", citation.details.abstract),
        ("AN", f"arXiv:{citation.arxiv}" if citation.arxiv else ""),
        ("DO", citation.doi),
        ("UR", citation.url),
        ("L1", citation.pdf),
        ("Y2", citation.details.accessed.replace("-", "/")),
        ("LA", citation.details.language),
        *(("KW", topic) for topic in citation.topics),
    ]
    yield from ((tag, value) for tag, value in tags if tag and value)


def _day(citation: Citation) -> str:
    """Return year and month with whatever else a date of RIS may say in its fourth place; empty for a year alone."""
    state = citation.details.state if citation.year else ""
    month = f"{int(citation.month):02}" if citation.month else ""
    return f"{citation.year}/{month}//{state}" if month or state else ""


def _name(name: Name) -> str:
    """Return a name; a comma stands behind one of several words that has no parts, since programs look for it."""
    if not name.given:
        return f"{name.last}," if " " in name.last else name.last
    return ", ".join(filter(None, name[1::-1] + name[2:]))
