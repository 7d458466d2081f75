"""How a file is read: units, what is seen of them, readings that compete, and the settings' word."""

from __future__ import annotations

from functools import cache

import pytest

from papernotes.lexicon import Lexicon, load
from papernotes.parse import glance, parse, profile, view_of
from papernotes.parse.reading.decide import best, decide, name_of
from papernotes.parse.reading.line_facts import YEAR, label_of, reads_like_names
from papernotes.parse.reading.read import read
from papernotes.parse.reading.title_likeness import like_a_title
from papernotes.parse.reading.units import units_of
from papernotes.parse.reading.weigh import agreed
from papernotes.source import Source

HEADINGS = """# Papers on boats

## RowNet: Rowing in Deep Networks

Paper: https://arxiv.org/abs/2101.00001

It rows.

## Sailing Home with Less Wind

Paper: https://arxiv.org/abs/2101.00002

It sails.
"""
ITEMS = """# To read

- [Rowing in Rivers and Canals with Two Oars](https://arxiv.org/abs/2101.00003) (CVPR 2021)
- [Drifting at Night without a Lantern](https://arxiv.org/abs/2101.00004) (ICML 2020)
- [Folding Paper Boats by Gradient Descent](https://arxiv.org/abs/2101.00005) (ICLR 2019)
"""
PROSE = """# How to bake rye bread

Mix flour and water. Wait for a day.

## Ingredients

- 500 g of flour
- water
"""


@cache
def lexicon() -> Lexicon:
    return load()


@pytest.mark.parametrize(
    ("text", "reading", "records"),
    [
        pytest.param(HEADINGS, "headings 2", 2, id="headings"),
        pytest.param(ITEMS, "items", 3, id="items"),
        pytest.param(PROSE, "notes", 0, id="nothing-in-it-is-a-paper"),
    ],
)
def test_a_document_says_how_its_file_was_read(text: str, reading: str, records: int) -> None:
    told = parse(Source("a.md", text), lexicon()).reading
    assert told is not None
    assert (told.reading, told.records) == (reading, records)
    assert told.confidence > 0.5


def test_every_heading_bold_line_paragraph_item_and_row_is_a_unit() -> None:
    text = "# One\n\n**Two**\n\nThree.\n\n- Four\n  - Five\n\n| Title | Year |\n|---|---|\n| Six | 2020 |\n"
    units = units_of(view_of(Source("a.md", text), lexicon())[0])
    assert [unit.kind for unit in units] == ["file", "heading", "bold", "paragraph", "bullet", "bullet", "row"]
    assert [unit.line for unit in units[1:]] == [1, 3, 5, 7, 8, 12]


def test_a_record_excludes_what_is_inside_of_it() -> None:
    units = units_of(view_of(Source("a.md", "# One\n\n## Two\n\n## Three\n"), lexicon())[0])
    assert best(units, [-1.0, 3.0, 2.0, 2.0]).units == (1,)
    assert best(units, [-1.0, 1.0, 2.0, 2.0]).units == (2, 3)
    assert best(units, [-1.0, -1.0, -2.0, -2.0]).units == ()


def test_lines_of_one_dress_are_papers_together() -> None:
    lines = [f"Article {number}: _Folding {what}_\n" for number, what in enumerate(("in", "the", "of", "a"), 1)]
    units = units_of(view_of(Source("papers.md", "\n".join(lines)), lexicon())[0])
    for unit in units:
        unit.shape = "w0:_w" if unit.kind == "paragraph" else ""
    said = [-5.0, 2.0, -0.5, 1.0, -3.0]
    assert agreed(units, list(said)) == [-5.0, 2.0, -0.125, 1.0, -3.0]
    assert agreed(units, [-5.0, 2.0, -0.5, -1.0, -3.0]) == [-5.0, 2.0, -0.5, -1.0, -3.0]


def test_an_entry_called_as_other_notes_are_is_no_paper() -> None:
    titles = ("Rowing in Rivers and Canals with Two Oars", "Drifting at Night without a Lantern", "Folding by Descent")
    index = "# Papers\n\n" + "".join(f"- [{title}](notes/{n}.md) (CVPR 2021)\n" for n, title in enumerate(titles))
    assert not [record for record in parse(Source("README.md", index), lexicon()).records if record.kind == "paper"]


def test_prose_that_speaks_of_its_paper_makes_a_note_a_papers() -> None:
    title = "# Wide Residual Folds in Very Deep Paper\n\n"
    said = "This paper shows that wide folds help. The authors compare eight presses.\n\nThey propose a wider one.\n"
    told = parse(Source("3-wide-folds.md", title + said + "\nTheir method needs less paper.\n"), lexicon())
    assert [record.kind for record in told.records] == ["paper"]


