"""COinS: a paper as an OpenURL context object (Z39.88-2004), for reference managers that look at lists."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.render.exports.citation import Citation

_UNSAFE = re.compile(r"[^\w.~%\-]", re.ASCII)
_AUTHORS, _TEXT = 8, 300
"""Names, and characters of a text: of a hundred papers on a page, more would weigh more than the page."""


def coins(citation: Citation) -> str:
    """Return the value of ``title`` in ``<span class="Z3988" title="…"></span>``, not yet escaped for HTML."""
    # Zotero takes %2B and + for spaces and parts pairs at every =, so everything is percent-encoded.
    return "&".join([f"{key}={_encoded(value[:_TEXT])}" for key, value in _pairs(citation) if value])


@lru_cache(maxsize=4096)  # venues, years, authors and the format's own words come again and again
def _encoded(text: str) -> str:
    if not text.isascii():
        return quote(text, safe="")
    text = text.replace("%", "%25")  # first, since the others become it
    for unsafe in {*_UNSAFE.findall(text)}:
        text = text.replace(unsafe, f"%{ord(unsafe):02X}")
    return text


def _pairs(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "ctx_ver", "Z39.88-2004"
    creator = "rft.au"
    match citation.cited_as:
        case "journal":
            yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"
            yield "rft.genre", "article"
            yield "rft.atitle", citation.title
            yield "rft.jtitle", citation.venue
        case "conference" | "book":
            yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:book"
            yield "rft.genre", "proceeding" if citation.cited_as == "conference" else "bookitem"
            yield "rft.atitle", citation.title
            yield "rft.btitle", citation.venue
        case _:  # OpenURL's own formats know no preprints
            yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
            yield "rft.type", "preprint" if citation.cited_as == "preprint" else "document"
            yield "rft.title", citation.title
            yield "rft.source", citation.venue
            creator = "rft.creator"
    for name in citation.authors[:_AUTHORS]:
        yield creator, name.full
    yield "rft.date", str(citation.year or "")
    yield "rft_id", f"info:doi/{citation.doi}" if citation.doi else ""
    yield "rft_id", citation.url if len(citation.url) <= _TEXT else ""
