"""Citation keys in titles: taken, and off the title."""

from __future__ import annotations

import pytest

from papernotes.library.reference_matching import citation_key, without_key

from .samples import record


@pytest.mark.parametrize(
    ("written", "key", "title"),
    [
        pytest.param("@crane2020folding Folding Paper Cranes", "crane2020folding", "Folding Paper Cranes", id="before"),
        pytest.param(
            "@craneFoldingPaper Folding Paper Cranes", "craneFoldingPaper", "Folding Paper Cranes", id="no year"
        ),
        pytest.param(
            "Folding Paper Cranes [@crane2020]", "crane2020", "Folding Paper Cranes", id="behind, in brackets"
        ),
        pytest.param(
            "Folding Paper Cranes {@crane:2020}", "crane:2020", "Folding Paper Cranes", id="behind, in braces"
        ),
        pytest.param("Folding Paper Cranes @crane2020", "crane2020", "Folding Paper Cranes", id="behind, bare"),
        pytest.param("@crane", "crane", "@crane", id="alone"),
        pytest.param("@Embodied Cranes in Paper", "", "Embodied Cranes in Paper", id="a title behind the mark"),
        pytest.param("Cranes Meet @home", "", "Cranes Meet @home", id="no key"),
    ],
)
def test_a_citation_key_beside_a_title_is_the_records_and_no_part_of_it(written: str, key: str, title: str) -> None:
    assert (citation_key(record(written, 1), alone=False), without_key(written)) == (key, title)
