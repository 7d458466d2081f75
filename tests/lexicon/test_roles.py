"""The role lexicon: what a section's heading says it is for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.lexicon import load
from papernotes.lexicon.data import table

ROLES = load().roles


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        pytest.param("Summary", "summary", id="summary"),
        pytest.param("tl;dr", "summary", id="tldr"),
        pytest.param("Overall impression", "summary", id="impression"),
        pytest.param("Thoughts and Takeaways", "summary", id="takeaways"),
        pytest.param("What", "summary", id="what"),
        pytest.param("Problem Statement", "problem", id="problem"),
        pytest.param("What problem does it solve?", "problem", id="what-problem"),
        pytest.param("Motivation", "problem", id="motivation"),
        pytest.param("Challenge", "problem", id="challenge"),
        pytest.param("Related Work", "background", id="related-work"),
        pytest.param("Introduction", "background", id="introduction"),
        pytest.param("Our proposed method", "method", id="leading-words"),
        pytest.param("Key ideas", "method", id="key-ideas"),
        pytest.param("How does it work", "method", id="how-does-it-work"),
        pytest.param("Fix", "method", id="fix"),
        pytest.param("## 3. Experiments", "result", id="numbered"),
        pytest.param("IV. Results", "result", id="roman-numeral"),
        pytest.param("b) Main results", "result", id="lettered"),
        pytest.param("Evaluation", "result", id="evaluation"),
        pytest.param("Effect", "result", id="effect"),
        pytest.param("Weakness", "limitation", id="weakness"),
        pytest.param("Limitations and future work", "limitation", id="limitations"),
        pytest.param("Question1", "question", id="digit-joined"),
        pytest.param("Follow-up questions", "question", id="questions"),
        pytest.param("Setup", "setup", id="setup"),
        pytest.param("How to run", "setup", id="how-to-run"),
        pytest.param("总结", "summary", id="zh-summary"),
        pytest.param("痛点", "problem", id="zh-pain-point"),
        pytest.param("研究背景", "background", id="zh-background"),
        pytest.param("方法详解", "method", id="zh-method-at-the-start"),
        pytest.param("本文方法", "method", id="zh-method-at-the-end"),
        pytest.param("消融实验", "result", id="zh-ablation"),
        pytest.param("局限", "limitation", id="zh-limitation"),
        pytest.param("目标检测", "other", id="zh-a-topic-that-starts-like-a-role"),
        pytest.param("どんなもの？", "summary", id="ja-what-is-it"),
        pytest.param("先行研究と比べてどこがすごい？", "background", id="ja-compared-with-others"),
        pytest.param("技術や手法のキモはどこ？", "method", id="ja-core-of-the-method"),
        pytest.param("どうやって有効だと検証した？", "result", id="ja-how-validated"),
        pytest.param("議論はある？", "limitation", id="ja-discussion"),
        pytest.param("手法の概要", "method", id="ja-overview-of-the-method"),
        pytest.param("방법", "method", id="ko-method"),
        pytest.param("실험 결과", "result", id="ko-results"),
        pytest.param("요약 (Summary)", "summary", id="ko-summary"),
        pytest.param("한계점", "limitation", id="ko-limitation"),
        pytest.param("Métodos", "method", id="es-and-pt-methods"),
        pytest.param("Resultados y discusión", "result", id="es-results"),
        pytest.param("Marco teórico", "background", id="es-background"),
        pytest.param("Conclusões", "summary", id="pt-conclusions"),
        pytest.param("Nossa abordagem", "method", id="pt-leading-word"),
        pytest.param("Limitações", "limitation", id="pt-limitations"),
        pytest.param("Résumé", "summary", id="fr-summary"),
        pytest.param("Les résultats", "result", id="fr-leading-word"),
        pytest.param("État de l'art", "background", id="fr-background"),
        pytest.param("Problématique", "problem", id="fr-problem"),
        pytest.param("Zusammenfassung", "summary", id="de-summary"),
        pytest.param("Unsere Methode", "method", id="de-leading-word"),
        pytest.param("Ergebnisse", "result", id="de-results"),
        pytest.param("Offene Fragen", "question", id="de-questions"),
        pytest.param("Análisis de la danza de las grullas", "other", id="es-a-title-that-starts-like-a-role"),
        pytest.param("Question answering", "other", id="a-field-that-starts-like-a-role"),
        pytest.param("What we ate", "other", id="a-word-that-counts-only-alone"),
        pytest.param("FasterNet", "other", id="a-name"),
        pytest.param("Methodical", "other", id="part-of-a-word"),
        pytest.param("2020", "other", id="digits"),
        pytest.param("", "other", id="nothing"),
    ],
)
def test_a_heading_tells_its_role(heading: str, role: str) -> None:
    assert ROLES.role(heading) == role


@pytest.mark.parametrize(
    "heading",
    [
        *("方法", "本文方法", "提出的方法", "实验结果与分析", "模型结构：折纸", "Transformer 模型"),
        *("手法の概要", "技術や手法のキモはどこ？", "先行研究と比べてどこがすごい？"),
        *("결론", "실험 결과 정리", "핵심 아이디어는 무엇인가", "Methods", "Les résultats", "Ergebnisse"),
    ],
)
def test_a_heading_of_role_words_names_a_part(heading: str) -> None:
    assert ROLES.names_part(heading)


@pytest.mark.parametrize(
    "title",
    [
        *("折纸缺陷检测算法", "基于物联网的折纸学习方法", "一种折纸模型", "纸鹤飞行轨迹分析"),
        *("训练纸鹤飞行的新方法", "评估大型纸船的航行能力", "折纸机器人控制系统设计"),
        *(
            "折り紙の生成手法",
            "深層学習による折り紙の解析と実験",
            "종이접기 생성 방법",
            "딥러닝을 이용한 종이접기 분석",
        ),
        *("Cranes", "Question answering"),
    ],
)
def test_a_title_that_holds_a_role_word_among_others_names_no_part(title: str) -> None:
    assert not ROLES.names_part(title)


def test_a_sentence_that_starts_with_a_role_word_has_no_role() -> None:
    sentence = "Results of the last year show that nobody can tell whether any of this has ever been of use"
    assert ROLES.role(sentence) == "other"


def test_every_role_word_has_the_role_it_stands_under_and_no_word_stands_under_two() -> None:
    seen: dict[str, str] = {}
    for role, words in table("roles").items():
        if role != "lead":
            for word in words:
                assert seen.setdefault(word.removeprefix("="), role) == role, word
                assert ROLES.role(word.removeprefix("=")) == role, word


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    ROLES.role(text)
