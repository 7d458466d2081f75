"""Templates that nobody filled in, and the files of a blog's or a vault's machinery."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.fields.placeholders import is_placeholder
from papernotes.parse.records import words

if TYPE_CHECKING:
    from papernotes.parse.records.view import View

_PATH = re.compile(r"(?:^|[/_.-])(?:templates?|format|模板|テンプレート|템플릿)(?:[/_.-]|$)", re.IGNORECASE)
_SLOT = re.compile(
    r"\{\{[^{}]{0,80}\}\}|<%[^<>]{0,200}%>|\$\{[^{}]{0,80}\}|link_to_\w+|YYYY[-/]MM|"
    r"\(link\)|\(url\)|<url>|<(?:title|authors?|year|venue|link|your [^<>]+)>",
    re.IGNORECASE,
)
_SLOT_MARKS = "{<$(_/-"
"""One of them stands in every slot."""
_BRACKETED = re.compile(r"[\[<【][^\[\]<>【】]{1,40}[\]>】](?:\([^()\s:]{0,40}\))?")
"""Words in brackets that say what belongs there, also with a word for an address: ``[Venue]``, ``[arXiv](link)``."""
_TOP = 30
"""Lines at the top of a file in which its keys stand."""
_MACHINERY = re.compile(r"\{%-?\s*(?:for|if|assign|include|capture|raw)\b")


def is_template(title: str, view: View, first: int, last: int) -> bool:
    """Tell whether a record is a template: its title is one's, or names it so, and no value is filled in."""
    plain = words.undecorated(title)
    if _has_slot(title):
        return True
    if words.pattern("template_titles").fullmatch(plain):
        return _slots(view, first, last) > 0 or not _has_links(view, first, last)
    if is_placeholder(plain) and _slots(view, first, last) > 0:
        return not _has_links(view, first, last)
    return (
        bool(words.pattern("template_words").search(plain))
        and len(plain.split()) <= 4
        and not _has_links(view, first, last)
        and (last - first <= 1 or _slots(view, first, last) > 0)
    )


def is_template_file(view: View) -> bool:
    """Tell whether a whole file is a template, or pages of machinery that are no notes."""
    text = view.source.text[:20_000]
    if _MACHINERY.search(text) and len(_MACHINERY.findall(text)) >= 2:
        return True
    path = _PATH.search(view.source.path)
    title = _file_title(view)
    if title and (
        is_placeholder(title)
        or words.pattern("template_titles").fullmatch(words.undecorated(title))
        or _SLOT.search(title)
    ):
        return path is not None or _SLOT.search(text) is not None
    return path is not None and len(_SLOT.findall(text)) + _unfilled(view) >= 2


def _unfilled(view: View) -> int:
    """Count the keys at a file's top that hold nothing, or but words in brackets; 0 when some key is filled in."""
    empty = filled = 0
    for number in range(view.front.end_line + 1 if view.front else 1, min(len(view.lines), _TOP) + 1):
        key = view.line(number).key if view.lines[number - 1].strip() else None
        if key is None or key.field == "other":
            continue
        bare = is_placeholder(key.value) or not re.search(r"\w", _BRACKETED.sub("", key.value))
        empty, filled = (empty + 1, filled) if bare else (empty, filled + 1)
    values = [value for entry in view.front.properties for value in entry.values] if view.front else []
    return 0 if filled else empty + sum(1 for value in values if _BRACKETED.fullmatch(value))


def _file_title(view: View) -> str:
    if view.front:
        for entry in view.front.properties:
            if entry.key.casefold() == "title" and entry.values:
                return entry.values[0]
    region = next(iter(view.tree.children), None)
    return region.title if region else ""


def _has_slot(text: str) -> bool:
    return any(map(text.__contains__, _SLOT_MARKS)) and _SLOT.search(text) is not None


def _slots(view: View, first: int, last: int) -> int:
    """Count the values that still hold what the template put there."""
    count = 0
    for number in range(first, min(last, first + 60) + 1):
        raw = view.lines[number - 1]
        if _has_slot(raw):
            count += 1
            continue
        key = view.line(number).key if raw.strip() else None
        count += bool(key and key.value and is_placeholder(key.value))
    return count


def _has_links(view: View, first: int, last: int) -> bool:
    return any(
        view.line(number).links for number in range(first, min(last, first + 60) + 1) if view.lines[number - 1].strip()
    )
