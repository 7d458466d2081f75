"""JSON-LD: the note and the paper that it is about, in schema.org's words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from papernotes.parse.fields.persons import is_one_surname
from papernotes.site.exports.plain_text import line

if TYPE_CHECKING:
    from papernotes.config import Config
    from papernotes.parse.fields.parting import Name
    from papernotes.site.context import PageView
    from papernotes.site.exports.citation import Citation, CitedAs

_ESCAPES = (("<", r"\u003c"), (">", r"\u003e"), ("&", r"\u0026"), ("\u2028", r"\u2028"), ("\u2029", r"\u2029"))
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_TYPES: dict[CitedAs, str] = {
    "whole book": "Book", "book": "Chapter", "thesis": "Thesis", "report": "Report", "dataset": "Dataset",
    "software": "SoftwareApplication", "web page": "WebPage", "manuscript": "Manuscript", "patent": "CreativeWork",
    "standard": "CreativeWork",
}  # fmt: skip
"""What is no article of a journal, of proceedings or of a server of preprints."""
_HEADLINE = 110
"""Characters of a headline that search engines take."""


def linked_data(view: PageView, config: Config, citation: Citation | None) -> Markup:
    """Return the text of ``<script type="application/ld+json">`` for an entry's page.

    It holds none of ``<``, ``>`` and ``&``, so nothing in it can end the element.
    """
    value = _filled({
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": line(view.title)[:_HEADLINE],
        "url": view.canonical,
        "author": {"@type": "Person", "name": line(config.author)} if config.author else None,
        "isPartOf": _filled({"@type": "WebSite", "name": line(config.title), "url": config.url}),
        "about": _paper(citation) if citation else None,
    })  # fmt: skip
    text = _ENCODER.encode(value)
    for character, escape in _ESCAPES:
        text = text.replace(character, escape)
    return Markup(text)  # noqa: S704 - escaped above


def _sort(name: Name) -> str:
    """Return what an author is; a surname alone, with its particles, is a person's."""
    person = name.given or " " not in name.last or is_one_surname(name.last)
    return "Person" if person else "Organization"


def _paper(citation: Citation) -> dict[str, Any]:
    own = citation.cited_as in {"thesis", "report"}  # what is in no volume
    periodical = "Periodical" if citation.cited_as == "journal" else "PublicationVolume"
    identifiers = [
        {"@type": "PropertyValue", "propertyID": kind, "value": value}
        for kind, value in (("doi", citation.doi), ("arXiv", citation.arxiv))
        if value
    ]
    return _filled({
        "@type": _TYPES.get(citation.cited_as, "ScholarlyArticle"),
        "name": citation.title,
        "alternateName": citation.name,
        "author": [{"@type": _sort(name), "name": name.full} for name in citation.authors],
        "editor": [{"@type": _sort(name), "name": name.full} for name in citation.editors],
        "datePublished": str(citation.year or ""),
        "version": citation.details.version,
        "creativeWorkStatus": citation.details.notice or citation.details.state,
        "isPartOf": _filled({"@type": periodical, "name": citation.venue, "volumeNumber": citation.details.volume,
                            "issueNumber": citation.details.number, "issn": citation.details.issn})
        if citation.venue and not own
        else None,
        "sourceOrganization": {"@type": "Organization", "name": citation.venue} if citation.venue and own else None,
        "isbn": citation.details.isbn,
        "bookEdition": citation.details.edition,
        "pagination": citation.details.pages,
        "publisher": {"@type": "Organization", "name": citation.details.publisher}
        if citation.details.publisher
        else None,
        "abstract": citation.details.abstract,
        "identifier": identifiers,
        "keywords": list(citation.topics),
        "sameAs": citation.url,
    })  # fmt: skip


def _filled(value: dict[str, Any]) -> dict[str, Any]:
    return {key: part for key, part in value.items() if part}
