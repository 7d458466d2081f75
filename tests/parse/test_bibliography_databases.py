"""What databases and managers put into bibliographies: commands, namesakes, family names first, volumes and pages."""

from __future__ import annotations

import pytest
from tests.parse.test_bibliography_fields import only

from papernotes.model import Publication


@pytest.mark.parametrize(
    ("journal", "venue"),
    [
        pytest.param(r"\prl", "Physical Review Letters", id="a-command"),
        pytest.param(r"{\aap}", "Astronomy & Astrophysics", id="in-braces"),
        pytest.param(r"\swans{}", "", id="one-that-nobody-knows"),
        pytest.param("prl", "prl", id="a-word"),
    ],
)
def test_astronomers_commands_are_journals(journal: str, venue: str) -> None:
    assert only(f"@article{{a, title = {{Swans}}, journal = {{{journal}}}}}").venue == venue


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param("@article{a, author = {Llion Leaf 0001 and Choi, B. -K.}}", "refs.bib", id="bibtex"),
        pytest.param("TY  - JOUR\nAU  - Llion Leaf 0001\nAU  - B. -K. Choi\nER  - \n", "refs.ris", id="ris"),
        pytest.param(
            '[{"author": [{"literal": "Llion Leaf 0001"}, {"family": "Choi", "given": "B. -K."}]}]',
            "refs.json",
            id="csl",
        ),
    ],
)
def test_names_are_without_what_databases_put_into_them(text: str, path: str) -> None:
    assert only(text, path).authors == ("Llion Leaf", "B.-K. Choi")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param("@misc{a, author = {山田, 折子 and 李, 雷 and Lee, Ann}}", "refs.bib", id="bibtex"),
        pytest.param("@misc{a, author = {family=山田, given=折子 and 李雷 and Ann Lee}}", "refs.bib", id="biblatex"),
        pytest.param("TY  - JOUR\nAU  - 山田, 折子\nAU  - 李, 雷\nAU  - Lee, Ann\nER  - \n", "refs.ris", id="ris"),
        pytest.param(
            '[{"author": [{"family": "山田", "given": "折子"}, {"literal": "李雷"}, {"literal": "Ann Lee"}]}]',
            "refs.json",
            id="csl",
        ),
    ],
)
def test_family_names_stand_first_where_people_have_them_so(text: str, path: str) -> None:
    assert [name.replace("李 雷", "李雷") for name in only(text, path).authors] == ["山田 折子", "李雷", "Ann Lee"]


PUBLISHED = {
    "journal": (
        "TY  - JOUR\nT2  - J. Birds\nVL  - 7\nIS  - 2\nSP  - 12\nEP  - 21\nER  - \n",
        '{"type": "article-journal", "container-title": "J. Birds", "volume": 7, "issue": 2, "page": "12-21"}',
        Publication("article", "", "J. Birds", "7", "2", "12–21"),
    ),
    "chapter": (
        "TY  - CHAP\nBT  - Book of Birds\nSP  - 12-21\nER  - \n",
        '{"type": "chapter", "container-title": "Book of Birds", "page": "12–21"}',
        Publication("incollection", "", "Book of Birds", pages="12–21"),
    ),
    "thesis": (
        "TY  - THES\nPB  - University of Birds\nER  - \n",
        '{"type": "thesis", "publisher": "University of Birds"}',
        Publication("phdthesis", "", "University of Birds"),
    ),
    "an article's number": (
        "TY  - JOUR\nSP  - e12\nEP  - e12\nER  - \n",
        '{"type": "article-journal", "page": "e12"}',
        Publication("article", pages="e12"),
    ),
    "a page of the web": ("TY  - WEB\nER  - \n", '{"type": "webpage"}', Publication("online")),
    "a patent": (
        "TY  - PAT\nSN  - US 1\nM3  - US patent\nPB  - Crane Works\nER  - \n",
        '{"type": "patent", "number": "US 1", "genre": "US patent", "publisher": "Crane Works"}',
        Publication("patent", number="US 1", genre="US patent", publisher="Crane Works"),
    ),
    "a data set": (
        "TY  - DATA\nPB  - Zenodo\nET  - 2.1\nER  - \n",
        '{"type": "dataset", "publisher": "Zenodo", "version": "2.1"}',
        Publication("dataset", publisher="Zenodo", version="2.1"),
    ),
    "in press": (
        "TY  - JOUR\nPY  - in press\nER  - \n",
        '{"type": "article-journal", "issued": {"literal": "in press"}}',
        Publication("article", state="in press"),
    ),
    "anything else": (
        "TY  - GEN\nPB  - Zenodo\nER  - \n",
        '{"type": "speech", "publisher": "Zenodo"}',
        Publication("misc", publisher="Zenodo"),
    ),
}


@pytest.mark.parametrize("told", PUBLISHED.values(), ids=PUBLISHED)
def test_how_a_work_appeared_is_read_from_every_format(told: tuple[str, str, Publication]) -> None:
    ris, csl, publication = told
    assert only(ris, "refs.ris").publication == only(f"[{csl}]", "refs.json").publication == publication


def test_a_doi_in_the_place_of_a_key_is_no_key() -> None:
    reference = only("TY  - CHAP\nTI  - Swans\nID  - 10.1007/978-3-319-24574-4_28\nER  - \n", "refs.ris")
    assert (reference.key, reference.doi) == ("", "10.1007/978-3-319-24574-4_28")


def test_what_a_manager_writes_among_remarks_is_no_remark() -> None:
    entry = "@misc{a, annote = {Good.\n\nFrom Duplicate 2 (Swans - Lee, Ann)\n\nNULL}, comment-bo = {I doubt it.}}"
    assert only(entry).remarks == ("Good.", "I doubt it. (bo)")


def test_what_a_program_tells_of_an_entry_is_no_topic() -> None:
    assert only("@misc{a, title = {Swans}, keywords = {swans, ⛔ No DOI found, /unread}}").topics == ("swans",)
