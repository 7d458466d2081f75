"""A page whose own properties name a paper is that paper's record, whatever stands beneath them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Site

NAMED = {
    "Zotero's": "tags:: [[cranes]], [[folding]]\ndate:: [[Feb 23rd, 2022]]\nissn:: 2041-1723\nissue:: 1\n"
    "doi:: 10.1234/folding-022-17\ntitle:: @Embodied paper folding\npages:: 1024\nvolume:: 13\n"
    "item-type:: [[journalArticle]]\naccess-date:: 2023-09-07T08:21:52Z\nrights:: 2022 The Author(s)\n"
    "original-title:: Embodied paper folding\nlanguage:: en\nurl:: https://journals.example/articles/folding-022-17\n"
    "publication-title:: Journal of Folded Things\njournal-abbreviation:: J Fold\nextra::\n"
    "authors:: [[Mina Huang]], [[Carl Doe]]\nlibrary-catalog:: journals.example\n"
    "links:: [Local library](zotero://select/library/items/A), [Web library](https://www.zotero.org/users/1/items/A)\n",
    "few": "title:: @Embodied paper folding\nauthors:: [[Mina Huang]], [[Carl Doe]]\ndate:: 2022\n"
    "publication-title:: Journal of Folded Things\n",
}
ABSTRACT = "- [[Abstract]]\n\t- " + "We present a method that folds paper, and evaluate it on cranes. " * 12
ATTACHED = (
    '- [[Attachments]]\n\t- [Full Text PDF](https://host.example/for.pdf) {{zotero-imported-file X, "for.pdf"}}\n'
    '\t- [arXiv.org Snapshot](https://arxiv.org/abs/2001.00001) {{zotero-imported-file Y, "2001.html"}}'
)
NOTES = "- [[Literature notes]]\n\t- It folds slowly, as cranes do.\n\t- It needs much paper."
LISTED = "- Like it\n" + "\n".join(
    f"\t- [Cranes of Paper, Part {n}](https://arxiv.org/abs/2001.0000{n}), Huang et al., NeurIPS 2021" for n in range(9)
)


@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize("beneath", [f"{ABSTRACT}\n{ATTACHED}\n{NOTES}", LISTED, f"{NOTES}\n{LISTED}", ""])
def test_a_page_whose_properties_name_a_paper_is_one_record(site: Site, named: str, beneath: str) -> None:
    site.write("notes/pages/@huang2022.md", f"{NAMED[named]}\n{beneath}\n")
    for number in range(4):
        site.write(f"notes/pages/Thing {number}.md", f"- A thing to do, number {number}.\n\t- It is done.\n")
    assert site.run("build").exit_code == 0
    papers = [one for one in site.papers if one["kind"] == "paper"]
    assert [(one["title"], one["venue"], one["year"]) for one in papers] == [
        ("Embodied paper folding", "Journal of Folded Things", 2022)
    ]
    assert papers[0]["authors"] == ["Mina Huang", "Carl Doe"]
    page = site.read("papers/embodied-paper-folding.html")
    for words in ("folds paper, and evaluate", "It needs much paper.", "Cranes of Paper, Part 8"):
        assert (words in beneath) == (words in page)


def test_properties_that_no_field_holds_stand_on_a_line_each(site: Site) -> None:
    site.write(
        "notes/pages/Tide.md",
        "title:: Tide\ndate:: [[Feb 23rd, 2022]]\nmood:: good, as it was\nempty::\n"
        "rights:: none\n\n- It comes in, and it goes out again.\n",
    )
    assert site.run("build").exit_code == 0
    page = site.read("papers/tide.html")
    body = page[page.index('class="part') : page.index('<details class="provenance')]
    assert "<p>mood: good, as it was<br>\nrights: none</p>" in body
    assert site.papers[0]["dated"] == "2022-02-23"
    assert "date" not in body


@pytest.mark.parametrize(
    "properties",
    ["title:: Reading list\nauthors:: Ann Plover\n", "type:: note\ndate:: 2022\n", "doi::\nauthors::\nvenue::\n"],
)
def test_properties_that_name_no_paper_leave_a_page_of_papers_as_it_is(site: Site, properties: str) -> None:
    site.write("notes/pages/Reading list.md", f"{properties}\n{LISTED}\n")
    assert site.run("build").exit_code == 0
    assert sum(one["kind"] == "paper" for one in site.papers) == LISTED.count("arxiv.org")
