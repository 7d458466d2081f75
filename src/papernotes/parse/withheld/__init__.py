"""The one place where what is not for the public is cut out of a text, before anything else reads it.

Private notes, comments and addresses of its writer's machine become blanks, so that no page, list, index, feed or copy
can hold them. The text keeps its length, its lines and the columns before the first blank of a line.

In: a file's text, as it stands on disk.
Out: the text with blanks for all that is private, and where that was (``told``).

Read: ``flag_words``, ``yes_or_no`` and ``flags`` (the words that say it), ``line_dress``, ``private_lines``,
``private_rows``, ``row_forms``, ``private_columns`` and ``called_private`` (which lines they speak for), ``in_doubt``
(which they may be meant for), ``code_lines`` and ``text_layout`` (what is no note's text), ``comments`` with
``comment_marks``, ``hidden_parts``, ``percent`` and ``percent_lines``, ``machine`` with ``bare_paths`` and
``private_folders``, ``private_names``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.frontmatter import read_front_matter
from papernotes.parse.withheld.code_lines import CodeLines
from papernotes.parse.withheld.comments import comments
from papernotes.parse.withheld.flags import line_hides, may_hide
from papernotes.parse.withheld.in_doubt import lines_in_doubt
from papernotes.parse.withheld.machine import local_addresses
from papernotes.parse.withheld.private_lines import PrivateLines, private_lines
from papernotes.source import Source, Withheld

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from papernotes.parse.withheld.percent import Comment

__all__ = ["front_end", "withhold"]

_LEAD = re.compile(r"[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])(?:[ \t]+|$))*")
"""What stands before the words of a line: marks of quotations and list items."""
_QUOTE = re.compile(r" {0,3}(?:>[ \t]?)+")
_HOLLOW = re.compile(
    r"[ \t]*+(?:>[ \t]*+)*+(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]++)*+(?:[*_~=]{2,}+|\[[ xX]\]|[,;.:–—-])*+[ \t]*+"
)
"""A line of which nothing is left but its marks."""


_COMMENT_MARKS = " \t\r%<!->{}/*()#[]:"
_ROUNDS = 4
"""Times that a text is looked through for comments that what was cut out had hidden."""


class _Cut(NamedTuple):
    start: int
    end: int


def withhold(source: Source, *, drafts: bool = False, files: frozenset[str] = frozenset()) -> Source:
    """Return a source as read from its file without what is not for the public, and with where that was.

    With ``drafts`` private notes stay, and are told. ``files`` are names of what lies in private folders. Nothing
    raises, and doing it again changes nothing.
    """
    found = comments(source.text, partial(front_end, source))
    bare = Source(source.path, _blanked(source, found)) if found else source
    private = _private(source, bare, found)
    kept = [Withheld("comment", *comment) for comment in found]
    doubtful = [bare.line_span(number) for number in _in_doubt(bare, () if drafts else private)]
    kept += [Withheld("published", span.start, span.end) for span in doubtful]
    if private and not drafts:
        spans = [_Cut(source.line_span(one.first).start, source.line_span(one.last).end) for one in private]
        bare = Source(source.path, _blanked(bare, spans, wholly=True))
        kept = [rest for one in kept if (rest := _outside(source, spans, one))]
        kept += [
            Withheld("note", *span, goes_on=lines.goes_on, called=lines.called)
            for span, lines in zip(spans, private, strict=True)
            if source.text[span.start : span.end].strip()
        ]
    local = local_addresses(bare.text, partial(front_end, bare), drafts=drafts, files=files)
    kept += [Withheld(cut.what, cut.start, cut.end) for cut in local if cut.what != "mark"]
    if not kept and not private:
        return source
    text = _blanked(bare, [(cut.start, cut.end) for cut in local])
    for _ in range(_ROUNDS if local or found else 0):  # a mark behind what was cut out may open a comment now
        cut = Source(source.path, text)
        if not (again := [one for one in comments(text, partial(front_end, cut)) if one.end > one.start]):
            break
        kept += [Withheld("comment", *comment) for comment in again]
        text = _blanked(cut, again)
    told = tuple(sorted(kept, key=lambda one: one.start))
    return Source(source.path, text, told, tuple((one.first, one.last) for one in private) if drafts else ())


def _outside(source: Source, spans: Sequence[_Cut], comment: Withheld) -> Withheld | None:
    """Return what of a comment stands behind the private note that it begins in, if it does; None when nothing does."""
    at = bisect_right(spans, comment.start, key=itemgetter(0)) - 1
    if at < 0 or comment.start >= spans[at].end:
        return comment
    if comment.end <= spans[at].end:
        return None
    return Withheld("comment", source.line_span(source.position(spans[at].end)[0] + 1).start, comment.end)


def front_end(source: Source) -> int:
    """Return where the front matter of a source ends, 0 where there is none."""
    front = read_front_matter(source)
    return source.line_span(front.end_line).end if front else 0


def _private(source: Source, bare: Source, comments: Sequence[Comment]) -> Sequence[PrivateLines]:
    """Return the first and last lines of what is private: what a text says with its comments or without them counts."""
    saying = {source.position(one.start)[0] for one in comments if _says_private(source.text[one.start : one.end])}
    found = private_lines(bare, saying)
    whole = PrivateLines(1, len(source.lines))
    return [whole] if bare is not source and whole in private_lines(source) else found


def _in_doubt(source: Source, private: Sequence[PrivateLines]) -> Iterator[int]:
    """Yield the lines that may be private, and are published all the same."""
    if may_hide(source.text):
        front = read_front_matter(source)
        walk = CodeLines()
        past = front.end_line if front else 0
        code = [number > past and walk.is_code(line) for number, line in enumerate(source.lines, 1)]
        found = lines_in_doubt(source.text, source.lines, code, past)
        begins = [one.first for one in private]
        for number in found:
            at = bisect_right(begins, number) - 1
            if at < 0 or number > private[at].last:
                yield number


def _says_private(comment: str) -> bool:
    """Tell whether a comment is a key that hides, or holds a line that is."""
    lines = comment.split("\n") if may_hide(comment) else ()
    return any(line_hides(part.strip(_COMMENT_MARKS)) for line in lines for part in (line, line.partition("]:")[2]))


def _blanked(source: Source, cuts: Iterable[tuple[int, ...]], *, wholly: bool = False) -> str:
    """Return a source's text with blanks in the places of some of its characters, which are in order."""
    pieces: list[str] = []
    past = 0
    for number, group in groupby(_by_line(source, cuts), key=lambda cut: cut[0]):
        span = source.line_span(number)
        line = source.text[span.start : span.end]
        of_line = [(start - span.start, end - span.start) for _, start, end in group]
        below = source.line(number + 1) if number < len(source.lines) else ""
        above = source.line(number - 1) if number > 1 else ""
        left = " " * len(line) if wholly else _without(line, of_line, below)
        pieces += [source.text[past : span.start], left if left.strip() else _quoted(line, above)]
        past = span.end
    return "".join((*pieces, source.text[past:]))


