"""Headings as titles: `### Title` with its links, its venue or its metadata beneath."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from papernotes.parse.fields.hosts import host_kind
from papernotes.parse.fields.metadata import key_of
from papernotes.parse.records import words
from papernotes.parse.records.context import in_file_of_papers
from papernotes.parse.records.evidence import evidence, metadata_regions
from papernotes.parse.records.groups import read_mark
from papernotes.parse.records.paragraphs import bold_line
from papernotes.parse.records.says import is_metadata_heading
from papernotes.parse.records.signals import ENOUGH, Candidate, Signal
from papernotes.parse.sections import openings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.lexicon import Lexicon
    from papernotes.parse.records.regions import Region
    from papernotes.parse.records.view import View

TITLE_MARKS = re.compile(r"《[^《》]{3,}》|「[^「」]{3,}」|『[^『』]{3,}』|〈[^〈〉]{8,}〉")
_NUMBERED_PART = re.compile(
    r"(?:sub-?)?(?:topic|part|chapter|section|lecture|session|module|unit|theme|category)\s*\d{1,2}\b", re.IGNORECASE
)
_NEVER = -4.0
"""The weight of a signal after which nothing beneath can make a heading a title."""
_QUOTED = re.compile(r"^[\"“][^\"“”]{8,}[\"”][.,]?$")
_LINKED = re.compile(
    r"^\W*(?:\*\*|__)?\[(?:[^\[\]]|\[[^\[\]]{0,200}\]){3,400}\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?[^()]*\)"
)
_OUTSIDE = re.compile(r"(?:https?:)?//|10\.\d{4,9}/|arxiv", re.IGNORECASE)


def heading_candidate(region: Region, view: View, *, title: bool = False) -> Candidate:
    """Return a heading as a candidate.

    What stands beneath counts only where the heading may be a title: not under "Method", "2021" or "References",
    unless ``title`` says that it stands where a file's title does.
    """
    text = region.title
    signals = list(_title_signals(text, view.lexicon))
    if title or all(signal.weight > _NEVER for signal in signals):
        signals.extend(_beneath(region, view))
    if words.titlelike(text) > 0.5 and sum(signal.weight for signal in signals) < ENOUGH:
        signals.extend(_context(region, view))
    return Candidate("heading", region.line, region.end_line, text, tuple(signals))


@lru_cache(maxsize=8192)
def _title_signals(text: str, lexicon: Lexicon) -> tuple[Signal, ...]:
    """Return what a heading says by itself: "Method" stands under many titles, in many sources."""
    plain = words.undecorated(text)
    signals = [*_marks(text, plain), *_names_no_paper(text, plain, lexicon)]
    mark = read_mark(text, 0, lexicon)
    if mark.is_group:
        signals.append(Signal("names a venue, a year or a date only", -6.0))
    elif mark.topic is None:
        signals.append(Signal("names a list or a part", -4.0))
    elif len(plain) > 12 and any(not match.ambiguous for match in lexicon.venues.find(plain)):
        signals.append(Signal("venue mark", 1.5))
    return tuple(signals)


def _marks(text: str, plain: str) -> Iterator[Signal]:
    """Yield what a heading's marks and its wording say."""
    if TITLE_MARKS.search(text):
        yield Signal("title in 《》", 4.0)
    elif _QUOTED.match(plain):
        yield Signal("title in quotes", 2.0)
    linked = _LINKED.match(text)
    if linked:
        yield from _link_signals(linked[1])
    like = words.titlelike(text)
    like = max(like, -0.5) if linked and plain[:1].isupper() else like
    yield Signal("reads like a title" if like > 0 else "reads unlike a title", like)


def _names_no_paper(text: str, plain: str, lexicon: Lexicon) -> Iterator[Signal]:
    """Yield what says that a heading opens something else than a paper."""
    linked = _LINKED.match(text)
    if words.is_collection(plain) and not (linked and host_kind(linked[1]) == "paper"):
        yield Signal("names a list of papers", -4.0)
    if words.is_references(plain):
        yield Signal("opens a list of other papers", -9.0)
    elif is_metadata_heading(plain):
        yield Signal("opens a block of metadata", -9.0)
    elif words.is_section(plain, lexicon) or key_of(plain, loose=False):
        yield Signal("a section's heading", -4.0)
    elif _NUMBERED_PART.match(plain):
        yield Signal("numbers a part", -4.0)
    elif words.numbered(text):
        yield Signal("numbered", -0.5)


def _link_signals(target: str) -> Iterator[Signal]:
    if not target or not _OUTSIDE.match(target):
        yield Signal("title is a link within the notes", 1.0)
        return
    kind = host_kind(target)
    if kind == "paper":
        yield Signal("title is a link to a paper", 3.5)
    elif kind in ("code", "blog", "discussion", "video"):
        yield Signal(f"title is a link to a {kind} page", 0.0)
    else:
        yield Signal("title is a link", 2.0)


def _beneath(region: Region, view: View) -> Iterator[Signal]:
    """Yield what the lines under a heading, and under its metadata headings, say."""
    best: dict[str, Signal] = {}
    for part in (region, *metadata_regions(region)):
        for signal in evidence(view, part.first, _own_end(part, view)):
            kept = best.get(signal.name)
            best[signal.name] = signal if kept is None or kept.weight < signal.weight else kept
    yield from best.values()


def _context(region: Region, view: View) -> Iterator[Signal]:
    """Yield what the parts under a heading say, and the heading of the file."""
    parts = sum(1 for child in region.children if words.is_section(child.title, view.lexicon))
    labels = 0
    for block in region.own[:30]:
        if block.kind == "paragraph" and ("**" in block.text or ":" in block.text or "：" in block.text):
            labels += sum(1 for _ in islice(openings((block,), view.lexicon), 3))
    if parts or labels:
        yield Signal("parts of a paper's notes beneath", min(0.5 + 0.5 * (parts + labels), 1.5))
    if not view.tree.children or view.tree.children[0] is not region:
        yield from in_file_of_papers(view)


def _own_end(region: Region, view: View) -> int:
    """Return the last line that may speak of a heading itself: before the first bold line that is a title."""
    for block in region.own:
        bold = bold_line(block.text.partition("\n")[0]) if block.kind == "paragraph" else None
        if (
            bold
            and words.titlelike(bold[0]) >= 1
            and not view.line(block.line).venue
            and not words.is_section(bold[0], view.lexicon)
        ):
            return block.line - 1
    return region.own_end
