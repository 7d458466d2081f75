"""What a regular expression's match can begin with: found from its parse, never too little.

A lexer tries dozens of patterns at each place; most of them cannot match there by the first character alone.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ops, parser = import_module("re._constants"), import_module("re._parser")
"""Undocumented, and the parse of `re` itself."""

_Value = Any
"""What an item of a parse holds: a number, a pair, a list of items, by its kind."""
BEYOND = 128
"""Stands for every character beyond ASCII."""
ANY = frozenset(range(BEYOND + 1))

_KINDS: dict[Any, Callable[[str], bool]] = {
    ops.CATEGORY_DIGIT: str.isdigit,
    ops.CATEGORY_NOT_DIGIT: lambda c: not c.isdigit(),
    ops.CATEGORY_SPACE: str.isspace,
    ops.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    ops.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    ops.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
}
_CHARACTER = frozenset({ops.LITERAL, ops.NOT_LITERAL, ops.IN, ops.ANY})
_NOTHING = frozenset({ops.AT, ops.ASSERT, ops.ASSERT_NOT})
"""What takes no character; that it may fail is not looked at."""
_REPEATS = frozenset({ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT})


@cache
def beginnings(pattern: re.Pattern[str]) -> frozenset[int]:
    """Return the codes of all ASCII characters that a match can begin with, and BEYOND unless none beyond can.

    A pattern that can match nothing at all, or whose parse is not known here, may begin with anything.
    """
    parsed = parser.parse(pattern.pattern, pattern.flags)
    found, empty = _sequence(parsed, parsed.state.flags)
    return ANY if empty else found


@cache
def opens_a_line(pattern: re.Pattern[str]) -> bool:
    """Tell whether a match surely begins where a line does, or the text: one of ``^a``, ``(^ *)(a|b)``."""
    if "^" not in pattern.pattern and r"\A" not in pattern.pattern:
        return False
    items = parser.parse(pattern.pattern, pattern.flags)
    while items and items[0][0] is ops.SUBPATTERN:
        items = items[0][1][3]
    return bool(items) and items[0][0] is ops.AT and items[0][1] in {ops.AT_BEGINNING, ops.AT_BEGINNING_STRING}


def _sequence(items: Iterable[tuple[Any, Any]], flags: int) -> tuple[frozenset[int], bool]:
    """Return what a sequence can begin with, and whether it can be empty."""
    found: frozenset[int] = frozenset()
    for op, value in items:
        if op in _CHARACTER:
            return found | _characters(op, value, flags), False
        if op in _NOTHING:
            continue
        if op is ops.BRANCH:
            choices = [_sequence(branch, flags) for branch in value[1]]
        elif op is ops.SUBPATTERN:
            choices = [_sequence(value[3], (flags | value[1]) & ~value[2])]
        elif op in _REPEATS:
            once, empty = _sequence(value[2], flags)
            choices = [(once, empty or value[0] == 0)]
        elif op is ops.ATOMIC_GROUP:
            choices = [_sequence(value, flags)]
        else:
            return ANY, True
        found = found.union(*(characters for characters, _ in choices))
        if not any(empty for _, empty in choices):
            return found, False
    return found, True


def _characters(op: object, value: _Value, flags: int) -> frozenset[int]:
    """Return the characters that one item matches; a negated one is taken to match all beyond ASCII."""
    if op is ops.ANY:
        return ANY
    items = value if op is ops.IN else [(op, value)]
    negated = any(op in {ops.NEGATE, ops.NOT_LITERAL} for op, _ in items)
    found = frozenset().union(*(_item(op, value) for op, value in items))
    if flags & re.IGNORECASE:
        if negated or BEYOND in found:  # letters beyond ASCII may be other cases of those within
            return ANY
        return found | {ord(c) for code in found for c in chr(code).lower() + chr(code).upper()} | {BEYOND}
    return ANY - (found - {BEYOND}) if negated else found


def _item(op: object, value: _Value) -> Iterable[int]:
    if op is ops.NEGATE:
        return ()
    if op in {ops.LITERAL, ops.NOT_LITERAL}:
        return (min(value, BEYOND),)
    if op is ops.RANGE:
        return range(min(value[0], BEYOND), min(value[1], BEYOND) + 1)
    kind = _KINDS.get(value)
    return (code for code in ANY if code == BEYOND or kind is None or kind(chr(code)))
