"""What arXiv knows of papers: its Atom API (https://info.arxiv.org/help/api/user-manual.html)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from papernotes.author.services.service import (
    Service,
    UnreadableError,
    abstract,
    address,
    asker_for,
    people,
    signs,
    text,
    words,
)
from papernotes.model import Publication
from papernotes.parse.bibliography.reference import Reference, arxiv_in, year_in
from papernotes.parse.tex import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ATOM = "{http://www.w3.org/2005/Atom}"
_OWN = "{http://arxiv.org/schemas/atom}"
_ERRORS = "/api/errors"
_ELISION = re.compile(r"\b\w{1,40}+['’]\w{1,40}+")
_HITS = 5
"""Papers that a title may find, each of several in one question."""
_PIECE = re.compile(r"[,;]\s|\.\s+(?=[A-Z])|\s[-–—|]\s")
"""What parts a remark: commas too, since authors string all together."""
_ELSEWHERE = re.compile(
    r"\b(?:submi\w+|review|rejected|withdrawn|code|extend\w*|extension|preliminary|earlier|previous\w*|inspired|based|"
    r"prior|supersedes|version of|our|follow-?up|companion|supplement\w*|challenge|competition|winner)\b",
    re.IGNORECASE,
)
"""Words of a piece that speaks of another paper, or of what is not decided."""
_SMALL = frozenset((
    "a", "an", "accepted", "and", "appear", "appeared", "appearing", "appears", "as", "at", "be", "by", "camera",
    "camera-ready", "conference", "edition", "figures", "final", "findings", "for", "full", "highlight", "in",
    "international", "journal", "long", "main", "of", "on", "oral", "page", "pages", "paper", "poster", "presentation",
    "presented", "proceedings", "proc", "published", "publication", "ready", "short", "spotlight", "symposium",
    "tables", "technical", "the", "to", "track", "version", "volume", "with", "workshop",
))  # fmt: skip
_WITHDRAWN = re.compile(r"\b(?:paper|article|manuscript|submission|work) (?:has been|is|was) withdrawn", re.IGNORECASE)
_SUBJECT = re.compile(r"[a-z-]{2,12}(?:\.[A-Za-z-]{2,12})?")


def fetch_arxiv(identifier: str) -> Reference | None:
    """Return what arXiv says of an id, None when it knows none such. Raises PapernotesError, also for a bad answer.

    The reference's venue is what the authors gave as where it appeared, else their remark, which may tell it.
    """
    found = ARXIV.read(asker_for([ARXIV]).get(by_ids([identifier])) or b"")
    return next((reference for reference in found if reference.arxiv in {identifier, None}), None)


def by_ids(identifiers: Sequence[str]) -> str:
    """Return the question for some ids."""
    return ARXIV.url({"id_list": ",".join(identifiers), "max_results": len(identifiers)})


def by_titles(titles: Sequence[str]) -> str:
    """Return the question for papers of some titles, whose words stand in this order."""
    told = " OR ".join(f'ti:"{_phrase(title)}"' for title in titles)
    return ARXIV.url({"search_query": told, "max_results": _HITS * len(titles)})


def _phrase(title: str) -> str:
    """Return the longest run of a title's words without an apostrophe, which indexes take in different ways."""
    runs = map(words, _ELISION.split(title))
    return max(runs, key=len)


def _read(answer: bytes) -> list[Reference]:
    try:
        told = answer.decode("utf-8")
        # A feed declares no entities; reading none that does keeps the parser from being made to expand them.
        declares = "<!" in told.replace("<!--", "").replace("<![CDATA[", "")
        feed = ET.fromstring("" if declares else told)  # noqa: S314 - no declarations
    except (ValueError, ET.ParseError) as error:
        raise UnreadableError("arXiv") from error
    if feed.tag != f"{_ATOM}feed":  # a page that says that it is down may be XML as well
        raise UnreadableError("arXiv")
    return [reference for entry in feed.iter(f"{_ATOM}entry") for reference in _reference(entry)]


def _reference(entry: ET.Element) -> Iterator[Reference]:
    """Yield what an entry says, nothing for one that tells an error in the place of a paper."""
    where, title = entry.findtext(f"{_ATOM}id", ""), text(_of_tex(entry.findtext(f"{_ATOM}title", "")))
    if _ERRORS in where or not title:
        return
    identifier = arxiv_in([where])
    where_to, comment = (text(entry.findtext(f"{_OWN}{name}", "")) for name in ("journal_ref", "comment"))
    category = entry.find(f"{_OWN}primary_category")
    subject = category.get("term", "") if category is not None else ""
    yield Reference(
        key="",
        title=title,
        authors=people(_of_tex(author.findtext(f"{_ATOM}name", "")) for author in entry.iter(f"{_ATOM}author")),
        venue=where_to or _told_in(comment),
        year=year_in(entry.findtext(f"{_ATOM}published", "")),
        doi=signs(entry.findtext(f"{_OWN}doi", "")) or None,
        arxiv=identifier,
        url=f"https://arxiv.org/abs/{identifier}" if identifier else "",
        abstract=abstract(_of_tex(entry.findtext(f"{_ATOM}summary", ""))),
        publication=Publication(
            form="misc",
            subject=subject if _SUBJECT.fullmatch(subject) else "",
            pdf=address(f"https://arxiv.org/pdf/{identifier}") if identifier else "",
            notice="withdrawn" if _WITHDRAWN.search(comment) else "",
        ),
    )


def _told_in(comment: str) -> str:
    """Return what of the authors' remark may say where the paper appeared: nothing of what is a sentence on more.

    "Submitted to CVPR", "extends our ICCV paper" and "code as at NeurIPS" name venues, and none is the paper's.
    """
    pieces = (piece.strip() for piece in _PIECE.split(comment))
    return ", ".join(piece for piece in pieces if piece and not _ELSEWHERE.search(piece) and _is_plain(piece))


def _is_plain(piece: str) -> bool:
    """Tell whether a piece holds names, numbers and the few small words that go with a venue."""
    small = (word.strip("()\"'.:") for word in piece.split() if word[:1].islower())
    return all(word in _SMALL or not word.isalpha() for word in small)


def _of_tex(told: str) -> str:
    r"""Return what authors wrote in TeX, formulas kept; arXiv takes ``\emph`` and ``\'c`` as they come."""
    return plain(told) if "\\" in told else told


ARXIV = Service(
    "arXiv", "https://export.arxiv.org/api/query", "PAPERNOTES_ARXIV", rest=3.0, batch=50, reader=_read
)  # fmt: skip
"""It asks for three seconds between two questions (https://info.arxiv.org/help/api/tou.html)."""
