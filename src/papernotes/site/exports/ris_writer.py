"""RIS: the format that every reference manager reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.model import UNPUBLISHED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papernotes.site.exports.citation import Citation, CitedAs

_TYPE: dict[CitedAs, str] = {
    "conference": "CONF", "journal": "JOUR", "preprint": "UNPB", "book": "CHAP",
    "whole book": "BOOK", "thesis": "THES", "report": "RPRT", "other": "GEN",
}  # fmt: skip
_VENUE: dict[CitedAs, str] = {"conference": "T2", "journal": "JO", "preprint": "PB", "book": "T2", "thesis": "PB",
                             "report": "PB"}  # fmt: skip


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
        ("ID", citation.key),
        ("TI", citation.title),
        ("ST", citation.name),
        *(("AU", f"{name.family}, {name.given}" if name.given else name.family) for name in citation.authors),
        (_VENUE.get(citation.cited_as, ""), citation.venue),
        ("PY", str(citation.year or "")),
        ("VL", details.volume),
        ("IS", details.number),
        ("SP", first),
        ("EP", last),
        ("PB", details.publisher if _VENUE.get(citation.cited_as) != "PB" else ""),
        ("AB", citation.details.abstract),
        ("AN", f"arXiv:{citation.arxiv}" if citation.arxiv else ""),
        ("DO", citation.doi),
        ("UR", citation.url),
        ("L1", citation.pdf),
        *(("KW", topic) for topic in citation.topics),
    ]
    yield from ((tag, value) for tag, value in tags if tag and value)
