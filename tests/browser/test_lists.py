"""Lists that filter and sort in place, with the choice in the address; keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .conftest import drawn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab
    from tests.conftest import Site

NOTES = """
## CVPR 2021

### 《Folding Cranes》
Paper: <https://arxiv.org/abs/2101.00001>
Code: <https://github.com/example/cranes>

**Problem** Paper is flat.

### 《Folding Boats》
Paper: <https://arxiv.org/abs/2101.00002>

## ICML 2022

### 《Zigzag Folds》
Paper: <https://arxiv.org/abs/2202.00003>

### 《A Theory of Creases》
Paper: <https://arxiv.org/abs/2202.00004>
Code: <https://github.com/example/creases>

## NeurIPS 2019

### 《Unfolding》
Paper: <https://arxiv.org/abs/1901.00005>

### 《Cutting Corners》
Paper: <https://arxiv.org/abs/1901.00006>
"""
TITLES = "[...document.querySelectorAll('.entry h3 a')].filter(a => a.offsetParent).map(a => a.textContent)"


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory, project: Callable[[Path], Site]) -> str:
    """The address of a list of six papers."""
    root = tmp_path_factory.mktemp("short")
    project(root).note(NOTES).build()
    return (root / "site" / "papers" / "index.html").as_uri()


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory, project: Callable[[Path], Site]) -> Path:
    """The site of 250 papers, whose list takes three pages."""
    root = tmp_path_factory.mktemp("long")
    papers = (
        f"### 《Study {n} of {'Cranes' if n % 2 else 'Boats'}》\nPaper: <https://arxiv.org/abs/2101.{n:05}>\n"
        for n in range(1, 251)
    )
    project(root).note("## CVPR 2021\n" + "\n".join(papers)).build()
    return root / "site"


def test_a_list_filters_and_says_how_many(tab: Tab, short: str) -> None:
    tab.goto(short)
    tab.locator(".filter select[name=venue]").select_option("CVPR")
    assert set(tab.evaluate(TITLES)) == {"Folding Cranes", "Folding Boats"}
    expect(tab.locator(".filter output")).to_have_text("2 of 6")
    tab.locator(".filter input[name=code]").check()
    assert tab.evaluate(TITLES) == ["Folding Cranes"]
    tab.locator(".filter button[type=reset]").click()
    expect(tab.locator(".filter output")).to_have_text("")
    assert len(tab.evaluate(TITLES)) == 6


def test_words_of_the_title_filter_too(tab: Tab, short: str) -> None:
    tab.goto(short)
    tab.locator(".filter input[name=q]").fill("fold cr")
    assert tab.evaluate(TITLES) == ["Folding Cranes"]


@pytest.mark.parametrize(
    ("sort", "first", "last"),
    [
        pytest.param("title", "A Theory of Creases", "Zigzag Folds", id="by title"),
        pytest.param("old", "Unfolding", "A Theory of Creases", id="oldest first"),
        pytest.param("venue", "Folding Cranes", "Cutting Corners", id="by venue"),
    ],
)
def test_a_list_sorts(tab: Tab, short: str, sort: str, first: str, last: str) -> None:
    tab.goto(short)
    tab.locator(".filter select[name=sort]").select_option(sort)
    titles = tab.evaluate(TITLES)
    assert (titles[0], titles[-1], len(titles)) == (first, last, 6)
    tab.locator(".filter select[name=sort]").select_option("")
    assert tab.locator(".group > h2").first.is_visible()


def test_the_choice_stands_in_the_address_and_comes_back(tab: Tab, short: str) -> None:
    tab.goto(short)
    tab.locator(".filter select[name=year]").select_option("2022")
    tab.locator(".filter select[name=sort]").select_option("title")
    address = tab.url
    assert "year=2022" in address
    tab.goto("about:blank")
    tab.goto(address)
    assert tab.evaluate(TITLES) == ["A Theory of Creases", "Zigzag Folds"]
    expect(tab.locator(".filter select[name=year]")).to_have_value("2022")


def test_a_list_of_several_pages_filters_all_of_them(tab: Tab, long: Path) -> None:
    tab.goto((long / "papers" / "index.html").as_uri())
    assert len(tab.evaluate(TITLES)) == 100
    tab.locator(".filter input[name=q]").fill("study 24 boats")
    expect(tab.locator(".filter output")).to_have_text("8 of 250")
    assert "Study 248 of Boats" in tab.evaluate(TITLES)
    assert not tab.locator(".pager").is_visible()
    tab.locator(".flat h3 a").first.click()
    expect(tab.locator("article h1")).to_be_visible()


def test_the_list_of_a_term_filters_its_own(tab: Tab, long: Path) -> None:
    tab.goto((long / "venues" / "cvpr" / "2.html").as_uri() + "#sort=title&q=cranes")
    expect(tab.locator(".filter output")).to_have_text("125 of 250")


def test_without_javascript_lists_are_whole_and_paged(browser: Browser, long: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((long / "papers" / "index.html").as_uri())
    assert not tab.locator(".filter").is_visible()
    assert tab.locator(".entry").count() == 100
    tab.locator(".pager a[rel=next]").click()
    tab.locator(".pager a[rel=next]").click()
    assert tab.locator(".entry").count() == 50
    context.close()


def test_keys_go_through_a_list_and_tell_of_themselves(tab: Tab, short: str) -> None:
    tab.goto(short)
    focused = "document.activeElement.textContent"
    titles = tab.evaluate(TITLES)
    drawn(tab)
    tab.keyboard.press("j")
    assert tab.evaluate(focused) == titles[0]
    tab.keyboard.press("j")
    assert tab.evaluate(focused) == titles[1]
    tab.keyboard.press("k")
    assert tab.evaluate(focused) == titles[0]
    tab.keyboard.press("?")
    expect(tab.locator("#keys")).to_be_visible()
    tab.keyboard.press("Escape")
    expect(tab.locator("#keys")).to_be_hidden()
    tab.locator(".filter input[name=q]").focus()
    tab.keyboard.type("jk?")
    expect(tab.locator(".filter input[name=q]")).to_have_value("jk?")
