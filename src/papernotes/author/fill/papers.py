"""The papers of the notes as services are asked for them: what the notes say of each, and nothing else of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.fields.identifiers import clean_doi
from papernotes.parse.fields.notices import told_in
from papernotes.site.exports.plain_text import line
from papernotes.site.title_text import readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papernotes.library.entry_model import Entry, Library
    from papernotes.model import Record

_ACL = re.compile(
    r"https?://(?:www\.)?(?:aclanthology\.org|aclweb\.org/anthology)/(?P<id>[A-Z]\d\d-\d{4}|\d{4}\.[\w-]{1,40}\.\d{1,4})"
)
_ACL_DOI = "10.18653/v1/"
"""What the ACL's DOIs begin with, the number in its anthology behind it."""
_PUBMED = re.compile(r"https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed)/(?P<id>\d{1,9})\b")
_OPENREVIEW = re.compile(r"https?://openreview\.net/(?:forum|pdf)\?id=(?P<id>[\w-]{6,20})")


class Paper(NamedTuple):
    """A paper as the notes tell it."""

    record: Record
    slug: str
    title: str
    authors: tuple[str, ...]
    year: int | None
    arxiv: str | None
    doi: str | None
    pubmed: str | None
    openreview: str | None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids that name the paper."""
        return tuple(filter(None, (self.arxiv, self.doi, self.pubmed, self.openreview)))

    def says(self, words: str) -> bool:
        """Tell whether words name the paper: those of its title, its name, key, slug, file or an id of its own."""
        record = self.record
        exact = {self.slug, record.key, record.place.file, *self.ids}
        named = f"{self.title} {record.name or ''}".casefold()
        return words in exact or words.casefold() in named


def papers_of(library: Library) -> tuple[Paper, ...]:
    """Return the papers of a library, in its order."""
    return tuple(_paper(entry) for entry in library.entries if entry.record.kind == "paper")


def _paper(entry: Entry) -> Paper:
    record = entry.record
    addresses = [link.url for link in record.links if link.kind == "paper"]
    acl = next(_ids(_ACL, addresses), None)
    return Paper(
        record=record,
        slug=entry.slug,
        title=told_in(line(readable(record.title)))[0],
        authors=record.authors,
        year=record.year,
        arxiv=record.arxiv,
        doi=clean_doi(record.doi or "") or (f"{_ACL_DOI}{acl}" if acl else None),
        pubmed=next(_ids(_PUBMED, addresses), None),
        openreview=next(_ids(_OPENREVIEW, addresses), None),
    )


def _ids(pattern: re.Pattern[str], addresses: Iterable[str]) -> Iterator[str]:
    return (found["id"] for address in addresses if (found := pattern.match(address)))
