"""Source → Document: whatever dress the notes wear, the records in them.

The steps, in order: plain Markdown, front matter, block tokens, outline, layout (which lines are a record, a group,
skipped), and a record built from each part. Nothing here raises, whatever the text.

In: a source (a file's path and text), the vocabularies, and what the other files of its folder show (`profile`).
Out: a `Document`: records, groups and skipped lines that together hold each line once, what was found wrong, block
tokens.

Read: ``withheld`` (what is cut out first), ``dialects``, ``frontmatter``, ``markdown`` and ``outline`` (the
blocks), ``reading`` (which lines start records), ``titles`` and ``fields`` (what a line states), ``records`` (each
part becomes a record); ``bibliography`` is a door of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from papernotes.diagnostics import Diagnostic, in_order
from papernotes.model import Document, Group, Skipped
from papernotes.parse.dialects import plainly
from papernotes.parse.dialects.abbreviations import abbreviations
from papernotes.parse.dialects.placing import placed
from papernotes.parse.expansion import expansion
from papernotes.parse.fields.dates import orders_in
from papernotes.parse.frontmatter import read_front_matter
from papernotes.parse.lettered_lists import shown_tokens
from papernotes.parse.link_targets import anchors_in
from papernotes.parse.markdown import HIDDEN, block_tokens
from papernotes.parse.naming import names_of
from papernotes.parse.outline import outline
from papernotes.parse.reading.folder import glance as _glance
from papernotes.parse.reading.folder import profile
from papernotes.parse.reading.read import in_doubt, read, read_as
from papernotes.parse.records.asides import Aside, between, blanked, set_aside, stretches, without
from papernotes.parse.records.build import build_record
from papernotes.parse.records.explain import Explanation, explain_line
from papernotes.parse.records.groups import LONGEST, plain_title
from papernotes.parse.records.layout import lay_out
from papernotes.parse.records.parts import LayoutPart
from papernotes.parse.records.settling import note_sides
from papernotes.parse.records.view import View
from papernotes.parse.withheld.tellings import doubtful, private_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from papernotes.lexicon import Lexicon
    from papernotes.model import Place, Record
    from papernotes.parse.dialects.boxes import Hidden
    from papernotes.parse.frontmatter import FrontMatter
    from papernotes.parse.reading.folder import Glance, Profile
    from papernotes.remembering import Run
    from papernotes.source import Source

__all__ = ["Explanation", "explain", "glance", "parse", "profile", "view_of"]

_BARE = ("group", "skipped")
"""Kinds of parts that are no records."""


def parse(source: Source, lexicon: Lexicon, folder: Profile | None = None, run: Run = map) -> Document:
    """Return the document that a source is.

    ``folder`` is what its folder's sources show together, by default what it shows alone; ``run`` has its
    records built.
    """
    view, aside = view_of(source, lexicon)
    plain = view.source
    records: list[Record] = []
    groups: list[Group] = []
    skipped = [Skipped(one.reason, source.path, one.line, one.end_line) for one in aside]
    diagnostics = [placed(one, plain, source) for one in (view.front.diagnostics if view.front else ())]
    diagnostics += _unfilled(source, aside)
    if (bounded := view.environment["expansion"]) is not None:
        told = f"The references of this file would write out {bounded.total:,} characters: from here on they are text."
        diagnostics.append(Diagnostic("PN111", told, source.path, source.line_span(bounded.end)))
    folder = folder or profile([_glance(view.source)])
    reading = read(view, folder)
    laid = lay_out(view, reading)
    note_sides(laid, view, folder)
    built = iter(run(lambda part: build_record(part, view), [part for part in laid if part.kind not in _BARE]))
    for part in laid:
        if part.kind == "group":
            groups.append(Group(plain_title(part.title, view.numbers), part.line, part.end_line))
            if len(groups[-1].title) > LONGEST:
                told = "This heading is too long to stand with each record beneath it as a whole."
                diagnostics.append(Diagnostic("PN112", told, source.path, source.line_span(part.line)))
        elif part.kind == "skipped":
            skipped += (Skipped(part.reason, source.path, *lines) for lines in between(part.line, part.end_line, aside))
        else:
            record, found, left = next(built)
            record = without(record, aside)
            records.append(_marked(record, source) if source.drafts else record)
            diagnostics.extend(placed(one, plain, source) for one in found)
            front = bisect_right(left, view.front.end_line if view.front else 0)
            skipped += (Skipped("front matter", source.path, *lines) for lines in stretches(left[:front]))
            skipped += (Skipped("heading", source.path, number, number) for number in left[front:])
    read_so = read_as(view, reading) if laid else None
    if read_so and (doubt := in_doubt(read_so, reading, source)):
        diagnostics.append(doubt)
    skipped += _ends(source, plain, [*(record.place for record in records), *groups, *skipped])
    skipped += private_parts(source)
    diagnostics += doubtful(source)
    ordered = in_order(diagnostics, {source.path: source})
    view.forget()
    parts = tuple(records), tuple(groups), tuple(sorted(skipped, key=lambda lines: lines.line)), ordered
    named = tuple(anchors_in(view.tokens, source.lines)), names_of(source, view.front)
    return Document(source.path, *parts, view.tokens, view.environment, orders_in(source.text), read_so, *named)


def glance(source: Source, lexicon: Lexicon | None = None) -> Glance:
    """Return what a source shows of itself, told from its lines alone; with a lexicon its templates are left out."""
    return _glance(view_of(source, lexicon)[0].source if lexicon else source)


def explain(source: Source, lexicon: Lexicon, line: int, folder: Profile | None = None) -> Explanation:
    """Return how a line of a source is read, and why; the source's first line is 1."""
    view, aside = view_of(source, lexicon)
    folder = folder or profile([_glance(view.source)])
    reading = read(view, folder)
    laid = lay_out(view, reading)
    note_sides(laid, view, folder)
    parts = [LayoutPart("skipped", one.line, one.end_line, reason=one.reason) for one in aside]
    return explain_line(view, reading, [*parts, *laid], max(1, min(line, len(source.lines))))


