"""The one place that decides: which of the candidates are records, which headings are groups, what is skipped.

A source is cut at the lines where something begins. Each part reaches to the next cut, so that every line lies in
exactly one part, whatever the recognisers say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from papernotes.parse.records import contents, words
from papernotes.parse.records.bullets import list_candidates
from papernotes.parse.records.evidence import is_metadata_heading
from papernotes.parse.records.files import file_candidate, title_heading, top_heading
from papernotes.parse.records.groups import Mark, plain_title, view_mark
from papernotes.parse.records.headings import heading_candidate
from papernotes.parse.records.paragraphs import bold_line, paragraph_candidates
from papernotes.parse.records.rows import row_candidates
from papernotes.parse.records.signals import ENOUGH, STRONG, Candidate, Signal
from papernotes.parse.records.templates import is_template, is_template_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from papernotes.parse.outline import Block
    from papernotes.parse.records.regions import Region
    from papernotes.parse.records.view import View

PartKind = Literal["paper", "note", "group", "skipped"]


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of a source that are one thing, and why."""

    kind: PartKind
    line: int
    end_line: int
    candidate: Candidate | None = None
    """Of a record; a note may have none."""
    title: str = ""
    """Of a group, and of a note without a candidate."""
    reason: str = ""
    """Of skipped lines."""
    groups: tuple[Mark, ...] = ()
    """The groups above a record, outermost first."""
    signals: tuple[Signal, ...] = ()


def lay_out(view: View) -> tuple[Part, ...]:
    """Return the parts of a source, in order, every line that is not blank in exactly one of them."""
    if not view.source.text.strip():
        return ()
    if is_template_file(view):
        return (Part("skipped", 1, len(view.lines), reason="template"),)
    layout = _Layout(view)
    file = file_candidate(view)
    if file.score >= ENOUGH and _own(file) >= ENOUGH and not layout.has_peers():
        return (Part("paper", 1, len(view.lines), file, signals=file.signals),)
    cuts = list(layout.region(view.tree, _of_file(view), inside=False))
    if _is_one_paper(file, cuts, view):
        return (Part("paper", 1, len(view.lines), file, signals=file.signals),)
    if not any(part.kind == "paper" for part in cuts):
        return _without_papers(file, cuts, view)
    return _tiled(cuts, view)


def _of_file(view: View) -> tuple[Mark, ...]:
    """Return the group that a file's title makes of all its records: "CVPR 2024 papers with code" names their venue.

    A heading that is a venue and nothing else is a group among others, and speaks for what stands under it only.
    """
    top = top_heading(view)
    if top is None or top.heading is None:
        return ()
    mark = view_mark(top.title, top.line, view)
    bare = view.lexicon.venues.exact(words.undecorated(top.title)) is not None
    alone = sum(1 for region in view.tree.children if region.level <= top.level) == 1
    return (mark,) if mark.venue and (alone or not bare) else ()


def _is_one_paper(file: Candidate, cuts: Sequence[Part], view: View) -> bool:
    """Decide between a file that is one paper's notes and one that holds many records."""
    papers = [part.candidate for part in cuts if part.kind == "paper" and part.candidate]
    if file.score < ENOUGH:
        return False
    if not papers:
        return True
    top = top_heading(view)
    first = papers[0]
    if len(papers) == 1:
        return (first.form == "heading" and top is not None and first.line == top.line) or first.form != "heading"
    peers = [paper for paper in papers if paper.form == "heading"]
    if any(paper.line != (top.line if top else 0) for paper in peers):
        return False
    filled = sum(1 for line in view.lines if line.strip())
    listed = sum(
        part.end_line - part.line + 1 for part in cuts if part.kind == "paper" and part.line != (top.line if top else 0)
    )
    return _own(file) >= ENOUGH or (4 * listed < filled and len(papers) <= 12)


def _own(candidate: Candidate) -> float:
    return sum(signal.weight for signal in candidate.signals if _is_own(signal))


def _is_own(signal: Signal) -> bool:
    """Tell whether a signal is metadata that a file states of itself as one paper."""
    name = signal.name
    return signal.weight >= 2 and (
        "line" in name
        or "front matter" in name
        or "citation" in name
        or "link to a paper" in name
        or "link to the paper" in name
        or "among the tags" in name
        or "《" in name
    )


def _without_papers(file: Candidate, cuts: Sequence[Part], view: View) -> tuple[Part, ...]:
    """Lay out a source that holds no paper: one note, or nothing but links and tables of contents."""
    if all(part.kind in ("skipped", "group") for part in cuts):
        reason = next((part.reason for part in cuts if part.kind == "skipped"), "empty")
        return (Part("skipped", 1, len(view.lines), reason=reason, signals=file.signals),)
    top = title_heading(view)
    title = top.title if top and plain_title(top.title) else file.title
    return (Part("note", 1, len(view.lines), replace(file, title=title, note=True), signals=file.signals),)


