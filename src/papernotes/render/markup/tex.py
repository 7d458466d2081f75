"""Math: TeX → MathML Core by math-core, and what is TeX at all."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from math_core import LatexError, LatexToMathML

from papernotes.render.markup.text import clean, escape

_SIGNS = re.compile(r"\\[a-zA-Z]+|[\^_=<>+]|^\s*-?[A-Za-z]'*\s*\Z|^\s*[A-Za-z]\([^()]*\)\s*\Z|\d\s*\*\s*\d")
_PRICE = re.compile(r"\d[\d.,]*\s?(?:[kKmMbB]|bn|[a-z]{3,})?(?:\s|[,;/–-]\s?$|$)(?![\s]*[=<>+^_\\])")


def looks_like_tex(text: str) -> bool:
    """Tell whether a text holds a sign that prose between brackets does not: a command, an index, a relation."""
    return bool(_SIGNS.search(text))


def price(text: str) -> bool:
    """Tell whether what stands between two dollars reads like prose after a price: ``$5 and 10$``, ``$20k to $``."""
    return bool(_PRICE.match(text)) and not re.search(r"[\\^_=+]", text) and " " in text.strip()


_MOST_TOKENS, _MOST_CHARACTERS = 600, 20_000
"""math-core descends into groups and commands by recursion and has no limit of its own: 371 nested ``\\frac{`` (two
tokens each) overflow a stack of 1 MB, which ends the process. No formula of 600 tokens can reach that depth."""
_TOKEN = re.compile(r"\\[a-zA-Z]+|\\.|[{^_]", re.DOTALL)
_DEFINITION = re.compile(r"\\(?:(?:re|provide)?newcommand|providecommand|[egx]?def|let|DeclareMathOperator)\b")
_MOST_EXPANSIONS = 10
"""Macros that a formula defines for itself multiply its depth, so they get a tenth of the tokens and ten expansions."""


class MathError(ValueError):
    """A formula that cannot be typeset; the message says why."""


@cache
def _converter() -> LatexToMathML:
    return LatexToMathML(fancy_error=False, max_expansions=_MOST_EXPANSIONS)


@lru_cache(maxsize=1024)
def mathml(tex: str, *, display: bool) -> str:
    """Return a formula as a ``math`` element.

    Raises MathError for TeX that math-core does not know, and for formulas too large to be meant.
    """
    tokens = len(_TOKEN.findall(tex)) if len(tex) <= _MOST_CHARACTERS else _MOST_TOKENS
    if tokens >= (_MOST_TOKENS // _MOST_EXPANSIONS if _DEFINITION.search(tex) else _MOST_TOKENS):
        raise MathError("the formula is too large")
    try:
        return _converter().convert_with_local_state(clean(tex), displaystyle=display)
    except LatexError as error:
        raise MathError(re.sub(r"^\d+: ", "", str(error).partition("\n")[0]).rstrip(".")) from None


def failed(tex: str) -> str:
    """Return what is shown for a formula that cannot be typeset: its source."""
    return f'<code class="math-error">{escape(tex)}</code>'
