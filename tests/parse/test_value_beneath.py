"""Fields whose value stands beneath their heading or goes on in the next line, and links dressed as pictures."""

from __future__ import annotations

import pytest

from papernotes.lexicon import load
from papernotes.parse import parse
from papernotes.parse.fields.authors import find_authors
from papernotes.parse.fields.citation_line import read_citation
from papernotes.parse.fields.venue_marks import read_venue
from papernotes.source import Source

LEXICON = load()
TITLE = "Folding Paper Boats on Quiet Ponds: a Guide to Their Creases"


@pytest.mark.parametrize("broken", [TITLE, TITLE.replace(" on ", "\non "), TITLE.replace(" to Their", "\nto Their")])
@pytest.mark.parametrize("info", ["# Info\n\nPond Research (2016) 31:337-350", "# Info\n\nVenue: ICML 2016"])
def test_a_title_beneath_its_heading_is_the_files_over_all_its_lines(broken: str, info: str) -> None:
    text = f"# Title\n{broken}\n\n{info}\n\nAuthor: Ada Moss,\nBo Reed, Cy Lake\n\n# Intro\n\nBoats fold.\n"
    (record,) = parse(Source("papers/0319.md", text), LEXICON).records
    assert (record.kind, record.title, record.year) == ("paper", TITLE, 2016)
    assert record.authors == ("Ada Moss", "Bo Reed", "Cy Lake")
    assert all("Quiet" not in section.text for section in record.sections)


@pytest.mark.parametrize("text", ["# Title\n\n## 《Boats》(CVPR2023)\n\nwords\n"])
def test_a_heading_for_a_title_that_stands_above_other_papers_names_none(text: str) -> None:
    assert [record.title for record in parse(Source("a.md", text), LEXICON).records] in ([], ["Boats"])


@pytest.mark.parametrize(
    ("text", "venue", "year"),
    [
        ("Eur J Epidemiol (2016) 31:337–350", "Eur J Epidemiol", 2016),
        ("Journal of Ponds (2011) vol. 3, pp. 4-9", "Journal of Ponds", 2011),
        ("*Acta Pondiana*, 2019; 3(4): 12-19", "Acta Pondiana", 2019),
        ("Pondiana Moss, 2019; 3(4): 12-19", None, None),  # nothing says that it is a journal
        ("Smith (2016) 31:337", None, None),
        ("Figure 2 2016 3:4", None, None),
    ],
)
def test_a_journals_reference_without_its_work_says_where_and_when(
    text: str, venue: str | None, year: int | None
) -> None:
    mark = read_venue(text, LEXICON)
    assert (mark and mark.venue, mark.year if mark and mark.venue else None) == (venue, year)


def test_names_that_one_line_abbreviates_are_taken_in_full_from_another() -> None:
    text = (
        f'---\ntitle: "{TITLE}"\nauthors: ["Ada Moss", "Bo B. Reed"]\nyear: 2016\n---\n\n# {TITLE}\n\n'
        f"A. Moss and B. B. Reed, {TITLE}, ICML, 2016.\n\nWords.\n"
    )
    (record,) = parse(Source("papers/boats.md", text), LEXICON).records
    assert record.authors == ("Ada Moss", "Bo B. Reed")


def test_pages_of_people_in_rows_are_people() -> None:
    found = find_authors("[[Ada Moss]] [[Bo Reed]]")
    assert found
    assert found.names == ("Ada Moss", "Bo Reed")


@pytest.mark.parametrize("address", ["https://arxiv.org/abs/1706.03762", "https://doi.org/10.1000/182"])
def test_a_picture_of_a_papers_page_is_a_link_to_it(address: str) -> None:
    rows = "\n".join(f"| ![Folding Paper Boats with {n} Creases]({address}{n}) | 2017 |" for n in range(3))
    records = parse(Source("a.md", f"# Papers\n\n| Paper | Year |\n|-|-|\n{rows}\n"), LEXICON).records
    papers = [record for record in records if record.kind == "paper"]
    assert [record.title for record in papers] == [f"Folding Paper Boats with {n} Creases" for n in range(3)]
    assert all(record.links for record in papers)


