"""Names of journals are known by their shape."""

from __future__ import annotations

import pytest

from papernotes import lexicon
from papernotes.parse.fields.journals import is_journal
from papernotes.parse.fields.title_parts import read_title
from papernotes.parse.fields.venue_fields import read_venue_field

LEXICON = lexicon.load()
TITLE = "Folding Paper Cranes at Home"


@pytest.mark.parametrize(
    "name",
    [
        "J. Paper Sci.", "Acad. Fold. Med.", "Ann Fold Med", "Nature Origami", "Annals of Folding", "Folding Review",
        "Econometrica", "Acta Origamica", "American Economic Review", "Zeitschrift für Papier", "AFA J.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("behind", ["({} 2014)", "({}, 2014)", "[{} 2014]", "- {}, 2014", "| {} 2014"])
def test_a_journal_that_no_vocabulary_has_is_taken_from_a_title(name: str, behind: str) -> None:
    parts = read_title(f"{TITLE} {behind.format(name)}", LEXICON)
    assert parts.venue is not None
    assert (parts.title, parts.venue.venue, parts.year) == (TITLE, parts.venue.venue, 2014)
    assert str(parts.venue.venue).rstrip(".") in (name.rstrip("."), "PNAS")


@pytest.mark.parametrize("words", ["Lovelace", "Turing and Hopper", "Lovelace et al.", "van der Water", "Hopper, G."])
def test_an_author_beside_a_year_is_no_journal(words: str) -> None:
    parts = read_title(f"{TITLE} ({words}, 2014)", LEXICON)
    assert parts.venue is None


@pytest.mark.parametrize(
    "words",
    [
        "Smith J.",
        "Extended Version",
        "Research Track",
        "Part II",
        "Deep Folding",
        "Invited Talk",
        "Journal Club",
        "",
        "of",
    ],
)
def test_other_words_are_no_journal(words: str) -> None:
    assert not is_journal(words)


def test_a_venue_key_keeps_a_name_that_no_vocabulary_has_and_nothing_of_its_volume() -> None:
    for written, name, year in (
        ("Some Journal of Aeronautics, 31(4): 643-659", "Some Journal of Aeronautics", None),
        ("Asian Perspect. Paper, vol. 12, no. 3, pp. 1999-2010, 2014", "Asian Perspect. Paper", 2014),
        ("Am J Art Fold, 20(3):273–297, 1995", "Am J Art Fold", 1995),
    ):
        mark = read_venue_field(written, LEXICON)
        assert mark is not None
        assert (mark.venue, mark.year) == (name, year)
