"""Tables: rows cut to a section's lines, in a box that scrolls by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.body.text import clean, escape
from papernotes.parse.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papernotes.body.html import Writer
    from papernotes.body.tree import Node
    from papernotes.body.window import Window

_NAME = 80
"""Characters of the header row that name the table to who cannot see it."""


def table(node: Node, window: Window, writer: Writer) -> str:
    """Return a table with those of its rows that lie in the window.

    The header comes along wherever a row is shown as written; what is left of a row that became fields is a paragraph.
    The box can be scrolled from the keyboard and bears the header row as its name.
    """
    head, *bodies = node.children
    (header,) = head.children
    inside = [row for body in bodies for row in body.within(window.first, window.last) if window.has(row.start)]
    rows = [row for row in inside if row.start not in window.shown]
    left = [f"<p>{writer.inline(text, row.start)}</p>" for row in inside if (text := window.shown.get(row.start))]
    if rows or (window.has(header.start) and not left):
        left.insert(0, _table(header, rows, writer))
    return "\n".join(left)


def _table(header: Node, rows: Sequence[Node], writer: Writer) -> str:
    cells = [_cell(cell, writer, header.start) for cell in header.children]
    names = [plain_text([cell.text]) for cell in header.children]
    name = escape(clean(", ".join(filter(None, names)))[:_NAME])
    top = f"<thead>\n<tr>{''.join(cells)}</tr>\n</thead>" if any(names) else ""
    body = "\n".join(f"<tr>{''.join(_cell(cell, writer, row.start) for cell in row.children)}</tr>" for row in rows)
    inside = "\n".join(filter(None, (top, f"<tbody>\n{body}\n</tbody>" if body else "")))
    label = f' aria-label="{name}"' if name else ""
    return f'<div class="scroll" role="group"{label} tabindex="0">\n<table>\n{inside}\n</table>\n</div>'


def _cell(cell: Node, writer: Writer, line: int) -> str:
    tag = cell.token.tag
    side = str(cell.token.attrs.get("style", "")).rpartition(":")[2]
    align = f' class="{side}"' if side in {"center", "right"} else ""
    inner = writer.inline(cell.text, line, flow=True)
    return f"<{tag}{align}>{inner}</{tag}>"
