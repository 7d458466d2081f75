"""A page on a paper says of which it is: its tags become a note, and what they lack becomes a sentence."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from papernotes.author.draft import read_name
from papernotes.author.services import paper_pages as pages
from papernotes.author.services.paper_pages import read_page
from papernotes.author.web.answers import Answer
from papernotes.author.web.service_asker import SERVICES, Asker
from papernotes.cli import main

if TYPE_CHECKING:
    from click.testing import Result
    from tests.conftest import Site

    from papernotes.author.web.manners import Manners

NOTES = "# CVPR 2023\n\n## Scaling Planes of Paper\n\nPaper: https://arxiv.org/abs/2301.00009\n"
TITLE = "Folding Cranes & Swans by Night: A Study of Paper"


def meta(*tags: tuple[str, str]) -> str:
    held = "\n".join(f'<meta name="{name}" content="{content}">' for name, content in tags)
    return f"<!doctype html><html><head><title>x</title>{held}</head><body>{'words ' * 500}</body></html>"


ESCAPED = TITLE.replace("&", "&amp;")
OPENREVIEW = meta(
    ("citation_title", ESCAPED), ("citation_author", "Ada Lovelace"), ("citation_author", "Alan M. Turing"),
    ("citation_online_date", "2023/01/20"), ("citation_pdf_url", "https://openreview.net/pdf?id=aB3-x_"),
)  # fmt: skip
ANTHOLOGY = meta(
    ("citation_title", ESCAPED), ("citation_author", "Ada Lovelace"), ("citation_author", "Alan M. Turing"),
    ("citation_conference_title", "Annual Meeting of the Association for Computational Linguistics"),
    ("citation_publication_date", "2020/7"), ("citation_firstpage", "1"), ("citation_lastpage", "12"),
)  # fmt: skip
PUBMED = (
    f"<META content='{ESCAPED}' name='citation_title'><meta name=citation_publisher content=Press>"
    "<meta name='citation_authors' content='Lovelace, Ada;Turing, Alan M.;'>"
    "<meta name='citation_journal_title' content='Nature'><meta name='citation_date' content='2021 Aug'>"
)
PUBLISHER = meta(
    ("dc.title", "another"), ("citation_journal_title", "Nature"), ("citation_title", ESCAPED),
    ("citation_author", "Lovelace, Ada"), ("citation_author", "Turing, Alan M."), ("citation_date", "2021/07/15"),
)  # fmt: skip
SEMANTIC = json.dumps({
    "paperId": "a" * 40, "title": TITLE, "venue": "Nature", "year": 2021,
    "authors": [{"authorId": "1", "name": "Ada Lovelace"}, {"authorId": None, "name": "Alan M. Turing"}],
    "externalIds": {"CorpusId": 1}, "abstract": None,
})  # fmt: skip
PAGES = {
    "https://openreview.net/forum?id=aB3-x_": OPENREVIEW,
    "https://aclanthology.org/2020.acl-main.7/": ANTHOLOGY,
    "https://pubmed.ncbi.nlm.nih.gov/12345/": PUBMED,
    "https://journals.example.org/articles/7": PUBLISHER,
    pages.SEMANTIC.url({"fields": "title,authors,venue,year,externalIds,abstract"}, f"/{'a' * 40}"): SEMANTIC,
    "https://blog.example.org/a": meta(("og:title", "A day"), ("author", "Ada")),
}  # fmt: skip


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that are asked for."""
    found: list[str] = []

    def ask(address: str, method: str, manners: Manners) -> Answer:
        assert (method, manners.largest) == ("GET", SERVICES.largest)
        found.append(address)
        return Answer(200, {}, PAGES[address].encode()) if address in PAGES else Answer(404, {})

    monkeypatch.delenv("PAPERNOTES_SEMANTICSCHOLAR", raising=False)
    monkeypatch.setattr(pages, "asker_for", lambda _: Asker(ask=ask))
    return found


def new(site: Site, *names: str) -> Result:
    return CliRunner().invoke(main, ["new", *names, "--project", str(site.root)], catch_exceptions=False)


@pytest.mark.parametrize(
    ("name", "venue", "year"),
    [
        ("https://openreview.net/forum?id=aB3-x_", None, 2023),
        ("https://openreview.net/pdf?id=aB3-x_", None, 2023),
        ("https://aclanthology.org/2020.acl-main.7.pdf", "ACL", 2020),
        ("https://www.aclweb.org/anthology/2020.acl-main.7/", "ACL", 2020),
        ("2020.acl-main.7", "ACL", 2020),
        ("https://pubmed.ncbi.nlm.nih.gov/12345/", "Nature", 2021),
        ("PMID:12345", "Nature", 2021),
        ("https://journals.example.org/articles/7", "Nature", 2021),
        (f"https://www.semanticscholar.org/paper/Folding-Cranes/{'a' * 40}", "Nature", 2021),
    ],
)
def test_what_a_page_says_is_what_a_build_then_reads(site: Site, name: str, venue: str | None, year: int) -> None:
    result = new(site.note(NOTES), name)
    assert result.exit_code == 0, result.output
    made = next(record for record in site.build().papers if record["title"] == TITLE)
    assert (made["venue"], made["year"], made["authors"]) == (venue, year, ["Ada Lovelace", "Alan M. Turing"])
    again = new(site, name)
    assert again.exit_code == 2
    assert "the notes have this paper already" in again.output


