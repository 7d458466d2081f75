"""A part of the layout → the record it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from papernotes.model import Evidence, Place, Record, Snippet
from papernotes.parse.fields.snippets import SHELLS, guess_language
from papernotes.parse.fields.tags import topic_of
from papernotes.parse.fields.years import read_year
from papernotes.parse.records import line_words as words
from papernotes.parse.records.appearing import publication
from papernotes.parse.records.emptied_boxes import emptied_boxes
from papernotes.parse.records.empty_fields import empty_fields
from papernotes.parse.records.facts import ABOVE, PATH, Facts
from papernotes.parse.records.front_facts import read_front, read_shared_tags, unused_title
from papernotes.parse.records.groups import plain_title, read_mark
from papernotes.parse.records.lines import read_record
from papernotes.parse.records.own_citations import read_entries
from papernotes.parse.records.path_facts import read_path, shelf
from papernotes.parse.records.prose_links import with_links
from papernotes.parse.records.says import say
from papernotes.parse.records.settling import as_others, settle_title
from papernotes.parse.records.strangers import strangers
from papernotes.parse.records.titling import name_record, title_line
from papernotes.parse.records.whole_file import front_value, title_heading
from papernotes.parse.sections import BOLD, openings, read_sections
from papernotes.parse.titles.claims import plainly
from papernotes.parse.unseen import seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from papernotes.diagnostics import Diagnostic
    from papernotes.model import Section
    from papernotes.parse.outline import Block
    from papernotes.parse.records.parts import LayoutPart
    from papernotes.parse.records.view import View
    from papernotes.parse.sections import Opening


_WORDS = re.compile(r"[^\W\d_]{2,}")


class BuiltRecord(NamedTuple):
    """The record that a part is, what was found to be wrong in its lines, and those that it does not hold."""

    record: Record
    diagnostics: tuple[Diagnostic, ...]
    left: tuple[int, ...]


def build_record(part: LayoutPart, view: View) -> BuiltRecord:
    """Return the record that a part is, and what is to be told of it."""
    facts = Facts(part.candidate.title if part.candidate else part.title, _front_year(part, view))
    blocks = list(blocks_between(view, part.line, part.end_line))
    found = [] if _is_inline(part) else list(_openings(part, blocks, view))
    diagnostics = list(read_record(part, blocks, found, view, facts))
    if part.candidate and part.candidate.form == "file":
        read_front(view, facts)
    elif part.kind == "paper":
        read_shared_tags(view, facts)
    read_entries(part, view, facts)
    stated = facts.title
    name_record(part, view, facts)
    if part.kind == "paper":
        settle_title(part, stated, view, facts)
    as_others(part, view, facts)
    if part.candidate and part.candidate.form == "file":
        facts.left |= {*unused_title(view, facts), *_idle_heading(view, facts)}
    read_path(part, view, facts)
    appeared = _appeared(part, view, facts)
    _print_what_is_no_field(part, view, facts, appeared)
    facts.shown.update(dict.fromkeys(empty_fields(part.line, part.end_line, view)))
    facts.shown.update(dict.fromkeys(emptied_boxes(view.lines[part.line - 1 : part.end_line], facts.shown, part.line)))
    found = [opening for opening in found if facts.shown.get(opening.line, "") is not None]
    record = _record(part, view, facts, found, appeared)
    if not _is_inline(part):
        diagnostics.extend(strangers(record, title_line(part, view), found, view))
    return BuiltRecord(record, tuple(diagnostics), tuple(sorted(facts.left)))


def _front_year(part: LayoutPart, view: View) -> int | None:
    found = front_value(view, "year") if part.candidate and part.candidate.form == "file" else None
    return read_year(found[0]) if found else None


def _idle_heading(view: View, facts: Facts) -> Iterator[int]:
    """Yield the line of a heading that stands in the title's place and says something else: "Notes"."""
    heading = title_heading(view)
    said = set(_WORDS.findall(heading.title.casefold())) if heading else set()
    if heading and said and said.isdisjoint(_WORDS.findall(f"{facts.title} {facts.name or ''}".casefold())):
        yield heading.line


