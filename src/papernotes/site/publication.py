"""How a paper appeared and what its publisher says of it, for its page: only where a bibliography or a service told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from papernotes.site.context import AbstractView
from papernotes.site.exports.plain_text import line
from papernotes.site.title_text import readable

if TYPE_CHECKING:
    from papernotes.model import Record
    from papernotes.site.words import Words

SERVICES = {"arxiv": "arXiv", "crossref": "Crossref", "openalex": "OpenAlex", "dblp": "DBLP"}
"""The services that `papernotes fill` asks, as people call them."""


_NOTICES = {
    "retracted": "notice_retracted", "withdrawn": "notice_withdrawn", "expression of concern": "notice_expression",
}  # fmt: skip
_PUBLISHERS = frozenset({"crossref"})
"""Those whom publishers give their abstracts to; the others have them from servers and from wherever they are found."""


def told_by(service: str, day: str, words: Words) -> str:
    """Return who told something and when, ``from Crossref, 28 Nov 2026``; empty where no service did."""
    if service not in SERVICES:
        return ""
    return words.fill("from_service", service=SERVICES[service], date=_day(day, words))


def _day(day: str, words: Words) -> str:
    try:
        told = date.fromisoformat(day)
    except ValueError:
        return day
    months = words["months"].split()
    month = months[told.month - 1] if len(months) == 12 else str(told.month)
    return words.fill("day", day=told.day, month=month, year=told.year)


def published(record: Record, words: Words) -> str:
    """Return where a preprint was published, ``Published as CVPR 2023, preprint arXiv 2208.12242``."""
    if not (record.publication and record.arxiv and record.venue and record.venue != "arXiv"):
        return ""
    venue = line(f"{record.venue} {record.year or ''}")
    return words.fill("published_as", venue=venue, arxiv=line(record.arxiv))


def abstract_view(record: Record, words: Words) -> AbstractView | None:
    """Return a paper's abstract with who told it, None where there is none."""
    told = record.publication.abstract if record.publication else ""
    if not told:
        return None
    evidence = dict(record.provenance).get("abstract")
    service = evidence.service if evidence else ""
    kept = service in SERVICES and service not in _PUBLISHERS
    whose = words.fill("abstract_at", service=SERVICES[service]) if kept else words["publishers"]
    return AbstractView(readable(line(told)), whose, told_by(service, evidence.day, words) if evidence else "")


def notice_told(record: Record, words: Words) -> str:
    """Return what its publisher says against a paper, in the interface's words; empty where it says nothing."""
    notice = record.publication.notice if record.publication else ""
    return words[_NOTICES[notice]] if notice in _NOTICES else ""
