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


_OPEN_END = re.compile(r"(?:\b(?:of|and|the|for|in|with|to|on|a|an|by|from|via)|[:：,])$")
"""How a line ends whose title goes on: "Folding 2.0:", "A Theory of"."""
_INITIALS = re.compile(r"[A-ZÀ-Þ]\.[ -]?[A-ZÀ-Þ]|[A-ZÀ-Þ][\w'’-]{1,30}, [A-ZÀ-Þ]\.")
_CITED_LINES, _CITED, _SECOND, _FEW = 3, 500, 120, 4
"""Lines and characters of a citation; characters of what a title's second line holds; words of its first."""


def first_text(text: str) -> str:
    """Return the line of a paragraph that holds the title, with those that the title runs on to."""
    return first_lines(text)[0]


def first_lines(text: str) -> tuple[str, int]:
    """Return the text of a paragraph that holds the title, and how many lines it takes."""
    first, newline, rest = text.partition("\n")
    first = markdown_of(first)
    if not newline:
        return first, 1
    if (
        _INITIALS.match(first)
        and len(text) <= _CITED
        and rest.count("\n") < _CITED_LINES - 1
        and rest[-2:].strip(".")[-1:].isdigit()
    ):
        return " ".join(markdown_of(line.strip()) for line in text.split("\n")), rest.count("\n") + 2
    second = rest.partition("\n")[0].strip()
    open_link = first.count("[") > first.count("]")
    runs_on = (
        "](" not in first and "://" not in first and "](" in second and not second.startswith(("[", "<", "*[", "http"))
    )
    whole = first.rstrip().endswith(("**", "__", "  ", "\\", ".", "。"))
    if open_link or (runs_on and not whole and not words.has_date(second)) or _goes_on(first.rstrip(), second, rest):
        return f"{first.strip()} {second}", 2
    return first, 1


def _goes_on(first: str, second: str, rest: str) -> bool:
    """Tell whether the second of two lines is the end of the first's title."""
    ends = "\n" not in rest and len(second) <= _SECOND and not second.endswith((".", "。"))
    return ends and second[:1].islower() and len(first.split()) >= _FEW and _OPEN_END.search(first) is not None
