"""Formulas: which texts they are, what says them without HTML, and that none is shown raw anywhere on a site."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.site.search.libraries import read_back

from papernotes.formulas import dollared, formulas, in_words, replaced, worded
from papernotes.parse.plain import plain_line, plain_text

if TYPE_CHECKING:
    from tests.conftest import Site


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"\ell_p", "ℓₚ"), ("H_2O", "H₂O"), (r"x_1 \le y^2", "x₁ ≤ y²"), (r"\mathcal{O}(\log n)", "O(log n)"),
        (r"\frac{a+b}{\sqrt{c}}", "(a+b)/√c"), (r"x_{\text{test}}^2", "x_test²"), (r"\alpha_{i,j}", "α_(i,j)"),
        (r"\sum_{i=1}^n x_i", "∑ᵢ₌₁ⁿ xᵢ"), (r"\hat{y} \neq \bar z", "ŷ ≠ z̄"), (r"\mathbb{R}^d", "ℝᵈ"),
        (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "(1 2; 3 4)"), (r"\left\|x\right\|_2", "‖x‖₂"),
        (r"\mathrm{KL}(p\|q)", "KL(p‖q)"), (r"p(x\mid y)", "p(x | y)"),
        (r"\arg\max_\theta f(\theta)", "arg max_θ f(θ)"),
        ("x^{test}", "x^(test)"), (r"\int_0^\infty e^{-x}", "∫₀^∞e⁻ˣ"), (r"10^{-3}", "10⁻³"), (r"\beta", "β"),
        (r"\text{soft}(QK^\top)", "soft(QK^⊤)"), (r"\binom{n}{k}", "(n choose k)"), ("f'(x)", "f′(x)"),
        (r"\unknown{x}_2", "unknown x_2"), (r"\begin{align}a&=b\\c&=d\end{align}", "a = b; c = d"), ("%", "%"),
        (r"\frac{", "frac"), (r"x = 1 \tag{3}", "x = 1 (3)"), (r"\min_{\substack{a \\ b}} x", "min_(a; b) x"),
        (r"\widetilde{x}", "x̃"), (r"y \label{eq:a}", "y"), (r"x \tag{$\star$}", "x (⋆)"),
    ],
)  # fmt: skip
def test_a_formula_is_said_in_unicode(tex: str, words: str) -> None:
    assert worded(tex) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("价格$5元 和 $6元", None), ("共$3元和$4元。", None), ("从$10万到$20万", None), ("약 $5달러와 $6달러", None),
        ("costs $5 and $6", None), ("`$x$` is code", None), (r"an escaped \$x\$", None), ("在$x$中", "在x中"),
        ("$k$ 个", "k 个"), ("精度为$95\\%$的", "精度为95%的"), (r"(\(x_i\))", "(xᵢ)"), ("$$x_1$$", "x₁"),
        ("$`x_1`$", "x₁"), ("m$^3$, 45$^\\circ$", "m³, 45^∘"), ("3$\\times$, TS$n$", "3×, TSn"), ("US$5 or A$6", None),
        (r"mix \\(m_i\\) of \\[x_1\\] and \\(see there\\)", r"mix mᵢ of x₁ and \\(see there\\)"), (r"a \\ b", None),
        ("$损失 = x_1$", "损失 = x₁"),
    ],
)  # fmt: skip
def test_money_is_no_formula(text: str, words: str | None) -> None:
    assert in_words(text) == (text if words is None else words)


@given(st.text(st.sampled_from("ab12 \\{}_^$&%|`()[]\n价元") | st.characters(codec="utf-8"), max_size=60))
def test_whatever_a_formula_is_it_is_said_without_dollars_and_backslashes(tex: str) -> None:
    said = worded(tex)
    assert "\\" not in said
    assert "$" not in said.replace("\\$", "") or r"\$" in tex or "$" in tex
    text = f"a {tex} b"
    assert replaced(text, lambda found: text[found.start : found.end]) == text
    assert [found.tex.strip() for found in formulas(dollared("$x_1$"))] == ["x_1"]


def test_formulas_of_a_text_in_lines_are_said_whole() -> None:
    lines = [
        "Let",
        "$$",
        "E = mc^2",
        "$$",
        "- be $a",
        "+b_c$ more",
        "| $\\|x\\|$ | a \\| b |",
        "norm $\\|x\\|$, P(a|b)",
    ]
    assert plain_text(lines) == "Let\nE = mc²\nbe a+b_c more\n|x| a | b\nnorm ‖x‖, P(a b)"
    assert plain_line(r"a *b* $\ell_{p,q}*2$ and `c_d_`") == r"a b $\ell_{p,q}*2$ and c_d_"


NOTE = """# $\\beta$-Fold: Folding $\\ell_{{p,q}}$ Paper {0}

