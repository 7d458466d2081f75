"""What is set aside before anything is judged, and so changes nothing else: templates that nobody filled in, badges.

The recognisers see blank lines in its place. It is in no record, also where it stands between the lines of one, and is
listed as skipped.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.records import line_words as words
from papernotes.parse.records.templates import templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from papernotes.model import Record
    from papernotes.parse.records.view import View
    from papernotes.source import Source

BADGE = re.compile(
    r"\[?!\[[^\[\]]*\]\([^()\s]*(?:shields\.io|badge|travis-ci|codecov|awesome\.re|visitor|hits|stargazers|star-history)[^()]*\)(?:\]\([^()]*\))?",
    re.IGNORECASE,
)
"""A picture that a service draws of a number: how many stars, whether a build passes. It says nothing of a paper."""
_TELLING = frozenset({"paper", "code", "project", "data", "video", "slides"})
"""Kinds of links that a badge may lead to, and then it is a record's."""


class Aside(NamedTuple):
    """Lines that are set aside, both ends included, and why."""

    line: int
    end_line: int
    reason: str


def set_aside(view: View) -> tuple[Aside, ...]:
    """Return what is set aside in a source, in order; no line is in two of them."""
    badges = tuple(_badges(view))
    lines = frozenset(number for badge in badges for number in range(badge.line, badge.end_line + 1))
    found = [Aside(first, _filled(first, last, view), "template") for first, last in templates(view, lines)]
    taken = {number for one in found for number in range(one.line, one.end_line + 1)}
    return tuple(sorted([*found, *(badge for badge in badges if badge.line not in taken)]))


def blanked(source: Source, aside: Sequence[Aside]) -> Source:
    """Return a source with blanks for what is set aside, so that all else keeps its place."""
    pieces, at = [], 0
    for number in (number for one in aside for number in range(one.line, one.end_line + 1)):
        span = source.line_span(number)
        pieces += [source.text[at : span.start], " " * (span.end - span.start)]
        at = span.end
    return replace(source, text="".join(pieces) + source.text[at:])


def without(record: Record, aside: Sequence[Aside]) -> Record:
    """Return a record that prints nothing of what is set aside between its lines."""
    first, last = record.place.line, record.place.end_line
    inside = [n for one in aside for n in range(max(one.line, first), min(one.end_line, last) + 1)]
    return record._replace(shown=tuple(sorted({**dict(record.shown), **dict.fromkeys(inside)}.items())))


def between(first: int, last: int, aside: Sequence[Aside]) -> Iterator[tuple[int, int]]:
    """Yield what is left of a stretch of lines without those that are set aside: first and last line of each piece."""
    at = first
    for one in aside:
        if first <= one.line <= last:
            if at < one.line:
                yield at, one.line - 1
            at = one.end_line + 1
    if at <= last:
        yield at, last


def stretches(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each run of numbers that follow one another."""
    first = last = 0
    for number in numbers:
        if first and number != last + 1:
            yield first, last
            first = 0
        first, last = first or number, number
    if first:
        yield first, last


def _badges(view: View) -> Iterator[Aside]:
    """Yield the paragraphs that are nothing but badges: how many stars, whether a build passes."""
    for block in view.blocks:
        if block.kind != "paragraph" or "![" not in block.text or words.undecorated(BADGE.sub("", block.text)):
            continue
        links = (link for number in range(block.line, block.end_line + 1) for link in view.line(number).links)
        if BADGE.search(block.text) and not any(link.kind in _TELLING for link in links):
            yield Aside(block.line, block.end_line, "badge")


def _filled(first: int, last: int, view: View) -> int:
    """Return the last line among these that is not blank, at least the first."""
    return next((number for number in range(last, first, -1) if view.lines[number - 1].strip()), first)
