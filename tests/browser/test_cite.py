"""What reference managers get from a page in a real browser: BibTeX to copy and to save, tags, linked data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import bibtexparser
import pytest
from playwright.sync_api import expect

from .conftest import settles, visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page as Tab
    from tests.conftest import Site

NOTES = """\
# CVPR 2021
### 《Folding 'Cranes' & "Kites"》
Authors: Ada Lovelace, 山田 折子
Paper: <https://arxiv.org/abs/2103.00020>

They fold &lt;well&gt;.
"""
SITE = "Cranes </script><b> & <!-- kites"
HEAD = """() => ({
  tags: [...document.querySelectorAll('meta[name^=citation_]')].map(e => [e.name, e.content]),
  data: JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent),
  violations: window.violations,
})"""
WATCH = """window.violations = [];
document.addEventListener('securitypolicyviolation', event => window.violations.push(event.violatedDirective));"""


@pytest.fixture(scope="module")
def cranes(tmp_path_factory: pytest.TempPathFactory, project: Callable[[Path], Site]) -> Path:
    """A built site with awkward titles."""
    site = project(tmp_path_factory.mktemp("cranes"))
    site.note(NOTES)
    site.write("papernotes.yml", f"title: '{SITE}'\n")
    site.build()
    return site.root / "site"


def paper(folder: Path) -> str:
    """Return the address of the paper's page."""
    (page,) = (found for found in (folder / "papers").glob("*.html") if found.stem != "index")
    return page.as_uri()


def test_tags_and_linked_data_arrive_whole_and_the_policy_lets_them_be(tab: Tab, cranes: Path) -> None:
    messages: list[str] = []
    tab.on("console", lambda message: messages.append(message.text))
    tab.add_init_script(WATCH)
    visit(tab, paper(cranes))
    found = tab.evaluate(HEAD)
    title = "Folding 'Cranes' & \"Kites\""
    assert ["citation_title", title] in found["tags"]
    assert [value for name, value in found["tags"] if name == "citation_author"] == ["Ada Lovelace", "山田, 折子"]
    assert found["data"]["about"]["name"] == title
    assert found["data"]["isPartOf"]["name"] == SITE
    assert found["violations"] == messages == []


def test_bibtex_is_copied_and_saved_as_shown(new_tab: Callable[..., Tab], cranes: Path) -> None:
    tab = new_tab(permissions=["clipboard-read", "clipboard-write"])
    visit(tab, paper(cranes))
    tab.locator("#cite summary").click()
    shown = tab.locator("#cite pre").text_content() or ""
    tab.locator("#cite .code button.copy").click()
    settles(tab, "navigator.clipboard.readText()", shown)
    with tab.expect_download() as download:
        tab.locator("#cite button.save").click()
    assert download.value.suggested_filename == f"{Path(paper(cranes)).stem}.bib"
    saved = Path(download.value.path()).read_text("utf-8")
    assert saved == shown
    (entry,) = bibtexparser.parse_string(saved).entries
    assert entry.key == "lovelaceFoldingCranesKites2021"
    assert entry.fields_dict["author"].value == "Ada Lovelace and 山田, 折子"


def test_a_citation_is_copied_with_its_italics(new_tab: Callable[..., Tab], cranes: Path) -> None:
    tab = new_tab(permissions=["clipboard-read", "clipboard-write"])
    visit(tab, paper(cranes))
    tab.locator("#cite summary").click()
    apa = tab.locator("#cite .citation").first
    shown = apa.locator("p").text_content() or ""
    assert shown.startswith("Lovelace, A., & 山田 折子. (2021). Folding 'Cranes' & \"Kites\". In Conference on")
    apa.locator("button.copy").click()
    settles(tab, "navigator.clipboard.readText()", shown)
    rich = """async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()"""
    assert "<i>Conference on Computer Vision and Pattern Recognition</i>" in tab.evaluate(rich)


def test_a_list_holds_a_context_object_for_each_of_its_papers(tab: Tab, cranes: Path) -> None:
    visit(tab, (cranes / "venues" / "cvpr.html").as_uri())
    (title,) = [span.get_attribute("title") or "" for span in tab.locator("span.Z3988").all()]
    assert title.startswith("ctx_ver=Z39.88-2004&rft_val_fmt=")


def test_without_scripts_bibtex_is_there_to_read_and_all_of_it_to_load(
    new_tab: Callable[..., Tab], cranes: Path
) -> None:
    tab = new_tab(java_script_enabled=False)
    visit(tab, paper(cranes))
    tab.locator("#cite summary").click()
    expect(tab.locator("#cite pre")).to_be_visible()
    expect(tab.locator("#cite .citation p").last).to_be_visible()
    expect(tab.locator("#cite button").first).to_be_hidden()
    expect(tab.locator("#cite .code a")).to_have_attribute("href", "../papers.bib")
