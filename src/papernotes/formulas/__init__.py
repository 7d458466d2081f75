"""Formulas: where they stand in a text, how they are set as MathML, and what says them where only text can stand.

In: a text.
Out: where formulas stand in it, as MathML, or in words where only text can stand.

Read: ``finding``, ``mathml``, ``wording``, ``undelimited``.
"""

from papernotes.formulas.finding import Formula, dollared, formulas, has_formulas, replaced
from papernotes.formulas.mathml import MathError, mathml
from papernotes.formulas.undelimited import undelimited_in_words
from papernotes.formulas.wording import in_words, spoken, worded

__all__ = [
    "Formula",
    "MathError",
    "dollared",
    "formulas",
    "has_formulas",
    "in_words",
    "mathml",
    "replaced",
    "spoken",
    "undelimited_in_words",
    "worded",
]
