"""Tags, years, dates, status, ratings and languages of code."""

from __future__ import annotations

import pytest

from papernotes import lexicon
from papernotes.parse.fields.dates import find_date, is_date, read_date
from papernotes.parse.fields.snippets import guess_language
from papernotes.parse.fields.status import read_checkbox, read_rating, read_status
from papernotes.parse.fields.tags import read_tags, split_tags
from papernotes.parse.fields.years import find_years, read_year

LEXICON = lexicon.load()


@pytest.mark.parametrize(
    ("value", "tags"),
    [
        pytest.param("#a #b/c #deep-shade", ["a", "b/c", "deep-shade"], id="hashes"),
        pytest.param("[a, 'b', \"c\"]", ["a", "b", "c"], id="a list"),
        pytest.param("Neural Gardens, shade", ["Neural Gardens", "shade"], id="commas"),
        pytest.param("花园、阴影，杂草；石头", ["花园", "阴影", "杂草", "石头"], id="Chinese marks"),
        pytest.param("Gardens / Shade", ["Gardens", "Shade"], id="slash between blanks"),
        pytest.param("Audio/Speech", ["Audio/Speech"], id="slash inside a tag"),
        pytest.param("a | b", ["a", "b"], id="bars"),
        pytest.param("`a` `b c`", ["a", "b c"], id="code"),
        pytest.param("****`A`**** ****`B`****", ["A", "B"], id="stars and code"),
        pytest.param("[[Deep Shade]], [[x|Weeds]]", ["Deep Shade", "Weeds"], id="wikilinks"),
        pytest.param("- a\n- b", ["a", "b"], id="lines"),
        pytest.param("Gardens (2D, 3D), Shade", ["Gardens (2D, 3D)", "Shade"], id="comma in brackets"),
        pytest.param("C#, C++", ["C", "C++"], id="marks that belong"),
        pytest.param("TODO", [], id="placeholder"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_tags_of_every_notation_keep_their_spelling(value: str, tags: list[str]) -> None:
    assert list(read_tags(value)) == tags


def test_venues_and_years_among_tags_are_told_apart() -> None:
    topics, mark = split_tags(["2017", "CVPR 2017", "CVPR", "Gardens"], LEXICON)
    assert (topics, mark.venue if mark else None, mark.year if mark else None) == (("Gardens",), "CVPR", 2017)
    topics, mark = split_tags("Gardens, NIPS, 2016", LEXICON)
    assert (topics, mark.venue if mark else None, mark.year if mark else None) == (("Gardens",), "NeurIPS", 2016)
    assert split_tags("Gardens", LEXICON) == (("Gardens",), None)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("19/11/2018", "2018-11-19"),
        ("08/11/2018", "2018-11-08"),
        ("11/19/2018", "2018-11-19"),
        ("2018-11-19", "2018-11-19"),
        ("2018年11月19日", "2018-11-19"),
        ("2018 年 11 月", "2018-11"),
        ("2018년 11월 9일", "2018-11-09"),
        ("_July 2019_", "2019-07"),
        ("Jul 3rd, 2019", "2019-07-03"),
        ("3 Nov. 2018", "2018-11-03"),
        ("2023.05.11", "2023-05-11"),
        ("2021.1.30", "2021-01-30"),
        ("2018-11", "2018-11"),
        ("11/2018", "2018-11"),
        ("20200131", "2020-01-31"),
        ("2016-09-02 10:59:21 +0700", "2016-09-02"),
        ("2019 March", "2019-03"),
        ("2020-02-30", None),
        ("2019-13", None),
        ("3 \u017fept 2019", "2019-09-03"),  # an s of old print
        ("1803.03067", None),
        ("in 2019", None),
        ("", None),
    ],
)
def test_dates_become_iso(text: str, iso: str | None) -> None:
    assert read_date(text) == iso
    assert is_date(text) == (iso is not None)


def test_a_date_is_found_inside_a_line() -> None:
    found = find_date("read on 2018-11-19 at home")
    assert found is not None
    assert "read on 2018-11-19 at home"[found.start : found.end] == "2018-11-19"


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("ICML 2019 and '04", [2019, 2004]),
        ("2018-11-19", []),
        ("1999, 2001.", [1999, 2001]),
        ("$2000 and 1.2019", []),
        ("the 1990s", []),
        ("pp. 2000x2000", []),
        ("In 2017:", [2017]),
    ],
)
def test_years_are_told_from_other_numbers(text: str, years: list[int]) -> None:
    assert [mark.year for mark in find_years(text)] == years


