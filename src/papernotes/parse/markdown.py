"""The one MarkdownIt: a source's text → its block tokens and its link references.

Only block rules run here. Structure is read from the block tokens and the raw lines; the inline rules run later, over
the inline tokens kept in the document, and only for what is printed.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock, heading, lheading
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from papernotes.parse.entry_block import entry_block
from papernotes.parse.raw_html import read_block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it.rules_core import StateCore
    from markdown_it.utils import EnvType

    Rule = Callable[[StateBlock, int, int, bool], bool]

AT_SIGHT = "at_sight"
HIDDEN = "\ufdd0"
"""Stands for all of a line that is read as if it were not there, though without it no block would end: a character
that no text may hold."""
_DEEPEST = 100
"""Blocks within one another that are read as such; what is deeper is a paragraph of them."""
_NEVER = _DEEPEST + 10
"""Blocks within one another at which the library would drop all that follows."""
_CODE = 4
"""Blanks before a line that make it code."""
_LINE_END = re.compile(r"\r\n?")
_OPENERS: dict[str, str] = {
    "math_block": "$", "fence": "`~", "blockquote": ">", "hr": "*-_", "list": "*+-0123456789", "footnote_def": "[",
    "reference": "[", "html_block": "<", "heading": "#", "entry": "@",
}  # fmt: skip
"""The characters that a line must begin with for a rule to read it."""
_WORDS = re.compile(r"[^\W\d_]|\*\*[^\W\d_]|__[^\W\d_]|\[[^\[\]\\\n]*+\](?!:)")
"""What a line begins with that opens and ends no block but a paragraph: a letter, bold letters, a link whose label ends
on it (that of a reference may go on)."""
_HEADING = re.compile(r"(#{1,6})[ \t]+([^\s#](?:[^\n#]*[^\s#])?)[ \t]*\Z")
_BULLET = re.compile(r"[-*+][ \t]+[^ \t\n]")


@cache
def parser() -> MarkdownIt:
    """Return the MarkdownIt whose block rules read every source: CommonMark, tables, footnotes, ``$$`` blocks."""
    markdown = library_parser()
    ruler = markdown.block.ruler
    for rule in ruler.__rules__:
        if rule.name in _OPENERS:
            ruler.at(rule.name, _opened_by(tuple(_OPENERS[rule.name]), rule.fn), {"alt": rule.alt})
    ruler.before("table", AT_SIGHT, _at_sight)
    markdown.block = _Blocks()
    markdown.block.ruler = ruler
    return markdown


def library_parser() -> MarkdownIt:
    """Return a MarkdownIt that gives the same tokens by the library's own ways, slowly."""
    markdown = MarkdownIt("commonmark", {"maxNesting": _NEVER}).enable("table")
    markdown.use(footnote_plugin).use(dollarmath_plugin).use(deflist_plugin)
    rules = {rule.name: rule for rule in markdown.block.ruler.__rules__}
    markdown.block.ruler.at("deflist", _defined_by(rules["deflist"].fn), {"alt": rules["deflist"].alt})
    markdown.block.ruler.at("html_block", read_block, {"alt": rules["html_block"].alt})
    # a quotation ends where a footnote begins; else each of many would look through all lines behind it
    note = rules["footnote_def"]
    markdown.block.ruler.at(note.name, note.fn, {"alt": [*note.alt, "blockquote"]})
    markdown.block.ruler.before("fence", "entry", entry_block, {"alt": ["paragraph"]})
    markdown.block.ruler.before("table", "too_deep", _too_deep)
    markdown.block.ruler.at("lheading", _underlined_heading, {"alt": []})
    markdown.core.ruler.at("normalize", _normalize)
    markdown.core.ruler.enableOnly(["normalize", "block"])
    return markdown


class _Token(Token):
    """A block token, made without the library's conversion of attributes that it does not have yet."""

    __slots__ = ()

    def __init__(self, kind: str, tag: str, nesting: Literal[-1, 0, 1], level: int) -> None:
        self.type, self.tag, self.nesting, self.level = kind, tag, nesting, level
        self.attrs, self.meta, self.map, self.children = {}, {}, None, None
        self.content = self.markup = self.info = ""
        self.block, self.hidden = True, False


class _State(StateBlock):
    """The library's state of reading, which finds lines and makes tokens quickly."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__("", md, env, tokens)
        lines = src.split("\n")
        if not lines[-1].strip(" \t"):
            lines.pop()
        indents = [line[: len(line) - len(line.lstrip(" \t"))] for line in lines]
        self.src = src
        self.bMarks = [0, *accumulate(len(line) + 1 for line in lines)]
        self.eMarks = [begin + len(line) for begin, line in zip(self.bMarks, lines, strict=False)]
        self.tShift = [len(indent) for indent in indents]
        self.sCount = [len(indent.expandtabs(4)) for indent in indents]
        self.bsCount = [0] * (len(lines) + 1)
        self.bMarks[-1] = len(src)
        self.eMarks.append(len(src))
        self.tShift.append(0)
        self.sCount.append(0)
        self.lineMax = len(lines)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Append a token and return it."""
        if nesting < 0:
            self.level -= 1
        token = _Token(ttype, tag, nesting, self.level)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


