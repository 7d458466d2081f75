"""What arXiv knows of a paper: its Atom API (https://info.arxiv.org/help/api/user-manual.html)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

from papernotes.authoring.web import get
from papernotes.errors import PapernotesError
from papernotes.parse.bibliography.reference import Reference, one_line, year_in

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVICE = "PAPERNOTES_ARXIV"
"""The environment variable that names another service of the same kind."""
_API = "https://export.arxiv.org/api/query"
_ATOM = "{http://www.w3.org/2005/Atom}"
_OWN = "{http://arxiv.org/schemas/atom}"
_ERRORS = "/api/errors"


def fetch_arxiv(identifier: str) -> Reference | None:
    """Return what arXiv says of an id, None when it knows none such. Raises PapernotesError, also for a bad answer.

    The reference's venue is what the authors gave as where it appeared, else their remark, which may tell it.
    """
    address = f"{os.environ.get(SERVICE) or _API}?{urlencode({'id_list': identifier, 'max_results': 1})}"
    answer = get(address)
    entry = _entry(answer or b"")
    if entry is None:
        return None
    said = entry.findtext(f"{_ATOM}published", "")
    doi = one_line(entry.findtext(f"{_OWN}doi", ""))
    venues = (one_line(entry.findtext(f"{_OWN}{name}", "")) for name in ("journal_ref", "comment"))
    return Reference(
        key="",
        title=one_line(entry.findtext(f"{_ATOM}title", "")),
        authors=tuple(_authors(entry)),
        venue=next(filter(None, venues), ""),
        year=year_in(said),
        doi=doi or None,
        arxiv=identifier,
        url=f"https://arxiv.org/abs/{identifier}",
    )


def _entry(answer: bytes) -> ET.Element | None:
    """Return the entry of a feed, None when it has none or tells an error in its place."""
    try:
        text = answer.decode("utf-8")
        # A feed declares no entities; reading none that does keeps the parser from being made to expand them.
        declares = "<!" in text.replace("<!--", "").replace("<![CDATA[", "")
        feed = ET.fromstring("" if declares else text)  # noqa: S314 - no declarations
    except (ValueError, ET.ParseError) as error:
        raise PapernotesError("arXiv's answer cannot be read", help="try again later, or use --offline") from error
    entry = feed.find(f"{_ATOM}entry")
    if entry is None or _ERRORS in entry.findtext(f"{_ATOM}id", "") or not entry.findtext(f"{_ATOM}title", "").strip():
        return None
    return entry


def _authors(entry: ET.Element) -> Iterator[str]:
    for author in entry.iter(f"{_ATOM}author"):
        if name := one_line(author.findtext(f"{_ATOM}name", "")):
            yield name