@pytest.mark.parametrize(
    ("value", "year"),
    [
        ("2017", 2017),
        ("'19", 2019),
        ("May 2018", 2018),
        ("2018-11-19", 2018),
        ("20181119", 2018),
        ("98", 1998),
        ("", None),
        ("18030", None),
    ],
)
def test_a_year_field_takes_the_year_of_a_date(value: str, year: int | None) -> None:
    assert read_year(value) == year


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("read", "read"),
        ("unread", "to-read"),
        ("not read yet", "to-read"),
        ("to-read", "to-read"),
        ("Reading", "skimmed"),
        ("skimmed", "skimmed"),
        ("已读", "read"),
        ("未读", "to-read"),
        ("精读", "read"),
        ("読了", "read"),
        ("未読", "to-read"),
        ("읽음", "read"),
        ("읽는 중", "skimmed"),
        ("✅", "read"),
        ("⬜", "to-read"),
        ("100%", "read"),
        ("40%", "skimmed"),
        ("reproduced", "reproduced"),
        ("#status/done", "read"),
        ("green", None),
        ("it was read by many people in the shed", None),
    ],
)
def test_a_status_is_read_in_any_language(value: str, status: str | None) -> None:
    assert read_status(value) == status


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("- [x] Gardens", "read"),
        ("* [ ] Gardens", "to-read"),
        ("[/] Gardens", "skimmed"),
        ("- [x](y)", None),
        ("Gardens", None),
    ],
)
def test_a_task_box_is_a_status(line: str, status: str | None) -> None:
    assert read_checkbox(line) == status


@pytest.mark.parametrize(
    ("value", "rating"),
    [
        ("★★★★☆", 4),
        ("⭐️x4", 4),
        ("⭐⭐⭐", 3),
        ("4/5", 4),
        ("8/10", 4),
        ("3.5", 3.5),
        ("9", 4.5),
        ("☆☆☆☆☆", 0),
        ("90/100", 4.5),
        (":star::star:", 2),
        ("7/5", None),
        ("high", None),
        ("", None),
    ],
)
def test_a_rating_is_on_a_scale_of_five(value: str, rating: float | None) -> None:
    assert read_rating(value) == rating


def test_a_bare_number_is_a_rating_only_in_its_field() -> None:
    assert read_rating("4", field=False) is None
    assert read_rating("4/5", field=False) == 4


@pytest.mark.parametrize(
    ("code", "info", "language"),
    [
        pytest.param("x", "py", "python", id="alias"),
        pytest.param("x", "{.cpp .numberLines}", "cpp", id="attributes"),
        pytest.param("x", "python=3", "python", id="line number"),
        pytest.param("x", "mermaid", "mermaid", id="unknown here"),
        pytest.param("cd ~/garden\nconda activate garden\n./grow.sh", "", "bash", id="commands"),
        pytest.param("python grow.py \\\n  --shade 3 \\\n  --seed 1", "", "bash", id="continued command"),
        pytest.param("SHADE=1 make grow", "", "bash", id="variable before a command"),
        pytest.param("$ ls\nroses", "", "console", id="prompt"),
        pytest.param(">>> 1 + 1\n2", "", "pycon", id="Python prompt"),
        pytest.param("import garden\n\ngarden.grow()", "", "python", id="import"),
        pytest.param("for rose in roses:\n    rose.grow()", "", "python", id="loop"),
        pytest.param('{"rose": [1, 2]}', "", "json", id="JSON"),
        pytest.param("rose: 1\nweeds:\n  - nettle", "", "yaml", id="YAML"),
        pytest.param("#include <vector>\nstd::vector<int> a;", "", "cpp", id="C++"),
        pytest.param("#include <stdio.h>\nint main() {}", "", "c", id="C"),
        pytest.param("__global__ void grow() {}", "", "cuda", id="CUDA"),
        pytest.param("fn grow(x: u8) -> u8 { x }", "", "rust", id="Rust"),
        pytest.param("package garden\n\nfunc Grow() {}", "", "go", id="Go"),
        pytest.param("select rose\nfrom garden;", "", "sql", id="SQL"),
        pytest.param("const rose = () => { grow() }", "", "javascript", id="JavaScript"),
        pytest.param("@article{rose, title={x}}", "", "bibtex", id="BibTeX"),
        pytest.param("[garden]\nrose = 1", "", "toml", id="TOML"),
        pytest.param("--- a\n+++ b\n@@ -1 +1 @@", "", "diff", id="diff"),
        pytest.param("rose -> nettle -> moss", "", "text", id="unsure"),
        pytest.param("Step 1: dig\nStep 2: sow", "", "text", id="prose"),
        pytest.param("", "", "text", id="nothing"),
    ],
)
def test_the_language_of_code_is_named_or_guessed(code: str, info: str, language: str) -> None:
    assert guess_language(code, info) == language
