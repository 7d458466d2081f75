"""How one line was read, and why: what `papernotes explain FILE:LINE` tells.

The reading keeps what was seen of every unit, so the reasons told here are the ones that decided.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from papernotes.parse.plain import plain_line
from papernotes.parse.reading.read import read_as
from papernotes.parse.reading.telling import in_words
from papernotes.parse.reading.weigh import reasons
from papernotes.parse.reading.why import why
from papernotes.parse.records.build import build_record
from papernotes.parse.records.groups import plain_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.model import Record
    from papernotes.parse.reading.read import Reading
    from papernotes.parse.reading.units import Unit
    from papernotes.parse.reading.weigh import Point
    from papernotes.parse.records.candidates import Form
    from papernotes.parse.records.parts import LayoutPart, PartKind
    from papernotes.parse.records.view import View


_WORD = re.compile(r"[^\W_]+")
_KEY = re.compile(r"\A[^\w\n:：]{0,20}+[^:：\n]{1,40}+(?:::?|：)(?!//)")
_MOST = 12
"""Observations that are told."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a line is a part of, and what spoke for it."""

    line: int
    kind: PartKind | None
    """None for a blank line that lies in nothing."""
    title: str
    """The record's or group's title; why lines are skipped."""
    place: tuple[int, int]
    """The first and last line of what it is a part of."""
    form: Form | None
    """The convention in which the record is written."""
    signals: tuple[Point, ...]
    """What counted for and against a paper's record that starts there, the weightiest first."""
    score: float
    """What they come to: the log-odds of a record, unless what is inside of it or around it counts for more."""
    groups: tuple[str, ...]
    """The groups above a record, outermost first."""
    section: str
    """The section in which the line stands; empty when in none."""
    why: tuple[str, ...]
    """Sentences on what decided: what is around it, the other reading, what would change it."""
    fields: tuple[tuple[str, str], ...]
    """The fields that the line states, each with its value."""
    printed: str | None
    """What the record's page prints of the line; None when it was taken for fields."""
    left: tuple[str, ...] = ()
    """The words of such a line that stand in none of the record's fields, its key left out."""

    def sentences(self) -> Iterator[str]:
        """Yield the explanation in plain sentences, for people."""
        first, last = self.place
        if self.kind is None:
            yield "The line is blank."
        elif self.kind == "skipped":
            yield f"Lines {first} to {last} are on no page: {self.title}."
        elif self.kind == "group":
            yield f"Lines {first} to {last} are a group, “{self.title}”: what it says holds for the records beneath."
        else:
            yield f"Lines {first} to {last} are a {self.kind}, “{self.title}”" + (
                f" (as a {self.form})." if self.form else "."
            )
        yield from (f"It stands under {title}." for title in self.groups)
        if self.section:
            yield f"The line is in the section “{self.section}”."
        yield from (f"It states {name}: {value}." for name, value in self.fields)
        if self.fields and self.printed is None and self.left:
            yield f"It is not printed in the text, and no field holds these words of it: {', '.join(self.left)}."
        elif self.fields and self.printed is None:
            yield "It is not printed in the text, since its fields hold all of it."
        if self.signals:
            yield f"Whether a paper's record starts there comes to {self.score:+.1f} points, more than 0 for yes:"
            yield from (f"  {signal.weight:+.1f}  {in_words(signal.name)}" for signal in self.signals[:_MOST])
        yield from self.why


def explain_line(view: View, reading: Reading, parts: Sequence[LayoutPart], line: int) -> Explanation:
    """Return how a line was read."""
    part = next((part for part in parts if part.line <= line <= part.end_line), None)
    raw = view.lines[line - 1]
    if part is None:
        return Explanation(line, None, "", (line, line), None, (), 0.0, (), "", (), (), raw)
    unit = _unit(reading, part, line)
    signals = reasons(unit) if unit else ()
    decided = tuple(why(reading, unit, read_as(view, reading))) if unit else ()
    groups = tuple(mark.title for mark in part.groups)
    place, score = (part.line, part.end_line), sum(signal.weight for signal in signals)
    form = part.candidate.form if part.candidate else None
    if part.kind in ("group", "skipped"):
        title = plain_title(part.title, view.numbers) if part.kind == "group" else part.reason
        return Explanation(line, part.kind, title, place, form, signals, score, groups, "", decided, (), raw)
    record = build_record(part, view).record
    section = next((s.heading for s in record.sections if s.line <= line <= s.end_line), "")
    printed = dict(record.shown).get(line, raw)
    fields = tuple(_fields(record, line))
    left = tuple(_left(raw, record)) if printed is None else ()
    return Explanation(
        line, part.kind, record.title, place, form, signals, score, groups, section, decided, fields, printed, left
    )


def _unit(reading: Reading, part: LayoutPart, line: int) -> Unit | None:
    """Return the unit that a line starts, or that its record starts with."""
    starts = next((unit for unit in reading.units[1:] if unit.line == line), None)
    if part.candidate and (starts is None or part.line == line):
        return reading.units[part.candidate.unit]
    return starts


def _left(raw: str, record: Record) -> Iterator[str]:
    """Yield the words of a line, its key left out, that no field of a record holds."""
    links = (text for link in record.links for text in (link.url, link.source_url, link.label))
    named = (record.title, record.name, record.venue, record.year, record.key, record.status, record.read_on)
    held = (*named, record.rating, record.dated, *record.authors, *record.topics, *links)
    words = frozenset(_WORD.findall(" ".join(str(value) for value in held if value).casefold()))
    said = dict.fromkeys(_WORD.findall(unquote(_KEY.sub("", plain_line(raw), count=1))))
    yield from (word for word in said if word.casefold() not in words)


def _fields(record: Record, line: int) -> Iterator[tuple[str, str]]:
    values = {
        "title": record.title, "venue": record.venue, "year": record.year, "authors": ", ".join(record.authors),
        "topics": ", ".join(record.topics),
    }  # fmt: skip
    for name, evidence in record.provenance:
        if evidence.line == line and values.get(name):
            yield name, str(values[name])
    for link in record.links:
        if link.line == line:
            yield f"a {link.kind} link", link.url
    for snippet in record.snippets:
        if snippet.line == line:
            yield "a snippet", snippet.language