@pytest.mark.parametrize(
    "text",
    [
        "![A boat](https://arxiv.org/html/2101.1/x1.png)",
        "![A boat](boat.pdf)",
        "`![A](https://arxiv.org/abs/2101.00001)`",
    ],
)
def test_other_pictures_stay(text: str) -> None:
    from papernotes.parse.dialects import plainly

    source = Source("a.md", f"Words {text}\n")
    assert plainly(source).source is source


@pytest.mark.parametrize(
    ("path", "opening"),
    [
        ("yolo_f3.md", "YOLOf3: An Incremental Fold\n4/7/2020\n\nhttps://a.example.net/YOLOf3.pdf"),
        ("YOLOf3阅读笔记.md", "#! https://b.example.net/p/4\nYOLOf3: An Incremental Fold\n\n# Introduction\n\nFolds."),
    ],
)
def test_a_file_that_opens_with_the_title_it_is_named_after_in_short_is_called_so(path: str, opening: str) -> None:
    (record,) = parse(Source(path, f"{opening}\n\n* one fold\n"), LEXICON).records
    assert record.title == "YOLOf3: An Incremental Fold"


def test_a_file_named_by_the_beginning_of_a_word_is_not_called_after_its_first_line() -> None:
    (record,) = parse(Source("drift.md", "Drifting belongs to rivers, and to boats.\n"), LEXICON).records
    assert record.title == "drift"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Moss, Reed, Lake. IEEE ICC 2021.", ("Moss", "Reed", "Lake")),
        (
            "Ada Moss, Bo Reed, Cy Lake (Some University). **arxiv:1406.2661**. Kept.",
            ("Ada Moss", "Bo Reed", "Cy Lake"),
        ),
        ("Ada Moss (Pond U., Physics Dept.) , Bo Reed (Lake) arXiv:1509.02216", ("Ada Moss", "Bo Reed")),
        ("A. Moss. arXiv:0907.0270.", ("A. Moss",)),
        ("Ada Moss, Bo Reed, Nature 2019", ("Ada Moss", "Bo Reed")),
        ("Ada Moss, Bo Reed. 2019", ("Ada Moss", "Bo Reed")),
    ],
)
def test_the_last_of_a_list_is_taken_whatever_stands_behind_the_names(text: str, names: tuple[str, ...]) -> None:
    found = find_authors(text)
    assert found
    assert found.names == names


