"""CSL-JSON: what Zotero, pandoc and citation processors exchange (https://docs.citationstyles.org)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from papernotes.site.title_text import written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papernotes.parse.fields.parting import Name
    from papernotes.site.exports.citation import Citation, CitedAs

_TYPE: dict[CitedAs, str] = {
    "conference": "paper-conference",
    "journal": "article-journal",
    "preprint": "article",
    "book": "chapter",
    "whole book": "book",
    "thesis": "thesis",
    "report": "report",
    "patent": "patent",
    "dataset": "dataset",
    "software": "software",
    "standard": "standard",
    "web page": "webpage",
    "manuscript": "manuscript",
    "other": "document",
}
_IN_ISSUES = frozenset({"journal", "conference", "book", "whole book"})
"""What may stand in an issue; all else has a number of its own: a report, a patent, a standard."""
_PUBLISHED_BY = frozenset({"thesis", "report"})
"""What the school or the institute publishes."""  # fmt: skip


def csl_json(citations: Iterable[Citation]) -> str:
    """Return the papers as a CSL-JSON array, a line a paper."""
    rows = ",\n".join(json.dumps(_listed(citation), ensure_ascii=False) for citation in citations)
    return f"[\n{rows}\n]\n" if rows else "[]\n"


def _listed(citation: Citation) -> dict[str, Any]:
    """Return an item that says by a name of its own that there are more authors, as pandoc does: CSL has no field."""
    item = csl_item(citation)
    if citation.more_authors and citation.authors:
        item["author"].append({"literal": "others"})
    return item


def csl_item(citation: Citation) -> dict[str, Any]:
    """Return a paper as an item of CSL-JSON."""
    preprint, own = citation.cited_as == "preprint", citation.cited_as in _PUBLISHED_BY
    details = citation.details
    number = f"arXiv:{citation.arxiv}" if citation.arxiv else ""
    item = {
        "id": citation.id,
        "type": _TYPE[citation.cited_as],
        "title": written(citation.title),
        "title-short": citation.name,
        "genre": citation.degree or details.genre,
        "author": [_name(name) for name in citation.authors],
        "editor": [_name(name) for name in citation.editors],
        "container-title": "" if preprint or own else citation.venue,
        "container-title-short": citation.short_venue
        if not preprint and not own and citation.short_venue != citation.venue
        else "",
        "publisher": citation.venue if preprint or own else details.publisher,
        "number": number if preprint else "" if citation.cited_as in _IN_ISSUES else details.number,
        "version": details.version,
        "volume": "" if preprint else details.volume,
        "issue": details.number if citation.cited_as in _IN_ISSUES else "",
        "page": "" if preprint else details.pages,
        "collection-title": details.series,
        "publisher-place": details.address,
        "edition": details.edition,
        "chapter-number": details.chapter,
        "ISBN": details.isbn,
        "ISSN": details.issn,
        "abstract": details.abstract,
        "issued": _issued(citation),
        "status": details.state,
        "accessed": {"date-parts": [list(map(int, details.accessed.split("-")))]} if details.accessed else {},
        "language": details.language,
        "DOI": citation.doi,
        "URL": citation.url,
        "keyword": ", ".join(topic.replace(",", " ") for topic in citation.topics),
        "note": "\n".join(filter(None, ["" if preprint else number, details.notice.capitalize()])),
    }
    return {key: value for key, value in item.items() if value}


def _issued(citation: Citation) -> dict[str, Any]:
    if citation.year:
        return {"date-parts": [[citation.year, *map(int, filter(None, [citation.month]))]]}
    return {"literal": citation.dated} if citation.dated else {}


def _name(name: Name) -> dict[str, str]:
    if not name.given:
        return {"literal": name.last}
    return {"family": name.family, "given": name.given} | ({"suffix": name.suffix} if name.suffix else {})
