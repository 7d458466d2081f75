"""Code → tokens: Pygments' lexers, each pattern tried only where its match can begin.

The rules, their order and what they do are Pygments' own; this is the loop of its `RegexLexer` over tables of the
rules by first character, inside of a line and where one begins, which gives the same tokens in a quarter of the time. A
lexer with a loop of its own runs that.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from pygments.lexer import RegexLexer
from pygments.token import Error, Whitespace, _TokenType

from papernotes.body.beginnings import ANY, BEYOND, beginnings, opens_a_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pygments.lexer import Lexer

    Rule = tuple[Any, Any, Any]
    """What matches at a place, what makes tokens of the match, and the states that follow."""

_ROOT = "root"
_COMPILED = "_tokens"


def tokens(lexer: Lexer, code: str) -> Iterable[tuple[_TokenType, str]]:
    """Return the tokens of a text, each with its kind; together they are the text."""
    if isinstance(lexer, RegexLexer) and type(lexer).get_tokens_unprocessed is RegexLexer.get_tokens_unprocessed:
        return _run(lexer, code)
    return [(kind, text) for _, kind, text in lexer.get_tokens_unprocessed(code)]


def _run(lexer: RegexLexer, code: str) -> list[tuple[_TokenType, str]]:
    """Return what `RegexLexer.get_tokens_unprocessed` yields, without the places."""
    found: list[tuple[_TokenType, str]] = []
    stack = [_ROOT]
    anywhere, opening = _tables(lexer, _ROOT)
    at, end = 0, len(code)
    while True:
        if at == end:
            rules = _states(lexer)[stack[-1]]
        else:
            rules = (opening if not at or code[at - 1] == "\n" else anywhere)[code[at]]
        for match, action, following in rules:
            if here := match(code, at):
                if type(action) is _TokenType:
                    found.append((action, here.group()))
                elif action is not None:
                    found += [(kind, text) for _, kind, text in action(lexer, here)]
                at = here.end()
                if following is not None:
                    _follow(stack, following)
                    anywhere, opening = _tables(lexer, stack[-1])
                break
        else:
            if at == end:
                return found
            if code[at] == "\n":  # a line end that no rule knows begins anew
                stack = [_ROOT]
                anywhere, opening = _tables(lexer, _ROOT)
            found.append((Whitespace if code[at] == "\n" else Error, code[at]))
            at += 1


def _follow(stack: list[str], following: tuple[str, ...] | int | str) -> None:
    """Change the stack of states as a rule says: a number (below zero) takes so many off, never the last."""
    if isinstance(following, int):
        del stack[max(1, len(stack) + following) :]
        return
    for state in (following,) if isinstance(following, str) else following:
        if state == "#push":
            stack.append(stack[-1])
        elif state != "#pop":
            stack.append(state)
        elif len(stack) > 1:
            stack.pop()


class _Table(dict[str, "list[Rule]"]):
    """The rules of a state that can match at each character; those beyond ASCII have the same."""

    def __init__(self, rules: Sequence[tuple[Rule, frozenset[int]]]) -> None:
        super().__init__((chr(code), [rule for rule, begins in rules if code in begins]) for code in range(BEYOND))
        self.beyond = [rule for rule, begins in rules if BEYOND in begins]

    def __missing__(self, character: str) -> list[Rule]:
        return self.beyond


@cache
def _tables(lexer: RegexLexer, state: str) -> tuple[_Table, _Table]:
    """Return the rules of a state for a place inside a line, and for one where a line begins."""
    rules = [(rule, _begins(rule[0])) for rule in _states(lexer)[state]]
    inside = [(rule, begins) for rule, begins in rules if not _opens_a_line(rule[0])]
    anywhere = _Table(inside)
    return anywhere, _Table(rules) if len(inside) < len(rules) else anywhere


def _states(lexer: RegexLexer) -> Mapping[str, list[Rule]]:
    """Return a lexer's rules by state, which Pygments compiles and keeps to itself."""
    found: Mapping[str, list[Rule]] = getattr(lexer, _COMPILED)
    return found


def _begins(match: object) -> frozenset[int]:
    """Return what a rule's match can begin with: a bound method of a pattern, in all of Pygments' lexers."""
    pattern = getattr(match, "__self__", None)
    return beginnings(pattern) if isinstance(pattern, re.Pattern) else ANY


def _opens_a_line(match: object) -> bool:
    pattern = getattr(match, "__self__", None)
    return isinstance(pattern, re.Pattern) and opens_a_line(pattern)
