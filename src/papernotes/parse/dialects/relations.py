"""Notion's relations, ``Name (path%20to/page%20<32 digits>.md)``, which its export writes as text → links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAGE = re.compile(r"[ \t]\((?P<path>[^()\s]{1,600}[0-9a-f]{32}\.(?:md|csv))\)")
_HINT = re.compile(r"[0-9a-f]{32}\.(?:md|csv)\)")


_EXPORTED = re.compile(r"[ _][0-9a-f]{32}\.md\Z")
"""How Notion names the file of a page."""
_FILES = re.compile(
    r"(?P<key>[^\n:\[\]()]{1,60}): (?P<files>[^\s,:]+/[^\s,:]+\.\w{2,5}(?:, [^\s,:]+/[^\s,:]+\.\w{2,5})*)[ \t]*"
)
_HEAD = 60
"""Lines at the top of a page in which its properties stand."""


def related(path: str, text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of an exported page with its relations and files as links; None where it has none."""
    found = list(lines)
    if _EXPORTED.search(path):
        found[:_HEAD] = map(_with_files, found[:_HEAD])
    if (".md)" in text or ".csv)" in text) and _HINT.search(text):
        found = [_linked(line) if _HINT.search(line) else line for line in found]
    return None if found == list(lines) else found


def _with_files(line: str) -> str:
    """Return a property's line, ``Files: folder/a%20b.pdf, folder/c.png``, with what it names as links."""
    told = _FILES.fullmatch(line)
    if not told:
        return line
    names = [(unquote(file.rpartition("/")[2]), file) for file in told["files"].split(", ")]
    links = (f"[{name.replace('[', '(').replace(']', ')')}]({file})" for name, file in names)
    return f"{told['key']}: {', '.join(links)}"


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
