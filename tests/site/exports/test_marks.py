"""COinS, Highwire tags and JSON-LD: what programs read off a page."""

from __future__ import annotations

import json
from html import escape
from urllib.parse import unquote

import pytest
from hypothesis import given
from tests.site.exports.laws import RECORDS, TEXTS, VENUES, cited
from tests.site.exports.test_complete import KINDS, Kind, complete
from tests.site.samples import entry, library, link
from tests.site.zotero import context_object, embedded

from papernotes.config import Config
from papernotes.model import Publication
from papernotes.site.context import PageView
from papernotes.site.exports import citations, coins
from papernotes.site.exports.highwire import highwire
from papernotes.site.exports.linked import linked_data

CRANES = {"name": "CraneNet", "authors": ("Ada Lovelace", "山田 折子"), "year": 2021, "doi": "10.1000/a=b&c"}


def pairs(text: str) -> list[tuple[str, str]]:
    """Read a context object as Zotero does: parted at &, then at =, + and %2B taken for spaces."""
    parted = [part.split("=") for part in text.split("&")]
    return [(key, unquote(value.replace("+", " ").replace("%2B", " "))) for key, value in parted]


def view(title: str = "On Cranes", description: str = "", canonical: str = "") -> PageView:
    return PageView("entry", title, description, "papers/cranes.html", canonical)


@pytest.mark.parametrize(
    ("venue", "expected"),
    [
        pytest.param("CVPR", {"rft_val_fmt": "info:ofi/fmt:kev:mtx:book", "rft.genre": "proceeding",
                              "rft.btitle": VENUES.get("CVPR").title, "rft.atitle": "On Cranes"}, id="conference"),
        pytest.param("TPAMI", {"rft_val_fmt": "info:ofi/fmt:kev:mtx:journal", "rft.genre": "article",
                               "rft.jtitle": VENUES.get("TPAMI").title, "rft.atitle": "On Cranes"}, id="journal"),
        pytest.param("arXiv", {"rft_val_fmt": "info:ofi/fmt:kev:mtx:dc", "rft.type": "preprint",
                               "rft.title": "On Cranes", "rft.publisher": "arXiv"}, id="preprint"),
        pytest.param(None, {"rft_val_fmt": "info:ofi/fmt:kev:mtx:dc", "rft.type": "document",
                            "rft.title": "On Cranes"}, id="nothing known"),
    ],
)  # fmt: skip
def test_a_context_object_says_what_a_paper_is(venue: str | None, expected: dict[str, str]) -> None:
    found = dict(pairs(coins(cited(venue=venue, **CRANES))))
    assert found["ctx_ver"] == "Z39.88-2004"
    assert expected.items() <= found.items()
    assert found["rft.date"] == "2021"


def test_a_context_object_has_all_authors_and_addresses() -> None:
    found = pairs(coins(cited(venue="CVPR", links=(link("paper", "https://a.example/?x=1&y=2"),), **CRANES)))
    assert [value for key, value in found if key == "rft.au"] == ["Ada Lovelace", "山田, 折子"]
    assert [value for key, value in found if key == "rft_id"] == [
        "info:doi/10.1000/a=b&c",
        "https://a.example/?x=1&y=2",
    ]


def test_a_context_object_has_the_whole_list_of_authors() -> None:
    authors = tuple(f"Author{number} Crane{number}" for number in range(60))
    assert len(context_object(coins(cited(authors=authors, venue="CVPR")))["creators"]) == 60


def test_a_context_object_is_short_whatever_the_notes_hold() -> None:
    found = cited("鶴" * 5000, authors=("鶴" * 500,) * 50, links=(link("paper", f"https://a.example/{'x' * 5000}"),))
    assert len(coins(found)) < 20_000


@given(RECORDS)
def test_a_context_object_of_any_record_can_be_parted_again(made: object) -> None:
    found = next(iter(citations(library([entry(made)]), VENUES).values()))
    text = coins(found)
    assert text.isascii()
    titles = [value for key, value in pairs(text) if key in ("rft.atitle", "rft.title")]
    assert titles == [found.title.replace("+", " ")]


def test_highwire_tags_tell_a_conference_from_a_journal_and_a_preprint() -> None:
    conference = dict(highwire(cited(venue="CVPR", arxiv="2103.00020", **CRANES)))
    assert conference["citation_conference_title"] == VENUES.get("CVPR").title
    assert conference["citation_pdf_url"] == "https://arxiv.org/pdf/2103.00020"
    assert conference["citation_public_url"] == "https://arxiv.org/abs/2103.00020"
    assert "citation_journal_title" in dict(highwire(cited(venue="TPAMI")))
    assert dict(highwire(cited(venue="arXiv")))["z:itemType"] == "preprint"


