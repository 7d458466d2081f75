"""Settings: what papernotes.yml gives, and what is told when it is wrong."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.config import SETTINGS, Config, key_span, read_config
from papernotes.source import Source


def _read(text: str) -> tuple[Config, list[tuple[str, tuple[int, int] | None, str]]]:
    source = Source("papernotes.yml", text)
    config, findings = read_config(source)
    return config, [
        (f.code, source.position(f.span.start) if f.span else None, f.message + " " + f.help) for f in findings
    ]


def test_every_setting_is_a_field_of_config_in_the_same_order() -> None:
    assert [setting.key for setting in SETTINGS] == [field.name for field in fields(Config)]


def test_every_example_is_a_good_setting() -> None:
    text = "\n".join(f"{setting.key}: '{setting.example}'" if setting.example.startswith("#") else
                     f"{setting.key}: {setting.example}" for setting in SETTINGS)  # fmt: skip
    config, findings = _read(text)
    assert findings == []
    assert config.url == "https://ada.github.io/notes/"
    assert config.repo == "https://github.com/ada/notes/"
    assert config.search is True


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n"])
def test_an_empty_file_gives_the_defaults(text: str) -> None:
    assert _read(text) == (Config(), [])


@pytest.mark.parametrize(
    ("text", "code", "place", "says"),
    [
        pytest.param("title: A\ntitel: B\n", "PN001", (2, 1), "did you mean `title`?", id="misspelt-key"),
        pytest.param("zzz: 1\n", "PN001", (1, 1), "the keys are title", id="unknown-key"),
        pytest.param("search: maybe\n", "PN002", (1, 9), "true or false", id="no-flag"),
        pytest.param("title: [a]\n", "PN002", (1, 8), "a text", id="list-for-text"),
        pytest.param("title: true\n", "PN002", (1, 8), "a text", id="flag-for-text"),
        pytest.param("url: ada.github.io\n", "PN002", (1, 6), "http(s) address", id="no-scheme"),
        pytest.param("accent: red; }\n", "PN002", (1, 9), "a colour", id="css-in-a-colour"),
        pytest.param("topics: [GAN]\n", "PN002", (1, 9), "a table", id="list-for-table"),
        pytest.param("exclude: {a: b}\n", "PN006", (1, 10), "a list of texts", id="table-for-list"),
        pytest.param('title: "\\ud800"\n', "PN003", (1, 8), "half a character", id="half-a-character"),
        pytest.param('topics: {"\\udc00": [a]}\n', "PN003", (1, 10), "half a character", id="half-a-character-as-key"),
        pytest.param("title: A\nurl: [\n", "PN003", (3, 1), "not valid YAML", id="bad-yaml"),
        pytest.param("- a\n", "PN006", (1, 1), "table of settings", id="not-a-table"),
    ],
)
def test_a_bad_setting_is_told_with_its_place(text: str, code: str, place: tuple[int, int], says: str) -> None:
    _, (finding,) = _read(text)
    assert finding[:2] == (code, place)
    assert says in finding[2]


@pytest.mark.parametrize("repo", ["ada/notes", "https://github.com/ada/notes", "https://github.com/ada/notes.git/"])
def test_a_repository_may_be_named_in_short(repo: str) -> None:
    assert _read(f"repo: {repo}\n") == (Config(repo="https://github.com/ada/notes/"), [])


def test_one_bad_setting_leaves_the_others() -> None:
    config, findings = _read("title: Mine\nsearch: 7\nauthor: Ada\n")
    assert (config.title, config.author, config.search) == ("Mine", "Ada", True)
    assert len(findings) == 1


@given(st.text())
def test_no_text_raises(text: str) -> None:
    read_config(Source("papernotes.yml", text))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("venues.NIPS", "NIPS", id="inner-key"),
        pytest.param("venues.SIGGRAPH Asia 2.0", "SIGGRAPH Asia 2.0", id="a-key-with-a-dot"),
        pytest.param("venues.ICML", "venues", id="not-there"),
        pytest.param("topics", None, id="no-such-table"),
    ],
)
def test_the_key_of_a_finding_is_found_again(path: str, text: str | None) -> None:
    source = Source("papernotes.yml", "title: NIPS\nvenues:\n  NIPS: 3\n  SIGGRAPH Asia 2.0: [x]\n")
    span = key_span(source, path)
    assert (source.text[span.start : span.end] if span else None) == text
