"""Lists that filter and sort in place, with the choice in the address; keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .conftest import settles, visit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
PLACE = "document.querySelector('.filter + .group').getBoundingClientRect().top"
NOTE_PLACE = f"""new MutationObserver((_, me) => {{
  if (!document.querySelector('footer')) return;
  window.place = {PLACE};
  me.disconnect();
}}).observe(document, {{childList: true, subtree: true}});"""
"""Notes where a list begins once it is there, before the scripts that the page defers."""
TITLES = "[...document.querySelectorAll('.entry h3 a')].filter(a => a.offsetParent).map(a => a.textContent)"

CUT = """[...document.querySelectorAll('.entry p')].filter(said => said.scrollHeight > said.clientHeight + 1)
.concat([...document.querySelectorAll('.entry .venue, .entry .topic')].filter(one => {
  const row = one.closest('.topics') ?? one.parentElement;
  const within = one.getBoundingClientRect().bottom <= row.getBoundingClientRect().bottom + 1;
  return getComputedStyle(row).display === 'contents' ? one.scrollWidth > one.clientWidth + 1 && one.clientWidth
    : within && one.scrollWidth > one.clientWidth + 1;
})).map(one => one.textContent)"""
"""What notes say, venues and topics of which a row shows a part."""


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory, project: Callable[[Path], Site]) -> str:
    """A list of links: none of its papers has notes."""
    root = tmp_path_factory.mktemp("links")
    project(root).note(NOTES.replace("**Problem** Paper is flat.", "")).build()
    return (root / "site" / "papers" / "index.html").as_uri()


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory, project: Callable[[Path], Site]) -> str:
    """The address of a list of six papers."""
    root = tmp_path_factory.mktemp("short")
    project(root).note(NOTES).build()
    return (root / "site" / "papers" / "index.html").as_uri()


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory, project: Callable[[Path], Site]) -> Path:
    """The site of 150 papers, whose list takes three pages."""
    root = tmp_path_factory.mktemp("long")
    papers = (
        f"### 《Study {n} of {'Cranes' if n % 2 else 'Boats'}》\nPaper: <https://arxiv.org/abs/2101.{n:05}>\n"
        for n in range(1, 151)
    )
    project(root).note("## CVPR 2021\n" + "\n".join(papers)).build()
    return root / "site"


def test_a_list_filters_and_says_how_many(tab: Tab, short: str) -> None:
    visit(tab, short)
    tab.locator(".filter select[name=venue]").select_option("CVPR")
    expect(tab.locator(".filter output")).to_have_text("2 of 6")
    settles(tab, f"{TITLES}.sort()", ["Folding Boats", "Folding Cranes"])
    tab.locator(".filter input[name=code]").check()
    settles(tab, TITLES, ["Folding Cranes"])
    tab.locator(".filter button[type=reset]").click()
    expect(tab.locator(".filter output")).to_have_text("")
    settles(tab, f"{TITLES}.length", 6)


@pytest.mark.parametrize("sort", ["", "title"], ids=["in groups", "sorted"])
def test_a_filter_that_leaves_nothing_says_so(tab: Tab, short: str, sort: str) -> None:
    visit(tab, short)
    tab.locator(".filter select[name=sort]").select_option(sort)
    tab.locator(".filter input[name=q]").fill("zzz")
    expect(tab.locator(".filter output")).to_have_text("0 of 6")
    expect(tab.locator(".list > .nothing")).to_have_text("Fewer words or filters find more.")
    tab.locator(".filter input[name=q]").fill("fold")
    expect(tab.locator(".list > .nothing")).to_have_count(0)


def test_words_of_the_title_filter_too(tab: Tab, short: str) -> None:
    visit(tab, short)
    tab.locator(".filter input[name=q]").fill("fold cr")
    settles(tab, TITLES, ["Folding Cranes"])


@pytest.mark.parametrize(
    ("sort", "first", "last"),
    [
        pytest.param("title", "A Theory of Creases", "Zigzag Folds", id="by title"),
        pytest.param("old", "Unfolding", "A Theory of Creases", id="oldest first"),
        pytest.param("venue", "Folding Cranes", "Cutting Corners", id="by venue"),
    ],
)
def test_a_list_sorts(tab: Tab, short: str, sort: str, first: str, last: str) -> None:
    visit(tab, short)
    tab.locator(".filter select[name=sort]").select_option(sort)
    settles(tab, f"(all => [all[0], all.at(-1), all.length])({TITLES})", [first, last, 6])
    tab.locator(".filter select[name=sort]").select_option("")
    expect(tab.locator(".group > h2").first).to_be_visible()


def test_the_heads_of_a_list_of_links_sort_by_their_column_and_then_as_listed(tab: Tab, links: str) -> None:
    visit(tab, links)
    year, code = tab.locator(".heads button").first, tab.locator(".heads button").last
    for first in ("Zigzag Folds", "Unfolding"):  # the newest, then the oldest
        year.click()
        expect(year).to_have_attribute("aria-pressed", "true")
        settles(tab, f"{TITLES}[0]", first)
    year.click()
    expect(year).to_have_attribute("aria-pressed", "false")
    expect(tab.locator(".group > h2").first).to_be_visible()
    code.click()
    settles(tab, f"{TITLES}.slice(0, 2)", ["A Theory of Creases", "Folding Cranes"])


def test_the_choice_stands_in_the_address_and_comes_back(tab: Tab, short: str) -> None:
    visit(tab, short)
    tab.locator(".filter select[name=year]").select_option("2022")
    tab.locator(".filter select[name=sort]").select_option("title")
    expect(tab).to_have_url(re.compile("#year=2022&sort=title$"))
    address = tab.url
    tab.goto("about:blank")
    visit(tab, address)
    settles(tab, TITLES, ["A Theory of Creases", "Zigzag Folds"])
    expect(tab.locator(".filter select[name=year]")).to_have_value("2022")


def test_a_list_of_several_pages_filters_all_of_them(tab: Tab, long: Path) -> None:
    visit(tab, (long / "papers" / "index.html").as_uri())
    settles(tab, f"{TITLES}.length", 60)
    tab.locator(".filter input[name=q]").fill("study 12 boats")
    expect(tab.locator(".filter output")).to_have_text("7 of 150")
    settles(tab, f"{TITLES}.includes('Study 128 of Boats')", wanted=True)
    expect(tab.locator(".pager")).to_be_hidden()
    expect(tab.locator(".flat .status")).to_have_count(0)  # in a list of links, to be without notes says nothing
    row = tab.locator(".flat .entry").filter(has_text="Study 128 of Boats")
    expect(row.get_by_role("link", name="Paper")).to_have_attribute("href", "https://arxiv.org/abs/2101.00128")
    row.get_by_role("button", name="Compare: Study 128 of Boats").click()
    expect(tab.locator(".tray-names")).to_have_text("Study 128 of Boats")
    tab.locator(".flat h3 a").first.click()
    expect(tab.locator("article h1")).to_be_visible()


def test_rows_that_a_filter_brings_from_other_pages_say_what_their_notes_do(
    tab: Tab, tmp_path: Path, project: Callable[[Path], Site]
) -> None:
    told = "".join(
        f"### 《Study {n} of Cranes》\nPaper: <https://arxiv.org/abs/2101.{n:05}>\n"
        f"Authors: Ada Crane, Bo Swan, Cy Wren, Di Teal\n\n**Problem** {SAID.format(n)}\n\n"
        for n in range(1, 71)
    )
    project(tmp_path).note("## CVPR 2021\n" + told).build()
    visit(tab, (tmp_path / "site" / "papers" / "index.html").as_uri())
    tab.locator(".filter input[name=q]").fill("study 70")
    expect(tab.locator(".flat .entry p")).to_have_text(SAID.format(70))
    expect(tab.locator(".flat .entry .by")).to_have_text("Ada Crane, Bo Swan, Cy Wren et al.")
    tab.set_viewport_size({"width": 360, "height": 800})
    settles(tab, CUT, [])


SAID = "Sheet {} is far too flat for a crane of more than one colour, and it tears where two of its long creases cross."
LONG = "Annals of Folding, Cutting and Joining in Science"
TITLE = "Multi-Sheet Object Detection, Semantic Segmentation and Pose Estimation with Diffusion Models"


def test_no_word_of_a_row_is_cut_and_a_heading_begins_beside_its_mark(
    tab: Tab, tmp_path: Path, project: Callable[[Path], Site]
) -> None:
    rows = "".join(
        f"- [{TITLE} {n}](https://arxiv.org/abs/2101.{n:05}) ({LONG if n % 3 else 'CVPR'} {2016 + n // 2})\n"
        for n in range(14)
    )
    project(tmp_path).write("papernotes.yml", f"venues:\n  {LONG}: {{family: vision}}\n").note(
        f"# Papers\n\n{rows}"
    ).build()
    for width in (1360, 360):
        tab.set_viewport_size({"width": width, "height": 800})
        visit(tab, (tmp_path / "site" / "papers" / "index.html").as_uri())
        expect(tab.locator(".dense .entry .topic").first).to_be_visible()
        settles(tab, CUT, [])
        settles(
            tab,
            "[...document.querySelectorAll('.keep')].every(word => word.getClientRects().length === 1)",
            wanted=True,
        )
        visit(tab, (tmp_path / "site" / "years" / "2017.html").as_uri())
        expect(tab.locator(".group > h2[data-family]")).to_have_count(2)
        settles(
            tab,
            "[...document.querySelectorAll('.group > h2[data-family]')].every(head => "
            "head.querySelector('a').getClientRects()[0].top - head.getBoundingClientRect().top < 8)",
            wanted=True,
        )


def test_a_name_on_the_first_page_has_more_room_than_the_long_word_beside_it(
    tab: Tab, tmp_path: Path, project: Callable[[Path], Site]
) -> None:
    word = "Everything that was ever written about Folding and Cutting of Paper in Science"
    papers = "".join(
        f"### 《Folding Sheets of Paper by Hand {n}》\n\nPaper: https://arxiv.org/abs/2101.{n:05}\n\n"
        "**Problem** Folding a flat sheet by hand is hard.\n\n**Method** A robot folds it along its crease.\n\n"
        for n in range(6)
    )
    note = "### How we fold what is left of a sheet\n\nWords about folding.\n"
    project(tmp_path).note(f"# Papers\n\n## CVPR 2021\n\n{papers}\n## {word}\n\n{note}").build()
    for width in (1360, 390):
        tab.set_viewport_size({"width": width, "height": 800})
        visit(tab, (tmp_path / "site" / "index.html").as_uri())
        name = tab.locator(".jump li", has_text="what is left")
        expect(name.locator("> span")).to_have_text(word)
        assert name.evaluate("li => li.firstElementChild.offsetWidth >= li.offsetWidth / 2")
        assert name.evaluate("li => li.scrollWidth <= li.clientWidth")


def test_a_chosen_value_is_read_whole(tab: Tab, short: str) -> None:
    visit(tab, short)
    select = tab.locator(".filter select[name=venue]")
    before = select.bounding_box()
    select.evaluate("s => s.append(new Option('A conference on the folding', 'long'))")
    select.select_option("long")
    after = select.bounding_box()
    assert before
    assert after
    assert after["width"] > before["width"] + 20


def test_the_list_of_a_term_filters_its_own(tab: Tab, long: Path) -> None:
    visit(tab, (long / "venues" / "cvpr" / "2.html").as_uri() + "#sort=title&q=cranes")
    expect(tab.locator(".filter output")).to_have_text("75 of 150")


def test_without_javascript_lists_are_whole_and_paged(new_tab: Callable[..., Tab], long: Path) -> None:
    tab = new_tab(java_script_enabled=False)
    visit(tab, (long / "papers" / "index.html").as_uri())
    expect(tab.locator(".filter")).to_be_hidden()
    expect(tab.locator(".entry")).to_have_count(60)
    tab.locator(".pager a[rel=next]").click()
    expect(tab).to_have_url(re.compile("2.html$"))
    tab.locator(".pager a[rel=next]").click()
    expect(tab.locator(".entry")).to_have_count(30)


def test_keys_go_through_a_list_and_tell_of_themselves(tab: Tab, short: str) -> None:
    visit(tab, short)
    titles = tab.locator(".entry h3 a")
    tab.keyboard.press("j")
    expect(titles.nth(0)).to_be_focused()
    tab.keyboard.press("j")
    expect(titles.nth(1)).to_be_focused()
    tab.keyboard.press("k")
    expect(titles.nth(0)).to_be_focused()
    tab.keyboard.press("?")
    expect(tab.locator("#keys")).to_be_visible()
    tab.keyboard.press("Escape")
    expect(tab.locator("#keys")).to_be_hidden()
    tab.locator(".filter input[name=q]").focus()
    tab.keyboard.type("jk?")
    expect(tab.locator(".filter input[name=q]")).to_have_value("jk?")


def test_nothing_jumps_when_the_buttons_of_rows_come(
    new_tab: Callable[..., Tab], tmp_path: Path, project: Callable[[Path], Site]
) -> None:
    papers = "".join(
        f"### 《{TITLE} {n}》\nPaper: <https://arxiv.org/abs/2101.{n:05}>\n\n**Problem** {SAID.format(n)}\n\n"
        for n in range(8)
    )
    project(tmp_path).note("## CVPR 2021\n" + papers).build()
    tops = "[...document.querySelectorAll('.entry')].map(row => Math.round(row.getBoundingClientRect().top)).join()"
    tab = new_tab(viewport={"width": 390, "height": 900})
    tab.add_init_script(NOTE_PLACE.replace(PLACE, tops))
    visit(tab, (tmp_path / "site" / "papers" / "index.html").as_uri())
    expect(tab.locator(".pick")).to_have_count(8)
    settles(tab, f"window.place === {tops} && window.place !== ''", wanted=True)


def test_a_chart_of_venues_opens_at_the_newest_year_beside_its_names(
    tab: Tab, tmp_path: Path, project: Callable[[Path], Site]
) -> None:
    years = range(2009, 2025)
    papers = "".join(f"### 《Sheet {y} {v}》\nVenue: {v} {y}\n\n" for y in years for v in ("CVPR", "ICML"))
    project(tmp_path).note(papers).build()
    for width, seen in ((360, ["2024"]), (1360, ["2009", "2024"])):
        tab.set_viewport_size({"width": width, "height": 800})
        visit(tab, (tmp_path / "site" / "venues" / "index.html").as_uri())
        chart = tab.locator(".picture")
        for word in (*seen, "CVPR", "ICML"):
            expect(chart.locator("text", has_text=word)).to_be_in_viewport(ratio=1)
        names = chart.locator(".names").bounding_box()
        assert names
        assert round(names["x"]) == round(chart.bounding_box()["x"])


@pytest.mark.parametrize("width", [390, 820, 1360])
def test_nothing_jumps_when_the_filter_comes(new_tab: Callable[..., Tab], short: str, width: int) -> None:
    tab = new_tab(viewport={"width": width, "height": 900})
    tab.add_init_script(NOTE_PLACE)
    visit(tab, short)
    expect(tab.locator(".filter")).to_be_visible()
    settles(tab, f"window.place === {PLACE} && window.place > 0", wanted=True)
