"""The example's own notes after ``fill``: twelve papers, each of which can be cited."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import bibtexparser
import citeproc
import pytest
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from tests.author.test_filling import filled
from tests.author.world import Work, World
from tests.site.exports.test_complete import STYLES
from tests.site.zotero import embedded, listed

if TYPE_CHECKING:
    from tests.conftest import Site

ROOT = Path(__file__).parents[2]
PROCEEDINGS = "2023 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)"


def cvpr(title: str, authors: str, number: int, arxiv: str, first: int) -> Work:
    return Work(
        title, tuple(authors.split(", ")), 2023, PROCEEDINGS, "CVPR", doi=f"10.1109/CVPR52729.2023.{number:05}",
        arxiv=arxiv, pages=f"{first}–{first + 9}",
    )  # fmt: skip


WORKS = [
    Work(
        "Learning Transferable Visual Models From Natural Language Supervision", ("Alec Radford", "Jong Wook Kim"),
        2021, short="ICML", arxiv="2103.00020", pages="8748–8763", ee="http://proceedings.mlr.press/v139/radford21a.html",
    ),
    cvpr("DreamBooth: Fine Tuning Text-to-Image Diffusion Models for Subject-Driven Generation",
         "Nataniel Ruiz, Yuanzhen Li, Varun Jampani", 2155, "2208.12242", 22500),
    cvpr("Run, Don't Walk: Chasing Higher FLOPS for Faster Neural Networks", "Jierun Chen, Shiu-hong Kao", 1157,
         "2303.03667", 12021),
    cvpr("ConvNeXt V2: Co-designing and Scaling ConvNets with Masked Autoencoders", "Sanghyun Woo, Shoubhik Debnath",
         1548, "2301.00808", 16133),
    cvpr("Scaling up GANs for Text-to-Image Synthesis", "Minguk Kang, Jun-Yan Zhu", 976, "2303.05511", 10124),
    cvpr("Imagic: Text-Based Real Image Editing with Diffusion Models", "Bahjat Kawar, Shiran Zada", 582, "2210.09276",
         6007),
    cvpr("GALIP: Generative Adversarial CLIPs for Text-to-Image Synthesis", "Ming Tao, Bing-Kun Bao", 1366,
         "2301.12959", 14214),
    cvpr("GLIGEN: Open-Set Grounded Text-to-Image Generation", "Yuheng Li, Haotian Liu", 2156, "2301.07093", 22511),
    cvpr("Diffusion Probabilistic Model Made Slim", "Xingyi Yang, Daquan Zhou", 2160, "2211.17106", 22552),
    Work("BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
         ("Jacob Devlin", "Ming-Wei Chang"), 2019, "Proceedings of the 2019 Conference of the North", "NAACL-HLT (1)",
         doi="10.18653/v1/N19-1423", arxiv="1810.04805", pages="4171–4186"),
    Work("Discovering the Hidden Vocabulary of DALLE-2", ("Giannis Daras", "Alexandros G. Dimakis"), 2022,
         arxiv="2206.00169"),
    Work("Hierarchical Text-Conditional Image Generation with CLIP Latents",
         ("Aditya Ramesh", "Prafulla Dhariwal"), 2022, arxiv="2204.06125"),
]  # fmt: skip


@pytest.fixture
def example(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The example with its bibliography, built."""
    monkeypatch.setenv("PAPERNOTES_CACHE", str(tmp_path / "cache"))
    shutil.copytree(ROOT / "notes", site.root / "notes")
    notes = {path: path.read_bytes() for path in (site.root / "notes").rglob("*.md")}
    filled(site, World(WORKS))
    assert {path: path.read_bytes() for path in notes} == notes
    return site.build()


def test_every_paper_gets_authors_venue_year_and_its_ids(example: Site) -> None:
    papers = [paper for paper in example.papers if paper["kind"] == "paper"]
    assert len(papers) == len(WORKS) == 12
    told = {paper["title"]: paper for paper in papers}
    for work in WORKS:
        paper = told[work.title]
        assert paper["authors"] == list(work.authors)
        assert paper["year"] == work.year
        assert (paper["doi"] or "") == work.doi
        assert paper["arxiv"] == work.arxiv
        assert paper["publication"]["abstract"] == work.abstract
    venues = [paper["venue"] for paper in papers]
    assert venues == ["ICML", *["CVPR"] * 8, "NAACL", "arXiv", "arXiv"]


