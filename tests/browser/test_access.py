"""axe-core finds nothing on any kind of page, in both themes, wide and narrow; the keyboard reaches everything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import axe_playwright_python

from .conftest import drawn

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RUN = """() => axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(rule =>
  rule.id + ': ' + rule.nodes.slice(0, 3).map(
    node => node.html.slice(0, 160) + ' ' + node.any.map(check => check.message).join(' ')).join(' | ')))"""


THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def test_axe_finds_nothing(browser: Browser, folder: Path, kinds: tuple[str, ...]) -> None:
    # The site's own policy forbids scripts from elsewhere; axe goes past it.
    context = browser.new_context(bypass_csp=True)
    tab = context.new_page()
    found = {}
    for permalink in kinds:
        tab.goto((folder / permalink).as_uri())
        tab.evaluate(AXE)
        for theme in THEMES:
            for width in (1360, 390):
                tab.emulate_media(color_scheme=theme)
                tab.set_viewport_size({"width": width, "height": 900})
                if violations := tab.evaluate(RUN):
                    found[permalink, theme, width] = violations
    context.close()
    assert not found


def test_the_first_tab_stop_skips_to_the_content(tab: Tab, sample: Path) -> None:
    tab.goto((sample / "index.html").as_uri())
    drawn(tab)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.url.endswith("#main")