class _Blocks(ParserBlock):
    """The library's block parser over such a state."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token] | None:
        """Append the block tokens of a text to ``outTokens`` and return all of them."""
        if not src:
            return None
        state = _State(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens


def _opened_by(openers: tuple[str, ...], rule: Rule) -> Rule:
    """Return a rule that is only asked about lines which begin with one of some characters."""

    def opened(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        begin = state.bMarks[line] + state.tShift[line]
        return state.src.startswith(openers, begin) and rule(state, line, end, silent)

    return opened


def block_tokens(text: str) -> tuple[tuple[Token, ...], dict[str, Any]]:
    """Return the block tokens of a text, inline tokens not yet parsed, and its link references and footnotes."""
    references: dict[str, Any] = {}
    tokens = parser().parse(text, references)
    if HIDDEN in text:
        tokens = list(_without_hidden_rows(tokens))
        for token in tokens:
            token.content = token.content.replace(HIDDEN, "")
    return tuple(tokens), references


def _without_hidden_rows(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield block tokens without the rows of tables that are hidden lines, which a table reads as their first cells."""
    at = 0
    while at < len(tokens):
        hidden = tokens[at].type == "tr_open" and tokens[min(at + 2, len(tokens) - 1)].content == HIDDEN
        if hidden:
            at = next((n for n in range(at, len(tokens)) if tokens[n].type == "tr_close"), at)
        else:
            yield tokens[at]
        at += 1


def _normalize(state: StateCore) -> None:
    """Make line ends and null characters of one kind, as CommonMark asks; most texts have nothing to change."""
    text = _LINE_END.sub("\n", state.src) if "\r" in state.src else state.src
    state.src = text.replace("\0", "\ufffd")


def _too_deep(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read what is left of a block that is too deep in others, marks and all, as a paragraph: its words are shown."""
    if silent or state.level < _DEEPEST:
        return False
    behind = line + 1
    while behind < end and (state.isEmpty(behind) or state.sCount[behind] >= state.blkIndent):
        behind += 1
    content = state.getLines(line, behind, state.blkIndent, keepLastLF=False).strip()
    _write(state, "paragraph", "p", "", content, line, behind)
    return True


def _at_sight(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read most headings and paragraphs at once, which else ten other rules look at first.

    A line that begins as words do opens or ends no other block, so lines that all do, up to a blank one or a list's
    item, are a paragraph. A line with a blank one beneath it is no head of a table.
    """
    if state.sCount[line] - state.blkIndent >= _CODE:
        return False
    begin = state.bMarks[line] + state.tShift[line]
    if state.src[begin] == "#":
        return (line + 1 >= end or state.isEmpty(line + 1)) and _heading(state, line, end, silent)
    behind = _behind_words(state, line)
    if behind == line or (behind == line + 1 and _is_defined(state, behind, end)):
        return False
    if behind == line + 1:
        content = state.src[begin : state.eMarks[line]]
    else:
        content = state.getLines(line, behind, state.blkIndent, keepLastLF=False)
    content = content.strip(" \t\n")
    if content[-1:].isspace():  # a blank of another kind, which the library's own rule knows
        return False
    _write(state, "paragraph", "p", "", content, line, behind)
    return True


def _heading(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read a heading; one that holds no other ``#`` at once."""
    found = _HEADING.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])
    if found is None:
        return heading(state, line, end, silent)
    if not silent:
        _write(state, "heading", f"h{len(found[1])}", found[1], found[2], line, line + 1)
    return True


def _write(state: StateBlock, kind: str, tag: str, markup: str, content: str, line: int, behind: int) -> None:
    """Append the three tokens of a block that is but inline text, and go on behind it."""
    opening = _Token(f"{kind}_open", tag, 1, state.level)
    inline = _Token("inline", "", 0, state.level + 1)
    closing = _Token(f"{kind}_close", tag, -1, state.level)
    opening.markup = closing.markup = markup
    opening.map, inline.map = [line, behind], [line, behind]
    inline.content, inline.children = content, []
    state.tokens += opening, inline, closing
    state.line = behind


def _behind_words(state: StateBlock, line: int) -> int:
    """Return the line behind a paragraph of lines that begin as words do; ``line`` when one begins otherwise."""
    source, begins, shifts, ends = state.src, state.bMarks, state.tShift, state.eMarks
    behind = line
    while behind < state.lineMax and (begin := begins[behind] + shifts[behind]) < ends[behind]:
        if state.sCount[behind] < 0:
            return line
        if not _WORDS.match(source, begin, ends[behind]):
            return behind if _opens_item(state, behind, begin) else line
        behind += 1
    return behind


def _opens_item(state: StateBlock, line: int, begin: int) -> bool:
    """Tell whether a line opens an item of a list for certain, wherever it stands beneath a paragraph's lines."""
    if state.sCount[line] - state.blkIndent >= _CODE or (
        state.listIndent >= 0 and state.sCount[line] - state.listIndent >= _CODE
    ):
        return False
    return _BULLET.match(state.src, begin, state.eMarks[line]) is not None


def _is_defined(state: StateBlock, behind: int, end: int) -> bool:
    """Tell whether what comes behind a line, perhaps after a blank one, is its definition: ``: words``."""
    if behind < end and state.isEmpty(behind):
        behind += 1
    begin = state.bMarks[behind] + state.tShift[behind]
    return behind < end and state.src[begin : begin + 2] in {": ", ":\t"}


def _defined_by(rule: Rule) -> Rule:
    """Return the rule for lists of definitions, asked only where a colon opens one; ``~`` is often "about"."""

    def defined(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        if not (silent or _is_defined(state, line + 1, end)):
            return False
        return rule(state, line, end, silent)

    return defined


def _underlined_heading(state: StateBlock, line: int, end: int, silent: bool) -> bool:
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
