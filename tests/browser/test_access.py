"""axe-core finds nothing on any kind of page, in both themes, wide and narrow; the keyboard reaches everything."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import axe_playwright_python
from playwright.sync_api import expect

from .conftest import visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page as Tab

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RUN = """() => axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(rule =>
  rule.id + ': ' + rule.nodes.slice(0, 3).map(
    node => node.html.slice(0, 160) + ' ' + node.any.map(check => check.message).join(' ')).join(' | ')))"""


THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def test_axe_finds_nothing(new_tab: Callable[..., Tab], folder: Path, kinds: tuple[str, ...]) -> None:
    # The site's own policy forbids scripts from elsewhere; axe goes past it.
    tab = new_tab(bypass_csp=True)
    found = {}
    for permalink in kinds:
        visit(tab, (folder / permalink).as_uri())
        tab.evaluate(AXE)
        for theme in THEMES:
            for width in (1360, 390):
                tab.emulate_media(color_scheme=theme)
                tab.set_viewport_size({"width": width, "height": 900})
                if violations := tab.evaluate(RUN):
                    found[permalink, theme, width] = violations
    assert not found


def test_the_first_tab_stop_skips_to_the_content(tab: Tab, sample: Path) -> None:
    visit(tab, (sample / "index.html").as_uri())
    tab.keyboard.press("Tab")
    expect(tab.locator(".skip")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("#main$"))
