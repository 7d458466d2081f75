"""The same paper in two places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.library.identity import gather, merge, near_twins, title_key

from .samples import paper_link, record

if TYPE_CHECKING:
    from papernotes.model import Record

CLIP = "Learning Transferable Visual Models From Natural Language Supervision"


def test_a_title_wins_over_what_a_program_calls_a_note() -> None:
    untitled = record("Untitled 2103.00020", arxiv="2103.00020")
    assert merge([untitled, record(CLIP, arxiv="2103.00020")], bool).title == CLIP
    assert merge([untitled, untitled], bool).title == untitled.title


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        pytest.param(record(CLIP), record(CLIP.upper() + "."), True, id="titles-equal-in-letters"),
        pytest.param(
            record(CLIP, arxiv="2103.00020"), record("CLIP: Learning Transferable Models", arxiv="2103.00020"), True,
            id="one-arxiv-id-and-like-titles",
        ),
        pytest.param(
            record("Imagic Editing", doi="10.1/AB"), record("Imagic: edits", doi="10.1/ab"), True, id="one-doi"
        ),
        pytest.param(
            record("Scaling up GANs", arxiv="2103.00020"), record("Deep Residual Learning", arxiv="2103.00020"), False,
            id="a-link-copied-to-another-paper",
        ),
        pytest.param(
            record(CLIP, arxiv="2103.00020"), record(CLIP, arxiv="1810.04805"), False, id="one-title-two-ids"
        ),
        pytest.param(record("Survey"), record("Survey"), False, id="a-title-too-short-to-tell"),
        pytest.param(
            record("Untitled document"), record("Untitled document"), False, id="what-a-program-calls-notes-tells-none"
        ),
        pytest.param(
            record("Untitled 2103.00020", arxiv="2103.00020"), record(CLIP, arxiv="2103.00020"), True,
            id="one-id-and-no-title-yet",
        ),
        pytest.param(record(CLIP, kind="note"), record(CLIP, kind="note"), False, id="notes-stay-apart"),
    ],
)  # fmt: skip
def test_records_are_one_paper_only_when_nothing_contradicts(a: Record, b: Record, *, one: bool) -> None:
    assert len(gather([a, b])) == (1 if one else 2)


@given(st.text(st.characters(max_codepoint=127, exclude_characters="$\\"), max_size=30))
def test_what_tells_titles_apart_is_the_same_beside_letters_of_any_script(title: str) -> None:
    assert title_key(f"{title} é名") == title_key(title) + "é名"


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("GPT-3.5 Turns Evaluated", "GPT-35 Turns Evaluated", False), ("Nets of a.b Kind", "Nets of ab Kind", False),
        ("A/B Tests of Boats", "AB Tests of Boats", False), ("Mixed 1:2 by Weight", "Mixed 12 by Weight", False),
        ("Sampled at 3,5 Hertz", "Sampled at 35 Hertz", False), ("Étude 3.5 du lac", "Étude 35 du lac", False),
        ("Trained on 10,000 Boats", "Trained on 10000 Boats", True), ("The U.S. Boats", "The US Boats", True),
        ("GPT-3.5 Turns Evaluated.", "GPT 3.5: Turns Evaluated", True), ("Co-Training?", "Cotraining", True),
        ("Boats' Don't-Care Terms!", "Boats Dont Care Terms", True), ("船的方法.续", "船的方法续", True),
        ("Boats vs. Rivers", "Boats vs Rivers", True), ("ＧＰＴ-３．５ Turns", "gpt 3.5 turns", True),
    ],
)  # fmt: skip
def test_a_sign_within_a_word_tells_titles_apart(one: str, two: str, *, same: bool) -> None:
    assert (title_key(one) == title_key(two)) is same


def test_papers_come_in_the_order_of_their_first_places() -> None:
    records = [record("First of all papers", 1), record("Second of all papers", 9), record("First of all papers", 20)]
    assert [[part.place.line for part in group] for group in gather(records)] == [[1, 20], [9]]


def test_the_record_that_says_most_leads() -> None:
    group = gather([record(CLIP, 1), record(CLIP, 30, "Long notes."), record(CLIP, 60, "Short.")])[0]
    assert [part.place.line for part in group] == [30, 60, 1]


def test_merging_fills_what_the_main_record_leaves_empty() -> None:
    notes = record(CLIP, 30, "Notes.", venue="arXiv", year=2020, topics=("CLIP",), links=(paper_link("https://a.b/1"),))
    index = record(
        CLIP, 1, venue="ICML", year=2021, authors=("A. Radford",), topics=("VLM", "CLIP"),
        links=(paper_link("http://a.b/1/"), paper_link("https://c.d")),
    )  # fmt: skip
    merged = merge((notes, index), lambda venue: venue != "arXiv")
    assert merged.place.line == 30
    assert (merged.venue, merged.year) == ("ICML", 2021)
    assert merged.authors == ("A. Radford",)
    assert merged.topics == ("CLIP", "VLM")
    assert [link.url for link in merged.links] == ["https://a.b/1", "https://c.d"]


def test_titles_that_differ_in_a_word_are_told_but_kept_apart() -> None:
    records = [
        record("Attention is all you really need", 1),
        record("Attention is all you realy need", 9),
        record("Something else entirely in this title", 20),
    ]
    assert len(gather(records)) == 3
    (finding,) = near_twins(records)
    assert (finding.code, finding.path, finding.line) == ("PN302", "notes.md", 9)
    assert "notes.md:1" in finding.message


OPEN = "https://openreview.net/forum?id=kites{}"


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        pytest.param(record("Kite Nets", links=(paper_link(OPEN.format(1)),)),
                     record("Kite Nets for Wind", links=(paper_link("https://openreview.net/pdf?id=kites1"),)), True,
                     id="one-number-of-a-site"),
        pytest.param(record("Kite Nets", links=(paper_link(OPEN.format(1)),)),
                     record("Kite Nets Revisited", links=(paper_link(OPEN.format(2)),)), False, id="two-numbers"),
        pytest.param(record("Kite Nets", links=(paper_link("https://kites.example/papers"),)),
                     record("Kite Networks", links=(paper_link("https://kites.example/papers"),)), False,
                     id="an-address-that-numbers-nothing"),
        pytest.param(record("KITE: Folding Kites in Strong Wind", year=2019),
                     record("Folding Kites in Strong Wind", year=2019), True, id="one-year-and-title-but-for-its-name"),
        pytest.param(record("KITE: Folding Kites in Strong Wind", year=2019),
                     record("Folding Kites in Strong Wind", year=2021), False, id="two-years"),
        pytest.param(record("KITE: Folding Kites in Strong Wind", year=2019),
                     record("JET: Folding Kites in Strong Wind", year=2019), False, id="two-names"),
        pytest.param(record("KITE: A Survey", year=2019), record("A Survey", year=2019), False, id="too-few-words"),
        pytest.param(record("KITE: Folding Kites in Strong Wind", year=2019, arxiv="1901.00001"),
                     record("Folding Kites in Strong Wind", year=2019, arxiv="1902.00002"), False, id="two-arxiv-ids"),
    ],
)  # fmt: skip
def test_the_notes_of_two_people_are_of_one_paper_by_number_or_by_title_and_year(
    a: Record, b: Record, *, one: bool
) -> None:
    assert len(gather([a, b])) == (1 if one else 2)
    assert len(gather([b, a])) == (1 if one else 2)
