"""What an owner wrote into a bibliography as plain words → Markdown that says the same."""

from __future__ import annotations

import re

from papernotes.formulas import replaced

_SPECIAL = re.compile(r"[\\`*_\[\]]")
"""What Markdown would take for marks."""
_BLOCK_MARK = re.compile(r"^(?P<number>\d{0,9})(?=[-+#>|=~:.)])")
"""Where Markdown would begin a list, a heading, a quotation or a table."""
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ITEM = re.compile(r"\s{0,9}[-*•]\s+(?=\S)")
_SPACED_ITEMS = re.compile(
    r"^(?P<item>[ \t]{0,9}[-*•][ \t]++\S[^\n]*+)\n(?:[ \t]*+\n)++(?=[ \t]{0,9}[-*•][ \t]++\S)", re.MULTILINE
)
"""An item with blank lines before the next."""
_LEAD_AND_ITEM = 2
"""Lines that are no list yet: what leads to it, and one item."""


def escaped(text: str) -> str:
    """Return a text that Markdown reads as plain words, formulas kept, where it does not begin a line."""
    return replaced(
        text, lambda formula: text[formula.start : formula.end], lambda words: _SPECIAL.sub(r"\\\g<0>", words)
    )


def plainly(text: str, *, marked: bool = False) -> str:
    """Return a paragraph that Markdown reads as plain words, formulas kept; ``marked`` has its marks already."""
    words = text if marked else _TAG.sub("&lt;", escaped(text))
    return _BLOCK_MARK.sub(r"\g<number>\\", words)


def from_plain(text: str) -> str:
    """Return plain words as Markdown: paragraphs as they stand, several lines that are marked as items as a list."""
    told: list[str] = []
    for part in re.split(r"\n[ \t]*+\n", _SPACED_ITEMS.sub(r"\g<item>\n", text)):
        lines: list[str] = []
        for line in part.split("\n"):
            if not lines or _ITEM.match(line):
                lines.append(line)
            else:
                lines[-1] += f" {line}"
        items = lines[1:] if len(lines) > _LEAD_AND_ITEM and not _ITEM.match(lines[0]) else []
        if items and all(map(_ITEM.match, items)):  # a line that says what is listed
            told.append(plainly(" ".join(lines[0].split())))
            lines = items
        listed = len(lines) > 1 and all(map(_ITEM.match, lines))
        joined = lines if listed else [" ".join(lines)]
        words = [" ".join((_ITEM.sub("", line, count=1) if listed else line).split()) for line in joined]
        told.append("\n".join(f"- {plainly(line)}" if listed else plainly(line) for line in words if line))
    return "\n\n".join(filter(None, told))
