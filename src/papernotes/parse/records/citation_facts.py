"""What a citation of the record's own paper states → the facts of its record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.model import Evidence
from papernotes.parse.fields.authors import find_authors
from papernotes.parse.fields.citation_line import CitationLine, read_citation
from papernotes.parse.fields.title_parts import read_title
from papernotes.parse.records.facts import CITATION, Stated, is_preprint
from papernotes.parse.records.line_words import WORD

if TYPE_CHECKING:
    from papernotes.parse.fields.line_links import FoundLink
    from papernotes.parse.records.facts import Facts
    from papernotes.parse.records.view import Line, View

_NAME = 2
"""Words of a title that may be but a name, which shares none with the title in full."""
_NAMES_AND_TITLE = re.compile(r"\W{0,9}([^\"“”]{5,400}?)[.,:]?\s{0,9}[\"“]([^\"“”]{8,300})[\"”]\W*$")


def take_citation(text: str, line: Line, view: View, facts: Facts) -> bool:
    """Take what a citation states; it may be the label of the link to the paper. Its line is always kept."""
    label = max((link.text for link in line.links), key=len, default="")
    whole = label if len(label) > len(text) // 3 else text
    cited = read_citation(whole, view.lexicon) or names_and_title(whole)
    if cited and _is_another(cited, view, facts):
        return False
    facts.links.extend(cited_link(link) if link.text == label else link for link in line.links)
    if cited:
        take_cited(cited, Evidence(line.number, text[:300]), line, facts)
    return False


def _is_another(cited: CitationLine, view: View, facts: Facts) -> bool:
    """Tell whether a citation is that of another paper: of another year than the record states, and another title.

    A name, and a title in another language, are but another title where the venue is another one, too.
    """
    own = read_title(facts.own, view.lexicon)
    years = {own.year, facts.front_year, *(stated.year for stated in facts.stated if stated.weight < CITATION)} - {None}
    if not (cited.title and cited.year and years) or cited.year in years:
        return False
    title, other = (set(WORD.findall(text.casefold())) for text in (own.title, cited.title))
    if 2 * len(title & other) >= len(title):
        return False
    where, there = own.venue, cited.venue
    elsewhere = where and there and where.venue != there and not (where.preprint or is_preprint(there, view.lexicon))
    return bool(elsewhere) or (len(title) > _NAME and own.title.isascii() == cited.title.isascii())


def cited_link(link: FoundLink) -> FoundLink:
    """Return a link whose label cites the paper: it leads there where nothing says otherwise."""
    return link._replace(kind="paper") if link.kind == "other" else link


def take_cited(cited: CitationLine, evidence: Evidence, line: Line, facts: Facts) -> None:
    """Take the fields of a citation."""
    facts.links.extend(link._replace(line=line.number) for link in cited.links if link not in line.links)
    facts.take_authors(cited.authors, evidence, others=cited.others)
    if cited.families and facts.authors == cited.authors:
        facts.families = cited.families
    facts.key = facts.key or cited.key
    facts.form = facts.form or cited.form
    if cited.where:
        facts.places.setdefault(cited.place, cited.where)
    if cited.venue or cited.year:
        preprint = is_preprint(cited.venue, line.view.lexicon)
        facts.stated.append(Stated(CITATION, evidence, cited.venue, cited.year, preprint))
    if cited.title and not facts.cited:
        facts.cited, facts.cited_from = cited.title, evidence


def names_and_title(text: str) -> CitationLine | None:
    """Read a citation that gives only names and a title in quotes."""
    match = _NAMES_AND_TITLE.match(text)
    found = find_authors(match[1]) if match else None
    if not (match and found and found.whole):
        return None
    return CitationLine(title=match[2].strip(" .,"), authors=found.names, others=found.others)
