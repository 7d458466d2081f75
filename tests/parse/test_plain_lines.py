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
