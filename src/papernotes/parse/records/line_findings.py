"""What is wrong with metadata lines: placeholders, mangled addresses, venues that nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.diagnostics import Diagnostic, Edit, Fix
from papernotes.parse.fields.metadata import LINK_FIELDS
from papernotes.parse.fields.placeholders import is_placeholder
from papernotes.parse.fields.venue_fields import read_venue_field
from papernotes.parse.plain import plain_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.parse.records.record_head import Read
    from papernotes.parse.records.view import View


def findings(read: Read, view: View) -> Iterator[Diagnostic]:
    """Yield what is wrong with a line of a record's metadata."""
    if read.says == "key":
        yield from _placeholder(read, view)
        yield from _unknown_venue(read, view)
    yield from _mangled(read, view)


def _placeholder(read: Read, view: View) -> Iterator[Diagnostic]:
    key = read.line.key
    if key and key.value and (key.field in LINK_FIELDS or key.field == "links") and is_placeholder(key.value):
        span = view.source.find(key.value, read.line.number)
        shown = plain_line(key.value) or key.value
        yield Diagnostic("PN201", f"`{key.key}:` still holds the placeholder `{shown}`.", view.source.path, span)


def _mangled(read: Read, view: View) -> Iterator[Diagnostic]:
    for link in read.line.links:
        if link.source_url != link.url and is_mangled(link.source_url, read.line.text):
            span = view.source.find(link.source_url, read.line.number)
            fix = Fix("Write the address itself", (Edit(span, link.url),)) if span else None
            message = "The address is wrapped in something that is no part of it."
            yield Diagnostic("PN202", message, view.source.path, span, fix=fix)


def is_mangled(address: str, line: str) -> bool:
    """Tell whether an address is wrapped: in a browser extension's, in brackets of its own."""
    return "extension://" in address or f"<({address})>" in line


def _unknown_venue(read: Read, view: View) -> Iterator[Diagnostic]:
    key = read.line.key
    if not key or key.field != "venue" or not key.value:
        return
    mark = read_venue_field(key.value, view.lexicon)
    if mark and mark.venue and not mark.known:
        span = view.source.find(mark.venue, read.line.number)
        near = view.lexicon.venues.nearest(mark.venue)
        message = f"`{mark.venue}` is no venue that papernotes knows."
        yield Diagnostic("PN203", message, view.source.path, span, help=f"Did you mean {near.name}?" if near else "")
