"""Lists with letters and Roman numbers: what begins with the first of its kind and goes on with the next one."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from papernotes.parse.lettered_lists import shown_tokens
from papernotes.parse.markdown import block_tokens

_MARKS = st.sampled_from(
    ("a. ", "b. ", "c. ", "(a) ", "(b) ", "i. ", "ii. ", "iii. ", "A. ", "B.  ", "I) ", "II) ", "#. ", "1. ", "2. ",
     "- ", "> ", "", "# ", "h. ", "(ii) ", "```", "x")
)  # fmt: skip
_LINES = st.lists(
    st.tuples(
        st.sampled_from(("", "", " ", "  ", "   ", "    ", "> ", "\t")), _MARKS, st.sampled_from(("one", "two", ""))
    ).map("".join),
    max_size=12,
)
_ANY_MARK = re.compile(r"^[ \t>]*(?:\(?[A-Za-z]{1,6}[.)]|#\.|\d{1,9}[.)])(?:[ \t]+|$)", re.MULTILINE)


def shape(text: str) -> str:
    """Return how the blocks of a text lie in one another."""
    out = ""
    for token in shown_tokens("a.md", text, block_tokens(text)[0]):
        if token.tag == "p":
            continue
        given = "".join(
            f" {name}={value}" for name, value in sorted(token.attrs.items()) if (name, value) != ("start", 1)
        )
        out += f"<{token.tag}{given}>" if token.nesting > 0 else f"</{token.tag}>" if token.nesting else token.content
    return out


def listed(kind: str, *items: str, tag: str = "ol") -> str:
    return f"<{tag} {kind}>".replace(" >", ">") + "".join(f"<li>{item}</li>" for item in items) + f"</{tag}>"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a. one\nb. two", listed("type=a", "one", "two")),
        ("Both:\n(a) one\n(b) two", "Both:" + listed("type=a", "one", "two")),
        ("(i) one\n(ii) two\n\nBehind", listed("type=i", "one", "two") + "Behind"),
        ("h) x\ni) one\nj) two", "h) x\ni) one\nj) two"),
        ("#. one\n#. two", listed("", "one", "two")),
        ("A.  one\nB.  two", listed("type=A", "one", "two")),
        ("I. one\nII. two\nIII. three", listed("type=I", "one", "two", "three")),
        ("a. one\n   i. x\n   ii. y\nb. two", listed("type=a", "one" + listed("type=i", "x", "y"), "two")),
        ("1. one\n   a. x\n   b. y\n2. two", listed("", "one" + listed("type=a", "x", "y"), "two")),
        ("1. one\na. x\nb. y\n2. two",
         listed("", "one") + listed("type=a", "x", "y") + listed("start=2", "two")),
        ("> a) one\n> b) two", f"<blockquote>{listed('type=a', 'one', 'two')}</blockquote>"),
        ("- one\n  (a) x\n  (b) y", listed("", "one" + listed("type=a", "x", "y"), tag="ul")),
        ("\n".join(f"{letter}. {letter}" for letter in "abcdefghijkl"), listed("type=a", *"abcdefghijkl")),
        ("(b) x\n(a) one\n\n    i. x\n    ii. y\n\n(b) two",
         "(b) x" + listed("type=a", "one" + listed("type=i", "x", "y"), "two")),
        ("a. one\n\n    b. two", "a. oneb. two\n"),
        # no lists: a name, what is not the first, one alone, and code
        ("A. Lind\nB. Ito", "A. Lind\nB. Ito"),
        ("(b) might\n(c) be", "(b) might\n(c) be"),
        ("a. one", "a. one"),
        ("```\na. one\nb. two\n```", "a. one\nb. two\n"),
        ("a. one\n\n        x\n\nb. two", listed("type=a", "one x\n", "two")),
    ],
)  # fmt: skip
def test_a_list_is_what_goes_on_as_it_begins(text: str, shown: str) -> None:
    assert shape(text) == shown


@given(_LINES)
@example(["a. one", "b. two", "1. one"])
@example(["a. one", "", "        two", "", "b. one"])
def test_marks_alone_become_lists_and_every_word_stays(lines: list[str]) -> None:
    text = "\n".join(lines)
    tokens = block_tokens(text)[0]
    shown = shown_tokens("a.md", text, tokens)
    words = [word for token in tokens for word in _ANY_MARK.sub("", token.content).split()]
    assert [word for token in shown for word in _ANY_MARK.sub("", token.content).split()] == words
    assert sum(token.nesting for token in shown) == 0
    assert all(token.map is None or 0 <= token.map[0] <= token.map[1] <= len(lines) for token in shown)


def test_a_comment_in_what_would_be_code_without_the_list_is_not_shown() -> None:
    text = "(a) one\n\n    two <!-- hidden --> three\n\n(b) four"
    tokens = block_tokens(text)[0]
    assert any("hidden" in token.content for token in tokens)  # code is shown to the letter
    shown = shown_tokens("a.md", text, tokens)
    assert [token.content.split() for token in shown if token.content] == [["one"], ["two", "three"], ["four"]]
