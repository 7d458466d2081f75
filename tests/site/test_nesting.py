"""Tags within tags: the index of topics as a tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from papernotes.library.entry_model import Term
from papernotes.site.nesting import as_tree, roots_of, way_to
from papernotes.slug import slugify

if TYPE_CHECKING:
    from tests.conftest import Site


def tree(*names: str) -> list[str]:
    return [term.name for term in as_tree([Term(name, slugify(name), ()) for name in names])]


def test_nested_tags_stand_beneath_the_first_of_their_root() -> None:
    assert tree("vision/detection", "biology", "vision", "Vision/detection/3d", "TCP/IP", "chemistry") == [
        "vision", "vision/detection", "Vision/detection/3d", "biology", "TCP/IP", "chemistry",
    ]  # fmt: skip


def test_the_way_to_a_tag_is_what_stands_before_its_last_slash() -> None:
    roots = roots_of(("vision/detection/3d", "vision/depth", "TCP/IP"))
    assert way_to("vision/detection/3d", roots) == ("vision", "detection")
    assert way_to("vision/depth", roots) == ("vision",)
    assert way_to("TCP/IP", roots) == way_to("vision", roots) == way_to("vision/", roots) == ()


@given(st.lists(st.text("ab/ ", min_size=1, max_size=6), unique=True))
def test_every_term_stands_in_the_tree_once(names: list[str]) -> None:
    assert sorted(tree(*names)) == sorted(names)


def test_the_index_of_topics_shows_the_tree(site: Site) -> None:
    for name, tags in {"boats": "#vision/depth", "cranes": "#vision/detection/3d #biology"}.items():
        link = "https://arxiv.org/abs/2101.00001" if name == "boats" else "https://arxiv.org/abs/2101.00002"
        site.note(f"# Folding {name} of paper\n\nPaper: {link}\n\n{tags}\n\n## Problem\n\nIt is hard.\n", f"{name}.md")
    site.build()
    index = (site.root / "site" / "topics" / "index.html").read_text("utf-8")
    heads = [re.sub(r"<[^>]+>", "", head) for head in re.findall(r"<h2.*?</h2>", index)]
    at = next(number for number, head in enumerate(heads) if head.endswith("depth"))
    assert heads[at + 1].endswith("3d")
    assert "biology" in heads


def test_nested_tags_stand_beneath_their_root_on_a_site_with_venues_and_authors(site: Site) -> None:
    for number, tags in enumerate(("vision", "Vision/Detection", "vision/depth, swans")):
        front = f"title: Folding {number}\ntags: [{tags}]\nvenue: CVPR\nyear: 2021\nauthors: [Ada Moss]"
        site.note(f"---\n{front}\n---\nA text.\n", f"{number}.md")
    index = site.build().read("topics/index.html")
    assert re.findall(r'<small>(\w+) <span aria-hidden="true">›</span> </small><a [^>]*>(\w+)</a>', index) == [
        ("vision", "depth"),
        ("vision", "Detection"),
    ]
