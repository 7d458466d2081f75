"""What is stated of a paper beside and beneath its title: claimed where the notes say it, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from papernotes import lexicon
from papernotes.parse import parse
from papernotes.source import Source

if TYPE_CHECKING:
    from papernotes.model import Record

LEXICON = lexicon.load()
TITLE = "Fast Folding of Wet Paper"
NOTES = "\n\nPaper: https://a.io/fold.pdf\n\nThey fold paper and count what it costs.\n"


def papers(text: str) -> list[Record]:
    return [record for record in parse(Source("folding.md", text), LEXICON).records if record.kind == "paper"]


def stated(text: str, **wanted: Any) -> dict[str, Any]:
    """Return the fields of the first paper of some notes that a case is about."""
    return {field: getattr(papers(text)[0], field) for field in wanted}


def has(text: str, **wanted: Any) -> None:
    assert stated(text, **wanted) == wanted


@pytest.mark.parametrize(
    "said",
    [
        "Submitted to NeurIPS 2022 first.",
        "under review at NeurIPS 2022",
        "Under review as a conference paper at ICLR 2022",
        "Rejected from NeurIPS 2022, twice",
        "Withdrawn from ICLR 2022",
        "NeurIPS 2022 (rejected)",
        "ICLR 2022 Submission",
        "CVPR 2022 在投",
        "投稿至 CVPR 2022",
        "Eingereicht bei der CVPR 2022",
        "- submitted to: CVPR 2022 (rejected)",
        "- **Under review at**: CVPR 2022",
        "Venue: submitted to CVPR 2022",
    ],
)
def test_a_venue_that_a_paper_was_but_offered_to_is_none_of_it(said: str) -> None:
    has(f"## {TITLE}\n\n{said}{NOTES}", title=TITLE, venue=None)
    has(f"## {TITLE}\n\n{said}\n\n- Venue: ICCV 2023{NOTES}", venue="ICCV", year=2023)
    has(f"## {TITLE}\n\n- Venue: ICCV 2023\n\n{said}{NOTES}", venue="ICCV", year=2023)


@pytest.mark.parametrize("said", ["submitted to CVPR 2022", "under review at ICLR 2022", "ICML 2022, rejected"])
def test_an_offer_beside_a_title_is_neither_its_venue_nor_a_part_of_it(said: str) -> None:
    has(f"## {TITLE} ({said}){NOTES}", title=TITLE, venue=None, year=None)
    has(f"- [{TITLE}](https://a.io/fold.pdf), {said}\n- [Folding at Noon](https://a.io/b.pdf)", venue=None, year=None)


def test_where_a_paper_was_taken_after_another_place_declined_is_its_venue() -> None:
    has(f"## {TITLE}\n\nSubmitted to ICLR 2022, accepted at NeurIPS 2022{NOTES}", venue="NeurIPS", year=2022)


def test_a_key_outweighs_a_line_in_words() -> None:
    has(f"## {TITLE}\n\nIn CVPR 2022\n\nVenue: ICCV 2023{NOTES}", venue="ICCV", year=2023)
