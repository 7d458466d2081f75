"""TeX → MathML Core by math-core."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from math_core import LatexError, LatexToMathML

_MOST_TOKENS, _MOST_CHARACTERS = 600, 20_000
"""math-core descends into groups and commands by recursion and has no limit of its own: 371 nested ``\\frac{`` (two
tokens each) overflow a stack of 1 MB, which ends the process. No formula of 600 tokens can reach that depth."""
_TOKEN = re.compile(r"\\[a-zA-Z]+|\\.|[^\w\s.,;:+\-=*/&~'|!?<>)\]}@#$%\"`]|_", re.DOTALL)
"""What may open something: every command and sign but those that cannot."""
_MOST_UNCLOSED = 10
"""math-core takes twice as long for every bracket that is never closed; thirty take a minute."""
_BRACKET = re.compile(
    r"\\(?:left|right|middle)\s*(?:\\[a-zA-Z]+|\\.|.)"
    r"|\\(?P<begin>begin|bigl|Bigl|biggl|Biggl)(?![a-zA-Z])|\\(?P<end>end|bigr|Bigr|biggr|Biggr)\s*(?![a-zA-Z])[^\s\\]?"
    # What an accent or a font takes as its argument closes nothing.
    r"|\\(?:hat|bar|tilde|vec|d?dot|check|breve|acute|grave|not|sqrt|[dt]?frac|[dt]?binom|bm|big|Big|bigg|Bigg"
    r"|(?:wide|over|under|math|text|operatorname|bold|stack|phantom|cancel|box|x)[a-zA-Z]*)\s*[)\]]"
    r"|(?P<open>[(\[]|\\\{|\\l(?!eft|eq|e\b|l\b|t\b|ambda|n\b|g\b|og|im|dots|abel|ong|or\b|and\b|neq|ess|not)[a-zA-Z]+"
    r"|\\[ul]lcorner|\\p(?:mod|od)(?![a-zA-Z]))"
    r"|(?P<close>[)\]]|\\\}|\\r(?!ight|ho|m\b|aise|ule|e)[a-zA-Z]+|\\[ul]rcorner)"
    "|(?P<sign>[\u2045\u2046\u2308-\u230b\u231c-\u231f\u23b0\u23b1\u2768-\u2775\u27e6-\u27ef\u2983-\u2998\u29d8-\u29db\u29fc\u29fd])",
    re.DOTALL,
)
_DEFINITION = re.compile(r"\\(?:(?:re|provide)?newcommand|providecommand|[egx]?def|let|DeclareMathOperator)\b")
_MOST_EXPANSIONS = 10
"""Macros that a formula defines for itself multiply its depth, so they get a tenth of the tokens and ten expansions."""


class MathError(ValueError):
    """A formula that cannot be typeset; the message says why, ``at`` at which of its characters."""

    def __init__(self, message: str, at: int = 0) -> None:
        super().__init__(message)
        self.at = at


@cache
def _converter() -> LatexToMathML:
    return LatexToMathML(fancy_error=False, max_expansions=_MOST_EXPANSIONS)


@lru_cache(maxsize=1024)
def mathml(tex: str, *, display: bool) -> str:
    """Return a formula as a ``math`` element.

    Raises MathError for TeX that math-core does not know, and for formulas too large to be meant.
    """
    tokens = len(_TOKEN.findall(tex)) if len(tex) <= _MOST_CHARACTERS else _MOST_TOKENS
    if _unclosed(tex) > _MOST_UNCLOSED:
        raise MathError("it opens many brackets and closes none")
    if tokens >= (_MOST_TOKENS // _MOST_EXPANSIONS if _DEFINITION.search(tex) else _MOST_TOKENS):
        raise MathError("the formula is too large")
    try:
        return _styled(_converter().convert_with_local_state(_tidy(tex), displaystyle=display))
    except LatexError as error:
        raise _math_error(str(error), tex) from None


def _math_error(told: str, tex: str) -> MathError:
    """Return math-core's message, ``17: Unknown environment "foo".``, as an error."""
    place, _, message = told.partition("\n")[0].partition(": ")
    # In a text that was changed on its way, the place is another.
    at = int(place) if place.isdecimal() and _tidy(tex) == tex else 0
    return MathError((message or place).rstrip("."), at)


def _unclosed(tex: str) -> int:
    """Return how many brackets and environments are never closed; any end closes any start, as math-core has it."""
    depth = {"plain": 0, "begin": 0}
    for bracket in _BRACKET.finditer(tex):
        sign = bracket["sign"]
        kind = "begin" if bracket["begin"] or bracket["end"] else "plain"
        if bracket["begin"] or bracket["open"] or (sign and unicodedata.category(sign) != "Pe"):
            depth[kind] += 1
        elif (bracket["end"] or bracket["close"] or sign) and depth[kind]:
            depth[kind] -= 1
    return sum(depth.values())


_NUMBERED = re.compile(r"\\(begin|end)\{(equation|align|gather|multline|alignat|flalign)\}")
_PLAIN_NAMES = {"eqnarray": "align*", "eqnarray*": "align*", "split": "aligned", "smallmatrix": "matrix"}
_RENAMED = re.compile(r"\\(begin|end)\{(eqnarray\*?|split|smallmatrix)\}")
_TAG = re.compile(r"\\tag(?P<bare>\*?)[ \t]*\{(?P<said>[^{}]{1,60})\}")
"""What stands for a number at a formula's side; it follows the formula, for the number would need a table."""
_REQUIRED = re.compile(r"\\require\{\w{1,30}\}")
_STACK = re.compile(r"\\substack\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}")
_PLAINER = {"mbox": "text", "mathds": "mathbb", "widetilde": "tilde"}
_NAMES = re.compile(rf"\\({'|'.join(_PLAINER)})(?![A-Za-z])")
_REWRITTEN = ("\\tag", "\\require", "\\substack", *(f"\\{name}" for name in _PLAINER))
_LABEL = re.compile(r"\\(?:label\{[^{}]*\}|nonumber\b|notag\b)")


def _tag(found: re.Match[str]) -> str:
    said = found["said"].replace("$", "")
    said = said if said != found["said"] or "\\" in said else rf"\text{{{said}}}"
    return rf"\qquad{{{said}}}" if found["bare"] else rf"\qquad({said})"


def _tidy(tex: str) -> str:
    """Return TeX whose environments bear no numbers: each formula stands alone here, so each would be number 1."""
    numbered = "\\tag" in tex and _NUMBERED.search(tex)  # these have a place for a number
    if any(name in tex for name in _REWRITTEN):
        tex = _NAMES.sub(lambda found: rf"\{_PLAINER[found[1]]}", _REQUIRED.sub("", tex))
        tex = _STACK.sub(r"{\\begin{matrix}\1\\end{matrix}}", tex if numbered else _TAG.sub(_tag, tex))
    if "\\begin" not in tex or numbered:
        return tex if numbered else _LABEL.sub("", tex)
    tex = _RENAMED.sub(lambda found: rf"\{found[1]}{{{_PLAIN_NAMES[found[2]]}}}", tex)
    return _LABEL.sub("", _NUMBERED.sub(r"\\\1{\2*}", tex))


_STYLE = re.compile(r' style="([^"]*)"')
CLASSES = {
    "width:100%": "wide",
    "width:50%": "half",
    "width:7.5%": "edge",
    "text-align:left": "left",
    "text-align:right": "right",
    "padding-left:0": "l0",
    "padding-left:0.1em": "l1",
    "padding-left:1em": "l4",
    "padding-right:0": "r0",
    "padding-right:0.1em": "r1",
    "padding-top:0": "t0",
    "padding-top:0.1667em": "t2",
    "padding-bottom:0": "b0",
    "border-top:0.05em solid currentcolor": "bt",
    "border-top:0.05em dashed currentcolor": "bt dash",
    "border-left:0.05em solid currentcolor": "bl",
    "border-left:0.05em dashed currentcolor": "bl dash",
    "border-right:0.05em solid currentcolor": "br",
    "border-right:0.05em dashed currentcolor": "br dash",
    "math-shift:compact": "compact",
    "font-variant-caps:small-caps": "caps",
}
"""The declarations that math-core writes into ``style`` and the class that stands for each in ``code.css``: a strict
content security policy lets no style attribute through. What is not here is left out; colours become ``mathcolor``."""


def _styled(mathml: str) -> str:
    return _STYLE.sub(_class, mathml) if "style=" in mathml else mathml


def _class(found: re.Match[str]) -> str:
    names: list[str] = []
    color = ""
    for declaration in filter(None, map(str.strip, found[1].split(";"))):
        name, _, value = declaration.partition(":")
        if name == "color" and value.strip().startswith("#"):
            color = f' mathcolor="{value.strip()}"'
        elif known := CLASSES.get(f"{name}:{value.strip()}"):
            names.append(known)
    return f' class="{" ".join(names)}"{color}' if names else color
