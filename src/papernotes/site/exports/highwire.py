"""Highwire ``citation_*`` tags: what Zotero and search engines for papers read from a page's head."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.site.exports.citation import Citation, CitedAs

_VENUE: dict[CitedAs, str] = {
    "conference": "citation_conference_title", "journal": "citation_journal_title", "book": "citation_inbook_title",
    "preprint": "citation_publisher", "thesis": "citation_dissertation_institution",
    "report": "citation_technical_report_institution",
}  # fmt: skip


def highwire(citation: Citation) -> tuple[tuple[str, str], ...]:
    """Return name and content of each ``<meta>``, in order."""
    return tuple([tag for tag in _tags(citation) if tag[1]])


def _tags(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "citation_title", citation.title
    for author in citation.authors:
        # "Last, First" would be taken for two people where both have a space.
        yield "citation_author", author.full
    for editor in citation.editors:
        yield "citation_editor", editor.full
    yield "citation_publication_date", str(citation.year or "")
    if citation.cited_as in _VENUE:
        yield _VENUE[citation.cited_as], citation.venue
    details = citation.details
    if citation.cited_as != "preprint":
        first, _, last = details.pages.partition("–")
        yield "citation_volume", details.volume
        yield "citation_issue", details.number
        yield "citation_firstpage", first
        yield "citation_lastpage", last
        yield "citation_publisher", details.publisher
        yield "citation_series_title", details.series
        yield "citation_isbn", details.isbn
        yield "citation_issn", details.issn
    yield "citation_abstract", details.abstract
    if citation.cited_as == "preprint":
        yield "z:itemType", "preprint"  # Zotero takes a page without a venue for a journal article
    yield "citation_doi", citation.doi
    yield "citation_arxiv_id", citation.arxiv
    yield "citation_public_url", citation.url
    yield "citation_pdf_url", citation.pdf
    yield "citation_keywords", "; ".join(citation.topics)
