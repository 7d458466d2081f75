"""Highwire ``citation_*`` tags: what Zotero and search engines for papers read from a page's head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.site.exports.name_parts import by_last_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.parse.fields.parting import Name
    from papernotes.site.exports.citation import Citation, CitedAs

_VENUE: dict[CitedAs, str] = {
    "conference": "citation_conference_title", "journal": "citation_journal_title", "book": "citation_inbook_title",
    "preprint": "citation_publisher", "thesis": "citation_dissertation_institution",
    "report": "citation_technical_report_institution",
}  # fmt: skip

_ZOTERO: dict[CitedAs, str] = {
    "preprint": "preprint", "whole book": "book", "patent": "patent", "dataset": "dataset",
    "software": "computerProgram", "standard": "standard", "web page": "webpage", "manuscript": "manuscript",
    "other": "document",
}  # fmt: skip
"""What Zotero calls works without a venue, which it takes for articles of journals else."""


def highwire(citation: Citation) -> tuple[tuple[str, str], ...]:
    """Return name and content of each ``<meta>``, in order."""
    return tuple([tag for tag in _tags(citation) if tag[1]])


def _tags(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "citation_title", citation.title
    for author in citation.authors:
        yield "citation_author", _named(author)
    for editor in citation.editors:
        yield "citation_editor", _named(editor)
    yield "citation_publication_date", citation.dated
    if citation.cited_as == "conference":
        yield "citation_inbook_title", citation.venue  # Zotero calls a conference otherwise than its proceedings
    if citation.cited_as in _VENUE:
        yield _VENUE[citation.cited_as], citation.venue
    details = citation.details
    if citation.cited_as != "preprint":
        first, _, last = details.pages.partition("–")
        yield "citation_volume", details.volume
        numbered = "citation_technical_report_number" if citation.cited_as == "report" else "citation_issue"
        yield numbered, details.number
        yield "citation_firstpage", first
        yield "citation_lastpage", last
        if citation.cited_as not in {"thesis", "report"}:  # those whose school or institute publishes them
            yield "citation_publisher", details.publisher
        yield "citation_series_title", details.series
        yield "citation_isbn", details.isbn
        yield "citation_issn", details.issn
    yield "citation_abstract", details.abstract
    # Without an abstract Zotero takes the page's description for one, unless an abstract is told that is blank.
    yield "eprints.abstract", "" if details.abstract else " "
    yield "z:itemType", _ZOTERO.get(citation.cited_as, "")
    yield "citation_doi", citation.doi
    yield "citation_arxiv_id", citation.arxiv
    yield "citation_public_url", citation.url
    yield "citation_pdf_url", citation.pdf
    yield "citation_keywords", "; ".join(citation.topics)


def _named(name: Name) -> str:
    """Return a name as one says it, or family name first, but where both have a space: that is taken for two people."""
    return name.full if " " in name.given else by_last_word(name)
