"""The law on years: none that nothing can have appeared in, and none from a volume, an issue or pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from papernotes import lexicon
from papernotes.parse import parse
from papernotes.parse.fields.citation_line import read_citation
from papernotes.source import Source

if TYPE_CHECKING:
    from papernotes.model import Record

LATEST = 2027
LEXICON = lexicon.load(latest=LATEST)
VENUES = st.sampled_from(
    ["TPAMI", "Machine Learning", "JMLR", "TACL", "Nature", "CVPR", "Journal of Folding", "Ann. Fold. Sci.", "IJCV"]
)
YEARS = st.integers(1960, LATEST)
VOLUMES = st.integers(1, 130)
ISSUES = st.integers(1, 60)
PAGES = st.integers(1, 9000)
CITED = (
    "{venue}, {place}, {year}", "{venue} {place}, {year}", "{venue} {place} ({year})", "{venue}, {year}, {place}",
    "{venue}. {year};{place}",
)  # fmt: skip


def placed(volume: int, issue: int, first: int, length: int) -> st.SearchStrategy[str]:
    last = first + length
    return st.sampled_from(
        (
            f"{volume}({issue}):{first}–{last}", f"vol. {volume}, no. {issue}, pp. {first}-{last}",
            f"{volume}({issue}), {first}–{last}", f"{volume}:{first}--{last}",
        )
    )  # fmt: skip


PLACES = st.builds(placed, VOLUMES, ISSUES, PAGES, st.integers(1, 60)).flatmap(lambda forms: forms)


def only(text: str) -> Record:
    return parse(Source("notes.md", text), LEXICON).records[0]


@given(VENUES, PLACES, st.sampled_from(CITED), YEARS)
def test_the_year_of_a_citation_is_none_of_its_other_numbers(venue: str, place: str, form: str, year: int) -> None:
    cited = form.format(venue=venue, place=place, year=year)
    text = f"# Reading\n\n## Folding Paper Cranes at Home\n\n- Authors: Ada Crane, Bo Kite\n- Venue: {cited}\n"
    assert only(text).year == year
    whole = read_citation(f"Ada Crane and Bo Kite. Folding paper cranes. {cited}.", LEXICON)
    assert whole is not None
    assert whole.year == year


@given(VENUES, PLACES)
def test_without_a_year_none_is_made_of_the_numbers_beside_a_venue(venue: str, place: str) -> None:
    text = f"# Reading\n\n## Folding Paper Cranes\n\n- Authors: Ada Crane, Bo Kite\n- Venue: {venue}, {place}\n"
    assert only(text).year is None


@given(st.integers(0, 9999), st.sampled_from(["Year: {}", "Venue: CVPR {}", "Date: {}-05-01", "Venue: CVPR, {}"]))
def test_no_year_lies_outside_of_what_can_be(number: int, form: str) -> None:
    said = form.format(f"{number:04}")
    text = f"# Reading\n\n## Folding Paper Cranes (CVPR {number:04})\n\n- Authors: Ada Crane, Bo Kite\n- {said}\n"
    year = only(text).year
    assert year is None or 1600 <= year <= LATEST


def test_a_paper_of_an_earlier_century_keeps_its_year() -> None:
    text = "# Reading\n\n## On Paper and Its Folds\n\n- Authors: Ada Crane, Bo Kite\n- Year: {}\n"
    assert [only(text.format(year)).year for year in (1599, 1687, 1859, 2027, 2028)] == [None, 1687, 1859, 2027, None]
