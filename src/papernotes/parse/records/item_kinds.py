"""What an item is that is no paper: a note of its own (a blog post, a talk, a tool), or a pointer to one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.fields.hosts import host_kind
from papernotes.parse.fields.urls import repair_url
from papernotes.parse.records.leading import NOTE_CHIP

if TYPE_CHECKING:
    from papernotes.parse.fields.line_links import FoundLink
    from papernotes.parse.records.items import ItemParts

_COURSE = re.compile(
    r"(?:[A-Z][A-Za-z]+ )?[A-Z]{2,6}[ -](?!(?:19|20)\d\d\b)\d{1,3}(?:\.\d{2,4})?[A-Za-z]{0,2}\s*(?::|-\s)"
)
"""The number of a course before its name: "CS 329S: …"."""
_NOTE_KINDS = ("blog", "video", "discussion", "slides")


def _is_paper(target: str) -> bool:
    url = repair_url(target) if target else None
    return url is not None and host_kind(url) == "paper"


def is_note(item: ItemParts) -> bool:
    """Tell whether an item is no paper but something of its own: a blog post, a talk, a tool, a course."""
    if _COURSE.match(item.title) and not _is_paper(item.target):
        return True
    if any(NOTE_CHIP.search(chip) for chip in item.chips):
        return True
    target = repair_url(item.target) if item.target else None
    kinds = [link.kind for link in item.links]
    if "paper" in kinds and not (target and host_kind(target) in _NOTE_KINDS):
        return False
    if target:
        return host_kind(target) in (*_NOTE_KINDS, "code")
    return bool(kinds) and all(kind in _NOTE_KINDS for kind in kinds)


def is_index(item: ItemParts, text: str) -> bool:
    """Tell whether an item only points to another file of the notes, or to a place in this one."""
    if any(link.kind in ("paper", "code", "project", "data") for link in item.links if _is_work(link)):
        return False
    local = (
        item.target
        and repair_url(item.target) is None
        and not item.target.lower().startswith(("http", "10.", "mailto"))
    )
    return (
        bool(local)
        or bool(re.match(r"\s*!?\[\[[^\[\]]+\]\]", text))
        or bool(re.search(r"\]\((?!https?:)[^()\s]+\)", text))
    )


def _is_work(link: FoundLink) -> bool:
    """Tell a link to a work (a paper, a repository) from one to a person or a site: "thanks, [ada](https://github.com/ada)"."""
    return link.kind != "code" or link.url.rstrip("/").count("/") >= 4
