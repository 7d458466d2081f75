"""Venue marks and venue fields."""

from __future__ import annotations

import pytest

from papernotes import lexicon
from papernotes.parse.fields.venue_fields import read_venue_field
from papernotes.parse.fields.venue_marks import read_venue

LEXICON = lexicon.load()


@pytest.mark.parametrize(
    ("text", "venue", "year", "whole"),
    [
        pytest.param("**GARD-ICML2021**", "ICML", 2021, True, id="joined to a name"),
        pytest.param("CVPR-2023", "CVPR", 2023, True, id="hyphen"),
        pytest.param("(IEEE TPAMI)", "TPAMI", None, True, id="publisher before"),
        pytest.param("NeurIPS'20", "NeurIPS", 2020, True, id="apostrophe"),
        pytest.param("NIPS 2017", "NeurIPS", 2017, True, id="an older name"),
        pytest.param("ICLR 2017 oral", "ICLR", 2017, True, id="a track behind"),
        pytest.param("Best Paper, CVPR 2019", "CVPR", 2019, True, id="an award before"),
        pytest.param("OSDI'04", "OSDI", 2004, True, id="two digits"),
        pytest.param("SC '03", "SC", 2003, True, id="a short name that a year settles"),
        pytest.param("2022 SC22: the meeting (SC) (SC), Dallas", "SC", 2022, False, id="year before and joined"),
        pytest.param("aaai 2025", "AAAI", 2025, True, id="small letters"),
        pytest.param("Science 2002", "Science", 2002, True, id="a word that a year settles"),
        pytest.param("arXiv 1803.03067", "arXiv", 2018, True, id="year from the id"),
        pytest.param("arXiv:1506.08603 · 2017", "arXiv", 2017, True, id="a stated year wins over the id's"),
        pytest.param("CoRR, abs/1512.05193, 2015", "arXiv", 2015, True, id="CoRR"),
        pytest.param("arXiv 1803.03067, ICLR 2017", "ICLR", 2017, True, id="published wins over preprint"),
        pytest.param("ICLR 2017, arXiv 1803.03067", "ICLR", 2017, True, id="in either order"),
        pytest.param("ECCV 2020, with CVPR 2019 code", "ECCV", 2020, False, id="the first of two"),
        pytest.param("We train on CVPR 2020 data", "CVPR", 2020, False, id="inside prose"),
        pytest.param(
            "Proceedings of the Tenth European Conference on Computer Systems, April 2015",
            "EuroSys",
            2015,
            True,
            id="full name",
        ),
        pytest.param("*Preprint, October 2023.*", None, 2023, True, id="a preprint somewhere"),
    ],
)
def test_a_venue_mark_tells_venue_and_year(text: str, venue: str | None, year: int | None, whole: bool) -> None:
    mark = read_venue(text, LEXICON)
    assert mark is not None
    assert (mark.venue, mark.year, mark.whole) == (venue, year, whole)
    assert text[mark.start : mark.end] == mark.text


@pytest.mark.parametrize(
    "text",
    ["the science of gardens", "OpenAI", "Stability-AI", "by A. Weeder 2009", "2019", "October 2023", "", "x" * 3000],
)
def test_labs_prose_and_bare_years_are_no_venue(text: str) -> None:
    assert read_venue(text, LEXICON) is None


def test_a_mark_spans_all_of_a_text_that_says_nothing_else() -> None:
    mark = read_venue("**GARD-ICML2021**", LEXICON)
    assert mark is not None
    assert (mark.text, mark.name) == ("GARD-ICML2021", "GARD")


@pytest.mark.parametrize(
    ("value", "venue", "year", "known"),
    [
        pytest.param("cvpr", "CVPR", None, True, id="any case"),
        pytest.param("science", "Science", None, True, id="an ambiguous name in any case"),
        pytest.param("IEEE TPAMI 2023", "TPAMI", 2023, True, id="publisher and year"),
        pytest.param("ACL 2025", "ACL", 2025, True, id="year"),
        pytest.param("Nature, 2021", "Nature", 2021, True, id="comma"),
        pytest.param(
            "Journal of Garden Things, vol. 3, no. 2, pp. 12-13, 2019",
            "Journal of Garden Things",
            2019,
            False,
            id="unknown",
        ),
        pytest.param("Gard. Biol. Lett., May 2019", "Gard. Biol. Lett.", 2019, False, id="abbreviated"),
        pytest.param(
            "Proceedings of the 3rd Workshop on Weeds, 2019", "Workshop on Weeds", 2019, False, id="proceedings"
        ),
        pytest.param("2018 International Symposium on Weeds (ISOW)", "ISOW", 2018, False, id="an acronym in brackets"),
        pytest.param("Preprint, October 2023", None, 2023, True, id="only a year"),
    ],
)
def test_a_venue_field_keeps_unknown_names_as_written(
    value: str, venue: str | None, year: int | None, known: bool
) -> None:
    mark = read_venue_field(value, LEXICON)
    assert mark is not None
    assert (mark.venue, mark.year, mark.known) == (venue, year, known)


@pytest.mark.parametrize(
    "value",
    ["journalArticle", "conferencePaper", "preprint", "under review", "", "-", "TBD", "OpenAI", "https://a.org/x"],
)
def test_item_types_labs_and_placeholders_are_no_venue(value: str) -> None:
    mark = read_venue_field(value, LEXICON)
    assert mark is None or mark.venue is None
