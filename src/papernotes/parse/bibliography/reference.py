"""What a bibliography says of a paper, whatever the format."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from papernotes.model import UNPUBLISHED
from papernotes.parse.fields.identifiers import arxiv_ids, clean_doi, dois
from papernotes.parse.fields.status import read_status, read_status_tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papernotes.model import Publication, Rating, Status

_YEAR = re.compile(r"(?<!\d)(1[6-9]\d\d|20\d\d)(?!\d)")
_READ_STATUS = re.compile(r"(?:^|[\s;])read[_ -]status\s*:\s*([^\n;:]{1,30}?)\s*(?=$|[\n;]|\w+\s*:)", re.IGNORECASE)
"""What Zotero's reading list writes into "Extra", which exports hold as a note."""
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
"""What parts words, and what no text is made of: a service may send anything."""
_EXTRA = re.compile(r"\s*(?:[A-Za-z][\w .-]{0,30}:\s*[^\s]|arXiv:)")
_ARXIV_DOI = "10.48550/"


class Told(NamedTuple):
    """What a service said of a paper."""

    service: str
    """By its name in small letters: ``crossref``."""
    day: str
    """The day on which it was asked, in ISO 8601."""
    fields: tuple[str, ...]
    """The fields of the entry, as BibTeX calls them."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a bibliography. Texts are plain, without TeX; an empty text says nothing."""

    key: str
    """What it is cited by: ``vaswani2017attention``."""
    title: str
    authors: tuple[str, ...] = ()
    """As "First Last"; what is no person stays whole."""
    more_authors: bool = False
    """Whether the entry leaves authors out ("and others")."""
    venue: str = ""
    """Where it appeared, as written."""
    year: int | None = None
    doi: str | None = None
    arxiv: str | None = None
    url: str = ""
    keywords: tuple[str, ...] = ()
    status: Status | None = None
    rating: Rating | None = None
    abstract: str = ""
    remarks: tuple[str, ...] = ()
    """What its owner wrote about it, a field each; paragraphs are parted by blank lines."""
    publication: Publication = UNPUBLISHED
    told: tuple[Told, ...] = ()
    """Who said what, in an entry that ``papernotes fill`` made."""
    file: str = ""
    line: int = 1
    """Where the entry begins."""

    def until(self, latest: int) -> Reference:
        """Return it without a year that is yet to come."""
        return replace(self, year=None) if self.year and self.year > latest else self

    @property
    def address(self) -> str:
        """The paper's own page: its DOI's, arXiv's, else the one that is given."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return f"https://arxiv.org/abs/{self.arxiv}" if self.arxiv else self.url


def one_line(text: str) -> str:
    """Return a text with one blank between words."""
    return _BLANKS.sub(" ", text).strip()


def year_in(text: str) -> int | None:
    """Return the first year of a date in any form: ``2021``, ``2021-03-01``, ``2020/2021``."""
    found = _YEAR.search(text)
    return int(found[1]) if found else None


def doi_in(texts: Iterable[str]) -> str | None:
    """Return the first DOI that texts name; the ones that arXiv gives to preprints are arXiv ids."""
    for text in texts:
        found = dois(text) or filter(None, (clean_doi(text.strip()),))
        for doi in found:
            if not doi.lower().startswith(_ARXIV_DOI):
                return doi
    return None


def arxiv_in(texts: Iterable[str]) -> str | None:
    """Return the first arXiv id that texts name."""
    return next((found for text in texts for found in arxiv_ids(text)), None)


def words_of(text: str) -> tuple[str, ...]:
    """Return the keywords of a list."""
    return tuple(word.strip() for word in re.split(r"[,;]", text) if word.strip())


def remark_in(text: str) -> str:
    """Return what a note says in its own words: without lines such as ``arXiv: 2304.00001`` of Zotero's "Extra"."""
    paragraphs = re.split(r"\n[ \t]*\n", text)
    told = (one_line(" ".join(line for line in part.split("\n") if not _EXTRA.match(line))) for part in paragraphs)
    return "\n\n".join(filter(None, told))


def status_in(field: str, note: str, keywords: Iterable[str]) -> Status | None:
    """Return how far a paper was read: by a field of its own (JabRef's), a line of a note (Zotero's), a keyword."""
    line = _READ_STATUS.search(note)
    found = (read_status(field), read_status(line[1]) if line else None, *map(read_status_tag, keywords))
    return next((status for status in found if status), None)
