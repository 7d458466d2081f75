"""``sitemap.xml`` (https://www.sitemaps.org/protocol.html) and ``robots.txt``: both need the site's address."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from papernotes.site.feeds.places import absolute
from papernotes.site.feeds.xml import block, document, element, text
from papernotes.site.page import Artifact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from papernotes.config import Config
    from papernotes.site.page import Page, PageKind
    from papernotes.slug import Permalink


class Planned(NamedTuple):
    """A page by its kind and its address alone."""

    kind: PageKind
    permalink: Permalink


MOST_URLS = 50_000
"""The protocol's limit for one file; a larger site gets an index of several."""
_XMLNS = (("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),)
_LEFT_OUT: frozenset[PageKind] = frozenset({"not-found", "redirect", "search"})


def sitemaps(pages: Iterable[Page | Planned], config: Config, most: int = MOST_URLS) -> Iterator[Artifact]:
    """Yield ``sitemap.xml``, its parts where it takes several, and ``robots.txt``; nothing without ``url:``.

    No page has a ``lastmod``: a build has no clock, and a wrong date is worse than none.
    """
    if not config.url:
        return
    urls = [absolute(config, page.permalink) for page in pages if page.kind not in _LEFT_OUT]
    parts = [urls[start : start + most] for start in range(0, len(urls), most)]
    if len(parts) < 2:
        yield _file("sitemap.xml", "urlset", "url", urls)
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        yield _file("sitemap.xml", "sitemapindex", "sitemap", [absolute(config, name) for name in names])
        for name, part in zip(names, parts, strict=True):
            yield _file(name, "urlset", "url", part)
    robots = f"User-agent: *\nDisallow:\n\nSitemap: {absolute(config, 'sitemap.xml')}\n"
    yield Artifact("robots.txt", robots.encode())


def _file(path: str, root: str, item: str, urls: Sequence[str]) -> Artifact:
    items = (element(item, element("loc", text(url))) for url in urls)
    return Artifact(path, document(block(root, items, _XMLNS)))
