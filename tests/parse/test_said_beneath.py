"""What the lines beneath a title say of a work, in ways that no key names: who and when, a volume, a document."""

from __future__ import annotations

import pytest
from tests.parse.test_nothing_lost import read

TITLE = "Folding Paper Boats in the Dark"
BODY = "## Summary\n\nThe authors fold boats of paper, and find that they float.\n"


@pytest.mark.parametrize(
    ("line", "authors", "year"),
    [
        ("[Moss (2015)](https://link.springer.com/chapter/10.1007/978-3-319-18173-8_16)", ("Moss",), 2015),
        ("[A. Moss  (2019)](https://ieeexplore.ieee.org/document/8440849)", ("A. Moss",), 2019),
        ("> Moss, et al., 2014, 788, 48", ("Moss",), 2014),
        ("Moss and Reed, 2014", ("Moss", "Reed"), 2014),
    ],
)
def test_people_and_a_year_beneath_a_title_wrote_it_then(line: str, authors: tuple[str, ...], year: int) -> None:
    (record,) = read(f"# {TITLE}\n\n{line}\n\n{BODY}").records
    assert (record.authors, record.year) == (authors, year)


@pytest.mark.parametrize(
    "line", ["Read in Paris, 2014", "[Slides (2015)](https://moss.example.org/slides)", "June, 2014"]
)
def test_a_place_or_a_month_and_a_year_are_nobody(line: str) -> None:
    (record,) = read(f"# {TITLE}\n\n[pdf](https://arxiv.org/abs/1301.00001)\n\n{line}\n\n{BODY}").records
    assert not record.authors


@pytest.mark.parametrize(
    ("line", "venue", "year"),
    [
        ("> IEEE Transactions on Creases in Games, volume 5, issue 2", "IEEE Transactions on Creases in Games", None),
        ("Journal of Pond Engineering, Volume 40", "Journal of Pond Engineering", None),
        ("PondLetters Volume 16 Number 1| January 2019", "PondLetters", 2019),
    ],
)  # fmt: skip
def test_a_volume_in_words_tells_of_a_journal(line: str, venue: str, year: int | None) -> None:
    (record,) = read(f"# {TITLE}\n\n{line}\n\n{BODY}").records
    assert (record.venue, record.year) == (venue, year)


@pytest.mark.parametrize("sign", [" | ", " · ", "; ", ", ", "  ", " — "])
def test_several_keys_on_a_line_are_each_read(sign: str) -> None:
    keys = (
        "**Authors:** Ada Moss, Bo Reed",
        "**Year:** 2020",
        "**Venue:** CVPR",
        "**Link:** https://arxiv.org/abs/2001.00001",
    )
    (record,) = read(f"# {TITLE}\n\n{sign.join(keys)}\n\n{BODY}").records
    assert (record.authors, record.year, record.venue) == (("Ada Moss", "Bo Reed"), 2020, "CVPR")
    assert [link.url for link in record.links] == ["https://arxiv.org/abs/2001.00001"]


def test_bars_part_keys_without_marks_and_what_is_no_key_stays_in_the_value() -> None:
    (record,) = read(f"# {TITLE}\n\nAuthors: Ada Moss, Bo Reed | Venue: CVPR 2020\n\n{BODY}").records
    assert (record.authors, record.venue) == (("Ada Moss", "Bo Reed"), "CVPR")
    (record,) = read(f"# {TITLE}\n\n**Authors:** Ada Moss, **Nota bene:** Bo Reed\n\n{BODY}").records
    assert record.year is None


@pytest.mark.parametrize("shown", ["[[{}.pdf]]", "![[papers/{}.pdf]]", "[the document](../papers/{}.pdf)"])
def test_notes_that_open_with_a_document_of_their_name_are_on_it(shown: str) -> None:
    notes = f"{shown.format(TITLE)}\n\n## Why is this of interest?\n\nIt shows a lot.\n\n## Gist\n\nBoats float.\n"
    (record,) = read(notes, f"reviews/{TITLE}.md").records
    assert (record.kind, record.title) == ("paper", TITLE)


@pytest.mark.parametrize(
    "text",
    [
        "目前测到的纸船都很近，远处的还看不到。\n\n* 纸张容易受潮\n* 折痕有很强的关联\n\n这些方法降低了噪声。\n",
        "Os barcos que afundam não são os que têm dobras.\n\n- A dobra do meio é uma das mais frágeis para os rios\n",
    ],
)
def test_a_title_in_another_language_than_its_notes_is_a_papers(text: str) -> None:
    (record,) = read(f"# An Intensity Survey of Boats with a Phased Paper Feed\n\n{text}", "boats/survey.md").records
    assert record.kind == "paper"
    (record,) = read(f"# Wie man Boote aus Papier faltet\n\n{text}", "boats/survey.md").records
    assert record.kind == "note"


def test_people_alone_beneath_a_files_title_wrote_it() -> None:
    by = "> By Christa Moss and Johann Reed. Link [here](https://moss.example.org/pond.pdf)."
    (record,) = read(f"# A Quest for Ponds\n\n{by}\n\n- Ponds are cold.\n- Or not.\n", "pond.md").records
    assert (record.kind, record.authors) == ("paper", ("Christa Moss", "Johann Reed"))


@pytest.mark.parametrize(
    "line",
    [
        "##### by Ada Moss, Bo Reed, Cy Lake - IBM Research",
        "#### By Ada Moss, Bo Reed and Cy Lake",
        "#### [[Ada Moss]] [[Bo Reed]] [[Cy Lake]], 2016",
        "*Work by Ada Moss, Bo Reed, Cy Lake*",
        "Work by Ada Moss, Bo Reed and Cy Lake at Google Brain",
    ],
)
def test_who_a_line_says_it_is_by_wrote_it(line: str) -> None:
    (record,) = read(f"# {TITLE}\n{line}\n\n[pdf](https://arxiv.org/abs/1301.00001)\n\n{BODY}").records
    assert (record.title, record.authors) == (TITLE, ("Ada Moss", "Bo Reed", "Cy Lake"))
