"""A title is found among all that stands on its line and beneath, in dresses that no rule names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.parse.test_nothing_lost import read

from papernotes.parse.titles.title_tokens import shown, spans_of, tokens_of

TITLES = ("Folding Paper Boats in the Dark", "RiverNet: Rowing against Deep Currents", "Why Do Boats of Paper Sink?")
DRESSES = (
    "{} (Moss 2014)",
    "{} (Moss et al., ECCV 2014)",
    "{}, Moss & Reed 2014",
    "{}, Moss 2014",
    "{} (2014), Ada Moss, Bo Reed",
    "{}. ECCV 2014",
    "{} | ECCV 2014",
    "Moss et al. 2014: {}",
    "Moss & Reed - {}",
    "Moss (2014) {}",
    "2014 - Moss - {}",
    "ECCV'14: {}",
    "[ECCV 2014] {}",
    "moss2014 - {}",
    "{} \\",
    "{} ✓",
    "⭐ {}",
    "{} <br> 折纸船的方法",
    "{}（折纸船的方法）",
)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("dress", DRESSES)
def test_a_title_comes_out_of_its_dress(dress: str, title: str) -> None:
    notes = f"# Reading\n\n## {dress.format(title)}\n\n[pdf](https://arxiv.org/abs/2101.00001)\n\nThey fold boats.\n"
    (record,) = read(notes).records
    assert record.title == title


@pytest.mark.parametrize(
    "line",
    [
        "Moss, 2014 [{}]({})",
        "Moss & Reed 2014 [{}]({})",
        "Moss et al., 2014: [{}]({})",
        "Moss, Reed, Lake 2014 (book chapter) [{}]({})",
    ],
)
def test_the_linked_title_behind_who_wrote_it_is_the_title(line: str) -> None:
    notes = "# Reading\n\n" + "".join(
        f"- {line.format(title, f'https://arxiv.org/abs/2101.0000{n}')}\n" for n, title in enumerate(TITLES)
    )
    assert [record.title for record in read(notes).records] == list(TITLES)


@pytest.mark.parametrize("remark", ["from a colleague", "a classic of the field", "compare with chapter two"])
def test_what_is_left_of_a_line_is_printed(remark: str) -> None:
    notes = "# Reading\n\n" + "".join(
        f"## Moss - {title} ({remark})\n\n[pdf](https://arxiv.org/abs/2101.0000{n})\n\n"
        for n, title in enumerate(TITLES)
    )
    for record in read(notes).records:
        said = " ".join(
            [record.title, *(section.text for section in record.sections), *(text or "" for _, text in record.shown)]
        )
        assert remark in said


@pytest.mark.parametrize("heading", ["# Kites", "## Notes", "## Paper 3", "# 1.", "## Moss et al. 2019"])
@pytest.mark.parametrize(
    "line",
    ["Venue: European Conference on Computer Vision", "**Venue**: *Journal of Paper Boats in Rough Water*",
     "Conference: **Symposium on Folding Large Boats**", "- Publication: Folding Boats Quarterly",
     "Date: Monday morning in the library", "Authors: The Boat Folding Team of Paper",
     "Affiliation: Institute for Folding of Paper Cranes", "Status: waiting for the second round of reviews",
     "Reviewer: Ada Moss and her group of folders", "Tags: folding boats, paper cranes",
     "Read on: the night train to Vienna", "Rating: better than most folding papers"],
)  # fmt: skip
def test_a_key_of_something_else_beneath_a_heading_is_no_title(heading: str, line: str) -> None:
    notes = f"{heading}\n\n{line}\n\nPaper: https://arxiv.org/abs/2101.00001\n\nThey float.\n"
    for record in read(notes).records:
        assert record.title.strip("*") not in line


WORDS = st.text(st.sampled_from("ab Z1.,:;-–()[]《》\"'*_`\\|/@#中ー\u3000"), max_size=60)


@given(WORDS)
def test_a_lines_tokens_say_all_that_it_says(line: str) -> None:
    said = re.sub(r"[\W_]", "", shown(tokens_of(line)))
    assert said in re.sub(r"[\W_]", "", line)
    for span in spans_of(tokens_of(line)):
        assert re.sub(r"[\W_]", "", span.text) in re.sub(r"[\W_]", "", line)


@pytest.mark.parametrize(
    "title", ["Boats as Partners of Rowers -- A Case Study of Rivers", "Wearable Boats—Signs of a Folding River"]
)
def test_what_links_to_a_paper_is_its_title_as_it_stands(title: str) -> None:
    notes = (
        "| Title | Topic | Where |\n|---|---|---|\n"
        f"| **[{title}](https://arxiv.org/abs/2101.00001)** | Ponds | arXiv 2021 |\n"
        "| **[Why Do Boats of Paper Sink?](https://arxiv.org/abs/2101.00002)** | Ponds | arXiv 2021 |\n"
    )
    assert read(notes).records[0].title == title


@pytest.mark.parametrize(
    "line",
    [
        "[Ada Moss, Bo Reed, CyAn Lake, and Di Orr, {}, S&P 2011](https://moss.example.edu/a.pdf)",
        "Ada Moss and Bo Reed. {}. https://moss.example.edu/a.pdf",
    ],
)
def test_a_title_stands_behind_people_whatever_parts_them(line: str) -> None:
    titles = [f"{title} – Notes on Creases" for title in (TITLES[0], "Rowing on Frozen Rivers")]
    records = read("# Reading\n\n" + "".join(f"- {line.format(title)}\n" for title in titles)).records
    assert [record.title for record in records] == titles
    assert all(record.authors[:2] == ("Ada Moss", "Bo Reed") for record in records)
