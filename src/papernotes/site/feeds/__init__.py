"""What other programs follow a site by: Atom feeds, sitemap, llms.txt, Markdown twins, OpenSearch.

In: the library and what pages are planned.
Out: the files that other programs follow the site by.

Read: ``places`` (addresses), ``xml``, ``atom``, ``sitemap``, ``twin`` (Markdown copies), ``llms``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.site.feeds.atom import feeds
from papernotes.site.feeds.llms import llms_text
from papernotes.site.feeds.opensearch import opensearch
from papernotes.site.feeds.sitemap import Planned, sitemaps
from papernotes.site.feeds.twin import Twins, definitions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from papernotes.config import Config
    from papernotes.library.entry_model import Entry, Library
    from papernotes.site.page import Artifact, Page

__all__ = ["Planned", "Twins", "definitions", "feed_artifacts"]


def feed_artifacts(
    pages: Iterable[Page | Planned], library: Library, config: Config, about: Callable[[Entry], str]
) -> Iterator[Artifact]:
    """Yield every file that programs follow the site as a whole by; an entry's Markdown is `Twins`'s.

    ``about`` returns what a list says of an entry.
    """
    yield llms_text(library, config)
    if config.feeds:
        yield from feeds(library, config, about)
    yield from sitemaps(pages, config)
    yield from opensearch(config)
