"""The first words of a block: a bold line, or the line of a paragraph that holds its title."""

from __future__ import annotations

import re

from papernotes.parse.records import line_words as words
from papernotes.parse.records.details import markdown_of

_BOLD_LINE = re.compile(r"^[ \t]*(?:\d{1,3}[.)][ \t]*)?(\*\*|__)(?=\S)(?P<title>(?:(?!\1).){2,400})\1(?P<rest>.*)$")


def bold_line(text: str) -> tuple[str, str] | None:
    """Return the bold words that a line is or opens with, and what follows them; None when it opens with none."""
    found = _BOLD_LINE.match(text)
    return (found["title"].strip(), found["rest"].strip()) if found else None


def first_text(text: str) -> str:
    """Return the line of a paragraph that holds the title, with the next where the title runs on to it."""
    first, newline, rest = text.partition("\n")
    first = markdown_of(first)
    if not newline:
        return first
    second = rest.partition("\n")[0].strip()
    open_link = first.count("[") > first.count("]")
    runs_on = (
        "](" not in first and "://" not in first and "](" in second and not second.startswith(("[", "<", "*[", "http"))
    )
    whole = first.rstrip().endswith(("**", "__", "  ", "\\", ".", "。"))
    if open_link or (runs_on and not whole and not words.has_date(second)):
        return f"{first.strip()} {second}"
    return first
