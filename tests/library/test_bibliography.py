"""A bibliography fills what the notes leave out; what the notes say stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.library.samples import paper_link, record

from papernotes import lexicon
from papernotes.library.bibliography_join import Joined, References, join
from papernotes.model import Evidence, Publication
from papernotes.parse.bibliography import Reference

if TYPE_CHECKING:
    from papernotes.model import Record

CRANES = Reference(
    key="lovelace2023folding", title="A New Way: To Fold Paper Cranes", authors=("Ada Lovelace", "Alan Turing"),
    venue="Conference on Computer Vision and Pattern Recognition", year=2023, doi="10.1109/CVPR.2023.1",
    arxiv="2304.00001", file="refs.bib", line=7,
)  # fmt: skip
SWANS = Reference(
    key="hopper2021", title="Highly Accurate Folding of Swans", authors=("Grace Hopper",), more_authors=True,
    venue="Nature", year=2021, doi="10.1038/s41586-021-00001-2", file="refs.bib", line=20,
)  # fmt: skip


def joined(*records: Record, to_read: bool = False, references: tuple[Reference, ...] = (CRANES, SWANS)) -> Joined:
    return join(records, References(references, to_read), lexicon.load())


def codes(found: Joined) -> list[str]:
    return [finding.code for finding in found.diagnostics]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"title": "Cranes", "key": "lovelace2023folding"}, id="key-of-its-own-line"),
        pytest.param({"title": "@lovelace2023folding"}, id="key-as-title"),
        pytest.param({"title": "[@lovelace2023folding] Cranes"}, id="key-before-the-title"),
        pytest.param({"title": "Cranes", "text": "@lovelace2023folding\nThey fold."}, id="key-above-the-text"),
        pytest.param({"title": "Cranes", "file": "a/@lovelace2023folding.md"}, id="key-as-file-name"),
        pytest.param({"title": "Cranes", "kind": "note", "key": "lovelace2023folding"}, id="key-of-a-note"),
        pytest.param({"title": "New Way Cranes", "doi": "10.1109/cvpr.2023.1"}, id="doi-in-another-case"),
        pytest.param({"title": "To Fold Cranes", "arxiv": "2304.00001"}, id="arxiv"),
        pytest.param({"title": "A new way — to fold paper cranes."}, id="title"),
        pytest.param({"title": "A New Way: To Fold Paper Cranes", "kind": "note"}, id="title-of-a-note"),
        pytest.param({"title": "CraneNet: A New Way: To Fold Paper Cranes", "year": 2023}, id="title-behind-a-label"),
    ],
)  # fmt: skip
def test_a_paper_is_filled_by_key_id_or_title(fields: dict[str, Any]) -> None:
    found = joined(record(**fields))
    (filled,) = found.records
    assert not found.diagnostics
    assert (filled.kind, filled.venue, filled.year) == ("paper", "CVPR", 2023)
    assert filled.doi is not None
    assert filled.doi.lower() == "10.1109/cvpr.2023.1"
    assert (filled.authors, filled.arxiv) == (("Ada Lovelace", "Alan Turing"), "2304.00001")
    assert filled.key == "lovelace2023folding"
    assert [link.url for link in filled.links] == ["https://doi.org/10.1109/CVPR.2023.1"]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"title": "Cranes"}, id="a-short-title"),
        pytest.param({"title": "A New Way To Fold Planes"}, id="another-title"),
        pytest.param(
            {"title": "CraneNet: A New Way: To Fold Paper Cranes", "year": 2019}, id="a-label-and-another-year"
        ),
        pytest.param({"title": "CraneNet: A New Way: To Fold Paper Cranes"}, id="a-label-and-no-year"),
        pytest.param({"title": "Cranes", "text": "They fold. See @lovelace2023folding"}, id="a-citation-in-the-text"),
        pytest.param({"title": "Cranes", "text": "@lovelace2023folding says so."}, id="a-sentence-that-cites"),
    ],
)
def test_what_is_another_paper_stays_as_it_is(fields: dict[str, Any]) -> None:
    before = record(**fields)
    assert joined(before).records == (before,)


def test_a_file_of_several_papers_is_no_key() -> None:
    one, two = (record("Boats", line, file="@lovelace2023folding.md") for line in (1, 9))
    assert joined(one, two).records == (one, two)


def test_a_title_that_was_a_key_becomes_the_papers() -> None:
    alone, before = joined(record("@lovelace2023folding"), record("@hopper2021 Swans, again", 9)).records
    assert (alone.title, before.title) == ("A New Way: To Fold Paper Cranes", "Swans, again")


def test_what_the_notes_say_wins_and_differences_are_told_at_their_lines() -> None:
    said = record(
        "A New Way: To Fold Paper Cranes", 3, venue="ICCV", year=2022, authors=("A. Lovelace",), doi="10.1000/other",
        links=(paper_link("https://example.net/cranes"),), provenance=(("year", Evidence(5, "ICCV 2022")),),
    )  # fmt: skip
    found = joined(said)
    (filled,) = found.records
    kept = ("venue", "year", "authors", "doi", "links")
    assert [getattr(filled, name) for name in kept] == [getattr(said, name) for name in kept]
    assert [(finding.code, finding.line) for finding in found.diagnostics] == [("PN503", 3), ("PN503", 5), ("PN503", 3)]
    assert found.diagnostics[0].message == (
        "the notes give the venue as ICCV, refs.bib:7 (`lovelace2023folding`) as CVPR"
    )


def test_a_published_venue_wins_over_the_preprint_that_a_link_tells() -> None:
    said = record(
        "To Fold Cranes", venue="arXiv", year=2022, arxiv="2304.00001",
        provenance=(("year", Evidence(4, "https://arxiv.org/abs/2304.00001")),),
    )  # fmt: skip
    found = joined(said)
    assert (found.records[0].venue, found.records[0].year) == ("CVPR", 2023)
    assert not found.diagnostics


def test_a_preprint_in_the_bibliography_says_nothing_against_a_published_paper() -> None:
    preprint = Reference("k", CRANES.title, venue="arXiv preprint arXiv:2304.00001", year=2022, arxiv="2304.00001")
    found = joined(record(CRANES.title, venue="CVPR", year=2023), references=(preprint,))
    assert (found.records[0].venue, found.records[0].year, found.records[0].arxiv) == ("CVPR", 2023, "2304.00001")
    assert not found.diagnostics


def test_where_a_value_comes_from_is_kept() -> None:
    (filled,) = joined(record(CRANES.title, year=2023, provenance=(("title", Evidence(1, "x")),))).records
    assert dict(filled.provenance) == {
        "title": Evidence(1, "x"),
        "venue": Evidence(7, "lovelace2023folding: CVPR", "refs.bib"),
        "authors": Evidence(7, "lovelace2023folding: Ada Lovelace, Alan Turing", "refs.bib"),
    }


def test_authors_that_are_not_all_told_are_filled_in_with_the_fact_that_there_are_others() -> None:
    filled = joined(record(SWANS.title)).records[0]
    assert (filled.authors, filled.others) == (("Grace Hopper",), True)


def test_a_list_cut_short_in_the_notes_is_filled_up_when_it_begins_with_the_same_author() -> None:
    full = replace(SWANS, authors=("Grace Hopper", "Alan Turing"), more_authors=False)
    for names, told in ((("Hopper",), full.authors), (("Lovelace",), ("Lovelace",))):
        cut = record(SWANS.title)._replace(authors=names, others=True)
        filled = joined(cut, references=(full,)).records[0]
        assert (filled.authors, filled.others) == (told, told != full.authors)


@pytest.mark.parametrize(
    ("noted", "file", "key"),
    [("[@hopper2001] Folding Swans at Night", "a.md", "hopper2001"), ("Folding Swans", "@hopper2001.md", "hopper2001")],
)
def test_a_citation_key_is_known_without_a_bibliography(noted: str, file: str, key: str) -> None:
    found = join([record(noted, file=file)], None, lexicon.load()).records[0]
    assert found.key == key
    assert found.title.startswith("Folding Swans")


def test_one_id_for_two_titles_is_told_and_fills_nothing() -> None:
    before = record("Boats that Swim in Circles", arxiv="2304.00001")
    found = joined(before)
    assert found.records == (before,)
    assert codes(found) == ["PN503"]
    assert "gives the same id to another title" in found.diagnostics[0].message


def test_an_unknown_key_is_told_with_the_nearest_one() -> None:
    found = joined(record("Cranes", 4, key="lovelace2023foldin"))
    assert codes(found) == ["PN504"]
    assert found.diagnostics[0].help == "did you mean `lovelace2023folding`?"


def test_what_no_note_tells_of_is_to_be_read_when_asked_for() -> None:
    notes = record(CRANES.title)
    assert joined(notes).unnoted == ()
    (swans,) = joined(notes, to_read=True).unnoted
    assert (swans.title, swans.venue, swans.year, swans.status) == (SWANS.title, "Nature", 2021, "to-read")
    assert (swans.place.file, swans.place.line) == ("refs.bib", 20)


def test_a_second_entry_for_a_noted_paper_is_not_to_be_read() -> None:
    preprint = Reference("again", CRANES.title, arxiv="2304.00001", file="refs.bib", line=30)
    assert joined(record(CRANES.title), to_read=True, references=(CRANES, preprint)).unnoted == ()


def test_without_a_bibliography_nothing_is_touched() -> None:
    before = record("@key", key="other")
    assert join([before], None, lexicon.load()) == Joined((before,), (), ())


@pytest.mark.parametrize(
    ("title", "cited"),
    [
        pytest.param("A NEW WAY, to fold paper cranes", "", id="the same in other capitals"),
        pytest.param("ANW: A New Way: To Fold Paper Cranes", CRANES.title, id="a label of one's own before it"),
        pytest.param("CraneNet", CRANES.title, id="a name"),
    ],
)
def test_a_paper_is_cited_by_the_bibliographys_title_where_the_notes_have_another(title: str, cited: str) -> None:
    (filled,) = joined(record(title, key="lovelace2023folding")).records
    assert filled.title == title
    assert filled.publication is not None
    assert filled.publication.title == cited


@pytest.mark.parametrize(
    ("venue", "form"),
    [
        pytest.param("Advances in Neural Information Processing Systems", "inproceedings", id="proceedings in volumes"),
        pytest.param(
            "Proceedings of the AAAI Conference on Artificial Intelligence", "inproceedings", id="with issues"
        ),
        pytest.param("ACM Transactions on Graphics", "article", id="a journal"),
        pytest.param("Journal of Cranes", "article", id="one that nobody knows"),
    ],
)
def test_proceedings_are_no_journal_whatever_type_an_entry_has(venue: str, form: str) -> None:
    reference = replace(SWANS, venue=venue, publication=Publication(form="article", venue=venue, volume="33"))
    (filled,) = joined(record(SWANS.title), references=(reference,)).records
    assert filled.publication is not None
    assert filled.publication.form == form


def test_a_managers_abstract_is_not_published() -> None:
    (filled,) = joined(record(SWANS.title), references=(replace(SWANS, abstract="We fold."),)).records
    assert filled.publication is not None
    assert filled.publication.abstract == ""


@pytest.mark.parametrize(
    ("title", "told"),
    [
        pytest.param("A New Way: To Fold Paper Cranes [lovelace2023folding]", [], id="key-behind"),
        pytest.param("[@lovelace2023folding] Cranes", [], id="key-before"),
        pytest.param("To Fold Cranes {lovelace2023folding}", [], id="key-in-braces"),
        pytest.param("A New Way: To Fold Paper Cranes [Lovelace and Turing, 2023]", [], id="names-and-year"),
        pytest.param("(Lovelace et al. 2022) A New Way to Fold Paper Cranes", [], id="citation-of-the-preprint"),
        pytest.param("A New Way [lovelace2022folding]", ["PN504"], id="a-key-with-another-year"),
        pytest.param("A New Way: To Fold Paper Cranes [draft]", [], id="words-that-cite-nothing"),
    ],
)
def test_a_bracket_beside_a_title_makes_no_second_record(title: str, told: list[str]) -> None:
    found = joined(record(title), to_read=True, references=(CRANES,))
    assert [one.key for one in found.records] == ["lovelace2023folding"]
    assert not found.unnoted
    assert codes(found) == told
    assert "20" not in found.records[0].title


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Another Way of Swimming [lovelace2023swim]", id="another-paper-of-theirs"),
        pytest.param("A New Way to Fly (Hopper 2023)", id="another-author"),
        pytest.param("Cranes (1999)", id="a-year-alone"),
    ],
)
def test_a_bracket_that_cites_another_paper_joins_none(title: str) -> None:
    found = joined(record(title), to_read=True, references=(replace(CRANES, arxiv=None),))
    assert [one.key for one in found.records] == [None]
    assert len(found.unnoted) == 1


@pytest.mark.parametrize(
    ("ours", "others", "theirs", "more", "authors", "left"),
    [
        pytest.param(("Lovelace",), True, ("Ada Lovelace", "Alan Turing"), True, ("Ada Lovelace", "Alan Turing"), True,
                     id="cut-short-in-both"),
        pytest.param(("Lovelace",), False, ("Ada Lovelace", "Alan Turing"), False, ("Ada Lovelace", "Alan Turing"),
                     False, id="a-family-name"),
        pytest.param(("Lovelace", "Turing"), False, ("Ada Lovelace", "Alan Turing"), False,
                     ("Ada Lovelace", "Alan Turing"), False, id="family-names"),
        pytest.param((), False, ("Ada Lovelace",), True, ("Ada Lovelace",), True, id="none"),
        pytest.param(("Ada Lovelace", "Bo Xu", "Li Mo"), True, ("Ada Lovelace",), True,
                     ("Ada Lovelace", "Bo Xu", "Li Mo"), True, id="the-notes-name-more"),
        pytest.param(("Hopper",), False, ("Ada Lovelace",), False, ("Hopper",), False, id="somebody-else"),
    ],
)  # fmt: skip
def test_authors_are_filled_where_the_notes_cut_them_short(
    ours: tuple[str, ...], others: bool, theirs: tuple[str, ...], more: bool, authors: tuple[str, ...], left: bool,
) -> None:  # fmt: skip
    paper = record("A New Way: To Fold Paper Cranes", authors=ours)._replace(others=others)
    (filled,) = joined(paper, references=(replace(CRANES, authors=theirs, more_authors=more),)).records
    assert (filled.authors, filled.others) == (authors, left)


def test_keywords_are_topics_that_the_bibliography_tells() -> None:
    words = ("Folding", "to-read", "Computer Science - Robotics", "rank3", "birds")
    paper = record("A New Way: To Fold Paper Cranes")._replace(
        topics=("Birds",), provenance=(("topics", Evidence(3, "tags: Birds")), ("title", Evidence(1, "A New Way")))
    )
    (filled,) = joined(paper, references=(replace(CRANES, keywords=words),)).records
    assert filled.topics == ("Birds", "Folding", "Robotics")
    said = [evidence for name, evidence in filled.provenance if name == "topics"]
    assert said == [Evidence(3, "tags: Birds"), Evidence(7, "lovelace2023folding: Folding, Robotics", "refs.bib")]


@pytest.mark.parametrize(
    "title",
    [
        "Cranes [Lovelace et al. 2023]", "Cranes (Lovelace 2023)", "Folders [lovelace2023]",
        "[Lovelace 2023] Folding of paper is all we need", "Cranes (Lovelace and Turing, 2023)",
    ],
)  # fmt: skip
def test_a_citation_of_an_entrys_author_and_year_makes_no_second_record(title: str) -> None:
    found = joined(record(title), to_read=True)
    assert found.records[0].key == "lovelace2023folding"
    assert [unnoted.key for unnoted in found.unnoted] == ["hopper2021"]
    twice = replace(CRANES, key="lovelace2023boats", title="Boats of Sand and Water", doi=None, arxiv=None)
    assert joined(record(title), references=(CRANES, twice)).records[0].key in {None, "lovelace2023folding"}


def test_one_key_for_two_works_of_two_files_is_told_and_mixes_nothing() -> None:
    other = Reference(
        key="lovelace2023folding", title=CRANES.title, authors=("Bo Reed",), year=2012, venue="Nature",
        publication=Publication("article", venue="Nature", volume="7"), file="more.json", line=3,
    )  # fmt: skip
    found = joined(record("Cranes", key="lovelace2023folding"), to_read=True, references=(CRANES, other))
    assert [(told.code, told.path, told.line) for told in found.diagnostics] == [("PN502", "more.json", 3)]
    assert found.records[0].publication is not None
    assert (found.records[0].authors, found.records[0].publication.volume) == (CRANES.authors, "")
    assert [(unnoted.authors, unnoted.year) for unnoted in found.unnoted] == [(("Bo Reed",), 2012)]
    again = replace(CRANES, file="copy.bib", line=9)
    assert not joined(record("Cranes", key="lovelace2023folding"), references=(CRANES, again)).diagnostics
