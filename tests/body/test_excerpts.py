"""Excerpts: whole sentences of what a page shows, and never a mark of Markdown or TeX."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes import lexicon
from papernotes.body import render_bodies
from papernotes.body.excerpts import ABOUT, excerpt
from papernotes.body.prose import width
from papernotes.parse import parse
from papernotes.site.title_text import typeset
from papernotes.source import Source

LEXICON = lexicon.load()


def about(text: str) -> str:
    """Return what lists say of a note on Folding Cranes with this text."""
    document = parse(Source("crane.md", f"# Folding Cranes by the Thousand\n\n{text}\n"), LEXICON)
    return render_bodies(document)[0].about


def of(markdown: str, most: int = ABOUT) -> str:
    """Return the excerpt of a section with this text."""
    document = parse(Source("crane.md", f"# Folding Cranes by the Thousand\n\n## Remarks\n\n{markdown}\n"), LEXICON)
    body = render_bodies(document)[0].sections[-1].html
    return excerpt(body, most)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Paper folds **well** along `one_way` creases.", "Paper folds well along one_way creases."),
        ("See [the *long* guide](guide.md) to my_first_crane.", "See the long guide to my_first_crane."),
        ("As [the guide\nof folds](https://example.org/a_b) says, wet it.", "As the guide of folds says, wet it."),
        ("A crease[^1] holds.\n\n[^1]: Not always.", "A crease holds."),
        ("Code says `$x_1$` and <code>$y$</code>.", "Code says x₁ and y."),
        ("- at $x_1$\n- at $y$", "at x₁ · at y"),
        ("We fold $x_1^2 \\le y$ sheets.", "We fold x₁² ≤ y sheets."),
        ("The loss is\n\n$$\\sum_i x_i$$\n\nand no more.", "The loss is ∑ᵢ xᵢ and no more."),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\nA table tells it.", "A table tells it."),
        ("```python\nfold(1)\n```\n\nCode does it.", "Code does it."),
        ("![A crane that folds itself](crane.png)\n\nIt stands.", "It stands."),
        ('<img alt="a > b" src="x.png"> A picture went before.', "A picture went before."),
        ('<img src="x.png" width=60%" /> It stands, for 1 < 2.', "It stands, for 1 < 2."),
        ("We ~~tear~~ fold it.", "We fold it."),
        ("- [ ] wet the sheet\n- [x] fold it", "wet the sheet · fold it"),
        ("Three flaws:\n\n- it is slow\n- it is dear", "Three flaws: it is slow · it is dear"),
        ("> [!tip] Wet it\n> A wet sheet holds.", "A wet sheet holds."),
        ("<details><summary>More</summary>\n\nIt is hidden, yet said.\n\n</details>", "It is hidden, yet said."),
        ("[Code](https://example.org/c) | [Slides](https://example.org/s)\n\nIt works.", "It works."),
        ("It works. [[Code](https://example.org/c)] [[Slides](https://example.org/s)] Well.", "It works. Well."),
        ("[[code] ]\n\nIt works.", "It works."),
        ("It works (see [the code](https://example.org/c)) well.", "It works (see the code) well."),
        ("Authors: Ada Crane, Bo Swan\n\nIt works.", "It works."),
        ("See [[Wet Folding|how to wet it]] first.", "See how to wet it first."),
        ("###\u00a0A heading that is none\n\nIt works.", "A heading that is none · It works."),
        ("2 < 3 &amp; 3 > 2 in all of these sheets.", "2 < 3 & 3 > 2 in all of these sheets."),
    ],
)  # fmt: skip
def test_an_excerpt_is_words(markdown: str, expected: str) -> None:
    assert of(markdown) == expected


@pytest.mark.parametrize(
    ("markdown", "most", "expected"),
    [
        ("One sheet. Two sheets are more.", 14, "One sheet."),
        ("One sheet folds into a crane.", 14, "One sheet…"),
        ("折纸很难。湿纸更容易折。", 12, "折纸很难。"),
        ("折纸很难而湿纸更容易折", 10, "折纸很难而…"),
        ("He folds, e.g. cranes. Then boats.", 26, "He folds, e.g. cranes."),
        ("As Ada B. Crane et al. say so. Not more.", 33, "As Ada B. Crane et al. say so."),
        ("It is dear. There are two kinds:\n\n- cranes of every size and colour", 40, "It is dear."),
        ("Kinds:\n\n- cranes of every size and colour there is", 45, "Kinds: cranes of every size and colour there…"),
        ("It is dear, as this shows:\n\n![cranes](x.png)", 40, "It is dear, as this shows: …"),
        ("Fold so that it satisfies\n\n$$a = b + c + d + e + f + g + h$$", 30, "Fold so that it satisfies …"),
        ("[Ada Moss, by night]", 40, "Ada Moss, by night"),
        ("[Ada Moss] by [night]", 40, "[Ada Moss] by [night]"),
        ("- one fold\n- two folds\n- three folds", 24, "one fold · two folds …"),
    ],
)
def test_an_excerpt_ends_where_a_sentence_does(markdown: str, most: int, expected: str) -> None:
    assert of(markdown, most) == expected


def test_a_formula_is_set_where_html_stands_and_never_cut() -> None:
    told = of("We fold $x_1$ & more.")
    assert (told, typeset(told)) == (
        "We fold x₁ & more.",
        "We fold <math><msub><mi>x</mi><mn>1</mn></msub></math> &amp; more.",
    )
    assert of("Fold $\\frac{a+b}{c+d+e+f}$ of it all.", 9) == "Fold…"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Conclusion\n\nCranes are the better boats.\n\n## TL;DR\n\nFold more cranes, and fold wet.",
         "Fold more cranes, and fold wet."),
        ("## Problem\n\nDry sheets tear when they are folded.\n\n## Summary\n\nWet sheets do not tear at all.",
         "Wet sheets do not tear at all."),
        ("TL;DR: a wet sheet holds what a dry one does not.", "a wet sheet holds what a dry one does not."),
        ("tl;dr: Fold them wet, and never dry.\n\n#### Overall impression\n\nThis note is on paper, and it is long.",
         "Fold them wet, and never dry."),
        ("## Summary\n\nThe word tl;dr stands inside of this one.\n\n## Method\n\nFold it along the longer side.",
         "The word tl;dr stands inside of this one."),
        ("Folding Cranes by the Thousand\n\nThis is how to fold very many of them.",
         "This is how to fold very many of them."),
        ("## Summary\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## Method\n\nFold it along the longer side first.",
         "Fold it along the longer side first."),
        ("Fold 2024, [Paper](p.pdf), [Project](https://a.example)\n\nIt tells how to fold a crane by hand.",
         "It tells how to fold a crane by hand."),
        ("Authors: Ada Crane, Bo Swan\n\n## A\n\nWings, Ada Crane, Bo Swan\n\n## B\n\nThey fold a very large sheet.",
         "They fold a very large sheet."),
        ("**Surveys of Folds** | [Chat](https://a.example) of folders\n\nIt tells how to fold a crane by hand.",
         "It tells how to fold a crane by hand."),
        ("The density p(fold | crane) of a sheet is low.", "The density p(fold | crane) of a sheet is low."),
        ("## Installation\n\nRun make and then make install.", ""),
    ],
)  # fmt: skip
def test_a_list_says_what_tells_most(text: str, expected: str) -> None:
    assert about(text) == expected


WORDS = st.sampled_from(["crane", "fold", "paper_crane", "wet", "sheet", "折纸", "湿法", "boat", "C++", "R&D"])
PLAIN = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
INLINE = st.one_of(
    PLAIN,
    PLAIN.map(lambda text: f"**{text}**"),
    PLAIN.map(lambda text: f"[{text}](https://example.org/a_b_c)"),
    PLAIN.map(lambda text: f"[[{text}]]"),
    st.sampled_from(["$x_i^2$", "$\\frac{a}{b}$", "`fold_all`", "$\\alpha \\le \\beta$", "==wet==", "[^1]", "<br>"]),
)
SENTENCE = st.lists(INLINE, min_size=2, max_size=8).map(lambda parts: f"Now {' '.join(parts)} ends.")
BLOCK = st.one_of(
    st.lists(SENTENCE, min_size=1, max_size=3).map(" ".join),
    st.lists(SENTENCE, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
    SENTENCE.map(lambda text: f"> {text}"),
    st.just("| one | two |\n|---|---|\n| TABLE | TABLE |"),
    st.just("```python\nCODE = 1\n```"),
    st.just("$$\\sum_{i=1}^{n} x_i$$"),
    st.just("![PICTURE](crane.png)"),
    st.just("[Code](https://example.org/code)"),
)
MARKS = re.compile(r"\]\(|\[\[|\*\*|`|==|\\|\$|<|\[\^|TABLE|CODE|PICTURE|example\.org")


@given(st.lists(BLOCK, min_size=1, max_size=6).map("\n\n".join), st.integers(30, 400))
def test_no_mark_stands_in_an_excerpt_and_none_is_wider_than_asked(markdown: str, most: int) -> None:
    told = of(f"{markdown}\n\n[^1]: A note at the foot.", most)
    assert not MARKS.search(told)
    assert width(told) <= most + 2
    assert told == " ".join(told.split())
    shown = str(typeset(told))
    assert shown.count("<math") == shown.count("</math>")
    assert not re.search(r"<(?!/?m)", shown)


@given(st.lists(SENTENCE, min_size=1, max_size=5))
def test_a_wider_excerpt_begins_with_the_narrower(sentences: list[str]) -> None:
    markdown = " ".join(sentences)
    wide, narrow = of(markdown, 400), of(markdown, 120)
    assert wide.startswith(narrow.rstrip("…").rstrip())
