"""Search as a reader uses it: typing, keys, filters, the address, on disk and over http, under the site's policy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .conftest import settles, visit
from .test_access import AXE, RUN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page as Tab
    from tests.conftest import Site

NOTES = """\
# CVPR-2023
### 《GALIP: Generative Adversarial CLIPs for Synthesis》(CVPR2023)
Code: <https://github.com/example/galip>

**Problem** Diffusion is slow & <b onclick="boom()">unstable</b> to sample &lt;img src=x onerror=boom()&gt;.

**Method** One pass of a generator, a million times faster.

### 《GLIGEN: Open-Set Grounded Generation of Images》(CVPR2023)
**Problem** Boxes are hard to draw for diffusion models.

### Learning Transferable Visual Models From Natural Language Supervision
**CLIP-ICML2021**
*<https://arxiv.org/abs/2103.00020>*

**Problem** Labelled data are costly.

### 《基于注意力的图像生成》(ICCV2019)
**问题** 细节容易丢失。
"""
MANY = "# CVPR-2022\n" + "\n".join(
    f"### 《Paper {n}: Many Results on a Topic》(CVPR2022)\n**Method** Number {n}.\n" for n in range(45)
)


HOLD_TEXTS = """() => {
  const load = papernotesSearch.loadTexts;
  papernotesSearch.loadTexts = (...asked) => new Promise(go => { window.release = go; }).then(() => load(...asked));
}"""


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory, project: Callable[[Path], Site]) -> Path:
    """The folder of a built site to search in, at the place where ``address`` would serve it."""
    root = tmp_path_factory.mktemp("search")
    project(root).note(NOTES).note(MANY, "many.md").build()
    return root / "site"


@pytest.fixture
def home(tab: Tab, searched: Path) -> Tab:
    """A tab at the first page, on disk, which fails the test for anything in the console."""
    told: list[str] = []
    tab.on("console", lambda message: told.append(message.text))
    tab.on("pageerror", lambda error: told.append(str(error)))
    visit(tab, (searched / "index.html").as_uri())
    tab.told = told
    return tab


def ask(tab: Tab, query: str) -> None:
    """Type a query into the field of the header."""
    tab.keyboard.press("/")
    expect(tab.locator(".search input").first).to_be_focused()
    tab.keyboard.type(query)


def test_nothing_of_the_index_is_loaded_before_the_field_is_used(tab: Tab, searched: Path) -> None:
    loaded: list[str] = []
    tab.on("request", lambda request: loaded.append(request.url))
    visit(tab, (searched / "index.html").as_uri())
    tab.wait_for_load_state("networkidle")
    assert not [url for url in loaded if "assets/search/" in url or "assets/search-" in url]
    with tab.expect_request("**/assets/search/index.js"):
        tab.keyboard.press("/")
    expect(tab.get_by_role("combobox")).to_be_focused()


def test_results_come_while_typing_with_their_section_and_marked_words(home: Tab) -> None:
    ask(home, "slow")
    panel = home.get_by_role("listbox", name="Results")
    expect(panel.get_by_role("group")).to_have_count(1)
    expect(panel.get_by_role("group")).to_have_accessible_name("GALIP: Generative Adversarial CLIPs for Synthesis")
    place = panel.get_by_role("option").nth(1)
    expect(place).to_contain_text("Problem")
    expect(place.locator("mark")).to_have_text("slow")
    expect(place).to_have_attribute("href", re.compile(r"/papers/galip\.html#problem$"))
    assert not home.told


def test_notes_are_drawn_as_text(home: Tab) -> None:
    ask(home, "unstable onerror")
    quote = home.locator(".search-quote")
    expect(quote).to_contain_text("<img src=x onerror=boom()>")
    expect(home.locator(".search-panel img, .search-panel b[onclick]")).to_have_count(0)
    assert not home.told


def test_a_slash_in_a_field_is_a_slash(home: Tab) -> None:
    ask(home, "a/b")
    expect(home.get_by_role("combobox")).to_have_value("a/b")


def test_arrows_choose_and_enter_opens(home: Tab) -> None:
    ask(home, "diffusion")
    field = home.get_by_role("combobox")
    options = home.get_by_role("option")
    expect(options).to_have_count(4)
    expect(home.locator(".search-quote")).to_have_count(2)
    expect(field).to_have_attribute("aria-expanded", "true")
    home.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "")
    home.keyboard.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile(""))
    home.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    home.keyboard.press("Enter")
    expect(home).to_have_url(re.compile(r"/papers/g[a-z]+\.html#problem$"))
    expect(home.locator("#problem")).to_be_in_viewport()


def test_a_choice_stays_when_the_texts_come(home: Tab) -> None:
    home.keyboard.press("/")
    field, options = home.get_by_role("combobox"), home.get_by_role("option")
    expect(field).to_be_focused()
    home.evaluate(HOLD_TEXTS)
    field.fill("diffusion")
    settles(home, "typeof window.release", "function")
    expect(options).to_have_count(4)
    home.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    home.evaluate("release()")
    expect(home.locator(".search-quote")).to_have_count(2)
    expect(options.last).to_have_attribute("aria-selected", "true")


def test_enter_without_a_choice_leads_to_all_results(home: Tab) -> None:
    ask(home, "many results")
    expect(home.get_by_role("link", name="All results")).to_have_attribute("href", re.compile("#q=many%20results$"))
    home.keyboard.press("Enter")
    expect(home).to_have_url(re.compile(r"/search\.html#q=many%20results$"))
    expect(home.locator(".search-results > li")).to_have_count(20)
    expect(home.get_by_role("status")).to_have_text("45 entries")
    home.get_by_role("button", name="More results").click()
    home.get_by_role("button", name="More results").click()
    expect(home.locator(".search-results > li")).to_have_count(45)
    expect(home.get_by_role("button", name="More results")).to_be_hidden()


def test_escape_closes_then_empties_then_leaves(home: Tab) -> None:
    ask(home, "clip")
    field = home.get_by_role("combobox")
    expect(home.locator(".search-panel")).to_be_visible()
    home.keyboard.press("Escape")
    expect(home.locator(".search-panel")).to_be_hidden()
    expect(field).to_have_value("clip")
    home.keyboard.press("Escape")
    expect(field).to_have_value("")
    home.keyboard.press("Escape")
    expect(field).not_to_be_focused()


def test_leaving_the_field_closes_the_panel(home: Tab) -> None:
    ask(home, "clip")
    expect(home.get_by_role("option").first).to_be_visible()
    home.keyboard.press("Tab")
    home.keyboard.press("Tab")
    home.locator("main").click(position={"x": 1, "y": 1})
    expect(home.locator(".search-panel")).to_be_hidden()


def test_nothing_found_says_so(home: Tab) -> None:
    ask(home, "zzzzzz")
    expect(home.locator(".search-note")).to_contain_text("Nothing found for “zzzzzz”.")
    expect(home.get_by_role("option")).to_have_count(0)
    expect(home.get_by_role("combobox")).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("venue:cvpr year:2023", ["GALIP", "GLIGEN"], id="venue-and-year"),
        pytest.param("has:code", ["GALIP"], id="code"),
        pytest.param("role:method faster", ["GALIP"], id="role"),
        pytest.param("difussion boxes", ["GLIGEN"], id="typo"),
        pytest.param("生成", ["基于注意力"], id="chinese"),
        pytest.param('"natural language supervision"', ["Learning Transferable"], id="exact"),
        pytest.param("2103.00020", ["Learning Transferable"], id="arxiv"),
    ],
)
def test_filters_and_words_find(home: Tab, query: str, found: list[str]) -> None:
    ask(home, query)
    titles = home.locator(".search-title")
    expect(titles).to_have_count(len(found))
    for number, title in enumerate(found):
        expect(titles.nth(number)).to_contain_text(title)


def test_a_shared_address_shows_its_results(tab: Tab, searched: Path) -> None:
    visit(tab, (searched / "search.html").as_uri() + "#q=galip%20faster")
    expect(tab.get_by_role("searchbox")).to_have_value("galip faster")
    expect(tab.locator(".search-results h2")).to_have_text(["GALIP: Generative Adversarial CLIPs for Synthesis"])
    expect(tab).to_have_title(re.compile("^galip faster · Search"))
    expect(tab.locator(".search-count")).not_to_be_empty()  # until then results are drawn anew, and move
    tab.locator(".search-results .search-section").first.click()
    expect(tab).to_have_url(re.compile(r"papers/galip\.html#method$"))
    tab.go_back()
    expect(tab.locator(".search-results h2")).to_have_count(1)


def test_back_and_forward_go_from_query_to_query(tab: Tab, searched: Path) -> None:
    visit(tab, (searched / "search.html").as_uri())
    field = tab.get_by_role("searchbox")
    field.fill("galip")
    field.press("Enter")
    field.fill("gligen")
    field.press("Enter")
    expect(tab).to_have_url(re.compile("#q=gligen$"))
    tab.go_back()
    expect(field).to_have_value("galip")
    expect(tab.locator(".search-results h2")).to_contain_text(["GALIP"])
    tab.go_forward()
    expect(field).to_have_value("gligen")
    expect(tab.locator(".search-results h2")).to_contain_text(["GLIGEN"])


def test_examples_of_the_help_are_tried_with_a_click(tab: Tab, searched: Path) -> None:
    visit(tab, (searched / "search.html").as_uri())
    tab.get_by_role("link", name="has:code").click()
    expect(tab.get_by_role("searchbox")).to_have_value("has:code")
    expect(tab.locator(".search-results h2")).to_have_count(1)


def test_a_form_sent_before_the_scripts_came_is_answered(tab: Tab, searched: Path) -> None:
    visit(tab, (searched / "search.html").as_uri() + "?q=galip+faster")
    expect(tab.get_by_role("searchbox")).to_have_value("galip faster")
    expect(tab).to_have_url(re.compile(r"search\.html#q=galip%20faster$"))


def test_without_scripts_the_field_leads_to_a_page_that_says_what_to_do(
    new_tab: Callable[..., Tab], searched: Path
) -> None:
    tab = new_tab(java_script_enabled=False)
    visit(tab, (searched / "index.html").as_uri())
    tab.get_by_role("search").get_by_role("searchbox").fill("galip")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile(r"search\.html\?q=galip$"))
    expect(tab.locator("main")).to_contain_text("needs JavaScript")
    tab.locator("main").get_by_role("link", name="All papers").click()
    expect(tab).to_have_url(re.compile(r"papers/index\.html$"))


def test_an_index_that_cannot_be_loaded_is_told(tab: Tab, searched: Path) -> None:
    tab.route("**/assets/search/index.js", lambda route: route.abort())
    visit(tab, (searched / "index.html").as_uri())
    # One letter asks once: after a word, the loads of its other letters may still be failing when the route is gone.
    ask(tab, "g")
    expect(tab.locator(".search-note")).to_contain_text("could not be loaded")
    tab.unroute("**/assets/search/index.js")
    tab.keyboard.type("alip")
    expect(tab.locator(".search-title")).to_have_count(1)


def test_titles_are_found_when_the_texts_cannot_be_loaded(tab: Tab, searched: Path) -> None:
    tab.route(re.compile(r"assets/search/[0-9a-f]{12}\.js"), lambda route: route.abort())
    visit(tab, (searched / "index.html").as_uri())
    ask(tab, "galip")
    expect(tab.locator(".search-title")).to_have_count(1)


def test_over_http_below_a_path_it_is_the_same(tab: Tab, address: str, folder: Path) -> None:
    visit(tab, f"{address}papers/index.html")
    title = tab.locator("main h3 a").first.inner_text()
    ask(tab, title)
    # While it is typed, other papers may come first.
    expect(tab.get_by_role("option").first).to_contain_text(title)
    tab.keyboard.press("ArrowDown")
    expect(tab.get_by_role("option").first).to_have_attribute("href", re.compile(f"^{re.escape(address)}papers/"))
    tab.keyboard.press("Enter")
    expect(tab.locator("h1")).to_have_text(title)
    assert (folder / "assets" / "search" / "index.js").is_file()


def test_on_phones_the_panel_is_a_sheet(new_tab: Callable[..., Tab], searched: Path) -> None:
    tab = new_tab(viewport={"width": 320, "height": 640}, has_touch=True)
    visit(tab, (searched / "index.html").as_uri())
    ask(tab, "diffusion")
    expect(tab.get_by_role("option").first).to_be_visible()
    box = "document.querySelector('.search-panel').getBoundingClientRect()"
    settles(tab, f"(box => [box.left, box.width, Math.abs(box.bottom - 640) <= 2])({box})", [0, 320, True])
    settles(tab, "document.documentElement.scrollWidth", 320)


@pytest.mark.parametrize("width", [1360, 320])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_panel_and_on_the_page(
    new_tab: Callable[..., Tab], searched: Path, theme: str, width: int
) -> None:
    tab = new_tab(bypass_csp=True, color_scheme=theme, viewport={"width": width, "height": 900})
    visit(tab, (searched / "index.html").as_uri())
    tab.evaluate(AXE)
    ask(tab, "diffusion")
    expect(tab.locator(".search-quote").first).to_be_visible()
    tab.keyboard.press("ArrowDown")
    assert not tab.evaluate(RUN)
    visit(tab, (searched / "search.html").as_uri() + "#q=diffusion")
    tab.evaluate(AXE)
    expect(tab.locator(".search-quote").first).to_be_visible()
    assert not tab.evaluate(RUN)
