"""Paragraphs as records: a line in bold, or one that is a link, with its links and metadata beneath it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.records import details, items, weighing, words
from papernotes.parse.records.bullets import first_text, like_siblings, list_candidates
from papernotes.parse.records.evidence import evidence
from papernotes.parse.records.signals import Candidate, Form, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.parse.outline import Block
    from papernotes.parse.records.view import View

_BOLD_LINE = re.compile(r"^[ \t]*(?:\d{1,3}[.)][ \t]*)?(\*\*|__)(?=\S)(?P<title>(?:(?!\1).){2,400})\1(?P<rest>.*)$")

_NEVER = -3.0
"""The score of a line alone under which nothing beneath can make it a title."""


def paragraph_candidates(blocks: Sequence[Block], end: int, view: View) -> Iterator[Candidate]:
    """Yield the paragraphs among a region's blocks that open a record; ``end`` is the region's last line.

    Each reaches to the next, or to a list of papers: what stands between is its text.
    """
    stops = [block for block in blocks if _opens(block, view) or _is_list_of_papers(block, view)]
    ends = [block.line - 1 for block in stops[1:]] + [end]
    openings = ((block, last) for block, last in zip(stops, ends, strict=False) if block.kind != "list")
    yield from like_siblings([_candidate(block, last, view) for block, last in openings], 0)


def _is_list_of_papers(block: Block, view: View) -> bool:
    return block.kind == "list" and any(candidate.is_paper for candidate in list_candidates(block, view))


def bold_line(text: str) -> tuple[str, str] | None:
    """Return the bold words that a line is or opens with, and what follows them; None when it opens with none."""
    found = _BOLD_LINE.match(text)
    return (found["title"].strip(), found["rest"].strip()) if found else None


def _opens(block: Block, view: View) -> bool:
    if block.kind == "html":
        return bool(details.summary_text(block.text))
    if block.kind != "paragraph":
        return False
    first = first_text(block.text)
    bold = bold_line(first)
    if bold:
        rest = view.links(bold[1], block.line) if bold[1] else ()
        return len(bold[1]) <= 12 or bool(rest) or bold[1][0] in "([（["
    item = items.split(first, block.line, view)
    return bool(item.target) and item.start <= 4 and len(first) - item.end <= 80


def _candidate(block: Block, last: int, view: View) -> Candidate:
    first = details.summary_text(block.text) if block.kind == "html" else first_text(block.text)
    item = items.split(first, block.line, view)
    signals = list(weighing.weigh(item, view, first))
    bold = bold_line(first)
    if bold and not item.target and words.is_section(bold[0], view.lexicon):
        signals.append(Signal("a section's heading", -4.0))
    if sum(signal.weight for signal in signals) > _NEVER:
        signals.extend(evidence(view, block.line + 1, last))
    form: Form = "bold" if bold else "paragraph"
    return Candidate(
        form,
        block.line,
        last,
        item.title,
        tuple(signals),
        note=weighing.is_note(item),
        index=weighing.is_index(item, first),
    )
