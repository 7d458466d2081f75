"""The one place that decides: which of the candidates are records, which headings are groups, what is skipped.

A source is cut at the lines where something begins; each part then reaches to the next cut (`parts.tiled`), so that
every line lies in exactly one part, whatever the recognisers say.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from papernotes.parse.records import contents, words
from papernotes.parse.records.files import file_candidate, title_heading, top_heading
from papernotes.parse.records.groups import Mark, plain_title, read_mark
from papernotes.parse.records.headings import heading_candidate
from papernotes.parse.records.parts import Part, tiled
from papernotes.parse.records.signals import ENOUGH, STRONG, Signal
from papernotes.parse.records.under import parts_under, records_under

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.parse.records.regions import Region
    from papernotes.parse.records.signals import Candidate
    from papernotes.parse.records.view import View

_MAYBE = 0.5
"""The score from which a heading is taken for a paper where most of its siblings are."""
_LIKELY = 1.5
"""The same, where it has one sibling that is a paper."""
_MANY = 12
"""Listed papers from which a file is a list, even when its text is long."""
_ABOUT_ALL = frozenset({"readme", "index", "notes", "papers", "summary", "_index"})
"""Names of files whose title is no topic."""


def lay_out(view: View) -> tuple[Part, ...]:
    """Return the parts of a source, in order, every line that is not blank in exactly one of them."""
    last = len(view.lines)
    if not view.source.text.strip():
        return ()
    layout = _Layout(view)
    if not layout.has_peers():
        file = file_candidate(view)
        if file.score >= ENOUGH and file.own >= ENOUGH:
            return (Part("paper", 1, last, file),)
    cuts = list(layout.cuts(view.tree, _of_file(view)))
    if _is_one_paper(cuts, view):
        return (Part("paper", 1, last, file_candidate(view)),)
    if not any(part.kind == "paper" for part in cuts):
        return (_without_papers(file_candidate(view), cuts, view),)
    return tiled(cuts, view)


def _of_file(view: View) -> tuple[Mark, ...]:
    """Return the group that a file's title makes of all its records: "CVPR 2024 papers with code" names their venue.

    A heading that is a venue and nothing else is a group among others, and speaks for what stands under it only.
    """
    top = top_heading(view)
    if top is None:
        return ()
    mark = read_mark(top.title, top.line, view.lexicon)
    bare = view.lexicon.venues.exact(words.undecorated(top.title)) is not None
    alone = sum(1 for region in view.tree.children if region.level <= top.level) == 1
    return (mark,) if mark.venue and (alone or not bare) else ()


def _is_one_paper(cuts: Sequence[Part], view: View) -> bool:
    """Decide between a file that is one paper's notes and one that holds many records."""
    top = top_heading(view)
    first = top.line if top else 0
    papers = [part.candidate for part in cuts if part.kind == "paper" and part.candidate]
    if any(paper.form == "heading" and paper.line != first for paper in papers):
        return False
    file = file_candidate(view)
    if file.score < ENOUGH:
        return False
    if len(papers) <= 1 or file.own >= ENOUGH:
        return True
    filled = sum(1 for line in view.lines if line.strip())
    listed = sum(part.end_line - part.line + 1 for part in cuts if part.kind == "paper" and part.line != first)
    return 4 * listed < filled and len(papers) <= _MANY


def _without_papers(file: Candidate, cuts: Sequence[Part], view: View) -> Part:
    """Return a source without a paper as a whole: a note, or nothing but links and tables of contents."""
    if all(part.kind in ("skipped", "group") for part in cuts):
        reason = next((part.reason for part in cuts if part.kind == "skipped"), "empty")
        return Part("skipped", 1, len(view.lines), file, reason=reason)
    top = title_heading(view)
    title = top.title if top and plain_title(top.title) else file.title
    return Part("note", 1, len(view.lines), replace(file, title=title, note=True))


