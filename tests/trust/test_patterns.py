"""Every regular expression of the package reads a text in time that grows as the text does.

A pattern is tried with texts made of itself: for each part of it that may repeat, what stands before it and what the
part takes, over and over, with an end that makes the match fail.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import signal
import time
from contextlib import contextmanager
from pathlib import Path
from re import _constants as ops
from re import _parser as parser
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

import papernotes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SHORT, LONG = 1000, 4000
"""Characters of the two texts; the long one takes four times as long where time grows as the text does."""
DULL = 0.004
"""Seconds within which no long text can be slow: a quadratic search takes several times as long."""
HOPELESS = 25 * DULL
"""Seconds of this process after which the short text is given up: time that doubles with each few characters."""
MOST = 9.0
"""How many times as long the long text may take."""
MANY = 100
"""A part that may repeat as often as this takes a text of any length, as far as time is concerned."""
SEARCHING = {"search", "finditer", "findall", "sub", "subn", "split"}
MATCHING = {"match", "fullmatch"}
ENDS = ("", "\x02", "é", "a1", "\n")
SIGNS = " aA0中-.([<*_=/:,'\"\t\n|#\u00a0，é$`!&@~])>{}\\+😀^?;%"
"""Characters that a part of a pattern is tried with, as far as it takes them."""


class Use(NamedTuple):
    """A regular expression and how the package uses it."""

    place: str
    pattern: re.Pattern[str]
    searches: bool
    """False where it is only asked whether a text begins with it."""


def uses() -> Iterator[Use]:
    """Yield every regular expression that a module of the package holds or writes where it is used."""
    modules = [info.name for info in pkgutil.walk_packages(papernotes.__path__, "papernotes.")]
    found = [importlib.import_module(name) for name in modules if not name.endswith("__main__")]
    trees = {module.__name__: ast.parse(Path(module.__file__ or "").read_text("utf-8")) for module in found}
    everywhere = {name for tree in trees.values() for name in _asked(tree)}
    for module in found:
        asked = set(_asked(trees[module.__name__]))
        for name, value in vars(module).items():
            for pattern in _held(value):
                inside = pattern is not value  # called by the name of a loop, as no other is
                known = {
                    how
                    for told, how in (asked if name.startswith("_") or inside else everywhere)
                    if (told not in vars(module) if inside else told == name)
                }
                yield Use(f"{module.__name__}.{name}", pattern, not known or bool(known & SEARCHING))
        for node in ast.walk(trees[module.__name__]):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re"), attr=how), args=[ast.Constant(value=str(text)), *_]
                ) if how in SEARCHING | MATCHING:
                    yield Use(f"{module.__name__}:{node.lineno}", re.compile(text), how in SEARCHING)


def _held(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, (tuple, list, dict)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _held(inner)


def _asked(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield the names that a module calls methods of regular expressions on, with the methods."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=name) | ast.Attribute(attr=name), attr=how):
                if how in SEARCHING | MATCHING:
                    yield name, how


def provoking(items: Any, before: tuple[str, ...] = ("",)) -> Iterator[tuple[str, str]]:
    """Yield what stands before each part of a parsed pattern that may repeat, and what such a part takes once."""
    last: list[str] = []
    for kind, value in items:
        if kind in {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}:
            _, most, body = value
            once = list(dict.fromkeys(written(body, turn) for turn in range(8)))
            if most >= MANY:
                yield from ((start, part) for start in before for part in once if part)
                yield from ((before[0], part + other) for part in once[:3] for other in last[:3])
                last = once
            yield from provoking(body, before)
            before = _behind(before, *("" if value[0] == 0 else once[0], once[-1]))
            continue
        if kind in {ops.ASSERT, ops.ASSERT_NOT}:
            yield from provoking(value[1], before)
            continue
        for inner in _inner(kind, value):
            yield from provoking(inner, before)
        before = _behind(before, *(written([(kind, value)], turn) for turn in range(3)))


def _behind(before: Iterable[str], *written: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(start + text for start in before for text in written))[:4]


def _inner(kind: Any, value: Any) -> list[Any]:
    if kind is ops.SUBPATTERN:
        return [value[3]]
    if kind is ops.ATOMIC_GROUP:
        return [value]
    return list(value[1]) if kind is ops.BRANCH else []


def written(items: Any, turn: int) -> str:
    """Return a text that a part of a parsed pattern takes; another ``turn``, another text where there is one."""
    text = ""
    for kind, value in items:
        if kind in {ops.LITERAL, ops.NOT_LITERAL, ops.ANY, ops.IN}:
            signs = taken(kind, value)
            text += signs[turn % len(signs)]
        elif kind in {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}:
            text += written(value[2], turn) * max(value[0], turn > 0)
        elif inner := _inner(kind, value):
            text += written(inner[turn % len(inner)], turn)
    return text


def taken(kind: Any, value: Any) -> list[str]:
    """Return some characters that an item of a parsed pattern takes."""
    if kind is ops.LITERAL:
        return [chr(value)]
    if kind is ops.ANY:
        return [sign for sign in SIGNS if sign != "\n"][:8]
    if kind is ops.NOT_LITERAL:
        return [sign for sign in SIGNS if ord(sign) != value][:8]
    named = [chr(told if how is ops.LITERAL else told[0]) for how, told in value if how in {ops.LITERAL, ops.RANGE}]
    return ([sign for sign in SIGNS if _takes(value, sign)] + (named if value[0][0] is not ops.NEGATE else []))[:8] or [
        "a"
    ]


def _takes(items: Any, sign: str) -> bool:
    negated = items[0][0] is ops.NEGATE
    return negated != any(
        value == ord(sign)
        if kind is ops.LITERAL
        else value[0] <= ord(sign) <= value[1]
        if kind is ops.RANGE
        else kind is ops.CATEGORY and _in_category(str(value), sign)
        for kind, value in items
    )


def _in_category(name: str, sign: str) -> bool:
    held = {"D": sign.isdigit(), "S": sign.isspace(), "W": sign.isalnum() or sign == "_"}[name.rpartition("_")[2][0]]
    return held != ("NOT" in name)


def slow(use: Use) -> str:
    """Return a text on which a pattern is slow, as its beginning, what repeats and its end; empty without one."""
    tried: set[tuple[str, str, str]] = set()
    read: Callable[[str], object] = (
        (lambda text: sum(1 for _ in use.pattern.finditer(text))) if use.searches else (use.pattern.match)
    )
    for start, part in provoking(parser.parse(use.pattern.pattern, use.pattern.flags)):
        for end in ENDS:
            for text in ((start, part, end), ("", start + part, end)):
                if text in tried or not _seems_slow(read, text):
                    tried.add(text)
                    continue
                return repr(text)
    return ""


class HopelessError(Exception):
    """A text that would not end."""


@contextmanager
def given_up_after(limit: float) -> Iterator[None]:
    """Raise where more of this process's seconds go by: a search hears signals while it goes back and forth."""

    def give_up(*_: object) -> None:
        raise HopelessError

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _seems_slow(read: Callable[[str], object], text: tuple[str, str, str]) -> bool:
    def seconds(length: int) -> float:
        given = text[0] + text[1] * (length // len(text[1])) + text[2]
        began = time.process_time()
        read(given)
        return time.process_time() - began

    try:
        with given_up_after(HOPELESS):
            short = seconds(SHORT)
    except HopelessError:
        return True
    if short < DULL / MOST or seconds(LONG) < DULL:
        return False

    def times() -> float:
        return min(seconds(LONG) for _ in range(3)) / max(min(seconds(SHORT) for _ in range(3)), DULL / MOST / 2)

    return all(times() > MOST for _ in range(3))


@pytest.mark.alone
@pytest.mark.usefixtures("untraced")
def test_no_pattern_takes_longer_by_more_than_its_text() -> None:
    found = {use.pattern: use for use in uses()}.values()
    assert len(found) > 300
    assert not {use.place: text for use in found if (text := slow(use))}
