"""Metadata lines: keys in any dress and language."""

from __future__ import annotations

import pytest

from papernotes.parse.fields.metadata import distance, key_of, read_key


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        pytest.param("**Authors**: Ada, Bob", "authors", "Ada, Bob", id="bold, colon outside"),
        pytest.param("**Authors:** Ada, Bob", "authors", "Ada, Bob", id="bold, colon inside"),
        pytest.param("- Year: 2017", "year", "2017", id="list item"),
        pytest.param("* __Title__: Gardens", "title", "Gardens", id="underscores"),
        pytest.param("> 会议: CVPR", "venue", "CVPR", id="quoted, Chinese"),
        pytest.param("| Venue | CVPR |", "venue", "CVPR", id="table row"),
        pytest.param("tags:: a, b", "tags", "a, b", id="two colons"),
        pytest.param("Authors： 张三", "authors", "张三", id="full-width colon"),
        pytest.param("📅 **Year**: 2020", "year", "2020", id="emoji before"),
        pytest.param("1. Paper: https://a.org", "paper", "https://a.org", id="number before"),
        pytest.param("- [ ] Code: https://a.org", "code", "https://a.org", id="task box before"),
        pytest.param("[Paper] https://a.org", "paper", "https://a.org", id="brackets"),
        pytest.param("【作者】张三", "authors", "张三", id="CJK brackets"),
        pytest.param("**Paper (Oral)**: x", "paper", "x", id="a remark in the key"),
        pytest.param("代码（官方）：https://a.org", "code", "https://a.org", id="a remark in full-width brackets"),
        pytest.param("`Authors`: Ada", "authors", "Ada", id="code"),
        pytest.param("<b>Authors:</b> Ada", "authors", "Ada", id="HTML"),
        pytest.param("DOI:https://doi.org/10.1/2", "doi", "https://doi.org/10.1/2", id="no blank behind the colon"),
        pytest.param("Index arXiv 1803.03067", "index", "arXiv 1803.03067", id="a forgotten colon"),
        pytest.param("저자: 홍길동", "authors", "홍길동", id="Korean"),
        pytest.param("著者：山田太郎", "authors", "山田太郎", id="Japanese"),
        pytest.param("Auhtors: Ada", "authors", "Ada", id="letters swapped"),
        pytest.param("Categroies: NLP", "tags", "NLP", id="letters swapped in a long word"),
        pytest.param("Homepagw: https://a.org", "project", "https://a.org", id="a wrong letter"),
        pytest.param("分类", "tags", "", id="key only"),
        pytest.param("url:", "links", "", id="key and colon only"),
        pytest.param("**Venue:**   ", "venue", "", id="bold key only"),
        pytest.param("Reading date: 19/11/2018", "read_on", "19/11/2018", id="reading date"),
        pytest.param("Published: May 2018", "published_on", "May 2018", id="publication date"),
    ],
)
def test_a_known_key_opens_a_metadata_line(line: str, field: str, value: str) -> None:
    found = read_key(line)
    assert found is not None
    assert (found.field, found.value) == (field, value)
    assert line[found.start :].rstrip().startswith(value)


@pytest.mark.parametrize(
    "line",
    [
        "The main point: it grows",
        "Method: weeding",
        "**Effect** The effect is green",
        "Input: a garden",
        "Problem: shade",
        "Eg: a rose",
        "[paper](https://a.org)",
        "[[pdf](https://a.org)]",
        "Codes are great: they grow",
        "**Lines**: 3",
        "",
        ":",
        "Authors",
        "**Abstract:** x",
        "| a | b | c |",
        "See the paper for more: here",
    ],
)
def test_prose_labels_and_links_are_no_metadata(line: str) -> None:
    found = read_key(line)
    assert found is None or (line == "Authors" and found.value == "")


@pytest.mark.parametrize(
    ("word", "field"),
    [
        ("Authors", "authors"),
        ("CONFERENCE", "venue"),
        ("Project Page", "project"),
        ("project_page", "project"),
        ("论文下载链接", "paper"),
        ("ペーパー", "paper"),
        ("논문", "paper"),
        ("Code 2", "code"),
        ("Keyword(s)", "tags"),
        ("publicationTitle", "venue"),
        ("date-read", "read_on"),
        ("Method", None),
        ("", None),
        ("x" * 200, None),
    ],
)
def test_a_key_names_its_field(word: str, field: str | None) -> None:
    assert key_of(word) == field


@pytest.mark.parametrize(
    ("one", "two", "slips"),
    [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "xbc", 1), ("abc", "xyz", 3)],
)
def test_slips_between_words_are_counted(one: str, two: str, slips: int) -> None:
    assert distance(one, two, 2) == slips
