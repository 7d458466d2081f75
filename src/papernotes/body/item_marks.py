"""Lists as HTML: what sort of marks their items have and which one comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token


def listed(token: Token, skipped: int, inner: str) -> str:
    """Return a list with some items as HTML, given as its opening token; so many before them are not shown."""
    tag, given = token.tag, token.attrs
    first = int(given.get("start", 1)) + skipped if tag == "ol" else 1
    kind = f' type="{given["type"]}"' if "type" in given else ""
    start = f' start="{first}"' if first != 1 else ""
    tasks = ' class="task-list"' if '<li class="task">' in inner else ""
    return f"<{tag}{kind}{start}{tasks}>\n{inner}\n</{tag}>"
