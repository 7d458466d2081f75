"""Titles that hold a word for sections: as the title of a file, as a link in a list."""

from __future__ import annotations

import pytest

from papernotes import lexicon
from papernotes.parse import parse
from papernotes.source import Source

LEXICON = lexicon.load()
TITLES = (
    "基于物联网的折纸学习方法",
    "折纸缺陷检测算法",
    "训练纸鹤飞行的新方法",
    "折り紙の生成手法",
    "종이접기 생성 방법",
    "折纸数据增强实验",
)


@pytest.mark.parametrize("title", TITLES)
def test_a_file_whose_title_holds_a_section_word_is_a_paper_of_that_title(title: str) -> None:
    text = f"# {title}\n\n- Venue: ICML 2020\n- Paper: https://arxiv.org/abs/2101.04001\n\n## 方法\n\n它们会折叠。\n"
    (record,) = parse(Source("a.md", text), LEXICON).records
    assert (record.kind, record.title, record.venue, record.year) == ("paper", title, "ICML", 2020)
    assert [(section.heading, section.role) for section in record.sections] == [("方法", "method")]


@pytest.mark.parametrize("title", TITLES)
def test_a_list_item_whose_title_holds_a_section_word_is_a_paper_of_that_title(title: str) -> None:
    items = (f"- [{title}](https://arxiv.org/abs/2101.0400{n}) (ICML 2020)\n" for n in (1, 2))
    records = parse(Source("a.md", f"# 阅读列表\n\n{''.join(items)}"), LEXICON).records
    assert [(record.title, record.links[0].kind) for record in records] == [(title, "paper")] * 2


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        pytest.param("**Their steps are as follows:**", "", id="as follows"),
        pytest.param("**具体步骤如下：**", "", id="as follows in Chinese"),
        pytest.param("**We compare what others did before**:", "", id="a sentence"),
        pytest.param("**Main contributions of this paper:**", "Main contributions of this paper", id="a part's name"),
        pytest.param("**Encoder block:**", "Encoder block", id="a short name"),
        pytest.param(
            "**What did they find in ponds and lakes**", "What did they find in ponds and lakes", id="no colon"
        ),
    ],
)
def test_a_sentence_that_leads_on_to_a_list_is_no_heading(line: str, heading: str) -> None:
    text = f"# Folding Cranes (ICML 2020)\n\nhttps://arxiv.org/abs/2101.04001\n\n{line}\n\n- One.\n- Two.\n"
    (record,) = parse(Source("a.md", text), LEXICON).records
    assert [section.heading for section in record.sections if section.heading] == ([heading] if heading else [])
