"""The notes of a group: a paper that two people read is one record, with what each of them says of it."""

from __future__ import annotations

import subprocess
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


@pytest.mark.parametrize(
    ("told_by", "ada", "bo"),
    [
        pytest.param("folder", "ada", "bo", id="a-folder-each"),
        pytest.param("file", "kites", "wind", id="a-file-each"),
    ],
)
def test_each_text_says_whose_it_is_where_the_settings_tell(group: Site, told_by: str, ada: str, bo: str) -> None:
    group.write("papernotes.yml", f"writers: {told_by}\n")
    (paper,) = group.build().papers
    assert [source["writer"] for source in paper["sources"]] == [ada, bo]
    page = group.read(f"papers/{paper['id']}.html")
    assert f"<b>{ada}</b> · Noted in ada/kites.md" in page
    assert f"<b>{bo}</b> · Also noted in bo/wind.md" in page
    assert f"*Also noted by {bo} in `bo/wind.md`" in group.read(f"papers/{paper['id']}.md")


def test_a_folder_that_is_a_person_is_no_topic(group: Site) -> None:
    group.note("# Swans in the Wind (ICML 2020)\n\nAuthors: Ida Vos\n\nAlone.\n", "bo/own.md")
    assert ["bo"] in [paper["topics"] for paper in group.build().papers]
    group.write("papernotes.yml", "writers: folder\n")
    assert [paper["topics"] for paper in group.build().papers] == [[], []]


def test_git_tells_who_wrote_each_text_and_no_address(group: Site) -> None:
    group.write("papernotes.yml", "writers: git\n")
    git(group, "init", "-q")
    for name, file in (("Ada <b>", "notes/ada/kites.md"), ("Bo Xu", "notes/bo/wind.md")):
        git(group, "add", file)
        git(group, "-c", f"user.name={name}", "-c", "user.email=x@kites.example", "commit", "-qm", file)
    group.note(ADA + "More.\n", "ada/kites.md")
    (paper,) = group.build().papers
    assert [source["writer"] for source in paper["sources"]] == ["Ada b", "Bo Xu"]
    page = group.read(f"papers/{paper['id']}.html")
    assert "<b>Ada b</b>" in page
    assert "kites.example" not in page
    assert "<time" not in page
    git(group, "-c", "user.name=Bo Xu", "-c", "user.email=x@kites.example", "commit", "-qam", "more")
    (paper,) = group.build().papers
    assert [source["writer"] for source in paper["sources"]] == ["Ada b, Bo Xu", "Bo Xu"]
    assert "<b>Ada b, Bo Xu</b>" in group.read(f"papers/{paper['id']}.html")


def test_nobody_is_named_where_nothing_tells(group: Site) -> None:
    group.note("# Swans in the Wind (ICML 2020)\n\nAuthors: Ida Vos\n\nAlone.\n", "own.md")
    group.write("papernotes.yml", "writers: folder\n")
    papers = {paper["title"]: paper for paper in group.build().papers}
    assert papers["Swans in the Wind"]["sources"] == [{"file": "own.md", "line": 1, "end_line": 6}]


def git(site: Site, *arguments: str) -> None:
    """Run git in a project."""
    subprocess.run(["git", *arguments], cwd=site.root, check=True, capture_output=True)
