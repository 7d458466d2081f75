"""Code → tokens: Pygments' lexers, each pattern tried only where its match can begin.

The rules, their order and what they do are Pygments' own; this is the loop of its `RegexLexer` over a table of
the rules by first character, which gives the same tokens in a third of the time. A lexer with a loop of its own
runs that.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from pygments.lexer import RegexLexer
from pygments.token import Error, Whitespace, _TokenType

from papernotes.render.markup.beginnings import ANY, BEYOND, beginnings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pygments.lexer import Lexer

    Rule = tuple[Any, Any, Any]
    """What matches at a place, what makes tokens of the match, and the states that follow."""

_ROOT = "root"


def tokens(lexer: Lexer, code: str) -> Iterable[tuple[_TokenType, str]]:
    """Return the tokens of a text, each with its kind; together they are the text."""
    if isinstance(lexer, RegexLexer) and type(lexer).get_tokens_unprocessed is RegexLexer.get_tokens_unprocessed:
        return _run(lexer, code)
    return [(kind, text) for _, kind, text in lexer.get_tokens_unprocessed(code)]


def _run(lexer: RegexLexer, code: str) -> list[tuple[_TokenType, str]]:
    """Return what `RegexLexer.get_tokens_unprocessed` yields, without the places."""
    found: list[tuple[_TokenType, str]] = []
    stack = [_ROOT]
    table = _table(lexer, _ROOT)
    at, end = 0, len(code)
    while True:
        rules = table[min(ord(code[at]), BEYOND)] if at < end else lexer._tokens[stack[-1]]  # type: ignore[attr-defined]  # noqa: SLF001
        for match, action, following in rules:
            if here := match(code, at):
                if type(action) is _TokenType:
                    found.append((action, here.group()))
                elif action is not None:
                    found += [(kind, text) for _, kind, text in action(lexer, here)]
                at = here.end()
                if following is not None:
                    _follow(stack, following)
                    table = _table(lexer, stack[-1])
                break
        else:
            if at == end:
                return found
            if code[at] == "\n":  # a line end that no rule knows begins anew
                stack = [_ROOT]
                table = _table(lexer, _ROOT)
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


@cache
def _table(lexer: RegexLexer, state: str) -> tuple[list[Rule], ...]:
    """Return the rules of a state that can match at each ASCII character, and at one beyond."""
    rules = [(rule, _begins(rule[0])) for rule in lexer._tokens[state]]  # type: ignore[attr-defined]  # noqa: SLF001
    return tuple([rule for rule, begins in rules if code in begins] for code in range(BEYOND + 1))


def _begins(match: Any) -> frozenset[int]:  # noqa: ANN401  a bound method of a pattern, in all of Pygments' lexers
    pattern = getattr(match, "__self__", None)
    return beginnings(pattern) if isinstance(pattern, re.Pattern) else ANY
