"""A part of the layout → the record it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from papernotes.model import Evidence, Place, Record, Snippet
from papernotes.parse.fields.names import looks_like_name, name_before_colon
from papernotes.parse.fields.snippets import guess_language
from papernotes.parse.fields.titles import read_title
from papernotes.parse.records import words
from papernotes.parse.records.taking import take_mark
from papernotes.parse.fields.venues import VenueMark, read_venue
from papernotes.parse.records.facts import MARK, PATH, Facts, Stated
from papernotes.parse.records.front import read_front
from papernotes.parse.records.files import title_heading
from papernotes.parse.records.lines import read_record
from papernotes.parse.records.groups import plain_title, view_mark
from papernotes.parse.records.evidence import say
from papernotes.parse.sections import BOLD, openings, read_sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.diagnostics import Diagnostic
    from papernotes.model import Section
    from papernotes.parse.outline import Block
    from papernotes.parse.records.layout import Part
    from papernotes.parse.records.view import View
    from papernotes.parse.sections import Opening


_BYLINE = re.compile(
    r"\s*[(\[（]((?:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?,? ?(?:et al\.?|(?:and|&) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)?),?\s[^()\[\]]{0,40}?(?P<year>(?:19|20)\d\d))[)\]）]\s*$"
)
"""Names and a year in brackets behind a title: "RiverNet (Lovelace et al., ICML 2021)"."""
_COLON = re.compile(r"(?<=\w)_ (?=\S)")
"""A colon as file names hold it."""


def build_record(part: Part, view: View) -> tuple[Record, tuple[Diagnostic, ...]]:
    """Return the record that a part is, and what was found to be wrong in its lines."""
    facts = Facts()
    blocks = list(blocks_between(view, part.line, part.end_line))
    found = [] if _is_inline(part) else list(_openings(part, blocks, view))
    diagnostics = tuple(read_record(part, blocks, found, view, facts))
    if part.candidate and part.candidate.form == "file":
        read_front(view, facts)
    _read_title(part, view, facts)
    _read_path(part, view, facts)
    found = [opening for opening in found if facts.shown.get(opening.line, "") is not None]
    return _record(part, view, facts, blocks, found), diagnostics


def blocks_between(view: View, first: int, last: int) -> Iterator[Block]:
    """Yield the top-level blocks that start in these lines."""
    at = bisect_left(view.starts, first)
    while at < len(view.blocks) and view.blocks[at].line <= last:
        yield view.blocks[at]
        at += 1


def _is_inline(part: Part) -> bool:
    return part.candidate is not None and part.candidate.form in ("bullet", "row")


def _openings(part: Part, blocks: Sequence[Block], view: View) -> Iterator[Opening]:
    """Yield what opens sections in a record, its own title left out."""
    titled = title_line(part, view)
    for opening in openings(blocks, view.lexicon):
        if opening.line <= titled <= opening.end_line:
            continue
        if opening.rank < BOLD or say(view.line(opening.line), view.lexicon, fresh=False) == "text":
            yield opening


def title_line(part: Part, view: View) -> int:
    """Return the line that holds a part's title; 0 when none of its lines does."""
    if part.candidate is None:
        return 0
    if part.candidate.form == "file":
        top = title_heading(view)
        return top.heading.line if top and top.heading else 0
    if part.candidate.form == "heading":
        return next((b.line for b in blocks_between(view, part.line, part.end_line) if b.kind == "heading"), part.line)
    return part.line


def _read_title(part: Part, view: View, facts: Facts) -> None:
    """Read the title line last, so that a full title stated below can win over a short one here."""
    raw = part.candidate.title if part.candidate else part.title
    line = title_line(part, view)
    byline = _BYLINE.search(raw)
    if byline and words.titlelike(raw[: byline.start()]) > -1.5:
        take_mark(read_venue(byline[1], view.lexicon) or _year_mark(byline), MARK, view.line(line or part.line), facts)
        raw = raw[: byline.start()]
    parts = read_title(_COLON.sub(": ", raw), view.lexicon)
    evidence = Evidence(line, raw.strip()) if line else None
    if parts.venue or parts.year:
        mark = parts.venue
        text = mark.text if mark else str(parts.year)
        facts.stated.insert(
            0,
            Stated(
                MARK,
                Evidence(line or part.line, text),
                mark.venue if mark else None,
                parts.year,
                bool(mark and mark.preprint),
            ),
        )
    facts.read_on = facts.read_on or parts.date
    title = parts.title if parts.title and part.kind == "paper" else plain_title(raw) or parts.title
    short = len(title.split()) <= 2 or words.is_generic(title)
    if short and not facts.title and facts.cited:
        facts.title, facts.title_from = facts.cited, facts.cited_from
    if facts.title and (short or not line):
        if short and not words.is_generic(title) and looks_like_name(title):
            facts.name = facts.name or title
    else:
        facts.title, facts.title_from = title, evidence
        facts.name = parts.name or facts.name
    if not facts.name and facts.title is not title:
        facts.name = name_before_colon(facts.title)