class _Appeared(NamedTuple):
    """Where and when a record's paper appeared, with the evidence; a note has not."""

    venue: str | None = None
    venue_from: Evidence | None = None
    year: int | None = None
    year_from: Evidence | None = None


def _appeared(part: LayoutPart, view: View, facts: Facts) -> _Appeared:
    facts.published()
    if part.kind != "paper":
        return _Appeared()
    title = plainly(facts.title)
    facts.stated = [said for said in facts.stated if not said.venue or plainly(said.venue) != title]
    venue, venue_from = facts.venue(part.groups, view.lexicon)
    return _Appeared(venue, venue_from, *facts.year(venue, part.groups, view.lexicon))


def _print_what_is_no_field(part: LayoutPart, view: View, facts: Facts, appeared: _Appeared) -> None:
    """Print the lines that state another venue, year or author than the record has as fields.

    A note has no venue and no year; the date that it has holds its line.
    """
    titled, front = title_line(part, view), view.front.end_line if view.front else 0
    venue, _, year, _ = appeared
    others = (s for s in facts.stated if s.weight < PATH and (s.venue or venue, s.year or year) != (venue, year))
    held = _name_words(facts.authors)
    unnamed = {line for names, line in facts.named if not _name_words(names) <= held}
    dated = facts.dated_from.line if facts.dated and facts.dated_from else titled
    for line in ({stated.evidence.line for stated in others} | unnamed) - {titled, dated}:
        if line <= front:
            facts.left.add(line)
        elif facts.shown.get(line, "") is None:
            del facts.shown[line]


def _name_words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(_WORDS.findall(" ".join(names).casefold()))


def blocks_between(view: View, first: int, last: int) -> Iterator[Block]:
    """Yield the top-level blocks that start in these lines."""
    at = bisect_left(view.starts, first)
    while at < len(view.blocks) and view.blocks[at].line <= last:
        yield view.blocks[at]
        at += 1


def _is_inline(part: LayoutPart) -> bool:
    return part.candidate is not None and part.candidate.form in ("bullet", "row")


def _openings(part: LayoutPart, blocks: Sequence[Block], view: View) -> Iterator[Opening]:
    """Yield what opens sections in a record, its own title left out."""
    titled = title_line(part, view)
    for opening in openings(blocks, view):
        if opening.line <= titled <= opening.end_line:
            continue
        if opening.rank < BOLD or say(view.line(opening.line), view.lexicon, fresh=False) == "text":
            yield opening


def _record(part: LayoutPart, view: View, facts: Facts, found: Sequence[Opening], appeared: _Appeared) -> Record:
    venue, venue_from, year, year_from = appeared
    topics = _topics(part, view, facts)
    dated = facts.dated or next((mark.dated for mark in reversed(part.groups) if mark.dated), None)
    above = next((mark for mark in reversed(part.groups) if mark.status), None)
    if above:
        facts.state(above.status, Evidence(above.line, above.title), ABOVE)
    status, status_from = facts.status()
    printed = _printed(part, view, facts)
    lead = range(part.line, found[0].line if found else part.end_line + 1)
    verbatim = {n: view.lines[n - 1].strip() for n in lead if n in view.verbatim}
    sections = read_sections(found, (part.line, part.end_line), printed, verbatim, view.lexicon)
    sections = with_links(sections, printed, view, facts)
    snippets = tuple(_snippets(part, view, sections))
    provenance = (
        ("title", facts.title_from), ("venue", venue_from), ("year", year_from),
        ("authors", facts.authors_from), ("topics", topics[0][1] if topics else None),
        ("status", status_from), ("rating", facts.rating_from), ("read_on", facts.read_from),
    )  # fmt: skip
    return Record(
        kind="paper" if part.kind == "paper" else "note",
        title=seen(facts.title) or seen(plain_title(part.title, view.numbers)) or seen(view.source.path),
        place=Place(view.source.path, part.line, part.end_line),
        name=seen(facts.name or "") or None,
        venue=venue,
        year=year,
        authors=tuple(map(seen, facts.authors)),
        others=facts.others,
        arxiv=facts.arxiv(),
        doi=facts.doi(),
        links=facts.model_links(),
        topics=tuple(seen(topic) for topic, _ in topics),
        group=tuple(seen(mark.title) for mark in part.groups),
        status=status,
        rating=facts.rating,
        read_on=facts.read_on,
        dated=dated,
        key=facts.key,
        sections=tuple(_set_up(section, snippets, view) for section in sections),
        snippets=snippets,
        publication=publication(facts, venue) if part.kind == "paper" else None,
        provenance=tuple((name, evidence) for name, evidence in provenance if evidence),
        shown=tuple(sorted({**facts.shown, **_headed(found)}.items())),
    )


