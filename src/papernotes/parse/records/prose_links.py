"""Links in the text of a record that are not its own: what they lead to may be a paper that is noted elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.parse.code_spans import code_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from papernotes.model import Link, Section
    from papernotes.parse.records.facts import Facts
    from papernotes.parse.records.view import View


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
    code = list(code_spans(text)) if "`" in text else []
    for link in line.links:
        if (number, link.url) not in own and not any(start < link.end and link.start < end for start, end in code):
            yield link.link()._replace(label=link.text)


def _linked(section: Section, links: Mapping[int, tuple[Link, ...]]) -> Section:
    lines = range(section.line, section.end_line + 1)
    inside = tuple(link for number in lines for link in links.get(number, ()))
    return section._replace(links=inside) if inside else section
