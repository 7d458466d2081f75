"""Math: what is TeX, what is money, and that no formula ends the process or brings a style along."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.formulas.finding import looks_like_tex
from papernotes.formulas.mathml import CLASSES, MathError, mathml

from .laws import assert_well_formed
from .samples import body_of, shown


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        pytest.param("$5 and $10", 0, id="two prices"),
        pytest.param("from 5$ to 10$ a day", 0, id="two prices, the sign behind"),
        pytest.param("$5/$10", 0, id="prices with a stroke"),
        pytest.param("costs $5, or $6, or $7.", 0, id="three prices"),
        pytest.param("US$5 or A$6", 0, id="currencies"),
        pytest.param("$20k budget for 3$ GPUs", 0, id="words between"),
        pytest.param("\\$x\\$", 0, id="escaped"),
        pytest.param("$HOME and $PATH", 0, id="variables"),
        pytest.param("`$x$`", 0, id="code"),
        pytest.param("$x$", 1, id="a letter"),
        pytest.param("$3$ layers and $4$ heads", 2, id="numbers"),
        pytest.param("$2 \\times 3$", 1, id="a product"),
        pytest.param("$ x_1 $", 1, id="blanks around TeX"),
        pytest.param("$ 5 and $ 6", 0, id="blanks around words"),
        pytest.param("在$x$中", 1, id="among Chinese text"),
        pytest.param("\\(n\\) \\[1\\] \\(see there\\) \\(x_i\\)", 2, id="brackets that are math, and that are not"),
        pytest.param("$a\nb$", 1, id="over a line end"),
        pytest.param("$$", 0, id="nothing"),
        pytest.param("$HOME, `$x` and more", 0, id="code that begins behind a sign"),
        pytest.param("so\n$$\n\n[x_1, y_1],\n$$", 1, id="a bracket behind a blank line"),
    ],
)
def test_what_is_math(text: str, tex: int) -> None:
    assert shown(text).count("<math") == tex


@pytest.mark.parametrize(
    ("text", "is_tex"),
    [
        pytest.param("x", True, id="a letter"),
        pytest.param("f(x)", True, id="a function"),
        pytest.param("\\alpha", True, id="a command"),
        pytest.param("a = b", True, id="a relation"),
        pytest.param("1", False, id="a number, as in a citation"),
        pytest.param("CVPR 2020", False, id="a venue"),
        pytest.param("see there", False, id="words"),
    ],
)
def test_what_looks_like_tex(text: str, is_tex: bool) -> None:
    assert looks_like_tex(text) is is_tex


_PARTS = r"""
    x 1 + = < > & ^ _ ^2 _i { } {x} \frac{a}{b} \sqrt \left( \right) \begin{align} \end{align} \\ \alpha \text{a<b}
    \color{red} \textcolor{blue}{x} \tag{1} \label{a} \mathbb{R} \hline \begin{array}{l|r} \end{array} ' " \boxed{x}
    \cancel{x} \textsc{a} \href{javascript:x}{y} \class{x}{y} \begin{cases} \end{cases} \substack{a\\b} \overline{x}
"""
_TEX = st.sampled_from(_PARTS.split())


@given(st.lists(_TEX, max_size=12).map(" ".join))
def test_any_formula_gives_harmless_markup_without_styles(tex: str) -> None:
    try:
        html = mathml(tex, display=True)
    except MathError:
        return
    assert_well_formed(html)
    assert ' style="' not in html


def test_a_formula_that_cannot_be_typeset_is_told_with_the_reason() -> None:
    (finding,) = body_of("a\n\n$$\n\\nonsense{x}\n$$").findings
    assert (finding.line, finding.words) == (3, "\\nonsense{x}")
    assert "\\nonsense" in finding.message


@pytest.mark.parametrize(
    "tex",
    [
        pytest.param("(x" * 40, id="parentheses"),
        pytest.param(r"\lfloor x" * 40, id="floors"),
        pytest.param(r"\bigl| x" * 40, id="bars"),
        pytest.param(r"\llangle x" * 40, id="angles"),
        pytest.param(r"⟦ \hat ] x" * 40, id="ends that an accent takes"),
        pytest.param(r"\begin{cases} " * 40, id="environments"),
    ],
)
def test_brackets_that_are_never_closed_are_refused_at_once(tex: str) -> None:
    """Each doubles the time that math-core takes."""
    with pytest.raises(MathError, match="brackets"):
        mathml(tex, display=True)


def test_brackets_that_are_closed_may_be_many() -> None:
    assert mathml(r"(x) + [0, 1) + \bigl(f(x)\bigr) + \left\{ a \right. + \{y\} + " * 8, display=True)


@pytest.mark.parametrize(
    "tex",
    [
        pytest.param("{" * 599 + "}" * 599, id="groups"),
        pytest.param(r"\frac{" * 299, id="fractions"),
        pytest.param("x^{" * 299 + "}" * 299, id="exponents"),
        pytest.param(r"\left(" * 598, id="brackets"),
        pytest.param("(" * 19_000, id="parentheses"),
        pytest.param("[" * 19_000, id="square brackets"),
        pytest.param("⟨" * 19_000, id="angles"),
        pytest.param("{" * 100_000, id="too many groups"),
        pytest.param(r"\newcommand{\a}{\a{\a}}\a", id="a macro of itself"),
        pytest.param(r"\def\a{" + "{" * 58 + r"\a}\a", id="a macro of groups"),
    ],
)
def test_no_depth_overflows_the_stack(tex: str) -> None:
    with contextlib.suppress(MathError):
        assert mathml(tex, display=False)


def test_the_stylesheet_has_every_class_of_math() -> None:
    css = (Path(__file__).parents[2] / "templates" / "assets" / "code.css").read_text("utf-8")
    named = set(re.findall(r"^math \.([a-z0-9]+)", css, re.MULTILINE))
    assert named == {name for names in CLASSES.values() for name in names.split()}