def _set_up(section: Section, snippets: Sequence[Snippet], view: View) -> Section:
    """Return a section with the role of its content: commands alone are a setup, whatever the heading is.

    What is still to do has no role: "Tasks" may be a paper's or the reader's.
    """
    if section.role == "problem" and view.are_tasks(section.line + 1, section.end_line):
        return section._replace(role="other")
    inside = [snippet.language for snippet in snippets if section.line <= snippet.line <= section.end_line]
    if section.heading and not section.text and inside and all(language in SHELLS for language in inside):
        return section._replace(role="setup")
    return section


def _printed(part: LayoutPart, view: View, facts: Facts) -> dict[int, str]:
    """Return the lines of text that a record's body prints."""
    printed: dict[int, str | None] = dict(enumerate(view.lines[part.line - 1 : part.end_line], part.line))
    printed.update((number, text) for number, text in facts.shown.items() if number in printed)
    verbatim, words = view.verbatim, view.verbatim_words
    told = ((number, words.get(number, "") if number in verbatim else text) for number, text in printed.items() if text)
    return {number: text for number, text in told if text}


def _headed(found: Sequence[Opening]) -> dict[int, str | None]:
    """Return what is left of the lines that open sections: nothing of a heading, what stands behind a lead-in."""
    left: dict[int, str | None] = {}
    for opening in found:
        left.update(dict.fromkeys(range(opening.line, opening.end_line + 1)))
        left[opening.line] = opening.rest
    return left


def _topics(part: LayoutPart, view: View, facts: Facts) -> list[tuple[str, Evidence]]:
    """Return the topics of the groups above and those that the record states, each once.

    Venues and years are left out, and headings that name the notes themselves.
    """
    groups = [mark for mark in part.groups if not (mark.status or words.names_notes(mark.title))]
    above = [(mark.topic, Evidence(mark.line, mark.title)) for mark in groups if mark.topic]
    found: dict[str, tuple[str, Evidence]] = {}
    for stated, evidence in (*above, *facts.topics) or shelf(part, view, facts):
        topic = topic_of(stated)
        if topic and not read_mark(topic, evidence.line, view.lexicon).is_group:
            found.setdefault(topic.casefold(), (topic, evidence))
    return list(found.values())


def _snippets(part: LayoutPart, view: View, sections: Sequence[Section]) -> Iterator[Snippet]:
    line = attrgetter("line")  # no list of all lines: a record of a large file would take as long as the file is
    first, past = (bisect_left(view.codes, number, key=line) for number in (part.line, part.end_line + 1))
    for block in view.codes[first:past]:
        heading = next((section.heading for section in reversed(sections) if section.line <= block.line), "")
        code = block.text.rstrip("\n")
        yield Snippet(guess_language(block.text, block.info), code, heading or None, block.line)