def _quoted(line: str, above: str) -> str:
    """Return a line without anything but the marks of the quotation that it goes on with: blank, it would end it."""
    marks = _QUOTE.match(line) if _QUOTE.match(above) else None
    return f"{marks[0] if marks else ''}{' ' * (len(line) - (marks.end() if marks else 0))}"


def _by_line(source: Source, cuts: Iterable[tuple[int, ...]]) -> Iterator[tuple[int, int, int]]:
    """Yield the cuts with their lines, one that goes on over several once for each."""
    for start, end, *_ in cuts:
        if start == end:
            continue
        for number in range(source.position(start)[0], source.position(end)[0] + 1):
            span = source.line_span(number)
            yield number, max(start, span.start), max(min(end, span.end), span.start)


def _without(line: str, cuts: Sequence[tuple[int, int]], below: str) -> str:
    """Return a line without some of its characters, as long as it was.

    Blanks fill the places of what stood amid words. Before the first word they would indent it, which makes code of it,
    so there the words move up; at the end they would break the line, so there are tabs.
    """
    parts, past = [], 0
    for start, end in cuts:
        parts += [line[past:start], " " * (end - start)]
        past = end
    filled = "".join((*parts, line[past:]))
    first = min(cuts)[0]
    deeper = below.strip() and len(below) - len(below.lstrip()) > len(line) - len(line.lstrip())
    if not filled.strip() or (_HOLLOW.fullmatch(filled) and not deeper):
        return " " * len(line)
    if _LEAD.fullmatch(line, 0, first):
        filled = filled[:first] + filled[first:].lstrip()
    ended = filled.rstrip() if past >= len(line.rstrip()) or len(filled) < len(line) else filled
    return ended + "\t" * (len(line) - len(ended))
