"""The notes of a group: a paper that two people read is one record, with what each of them says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Site

ADA = """---
title: Folding Kites in Strong Wind
venue: CVPR
year: 2019
url: https://arxiv.org/abs/1901.00001
status: read
rating: 5/5
---

## Summary

Ada likes kites.
"""
BO = """# KITE: Folding Kites in Strong Wind (CVPR 2019)

Paper: https://openreview.net/forum?id=kites1
Status: to-read
Rating: 2/5

## Summary

Bo does not.
"""


@pytest.fixture
def group(site: Site) -> Site:
    return site.note(ADA, "ada/kites.md").note(BO, "bo/wind.md")


def test_both_texts_stand_on_one_page_with_who_wrote_them_and_what_each_thinks(group: Site) -> None:
    (paper,) = group.build().papers
    assert [source["file"] for source in paper["sources"]] == ["ada/kites.md", "bo/wind.md"]
    twin = group.read(f"papers/{paper['id']}.md")
    ada, bo = twin.index("*Noted in `ada/kites.md`, lines 1–13:* read · 5/5"), twin.index("*Also noted in `bo/wind.md`")
    assert ada < twin.index("Ada likes kites.") < bo < twin.index("Bo does not.")
    assert "to-read · 2/5" in twin[bo:].partition("\n")[0]
    page = group.read(f"papers/{paper['id']}.html")
    assert "Noted in ada/kites.md" in page
    assert page.count('<p class="also">') == 2


def test_no_address_of_theirs_is_called_wrong(group: Site) -> None:
    group.note(BO.replace("KITE: Folding Kites in Strong Wind (CVPR 2019)", "Kites in Wind"), "cy/kites.md")
    told = group.run("check").output
    assert "PN304" not in told
    assert "PN301" in told


def test_what_both_think_alike_is_said_once(group: Site) -> None:
    group.note(BO.replace("to-read", "read").replace("2/5", "5/5"), "bo/wind.md").build()
    twin = group.read(f"papers/{group.papers[0]['id']}.md")
    assert "read · 5/5" not in twin
    assert "*Noted in `ada/kites.md`, lines 1–13:*\n" in twin
