"""What Crossref knows of a DOI: its REST API (https://api.crossref.org/swagger-ui/index.html)."""

from __future__ import annotations

import html
import json
import os
import re
from typing import Any
from urllib.parse import quote

from papernotes.authoring.web import get
from papernotes.errors import PapernotesError
from papernotes.parse.bibliography.reference import Reference, one_line

SERVICE = "PAPERNOTES_CROSSREF"
"""The environment variable that names another service of the same kind."""
_API = "https://api.crossref.org/works"
_FIRST, _LAST = 1000, 2099
"""Years that a work may be of; a service may say anything."""
_TAG = re.compile(r"<[^<>]{0,300}>")


def fetch_crossref(doi: str) -> Reference | None:
    """Return what Crossref says of a DOI, None when it knows none such. Raises PapernotesError, as for a bad answer."""
    answer = get(f"{os.environ.get(SERVICE) or _API}/{quote(doi, safe='')}")
    if answer is None:
        return None
    try:
        work = json.loads(answer)["message"]
        title, subtitle = _first(work, "title"), _first(work, "subtitle")
        authors = [author for author in work.get("author") or [] if isinstance(author, dict)]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise PapernotesError("Crossref's answer cannot be read", help="try again later, or use --offline") from error
    event = work.get("event")
    return Reference(
        key="",
        title=f"{title}: {subtitle}" if subtitle and subtitle.lower() not in title.lower() else title,
        authors=tuple(filter(None, map(_name, authors))),
        venue=_first(work, "container-title") or (_plain(event.get("name")) if isinstance(event, dict) else ""),
        year=_year(work),
        doi=doi,
        url=f"https://doi.org/{doi}",
    )


def _first(work: dict[str, Any], name: str) -> str:
    values = work.get(name)
    return _plain(values[0]) if isinstance(values, list) and values else ""


def _plain(value: object) -> str:
    """Return a text without the tags and entities that publishers leave in it."""
    return one_line(html.unescape(_TAG.sub("", html.unescape(value)))) if isinstance(value, str) else ""


def _name(author: dict[str, Any]) -> str:
    return one_line(" ".join(_plain(author.get(part)) for part in ("given", "family", "suffix"))) or _plain(
        author.get("name")
    )


def _year(work: dict[str, Any]) -> int | None:
    """Return the year of publication: in print where there is one, since that is what is cited."""
    for name in ("published-print", "published", "issued", "published-online"):
        date = work.get(name)
        parts = date.get("date-parts") if isinstance(date, dict) else None
        if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
            year = parts[0][0]
            if isinstance(year, int) and _FIRST <= year <= _LAST:
                return year
    return None
