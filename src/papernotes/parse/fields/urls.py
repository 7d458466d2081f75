"""Addresses as notes hold them → the absolute http(s) address that was meant. The data is ``addresses.yml``."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlsplit, urlunsplit

from papernotes.lexicon.data import table
from papernotes.parse.fields.hosts import domains_of, host_kind
from papernotes.parse.fields.identifiers import doi_address, find_arxiv_ids, find_dois
from papernotes.parse.fields.placeholders import is_placeholder, is_placeholder_url

_SCHEME = re.compile(
    r"^(?:h{1,2}t{1,3}p{1,2}(s?)|ttp(s?)|htp(s?))(?::/{1,3}|//|:\\{1,2}|;//|：//?)(?=[\w\[])", re.IGNORECASE
)
_TWICE = re.compile(r"^(?:https?:/{1,2})+(?=https?://)", re.IGNORECASE)
_EXTENSION = re.compile(r"^(?:[a-z]+-)?extension:/{1,2}", re.IGNORECASE)
_VIEWER = re.compile(r"(?:^view-source:)+", re.IGNORECASE)
_INNER = re.compile(r"https?(?::|%3A)(?:/|%2F){1,2}\S*$", re.IGNORECASE)
_NAMED_HOST = re.compile(
    r"^(?:www\.)?[a-z0-9](?:[a-z0-9-]{0,62}\.){1,6}(?P<domain>[a-z]{2,13})(?::\d{2,5})?(?P<path>[/?#]\S*)?$",
    re.IGNORECASE,
)
_HOST = re.compile(
    r"^(?=.{4,253}$)(?:[^\s.:/?#\[\]@\\<>\"'()]{1,63}\.){1,8}[a-z][a-z0-9-]{1,62}\.?$|^\d{1,3}(?:\.\d{1,3}){3}$",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"https?://(?P<host>(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}[a-z]{2,63})(?:/[A-Za-z0-9_~+%@.,;=-]+)*/?")
"""An address with nothing to mend: no wrapper, no query, no character to escape."""
_PROXY_PAGE = re.compile(r"proxy.{0,80}/login$", re.IGNORECASE)
_PROXIED = re.compile(
    r"(?P<scheme>https?://)(?P<host>[a-z0-9.-]{4,80}?)\.(?=[a-z0-9-]*proxy|[a-z0-9-]{0,20}lib(?:rary|rweb)?\.)[a-z0-9.-]{4,80}(?=[/:?#]|$)",
    re.IGNORECASE,
)
_INNER_HOSTS = (".local", ".localhost", ".internal")
_UNSAFE = re.compile(r"[\x00-\x20\x7f<>\"\\^`{|}\u2028\u2029\ufeff\u200b]")
_ESCAPED = re.compile(r"\\(?=[_~&*#()\[\]!.+<>;-])")
"""Markdown's backslash before a mark that is to be no mark."""
_BARE_DOI = re.compile(r"(?:doi\s{0,9}[:：]?\s{0,9})?10\.\d{4,9}", re.IGNORECASE)
_AROUND = "\"'“”‘’`* \t\ufeff\u200b"
_CHECK_SIGN = re.compile(r"(?<=;\d-)#")
"""The last sign of an older DOI, which begins no fragment."""
_LONGEST = 4000
_WRAPPERS = 4
"""Wrappers that may lie in one another; more than that is no address."""


class _Redirect(NamedTuple):
    path: re.Pattern[str]
    keys: tuple[str, ...]


@cache
def _redirects() -> dict[str, tuple[_Redirect, ...]]:
    """Return the redirecting services by their host."""
    found: dict[str, list[_Redirect]] = {}
    for host, path, keys in table("addresses")["redirects"]:
        found.setdefault(host, []).append(_Redirect(re.compile(path), tuple(keys)))
    return {host: tuple(services) for host, services in found.items()}


@cache
def _tabs() -> dict[str, re.Pattern[str]]:
    return {host: re.compile(path) for host, path in table("addresses")["tabs"]}


@cache
def _tracking() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(table('addresses')['tracking']['everywhere'])})$", re.IGNORECASE)


def _tracking_at(host: str) -> frozenset[str]:
    """Return the query keys that mean nothing at a host."""
    at = table("addresses")["tracking"]["at"]
    return frozenset(key for domain in domains_of(host) for key in at.get(domain, ()))


@cache
def _names(what: str) -> frozenset[str]:
    return frozenset(table("addresses")[what])


@lru_cache(maxsize=4096)
def repair_url(raw: str) -> str | None:
    """Return the absolute http(s) address meant by an address in the notes, or None when it is none of the web.

    Mends brackets and marks around it, scheme slips, a missing scheme, wrappers of browser extensions, viewers and
    redirecting services, and tracking parameters; a bare arXiv id or DOI becomes its address. Repairing a repaired
    address changes nothing.
    """
    if len(raw) > _LONGEST:
        return None
    text = unangled(_ESCAPED.sub("", raw.replace("&amp;", "&")).strip().strip(_AROUND)).strip(_AROUND)
    if not text or text[0] in "#/.":
        return None
    plain = _PLAIN.fullmatch(text)
    if plain and not is_placeholder_url(text) and not plain["host"].endswith(_INNER_HOSTS):
        return _untabbed(_unproxied(text))
    if is_placeholder(text):
        return None
    for _ in range(_WRAPPERS):
        inner = _unwrap(text)
        if inner is None or inner == text:
            break
        text = inner
    return _absolute(text)


