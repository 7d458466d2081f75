"""What publishers say against a work, and what stands in the place of a year."""

from __future__ import annotations

import pytest

from papernotes.parse.fields.notices import notice_in, told_in
from papernotes.parse.fields.pubstates import known_state, state_in


@pytest.mark.parametrize(
    ("title", "rest", "notice"),
    [
        ("RETRACTED: Folds at Rest", "Folds at Rest", "retracted"),
        ("Retracted Article: Folds at Rest", "Folds at Rest", "retracted"),
        ("[Retracted] Folds at Rest", "Folds at Rest", "retracted"),
        ("WITHDRAWN: Folds at Rest", "Folds at Rest", "withdrawn"),
        ("Folds at Rest (retracted)", "Folds at Rest", "retracted"),
        ("Retracted: Why Papers Are Withdrawn", "Retracted: Why Papers Are Withdrawn", ""),
        ("Retraction Note to: Folds at Rest", "Retraction Note to: Folds at Rest", ""),
        ("Retracted Articles in Medicine", "Retracted Articles in Medicine", ""),
        ("RETRACTED", "RETRACTED", ""),
    ],
)
def test_a_notice_is_told_apart_from_a_title(title: str, rest: str, notice: str) -> None:
    assert told_in(title) == (rest, notice)
    assert told_in(rest) == (rest, "")


def test_a_notice_is_a_note_of_its_own() -> None:
    assert [notice_in(words) for words in ("Retracted", "withdrawn article.", "It was retracted")] == [
        "retracted", "withdrawn", "",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["in press", "n.d.", "Forthcoming", "im Druck", "印刷中"])
def test_words_in_the_place_of_a_year_are_kept(text: str) -> None:
    assert known_state(text) == state_in([text]) == text


@pytest.mark.parametrize("text", ["2021", "June", "2020-06", "Summer 2019", "????", "", "third year of my PhD"])
def test_dates_and_other_words_stand_in_no_place_of_a_year(text: str) -> None:
    assert known_state(text) == ""
    assert state_in([text]) in {"", "third year of my PhD"}
