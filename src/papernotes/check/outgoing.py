"""The addresses of the web that notes lead to, and where each stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from papernotes.check.public import WEB, host_of, is_private
from papernotes.parse.fields.line_links import find_links
from papernotes.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papernotes.source import Source

_FENCE = ("```", "~~~")
_LONGEST = 20_000
_BEHIND = ".,;:!?*_)]"
"""What ends a sentence rather than an address."""


class Outgoing(NamedTuple):
    """An address, repaired, and its place."""

    url: str
    path: str
    span: Span


def outgoing(sources: Iterable[Source]) -> tuple[Outgoing, ...]:
    """Return every http(s) link of some notes, code blocks left out, in the order of their places."""
    found: list[Outgoing] = []
    for source in sources:
        fence = ""
        for number, line in enumerate(source.lines, 1):
            mark = line.lstrip(" >\t")[:3]
            if mark in _FENCE and (not fence or mark == fence):
                fence = "" if fence else mark
            elif not fence and len(line) <= _LONGEST:
                found += _of_line(source, number, line)
    return tuple(found)


def _of_line(source: Source, number: int, line: str) -> list[Outgoing]:
    start = source.line_span(number).start
    found: list[Outgoing] = []
    for link in find_links(line, number):
        at = line.find(link.source_url, link.start, link.end)
        span = Span(start + at, start + at + len(link.source_url)) if at >= 0 else source.line_span(number)
        found.append(Outgoing(link.url, source.path, span))
    # Addresses of a private network are no links of a record, so they are looked for by themselves.
    for match in WEB.finditer(line) if "://" in line else ():
        address = match[0].rstrip(_BEHIND)
        if address.startswith("http") and is_private(host_of(address)):
            span = Span(start + match.start(), start + match.start() + len(address))
            if not any(other.span.start <= span.start < other.span.end for other in found):
                found.append(Outgoing(address, source.path, span))
    return found