def unangled(text: str) -> str:
    """Return a text without the angle brackets around it; one at its end that opens within is its own."""
    text = text.lstrip("<")
    while text.endswith(">") and text.count(">") > text.count("<"):
        text = text[:-1]
    return text


def _unwrap(text: str) -> str | None:
    """Return the address inside a wrapper, None when there is no wrapper."""
    if _VIEWER.match(text):
        return _VIEWER.sub("", text)
    if _EXTENSION.match(text):
        match = _INNER.search(text, 10)
        return unquote(match[0]) if match and "%3a" in match[0][:9].lower() else match[0] if match else None
    text = _TWICE.sub("", text)
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    wrapped = dict(parse_qsl(parts.query)) if _PROXY_PAGE.search(f"{host}{parts.path}") else {}
    behind = wrapped.get("url") or wrapped.get("qurl") or ""
    if behind.startswith(("http://", "https://")):
        return behind
    services = [service for domain in domains_of(host) for service in _redirects().get(domain, ())]
    for service in services:
        if service.path.search(parts.path):
            query = dict(parse_qsl(parts.query))
            wanted = (query.get(key, "") for key in service.keys)
            target = next((value for value in wanted if value.startswith(("http://", "https://"))), None)
            if target:
                return target
    return text


def _absolute(text: str) -> str | None:
    """Return the address with a scheme, escaped and without tracking, or None."""
    scheme = _SCHEME.match(text)
    if scheme:
        rest = text[scheme.end() :]
        name = text[: scheme.end()].lower()
        secure = name.startswith("https") or any(group for group in scheme.groups())
        text = ("https://" if secure else "http://") + rest
    else:
        text = _with_scheme(text)
    if not text or is_placeholder_url(text):
        return None
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return None
    if not _HOST.match(host) or host.endswith(_INNER_HOSTS):
        return None
    return _escape(_untabbed(_unproxied(_without_tracking(text, host.removeprefix("www.")))))


def _unproxied(text: str) -> str:
    """Return the publisher's address behind a library's proxy: ``…-ieee-org.ezproxy.a.edu``, ``….org.proxy.a.edu``."""
    match = _PROXIED.match(text)
    if not match:
        return text
    host = match["host"].lower()
    plain = host if "." in host else "-".join(part.replace("-", ".") for part in host.split("--"))
    return f"{match['scheme']}{plain}{text[match.end() :]}" if host_kind(f"https://{plain}/") == "paper" else text


def _untabbed(text: str) -> str:
    """Return the address of a paper's own page for one of the pages that belong to it: its authors, its figures."""
    if not any(host in text for host in _tabs()):
        return text
    parts = urlsplit(text)
    for domain in domains_of((parts.hostname or "").removeprefix("www.")):
        page = _tabs()[domain].match(parts.path) if domain in _tabs() else None
        if page:
            return urlunsplit((parts.scheme, parts.netloc, page[0], parts.query, ""))
    return text


def _with_scheme(text: str) -> str:
    """Return a bare host, arXiv id or DOI as an address, empty when it is none of them."""
    ids = find_arxiv_ids(text)
    if (
        ids
        and re.fullmatch(r"(?:ar[xX]iv\s{0,9}[:：]?\s{0,9})?\S+", text)
        and "://" not in text
        and "arxiv.org/" not in text.lower()
    ):
        lone = (
            text[: ids[0].start].rstrip(" :：").lower() in ("", "arxiv", "abs/", "pdf/") and len(text) - ids[0].end <= 4
        )
        if lone:
            return f"https://arxiv.org/abs/{ids[0].id}"
    if _BARE_DOI.match(text):
        found = find_dois(text)
        if found:
            return doi_address(found[0].id)
    match = _NAMED_HOST.match(text)
    if not match:
        return ""
    domain = match["domain"].lower()
    if text.lower().startswith("www."):
        return f"https://{text}"
    return f"https://{text}" if domain in _names("domains") and domain not in _names("suffixes") else ""


def _without_tracking(text: str, host: str) -> str:
    address, mark, fragment = text.partition("#")
    if fragment.startswith(":~:"):
        mark = fragment = ""
    address, question, query = address.partition("?")
    if question:
        kept = [part for part in query.split("&") if part and not _is_tracking(part.partition("=")[0], host)]
        address += "?" + "&".join(kept) if kept else ""
    return address + mark + fragment


def _is_tracking(key: str, host: str) -> bool:
    return key.lower() in _tracking_at(host) or _tracking().match(key) is not None


def _escape(text: str) -> str:
    """Percent-encode what may stand in no address; letters of other scripts stay readable."""
    return _UNSAFE.sub(lambda match: quote(match[0]), _CHECK_SIGN.sub("%23", text))
