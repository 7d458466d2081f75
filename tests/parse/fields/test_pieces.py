"""Who, where and when beside a title: pieces in any order, parted by any mark, say the same."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.lexicon import load
from papernotes.parse.fields.bylines import read_byline

LEXICON = load()
PEOPLE = (
    ("Moss et al.", ("Moss",), True),
    ("Moss and Zorn", ("Moss", "Zorn"), False),
    ("Moss, Zorn & Reed", ("Moss", "Zorn", "Reed"), False),
    ("Ada Moss, Bo Zorn", ("Ada Moss", "Bo Zorn"), False),
    ("Ada Moss", ("Ada Moss",), False),
)
VENUES = (
    ("SOSP", "SOSP"), ("NeurIPS", "NeurIPS"), ("J. Finance", "Journal of Finance"), ("Econometrica", "Econometrica"),
)  # fmt: skip
MARKS = (" | ", " - ", "; ", " · ", ", ")
KINDS = ("", "oral", "poster")


@given(st.sampled_from(PEOPLE), st.sampled_from(VENUES), st.integers(1960, 2024), st.sampled_from(MARKS), st.data())
def test_pieces_say_the_same_in_any_order(
    people: tuple[str, tuple[str, ...], bool], venue: tuple[str, str], year: int, mark: str, data: st.DataObject
) -> None:
    pieces = data.draw(st.permutations([people[0], f"{venue[0]} {year}", data.draw(st.sampled_from(KINDS))]))
    found = read_byline(mark.join(filter(None, pieces)), LEXICON)
    assert found is not None
    assert (found.names, found.others) == people[1:]
    assert found.venue is not None
    assert (found.venue.venue, found.year) == (venue[1], year)


@pytest.mark.parametrize("pieces", list(permutations(("Moss et al.", "SOSP", "2019"))))
def test_a_venue_and_its_year_may_stand_apart(pieces: tuple[str, ...]) -> None:
    found = read_byline(" | ".join(pieces), LEXICON)
    assert found is not None
    assert found.venue is not None
    assert (found.names, found.venue.venue, found.year) == (("Moss",), "SOSP", 2019)


@pytest.mark.parametrize(
    ("text", "year"),
    [("Moss et al., 06-2021", 2021), ("Moss 12-1975", 1975), ("Moss et al., 2021/05", 2021), ("Moss, 3.2011", 2011)],
)
def test_a_month_in_numbers_says_the_year(text: str, year: int) -> None:
    found = read_byline(text, LEXICON)
    assert found is not None
    assert (found.names, found.year) == (("Moss",), year)


@pytest.mark.parametrize("name", ["White", "Young", "Price", "Rivers"])
def test_who_others_follow_is_somebody_whatever_the_name_means(name: str) -> None:
    found = read_byline(f"{name} et al., 2019", LEXICON)
    assert found is not None
    assert (found.names, found.others, found.year) == ((name,), True, 2019)


@pytest.mark.parametrize(
    "text",
    [
        "Graph Networks, ICML 2020",
        "Deep Learning, Nature 2015",
        "OpenAI, 2023",
        "Folding Boats; a survey; 2019",
        "see Moss, and then Reed, for 2019",
        "Rivers & Ponds",
    ],
)
def test_a_text_with_a_piece_that_is_nothing_of_this_is_no_byline(text: str) -> None:
    assert read_byline(text, LEXICON) is None
