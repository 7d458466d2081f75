"""Changes that CriticMarkup marks, words that Python-Markdown explains, days of Kanban's cards, tags of HackMD."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from papernotes.parse.code_spans import outside_code
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

_HINT = re.compile(r"\{(?:\+\+|--|~~|>>|==)|^\*\[[^\[\]\n]+\]:|^kanban-plugin:|^#{1,6}[ \t]+tags?:", re.MULTILINE)
_CHANGE = re.compile(
    r"\{(?:\+\+(?P<added>(?:[^{}\n+]|\+(?!\+\}))*+)\+\+|--(?P<gone>(?:[^{}\n-]|-(?!-\}))*+)--"
    r"|~~(?P<old>(?:[^{}\n~]|~(?!>))*+)~>(?P<new>(?:[^{}\n~]|~(?!~\}))*+)~~"
    r"|>>(?P<said>(?:[^{}\n<]|<(?!<\}))*+)<<|==(?P<marked>(?:[^{}\n=]|=(?!=\}))*+)==)\}"
)
_DAY = re.compile(r"@{1,2}\{(\d[\d:-]{3,15})\}")
"""A card's day or time on a board of Obsidian's plugin."""
_TAGGED = re.compile(r"#{1,6}[ \t]+tags?:[ \t]*(?P<tags>(?:`[^`\n]+`[ \t,]*)+)$")
"""Tags as HackMD has them, in a heading."""
_TAG = re.compile(r"`([^`\n]+)`")
_EXPLAINED = re.compile(r"\*\[(?P<short>[^\[\]\n]{1,60})\]:[ \t]+(?P<long>\S[^\n]*)$")


def changed(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text with such marks as Markdown; None where there are none."""
    if not ("{" in text or "*[" in text or "tag" in text) or not _HINT.search(text):
        return None
    code = CodeLines()
    out = [line if code.is_code(line) else _line(line) for line in lines]
    return None if out == list(lines) else out


def _line(line: str) -> str:
    line = _EXPLAINED.sub(r"\g<short>: \g<long>", line) if line.startswith("*[") else line
    if line.startswith("#") and (tagged := _TAGGED.match(line)):
        return f"tags: {', '.join(_TAG.findall(tagged['tags']))}"
    line = _DAY.sub(r"\1", line) if "@{" in line else line
    return outside_code(line, partial(_CHANGE.sub, _change)) if "{" in line else line


def _change(found: re.Match[str]) -> str:
    if found["old"] is not None:
        return f"<del>{found['old']}</del><ins>{found['new']}</ins>"
    if found["said"] is not None:
        return f"^[{found['said'].strip()}]" if found["said"].strip() else ""
    if found["marked"] is not None:
        return f"=={found['marked']}==" if found["marked"].strip() else ""
    tag = "ins" if found["added"] is not None else "del"
    words = found["added"] if tag == "ins" else found["gone"]
    return f"<{tag}>{words}</{tag}>" if words and words.strip() else ""
