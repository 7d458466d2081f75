"""What must hold of any page of any site: nothing in it runs, and nothing in it asks another host."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "cite", "xlink:href", "ping", "background"}
LOADING = {"src", "poster", "data", "background"}
SCHEMES = {"", "http", "https", "mailto"}
NEVER = {"iframe", "object", "embed", "applet", "frame", "frameset", "base", "style", "foreignobject", "set", "animate"}
PICTURES = ("data:image/png;", "data:image/gif;", "data:image/jpeg;", "data:image/webp;", "data:image/svg+xml")


class _Reader(HTMLParser):
    """Notes each thing of a page that could run or fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in NEVER:
            self.found.append(f"<{tag}>")
        if tag == "script" and not (values.get("type") == "application/ld+json" or "assets/" in values.get("src", "")):
            self.found.append(f"<script {values}>")
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh" and ":" in values.get("content", ""):
            self.found.append(f"<meta {values}>")
        for name, value in values.items():
            runs = name.startswith("on") or name in {"style", "srcdoc"}
            if runs or (name in ADDRESSES and not _is_harmless(name, value)):
                self.found.append(f"<{tag} {name}={value!r}>")
        opened = values.get("target") == "_blank" or scheme_of(values.get("href", "")) in {"http", "https"}
        if tag == "a" and opened and "noopener" not in values.get("rel", "").split():
            self.found.append(f"<a {values}> without noopener")

    handle_startendtag = handle_starttag


def scheme_of(url: str) -> str | None:
    """Return the scheme of an address as a browser sees it, None when it makes none of it."""
    plain = "".join(c for c in url if c > " " and c != "\x7f")
    try:
        return urlsplit(plain).scheme.lower()
    except ValueError:
        return None


def _is_harmless(name: str, value: str) -> bool:
    if value.startswith(PICTURES) and name == "src":
        return True
    scheme = scheme_of(value)
    if name in LOADING:  # pictures may be of the site itself alone
        return scheme == "" and not value.strip().startswith(("//", "\\\\", "/\\", "\\/"))
    return scheme in SCHEMES or scheme is None


def harm(pages: Iterable[tuple[str, bytes]]) -> list[str]:
    """Return what could run, or ask another host, in the HTML among files given as path and content."""
    problems: list[str] = []
    for path, content in pages:
        if path.endswith(".html"):
            reader = _Reader()
            reader.feed(content.decode("utf-8"))
            reader.close()
            problems += [f"{path}: {found}" for found in reader.found]
    return problems


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += (value for name, value in attrs if name in {"href", "src"} and value)

    handle_startendtag = handle_starttag


def links(page: str) -> list[str]:
    """Return the addresses that a page links to or loads."""
    reader = _Links()
    reader.feed(page)
    return reader.found
