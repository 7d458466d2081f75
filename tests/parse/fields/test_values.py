"""Tags, years, dates, status, ratings and languages of code."""

from __future__ import annotations

import pytest

from papernotes import lexicon
from papernotes.parse.fields.dates import find_date, is_date, is_open, orders_in, read_date, settled
from papernotes.parse.fields.ratings import read_rating
from papernotes.parse.fields.snippets import guess_language
from papernotes.parse.fields.status import read_checkbox, read_status, read_status_heading, read_status_tag
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
        ("08/11/2018", "08/11/2018"),
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


STATUSES = {
    "to-read": (
        "unread", "not read yet", "to-read", "To be read", "⬜ to read", "want to read", "未读", "待读", "想读",
        "未読", "안 읽음", "ungelesen", "non lu", "por leer", "0%", "📥", "#status/todo",
    ),
    "reading": (
        "Reading", "in progress", "In-Progress", "currently reading", "📖 reading", "started (2023-04-01)",
        "在读", "読書中", "읽는 중", "en cours", "leyendo", "40%", "📖", "⏳", "status/in-progress",
    ),
    "skimmed": ("skimmed", "Skimmed, 2021", "略读", "流し読み", "überflogen"),
    "read": (
        "read", "Read twice", "fully read", "read on 2023-04-01", "done", "✅ Done", "已读",
        "已读（2023年4月）", "精读", "已读一遍", "読了", "읽음", "gelesen", "lu", "leído", "letto", "прочитано",
        "✅", "✔️", "100%", "#status/done", "read (skimmed)",
    ),
    "reproduced": ("reproduced", "read, reproduced", "复现", "再現済み"),
    "abandoned": ("abandoned", "Dropped", "not reading", "弃读", "abgebrochen", "abandonné"),
}  # fmt: skip


@pytest.mark.parametrize(("value", "status"), [(value, name) for name, values in STATUSES.items() for value in values])
def test_a_status_is_read_in_any_language(value: str, status: str) -> None:
    assert read_status(value) == status


@pytest.mark.parametrize(
    "value",
    [
        "green", "published", "evergreen", "draft", "accepted", "widely read", "reading group pick", "under review",
        "🟢", "❌", "to-read / reading / read", "it was read by many people in the shed",
        "yes", "true", "2023-04-01", "",
    ],
)  # fmt: skip
def test_what_does_not_say_how_far_a_paper_was_read_is_no_status(value: str) -> None:
    assert read_status(value) is None


@pytest.mark.parametrize(
    ("key", "value", "status"),
    [
        ("read", "yes", "read"),
        ("Read", "✓", "read"),
        ("read", "2023-01-05", "read"),
        ("已读", "是", "read"),
        ("gelesen", "ja", "read"),
        ("read", "no", "to-read"),
        ("leído", "no", "to-read"),
        ("skimmed", "no", None),
        ("state", "yes", None),
        ("state", "2023-01-05", None),
    ],
)
def test_a_yes_or_a_day_answers_the_key(key: str, value: str, status: str | None) -> None:
    assert read_status(value, key) == status


@pytest.mark.parametrize(
    ("tag", "status"),
    [
        ("to-read", "to-read"),
        ("status/reading", "reading"),
        ("已读", "read"),
        ("读书/已读", None),
        ("reading", None),
        ("lu", None),
        ("machine-reading", None),
        ("reading/comprehension", None),
    ],
)
def test_a_tag_is_a_status_where_it_can_be_nothing_else(tag: str, status: str | None) -> None:
    assert read_status_tag(tag) == status


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("To read", "to-read"),
        ("Papers to read", "to-read"),
        ("待读论文", "to-read"),
        ("📖 In progress", "reading"),
        ("Gelesen", "read"),
        ("Reading", None),
        ("Done", None),
        ("Learning to read", None),
        ("Machine Reading", None),
    ],
)
def test_a_heading_states_what_is_true_of_all_beneath_it(heading: str, status: str | None) -> None:
    assert read_status_heading(heading) == status


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("- [x] Gardens", "read"),
        ("* [ ] Gardens", "to-read"),
        ("[/] Gardens", "reading"),
        ("- [-] Gardens", "abandoned"),
        ("### [x] Gardens", "read"),
        ("- [x] skimmed", "skimmed"),
        ("- [ ] read", "to-read"),
        ("- [ ] reproduced", None),
        ("- [x](y)", None),
        ("- [1] Gardens", None),
        ("Gardens", None),
    ],
)
def test_a_task_box_is_a_status(line: str, status: str | None) -> None:
    assert read_checkbox(line) == status


@pytest.mark.parametrize(
    ("value", "rating"),
    [
        ("★★★★☆", (4, 5)),
        ("★★★☆", (3, 4)),
        ("⭐️x4", (4, None)),
        ("⭐⭐⭐", (3, None)),
        ("4/5", (4, 5)),
        ("4/10", (4, 10)),
        ("8 of ten", (8, 10)),
        ("8 out of 10, worth it", (8, 10)),
        ("7 von 10", (7, 10)),
        ("3,5 / 5", (3.5, 5)),
        ("90/100", (90, 100)),
        ("85%", (85, 100)),
        ("rank4", (4, 5)),
        ("3.5", (3.5, None)),
        ("9", (9, None)),
        ("4 stars", (4, None)),
        ("8分", (8, None)),
        ("☆☆☆☆☆", (0, 5)),
        (":star::star:", (2, None)),
        ("7/5", None),
        ("3/4/2020", None),
        ("high", None),
        ("☆", None),
        ("", None),
    ],
)
def test_a_rating_is_on_the_scale_that_it_states(value: str, rating: tuple[float, float | None] | None) -> None:
    found = read_rating(value)
    assert (found and (found.value, found.of)) == rating


@pytest.mark.parametrize(
    ("date", "others", "iso"),
    [
        ("03/04/2023", "", "03/04/2023"),
        ("03/04/2023", "on 25/12/2022", "2023-04-03"),
        ("03/04/2023", "on 12/25/2022", "2023-03-04"),
        ("03/04/2023", "on 12/25/2022 and 25/12/2022", "03/04/2023"),
        ("03-04-2023", "on 25/12/2022", "2023-04-03"),
        ("03-04-2023", "12-25-2022 or 25/12/2022", "2023-03-04"),
        ("03.04.2023", "", "2023-04-03"),
        ("04/04/2023", "", "2023-04-04"),
        ("25/12/2022", "", "2022-12-25"),
        ("12/25/2022", "", "2022-12-25"),
    ],
)
def test_other_dates_say_whether_day_or_month_comes_first(date: str, others: str, iso: str) -> None:
    found = read_date(date)
    assert found is not None
    assert settled(found, orders_in(others)) == iso
    assert is_open(settled(found, orders_in(others))) == (iso == date)


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
