"""Block tokens → a small tree of blocks with their lines, as the recognisers read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from papernotes.parse.ids import without_ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

BlockKind = Literal[
    "heading", "paragraph", "list", "item", "table", "row", "fence", "code", "quote", "html", "rule", "math", "footnote"
]

_KINDS: dict[str, BlockKind] = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "dt_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "table_open": "table",
    "tr_open": "row",
    "fence": "fence",
    "code_block": "code",
    "blockquote_open": "quote",
    "html_block": "html",
    "hr": "rule",
    "math_block": "math",
    "math_block_label": "math",
    "footnote_reference_open": "footnote",
}


_HTML_HEADING = re.compile(r"<h([1-6])\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"\w")


class Block(NamedTuple):
    """A block of a source: what it is, its lines (both ends included, from 1), and the blocks in it."""

    kind: BlockKind
    line: int
    end_line: int
    text: str = ""
    """A heading's or paragraph's inline text, a fence's or code block's code, an HTML block's HTML."""
    level: int = 0
    """A heading's level, 1 to 6."""
    info: str = ""
    """A fence's info string; a list's kind, ``-`` or ``1``; the id that the notes give a heading."""
    cells: tuple[str, ...] = ()
    """A row's cells, inline text."""
    children: tuple[Block, ...] = ()

    def walk(self) -> Iterator[Block]:
        """Yield the block and all blocks in it, in the order of the source."""
        left = [self]
        while left:
            block = left.pop()
            yield block
            left.extend(reversed(block.children))


def outline(tokens: Sequence[Token], lines: Sequence[str]) -> tuple[Block, ...]:
    """Return the top-level blocks of a source, from its block tokens and its lines."""
    blocks: list[Block] = []
    position = 0
    while position < len(tokens):
        position = _read(tokens, position, lines, blocks)
    return tuple(blocks)


def _read(tokens: Sequence[Token], position: int, lines: Sequence[str], into: list[Block]) -> int:
    """Append the block that begins at this token and return the position behind it."""
    token = tokens[position]
    kind = _KINDS.get(token.type)
    if token.nesting != 1:
        if kind is not None:
            into.append(_block(kind, token, lines))
        return position + 1
    if kind is not None and tokens[position + 1].type == "inline" and tokens[position + 2].nesting == -1:
        into.append(_block(kind, token, lines, text=tokens[position + 1].content))  # a paragraph or a heading
        return position + 3
    children: list[Block] = []
    cells: list[str] = []
    text = ""
    position += 1
    while tokens[position].nesting != -1:
        inner = tokens[position]
        if inner.type == "inline":
            text = inner.content
            position += 1
        elif inner.type in ("td_open", "th_open"):
            cells.append(tokens[position + 1].content)
            position += 3
        else:
            position = _read(tokens, position, lines, children)
    if kind is None:  # thead, tbody and the like hold blocks and are none
        into.extend(children)
    else:
        into.append(_block(kind, token, lines, text=text, cells=tuple(cells), children=tuple(children)))
    return position + 1


def _block(
    kind: BlockKind,
    token: Token,
    lines: Sequence[str],
    *,
    text: str = "",
    cells: tuple[str, ...] = (),
    children: tuple[Block, ...] = (),
) -> Block:
    begin, end = token.map or (0, 0)
    if children:
        end = max(end, children[-1].end_line)
    end = min(end, len(lines))
    while end > begin + 1 and not lines[end - 1].strip():
        end -= 1
    written, level = html_heading(token.content) if kind == "html" else ("", 0)
    info = ""
    if written:
        kind, text = "heading", _TAG.sub("", written).strip()
    elif kind == "heading":
        level, (text, ids) = int(token.tag[1]), without_ids(text)
        info = ids[0] if ids else ""
    elif kind == "fence":
        info = token.info.strip()
    if kind == "list":
        info = "1" if token.type.startswith("ordered") else "-"
    return Block(kind, begin + 1, max(end, begin + 1), text or token.content, level, info, cells, children)


def html_heading(html: str) -> tuple[str, int]:
    """Return the words and the level of a heading in HTML that is a block of its own: ``<h2 id="a">Floods</h2>``.

    The level of all else is 0.
    """
    html = html.strip()
    opening = _HTML_HEADING.match(html)
    closing = f"</h{opening[1]}>" if opening else ""
    if not opening or html[-len(closing) :].lower() != closing:
        return "", 0
    text = html[opening.end() : -len(closing)]
    return (text, int(opening[1])) if "\n" not in text and _WORD.search(text) else ("", 0)
