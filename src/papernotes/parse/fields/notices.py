"""What a publisher says against a work since it appeared, as databases write it into the title: "RETRACTED: …"."""

from __future__ import annotations

import re

_NOTICES = {"retracted": "retracted", "withdrawn": "withdrawn", "expression of concern": "expression of concern"}
_BEFORE = re.compile(
    r"\s*+[\[(]?(?P<word>(?i:(?:retracted|withdrawn) (?:article|paper))|RETRACTED|WITHDRAWN|EXPRESSION OF CONCERN"
    r"|(?<=[\[(])(?i:retracted|withdrawn|expression of concern))[\])]?\s*+[:.–—-]*+\s*+(?=\S)"
)
"""Before a title: in capitals, in brackets, or called an article. A "retraction note" is a work of its own."""
_BEHIND = re.compile(r"\s[\[(](?P<word>(?i:retracted|withdrawn)(?i:\s(?:article|paper))?)[\])]\s*\Z")
_WORD = re.compile(r"(?P<word>retracted|withdrawn|expression of concern)(?:\s(?:article|paper))?\.?", re.IGNORECASE)


def told_in(title: str) -> tuple[str, str]:
    """Return a title without the notice before or behind it, and that notice; empty where there is none."""
    found = _BEFORE.match(title) or _BEHIND.search(title)
    if not found:
        return title, ""
    rest = title[found.end() :] if found.start() == 0 else title[: found.start()]
    return rest.strip(), notice_in(found["word"])


def notice_in(words: str) -> str:
    """Return the notice that words are, such as a note of an entry; empty for any others."""
    found = _WORD.fullmatch(words.strip())
    return _NOTICES[found["word"].lower()] if found else ""