def _year_mark(byline: re.Match[str]) -> VenueMark:
    return VenueMark(None, int(byline["year"]), byline["year"], 0, 4, whole=True)


def _read_path(part: Part, view: View, facts: Facts) -> None:
    """Read the venue and year that the folders and the file's name state; a bare year is a shelf, not a year."""
    *folders, name = view.source.path.split("/")
    stem = name.rsplit(".", 1)[0]
    for text in (stem, *reversed(folders)):
        mark = view_mark(text.replace("_", " "), part.line, view)
        if mark.venue:
            facts.stated.append(Stated(PATH, Evidence(part.line, text), mark.venue, mark.year))
            return


def _record(part: Part, view: View, facts: Facts, blocks: Sequence[Block], found: Sequence[Opening]) -> Record:
    is_paper = part.kind == "paper"
    venue, venue_from = facts.venue(part.groups, view.lexicon) if is_paper else (None, None)
    year, year_from = facts.year(venue, part.groups) if is_paper else (None, None)
    topics = _topics(part, view, facts)
    read_on = facts.read_on or next((mark.read_on for mark in reversed(part.groups) if mark.read_on), None)
    hidden = frozenset(n for n in range(part.line, part.end_line + 1) if n in view.verbatim)
    sections = read_sections(found, view.lines, (part.line, part.end_line), facts.shown, hidden, view.lexicon)
    provenance = (
        ("title", facts.title_from), ("venue", venue_from), ("year", year_from),
        ("authors", facts.authors_from), ("topics", topics[0][1] if topics else None),
    )  # fmt: skip
    return Record(
        kind="paper" if is_paper else "note",
        title=facts.title or plain_title(part.title) or view.source.path,
        place=Place(view.source.path, part.line, part.end_line),
        name=facts.name,
        venue=venue,
        year=year,
        authors=facts.authors,
        arxiv=facts.arxiv(),
        doi=facts.doi(),
        links=facts.model_links(),
        topics=tuple(topic for topic, _ in topics),
        group=tuple(mark.title for mark in part.groups),
        status=facts.status,
        rating=facts.rating,
        read_on=read_on,
        sections=sections,
        snippets=tuple(_snippets(blocks, sections)),
        provenance=tuple((name, evidence) for name, evidence in provenance if evidence),
        shown=tuple(sorted({**facts.shown, **_headed(found)}.items())),
    )


def _headed(found: Sequence[Opening]) -> dict[int, str | None]:
    """Return what is left of the lines that open sections: nothing of a heading, what stands behind a lead-in."""
    left: dict[int, str | None] = {}
    for opening in found:
        left.update(dict.fromkeys(range(opening.line, opening.end_line + 1)))
        left[opening.line] = opening.rest
    return left


def _topics(part: Part, view: View, facts: Facts) -> list[tuple[str, Evidence]]:
    """Return the topics of the groups above and those that the record states, each once, venues and years left out."""
    above = [(mark.topic, Evidence(mark.line, mark.title)) for mark in part.groups if mark.topic]
    found: dict[str, tuple[str, Evidence]] = {}
    types = ("paper", "papers", "literature", "note", "notes", "literature-note", "paper-note", "论文", "論文", "논문")
    for topic, evidence in (*above, *facts.topics):
        mark = view_mark(topic, evidence.line, view)
        if not mark.is_group and topic.casefold() not in types:
            found.setdefault(topic.casefold(), (topic, evidence))
    return list(found.values())


def _snippets(blocks: Sequence[Block], sections: Sequence[Section]) -> Iterator[Snippet]:
    for top in blocks:
        for block in top.walk():
            if block.kind in ("fence", "code") and block.text.strip():
                heading = next((s.heading for s in reversed(sections) if s.line <= block.line), "")
                yield Snippet(
                    guess_language(block.text, block.info), block.text.rstrip("\n"), heading or None, block.line
                )