def test_its_bibtex_has_no_empty_field_and_the_right_types(example: Site) -> None:
    for name in ("references.bib", "site/papers.bib"):
        parsed = bibtexparser.parse_string((example.root / name).read_text("utf-8"))
        assert not parsed.failed_blocks
        assert [entry.entry_type for entry in parsed.entries] == ["inproceedings"] * 10 + ["misc"] * 2
        for entry in parsed.entries:
            values = {field.key: field.value for field in entry.fields}
            assert all(value.strip() for value in values.values())
            assert values.keys() >= {"title", "author", "year", "eprint", "archiveprefix", "primaryclass"}
            assert entry.entry_type == "misc" or values.keys() >= {"booktitle", "pages"}


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.stem)
def test_each_paper_is_cited_whole_in_each_style(example: Site, style: Path) -> None:
    items = json.loads(example.run("export", "--format", "csl-json").output)
    made = CitationStylesBibliography(
        CitationStylesStyle(str(style), validate=False), CiteProcJSON(items), formatter.plain
    )
    for item in items:
        made.register(citeproc.Citation([CitationItem(item["id"])]))
    texts = sorted(str(text) for text in made.bibliography())
    assert len(texts) == 12
    for work in WORKS:
        found = [text for text in texts if work.title in text]
        assert len(found) == 1
        assert all(name.split()[-1] in found[0] for name in work.authors)
        assert str(work.year) in found[0]
        assert not [gap for gap in (", ,", "..", "()", "  ", " ,", "None") if gap in found[0]]


def names(work: Work) -> list[tuple[str, str]]:
    """Return the authors of a work, family name first."""
    return [(name.rpartition(" ")[2], name.rpartition(" ")[0]) for name in work.authors]


def test_zotero_takes_each_paper_whole_from_its_page(example: Site) -> None:
    works = {work.title: work for work in WORKS}
    for paper in (paper for paper in example.papers if paper["kind"] == "paper"):
        work, item = works[paper["title"]], embedded(example.read(paper["url"]))
        kind = "conferencePaper" if paper["venue"] != "arXiv" else "preprint"
        assert (item["itemType"], item["title"], item["creators"]) == (kind, work.title, names(work))
        assert (item.get("DOI", ""), item["date"]) == (work.doi, str(work.year))
        assert item["pages"] == work.pages.replace("–", "-")
        assert item["tags"] == paper["topics"] != []
        assert item["abstractNote"] == work.abstract
        assert item.get("publicationTitle") or kind == "preprint"


def test_zotero_takes_each_paper_from_its_venues_page(example: Site) -> None:
    pages = [page.read_text("utf-8") for page in (example.root / "site/venues").glob("*.html")]
    found = {item["title"]: item for page in pages for item in listed(page)}
    assert found.keys() == {work.title for work in WORKS}
    for paper in (paper for paper in example.papers if paper["kind"] == "paper"):
        work = next(work for work in WORKS if work.title == paper["title"])
        item = found[work.title]
        assert item["itemType"] == ("conferencePaper" if paper["venue"] != "arXiv" else "preprint")
        assert (item["creators"], item["date"], item.get("DOI", "")) == (names(work), str(work.year), work.doi)
        assert item["tags"] == paper["topics"] != []
        assert item.get("abstractNote", "") == ""


def test_without_an_abstract_zotero_takes_nothing_for_one(site: Site) -> None:
    site.note("## Folding Cranes of Paper (CVPR 2021)\n\nAuthors: Ada Lovelace\n\nThey fold well, and soon.\n").build()
    page = site.read("papers/folding-cranes-of-paper.html")
    assert '<meta name="description" content="They fold well, and soon.' in page
    item = embedded(page)
    assert (item["abstractNote"], item["creators"]) == ("", [("Lovelace", "Ada")])


def test_only_what_the_notes_leave_out_is_filled(example: Site) -> None:
    paper = next(paper for paper in example.papers if paper["id"] == "dreambooth")
    assert "service" not in paper["provenance"]["venue"]
    assert paper["provenance"]["authors"]["service"] == "arxiv"
    assert "Published as CVPR 2023, preprint arXiv 2208.12242" in example.read("papers/dreambooth.html")