def test_several_are_added_and_one_that_fails_stops_no_other(site: Site) -> None:
    result = new(site.note(NOTES), "https://blog.example.org/a", "PMID:12345", "https://gone.example.org/b")
    assert result.exit_code == 2
    assert "https://blog.example.org/a does not say which paper it is of" in result.output
    assert "2 of 3 papers not added" in result.output
    assert TITLE in [record["title"] for record in site.build().papers]


def test_words_without_quotes_are_no_papers(site: Site, asked: list[str]) -> None:
    result = new(site.note(NOTES), "Attention", "Is", "All")
    assert result.exit_code == 2
    assert 'put a title in quotes: papernotes new "Attention Is All"' in result.output
    assert not asked


def test_offline_a_page_is_noted_by_its_address_alone(site: Site, asked: list[str]) -> None:
    result = new(site.note(NOTES), "https://openreview.net/forum?id=aB3-x_", "--offline")
    assert result.exit_code == 0, result.output
    made = next(record for record in site.build().data["papers"] if record["title"].startswith("Untitled"))
    assert [link["url"] for link in made["links"]] == ["https://openreview.net/forum?id=aB3-x_"]
    assert not asked


@pytest.mark.parametrize("text", ["Folding cranes: a study", "see https://a.b/c for more", "A-1234-b", "C#"])
def test_what_is_no_address_stays_a_title(text: str) -> None:
    assert read_name(text).kind == "title"


@pytest.mark.parametrize(
    "page",
    [b"", b"\xff\xfe<meta", b"<meta name='citation_title' content=''>", b'<meta name="citation_title" content="open',
     b"<meta " * 100_000, b"<meta name='" * 50_000, b"<meta a='b' " * 50_000],
)  # fmt: skip
def test_a_page_that_says_nothing_is_none_and_soon_read(page: bytes) -> None:
    start = time.process_time()
    assert read_page(page, "https://a.b/c") is None
    assert time.process_time() - start < 5


def test_what_a_page_says_is_cut_to_one_line_of_plain_words() -> None:
    page = meta(("citation_title", "Folding &lt;i&gt;Cranes&lt;/i&gt;\n\x1b[31m by  Night"), ("citation_date", "99999"))
    found = read_page(page.encode(), "https://a.b/c")
    assert found is not None
    assert "\x1b" not in found.title
    assert found.title.startswith("Folding Cranes")
    assert found.year is None


@pytest.mark.parametrize(
    ("tags", "names", "more"),
    [
        (["Ada Lovelace, Alan Turing, Grace Hopper"], ["Ada Lovelace", "Alan Turing", "Grace Hopper"], False),
        (["Dr. Ada Lovelace, PhD", "Alan Turing MD"], ["Ada Lovelace", "Alan Turing"], False),
        (["Lovelace, Ada", "and others"], ["Ada Lovelace"], True),
        (["Ada Lovelace", "Alan Turing", "Ada Lovelace", "Alan Turing"], ["Ada Lovelace", "Alan Turing"], False),
        (["García Márquez, Gabriel", "King, Martin Luther, Jr."], ["Gabriel García Márquez", "Martin Luther King Jr."],
         False),
    ],
)  # fmt: skip
def test_pages_name_their_authors_in_many_ways(tags: list[str], names: list[str], *, more: bool) -> None:
    page = meta(("citation_title", ESCAPED), *(("citation_author", tag) for tag in tags)).encode()
    found = read_page(page, "https://a.example/1")
    assert found is not None
    assert (list(found.authors), found.more_authors) == (names, more)
    assert ("García Márquez, Gabriel" in found.publication.families) == ("García" in tags[0])


@pytest.mark.parametrize(("charset", "named"), [("utf-8", "utf-8"), ("latin-1", "ISO-8859-1"), ("cp1252", "")])
def test_a_page_is_read_in_its_own_letters(charset: str, named: str) -> None:
    text = meta(("citation_title", "Über Straßen"), ("citation_author", "Jürgen Groß"))
    head = f'<meta charset="{named}">' if named else ""
    found = read_page(text.replace("<head>", f"<head>{head}").encode(charset), "https://a.example/1")
    assert found is not None
    assert (found.title, found.authors) == ("Über Straßen", ("Jürgen Groß",))


@pytest.mark.parametrize(
    ("tag", "form"),
    [("citation_dissertation_institution", "phdthesis"), ("citation_technical_report_institution", "techreport")],
)
def test_a_page_says_what_kind_of_work_it_is_of(tag: str, form: str) -> None:
    found = read_page(meta(("citation_title", ESCAPED), (tag, "Pond University")).encode(), "https://a.example/1")
    assert found is not None
    assert (found.publication.form, found.venue) == (form, "Pond University")


def test_a_work_without_ids_keeps_the_address_it_was_named_by(site: Site) -> None:
    address = f"https://www.semanticscholar.org/paper/{'a' * 40}"
    assert new(site.note(NOTES), address).exit_code == 0
    assert any(link["url"] == address for paper in site.build().papers for link in paper["links"])
