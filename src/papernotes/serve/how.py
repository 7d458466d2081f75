"""The page on how the notes were read, which the preview shows and no build writes."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import escape

from papernotes.serve.readings import how_view
from papernotes.site.page import Page
from papernotes.site.theme import ThemeError, ThemeFile, draw
from papernotes.slug import Permalink

if TYPE_CHECKING:
    from papernotes.builder.whole_build import Build

HOW = Permalink("how-read.html")
"""The page's path; no page of a site has it."""
TITLE = "How these notes were read"
_BROKEN = "<!doctype html><html lang=en><head><title>{}</title></head><body><pre>{}</pre></body></html>"


class HowRead:
    """The page, drawn when it is asked for, and from then on at each build."""

    def __init__(self) -> None:
        self._build: Build | None = None
        self._content: bytes | None = None
        self._lock = threading.Lock()

    def follow(self, build: Build) -> bool:
        """Show another build from now on, and tell whether a page that was shown looks otherwise."""
        with self._lock:
            before, self._build = self._content, build
            if before is not None:
                self._content = _drawn(build)
            return before != self._content

    def page(self) -> bytes | None:
        """Return the page; None before the first build."""
        with self._lock:
            if self._content is None and self._build is not None:
                self._content = _drawn(self._build)
            return self._content


def _drawn(build: Build) -> bytes:
    """Return the page in the site's own theme; what is wrong where its templates do not serve for it."""
    press = build.site.press
    file = Path(__file__).parent / HOW
    own = ThemeFile(file.read_text("utf-8"), f"papernotes/serve/{HOW}")
    theme = replace(press.theme, templates={**press.theme.templates, HOW: own})
    page = Page("preview", HOW, HOW, None, TITLE)
    try:
        return draw(theme, HOW, {**press.shared(page), "how": how_view(build)}).encode()
    except ThemeError as error:
        return _BROKEN.format(TITLE, escape(str(error))).encode()
