"""The tags of raw HTML: what one is, and the rules that read them in blocks and in lines.

The library's patterns for tags take blanks of any script where CommonMark takes those of ASCII alone, and a value
without quotes holds such blanks as well: a tag that many of them stand in is then read in ever more ways, and a line
of 200 characters takes hours. So tags are read here, and the library's rules are asked about all else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.html_blocks import block_names
from markdown_it.common.html_re import close_tag, open_tag
from markdown_it.common.utils import isLinkClose, isLinkOpen
from markdown_it.rules_block import html_block
from markdown_it.rules_inline import html_inline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

TAG = re.compile(f"{open_tag}|{close_tag}", re.ASCII)
"""An opening or closing tag: https://spec.commonmark.org/0.31.2/#html-tag."""
_TAGS_LINE = re.compile(f"(?:{open_tag}|{close_tag})[ \t]*\\Z", re.ASCII)
_NAMED = re.compile(
    rf"</?(?:{'|'.join(block_names)})(?=\s|/?>|\Z)|<(?:script|pre|style|textarea)(?=\s|>|\Z)", re.IGNORECASE
)
"""What begins a block whatever follows on the line."""
_BEGINS = re.compile(r"</?[a-z]", re.IGNORECASE | re.ASCII)


def read_block(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read a block of raw HTML: a rule of markdown-it's block parser.

    A tag that no block is known by opens one where it has the line to itself, up to a blank line, and ends no
    paragraph: https://spec.commonmark.org/0.31.2/#html-blocks, the seventh condition.
    """
    begin, stop = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    if not _BEGINS.match(state.src, begin, stop) or _NAMED.match(state.src, begin, stop):
        return html_block(state, line, end, silent)
    if silent or state.is_code_block(line) or not _TAGS_LINE.match(state.src, begin, stop):
        return False
    behind = line + 1
    while behind < end and not state.isEmpty(behind) and state.sCount[behind] >= state.blkIndent:
        behind += 1
    token = state.push("html_block", "", 0)
    token.map = [line, behind]
    token.content = state.getLines(line, behind, state.blkIndent, keepLastLF=True)
    state.line = behind
    return True


def read_inline(state: StateInline, silent: bool) -> bool:
    """Read raw HTML in a line of text: a rule of markdown-it's inline parser."""
    if not _BEGINS.match(state.src, state.pos, state.posMax):
        return html_inline(state, silent)
    found = TAG.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("html_inline", "", 0)
        token.content = found[0]
        state.linkLevel += isLinkOpen(found[0]) - isLinkClose(found[0])
    state.pos = found.end()
    return True


_UNSAID = re.compile(r"<(script|style|svg|math|template)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
"""What is read by programs alone, or drawn."""
_ANY = re.compile(r"<[^<>]*>")


def html_words(html: str, line: int) -> Iterator[tuple[int, str]]:
    """Yield the lines of a block that say something, counted from its first, each with its words."""

    def gone(found: re.Match[str]) -> str:
        return " " + "\n" * found[0].count("\n")

    for number, words in enumerate(_ANY.sub(gone, _UNSAID.sub(gone, html)).split("\n"), line):
        if words.strip():
            yield number, words.strip()
