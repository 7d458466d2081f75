"""What moves: theme switch, menu, contents, copy buttons; and all of it without JavaScript or motion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

GROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(251, 250, 247)", "rgb(20, 22, 26)"


def longest(folder: Path, part: str) -> str:
    """Return the address of the entry's page that has most of something."""
    pages = [page for page in (folder / "papers").glob("*.html") if page.stem != "index"]
    return max(sorted(pages), key=lambda page: page.read_text("utf-8").count(part)).as_uri()


def test_the_theme_switch_goes_round_and_is_remembered(tab: Tab, sample: Path) -> None:
    tab.goto((sample / "index.html").as_uri())
    button = tab.locator(".theme-button")
    seen = [(button.get_attribute("aria-label"), tab.evaluate(GROUND))]
    for _ in range(3):
        button.click()
        seen.append((button.get_attribute("aria-label"), tab.evaluate(GROUND)))
    assert seen == [
        ("Theme: as the system", LIGHT),
        ("Theme: light", LIGHT),
        ("Theme: dark", DARK),
        ("Theme: as the system", LIGHT),
    ]
    button.click()
    button.click()
    tab.goto((sample / "papers/index.html").as_uri())
    assert tab.evaluate(GROUND) == DARK


def test_the_chosen_theme_is_there_before_anything_is_drawn(tab: Tab, sample: Path) -> None:
    tab.goto((sample / "index.html").as_uri())
    tab.evaluate("localStorage.setItem('papernotes-theme', 'dark')")
    tab.add_init_script(
        "addEventListener('DOMContentLoaded', () => { window.early = document.documentElement.dataset.theme; }, true);"
        "new MutationObserver((_, me) => { if (document.body) { window.atBody = document.documentElement.dataset.theme;"
        " me.disconnect(); } }).observe(document, {childList: true, subtree: true});"
    )
    tab.reload()
    assert tab.evaluate("[window.early, window.atBody]") == ["dark", "dark"]


def test_a_storage_that_throws_does_no_harm(tab: Tab, sample: Path) -> None:
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }});")
    tab.goto((sample / "index.html").as_uri())
    tab.locator(".theme-button").click(click_count=2)
    assert tab.evaluate(GROUND) == DARK
    assert not errors


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_the_menu_opens_on_phones(browser: Browser, sample: Path, script: bool) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=script)
    tab = context.new_page()
    tab.goto((sample / "index.html").as_uri())
    assert not tab.locator("#menu").is_visible()
    tab.locator(".menu-button").click()
    tab.locator("#menu").get_by_role("link", name="Topics").click()
    tab.wait_for_url("**/topics/index.html")
    context.close()


def test_without_javascript_nothing_that_needs_it_is_shown(browser: Browser, sample: Path) -> None:
    context = browser.new_context(viewport={"width": 1360, "height": 800}, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(longest(sample, "<figure class"))
    assert tab.locator("main article h1").is_visible()
    assert not tab.locator(".theme-button").is_visible()
    assert not tab.locator("button.copy").first.is_visible()
    tab.locator("details.provenance summary").last.click()
    assert tab.locator("details.provenance table").last.is_visible()
    context.close()


def test_copy_buttons_copy_and_answer(browser: Browser, sample: Path) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    tab.goto(longest(sample, "<figure class"))
    code = tab.locator("figure.code pre").first.text_content()
    button = tab.locator("button.copy").first
    assert button.text_content() == "Copy"
    button.click()
    expect(button).to_have_text("Copied")
    assert tab.evaluate("navigator.clipboard.readText()") == code
    expect(button).to_have_text("Copy")
    context.close()


def test_the_contents_mark_the_section_being_read(tab: Tab, sample: Path) -> None:
    tab.set_viewport_size({"width": 1360, "height": 500})
    tab.goto(longest(sample, 'class="part'))
    links = tab.locator(".toc a")
    assert links.first.get_attribute("aria-current") == "true"
    tab.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(links.last).to_have_attribute("aria-current", "true")
    assert tab.locator(".toc a[aria-current]").count() == 1


def test_nothing_glides_for_those_who_want_no_motion(browser: Browser, sample: Path) -> None:
    for motion, expected in (("no-preference", "smooth"), ("reduce", "auto")):
        context = browser.new_context(reduced_motion=motion)  # type: ignore[arg-type]
        tab = context.new_page()
        tab.goto((sample / "index.html").as_uri())
        assert tab.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == expected
        context.close()


def test_print_shows_the_text_and_where_links_lead(tab: Tab, sample: Path) -> None:
    tab.goto(longest(sample, 'rel="external"'))
    tab.emulate_media(media="print")
    assert tab.locator("article h1").is_visible()
    assert not tab.locator(".bar").is_visible()
    assert tab.locator(".rail .source").is_visible()
    assert tab.locator(".rail section:visible").count() == 1
    address = "getComputedStyle(document.querySelector('.buttons a'), '::after').content"
    assert "http" in tab.evaluate(address)
