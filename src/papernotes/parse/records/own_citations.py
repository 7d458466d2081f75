"""Citations of a record's own paper in its lines, wherever they stand: in its text, a code block or a quotation."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from papernotes.model import Evidence
from papernotes.parse.fields.citation_line import cited_as, read_citation
from papernotes.parse.fields.title_parts import read_title
from papernotes.parse.records.citation_facts import take_cited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.parse.fields.citation_line import CitationLine
    from papernotes.parse.fields.line_links import FoundLink
    from papernotes.parse.records.facts import Facts
    from papernotes.parse.records.parts import LayoutPart
    from papernotes.parse.records.view import View

_ENTRY = re.compile(r"[ \t>]*@[a-zA-Z]{3,20}\s*\{")
_MARKS = re.compile(r"^[ \t]*(?:>[ \t]?)+")
_LONGEST = 60
"""Lines of a BibTeX entry."""
_WORD = re.compile(r"\w+")
_SITE = re.compile(r"\s[|·–—-]\s[^|·–—]{2,40}$")
"""The name of a site behind a page's title: "Folding Boats | Pond Press"."""
_SHORT = 2
"""Words of a title that may be but a name, so that an entry's title cannot contradict it."""


def entry_at(lines: Sequence[str], number: int, last: int) -> tuple[str, int]:
    """Return the BibTeX entry that starts on a line and its last line, both counted from 1; "" and 0 when none does."""
    if not _ENTRY.match(lines[number - 1]):
        return "", 0
    depth = 0
    for end in range(number, min(last, number + _LONGEST) + 1):
        depth += lines[end - 1].count("{") - lines[end - 1].count("}")
        if depth <= 0:
            return "\n".join(_MARKS.sub("", line) for line in lines[number - 1 : end]), end
    return "", 0


def read_entries(part: LayoutPart, view: View, facts: Facts) -> None:
    """Take the citations of a record's own paper; those of other papers that it cites are not its own."""
    title = facts.title or (part.candidate.title if part.candidate else part.title)
    title = read_title(title, view.lexicon).title or title
    wanted = _words(title)
    _read_bibtex(wanted, part, view, facts)
    if len(_WORD.findall(title)) > _SHORT:
        _read_lines(title, wanted, part, view, facts)


def _read_bibtex(wanted: frozenset[str], part: LayoutPart, view: View, facts: Facts) -> None:
    found = list(_entries(part, view))
    unheaded = part.candidate is not None and part.candidate.form == "file" and not (view.headings or facts.title)
    for cited, number, text in found:  # a file's name contradicts no entry either
        short = (len(wanted) <= _SHORT or unheaded) and len(found) == 1
        if short or _alike(wanted, _words(cited.title)):
            take_cited(cited, Evidence(number, text.partition("\n")[0][:300]), view.line(number), facts)
            return


def _read_lines(title: str, wanted: frozenset[str], part: LayoutPart, view: View, facts: Facts) -> None:
    """Take the lines that cite the paper by its title, and the links that have it as their label."""
    first = _WORD.findall(title)[0].lower()
    titled = part.candidate is None or part.candidate.form != "file" or part.line in view.headings
    for number in range(part.line + titled, part.end_line + 1):
        if first not in view.lines[number - 1].lower() or number in facts.shown or number in view.coded:
            continue
        line = view.line(number)
        cited = cited_as(title, line.text, view.lexicon)
        if cited:
            facts.links.extend(map(_to_paper, line.links))
            take_cited(replace(cited, links=()), Evidence(number, line.text[:300]), line, facts)
        else:
            facts.links.extend(_to_paper(link) for link in line.links if _words(_SITE.sub("", link.text)) == wanted)


def _to_paper(link: FoundLink) -> FoundLink:
    """Return a link beside a title, which leads to the paper unless its host says otherwise."""
    return link._replace(kind="paper") if link.kind in ("other", "project") else link


def _entries(part: LayoutPart, view: View) -> Iterator[tuple[CitationLine, int, str]]:
    number = part.line
    while number <= part.end_line:
        text, end = entry_at(view.lines, number, part.end_line) if "@" in view.lines[number - 1] else ("", 0)
        cited = read_citation(text, view.lexicon) if text else None
        if cited and cited.title:
            yield cited, number, text
        number = max(end, number) + 1


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _alike(one: frozenset[str], two: frozenset[str]) -> bool:
    """Return whether two titles share most of the words of the shorter."""
    return len(one & two) * 4 >= 3 * min(len(one), len(two)) > 0