def test_highwire_tags_name_each_author_on_its_own_without_a_comma() -> None:
    tags = highwire(cited(authors=("Lovelace, Ada", "van der Crane, Jan Piet")))
    found = [content for name, content in tags if name == "citation_author"]
    assert found == [
        "Ada Lovelace",
        "Jan Piet van der Crane",
    ]


def test_what_is_not_known_has_no_tag() -> None:
    assert highwire(cited("On Cranes")) == (
        ("citation_title", "On Cranes"), ("eprints.abstract", " "), ("z:itemType", "document"),
    )  # fmt: skip


PEOPLE = {
    "Ada Lovelace": ("Lovelace", "Ada"), "Hans van der Berg": ("van der Berg", "Hans"), "山田 折子": ("山田", "折子"),
    "OpenAI": ("OpenAI", ""), "Anna-Maria Swan": ("Swan", "Anna-Maria"),
}  # fmt: skip


@pytest.mark.parametrize("authors", [tuple(PEOPLE), *[(name,) for name in PEOPLE]])
def test_zotero_parts_names_as_they_are(authors: tuple[str, ...]) -> None:
    made = cited(authors=authors, venue="CVPR")
    tags = "".join(f'<meta name="{escape(name)}" content="{escape(content)}">' for name, content in highwire(made))
    expected = [PEOPLE[name] for name in authors]
    assert embedded(tags)["creators"] == expected
    assert context_object(coins(made))["creators"] == expected


@pytest.mark.parametrize("told", KINDS)
def test_zotero_takes_each_type_of_work_for_what_it_is(told: Kind) -> None:
    kinds = {"paper-conference": "conferencePaper", "article-journal": "journalArticle", "chapter": "bookSection",
             "book": "book", "thesis": "thesis", "report": "report", "article": "preprint"}  # fmt: skip
    made = complete(told.form, told.venue, arxiv="2103.00020")
    tags = "".join(f'<meta name="{escape(name)}" content="{escape(content)}">' for name, content in highwire(made))
    there, here = embedded(tags), context_object(coins(made))
    assert there["itemType"] == here["itemType"] == kinds[told.csl]
    assert there["title"] == here["title"] == made.title
    where = ("publicationTitle", "university", "institution", "publisher")
    if told.venue:
        assert made.venue in {there.get(name) for name in where}
        assert made.venue in {here.get(name) for name in where}
    if told.kind != "misc":
        assert told.form in {"phdthesis", "techreport"} or there["publisher"] == here["publisher"] == "Crane Press"
        assert there["pages"] == here["pages"] == "40-52"


def test_linked_data_holds_the_note_and_the_paper() -> None:
    config = Config(title="Cranes", author="Ada", url="https://a.example/")
    text = linked_data(view(canonical="https://a.example/papers/cranes.html"), config, cited(venue="TPAMI", **CRANES))
    found = json.loads(text)
    assert (found["@type"], found["author"]["name"]) == ("Article", "Ada")
    assert found["url"] == "https://a.example/papers/cranes.html"
    paper = found["about"]
    assert (paper["@type"], paper["name"], paper["alternateName"]) == ("ScholarlyArticle", "On Cranes", "CraneNet")
    assert paper["isPartOf"] == {"@type": "Periodical", "name": VENUES.get("TPAMI").title}
    assert [author["name"] for author in paper["author"]] == ["Ada Lovelace", "山田 折子"]


def test_a_thesis_stands_in_no_volume() -> None:
    thesis = cited(venue="Pond University", publication=Publication("phdthesis", venue="Pond University"))
    about = json.loads(linked_data(view("Swans"), Config(), thesis))["about"]
    assert "isPartOf" not in about
    assert about["sourceOrganization"] == {"@type": "Organization", "name": "Pond University"}


def test_a_note_that_is_no_paper_is_about_none() -> None:
    assert "about" not in json.loads(linked_data(view("A tool"), Config(), None))


@given(TEXTS, TEXTS, RECORDS)
def test_linked_data_never_ends_its_element_and_is_json(title: str, description: str, made: object) -> None:
    found = next(iter(citations(library([entry(made)]), VENUES).values()))
    text = linked_data(view(title, description), Config(title=title, author=description), found)
    assert not set("<>&\u2028\u2029") & set(text)
    text.encode()
    assert json.loads(text)["about"]["name"] == found.title
