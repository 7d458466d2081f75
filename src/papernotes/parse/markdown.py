"""The one MarkdownIt: a source's text → its block tokens and its link references.

Only block rules run here. Structure is read from the block tokens and the raw lines; the inline rules run later, over
the inline tokens kept in the document, and only for what is printed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import heading, lheading
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

AT_SIGHT = "at_sight"
_CODE = 4
"""Blanks before a line that make it code."""
_LINE_END = re.compile(r"\r\n?")


@cache
def parser() -> MarkdownIt:
    """Return the MarkdownIt whose block rules read every source: CommonMark, tables, footnotes, ``$$`` blocks."""
    markdown = MarkdownIt("commonmark").enable("table")
    markdown.use(footnote_plugin).use(dollarmath_plugin)
    markdown.block.ruler.at("lheading", _underlined_heading, {"alt": []})
    markdown.block.ruler.before("table", AT_SIGHT, _at_sight)
    markdown.core.ruler.at("normalize", _normalize)
    markdown.core.ruler.enableOnly(["normalize", "block"])
    return markdown


def block_tokens(text: str) -> tuple[tuple[Token, ...], dict[str, Any]]:
    """Return the block tokens of a text, inline tokens not yet parsed, and its link references and footnotes."""
    references: dict[str, Any] = {}
    return tuple(parser().parse(text, references)), references


def _normalize(state: StateCore) -> None:
    """Make line ends and null characters of one kind, as CommonMark asks; most texts have nothing to change."""
    text = _LINE_END.sub("\n", state.src) if "\r" in state.src else state.src
    state.src = text.replace("\0", "\ufffd")


def _at_sight(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's call)
    """Read most headings and paragraphs at once, which else ten other rules look at first.

    A line that begins with a letter opens or ends no other block, so lines that all do, up to a blank one, are a
    paragraph. A line with a blank one beneath it is no head of a table.
    """
    if state.sCount[line] - state.blkIndent >= _CODE:
        return False
    begin = state.bMarks[line] + state.tShift[line]
    if state.src[begin] == "#":
        return (line + 1 >= end or state.isEmpty(line + 1)) and heading(state, line, end, silent)
    behind = _behind_letters(state, line)
    if behind == line:
        return False
    if behind == line + 1:
        content = state.src[begin : state.eMarks[line]]
    else:
        content = state.getLines(line, behind, state.blkIndent, keepLastLF=False)
    content = content.strip(" \t\n")
    if content[-1:].isspace():  # a blank of another kind, which the library's own rule knows
        return False
    state.line = behind
    state.push("paragraph_open", "p", 1).map = [line, behind]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = content, [line, behind], []
    state.push("paragraph_close", "p", -1)
    return True


def _behind_letters(state: StateBlock, line: int) -> int:
    """Return the line behind a paragraph of lines that begin with a letter; ``line`` when one begins otherwise."""
    behind = line
    while behind < state.lineMax and not state.isEmpty(behind):
        if state.sCount[behind] < 0 or not state.src[state.bMarks[behind] + state.tShift[behind]].isalpha():
            return line
        behind += 1
    return behind


def _underlined_heading(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's call)
    """Read a setext heading, but only of one line.

    Notes put ``---`` under a block of metadata lines to part it from the text; CommonMark would make one heading of
    them all. Such a block stays a paragraph, and the ``---`` is the rule that its writer meant.
    """
    before, parent = len(state.tokens), state.parentType
    if not lheading(state, line, end, silent):
        return False
    opening = state.tokens[before]
    if opening.map and opening.map[1] - opening.map[0] <= 2:
        return True
    del state.tokens[before:]
    state.line, state.parentType = line, parent
    return False
