"""Themes laid over each other, and template errors with their places."""

from __future__ import annotations

import pickle
from pathlib import Path
from types import SimpleNamespace

import pytest

from papernotes.builder.memory.runner import Runner
from papernotes.config import Config
from papernotes.files.theme_folder import read_theme
from papernotes.site.asset_files import asset_artifacts
from papernotes.site.jinja import Environment
from papernotes.site.theme import ThemeError, compose, draw, read_yaml
from papernotes.site.words import words_of

WORDS = words_of(read_theme(Path("/nowhere")), "en")


def theme(default: dict[str, str] | None = None, user: dict[str, str] | None = None):
    def encoded(files: dict[str, str] | None) -> dict[str, bytes]:
        return {name: text.encode() for name, text in (files or {}).items()}

    return compose(encoded(default), encoded(user), default_path="base", user_path="mine")


def test_a_users_file_wins() -> None:
    assert draw(theme({"a.html": "old"}, {"a.html": "new"}), "a.html", {}) == "new"


def test_a_users_file_extends_the_one_it_replaces() -> None:
    both = theme(
        {"base.html": "<{% block a %}old{% endblock %}>"},
        {"base.html": '{% extends "default/base.html" %}{% block a %}new {{ super() }}{% endblock %}'},
    )
    assert draw(both, "base.html", {}) == "<new old>"


def test_default_names_reach_files_that_nobody_replaced() -> None:
    assert draw(theme({"a.html": "old"}), "default/a.html", {}) == "old"


def test_a_text_is_compiled_once_and_another_in_its_place_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Two projects, or two builds of one, have the default theme; each still keeps it for the processes to come."""
    compiled, generate = [], Environment._generate
    monkeypatch.setattr(
        Environment, "_generate", lambda *given, **more: compiled.append(given[2]) or generate(*given, **more)
    )
    for folder in ("one", "two"):
        assert draw(Runner(tmp_path / folder).ready(theme({"once.html": "a {{ 1 }}"})), "once.html", {}) == "a 1"
        assert len([*(tmp_path / folder).glob("templates-*/*")]) == 1
    assert draw(theme({"once.html": "a {{ 1 }}"}), "once.html", {}) == "a 1"
    assert compiled == ["once.html"]
    assert draw(theme({"once.html": "b {{ 1 }}"}), "once.html", {}) == "b 1"
    assert compiled == ["once.html"] * 2


def test_values_are_escaped() -> None:
    assert draw(theme({"a.html": "{{ x }}"}), "a.html", {"x": '<b "'}) == "&lt;b &#34;"


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        pytest.param("{{ table.key }} {{ words.from }}", "7 of", id="a key of a table, a word that Python keeps"),
        pytest.param("{{ words.gone | default('-') }}", "-", id="an attribute that is not there, with a default"),
        pytest.param("{% if words.gone is defined %}a{% else %}b{% endif %}", "b", id="one that is asked for"),
        pytest.param("{{ 5.real }}{% set x = namespace(a=1) %}{{ x.a }}", "51", id="a number, a namespace"),
        pytest.param("{% macro m(a) %}<{{ a.of }}>{% endmacro %}{{ m(words) }}", "<&lt;>", id="in a macro"),
    ],
)
def test_attributes_are_what_jinja_takes_for_one(text: str, drawn: str) -> None:
    words = SimpleNamespace(**{"from": "of", "of": "<"})
    assert draw(theme({"a.html": text}), "a.html", {"words": words, "table": {"key": 7}}) == drawn


def test_what_one_template_asks_for_changes_no_other() -> None:
    both = theme({"a.html": "{{ table.key }}", "b.html": "{{ table.keys() | list }} {{ table.of is defined }}"})
    for _ in range(2):
        assert draw(both, "b.html", {"table": {"key": 7}}) == "[&#39;key&#39;] False"
        assert draw(both, "a.html", {"table": {"key": 7}}) == "7"


def test_the_notes_never_become_template_syntax() -> None:
    assert draw(theme({"a.html": "{{ x }}"}), "a.html", {"x": "{{ 7 * 7 }}"}) == "{{ 7 * 7 }}"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        pytest.param("one\n{{ nothing }}", 2, "nothing", id="an undefined name"),
        pytest.param("one\ntwo\n{% if %}", 3, "Expected", id="a syntax error"),
        pytest.param("{{ x.y.z }}", 1, "y", id="an undefined attribute"),
        pytest.param("\n{{ 1 + 'a' }}", 2, "TypeError", id="a wrong type"),
        pytest.param('\n\n{% include "gone.html" %}', 3, "gone.html", id="a template that is not there"),
    ],
)
def test_an_error_names_the_file_and_the_line(text: str, line: int, words: str) -> None:
    broken = theme({"a.html": "fine"}, {"a.html": text})
    with pytest.raises(ThemeError) as caught:
        draw(broken, "a.html", {"x": 1})
    found = caught.value.diagnostic
    assert (found.code, found.path, found.line) == ("PN401", "mine/a.html", line)
    assert words in found.message


def test_an_error_in_an_included_template_names_that_template() -> None:
    broken = theme({"a.html": '{% include "b.html" %}', "b.html": "\n{{ nothing }}"})
    with pytest.raises(ThemeError) as caught:
        draw(broken, "a.html", {})
    assert (caught.value.diagnostic.path, caught.value.diagnostic.line) == ("base/b.html", 2)


def test_a_text_that_is_not_utf_8_is_an_error_with_its_line() -> None:
    with pytest.raises(ThemeError) as caught:
        compose({}, {"a.html": b"one\n\xff"}, default_path="base", user_path="mine")
    assert (caught.value.diagnostic.path, caught.value.diagnostic.line) == ("mine/a.html", 2)


def test_bad_yaml_is_an_error_with_its_line() -> None:
    with pytest.raises(ThemeError) as caught:
        read_yaml(theme({"words/en.yml": "a: b\nc: [\n"}), "words/en.yml")
    assert caught.value.diagnostic.line in {2, 3}


def test_files_below_assets_are_assets() -> None:
    both = theme({"assets/style.css": "a", "assets/x/y.js": "b"}, {"assets/style.css": "mine"})
    assert both.assets == {"style.css": b"mine", "x/y.js": b"b"}
    assert [a.path for a in asset_artifacts(both, Config(), WORDS)] == [
        "assets/style.css", "assets/words.js", "assets/x/y.js",
    ]  # fmt: skip


def test_an_accent_is_an_asset_of_its_own() -> None:
    artifacts = asset_artifacts(theme(), Config(accent="#7a1f4e"), WORDS)
    assert [artifact.path for artifact in artifacts] == ["assets/accent.css", "assets/words.js"]


def test_the_digest_tells_themes_apart() -> None:
    digests = {
        theme({"a.html": "x"}).digest,
        theme({"a.html": "y"}).digest,
        theme({"b.html": "x"}).digest,
        theme({"assets/a.html": "x"}).digest,
        theme({"a.html": "x"}, {"a.html": "x"}).digest,
    }
    assert len(digests) == 5


def test_a_theme_goes_to_another_process() -> None:
    original = theme({"a.html": "x"})
    draw(original, "a.html", {})
    assert draw(pickle.loads(pickle.dumps(original)), "a.html", {}) == "x"
