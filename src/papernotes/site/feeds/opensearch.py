"""``opensearch.xml``: how a browser asks the site's own search (https://github.com/dewitt/opensearch)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.site.exports.plain_text import line
from papernotes.site.feeds.places import absolute
from papernotes.site.feeds.xml import block, document, element, text
from papernotes.site.page import Artifact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.config import Config

OPENSEARCH = "opensearch.xml"
_XMLNS = (("xmlns", "http://a9.com/-/spec/opensearch/1.1/"),)
_SHORT, _LONG = 16, 1024
"""The specification's limits of name and description, in characters."""


def described(config: Config) -> bool:
    """Tell whether the site has a description of its search: that takes an address, and a search."""
    return bool(config.url) and config.search


def opensearch(config: Config) -> Iterator[Artifact]:
    """Yield ``opensearch.xml`` where the site has a search and an address."""
    if not described(config):
        return
    title = line(config.title) or "papernotes"
    search = absolute(config, "search.html") + "#q={searchTerms}"
    parts = [
        element("ShortName", text(title[:_SHORT].strip())),
        element("Description", text((line(config.description) or title)[:_LONG])),
        element("InputEncoding", "UTF-8"),
        element("Image", text(absolute(config, "assets/icon.svg")), (("type", "image/svg+xml"),)),
        element("Url", attributes=(("type", "text/html"), ("template", search))),
    ]
    yield Artifact(OPENSEARCH, document(block("OpenSearchDescription", parts, _XMLNS)))
