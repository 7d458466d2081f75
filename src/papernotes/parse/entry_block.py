"""A block rule for BibTeX that stands in the notes without a fence: it is code, and no paragraph with braces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_OPENS = re.compile(r"@[A-Za-z]{3,20}[ \t]*+\{[ \t]*+[^\s,{}=]{1,200}[ \t]*+,")
_CLOSES = re.compile(r"\}[ \t]*+,?[ \t]*+\Z")
_LONGEST = 60
"""Lines of an entry, blank ones among them."""
_CODE = 4
"""Blanks before a line that make it code."""


def entry_block(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read ``@article{key, …}`` up to the line that closes its last brace; what closes none is text."""
    begin = state.bMarks[line] + state.tShift[line]
    if state.sCount[line] - state.blkIndent >= _CODE or not _OPENS.match(state.src, begin, state.eMarks[line]):
        return False
    behind = _behind(state, line, end)
    if not behind:
        return False
    if not silent:
        token = state.push("code_block", "code", 0)
        token.content = state.getLines(line, behind, state.blkIndent, keepLastLF=True)
        token.map = [line, behind]
        state.line = behind
    return True


def _behind(state: StateBlock, line: int, end: int) -> int:
    """Return the line behind an entry; 0 where its braces do not close on the end of a line."""
    depth = 0
    for number in range(line, min(end, line + _LONGEST)):
        if not state.isEmpty(number) and state.sCount[number] < state.blkIndent:
            return 0
        text = state.src[state.bMarks[number] : state.eMarks[number]]
        depth += text.count("{") - text.count("}")
        if depth <= 0:
            return number + 1 if depth == 0 and _CLOSES.search(text) else 0
    return 0
