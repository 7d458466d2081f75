"""TeX as bibliographies have it is read as the text that TeX sets, formulas kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.parse.tex import plain, untagged

LETTERS = st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        pytest.param(
            r"Kova{\ifmmode\check{c}\else\v{c}\fi{}}evi{\ifmmode\acute{c}\else\'{c}\fi{}}", "Kovačević", id="ifmmode"
        ),
        pytest.param(r"S\ifmmode \mbox{\o}\else \o{}\fi{}by", "Søby", id="ifmmode-without-braces"),
        pytest.param(r"an unclosed \ifmmode word", "an unclosed word", id="ifmmode-left-open"),
        pytest.param(r"The \textsc{Swan} and the \textsc{Crane}", "The Swan and the Crane", id="small-capitals"),
        pytest.param(r"{\sc Swan} and {\rm Crane}", "Swan and Crane", id="old-switches"),
        pytest.param(r"\mbox{SwanNet} folds", "SwanNet folds", id="box"),
        pytest.param(r"\href{https://a.example/x_1}{SwanNet} folds", "SwanNet folds", id="link-with-words"),
        pytest.param(r"\url{https://a.example/x_1}", "https://a.example/x_1", id="address"),
        pytest.param(r"{\relax Swan} \uppercase{c}rane", "Swan crane", id="commands-that-begin-like-accents"),
        pytest.param(r"p {\textless} 0.05 {\textgreater} q", "p < 0.05 > q", id="less-and-greater"),
        pytest.param(r"\textalpha-helix, \textbeta{} sheet", "α-helix, β sheet", id="greek-in-text"),
        pytest.param(r"a \$5 crane of {$\alpha$} at \$6", r"a $5 crane of $\alpha$ at $6", id="money-and-formula"),
        pytest.param(r"{\TeX} and {\LaTeX}: \OurNet{} folds", "TeX and LaTeX: OurNet folds", id="names-as-commands"),
        pytest.param(r"\NoCaseChange{Swans} \relax fold", "Swans fold", id="commands-around-texts"),
        pytest.param("``Swans'' and `cranes'", "“Swans” and `cranes'", id="quotes"),
        pytest.param(
            r"na{\"\i}ve \v{S}ime \u{g} \k{a} \H{o} \c{c}", "naïve Šime ğ ą ő ç", id="accents-called-by-letters"
        ),
    ],
)
def test_tex_is_read_as_the_text_it_sets(tex: str, text: str) -> None:
    assert " ".join(plain(tex).split()) == text


@given(LETTERS, LETTERS)
def test_words_without_tex_stay_and_an_accent_touches_one_letter(one: str, two: str) -> None:
    assert plain(f"{one} {two}") == f"{one} {two}"
    assert plain(rf"{one} {{\'e}} {two}") == f"{one} é {two}"


@given(st.text(alphabet="\\{}$%&#_^~`'\"ifmodetxs \n", max_size=40))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(plain(text), str)


@pytest.mark.parametrize(
    ("told", "text"),
    [
        pytest.param("Folding <i>in vivo</i> of CO<sub>2</sub>", "Folding in vivo of CO2", id="tags"),
        pytest.param("<jats:italic>Swans</jats:italic> &amp; cranes", "Swans & cranes", id="publishers-tags"),
        pytest.param("a < b &c; AT&T > d", "a < b &c; AT&T > d", id="signs-that-are-none"),
        pytest.param("x&#x03B1;y &lt;z&gt;", "xαy <z>", id="entities"),
    ],
)
def test_what_databases_leave_in_titles_goes(told: str, text: str) -> None:
    assert untagged(told) == text