def test_a_reading_is_the_less_sure_the_closer_the_other_is() -> None:
    units = units_of(view_of(Source("a.md", "# One\n\n## Two\n\n## Three\n"), lexicon())[0])
    clear, close = decide(units, [-6.0, -6.0, 6.0, 6.0]), decide(units, [-6.0, 1.4, 1.0, 1.0])
    assert clear.confidence > close.confidence
    assert close.second.units == (1,)
    assert name_of(units, clear.best.units) == "headings 2"


def test_what_a_source_is_read_as_follows_from_it_and_its_folder_alone() -> None:
    source = Source("a.md", HEADINGS)
    folder = profile([glance(source), glance(Source("b.md", ITEMS))])
    once, again = (read(view_of(source, lexicon())[0], folder) for _ in range(2))
    assert (once.points, once.chosen) == (again.points, again.chosen)


def test_a_profile_does_not_depend_on_the_order_of_the_files() -> None:
    glances = [glance(Source(path, text)) for path, text in (("a.md", HEADINGS), ("b.md", ITEMS), ("c/d.md", PROSE))]
    assert profile(glances) == profile(reversed(glances))


def test_one_sentence_more_leaves_the_profile_as_it_is() -> None:
    glances = [glance(Source("a.md", HEADINGS)), glance(Source("b.md", ITEMS))]
    assert profile([glance(Source("a.md", HEADINGS + "\nIt rows well.\n")), glances[1]]) == profile(glances)


def test_a_source_knows_which_of_the_notes_that_it_links_to_are_there() -> None:
    hub = "- [Rowing](rows/row.md)\n- [[Sailing#Wind|wind]]\n- [On Foot](on%20foot.md)\n- [Home](../home/README.md)\n"
    address = "- [Folding](https://github.com/moss/notes/blob/main/fold.md)\n"
    paths = ("hub.md", "rows/row.md", "deep/sailing.md", "river/README.md", "fold.md")
    glances = [glance(Source(path, hub + address if path == "hub.md" else "A note.\n")) for path in paths]
    assert profile(glances).absent_of("hub.md") == {"on foot", "home/readme"}
    assert profile(glances).absent_of("fold.md") == frozenset()


@pytest.mark.parametrize(
    ("form", "titles"),
    [
        ("file", ["Papers on boats"]),
        ("headings 2", ["RowNet: Rowing in Deep Networks", "Sailing Home with Less Wind"]),
        ("notes", []),
        ("nothing", []),
    ],
)
def test_the_settings_say_how_a_file_is_read(form: str, titles: list[str]) -> None:
    source = Source("notes/a.md", HEADINGS)
    document = parse(source, lexicon(), profile([glance(source)], (("notes/*.md", (form,)),)))
    assert [record.title for record in document.records if record.kind == "paper"] == titles
    assert document.reading is not None
    assert document.reading.records == len(titles)
    assert not [found for found in document.diagnostics if found.code == "PN220"]


@pytest.mark.parametrize(
    ("line", "label", "field"),
    [
        ("**Authors**: Ada Lovelace", "authors", "authors"),
        ("- Venue: ICML", "venue", "venue"),
        ("## Takeaways", "takeaways", ""),
        ("作者：李雷", "作者", "authors"),
        ("A sentence about rowing.", "", ""),
    ],
)
def test_a_label_is_what_opens_a_line_before_its_colon(line: str, label: str, field: str) -> None:
    assert label_of(line) == (label, field)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Ada Lovelace, Grace Hopper and Alan Turing", True),
        ("Lovelace et al.", True),
        ("李雷、韩梅梅", True),
        ("rowing, sailing, drifting", False),
        ("We row, and then we sail home.", False),
    ],
)
def test_a_row_of_names_is_told_from_a_sentence(line: str, named: bool) -> None:
    assert reads_like_names(line) is named


def test_titles_have_words_that_sections_have_not() -> None:
    title = like_a_title("Learning to Row: Deep Networks for Boat Segmentation")
    assert title > like_a_title("Pros and cons")
    assert title > like_a_title("Results")


@pytest.mark.parametrize("before", ["", " ", "a", "'", "(", "x1a", "1", "٣", "12"])
@pytest.mark.parametrize("year", ["1950", "1999", "2000", "2039", "1949", "2040", "0199"])
@pytest.mark.parametrize("after", ["", " ", "b", ")", "1", "٣"])
def test_a_year_is_four_digits_of_their_own(before: str, year: str, after: str) -> None:
    alone = not before[-1:].isdigit() and not after[:1].isdigit()
    found = YEAR.search(before + year + after)
    assert (found[0] if found else None) == (year if alone and 1950 <= int(year) < 2040 else None)
