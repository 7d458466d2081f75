"""Names of journals are known by their shape."""

from __future__ import annotations

import pytest

from papernotes import lexicon
from papernotes.parse.fields.journals import is_journal
from papernotes.parse.fields.title_parts import read_title
from papernotes.parse.fields.venue_fields import read_venue_field
from papernotes.parse.fields.venue_marks import read_venue

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


@pytest.mark.parametrize(
    ("journal", "venue"),
    [
        ("Phys. Rev. A", "Physical Review A"), ("Phys. Rev. X", "Physical Review X"), ("PRX", "Physical Review X"),
        ("Phys. Rev. E", "Physical Review E"), ("Physical Review B", "Physical Review B"),
        ("Phys. Rev. Applied", "Physical Review Applied"), ("Phys. Rev. Research", "Physical Review Research"),
        ("Phys. Rev. Lett.", "Physical Review Letters"), ("J. Phys. A", "Journal of Physics A"),
        ("J. Phys. B", "Journal of Physics B"), ("J. Chem. Phys.", "Journal of Chemical Physics"),
        ("J. Phys. Chem. A", "Journal of Physical Chemistry A"), ("Nucl. Phys. B", "Nuclear Physics B"),
        ("Acta Cryst. A", "Acta Crystallographica Section A"), ("Acta Cryst. B", "Acta Crystallographica Section B"),
        ("J. Phys. Chem. B", "Journal of Physical Chemistry B"),
        ("Proc. R. Soc. A", "Proceedings of the Royal Society A"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "form", ["{} 11, 031001 (2021) - {}", "{} **11**, 031001 (2021) - {}", "{1}, {0} 11, 031001 (2021)"]
)
def test_the_letter_of_a_series_is_part_of_a_journals_name(journal: str, venue: str, form: str) -> None:
    title = "Criticality in Wet Paper"
    found = read_title(form.format(journal, title), LEXICON)
    assert (found.title, found.venue and found.venue.venue, found.year) == (title, venue, 2021)


@pytest.mark.parametrize(
    "text", ["Acta Cryst. D12, 100 (2011)", "J. Phys. A12, 3102 (2011)", "J. Phys. A: Math. Theor. 12 (2011)"]
)
def test_digits_behind_the_letter_of_a_series_are_a_volume_and_no_year(text: str) -> None:
    mark = read_venue(text, LEXICON)
    assert mark
    assert mark.year == 2011


def test_a_journal_whose_letter_is_not_told_is_none_of_its_series() -> None:
    for name in ("Phys. Rev.", "J. Phys.", "Acta Cryst."):
        mark = read_venue(f"{name} 11, 3100 (2021)", LEXICON)
        assert mark is None or mark.venue == "Physical Review"
