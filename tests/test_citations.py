"""Citations in the text: by name and year, with a link to the paper's page or to a list of works on the page."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Site

BIB = """@inproceedings{heron2020, title={Herons Fold Maps}, author={Heron, Ada and Lind, Bo}, booktitle={ICML},
  year={2020}}
@article{crane2019fold, title={Cranes That Fold $x_1$}, author={Crane, Cy and Dorn, Di and Eck, Em}, journal={Wings},
  year={2019}, doi={10.1000/crane.1}}
@misc{naméless, title={A Report on the Folding of Very Large Sheets of Paper in Wind}}
@misc{secret2021, title={Hidden Wings}, author={Low, Lo}, year={2021}}
"""
PAGE = "herons-fold-maps.html"
HERE = "#ref.crane2019fold"
CITED = {
    "in brackets": ("[@heron2020]", "(Heron & Lind, 2020)", [PAGE]),
    "with a page": ("[@heron2020, p. 4]", "(Heron & Lind, 2020, p. 4)", [PAGE]),
    "with words before": ("[see also @heron2020 ch. 2]", "(see also Heron & Lind, 2020, ch. 2)", [PAGE]),
    "two": ("[@heron2020; cf. @crane2019fold, 3]", "(Heron & Lind, 2020; cf. Crane et al., 2019, 3)", [PAGE, HERE]),
    "over two lines": ("[@heron2020;\n@crane2019fold]", "(Heron & Lind, 2020; Crane et al., 2019)", [PAGE, HERE]),
    "without names": ("Crane [-@crane2019fold]", "Crane (2019)", [HERE]),
    "in the sentence": ("@heron2020 says", "Heron & Lind (2020) says", [PAGE]),
    "in the sentence with a page": ("@crane2019fold [p. 3] says", "Crane et al. (2019, p. 3) says", [HERE]),
    "in braces": ("@{crane2019fold} says", "Crane et al. (2019) says", [HERE]),
    "in other letters": ("[@Crane2019Fold]", "(Crane et al., 2019)", [HERE]),
    "by LaTeX": (r"\cite{heron2020}", "(Heron & Lind, 2020)", [PAGE]),
    "by LaTeX with words": (r"\citep[see][p.~3]{heron2020,crane2019fold}",
                            "(see Heron & Lind, 2020; Crane et al., 2019, p. 3)", [PAGE, HERE]),
    "by LaTeX in the sentence": (r"\citet[p. 3]{crane2019fold} say", "Crane et al. (2019, p. 3) say", [HERE]),
    "without authors": ("[@naméless]", "(A Report on the Folding of Very Large…)", ["#ref.nam%C3%A9less"]),
    "one of two known": ("[@nobody1999; @heron2020]", "(@nobody1999; Heron & Lind, 2020)", [PAGE]),
    "none known": ("[@nobody1999, p. 4]", "[@nobody1999, p. 4]", []),
    "a private note's": ("[@secret2021]", "[@secret2021]", []),
    "a handle": ("thanks to @somebody [there](x)", "thanks to @somebody there", []),
    "an address": ("write to [me@heron2020.org]", "write to [me@heron2020.org]", []),
    "code": ("`[@heron2020]`", "[@heron2020]", []),
}  # fmt: skip


def cite(site: Site, text: str) -> str:
    site.note(f"# On Folding\n\nWe say: {text}\n", "on.md").note(
        "---\nkey: heron2020\n---\n# Herons Fold Maps\n\nThey do.\n", "h.md"
    )
    site.note("---\nprivate: true\ncitekey: secret2021\n---\n# Hidden Wings\n\nNo.\n", "s.md")
    site.write("refs.bib", BIB).write("papernotes.yml", "bibliography: refs.bib\n").build("--clean")
    return site.read("papers/on-folding.html")


@pytest.mark.parametrize("how", CITED)
def test_a_citation_reads_as_names_and_year_and_leads_to_the_work(site: Site, how: str) -> None:
    text, words, links = CITED[how]
    page = cite(site, text)
    (said,) = re.findall(r"<p>We say: (.*?)</p>", page, re.DOTALL)
    assert unescape(re.sub(r"<[^>]+>", "", said)) == words
    assert re.findall(r'<a class="internal" href="([^"]+)"', said) == links
    for link in links:
        if link.startswith("#"):
            assert f'id="{link[1:]}"' in page.replace("naméless", "nam%C3%A9less")
    assert ("<h2>References</h2>" in page) is any(link.startswith("#") for link in links)


def test_the_list_tells_each_work_once_with_its_address(site: Site) -> None:
    page = cite(site, "[@heron2020; @crane2019fold] and @crane2019fold and @naméless.")
    (listed,) = re.findall(r'(?s)<section id="ref.list".*?</section>', page)
    assert listed.count("<li") == 2
    assert "Cy Crane, Di Dorn, Em Eck (2019). Cranes That Fold <math>" in listed
    assert '<cite>Wings</cite>. <a class="external" href="https://doi.org/10.1000/crane.1"' in listed
    assert re.search(r'title="Cy Crane, Di Dorn, Em Eck \(2019\)\. Cranes That Fold x₁\. Wings"', page)
    assert re.search(r'title="Ada Heron, Bo Lind \(2020\)\. Herons Fold Maps\. ICML"', page)


def test_what_is_shown_of_another_note_has_its_works_on_the_page_that_shows_it(site: Site) -> None:
    site.note("# Showing\n\n![[on]]\n", "show.md")
    cite(site, "[@crane2019fold]")
    page = site.read("papers/showing.html")
    assert f'href="{HERE}"' in page
    assert 'id="ref.crane2019fold"' in page


def test_a_change_in_the_bibliography_changes_the_pages_that_cite_it(site: Site) -> None:
    cite(site, "[@crane2019fold] and [@heron2020]")
    for bib in (
        BIB.replace("2019}", "2018}"),
        BIB.replace("Crane, Cy", "Krane, Cy"),
        BIB.replace("Lind, Bo", "Lund, Bo"),
    ):
        site.write("refs.bib", bib).build()
        kept = site.files()
        site.build("--clean")
        assert kept == site.files()


def test_search_and_feeds_have_the_keys_without_their_marks(site: Site) -> None:
    cite(site, r"[@heron2020, p. 4] and \citep[see][p.~3]{crane2019fold}")
    (note,) = (paper for paper in site.papers if paper["title"] == "On Folding")
    assert note["sections"][0]["text"] == "We say: (heron2020, p. 4) and (see crane2019fold, p. 3)"


def test_a_citation_within_a_links_words_is_text(site: Site) -> None:
    assert re.search(
        r'href="https://a.example/"[^>]*>see @heron2020</a>', cite(site, "[see @heron2020](https://a.example/)")
    )


def test_a_page_that_is_cited_shows_the_sentence_as_text(site: Site) -> None:
    cite(site, "It folds. So do [@heron2020, p. 4] show, see [@nobody1999]. It flies.")
    assert "So do <mark>(heron2020, p. 4)</mark> show, see (nobody1999).</blockquote>" in site.read(f"papers/{PAGE}")
