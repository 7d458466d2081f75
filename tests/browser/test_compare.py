"""Picking papers, seeing them side by side, and a look at where a link leads; all from disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .conftest import visit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page as Tab
    from tests.conftest import Site

NOTES = """\
## 《GALIP: Generative Adversarial CLIPs for Synthesis》(CVPR2023)
**Weakness**: Training is <b>unstable</b>.
## 《GLIGEN: Open-Set Grounded Generation of Images》(CVPR2023)
**Problem** Unlike GALIP, it needs boxes.
## 《注意力：一种新的网络结构》(ICML2021)
**Problem** 很慢。
"""


@pytest.fixture(scope="session")
def notes(tmp_path_factory: pytest.TempPathFactory, project: Callable[[Path], Site]) -> str:
    """The address, on disk, of a site whose papers have roles and mention each other."""
    root = tmp_path_factory.mktemp("compare")
    project(root).note(NOTES).build()
    return (root / "site").as_uri()


def test_papers_are_picked_in_a_list_and_the_choice_is_in_the_address(tab: Tab, notes: str) -> None:
    visit(tab, f"{notes}/index.html")
    expect(tab.locator("#tray")).to_be_hidden()
    tab.get_by_role("button", name="Compare: GALIP").click()
    expect(tab.locator(".tray-names")).to_have_text("GALIP")
    visit(tab, f"{notes}/papers/index.html")
    tab.get_by_role("button", name="Compare: GLIGEN").click()
    tab.get_by_role("link", name="Compare 2 papers").click()
    expect(tab).to_have_url(f"{notes}/compare.html#galip,gligen")
    expect(tab.locator(".board tbody th a")).to_have_text(["GALIP", "GLIGEN"])
    expect(tab.locator(".board thead th")).to_have_text(["Papers", "Problem", "Limitation"])


def test_a_paper_is_removed_and_the_address_follows(tab: Tab, notes: str) -> None:
    visit(tab, f"{notes}/compare.html#galip,gligen,nothing")
    expect(tab.locator(".board tbody tr")).to_have_count(3)
    expect(tab.locator(".board tbody th").last).to_contain_text("nothing")
    tab.get_by_role("button", name="Remove").first.click()
    expect(tab.locator(".board tbody th a")).to_have_text(["GLIGEN"])
    expect(tab).to_have_url(f"{notes}/compare.html#gligen,nothing")


def test_addresses_in_any_script_are_found(tab: Tab, notes: str) -> None:
    visit(tab, f"{notes}/compare.html#注意力-一种新的网络结构")
    expect(tab.locator(".board tbody th a")).to_have_count(1)


ROLES = ("Background", "Problem", "Method", "Result", "Limitation")
MANY = "\n".join(
    f"## 《Study {n}: A Title of Some Length》(CVPR2023)\n"
    + "\n\n".join(f"**{role}** {'It is as long as this is. ' * 40}" for role in ROLES)
    for n in range(5)
)


def test_columns_and_cells_are_the_readers_and_kept_for_the_site(tab: Tab, site: Site) -> None:
    site.note(MANY).build()
    board = (site.root / "site" / "compare" / "venues" / "cvpr.html").as_uri()
    visit(tab, board)
    heads = tab.locator(".board thead th:visible")
    expect(heads).to_have_text(["Papers", "Problem", "Method", "Result", "Limitation"])
    tab.get_by_role("checkbox", name="Result").focus()
    tab.keyboard.press("Space")
    tab.get_by_role("checkbox", name="Background").focus()
    tab.keyboard.press("Space")
    expect(heads).to_have_text(["Papers", "Problem", "Background", "Method", "Limitation"])
    more = tab.locator(".board-more")
    expect(more).to_have_count(20)
    expect(more.first).to_have_accessible_name("more · Problem, Study 0: A Title of Some Length")
    closed = tab.locator(".cell").first.bounding_box()
    more.first.click()
    opened = tab.locator(".cell").first.bounding_box()
    assert closed
    assert opened
    assert opened["height"] > closed["height"]
    tab.get_by_text("Whole").click()
    expect(more).to_have_count(0)
    visit(tab, board)
    expect(heads).to_have_text(["Papers", "Problem", "Background", "Method", "Limitation"])
    expect(tab.get_by_role("radio", name="Whole")).to_be_checked()
    visit(tab, (site.root / "site" / "compare" / "method.html").as_uri())
    expect(heads).to_have_text(["Papers", "Method"])


def test_without_scripts_a_board_is_whole(new_tab: Callable[..., Tab], site: Site) -> None:
    site.note(MANY).build()
    tab = new_tab(java_script_enabled=False)
    tab.goto((site.root / "site" / "compare" / "venues" / "cvpr.html").as_uri())
    assert len(tab.locator(".board thead th:visible").all()) == 6
    expect(tab.locator(".choose")).to_be_hidden()


def test_clearing_empties_the_tray(tab: Tab, notes: str) -> None:
    visit(tab, f"{notes}/index.html")
    tab.get_by_role("button", name="Compare: GALIP").click()
    expect(tab.locator("#tray")).to_be_visible()
    tab.get_by_role("button", name="Clear").click()
    expect(tab.locator("#tray")).to_be_hidden()


def test_a_mention_shows_what_it_leads_to_and_escape_closes_it(tab: Tab, notes: str) -> None:
    visit(tab, f"{notes}/papers/gligen.html")
    tab.locator("a.mention").hover()
    card = tab.get_by_role("tooltip")
    expect(card).to_contain_text("GALIP: Generative Adversarial CLIPs for Synthesis")
    expect(card).to_contain_text("CVPR 2023")
    tab.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_a_preview_comes_with_the_keyboard_too(tab: Tab, notes: str) -> None:
    visit(tab, f"{notes}/papers/gligen.html")
    mention = tab.locator("a.mention")
    for _ in range(40):
        tab.keyboard.press("Tab")
        if mention.evaluate("link => link === document.activeElement"):
            break
    expect(mention).to_be_focused()
    expect(tab.get_by_role("tooltip")).to_be_visible()
