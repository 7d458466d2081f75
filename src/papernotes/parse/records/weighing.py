"""How much speaks for an item's being a paper, and whether it is something else: a note, or a pointer to one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.fields.hosts import host_kind
from papernotes.parse.fields.titles import read_title
from papernotes.parse.fields.urls import repair_url
from papernotes.parse.fields.venues import read_venue
from papernotes.parse.records import words
from papernotes.parse.records.groups import read_mark
from papernotes.parse.records.items import LINK, NOTE_CHIP, is_chip
from papernotes.parse.records.signals import Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.parse.fields.links import FoundLink
    from papernotes.parse.records.items import Item
    from papernotes.parse.records.view import View

_RUNS_ON = re.compile(
    r"(?:\b(?:about|in|see|from|read|by|with|at|of|the|to|and|or|on|for|this|is|are|was|via|like|as|our|my|a|an)|[,:])$|(?:は|を|が|に|の|で|的|了|在|和|与|을|를|은|는|이|가|에)$"
)
_CLOSED = re.compile(r"[)\]）】][*_\s.]{0,4}$")
"""The end of a title with brackets behind it, which may hold a venue."""
_COURSE = re.compile(
    r"(?:[A-Z][A-Za-z]+ )?[A-Z]{2,6}[ -](?!(?:19|20)\d\d\b)\d{1,3}(?:\.\d{2,4})?[A-Za-z]{0,2}\s*(?::|-\s)"
)
"""The number of a course before its name: "CS 329S: …"."""
_NOTE_KINDS = ("blog", "video", "discussion", "slides")
_LINK_WEIGHTS = {"paper": 3.0, "code": 1.0, "project": 1.0}


def weigh(item: Item, view: View, text: str) -> Iterator[Signal]:
    """Yield what speaks for and against an item's being a paper."""
    yield from _title(item, view)
    yield from _links(item)
    if item.cited and (item.cited.venue or item.cited.year):
        yield Signal("citation", 2.0)
    around = " ".join((*item.chips, text[item.end :]))
    within = read_title(item.title, view.lexicon) if _CLOSED.search(item.title) else None
    if read_venue(_unlinked(around), view.lexicon) or (within and within.venue):
        yield Signal("venue mark", 2.0)
    elif (within and within.year) or any(words.only_year(chip) for chip in item.chips):
        yield Signal("year mark", 1.0)


def _title(item: Item, view: View) -> Iterator[Signal]:
    like = words.titlelike(item.title)
    like = max(like, -0.5) if item.marked and item.title[:1].isupper() else like
    plain = not item.marked or (item.named and not _is_paper(item.target))
    like = min(like, 1.5) if plain else like
    yield Signal("reads like a title" if like > 0 else "reads unlike a title", like)
    if not item.marked and _RUNS_ON.search(item.title):
        yield Signal("runs on into its link", -2.0)
    if item.marked and not item.target:
        yield Signal("title in bold or marks", 0.5)
    if len(item.title) <= 60 and read_mark(item.title, 0, view.lexicon).is_group:
        yield Signal("names a venue, a year or a date only", -6.0)
    elif words.is_generic(item.title) or words.is_collection(item.title):
        yield Signal("names a list or a part", -3.0)


def _links(item: Item) -> Iterator[Signal]:
    target = repair_url(item.target) if item.target else None
    kind = host_kind(target) if target else None
    if kind == "paper":
        yield Signal("title is a link to a paper", 3.5)
    elif kind in ("other", "project"):
        yield Signal("title is a link", 0.5)
    beside = [link for link in item.links if not item.start <= link.start < item.end]
    kinds = {link.kind for link in beside if item.marked or _speaks(link)}
    for name, weight in _LINK_WEIGHTS.items():
        if name in kinds:
            yield Signal(f"{name} link beside it", weight)


def _is_paper(target: str) -> bool:
    url = repair_url(target) if target else None
    return url is not None and host_kind(url) == "paper"


def is_note(item: Item) -> bool:
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


def is_index(item: Item, text: str) -> bool:
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


def _speaks(link: FoundLink) -> bool:
    """Tell whether a link beside a title without marks is one to the work itself, and not one in a sentence."""
    return host_kind(link.url) == link.kind or (bool(link.said) and is_chip(link.said))


def _is_work(link: FoundLink) -> bool:
    """Tell a link to a work (a paper, a repository) from one to a person or a site: "thanks, [ada](https://github.com/ada)"."""
    return link.kind != "code" or link.url.rstrip("/").count("/") >= 4


def _unlinked(text: str) -> str:
    return LINK.sub(" ", text)
