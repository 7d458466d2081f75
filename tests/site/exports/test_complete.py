"""A citation with all that a bibliography tells, in each format and through real readers, and back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import citeproc
import pytest
import rispy
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from tests.site.exports.laws import VENUES, cited
from tests.site.samples import link

from papernotes.model import Publication
from papernotes.parse.bibliography import read_bibliography
from papernotes.site.exports import Citation, bibtex
from papernotes.site.exports.coins import coins
from papernotes.site.exports.csl_writer import csl_json
from papernotes.site.exports.highwire import highwire
from papernotes.site.exports.ris_writer import ris
from papernotes.source import Source

STYLES = (
    next((Path(citeproc.__file__).parent / "data" / "styles").glob("*.csl")),
    *sorted((Path(__file__).parents[2] / "data" / "styles").glob("*.csl")),
)
AUTHORS = ("Ada Lovelace", "Hans van der Berg")


def complete(form: str, venue: str | None = None, **more: Any) -> Citation:
    """Return the citation of a paper of which a bibliography tells everything."""
    details = Publication(
        form=form, title="On DNA of Cranes", venue=more.pop("written", venue or ""), volume="12", number="3",
        pages="40–52", publisher="Crane Press", subject="cs.CV", abstract="We fold.",
    )  # fmt: skip
    fields = {"year": 2021, "authors": AUTHORS, "doi": "10.1000/a_b", "publication": details, **more}
    return cited("DNA: On DNA of Cranes", venue=venue, **fields)


class Kind(NamedTuple):
    """A type of work as a bibliography tells it, and what it is in each format."""

    form: str
    venue: str | None
    kind: str
    field: str
    csl: str
    tag: str


KINDS = [
    pytest.param(
        Kind("inproceedings", "CVPR", "inproceedings", "booktitle", "paper-conference", "CONF"), id="conference"
    ),
    pytest.param(Kind("article", "TPAMI", "article", "journal", "article-journal", "JOUR"), id="journal"),
    pytest.param(
        Kind("article", "ACS Catalysis", "article", "journal", "article-journal", "JOUR"), id="unknown journal"
    ),
    pytest.param(
        Kind("incollection", "Handbook of Cranes", "incollection", "booktitle", "chapter", "CHAP"), id="chapter"
    ),
    pytest.param(Kind("inbook", "Handbook of Cranes", "incollection", "booktitle", "chapter", "CHAP"), id="in a book"),
    pytest.param(Kind("book", None, "book", "publisher", "book", "BOOK"), id="book"),
    pytest.param(Kind("phdthesis", "University of Swans", "phdthesis", "school", "thesis", "THES"), id="thesis"),
    pytest.param(Kind("techreport", "Swan Labs", "techreport", "institution", "report", "RPRT"), id="report"),
    pytest.param(Kind("misc", "arXiv", "misc", "eprint", "article", "UNPB"), id="preprint"),
]


@pytest.mark.parametrize("told", KINDS)
def test_each_type_of_work_is_itself_in_every_format(told: Kind) -> None:
    citation = complete(told.form, told.venue, arxiv="2103.00020")
    entry = bibtex(citation)
    assert entry.startswith(f"@{told.kind}{{")
    assert f"\n  {told.field:<13} = {{" in entry
    (item,) = json.loads(csl_json([citation]))
    assert item["type"] == told.csl
    (read,) = rispy.loads(ris([citation]))
    assert read["type_of_reference"] == told.tag
    assert read["authors"] == ["Lovelace, Ada", "van der Berg, Hans"]
    assert coins(citation)
    assert dict(highwire(citation))["citation_abstract"] == "We fold."


def test_volume_number_and_pages_reach_every_format() -> None:
    citation = complete("article", "TPAMI")
    (item,) = json.loads(csl_json([citation]))
    assert (item["volume"], item["issue"], item["page"]) == ("12", "3", "40–52")
    (read,) = rispy.loads(ris([citation]))
    assert (read["volume"], read["number"], read["start_page"], read["end_page"]) == ("12", "3", "40", "52")
    tags = dict(highwire(citation))
    assert (tags["citation_volume"], tags["citation_issue"]) == ("12", "3")
    assert (tags["citation_firstpage"], tags["citation_lastpage"]) == ("40", "52")
    assert "rft.volume=12&rft.issue=3&rft.pages=40-52" in coins(citation)
    assert "  pages         = {40--52},\n" in bibtex(citation)


def test_the_title_is_the_bibliographys_without_a_label_before_it() -> None:
    assert complete("article", "TPAMI").title == "On DNA of Cranes"
    assert "title         = {On {DNA} of Cranes}" in bibtex(complete("article", "TPAMI"))


def test_a_conference_whose_papers_a_journal_prints_is_cited_by_the_journal() -> None:
    entry = bibtex(complete("article", "SIGGRAPH", written="ACM Transactions on Graphics"))
    assert entry.startswith("@article{")
    assert "  journal       = {ACM Transactions on Graphics},\n" in entry


def test_a_preprint_tells_its_class_and_a_publication_its_full_name() -> None:
    entry = bibtex(complete("misc", "arXiv", arxiv="2103.00020"))
    assert "archiveprefix = {arXiv},\n  primaryclass  = {cs.CV},\n" in entry
    assert "volume" not in entry
    assert VENUES.get("TPAMI").title in bibtex(complete("article", "TPAMI", written="TPAMI"))


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("Advances in Neural Information Processing Systems", "Advances in Neural Information Processing Systems"),
        ("Proceedings of the 31st Conference on Neural Information Processing Systems",) * 2,
        ("NeurIPS 2017", "Conference on Neural Information Processing Systems"),
        ("Adv. Neural Inf. Process. Syst.", "Conference on Neural Information Processing Systems"),
        ("Advances in neural information processing systems", "Conference on Neural Information Processing Systems"),
        ("NIPS", "Conference on Neural Information Processing Systems"),
    ],
)
def test_a_bibliographys_name_of_a_venue_stays_where_it_is_written_out(written: str, full: str) -> None:
    assert f"  booktitle     = {{{full}}},\n" in bibtex(complete("inproceedings", "NeurIPS", written=written))


@pytest.mark.parametrize(
    ("written", "venue", "full"),
    [
        ("ACS Catal.", "ACS Catalysis", "ACS Catalysis"),
        ("Phys. Rev. Lett.", "Physical Review Letters", "Physical Review Letters"),
        ("IEEE Trans. Pattern Anal. Mach. Intell.", "TPAMI", VENUES.get("TPAMI").title),
        ("J. Mach. Learn. Res.", "JMLR", "Journal of Machine Learning Research"),
        ("Journal of Chemical Physics", "Journal of Chemical Physics", "Journal of Chemical Physics"),
    ],
)
def test_an_abbreviation_is_no_full_name(written: str, venue: str, full: str) -> None:
    assert f"  journal       = {{{full}}},\n" in bibtex(complete("article", venue, written=written))


@pytest.mark.parametrize(
    ("doi", "venue", "kind"),
    [
        pytest.param("10.1007/978-3-030-58452-8_13", "Handbook of Cranes", "incollection", id="chapter"),
        pytest.param(
            "10.1016/B978-0-12-409548-9.10001-2", "Journal of Cranes", "incollection", id="of a reference work"
        ),
        pytest.param("10.1007/978-3-030-58452-8_13", "ECCV", "inproceedings", id="proceedings"),
        pytest.param("10.1007/978-3-030-58452-8", "Handbook of Cranes", "book", id="whole book"),
        pytest.param("10.1007/s11263-015-0816-y", "Journal of Cranes", "article", id="article"),
    ],
)
def test_the_doi_of_a_chapter_is_no_articles(doi: str, venue: str, kind: str) -> None:
    assert bibtex(cited(venue=venue, doi=doi)).startswith(f"@{kind}{{")


@pytest.mark.parametrize("told", KINDS)
@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.stem)
def test_styles_cite_each_type_without_a_gap(style: Path, told: Kind) -> None:
    citation = complete(told.form, told.venue, arxiv="2103.00020")
    source = CiteProcJSON(json.loads(csl_json([citation])))
    made = CitationStylesBibliography(CitationStylesStyle(str(style), validate=False), source, formatter.plain)
    made.register(citeproc.Citation([CitationItem(citation.key)]))
    (text,) = [str(item) for item in made.bibliography()]
    assert all(words in text for words in ("Lovelace", "Berg", "On DNA of Cranes", "2021"))
    assert not [gap for gap in (", ,", "..", "()", "  ", " ,", ": .", "None") if gap in text]


@pytest.mark.parametrize("told", KINDS)
def test_bibtex_read_back_says_the_same(told: Kind) -> None:
    citation = complete(told.form, told.venue, arxiv="2103.00020", links=(link("paper", "https://a.example/1"),))
    (found,), findings = read_bibliography(Source("a.bib", bibtex(citation)))
    assert not findings
    assert (found.key, found.title, found.authors, found.year) == (citation.key, citation.title, AUTHORS, 2021)
    assert (found.doi, found.arxiv, found.url) == ("10.1000/a_b", "2103.00020", "https://a.example/1")
    back = found.publication
    assert back.form == told.kind
    assert back.subject == "cs.CV"
    if told.kind != "misc":
        assert (back.volume, back.number, back.pages) == ("12", "3", "40–52")


def test_authors_left_out_are_others() -> None:
    citation = replace(complete("article", "TPAMI"), more_authors=True)
    assert "Ada Lovelace and van der Berg, Hans and others}" in bibtex(citation)
    (found,), _ = read_bibliography(Source("a.bib", bibtex(citation)))
    assert found.more_authors


@given(*[st.text(st.characters(exclude_categories=["C"]), max_size=20)] * 4)
def test_no_detail_breaks_an_entry(volume: str, number: str, pages: str, publisher: str) -> None:
    details = Publication("inproceedings", "", "CVPR", volume, number, pages, publisher, "cs.CV")
    (found,), findings = read_bibliography(Source("a.bib", bibtex(cited(venue="CVPR", publication=details))))
    assert not findings
    assert found.publication.subject in {"", "cs.CV"}


def test_a_masters_thesis_is_one_in_every_format() -> None:
    citation = complete("mastersthesis", "University of Swans")
    for path, text in (("a.ris", ris([citation])), ("a.json", csl_json([citation])), ("a.bib", bibtex(citation))):
        (found,), _ = read_bibliography(Source(path, text))
        assert found.publication.form == "mastersthesis", path


@pytest.mark.parametrize(("form", "field"), [("techreport", "number"), ("patent", "number"), ("article", "issue")])
def test_a_number_is_an_issue_of_journals_alone(form: str, field: str) -> None:
    citation = complete(form, "Swan Labs" if form != "patent" else None)
    (item,) = json.loads(csl_json([citation]))
    assert [name for name in ("number", "issue") if item.get(name)] == [field]
    if form == "techreport":
        assert ("citation_technical_report_number", "3") in highwire(citation)
        assert "citation_issue" not in dict(highwire(citation))


def test_a_key_that_bibtex_cannot_hold_stays_in_the_formats_that_can() -> None:
    citation = complete("article", "TPAMI", key="two words")
    assert json.loads(csl_json([citation]))[0]["id"] == "two words"
    assert rispy.loads(ris([citation]))[0]["id"] == "two words"
    assert " words" not in bibtex(citation).partition(",")[0]