- Venue: ICML 2020

Lead with {0}.

## Problem of {0}

It is {0}, see [[Cranes|{0}]].

| a {0} | b |
|---|---|
| {0} | c |

- item {0}
  - deeper {0}

> [!note] Box {0}
> words {0}

**Method** It does {0}.

![plot of {0}](x.png)

<div class="x">Raw {0} <b>HTML</b> <code>$x_1$</code></div>

- See ((64a1b2c3-1111-2222-3333-444455556666)).
- Block {0}.
  id:: 64a1b2c3-1111-2222-3333-444455556666

[^1]: A footnote {0}.

## Method

$$
y = x_1
\\tag{{1}}
$$

```bash
echo $x_1$
```
"""
FORMULAS = [r"\\(x_1\\)", r"$x_1 \le y$", r"\(\mathcal{O}(n^2)\)", r"$p(a|b)_i$", r"$\|x\|_2$", r"$$\alpha_{i,j}$$",
            r"$\nosuch{x}_1$", "$`x_1`$"]  # fmt: skip
_RAW = re.compile(r"\$[^\s$0-9][^$\n]*\$|\\\(|\\[a-z]+|\$")


def seen(content: str) -> str:
    """Return what a page lets a reader see, without code and BibTeX."""
    body = re.sub(r"(?s)<(pre|script|style|svg)\b.*?</\1>", "", content)
    attributes = " ".join(re.findall(r'\b(?:title|alt|content|aria-label)="([^"]*)"', body))
    assert "<math" not in unescape(attributes)
    body = re.sub(r"(?s)<code\b.*?</code>", "", body)
    return f"{unescape(re.sub(r'<[^>]+>', ' ', body))}\n{unescape(attributes)}"


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_formula_is_shown_raw_on_a_site(site: Site, formula: str) -> None:
    site.note(NOTE.format(formula), "fold.md")
    site.note(
        f"# Cranes\n\n- Venue: ICML 2020\n\n$\\beta$-Fold and β-Fold {formula}.\n\n![[fold#Problem of]]\n", "b.md"
    )
    site.write("papernotes.yml", "url: https://a.example/\n").build()
    for path, content in site.files().items():
        text = content.decode("utf-8", "replace")
        if path.endswith(".html"):
            assert not _RAW.findall(seen(text)), path
        elif path.endswith(".xml") or path == "llms.txt":
            assert not _RAW.findall(text), path
        elif path.startswith("assets/passages/"):
            _, held = read_back(content)
            assert not _RAW.findall(json.dumps(held, ensure_ascii=False).replace('\\"', "").replace("\\n", "")), path
    page = next(
        site.read(path) for path in site.files() if path.startswith("papers/") and "fold" in path and "html" in path
    )
    assert re.search(r"<h1[^>]*>.*<math", page)
    assert "<title>β-Fold: Folding ℓ_(p,q) Paper" in page
    assert re.search(r"<h2[^>]*>Problem of <(math|code)|<h2>Problem of nosuch", page)
    assert r"{$\beta$}" in site.read("papers.bib")
    record = next(paper for paper in site.papers if "Fold:" in paper["title"])
    assert record["title"] == rf"$\beta$-Fold: Folding $\ell_{{p,q}}$ Paper {formula}"
    said = " ".join(section["text"] for section in record["sections"])
    assert "$" not in said


def test_a_title_is_found_by_the_words_of_its_formula(site: Site) -> None:
    site.note("# Learning $\\ell_p$ Norms by $\\epsilon$-Folding\n\n- Venue: ICML 2020\n\nWords.\n").build()
    index = site.read("assets/search/index.js")
    assert "ℓₚ Norms by ϵ-Folding" in index
    assert "ell" not in index.partition('"tokens"')[2].partition('"postings"')[0].split()


def test_a_users_template_prints_formulas_in_words_wherever_it_does(site: Site) -> None:
    site.note("# Learning $x<y_1$ Norms\n\n- Venue: ICML 2020\n\nWords.\n")
    site.write(
        "templates/row.html", '<li title="{{ row.title }}">{{ row.title }}|{{ row.title | typeset }}</li>'
    ).build()
    (row,) = re.findall(r"<li title=.*</li>", site.read("papers/index.html"))
    assert row.startswith('<li title="Learning x &lt; y₁ Norms">Learning x &lt; y₁ Norms|Learning <math>')
