"""Titles in Chinese, Japanese and Korean that end as sections' names do are titles, in headings and in lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.parse.test_nothing_lost import read

if TYPE_CHECKING:
    from tests.conftest import Site

TITLES = ("面向河流的纸船漂流方法", "纸鹤破损检测算法", "紙飛行機の設計手法", "종이배 항해 방법")
VENUES = (("ICML", 2020), ("CVPR", 2021), ("ICRA", 2021), ("ICML", 2020))


def test_a_heading_that_ends_as_a_section_is_called_is_the_title_of_its_file(site: Site) -> None:
    for number, (title, (venue, year)) in enumerate(zip(TITLES, VENUES, strict=True)):
        link, section = (
            ("" if number else "- Paper: https://arxiv.org/abs/2101.00001\n"),
            "" if number else "## 方法\n\n",
        )
        site.note(f"# {title}\n\n- Venue: {venue} {year}\n{link}\n{section}y\n", f"{number}.md")
    found = {(paper["kind"], paper["title"], paper["venue"], paper["year"]) for paper in site.build().papers}
    assert found == {("paper", title, *venue) for title, venue in zip(TITLES, VENUES, strict=True)}


@pytest.mark.parametrize("first", TITLES)
@pytest.mark.parametrize("heading", ["阅读列表", "Reading list", "読書リスト"])
def test_each_item_that_links_to_a_paper_is_a_paper(first: str, heading: str) -> None:
    titles = [first, *(title for title in TITLES if title != first)][:2]
    items = "".join(
        f"- [{title}](https://arxiv.org/abs/2101.0000{number}) ({venue} {year})\n"
        for number, (title, (venue, year)) in enumerate(zip(titles, VENUES[:2], strict=True))
    )
    found = [(record.title, record.venue, record.year) for record in read(f"# {heading}\n\n{items}", "a.md").records]
    assert found == [(title, *venue) for title, venue in zip(titles, VENUES[:2], strict=True)]
