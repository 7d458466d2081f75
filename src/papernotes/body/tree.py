"""Block tokens → a tree that a range of lines can be cut out of.

A source is parsed once; its records and sections are ranges of its lines, and a range may begin inside a list or a
table (a record may be one item or one row) and inside a paragraph. The tree is made once a source; finding a range in
it takes one bisection a level.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from papernotes.body.raw import shapes_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token


@dataclass(slots=True)
class Node:
    """A block: its opening (or only) token, the lines it covers, and the blocks or the text inside it."""

    token: Token
    start: int
    """Its first line, counted from 1."""
    end: int
    """Its last line."""
    children: list[Node] = field(default_factory=list)
    raw: bool = False
    """Whether it is, or holds, raw HTML that shapes blocks."""
    ends: list[int] = field(default_factory=list)
    """The last lines of the children that no later child falls short of, for bisection."""
    text: str = ""
    """The inline text of a paragraph, a heading or a table's cell."""

    def within(self, first: int, last: int) -> Iterator[Node]:
        """Yield the children that have a line from ``first`` to ``last``, both included."""
        for index in range(bisect_left(self.ends, first), len(self.children)):
            child = self.children[index]
            if child.start > last:
                return
            if child.end >= first:
                yield child


def tree(tokens: Iterable[Token], root: Token) -> Node:
    """Return a source's blocks below a node of their own."""
    top = Node(root, 1, 0)
    stack = [top]
    for token in tokens:
        if token.nesting < 0:
            _finish(stack.pop())
            continue
        parent = stack[-1]
        if token.type == "inline":
            parent.text = token.content
            continue
        start, end = token.map or (parent.start - 1, parent.end)
        raw = token.type == "html_block" and shapes_blocks(token.content)
        node = Node(token, start + 1, end if end > start else start + 1, [], raw, [])
        parent.children.append(node)
        if token.nesting > 0:
            stack.append(node)
    _finish(top)
    return top


def walk(node: Node) -> Iterator[Node]:
    """Yield every block inside a block, in the order of the source."""
    for child in node.children:
        yield child
        yield from walk(child)


def _finish(node: Node) -> None:
    if children := node.children:
        node.ends = list(accumulate([child.end for child in children], max))
        node.raw = node.raw or any(child.raw for child in children)
