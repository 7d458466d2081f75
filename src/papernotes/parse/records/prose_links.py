"""Links in the text of a record that are not its own: what they lead to may be a paper that is noted elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from papernotes.model import Link, Section
    from papernotes.parse.records.facts import Facts
    from papernotes.parse.records.view import View

_TICKS = re.compile(r"`+")


def with_links(
    sections: tuple[Section, ...], printed: Mapping[int, str], view: View, facts: Facts
) -> tuple[Section, ...]:
    """Return sections with the links in their text; ``printed`` are the lines of text, ``facts`` hold the own links."""
    own = {(link.line, link.url) for link in facts.links}
    links: dict[int, tuple[Link, ...]] = {}
    for number in view.linked(sections[0].line, sections[-1].end_line) if sections else ():
        if number in printed and (found := tuple(_links(number, view, own))):
            links[number] = found
    return tuple(_linked(section, links) for section in sections) if links else sections


def _links(number: int, view: View, own: set[tuple[int, str]]) -> Iterator[Link]:
    line = view.line(number)
    text = line.key.value if line.key else line.text
    code = list(_code(text)) if "`" in text else []
    for link in line.links:
        if (number, link.url) not in own and not any(start < link.end and link.start < end for start, end in code):
            yield link.link()._replace(label=link.said)


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Yield where code stands in a line: from a run of backticks to the next of the same length."""
    runs = [match.span() for match in _TICKS.finditer(text)]
    closing: dict[int, int] = {}
    ends: list[int] = []
    for start, end in reversed(runs):
        ends.append(closing.get(end - start, 0))
        closing[end - start] = end
    past = 0
    for (start, _), end in zip(runs, reversed(ends), strict=True):
        if start >= past and end:
            past = end
            yield start, end


def _linked(section: Section, links: Mapping[int, tuple[Link, ...]]) -> Section:
    lines = range(section.line, section.end_line + 1)
    inside = tuple(link for number in lines for link in links.get(number, ()))
    return section._replace(links=inside) if inside else section