def _unfilled(source: Source, aside: Sequence[Aside]) -> Iterator[Diagnostic]:
    for one in aside:
        if one.reason == "template":
            span = source.line_span(one.line)
            yield Diagnostic("PN101", "A template that nobody filled in.", source.path, span)


def view_of(source: Source, lexicon: Lexicon) -> tuple[View, tuple[Aside, ...]]:
    """Return what the recognisers look at, and what they do not: it is blank to them."""
    plain, hidden = plainly(source)
    front = read_front_matter(plain)
    unseen = _unseen(source, hidden)
    short = abbreviations(source.text, source.lines)
    view = _looked_at(plain, unseen, front, lexicon, short)
    aside = set_aside(view)
    if (
        aside
    ):  # nor do the marks of other tools depend on it: a page of bullets is one with a heading to be filled in, too
        plain, hidden = plainly(blanked(source, aside))
        unseen = _unseen(source, hidden)
        view = _looked_at(plain, unseen, front, lexicon, short)
    taken = {number for one in aside for number in range(one.line, one.end_line + 1)}
    return view, tuple(sorted([*aside, *(one for one in unseen if one.line not in taken)]))


def _ends(source: Source, plain: Source, parts: Iterable[Place | Group | Skipped]) -> Iterator[Skipped]:
    """Yield the lines of which nothing is left in plain Markdown and that stand in no part: what closed a box."""
    if plain.lines is source.lines or plain.lines == source.lines:
        return
    held = {number for part in parts for number in range(part.line, part.end_line + 1)}
    emptied = (n for n, line in enumerate(plain.lines, 1) if not line.strip(" >") and source.line(n).strip())
    yield from (Skipped("mark", source.path, *lines) for lines in stretches([n for n in emptied if n not in held]))


def _unseen(source: Source, hidden: Iterable[Hidden]) -> list[Aside]:
    """Return the stretches of hidden lines, a stretch for all that only blank lines part."""
    found: list[Aside] = []
    for line, reason in hidden:
        last = found[-1] if found and found[-1].reason == reason else None
        if last and not any(map(str.strip, source.lines[last.end_line : line - 1])):
            found[-1] = last._replace(end_line=line)
        else:
            found.append(Aside(line, line, reason))
    return found


def _looked_at(
    source: Source, unseen: Sequence[Aside], front: FrontMatter | None, lexicon: Lexicon, short: Mapping[str, str]
) -> View:
    text = _without_front(source, front)
    tokens, environment = block_tokens(text)
    references = environment.get("references", {})
    addresses = {label.casefold(): entry["href"] for label, entry in references.items()}
    environment["abbreviations"] = short
    environment["expansion"] = expansion(text, tokens, environment)
    source = blanked(source, unseen) if unseen else source
    if HIDDEN in source.text:  # which only the reading of blocks needs
        source = replace(source, text=source.text.replace(HIDDEN, ""))
    shown = tuple(shown_tokens(source.path, text, tokens))
    return View(source, lexicon, front, outline(tokens, source.lines), addresses, shown, environment)


def _marked(record: Record, source: Source) -> Record:
    """Return a record with whether any of it is private."""
    place = record.place
    return record._replace(draft=any(a <= place.end_line and place.line <= b for a, b in source.drafts))


def _without_front(source: Source, front: FrontMatter | None) -> str:
    """Return the text with its front matter blanked, so that lines keep their numbers."""
    if front is None:
        return source.text
    lines = list(source.lines)
    lines[: front.end_line] = [""] * front.end_line
    return "\n".join(lines)
