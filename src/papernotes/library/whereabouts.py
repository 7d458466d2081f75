"""Which paper an address is of: one key for all addresses of a paper on a server, and the entries that bear it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from papernotes.parse.fields.identifiers import arxiv_ids, dois

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from papernotes.model import Record
    from papernotes.slug import Slug

_ITS_OWN = frozenset({"paper", "project", "code"})
"""Kinds of link that lead to a paper itself, and not to what somebody says of it."""
_ACL = r"[A-Z]\d\d-\d{4}|\d{4}\.[\w-]+\.\d+"
_AT_ITS_TOP = r"/?(?:(?:tree|blob)/(?:main|master)/?(?:readme\.md)?)?(?:#.*)?$"
_ONE_PAPER = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("openreview", r"openreview\.net/(?:forum|pdf|attachment|revisions|references)\?(?:.*&)?id=([\w-]+)"),
        ("acl", rf"(?:aclanthology\.(?:org|info)|aclweb\.org/anthology)/(?:papers/|\w/\w\d\d/)*({_ACL})(?!\d)"),
        ("cvf", r"openaccess\.thecvf\.com/(?:.*/)?([^/]+?)(?:_paper)?\.(?:html|pdf)$"),
        ("pmlr", r"proceedings\.mlr\.press/(v\d+/[\w-]+)"),
        ("neurips", r"(?:papers|proceedings)\.(?:nips|neurips)\.cc/.{0,200}?([0-9a-f]{32})"),
        ("ieee", r"ieeexplore\.ieee\.org/(?:abstract/)?document/(\d+)"),
        ("github", rf"github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?{_AT_ITS_TOP}"),
    )
)  # fmt: skip
"""Servers that give a paper several addresses, and what is the same in all of them."""
_PLAIN_ARXIV = re.compile(
    r"https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/((?:0[7-9]|1\d|2\d)(?:0[1-9]|1[0-2])\.\d{5})", re.ASCII
)
"""Most addresses of papers, told without looking for ids anywhere in them."""
_SCHEME = re.compile(r"[a-z](?<![a-z].)[a-z]*+://(?:www\.)?", re.IGNORECASE)
_INDEX = re.compile(r"(?:/(?:index\.html?)?)?(?:#.*)?$")


@lru_cache(maxsize=1 << 15)
def paper_key(url: str) -> str:
    """Return what all addresses of one paper on one server share: its arXiv id, DOI or number there, else the address.

    Scheme, ``www.``, case, a closing slash and a fragment make no difference.
    """
    if plain := _PLAIN_ARXIV.fullmatch(url):
        return f"arxiv:{plain[1]}"
    if ids := arxiv_ids(url):
        return f"arxiv:{ids[0].lower()}"
    if found := dois(url):
        return f"doi:{found[0].lower()}"
    address = _SCHEME.sub("", url, count=1)
    for name, pattern in _ONE_PAPER:
        if match := pattern.match(address):
            return f"{name}:{match[1].lower()}"
    return _INDEX.sub("", address, count=1).lower()


def gather_places(entries: Sequence[tuple[Slug, Record]]) -> Mapping[str, Slug]:
    """Return the entry that each address is of, by its key; an address that two entries have is of neither.

    What is an entry's arXiv id or DOI is its own, also where another one links to it.
    """
    by_id = _unambiguous(entries, _ids)
    by_link = _unambiguous(entries, _addresses)
    return {key: slug for key, slug in {**by_link, **by_id}.items() if slug}


def _unambiguous(
    entries: Sequence[tuple[Slug, Record]], keys: Callable[[Record], Iterable[str]]
) -> dict[str, Slug | None]:
    places: dict[str, Slug | None] = {}
    for slug, record in entries:
        for key in keys(record):
            places[key] = slug if places.get(key, slug) == slug else None
    return places


def _ids(record: Record) -> Iterator[str]:
    if record.arxiv:
        yield f"arxiv:{record.arxiv.lower()}"
    if record.doi:
        yield f"doi:{record.doi.lower()}"


def _addresses(record: Record) -> Iterator[str]:
    return (paper_key(link.url) for link in record.links if link.kind in _ITS_OWN)
