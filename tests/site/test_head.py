"""What a page's head says to programs, page by page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markupsafe import Markup
from tests.site.exports.laws import VENUES
from tests.site.samples import entry, library, record, shelf, viewed

from papernotes.config import Config
from papernotes.files.theme_folder import read_theme
from papernotes.site.context import PageView
from papernotes.site.exports import citations
from papernotes.site.head import HeadView, head_view
from papernotes.site.plan import plan

if TYPE_CHECKING:
    from tests.conftest import Site

THEME = read_theme(Path("no such folder"))
HOME = "https://ada.example/notes/"
CRANES = library([
    entry(record("On Cranes", venue="CVPR", year=2021), topics=["Folding"], former=("old-cranes",)),
    entry(record("A tool", 20, kind="note")),
])  # fmt: skip


def head(permalink: str, **settings: object) -> HeadView:
    """Return the head of one of the pages."""
    config = Config(title="Cranes", **settings)
    (page,) = (page for page in plan(CRANES, config) if page.permalink == permalink)
    canonical = f"{HOME}{permalink}" if config.url else ""
    view = PageView(page.kind, page.title, "They fold.", permalink, canonical)
    return head_view(viewed(shelf(CRANES, config, THEME, citations(CRANES, VENUES))).of(page), view, config)


def test_a_papers_page_has_tags_linked_data_and_its_markdown() -> None:
    found = head("papers/on-cranes.html")
    assert ("citation_title", "On Cranes") in found.names
    assert found.linked_data
    assert ("text/markdown", "papers/on-cranes.md") in [(a.type, a.url) for a in found.alternates]


def test_a_note_that_is_no_paper_has_no_citation_tags() -> None:
    found = head("papers/a-tool.html")
    assert found.names == ()
    assert "ScholarlyArticle" not in found.linked_data


def test_a_preview_of_a_link_has_title_text_and_address() -> None:
    assert head("papers/on-cranes.html", url=HOME).properties == (
        ("og:type", "article"),
        ("og:title", "On Cranes"),
        ("og:description", "They fold."),
        ("og:url", f"{HOME}papers/on-cranes.html"),
        ("og:site_name", "Cranes"),
    )
    assert dict(head("index.html").properties)["og:type"] == "website"


def test_what_a_name_and_a_property_say_alike_is_told_once() -> None:
    found = head("papers/on-cranes.html", url=HOME)
    tags = found.tags("They fold.")
    assert tags[:2] == (
        ("description", "og:description", "They fold."), ("citation_title", "og:title", "On Cranes"),
    )  # fmt: skip
    assert {(name, content) for name, _, content in tags if name} >= set(found.names)
    assert {(key, content) for _, key, content in tags if key} == set(found.properties)
    assert ("", "og:description", "They fold.") in found.tags("")
    assert ("description", "", "They fly.") in found.tags("They fly.")


@pytest.mark.parametrize(
    ("permalink", "expected"),
    [
        pytest.param("index.html", ["feed.xml"], id="home"),
        pytest.param("topics/folding.html", ["feed.xml"], id="a topic of one paper"),
        pytest.param("venues/cvpr.html", ["venues/cvpr.xml", "feed.xml"], id="venue"),
        pytest.param("years/2021.html", ["feed.xml"], id="year"),
        pytest.param("papers/on-cranes.html", ["feed.xml"], id="paper"),
    ],
)
def test_a_page_names_its_own_feed_first(permalink: str, expected: list[str]) -> None:
    found = head(permalink).alternates
    assert [a.url for a in found if a.type == "application/atom+xml"] == expected
    assert not [a for a in head(permalink, feeds=False).alternates if a.type == "application/atom+xml"]


def test_the_search_is_described_only_where_it_has_an_address() -> None:
    assert "search" in [a.rel for a in head("index.html", url=HOME).alternates]
    assert "search" not in [a.rel for a in head("index.html").alternates]
    assert "search" not in [a.rel for a in head("index.html", url=HOME, search=False).alternates]


@pytest.mark.parametrize("permalink", ["404.html", "papers/old-cranes.html"])
def test_what_is_no_page_of_its_own_says_nothing(permalink: str) -> None:
    found = head(permalink)
    assert found == HeadView((), (), (), Markup())


def test_every_page_says_in_a_sentence_what_it_holds(site: Site) -> None:
    site.note("# CVPR 2021\n\n### 《Folding Cranes》\n\n**Problem** Paper is flat.\n\n```sh\nfold\n```\n").build()
    said = {
        path: re.findall(r'<meta name="description" content="([^"]+)"', content.decode())
        for path, content in site.files().items()
        if path.endswith(".html")
    }
    assert {len(found) for found in said.values()} == {1}
    assert len({found for (found,) in said.values()}) == len(said)
    assert said["papers/folding-cranes.html"] == ["Paper is flat."]
    assert said["venues/cvpr.html"] == [
        "CVPR · Conference on Computer Vision and Pattern Recognition · 1 entry · Paper notes"
    ]


def test_the_first_page_says_what_the_settings_say(site: Site) -> None:
    site.note("# CVPR 2021\n\n### 《Folding Cranes》\n\nPaper: <https://arxiv.org/abs/2101.00001>\n")
    site.write("papernotes.yml", "description: What I read & why.\n").build()
    assert '<meta name="description" content="What I read &amp; why."' in site.read("index.html")
