"""A check asks what a build asks, of the same notes: neither tells what the other denies."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from papernotes.builder import pipeline
from papernotes.check.all_checks import check
from papernotes.files.project_reader import read_project

if TYPE_CHECKING:
    from tests.conftest import Site

PAPER = "# Folding Boats of Paper in Rough Water\n\nVenue: CVPR 2021\n\nPaper: https://arxiv.org/abs/2101.00001\n\n"
NOTES = {
    "boats.md": f"{PAPER}See [[secret]], [it](secret.md), [[nobody]] and %%this\n\nWords.\n",
    "cranes.md": "# Cranes (ICML 2020)\n\nWrite %% in printf. %%HID%% kept.\n\n```\ncode\n",
    "list.md": "# Notes\n\n## Kites\n\n- Kites without Tails\n- Tails of Kites\n\nYear: 2020\n\n## Tails\n\nVenue: A\n",
    "again.md": "---\ntitle: [a\n---\n# Boats\n\nPaper: <url>\n\n![](none.png)\n",
}
PRIVATE = {
    "secret.md": f"---\nprivate: true\n---\n{PAPER}%%\n\n```\n",
    "drafts/a.md": PAPER,
    "drafts/b.md": "# Boats (CVPR 2021)\n\n## Kites\n\n- Kites without Tails\n- Tails of Kites\n",
}
BOTH = {"PN220", "PN222", "PN610"}
"""Codes of which a check finds no more than a build does."""


@pytest.mark.parametrize("drafts", [False, True])
def test_a_check_tells_all_that_a_build_tells(site: Site, drafts: bool) -> None:
    for path, text in (NOTES | PRIVATE).items():
        site.note(text, path)
    site.write("papernotes.yml", "titel: A\nread: {none.md: notes}\n")
    project = read_project(site.root, site.root / "site", drafts=drafts)
    built = Counter((found.code, found.path) for found in pipeline.build(project).diagnostics)
    checked = Counter((found.code, found.path) for found in check(project).findings)
    assert {"PN610", "PN105", "PN222"} - {code for code, _ in built} == ({"PN610"} if drafts else set())
    assert built.keys() - checked.keys() == set()
    assert {one: count for one, count in checked.items() if one[0] in BOTH} == {
        one: count for one, count in built.items() if one[0] in BOTH
    }


def test_a_check_tells_nothing_of_private_notes_unless_asked_to(site: Site) -> None:
    for path, text in (NOTES | PRIVATE).items():
        site.note(text, path)
    told = site.run("check", "-v").output
    assert "drafts/" not in told
    assert "secret.md:" not in told
    assert "drafts/" in site.run("check", "-v", "--drafts").output
