"""The interface's words: complete in every language, used, and never written into templates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from papernotes.site.theme import ThemeError, compose
from papernotes.site.words import words_of

TEMPLATES = Path(__file__).parents[2] / "templates"
LANGUAGES = sorted(path.stem for path in (TEMPLATES / "words").glob("*.yml"))
CODE = Path(__file__).parents[2] / "src" / "papernotes"

MARKS = re.compile(r"\{\w+\}")


def table(language: str) -> dict[str, object]:
    return yaml.safe_load((TEMPLATES / "words" / f"{language}.yml").read_text("utf-8"))


def theme(**languages: str):
    files = {f"words/{name}.yml": text.encode() for name, text in languages.items()}
    return compose(files, {}, default_path="base", user_path="mine")


def test_there_are_words_in_four_languages() -> None:
    assert LANGUAGES == ["en", "ja", "ko", "zh"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word_with_the_same_marks(language: str) -> None:
    english, other = table("en"), table(language)
    assert list(other) == list(english)
    for key, value in english.items():
        forms, theirs = (list(v.values()) if isinstance(v, dict) else [str(v)] for v in (value, other[key]))
        assert all(theirs), key
        assert set(MARKS.findall(theirs[-1])) == set(MARKS.findall(forms[-1])), key


def test_every_word_is_used() -> None:
    text = "".join(
        p.read_text("utf-8") for p in [*TEMPLATES.glob("*.html"), *TEMPLATES.glob("assets/*.js"), *CODE.rglob("*.py")]
    )
    by_name = re.compile(r"^(status|role|family|link|field|fact|n|search|callout|task)_")
    unused = [key for key in table("en") if not by_name.match(key) and not re.search(rf"\b{key}\b", text)]
    assert not unused


def test_templates_hold_no_words_of_their_own() -> None:
    found = {}
    for path in TEMPLATES.glob("*.html"):
        text = path.read_text("utf-8")
        for code in (
            r"\{% block \w+ %\}[\w -]+\{% endblock %\}",
            r"\{%.*?%\}|\{\{.*?\}\}",
            r"<[^>\"]*(?:\"[^\"]*\"[^>\"]*)*>",
        ):
            text = re.sub(code, " ", text, flags=re.DOTALL)
        if words := re.findall(r"[^\W\d_]{2,}", text):
            found[path.name] = words
    assert not found


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        pytest.param("zh", "zh", id="the language itself"),
        pytest.param("zh-CN", "zh", id="its primary language"),
        pytest.param("ZH_hant", "zh", id="however it is spelt"),
        pytest.param("tlh", "en", id="English where there is none"),
        pytest.param("", "en", id="English for nothing"),
    ],
)
def test_a_tag_finds_its_words(tag: str, expected: str) -> None:
    assert words_of(theme(en="a: A", zh="a: 甲"), tag).language == expected


def test_a_users_words_are_filled_up_from_the_default_ones() -> None:
    default = {"words/en.yml": b"a: A\nb: B\nc: C", "words/zh.yml": "a: 甲\nb: 乙".encode()}
    both = compose(default, {"words/zh.yml": "a: 天".encode()}, default_path="base", user_path="mine")
    words = words_of(both, "zh")
    assert (words["a"], words["b"], words["c"]) == ("天", "乙", "C")


def test_numbers_choose_their_form() -> None:
    words = words_of(theme(en='n: {one: "{n} paper", other: "{n} papers"}'), "en")
    assert [words.count("n", number) for number in (0, 1, 2, 12345)] == [
        "0 papers",
        "1 paper",
        "2 papers",
        "12,345 papers",
    ]


def test_words_that_are_no_table_are_an_error_with_a_path() -> None:
    with pytest.raises(ThemeError) as caught:
        words_of(theme(en="- a"), "en")
    assert caught.value.diagnostic.path == "base/words/en.yml"
