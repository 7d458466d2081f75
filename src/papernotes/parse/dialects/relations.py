"""Notion's relations, ``Name (path%20to/page%20<32 digits>.md)``, which its export writes as text → links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAGE = re.compile(r"[ \t]\((?P<path>[^()\s]{1,600}[0-9a-f]{32}\.(?:md|csv))\)")
_HINT = re.compile(r"[0-9a-f]{32}\.(?:md|csv)\)")


def related(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of an exported page with its relations as links; None where it has none."""
    if not (".md)" in text or ".csv)" in text) or not _HINT.search(text):
        return None
    found = [_linked(line) if _HINT.search(line) else line for line in lines]
    return None if found == list(lines) else found


def _linked(line: str) -> str:
    pieces, past = [], 0
    for page in _PAGE.finditer(line):
        before = line[past : page.start()]
        cut = max(before.rfind(", ") + 2 if past else 0, 0 if past else before.find(": ") + 2, 0)
        lead, name = before[:cut], before[cut:].strip()
        if not name or "](" in name:
            continue
        label = name.replace("[", "(").replace("]", ")")
        pieces.append(f"{lead}[{label}]({page['path']})")
        past = page.end()
    return "".join((*pieces, line[past:]))
