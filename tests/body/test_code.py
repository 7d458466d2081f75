"""Highlighted code, and the colours that its classes get."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexers import get_all_lexers

from papernotes.body.code import CLASSES, figure, highlight

_TAG = re.compile(r"<[^>]*>")


@given(
    st.text(max_size=80), st.sampled_from(["python", "bash", "html", "php", "cpp", "tex", "yaml", "diff", "pycon", "x"])
)
def test_highlighting_keeps_every_character(code: str, language: str) -> None:
    clean = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]", "\ufffd", code).rstrip("\n")
    assert html.unescape(_TAG.sub("", highlight(code, language))) == clean


@pytest.mark.parametrize(
    ("info", "name"),
    [
        pytest.param("python", "python", id="plain"),
        pytest.param("Python", "python", id="upper case"),
        pytest.param("python {.line}", "python", id="with attributes"),
        pytest.param("{.python .x}", "python", id="in Pandoc's way"),
        pytest.param("js:app.js", "js", id="with a file name"),
        pytest.param("c++", "c++", id="signs"),
        pytest.param("<b>", "&lt;b&gt;", id="hostile"),
        pytest.param("text", "", id="none"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_language_is_named(info: str, name: str) -> None:
    assert f"<figcaption><span>{name}</span>" in figure("x = 1", info)


def test_huge_code_and_huge_lines_are_shown_plain() -> None:
    assert "<span class" not in figure("x = 1\n" * 20_000, "python")
    assert "<span class" not in figure("x = 1;" * 1_000, "python")


@pytest.mark.slow
def test_every_lexer_that_pygments_has_can_be_named() -> None:
    for _, aliases, _, _ in get_all_lexers():
        for alias in aliases[:1]:
            assert figure("a b\n", alias)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


_ASSETS = Path(__file__).parents[2] / "templates" / "assets"
_PAIR = r"light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)"


def _token(name: str) -> tuple[str, str]:
    style = (_ASSETS / "style.css").read_text("utf-8")
    found = re.search(rf"--{name}: {_PAIR}", style)
    assert found, f"style.css has no --{name}"
    return found[1], found[2]


@pytest.mark.parametrize("name", sorted(set(CLASSES.values()) - {""}))
def test_every_class_of_code_is_readable_in_both_themes(name: str) -> None:
    """WCAG AA: 4.5 to 1 against the ground of code blocks."""
    css = (_ASSETS / "code.css").read_text("utf-8")
    found = re.search(rf"pre :is\([^)]*\.{name}\b[^)]*\)[^{{]*{{ color: (?:{_PAIR}|var\(--([a-z]+)\))", css)
    assert found, f"code.css has no .{name}"
    colours = _token(found[3]) if found[3] else (found[1], found[2])
    for colour, ground in zip(colours, _token("raised"), strict=True):
        assert _contrast(colour, ground) >= 4.5, f"{colour} on {ground}"
