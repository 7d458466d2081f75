"""What holds whatever the notes hold: it never raises, every tag is closed, nothing runs, nothing is fetched."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from papernotes.model import Section

from .laws import assert_well_formed
from .samples import shown

_BITS = r"""
    word 中文。 “引号” * ** _ __ ~~ ` ``` ``` ~~~ # ## - + 1. > | |-|-| $ $$ \( \) \[ \] \\ \frac{ { } ^ ^[x] [^1]
    [^1]: [ ] ( ) [[ ]] ![ ![[a.png]] [a](b.md) ![a](b.png) [a](javascript:x) [r]: http://x.org <https://x.org>
    http://x.org www.x.org
    < > </ <! <!-- --> <? ?> <![CDATA[ ]]> & &lt; &#60; &#x3c;script&#62; &#4;0&#5; " ' = : onload=alert(1) style=x
    <b> </b> <a> <a href="javascript:x"> </a> <p> </p> <div> </div> <div onclick="x"> <details> <summary> </summary>
    </details> <table> <tr> <td> </td> </table> <ul> <li> <script> </script> <style> </style> <svg> </svg> <math> <mi>
    <img src=x onerror=alert(1)> <img src="a.png" alt="&quot;>"> <iframe src="http://x.org"></iframe> <textarea>
    <select> <title> <plaintext> <xmp> <noscript> <template> <object> <form> <input> <button> <base>
    <link> <meta> <body> <html>
    <s> </s> <EOS> <br> <hr> <h1> </h1> <pre> <code> </code> <span> <font> <center> {{ {% %} }} -----
    [!note] [!tip]- [!<b>] ::: :::note :::{tip} {.callout-bug} !!! ??? === " == ==a== ~a~ ^a^ ^id {#a .b} {:a ]{.mark}
    a:: :: #+BEGIN_NOTE #+END_NOTE #+BEGIN_SRC #+END_SRC <aside> </aside> ```{note} : [/] [>] :LOGBOOK: :END: id:: TODO
"""
_WORDS = st.sampled_from(
    [*_BITS.split(), "\n", "\n\n", "\n    ", "\n> ", "\n- ", "  \n", " ", "\t", "\x00", "\x02", "\x04", "\u2028"]
)
_NOTES = st.lists(_WORDS, max_size=40).map("".join)


@given(_NOTES)
@example('<div title="\n\n$x$\n\n">')
@example("<p title='\n\n`x`\n\n'><img src=\"")
@example("a <b> *c </b> d*")
@example("<details><summary>x\n\n- [ ] a\n  <div>\n\n```\nx\n```\n")
@example("| a |\n|-|\n| <ul><li>[x](y.md) |")
@example("<a href='http://x.org'>\n\n[b](c.md)\n\n</a>")
def test_no_notes_give_anything_but_whole_harmless_html(text: str) -> None:
    assert_well_formed(shown(text))


@given(st.text(max_size=60))
def test_arbitrary_characters_give_whole_harmless_html(text: str) -> None:
    assert_well_formed(shown(text))


@given(_NOTES, st.integers(1, 12), st.integers(0, 6), st.integers(1, 14))
def test_a_cut_at_any_lines_gives_whole_harmless_html(text: str, first: int, more: int, line: int) -> None:
    sections = (
        Section("", "other", 0, first, first + more, ""),
        Section("Next", "other", 1, first + more + 1, first + more + 9, ""),
    )
    assert_well_formed(shown(text, sections=sections, shown=((line, None), (line + 1, "*put* <b>in"))))


_HOSTILE = {
    "opening brackets": "[" * 50_000,
    "brackets": "[a](" * 12_000,
    "images": "![" * 25_000,
    "wiki": "[[" * 25_000,
    "wiki words": "[[a" * 17_000,
    "stars": "*a **a " * 7_000,
    "underscores": "a_b__c " * 7_000,
    "closers": "a** " * 12_000,
    "cjk stars": "中**。" * 12_000,
    "backticks": "".join("e" + "`" * i for i in range(1, 320)),
    "dollars": "$a " * 17_000,
    "escaped dollars": "$" + r"\$" * 25_000,
    "double dollars": "$$a" * 17_000,
    "parentheses": r"\(" * 25_000,
    "math brackets": r"\[a" * 17_000,
    "begins": r"\begin{align}" * 4_000,
    "footnotes": "[^1]: x\n\n" + "[^" * 25_000,
    "inline footnotes": "^[" * 25_000,
    "addresses": "http://" * 7_000,
    "schemes": "a://" * 12_000,
    "www": "www." * 12_000,
    "tags": "<a" * 25_000,
    "open tags": "<b>" * 17_000,
    "closing tags": "</b>" * 12_000,
    "mixed tags": "<b><i></b>" * 5_000,
    "attributes": "<a " + "x " * 25_000,
    "quotes": '<a x="' * 8_000,
    "comments": "<!--" * 12_000,
    "questions": "<?" * 25_000,
    "html comments": "<p>\n" + "<!--" * 12_000,
    "html svg": "<p>\n" + "<svg>" * 10_000,
    "html divs": "<div>\n" * 8_000,
    "html nested": "<div>" * 20_000,
    "html nested lists": "<ul><li>" * 10_000,
    "html wrong ends": "<div></b>" * 8_000,
    "nested in a cell": "| a |\n|-|\n|" + "<div>" * 4_000 + "</div>" * 4_000,
    "drawings": "a " + "<svg>*" * 5_000 + "</svg>",
    "many drawings": "a " + "<svg></svg>" * 4_000,
    "html bold": "<p>\n" + "<b>" * 17_000,
    "entities": "&a" * 25_000,
    "quotation": ">" * 3_000,
    "nested lists": "".join("  " * i + "- a\n" for i in range(150)),
    "lines": "a\n" * 25_000,
    "cjk lines": "中文\n" * 12_000,
    "blank ends": "a  \n" * 12_000,
    "table": "|" + "a|" * 200 + "\n|" + "-|" * 200 + "\n" + "|a\n" * 300,
    "one word": "a" * 50_000,
    "spaces": "a" + " " * 50_000 + "b",
    "label": "A b c d " * 6_000 + ":",
    "bold line": "**" + "a " * 25_000,
    "fence": "```python\n" + "(" * 50_000,
    "fence of quotes": "```python\n" + "'" * 50_000,
    "colons": "::" * 25_000,
    "carets": "^" * 50_000,
    "tildes": "~~a " * 12_000,
    "deep math": "$" + "{" * 40_000 + "$",
    "deep fractions": "$" + r"\frac{" * 5_000 + "$",
    "square roots": "$" + r"\sqrt" * 9_000 + "$",
    "macros": r"$\newcommand{\a}{" + "{" * 50 + r"\a" + "}" * 50 + r"}\a$",
}


@pytest.mark.slow
@pytest.mark.usefixtures("untraced")
@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in _HOSTILE.items()])
def test_hostile_text_takes_linear_time_and_ends_well(text: str) -> None:
    start = time.process_time()
    html = shown(text)
    spent = time.process_time() - start
    assert_well_formed(html)
    assert spent < 5, f"{spent:.1f} s for {len(text)} characters"
