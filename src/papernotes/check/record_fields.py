"""What records lack, and venues that are misspelt."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from papernotes.diagnostics import Diagnostic, Edit, Fix
from papernotes.parse.fields.placeholders import is_placeholder, is_untitled
from papernotes.parse.fields.venue_marks import read_venue
from papernotes.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.check.checked_text import Text
    from papernotes.check.spelling import Spelling
    from papernotes.library.entry_model import Library
    from papernotes.model import Record
    from papernotes.source import Source

_SLOT = re.compile(
    r"[*_`\s]*(?:<[^<>\n]{1,40}>|\{\{[^{}\n]{0,40}\}\}|\[[^\[\]\n]{1,40}\](?:\([^()\s:]{0,40}\))?|\(?(?:url|link)\)?)"
    r"[*_`\s]*",
    re.IGNORECASE,
)
"""What only a template writes. "TODO" and "none" are no slots: a person may have said so."""
_MARK = re.compile(
    r"(?:[(（\[【*_,]|^#{1,6} +|-)\s?(?P<name>[A-Z][A-Za-z]{3,11})(?:[\s'’-]{1,2}|(?=\d))"
    r"(?P<year>(?:19|20)\d\d|['’]?\d\d)(?!\d)"
)
"""Where a venue with its year is written: in brackets, emphasised, as a heading, behind a hyphen."""


def missing(library: Library) -> Iterator[Diagnostic]:
    """Yield what papers lack: a title in their notes, a venue, a year."""
    for entry in library.entries:
        record = entry.record
        place = record.place
        if place.file.endswith(".bib"):  # an entry of the bibliography without notes; the bibliography is another's
            continue
        if is_untitled(record.title):
            message = f"`{record.title}` is no title yet."
            yield Diagnostic("PN211", message, place.file, line=place.line)
        elif not any(_states_title(part) for part in entry.parts) and _is_about_a_paper(record):
            message = f"The title `{record.title}` is only the file's name."
            yield Diagnostic("PN211", message, place.file, line=place.line)
        if record.kind == "paper" and record.venue is None:
            yield Diagnostic("PN212", f"`{record.title}` has no venue.", place.file, line=place.line)
        if record.kind == "paper" and record.year is None:
            yield Diagnostic("PN213", f"`{record.title}` has no year.", place.file, line=place.line)


def _states_title(record: Record) -> bool:
    return any(name == "title" for name, _ in record.provenance)


def _is_about_a_paper(record: Record) -> bool:
    """Tell whether a record states what only a paper has, be it taken for a paper or, without a title, for a note."""
    return bool(record.kind == "paper" or record.authors or any(link.kind == "paper" for link in record.links))


def with_removal(finding: Diagnostic, source: Source) -> Diagnostic:
    """Return a finding of a placeholder with its removal, where the whole line is a key and a template's slot."""
    if finding.span is None or finding.fix:
        return finding
    number, _ = source.position(finding.span.start)
    line, words = source.line(number), source.text[finding.span.start : finding.span.end]
    if not _SLOT.fullmatch(words) or not is_placeholder(words) or not line.rstrip().endswith(words.rstrip()):
        return finding
    span = source.line_span(number)
    behind = source.line_span(number + 1).start if number < len(source.lines) else span.end
    fix = Fix("Remove the line", (Edit(Span(span.start, behind), ""),))
    return replace(finding, fix=fix)


def with_spelling(finding: Diagnostic, source: Source, spelling: Spelling) -> Diagnostic:
    """Return a finding of an unknown venue with its correct spelling, where there is no doubt which is meant."""
    if finding.span is None or finding.fix:
        return finding
    meant = spelling.certain(source.text[finding.span.start : finding.span.end])
    if meant is None:
        return finding
    fix = Fix(f"Write {meant}", (Edit(finding.span, meant),))
    return replace(finding, help=f"Did you mean {meant}?", fix=fix)


def misspelt(text: Text, spelling: Spelling) -> Iterator[Diagnostic]:
    """Yield venues that are misspelt where a venue with its year is written: ``(NeurlPS 2020)``, ``# CVRP-2023``."""
    for number, line in text.prose():
        for match in _MARK.finditer(line[:400]):
            if text.lexicon.venues.exact(match["name"]) or not (near := spelling.near(match["name"])):
                continue
            if read_venue(match[0].strip("([*_ #-（【"), text.lexicon):
                continue
            meant = spelling.certain(match["name"])
            start = text.source.line_span(number).start
            span = Span(start + match.start("name"), start + match.end("name"))
            fix = Fix(f"Write {meant}", (Edit(span, meant),)) if meant else None
            message = f"`{match['name']}` is no venue that papernotes knows."
            asked = " or ".join(sorted(near.values())[:3])
            yield Diagnostic("PN203", message, text.source.path, span, f"Did you mean {asked}?", fix)
