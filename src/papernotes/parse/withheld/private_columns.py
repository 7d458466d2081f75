"""Which columns of a table, and which of their cells, make a row private."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.withheld.flag_words import IN_TEXT, NO, OF_A_FILE, SECRET, TAGS_IN_TEXT, TICKED, YES
from papernotes.parse.withheld.flags import hides, may_hide
from papernotes.parse.withheld.line_dress import undressed
from papernotes.parse.withheld.yes_or_no import HASHTAG, MARKS, answer_of, are_words, bare_value, folded, tag_hides

if TYPE_CHECKING:
    from collections.abc import Iterable

_SIGNS_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_OF_A_WORK = frozenset({"status", "poststatus", "state", "access"})
"""Columns that may say what a work is: a draft of somebody's."""


def columns_hide(keys: Iterable[str]) -> bool:
    """Tell whether one of a table's columns is called what a cell may answer so that its row is private."""
    return any(may_hide(key) or folded(key.strip(MARKS)) in TAGS_IN_TEXT for key in keys)


def column_hides(key: str, value: str) -> bool:
    """Tell whether a cell of a table, in a column that is called so, makes its row private."""
    name, value = _column(key), undressed(value)
    if name in TAGS_IN_TEXT:
        return tag_hides(value, alone=True)
    hiding = OF_A_FILE.get(name, frozenset()) if name not in _OF_A_WORK else frozenset()
    if hiding == YES and bare_value(value) in TICKED:
        return True
    if HASHTAG.match(value.strip()) and tag_hides(value, alone=True):
        return True
    return answer_of(value, front=False) in IN_TEXT.get(name, hiding - NO)


def property_hides(name: str, value: str) -> bool:
    """Tell whether a property of a page in a database, a column of its table, makes it private, as front matter does.

    What may say what a work is does not: its status is that of the paper.
    """
    return column_hides(name, value) or (_column(name) not in _OF_A_WORK and hides(_column(name), (value,)))


def cell_in_doubt(key: str, value: str) -> bool:
    """Tell whether a cell holds words in a column whose name says that something is private."""
    return _column(key) in SECRET and are_words(value)


def is_column(key: str) -> bool:
    """Tell whether a head of a table is the name of a key that can hide."""
    return _column(key) in OF_A_FILE


def _column(key: str) -> str:
    """Return what a table's column is called, without the signs around it."""
    return folded(_SIGNS_AROUND.sub("", undressed(key)))
