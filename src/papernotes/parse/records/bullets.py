"""List items as records: `- [Title](url) (CVPR 2020) [[code]](url)` with its notes nested beneath."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from papernotes.parse.records import items, weighing, words
from papernotes.parse.records.context import in_file_of_a_venue, in_file_of_papers, lists_headings
from papernotes.parse.records.details import markdown_of
from papernotes.parse.records.evidence import evidence
from papernotes.parse.records.signals import ENOUGH, STRONG, Candidate, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.parse.outline import Block
    from papernotes.parse.records.view import View

_MARK = re.compile(
    r"\]\(|://|www\.|\]\[|(?:19|20)\d\d|['’]\d\d\b|10\.\d{4}|\d{4}\.\d{4}|[A-Z]{3}\W?\d\d|\b\d\d[-_][A-Z]{2}|\([A-Z]{3,}\)"
)
_CITED = re.compile(r"\bet al\b|(?:19|20)\d\d\W*$")
_DRESS = ("year mark", "venue mark")
"""What says when and where each of a list's items appeared; a list in which nearly all have it is one of papers."""
_FEW = 3
MAYBE = 1.5
"""The score from which an item is taken for a paper where most of its siblings are."""


def list_candidates(block: Block, view: View, depth: int = 0) -> tuple[Candidate, ...]:
    """Return the records of a list: its items, or those of the lists nested in items that only name a group."""
    key = ("list", block.line)
    if key not in view.memo:
        view.memo[key] = _candidates(block, view, depth) if _may_hold(block, view) else ()
    found: tuple[Candidate, ...] = view.memo[key]
    return found


def _may_hold(block: Block, view: View) -> bool:
    """Tell whether any item can score enough: without a link, a year or a number that is an id, none does."""
    if any(_MARK.search(view.lines[number - 1]) for number in range(block.line, block.end_line + 1)):
        return True
    texts = [item.children[0].text for item in block.children if item.children]
    return in_file_of_a_venue(view) and not lists_headings(texts, view)


def _candidates(block: Block, view: View, depth: int) -> tuple[Candidate, ...]:
    found: list[Candidate] = []
    for item in block.children:
        candidate = _candidate(item, view, depth)
        if candidate is None:
            continue
        nested = () if candidate.is_paper or candidate.note else tuple(_nested(item, view, depth + 1))
        if any(inner.is_paper for inner in nested):
            found.append(replace(candidate, end_line=nested[0].line - 1))
            found.extend(nested)
        else:
            found.append(candidate)
    level = [candidate for candidate in found if candidate.depth == depth]
    titled = [candidate for candidate in level if candidate.score >= MAYBE]
    dressed = sum(1 for candidate in titled if any(signal.name in _DRESS for signal in candidate.signals))
    alike = len(level) if dressed >= _FEW and dressed * 4 >= len(titled) * 3 else 0
    return like_siblings(found, depth, alike)


def _nested(item: Block, view: View, depth: int) -> Iterator[Candidate]:
    for child in item.children:
        if child.kind == "list":
            yield from list_candidates(child, view, depth)


def _candidate(item: Block, view: View, depth: int) -> Candidate | None:
    head = item.children[0] if item.children else None
    if head is None or head.kind not in ("paragraph", "heading"):
        return None
    key = view.line(item.line).key
    if (
        key
        and key.field != "other"
        and (key.value or key.marked)
        and not view.line(item.line).text.startswith(("**[", "__["))
    ):
        return None  # a metadata line of the record that the list stands in
    text = first_text(head.text)
    parts = items.split(text, item.line, view)
    signals = tuple(weighing.weigh(parts, view, text))
    if any(signal.name == "year mark" for signal in signals) or _CITED.search(text[parts.end :]):
        signals += in_file_of_papers(view)
    if words.titlelike(parts.title) > 0 and "://" not in text and in_file_of_a_venue(view):
        signals += (Signal("in a file of a venue's papers", 1.5),)
    score = sum(signal.weight for signal in signals)
    if item.end_line > item.line and -2 < score < STRONG:
        signals += evidence(view, item.line + 1, item.end_line)
    return Candidate(
        "bullet", item.line, item.end_line, parts.title, signals,
        note=weighing.is_note(parts), index=weighing.is_index(parts, text), depth=depth,
    )  # fmt: skip


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


def like_siblings(found: Sequence[Candidate], depth: int, enough: int = 0) -> tuple[Candidate, ...]:
    """Give an unsure item among papers the benefit: what its siblings are is a signal."""
    level = [candidate for candidate in found if candidate.depth == depth]
    papers = max(sum(1 for candidate in level if candidate.is_paper), enough)
    if not papers or 2 * papers < len(level):
        return tuple(found)
    return tuple(
        replace(candidate, signals=(*candidate.signals, Signal("stands among papers", ENOUGH - MAYBE)))
        if candidate.depth == depth and not candidate.is_paper and candidate.score >= MAYBE
        else candidate
        for candidate in found
    )
