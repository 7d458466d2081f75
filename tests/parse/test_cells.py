"""What stands in a row or an item is on its page: what no field holds of it is printed."""

from __future__ import annotations

import pytest

from papernotes.lexicon import load
from papernotes.parse import parse
from papernotes.source import Source

LEXICON = load()
HEADS = ("Code", "Slides", "Video", "Project", "Links", "Venue", "Year", "Authors", "arXiv", "DOI", "Status", "Rating",
         "Read on", "Name", "Notes", "Dataset", "代码")  # fmt: skip
CELLS = (
    "no marmalade, ask Ada", "marmalade", "TBA: marmalade", "[code](https://github.com/moss/row) marmalade on Windows",
    "marmalade: [code](https://github.com/moss/row), [here](https://github.com/moss/oar)", "[marmalade](marmalade.pdf)",
    "[code](https://github.com/moss/row) / [the marmalade of Ada Moss, unofficial](https://github.com/moss/oar)",
    "https://github.com/moss/row (marmalade)", "**marmalade** soon", "2019 bitter marmalade", "`marmalade`",
)  # fmt: skip


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("head", HEADS)
def test_words_of_a_cell_are_printed_or_a_field(head: str, cell: str) -> None:
    text = f"# Reading\n\n| Paper | {head} |\n|---|---|\n"
    text += f"| [Rowing Boats with Deep Networks](https://arxiv.org/abs/2001.00001) | {cell} |\n"
    text += "| [Folding Paper Cranes with Robots](https://arxiv.org/abs/2001.00002) | |\n"
    (record, _) = parse(Source("notes.md", text), LEXICON).records
    told = (record.name, record.venue, *record.authors, *record.topics, *(one.text for one in record.sections))
    assert "marmalade" in " ".join(map(str, told)).casefold()


@pytest.mark.parametrize("between", ["; ", ", ", " and ", "<br>", " ", " / "])
@pytest.mark.parametrize("columns", ["{} | x", "Feb 1 | {}", "Feb 1 | {} | [slides](https://example.org/a.pdf)"])
def test_a_second_paper_of_a_cell_stays_with_its_link(between: str, columns: str) -> None:
    heads = " | ".join(("Paper", "Day") if columns.startswith("{") else ("Date", "Paper", "Slides"))
    second = "[Folding Paper Cranes with Robots](https://arxiv.org/abs/2001.00002)"
    row = columns.format(f"[Rowing Boats with Deep Networks](https://arxiv.org/abs/2001.00001){between}{second}")
    text = f"| {heads} |\n|{'---|' * (heads.count('|') + 1)}\n| {row} |\n"
    text += "| {} |\n".format(columns.format("[Deep Rivers in Motion](https://arxiv.org/abs/2001.00003)"))
    record = parse(Source("notes.md", text), LEXICON).records[0]
    printed = " ".join(text or "" for _, text in record.shown)
    assert second in printed
    assert record.links[0].url == "https://arxiv.org/abs/2001.00001"


@pytest.mark.parametrize(
    "row", ["Feb 8 | | cancelled (snow)", "cancelled (snow) | | ", "Feb 8 | | ", "**Holidays** | |"]
)
def test_a_row_without_a_title_that_begins_anew_is_no_part_of_the_row_above(row: str) -> None:
    text = "| Date | Paper | Slides |\n|---|---|---|\n"
    text += f"| Feb 1 | [Fast Boats](https://arxiv.org/abs/2001.00001) | |\n| {row} |\n"
    text += "| Feb 15 | [Slow Boats on Rivers](https://arxiv.org/abs/2001.00002) | |\n"
    document = parse(Source("a.md", text), LEXICON)
    assert [record.place.end_line for record in document.records] == [3, 5]
    assert ("row", 4, 4) in [(part.reason, part.line, part.end_line) for part in document.skipped]


def test_a_row_whose_first_cells_are_empty_goes_on_with_the_row_above() -> None:
    text = "| Date | Paper | Notes |\n|---|---|---|\n"
    text += "| Feb 1 | [Fast Boats](https://arxiv.org/abs/2001.00001) | good |\n| | | and long |\n"
    text += "| Feb 15 | [Slow Boats on Rivers](https://arxiv.org/abs/2001.00002) | |\n"
    assert [record.place.end_line for record in parse(Source("a.md", text), LEXICON).records] == [4, 5]


@pytest.mark.parametrize(
    "head", ["Moderator", "Presenter", "Host", "Speaker", "Discussion leader", "主持人", "Reviewer"]
)
@pytest.mark.parametrize("place", ["first", "last"])
def test_who_leads_a_meeting_is_no_author_and_its_day_no_year(head: str, place: str) -> None:
    heads, rows = ["Date", "Title", "Link"], [
        ["14/03/2023", "Rowing Boats with Deep Networks", "https://arxiv.org/abs/2001.00001"],
        ["21/02/2023", "Folding Paper Cranes with Robots", ""],
    ]  # fmt: skip
    for row, who in zip([heads, *rows], [head, "Ada Moss", "Bo Reed"], strict=True):
        row.insert(0 if place == "first" else 1, who)
    for row, number in zip([heads, *rows], ["No", "2", "1"], strict=True):
        row.insert(0, number)
    lines = [" | ".join(heads), "|".join(["---"] * len(heads)), *map(" | ".join, rows)]
    text = "# Reading\n\n" + "\n".join(f"| {line} |" for line in lines) + "\n"
    (boats, cranes) = parse(Source("notes.md", text), LEXICON).records
    assert not boats.authors
    assert not cranes.authors
    assert [text for _, text in boats.shown if text] == [f"{head}: Ada Moss"]
    if head != "Reviewer":  # beside whom a date may be that of the paper
        assert (boats.year, boats.dated) == (2020, "2023-03-14")
        assert (cranes.year, cranes.dated) == (None, "2023-02-21")


@pytest.mark.parametrize(
    ("head", "cell"), [("Venue", "Blog"), ("Date", "2026-04-22"), ("Year", "2026"), ("Venue", "ICML 2020")]
)
def test_where_and_when_of_a_row_that_is_a_note_are_printed(head: str, cell: str) -> None:
    text = f"| Title | Venue | {head} |\n|---|---|---|\n"
    text += "| [**Rowing Boats with Deep Networks**](https://arxiv.org/abs/2001.00001) | arXiv | 2020 |\n"
    text += f"| [**Marmalade V2**](https://marmalade.example/news?id=v2) | Blog | {cell} |\n" * 2
    for record in parse(Source("README.md", text), LEXICON).records[1:]:
        fields = (record.venue, str(record.year), *(said or "" for _, said in record.shown))
        assert record.kind == "paper" or cell in " ".join(map(str, fields))


@pytest.mark.parametrize("box", ["", "[x] ", "[ ] ", "[-] "])
@pytest.mark.parametrize(
    "title", ["Ships of Paper", "Learning From Video", "Rowing by Neural Code", "Slides of Rivers"]
)
def test_a_linked_title_that_holds_a_word_for_links_is_the_title(box: str, title: str) -> None:
    text = f"# List\n\n- {box}[{title}](https://arxiv.org/abs/2101.00004) (ICML 2020)\n"
    text += f"- {box}[Barges of Wood](https://arxiv.org/abs/2101.00005) (ICML 2020)\n"
    found = parse(Source("a.md", text), LEXICON).records
    assert [record.title for record in found] == [title, "Barges of Wood"]
