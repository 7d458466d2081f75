"""Tokens are Pygments' own, whatever the code; only the way to them is shorter."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexers import get_lexer_by_name

from papernotes.body.beginnings import ANY, BEYOND, beginnings, opens_a_line
from papernotes.body.lexing import tokens

LANGUAGES = (
    "python", "bash", "cpp", "cuda", "go", "rust", "javascript", "yaml", "tex", "sql", "html", "console", "json",
    "matlab", "ini", "diff", "docker",
)  # fmt: skip
PIECES = (
    "def f(x):\n", "  return 'a\\n' # é\n", '"""doc', "class A(B): pass", "import os.path as p\n",
    "$ ls -la | grep x\n",
    "<b id='x'>t</b>", "<script>let a = `${1}`;</script>", "/* c */ int main() { return 0x1F; }", "// end\n", "{", "}",
    "key: [1, 2.5e-3, true]\n", "- item: &a b\n", "SELECT * FROM t WHERE a = 'b';\n", "\\begin{x} $a_1$ \\end{x}",
    "%", "@",
    "+ added\n", "- gone\n", "图像", "ſK", "\n", "\n\n", "\t", " ", "'", '"', "`", "\\", "#!/bin/sh\n",
    "<<EOF\nx\nEOF\n", "f'{x!r:>{w}}'",
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_tokens_are_those_of_pygments_own_loop(language: str, data: st.DataObject) -> None:
    code = "".join(data.draw(st.lists(st.sampled_from(PIECES) | st.text(string.printable, max_size=8), max_size=12)))
    lexer = get_lexer_by_name(language, stripnl=False)
    assert list(tokens(lexer, code)) == [(kind, text) for _, kind, text in lexer.get_tokens_unprocessed(code)]


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        pytest.param("ab", "a", id="a letter"),
        pytest.param("a|bc", "ab", id="branches"),
        pytest.param("a*b", "ab", id="what may be missing"),
        pytest.param("(?:a?b?)c", "abc", id="a group that may be empty"),
        pytest.param(r"(?<!x)\bfor\b", "f", id="places"),
        pytest.param("[a-c]+", "abc", id="a range"),
        pytest.param("(a|)(?>b)", "ab", id="an atomic group"),
    ],
)
def test_a_match_begins_with(pattern: str, begins: str) -> None:
    assert {chr(code) for code in beginnings(re.compile(pattern))} == set(begins)


@pytest.mark.parametrize("pattern", ["", "a*", ".", r"(a)?\1", "(?i)[^a]", "(?i)é", "$"])
def test_what_cannot_be_told_may_begin_with_anything(pattern: str) -> None:
    assert beginnings(re.compile(pattern)) == ANY


@given(
    st.sampled_from([r"\d+", r"\w", r"\s", r"[^\W\d]\w*", r"[^a-z]", r"(?i)[k-s]x?", r"\D", "[é-ü]", r"\S", "(?i:k)"]),
    st.characters(),
)
def test_no_beginning_is_missed(pattern: str, character: str) -> None:
    found = re.compile(pattern)
    assert not found.match(character) or min(ord(character), BEYOND) in beginnings(found)


@pytest.mark.parametrize(
    ("pattern", "opens"),
    [
        pytest.param("(?m)^a", True, id="a line's beginning"),
        pytest.param(r"\A#!", True, id="the text's beginning"),
        pytest.param("(?m)((^ *)b)", True, id="in groups"),
        pytest.param("^a|b", False, id="one of two branches"),
        pytest.param("(?:^)?a", False, id="what may be missing"),
        pytest.param("[^a]", False, id="a negated class"),
    ],
)
def test_a_match_opens_a_line(pattern: str, *, opens: bool) -> None:
    assert opens_a_line(re.compile(pattern)) is opens
