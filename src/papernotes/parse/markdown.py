"""The one MarkdownIt: a source's text → its block tokens and its link references.

Only block rules run here. Structure is read from the block tokens and the raw lines; the inline rules run later, over
the inline tokens kept in the document, and only for what is printed.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import lheading
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token


@cache
def parser() -> MarkdownIt:
    """Return the MarkdownIt whose block rules read every source: CommonMark, tables, footnotes, ``$$`` blocks."""
    markdown = MarkdownIt("commonmark").enable("table")
    markdown.use(footnote_plugin).use(dollarmath_plugin)
    markdown.block.ruler.at("lheading", _underlined_heading, {"alt": []})
    markdown.core.ruler.enableOnly(["normalize", "block"])
    return markdown


def block_tokens(text: str) -> tuple[tuple[Token, ...], dict[str, Any]]:
    """Return the block tokens of a text, inline tokens not yet parsed, and its link references and footnotes."""
    references: dict[str, Any] = {}
    return tuple(parser().parse(text, references)), references


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