class _Layout:
    """Walks the headings and cuts what stands under them."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.title = top_heading(view)
        self.headings = [region for region in view.tree.walk() if region.heading]
        self.candidates = {id(region): heading_candidate(region, view) for region in self.headings}
        self._support()
        self.paper_levels = {region.level for region in self.headings if self._candidate(region).is_paper}

    def _candidate(self, region: Region) -> Candidate:
        return self.candidates[id(region)]

    def has_peers(self) -> bool:
        """Tell whether another heading than the first is a paper."""
        return any(self._candidate(region).is_paper for region in self.headings if region is not self.title)

    def _support(self) -> None:
        """Give headings whose siblings are papers the benefit of the doubt."""
        for region in self.view.tree.walk():
            level = [child for child in region.children if child.level == region.children[0].level]
            papers = sum(1 for child in level if self._candidate(child).is_paper)
            if not papers or 2 * papers < len(level):
                continue
            least = _MAYBE if papers > 1 else _LIKELY
            for child in level:
                candidate = self._candidate(child)
                if least <= candidate.score < ENOUGH:
                    support = Signal("stands among papers", ENOUGH - least)
                    self.candidates[id(child)] = replace(candidate, signals=(*candidate.signals, support))

    def cuts(self, region: Region, groups: tuple[Mark, ...]) -> Iterator[Part]:
        """Yield the cuts of a region and all below it."""
        if region.heading is None:
            yield from parts_under(region, groups, self.view)
            yield from self._each(region.children, groups)
        elif self._is_paper(region):
            yield Part("paper", region.line, region.end_line, self._candidate(region), groups=groups)
            for child in region.children:
                yield from self._below_paper(child, groups)
        else:
            yield from self._no_paper(region, groups)

    def _each(self, regions: Sequence[Region], groups: tuple[Mark, ...]) -> Iterator[Part]:
        for region in regions:
            yield from self.cuts(region, groups)

    def _is_paper(self, region: Region) -> bool:
        """Decide whether a heading is a paper, or one in whose region papers stand."""
        candidate = self._candidate(region)
        if not candidate.is_paper or candidate.own >= 2 * ENOUGH:
            return candidate.is_paper
        below = sum(1 for child in region.walk() if child is not region and self._candidate(child).score >= STRONG)
        listed = sum(1 for part in records_under(region, (), self.view) if part.kind == "paper")
        return below < 2 and listed < (3 if words.titlelike(region.title) > 0 else 2)

    def _below_paper(self, region: Region, groups: tuple[Mark, ...]) -> Iterator[Part]:
        """Yield the headings beneath a paper that are papers themselves beyond doubt; all others are its sections."""
        candidate = self._candidate(region)
        titled = any(signal.weight >= ENOUGH and "title" in signal.name for signal in candidate.signals)
        if candidate.score > STRONG and titled:
            yield from self.cuts(region, groups)
            return
        for child in region.children:
            yield from self._below_paper(child, groups)

    def _no_paper(self, region: Region, groups: tuple[Mark, ...]) -> Iterator[Part]:
        """Yield the cuts of a heading that is a group, a note, or neither."""
        mark = read_mark(region.title, region.line, self.view.lexicon)
        inner = (*groups, mark) if self._passes_on(region, mark, groups) else groups
        own = records_under(region, inner, self.view)
        below = list(self._each(region.children, inner))
        if self._is_group(region, own, below):
            yield Part("group", region.line, region.first - 1, title=region.title)
            yield from parts_under(region, inner, self.view)
            yield from below
            return
        reason = contents.skip_reason(region, self.view)
        bare = not (_content(region) or below)
        if bare and mark.venue and not reason:  # it says when and where what follows appeared
            yield Part("group", region.line, region.own_end, title=region.title)
        elif bare or reason:
            yield Part("skipped", region.line, region.end_line, reason=reason or "empty")
        else:
            yield Part("note", region.line, region.end_line, self._candidate(region), groups=groups)

    def _is_group(self, region: Region, own: Sequence[Part], below: Sequence[Part]) -> bool:
        """Decide whether a heading that is no paper parts into what stands under it, or is one note with sections."""
        if any(part.kind == "paper" for part in (*own, *below)):
            return True
        if _content(region):
            return any(part.kind == "note" and part.candidate for part in own)
        if not below:
            return False
        notes = any(part.kind == "note" for part in below)
        return not notes or bool({child.level for child in region.children} & self.paper_levels)

    def _passes_on(self, region: Region, mark: Mark, groups: tuple[Mark, ...]) -> bool:
        """Tell whether a heading is a group of what stands under it; a file's title is when it names their topic."""
        if region is not self.title:
            return True
        if mark.is_group:
            return not groups
        stem = self.view.source.path.rsplit("/", 1)[-1].rsplit(".", 1)[0].casefold()
        named = mark.topic is not None and len(mark.topic.split()) <= 4 and not words.is_collection(mark.title)
        return named and stem not in _ABOUT_ALL


def _content(region: Region) -> bool:
    """Tell whether anything but rules and anchors stands right under a heading; above others, code alone is none."""
    return any(
        block.kind != "rule"
        and not (region.children and block.kind in ("fence", "code"))
        and not (block.kind == "html" and not words.undecorated(block.text))
        for block in region.own
    )
