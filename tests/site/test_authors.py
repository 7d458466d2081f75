"""The index of authors and their pages, and the names that lead there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Site

CRANES = """## 《Folding Paper Cranes》
Authors: Ada Hollis, Bo Zorn, Cy Reed, Di Moss
Venue: CVPR 2021

**Problem** Paper is flat.
"""
BOATS = """## 《Folding Paper Boats》
Authors: A. Hollis, Bo Zorn et al.
Venue: ICML 2022
"""


def links(html: str) -> dict[str, str]:
    """Return the addresses of authors that a page links to, by the words of the link."""
    return {
        name: url for url, name in re.findall(r'<a href="([^"]*authors/[^"]*)"[^>]*>([^<]*)</a>', html)
        if not url.endswith("index.html")
    }  # fmt: skip


@pytest.fixture
def built(site: Site) -> Site:
    return site.note(CRANES, "cranes.md").note(BOATS, "boats.md").build()


def test_names_on_a_paper_and_in_lists_lead_to_the_person_as_they_are_written(built: Site) -> None:
    people = {"A. Hollis": "../authors/ada-hollis.html", "Bo Zorn": "../authors/bo-zorn.html"}
    assert links(built.read("papers/folding-paper-boats.html")) == people
    rows = links(built.read("venues/icml.html"))
    assert people.items() <= rows.items()


def test_a_list_shows_three_authors_and_says_that_there_are_more(built: Site) -> None:
    row = built.read("venues/cvpr.html").split('class="by"')[1].split("</div>")[0]
    assert list(links(row)) == ["Ada Hollis", "Bo Zorn", "Cy Reed"]
    assert row.endswith("</a> et al.")


def test_a_persons_page_holds_their_papers_spellings_and_with_whom_they_wrote(built: Site) -> None:
    page = built.read("authors/ada-hollis.html")
    assert "<h1>Ada Hollis</h1>" in page
    assert "<p>Also written A. Hollis</p>" in page
    assert page.count('<li class="entry">') == 2
    side = page.split('<aside class="side">')[1]
    assert side.count("bo-zorn.html") == 1
    assert "ada-hollis.html" not in side


def test_the_index_and_the_menu_lead_to_everybody(built: Site) -> None:
    index = built.read("authors/index.html")
    assert {"Ada Hollis", "Bo Zorn", "Cy Reed", "Di Moss"} <= set(links(index))
    assert 'href="../authors/index.html" aria-current="page"' in index
    assert 'href="authors/index.html"' in built.read("index.html")


def test_no_feed_stands_for_an_author(built: Site) -> None:
    assert not [path for path in built.files() if path.startswith("authors/") and not path.endswith(".html")]
    assert re.findall(r'type="application/atom\+xml"[^>]*href="([^"]*)"', built.read("authors/bo-zorn.html")) == [
        "../feed.xml"
    ]


def test_the_map_of_the_site_names_the_pages_of_authors(site: Site) -> None:
    site.note(CRANES).write("papernotes.yml", "url: https://ada.example/folds/\n").build()
    assert "https://ada.example/folds/authors/ada-hollis.html" in site.read("sitemap.xml")


def test_notes_that_name_nobody_have_no_door_to_authors(site: Site) -> None:
    site.note("## 《Folding Paper Cranes》\n\nPaper: <https://arxiv.org/abs/2101.00001>\n").build()
    assert not [path for path in site.files() if path.startswith("authors/")]
    assert "authors/index.html" not in site.read("index.html")


def test_who_stands_in_a_private_note_alone_is_nowhere(site: Site) -> None:
    site.note(CRANES, "cranes.md")
    site.note("---\nprivate: true\ntitle: A Secret Fold\nauthors: [Zed Quillfeather, Ada Q. Hollis]\n---\nFolded.\n",
              "secret.md").build()  # fmt: skip
    assert not [path for path, content in site.files().items() if b"Quillfeather" in content or b"Ada Q" in content]
    assert "Also written" not in site.read("authors/ada-hollis.html")


def test_search_finds_a_paper_by_the_name_in_full(built: Site) -> None:
    catalogue = next(text for path, text in built.files().items() if path.endswith(".js") and b"A. Hollis" in text)
    assert b"Ada Hollis" in catalogue


@pytest.mark.parametrize("name", ["Robert'); drop--", "<b>Bo</b> Zorn", "CON", "index"])
def test_a_strange_name_makes_a_page_like_any_other(site: Site, name: str) -> None:
    site.note(f"---\ntitle: Folding Paper Cranes\nauthors:\n  - {name!r}\n  - Ada Hollis\nvenue: CVPR\n---\nFlat.\n")
    site.build()
    pages = [path for path in site.files() if path.startswith("authors/")]
    assert "authors/index.html" in pages
    assert set(links(site.read("authors/index.html")).values()) == {
        f"../{path}" for path in pages if path != "authors/index.html"
    }
