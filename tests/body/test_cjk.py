"""Emphasis in text that has no blanks. The cases follow the conventions of the CJK-friendly revision of CommonMark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from papernotes.body.cjk import CjkState, is_cjk, width

from .samples import shown


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        pytest.param("**结论。**然后", "<strong>结论。</strong>然后", id="a full stop inside"),
        pytest.param("**“引号”**后", "<strong>“引号”</strong>后", id="quotation marks inside"),
        pytest.param("前**“引号”**后", "前<strong>“引号”</strong>后", id="quotation marks, letters around"),
        pytest.param("前**（注）**后", "前<strong>（注）</strong>后", id="brackets inside"),
        pytest.param("前**(注)**后", "前<strong>(注)</strong>后", id="narrow brackets inside"),
        pytest.param("**「大事」**です", "<strong>「大事」</strong>です", id="Japanese brackets"),
        pytest.param("**한국어(Korean)**은", "<strong>한국어(Korean)</strong>은", id="Korean particle after a bracket"),
        pytest.param("**`CLIP`**模型", "<strong><code>CLIP</code></strong>模型", id="code inside"),
        pytest.param("用**CLIP**。", "用<strong>CLIP</strong>。", id="Latin inside"),
        pytest.param("*斜体，*正文", "<em>斜体，</em>正文", id="emphasis"),
        pytest.param("***粗斜。***正文", "<em><strong>粗斜。</strong></em>正文", id="both"),
        pytest.param("~~删除。~~正文", "<del>删除。</del>正文", id="deleted"),
        pytest.param("**𠮷野家。**店", "<strong>𠮷野家。</strong>店", id="a letter beyond the basic plane"),
        pytest.param("_下划线。_正文", "_下划线。_正文", id="underscores keep CommonMark's rule"),
        pytest.param("** 空格。**正文", "** 空格。**正文", id="a blank after the opening mark"),
    ],
)
def test_emphasis_beside_cjk_text(markdown: str, html: str) -> None:
    assert shown(markdown) == f"<p>{html}</p>"


@given(st.text("ab.(“é* _~", max_size=30))
def test_text_without_cjk_characters_keeps_the_rules_of_commonmark(text: str) -> None:
    markdown = MarkdownIt("commonmark")
    ours = CjkState(text, markdown, {}, [])
    for start, mark in enumerate(text):
        if mark in "*_~":
            plain = super(CjkState, ours).scanDelims(start, mark != "_")
            assert ours.scanDelims(start, mark != "_") == plain


@pytest.mark.parametrize(
    ("character", "cjk"),
    [
        pytest.param("中", True, id="Han"),
        pytest.param("か", True, id="kana"),
        pytest.param("한", True, id="Hangul"),
        pytest.param("。", True, id="full stop"),
        pytest.param("ｱ", True, id="half-width kana"),
        pytest.param("ᆨ", True, id="Hangul jamo"),
        pytest.param("”", False, id="quotation mark, which Latin text has too"),
        pytest.param("é", False, id="Latin"),
        pytest.param("🙂", False, id="emoji"),
        pytest.param("✅", False, id="older emoji"),
    ],
)
def test_which_characters_are_cjk(character: str, cjk: bool) -> None:
    assert is_cjk(character) is cjk


def test_a_wide_character_takes_two_columns() -> None:
    assert width("a中。é") == 6