def test_names_with_places_of_work_stand_behind_a_title_in_bold() -> None:
    text = (
        "# Folds\n\n"
        "* **Foldcone: Creases as a Cone**, Ada B. Moss (MIT, Cambridge, CTP), Bo Reed (DESY). arXiv:1508.01516.\n"
        "* **Qfolds: A Tree of Folds and Creases**, Cy D. Lake, Di Rill (U. Pond (main)), Ed Ford. arXiv:1201.1914.\n"
    )
    records = parse(Source("a.md", text), LEXICON).records
    assert [record.authors for record in records if record.kind == "paper"] == [
        ("Ada B. Moss", "Bo Reed"), ("Cy D. Lake", "Di Rill", "Ed Ford"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "row",
    ["2023-01-27 · https://arxiv.org/abs/2301.19318", "_2023-01-27_ · https://arxiv.org/abs/2301.19318v1 · `cs.RO`"],
)
def test_an_address_in_a_row_of_short_pieces_is_the_papers(row: str) -> None:
    text = f"# Folds\n\n- **Folding Boats: A Way to Quiet Ponds**  \n  Ada Moss, Bo Reed  \n  {row}  \n\n  They fold.\n"
    (record,) = [one for one in parse(Source("a.md", text), LEXICON).records if one.kind == "paper"]
    assert [link.kind for link in record.links] == ["paper"]
    assert record.year == 2023


@pytest.mark.parametrize("marks", ['‘‘{}."', "``{}.''", "‘‘{}.’’", '"{}."'])
def test_a_title_between_doubled_quotes_of_one_stroke_is_the_works(marks: str) -> None:
    title = "The importance of better folds in quiet ponds"
    cited = read_citation(
        f"Moss, Ada, and Bo Reed. {marks.format(title)} SIAM Journal on Optimization 29.1 (2019): 2-9.", LEXICON
    )
    assert cited
    assert (cited.title, cited.year) == (title, 2019)


def test_a_title_in_brackets_ends_where_the_remark_on_it_begins() -> None:
    text = "# Folds\n\n" + "\n".join(
        f"- Moss et al. (201{n}) [Detection of Illegally Folded {what} in Quiet Ponds]: Uses adaptive creases."
        for n, what in enumerate(("Cranes", "Boats", "Hats"))
    )
    records = [one for one in parse(Source("a.md", text), LEXICON).records if one.kind == "paper"]
    assert [one.title for one in records] == [
        f"Detection of Illegally Folded {what} in Quiet Ponds" for what in ("Cranes", "Boats", "Hats")
    ]


def test_a_year_stands_for_the_rows_beneath_it_that_have_none() -> None:
    rows = (("2016", "Boats"), ("", "Ponds"), ("2018", "Cranes"), ("", "Lakes"))
    table = "".join(
        f"| {year} | [Folding {what} with Quiet Hands](https://arxiv.org/abs/160{n}.00001) |\n"
        for n, (year, what) in enumerate(rows)
    )
    records = parse(Source("a.md", f"# Papers\n\n| Year | Title |\n|--|--|\n{table}"), LEXICON).records
    assert [one.year for one in records if one.kind == "paper"] == [2016, 2016, 2018, 2018]
    scattered = table.replace("| 2018 |", "| 2016 |")
    records = parse(Source("a.md", f"# Papers\n\n| Year | Title |\n|--|--|\n{scattered}"), LEXICON).records
    assert [one.year for one in records if one.kind == "paper"][3] != 2018


@pytest.mark.parametrize(
    "line",
    ["Venue: not at ICML 2019", "Year: not 2019", "Published: nicht in Nature 2019", "Venue: 未发表于 ICML 2019"],
)
def test_what_a_value_denies_is_not_stated(line: str) -> None:
    text = f"# Folding Boats on Quiet Ponds\n\nPaper: https://a.example.net/b.pdf\n{line}\n\n## Method\n\nThey fold.\n"
    (record,) = parse(Source("papers/a.md", text), LEXICON).records
    assert (record.venue, record.year) == (None, None)


@pytest.mark.parametrize("value", ["3 or 4 / 5", "3 - 4/5", "3 bis 4/5"])
def test_a_rating_between_two_is_neither(value: str) -> None:
    text = f"# Folding Boats\n\nPaper: https://a.example.net/b.pdf\nRating: {value}\n\nThey fold.\n"
    (record,) = parse(Source("papers/a.md", text), LEXICON).records
    assert record.rating is None or record.rating.text == value


@pytest.mark.parametrize(
    "line",
    [
        "Rating: /5",
        "Rating: not yet 5/5",
        "Status: read?",
        "Read on: planned for 2022-03-01",
        "Finished: after 2019-01-02",
    ],
)
def test_what_was_left_open_asked_or_planned_is_no_state(line: str) -> None:
    text = f"# Folding Boats on Quiet Ponds\n\nPaper: https://a.example.net/b.pdf\n{line}\n\nThey fold.\n"
    (record,) = parse(Source("papers/a.md", text), LEXICON).records
    assert (record.rating, record.status, record.read_on) == (None, None, None)
