"""Formulas: where they stand in a text, how they are set as MathML, and what says them where only text can stand."""

from papernotes.formulas.finding import Formula, dollared, formulas, has_formulas, replaced
from papernotes.formulas.mathml import MathError, mathml
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
    "worded",
]
