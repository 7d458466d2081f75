"""What a publisher says against a work since it appeared, as databases write it into the title: "RETRACTED: …"."""

from __future__ import annotations

import re

_NOTICES = {"retracted": "retracted", "withdrawn": "withdrawn", "expression of concern": "expression of concern"}
_BEFORE = re.compile(
    r"\s*+(?:[\[(](?P<within>(?i:(?:retracted|withdrawn)(?: article| paper)?|expression of concern))[\])]\s*+[:.–—-]*+"
    r"|(?P<word>(?i:(?:retracted|withdrawn) (?:article|paper))|RETRACTED|WITHDRAWN|EXPRESSION OF CONCERN)\s*+[:.–—-]++)"
    r"\s*+(?=\S)"
)
"""Before a title: in capitals, in brackets, or called an article. A "retraction note" is a work of its own."""
_BEHIND = re.compile(r"\s[\[(](?P<word>(?i:retracted|withdrawn)(?i:\s(?:article|paper))?)[\])]\s*\Z")
_WORD = re.compile(r"(?P<word>retracted|withdrawn|expression of concern)(?:\s(?:article|paper))?\.?", re.IGNORECASE)


def told_in(title: str) -> tuple[str, str]:
    """Return a title without the notice before or behind it, and that notice; empty where there is none."""
    if found := _BEFORE.match(title):
        return title[found.end() :].strip(), notice_in(found["word"] or found["within"])
    if found := _BEHIND.search(title):
        return title[: found.start()].strip(), notice_in(found["word"])
    return title, ""


def notice_in(words: str) -> str:
    """Return the notice that words are, such as a note of an entry; empty for any others."""
    found = _WORD.fullmatch(words.strip())
    return _NOTICES[found["word"].lower()] if found else ""
