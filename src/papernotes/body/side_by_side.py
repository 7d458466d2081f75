"""Pictures that stand beside each other, as far as a screen is wide enough."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papernotes.body.tree import Node

_MARK = re.compile(r"\.beside-(?P<columns>[2-6])(?:[ \t][^{}\n]{0,200})?\}\Z")
"""What `papernotes.parse.dialects.picture_rows` writes behind a picture."""


def in_rows(blocks: Iterable[tuple[Node, str]]) -> Iterator[str]:
    """Yield the HTML of blocks, pictures that follow each other and are to stand so in one element."""
    for columns, group in groupby(blocks, key=lambda block: columns_of(block[0])):
        written = [html for _, html in group]
        if columns and len(written) > 1:
            yield "\n".join((f'<div class="beside n{columns}">', *written, "</div>"))
        else:
            yield from written


def columns_of(node: Node) -> str:
    """Return how many pictures stand in the row of one, as a digit; empty for what stands in none."""
    found = _MARK.search(node.text) if node.text.endswith("}") else None
    return found["columns"] if found else ""