def _tiled(cuts: Iterable[Part], view: View) -> tuple[Part, ...]:
    """Let each part reach to the next, trailing blank lines left out; what stands before the first is skipped."""
    ordered = sorted({part.line: part for part in cuts}.values(), key=lambda part: part.line)
    last = len(view.lines)
    parts = []
    if ordered and ordered[0].line > 1:
        ordered.insert(0, Part("skipped", 1, 1, reason="front matter" if view.front else "heading"))
    for number, part in enumerate(ordered):
        end = ordered[number + 1].line - 1 if number + 1 < len(ordered) else last
        while end > part.line and not view.lines[end - 1].strip():
            end -= 1
        if any(view.lines[line - 1].strip() for line in range(part.line, end + 1)):
            parts.append(replace(part, end_line=end))
    return tuple(parts)


class _Layout:
    """Walks the headings and cuts what stands under them."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.candidates = {id(region): heading_candidate(region, view) for region in view.tree.walk() if region.heading}
        self._support()
        self.paper_levels = {
            region.level for region in view.tree.walk() if region.heading and self.candidates[id(region)].is_paper
        }
        self.title = top_heading(view)

    def has_peers(self) -> bool:
        """Tell whether another heading than the first is a paper."""
        return any(
            self.candidates[id(region)].is_paper
            for region in self.view.tree.walk()
            if region.heading and region is not self.title
        )

    def _support(self) -> None:
        """Give headings whose siblings are papers the benefit of the doubt."""
        for region in self.view.tree.walk():
            level = [child for child in region.children if child.level == region.children[0].level]
            papers = sum(1 for child in level if self.candidates[id(child)].is_paper)
            if papers < 2 or 2 * papers < len(level):
                continue
            for child in level:
                candidate = self.candidates[id(child)]
                if 0.5 <= candidate.score < ENOUGH:
                    support = Signal("stands among papers", ENOUGH - 0.5)
                    self.candidates[id(child)] = replace(candidate, signals=(*candidate.signals, support))

    def region(self, region: Region, groups: tuple[Mark, ...], *, inside: bool) -> Iterator[Part]:
        """Yield the cuts of a region and all below it."""
        if region.heading is None:
            yield from self._own(region, groups)
            for child in region.children:
                yield from self.region(child, groups, inside=False)
            return
        candidate = self.candidates[id(region)]
        if is_template(region.title, self.view, region.first, region.own_end):
            yield Part("skipped", region.line, region.own_end, reason="template")
            for child in region.children:
                yield from self.region(child, groups, inside=inside)
            return
        own = [] if inside else list(self._records(region, groups))
        if self._is_paper(region, candidate, own):
            yield Part("paper", region.line, region.end_line, candidate, groups=groups, signals=candidate.signals)
            for child in region.children:
                yield from self._below_paper(child, groups)
            return
        yield from self._no_paper(region, groups, own)

    def _is_paper(self, region: Region, candidate: Candidate, own: Sequence[Part]) -> bool:
        if not candidate.is_paper:
            return False
        below = [child for child in region.walk() if child is not region and self.candidates[id(child)].score >= STRONG]
        records = sum(1 for part in own if part.kind == "paper")
        metadata = _own(candidate)
        if len(below) >= 2 or records >= 3:
            return metadata >= 2 * ENOUGH
        return True

    def _below_paper(self, region: Region, groups: tuple[Mark, ...]) -> Iterator[Part]:
        """Yield the headings beneath a paper that are papers themselves beyond doubt; all others are its sections."""
        candidate = self.candidates[id(region)]
        titled = any(signal.weight >= 3.0 and "title" in signal.name for signal in candidate.signals)
        if candidate.score >= STRONG + 1 and titled:
            yield from self.region(region, groups, inside=False)
            return
        for child in region.children:
            yield from self._below_paper(child, groups)

    def _no_paper(self, region: Region, groups: tuple[Mark, ...], own: Sequence[Part]) -> Iterator[Part]:
        """Yield the cuts of a heading that is a group, a note, or neither."""
        mark = view_mark(region.title, region.line, self.view)
        inner = (
            groups
            if region is self.title and not (mark.is_group and not groups) and not self._is_topic(mark)
            else (*groups, mark)
        )
        below = [part for child in region.children for part in self.region(child, inner, inside=False)]
        own = [replace(part, groups=inner) if part.groups == groups else part for part in own]
        if any(part.kind in ("paper",) for part in (*own, *below)):
            yield from self._group(region, inner, below)
            return
        if is_metadata_heading(region.title) and not below and not _content(region):
            yield Part("skipped", region.line, region.end_line, reason="empty")
            return
        levels = {child.level for child in region.children}
        if not _content(region) and levels & self.paper_levels and any(part.kind == "note" for part in below):
            yield from self._group(region, inner, below)
            return
        reason = contents.skip_reason(region, self.view)
        if reason:
            yield Part("skipped", region.line, region.end_line, reason=reason)
        elif not _content(region) and not below:
            yield Part("group", region.line, region.own_end, title=region.title)
        elif not _content(region) and all(part.kind != "note" for part in below):
            yield from self._group(region, inner, below)
        else:
            notes = any(part.kind == "note" and part.candidate for part in own)
            if notes:
                yield from self._group(region, inner, below)
            else:
                yield Part("note", region.line, region.end_line, self.candidates[id(region)], groups=groups)

    def _is_topic(self, mark: Mark) -> bool:
        """Tell whether the title of a file names the topic of its records: a few words, in a file that is not about all notes."""
        stem = self.view.source.path.rsplit("/", 1)[-1].rsplit(".", 1)[0].casefold()
        named = mark.topic is not None and len(mark.topic.split()) <= 4 and not words.is_collection(mark.title)
        return named and stem not in ("readme", "index", "notes", "papers", "summary", "_index")

    def _group(self, region: Region, groups: tuple[Mark, ...], below: Sequence[Part]) -> Iterator[Part]:
        yield Part("group", region.line, region.first - 1, title=region.title)
        yield from self._own(region, groups)
        yield from below

    def _own(self, region: Region, groups: tuple[Mark, ...]) -> Iterator[Part]:
        """Yield the cuts under a group heading: its records, and what stands between them as notes or skipped."""
        records = list(self._records(region, groups))
        starts = {part.line for part in records}
        yield from records
        covered = max((part.end_line for part in records), default=0)
        rest = [block for block in region.own if block.line not in starts and not _within(block, records)]
        for block in rest:
            if block.line > covered or not records or block.line < min(starts):
                yield from self._loose(block, region, groups)

    def _loose(self, block: Block, region: Region, groups: tuple[Mark, ...]) -> Iterator[Part]:
        """Yield the cut of a block that belongs to no record."""
        reason = contents.block_reason(block, self.view)
        if reason:
            yield Part("skipped", block.line, block.end_line, reason=reason)
        else:
            yield Part("note", block.line, block.end_line, title=region.title, groups=groups)

    def _records(self, region: Region, groups: tuple[Mark, ...]) -> Iterator[Part]:
        """Yield the records that stand under a heading as bold lines, paragraphs, list items or table rows."""
        if words.is_references(region.title):
            return
        paragraphs = [c for c in paragraph_candidates(region.own, region.own_end, self.view)]
        if any(candidate.is_paper for candidate in paragraphs):
            for candidate in paragraphs:
                if candidate.is_paper or candidate.note:
                    kind: PartKind = "paper" if candidate.is_paper else "note"
                    yield Part(
                        kind, candidate.line, candidate.end_line, candidate, groups=groups, signals=candidate.signals
                    )
            taken = [c for c in paragraphs if c.is_paper]
        else:
            taken = []
        yield from self._lists(region, groups, taken)

    def _lists(self, region: Region, groups: tuple[Mark, ...], taken: Sequence[Candidate]) -> Iterator[Part]:
        bold: tuple[Mark, ...] = ()
        for number, block in enumerate(region.own):
            if any(c.line <= block.line <= c.end_line for c in taken):
                continue
            if block.kind == "paragraph":
                mark = self._bold_group(block, region.own[number + 1 : number + 2])
                if mark:
                    bold = (mark,)
                    yield Part("group", block.line, block.end_line, title=mark.title)
            elif block.kind == "list":
                yield from self._listed(list_candidates(block, self.view), (*groups, *bold))
            elif block.kind == "table":
                found = row_candidates(block, self.view)
                if found:
                    yield Part("skipped", block.line, found[0].line - 1, reason="table head")
                yield from self._listed(found, (*groups, *bold))

    def _listed(self, found: Sequence[Candidate], groups: tuple[Mark, ...]) -> Iterator[Part]:
        if not any(candidate.is_paper or candidate.note for candidate in found):
            return
        above: list[Mark] = []
        for number, candidate in enumerate(found):
            while above and found[number - 1].depth > candidate.depth:
                above.pop()
                break
            deeper = number + 1 < len(found) and found[number + 1].depth > candidate.depth
            if deeper and not candidate.is_paper:
                mark = view_mark(candidate.title, candidate.line, self.view)
                above.append(mark)
                yield Part("group", candidate.line, candidate.end_line, title=candidate.title)
                continue
            place = (*groups, *above)
            if candidate.is_paper:
                kind: PartKind = "paper"
            elif candidate.index:
                yield Part("skipped", candidate.line, candidate.end_line, reason="index")
                continue
            else:
                kind = "note"
            yield Part(kind, candidate.line, candidate.end_line, candidate, groups=place, signals=candidate.signals)

    def _bold_group(self, block: Block, following: Sequence[Block]) -> Mark | None:
        """Return the group that a bold line opens: it stands alone, and a list or a table follows it."""
        bold = bold_line(block.text)
        if not bold or bold[1] or not following or following[0].kind not in ("list", "table"):
            return None
        return view_mark(bold[0], block.line, self.view)


def _content(region: Region) -> bool:
    """Tell whether anything but rules and anchors stands right under a heading."""
    return any(
        block.kind not in ("rule",) and not (block.kind == "html" and words.undecorated(block.text) == "")
        for block in region.own
    )


def _within(block: Block, records: Sequence[Part]) -> bool:
    return any(
        part.line <= block.line <= part.end_line or block.line <= part.line <= block.end_line for part in records
    )
