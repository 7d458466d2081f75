"""Plain text of several lines: what goes on from one to the next, and what does not."""

from __future__ import annotations

import pytest

from papernotes.parse.plain import plain_line, plain_text


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["It is [folded", "wet](https://example.org/a_b) by", "hand."], "It is folded wet by\nhand."),
        (["It is [folded", "dry by hand."], "It is [folded\ndry by hand."),
        (["- [Cranes](https://example.org/c) - $", "- [Boats](https://example.org/b) - $"], "Cranes - $\nBoats - $"),
        (["We have $x_1 +", "y_1$ sheets."], "We have x₁+y₁ sheets."),
        (["- [Cranes", "of A. Moss,", "in: Boats 2019](https://example.org/c)"], "Cranes of A. Moss, in: Boats 2019"),
        (["- [Cranes", "- of [A. Moss](https://example.org/a)"], "[Cranes\nof A. Moss"),
        (["| $5 | a |", "| b | $6 |"], "$5 a\nb $6"),
    ],
)
def test_a_link_goes_on_over_lines_and_a_price_does_not(lines: list[str], expected: str) -> None:
    assert plain_text(lines) == expected


def test_an_item_without_words_says_nothing_wherever_it_stands() -> None:
    assert plain_text(["- a", "  -", "+", "> -", "*", "1. b"]) == "a\nb"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("See ![the crane](<../a b/c d.png>) fold.", "See the crane fold."),
        ("See [the crane](<../a b/c (d).md> 'A crane') fold.", "See the crane fold."),
        ("See [the crane](https://example.org/a_(b)) fold.", "See the crane fold."),
    ],
)
def test_an_address_with_blanks_stands_in_pointed_brackets(line: str, expected: str) -> None:
    assert plain_line(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("See the ]folding page](fold/page.md#wet) for more.", "See the ]folding page] for more."),
        ("[A. Moss, Cranes]*(https://example.org/a/b)", "[A. Moss, Cranes]"),
        ("as told](cranes.md) there", "as told] there"),
        ("f[x](y) and [3](4)", "fx and 3"),
        ("a range [0, 1](both ends)", "a range [0, 1](both ends)"),
    ],
)
def test_the_address_of_a_link_that_nobody_opened_is_no_word(line: str, expected: str) -> None:
    assert plain_line(line) == expected


def test_a_heading_may_stand_behind_a_blank_of_another_kind() -> None:
    assert plain_text(["###\u00a0Wet folds", "of paper"]) == "Wet folds\nof paper"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (r"R^+(s) = \beta / \sqrt{n(\phi(s))} is a bonus", "R^+(s) = β / √(n(ϕ(s))) is a bonus"),
        (r"\bar{r}(\pi) = \sum_{s \in S} d_\pi(s)r_\pi(s)", "r̄(π) = ∑_(s∈S) d_π(s)r_π(s)"),
        (r"features (\sum\_{i}p\_{i}v\_{i}) and", "features (∑ᵢpᵢvᵢ) and"),
        (r"with \textbf{T}ext-\textbf{R}elevant marks", "with Text-Relevant marks"),
        (r"C:\beta\x, \d+ and \w, \usepackage{x}, \newline", r"C:\beta\x, \d+ and \w, \usepackage{x}, \newline"),
        (r"`\beta` is $\beta$", r"\beta is β"),
        ("a_b and c^d", "a_b and c^d"),
    ],
)
def test_tex_without_dollars_is_said_in_unicode_where_it_is_tex(line: str, expected: str) -> None:
    assert plain_text([line]) == expected
