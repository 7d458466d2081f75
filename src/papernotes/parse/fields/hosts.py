"""What an address tells by its host and path: the name to show and the kind of link. The data is ``addresses.yml``."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from papernotes.lexicon.data import table

if TYPE_CHECKING:
    from papernotes.model import LinkKind


class Host(NamedTuple):
    """A host's name for people, and the kind of what lies there."""

    name: str
    kind: LinkKind


class _Path(NamedTuple):
    order: int
    pattern: re.Pattern[str]
    kind: LinkKind


# Paths that say what they hold on any host, and those that do so only where the host is not known.
_FILES: tuple[tuple[re.Pattern[str], LinkKind], ...] = (
    (re.compile(r"\.pptx?$|(?:^|[/_-])slides?(?:[/_.-]|$)", re.IGNORECASE), "slides"),
    (re.compile(r"\.(?:mp4|mov|webm)$", re.IGNORECASE), "video"),
    (re.compile(r"\.(?:pdf|ps|ps\.gz|djvu)$", re.IGNORECASE), "paper"),
)
_FOLDERS: tuple[tuple[re.Pattern[str], LinkKind], ...] = (
    (re.compile(r"/(?:blogs?|posts?|weblog)(?:/|$)|^/20\d\d/\d\d/", re.IGNORECASE), "blog"),
    (re.compile(r"/(?:projects?|research)/", re.IGNORECASE), "project"),
    (re.compile(r"/(?:papers?|publications?|pubs)/", re.IGNORECASE), "paper"),
    (re.compile(r"/datasets?(?:/|$)|\.(?:zip|tar\.gz|tgz|csv)$", re.IGNORECASE), "data"),
)
_SURE = frozenset({"paper", "video", "slides", "code"})
"""Kinds of host that a file's suffix does not change."""


@cache
def _hosts() -> dict[str, Host]:
    return {
        host: Host(name, kind) for kind, hosts in table("addresses")["hosts"].items() for host, name in hosts.items()
    }


@cache
def _paths() -> dict[str, list[_Path]]:
    """Return the paths that say what they hold, by their host."""
    found: dict[str, list[_Path]] = {}
    for order, (host, pattern, kind) in enumerate(table("addresses")["paths"]):
        found.setdefault(host, []).append(_Path(order, re.compile(pattern, re.IGNORECASE), kind))
    return found


def host_of(url: str) -> str:
    """Return the host of an address in lower case, without ``www.``; empty when it has none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def domains_of(host: str) -> tuple[str, ...]:
    """Return a host and the domains above it, the nearest first, the top-level domain left out."""
    labels = host.split(".")[-6:]
    return tuple(".".join(labels[index:]) for index in range(len(labels) - 1))


def _known(host: str) -> Host | None:
    """Return the entry of a host or of the nearest domain above it."""
    return next((_hosts()[domain] for domain in domains_of(host) if domain in _hosts()), None)


@lru_cache(maxsize=4096)
def host_name(url: str) -> str:
    """Return the name to show for an address: its host's (``arXiv``, ``GitHub``), else the host itself."""
    host = host_of(url)
    entry = _hosts().get(host) or _known(host)
    if entry and (entry.kind != "project" or host in _hosts() or not host.endswith((".io", ".app", ".dev"))):
        return entry.name
    return host


@lru_cache(maxsize=4096)
def host_kind(url: str) -> LinkKind:
    """Return the kind of link that an address is by its host and path; ``other`` when they say nothing."""
    host = host_of(url)
    try:
        path = urlsplit(url).path
    except ValueError:
        return "other"
    entries = [entry for domain in domains_of(host) for entry in _paths().get(domain, ())]
    for entry in sorted(entries, key=lambda entry: entry.order):
        if entry.pattern.search(path):
            return entry.kind
    known = _known(host)
    if known and known.kind in _SURE:
        return known.kind
    for pattern, kind in _FILES:
        if pattern.search(path):
            return kind
    if known and known.kind != "other":
        return known.kind
    if host.startswith(("blog.", "blogs.")):
        return "blog"
    if host.startswith(("github.", "gitlab.", "git.")):
        return "code"
    folders = _FOLDERS if known is None else ()
    return next((kind for pattern, kind in folders if pattern.search(path)), "other")
