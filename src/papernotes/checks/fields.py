"""What records lack, and venues that are misspelt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.diagnostics import Diagnostic, Edit, Fix
from papernotes.parse.fields.placeholders import is_placeholder
from papernotes.parse.fields.venues import read_venue
from papernotes.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.checks.text import Text
    from papernotes.lexicon import Lexicon, Venue
    from papernotes.library.model import Library
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
_SHORTEST = 6
"""Letters of a name from which one wrong letter leaves no doubt; in a shorter one, two may be swapped."""


def missing(library: Library) -> Iterator[Diagnostic]:
    """Yield what papers lack: a title in their notes, a venue, a year."""
    for entry in library.entries:
        record = entry.record
        place = record.place
        if place.file.endswith(".bib"):  # an entry of the bibliography without notes; the bibliography is another's
            continue
        if not any(_states_title(part) for part in entry.parts) and _is_about_a_paper(record):
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
    return Diagnostic(finding.code, finding.message, finding.path, finding.span, finding.help, fix)


def with_spelling(finding: Diagnostic, source: Source, lexicon: Lexicon) -> Diagnostic:
    """Return a finding of an unknown venue with its correct spelling, where there is no doubt which is meant."""
    if finding.span is None or finding.fix:
        return finding
    written = source.text[finding.span.start : finding.span.end]
    meant = certain(written, lexicon)
    if meant is None:
        return finding
    fix = Fix(f"Write {meant}", (Edit(finding.span, meant),))
    return Diagnostic(finding.code, finding.message, finding.path, finding.span, f"Did you mean {meant}?", fix)


def misspelt(text: Text) -> Iterator[Diagnostic]:
    """Yield venues that are misspelt where a venue with its year is written: ``(NeurlPS 2020)``, ``# CVRP-2023``."""
    for number, line in text.prose():
        for match in _MARK.finditer(line[:400]):
            name = match["name"]
            if read_venue(match[0].strip("([*_ #-（【"), text.lexicon) or text.lexicon.venues.exact(name):
                continue
            near = text.lexicon.venues.nearest(name)
            meant = certain(name, text.lexicon)
            if meant is None and not (near and one_off(name, near.name)):
                continue
            start = text.source.line_span(number).start
            span = Span(start + match.start("name"), start + match.end("name"))
            fix = Fix(f"Write {meant}", (Edit(span, meant),)) if meant else None
            shown = meant or (near.name if near else "")
            message = f"`{name}` is no venue that papernotes knows."
            yield Diagnostic("PN203", message, text.source.path, span, f"Did you mean {shown}?", fix)


def certain(written: str, lexicon: Lexicon) -> str | None:
    """Return the venue's name that a misspelt one must mean: one slip away from it, and from no other venue's name."""
    if not 4 <= len(written) <= 60:
        return None
    near = {venue.name: name for venue, name in _names(lexicon) if one_off(written, name)}
    if len(near) != 1:
        return None
    (name,) = near.values()
    swapped = len(written) == len(name) and sorted(written.casefold()) == sorted(name.casefold())
    return name if swapped or len(written) >= _SHORTEST else None


def _names(lexicon: Lexicon) -> Iterator[tuple[Venue, str]]:
    for venue in lexicon.venues.all:
        yield venue, venue.name
        for alias in venue.aliases:
            if alias.isalpha() and alias.isascii():
                yield venue, alias


def one_off(written: str, name: str) -> bool:
    """Tell whether two names differ by one slip: a letter wrong, missing, too many, or two in each other's places."""
    a, b = written.casefold(), name.casefold()
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest, other = a[start:], b[start:]
    return (
        rest[1:] == other[1:]
        or rest[1:] == other
        or rest == other[1:]
        or (rest[:2] == other[:2][::-1] and rest[2:] == other[2:])
    )
