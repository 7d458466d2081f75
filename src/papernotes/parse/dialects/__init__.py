"""What other tools than Markdown's own write, brought into plain Markdown before anything else is read: one form each.

The lines keep their numbers, so whatever is found in them is found in the file; their columns may change.

In: the lines of a source.
Out: as many lines of plain Markdown, and where marks of other tools stood.

Read: ``box_marks`` (one line of a box), ``boxes`` (boxes of lines), ``outliner`` (Logseq), ``shortcodes`` (Hugo,
Jekyll, GitBook), ``directives`` and ``myst_roles`` (MyST), ``pandoc_blocks``, ``dashed_tables`` and ``subfigures``
(Pandoc, Quarto), ``page_marks`` (MkDocs), then the small ones.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.dialects.annotations import marked
from papernotes.parse.dialects.block_classes import classed
from papernotes.parse.dialects.boxes import Hidden, boxed
from papernotes.parse.dialects.components import componentless
from papernotes.parse.dialects.directives import directed
from papernotes.parse.dialects.drawings import drawn
from papernotes.parse.dialects.edits_shown import changed
from papernotes.parse.dialects.emoji_names import named_emoji
from papernotes.parse.dialects.formula_lines import called, closed_up
from papernotes.parse.dialects.html_divs import divided
from papernotes.parse.dialects.html_properties import plain_properties
from papernotes.parse.dialects.included_pictures import included
from papernotes.parse.dialects.less_indented import belonging
from papernotes.parse.dialects.myst_roles import spoken
from papernotes.parse.dialects.outliner import outlined
from papernotes.parse.dialects.page_marks import paged
from papernotes.parse.dialects.page_pictures import linked, sized
from papernotes.parse.dialects.pandoc_blocks import blocked
from papernotes.parse.dialects.picture_rows import in_rows
from papernotes.parse.dialects.program_lines import lined
from papernotes.parse.dialects.quoted_code import fenced
from papernotes.parse.dialects.relations import related
from papernotes.parse.dialects.shortcodes import tagless
from papernotes.parse.dialects.spoilers import spoiling
from papernotes.parse.dialects.spread import gathered, rejoined
from papernotes.parse.dialects.spread_keys import continued, keyed
from papernotes.parse.dialects.subfigures import numbered_as_one
from papernotes.parse.dialects.table_bars import barred, named_tables, unnamed
from papernotes.parse.dialects.template_code import untemplated
from papernotes.parse.dialects.tex_lists import with_tex_lists
from papernotes.parse.dialects.tex_references import referred
from papernotes.parse.dialects.tex_words import worded_tex
from papernotes.parse.dialects.unspaced_headings import headed
from papernotes.parse.dialects.unspaced_items import spaced
from papernotes.parse.dialects.wrapped_lines import unbroken
from papernotes.parse.markdown import HIDDEN
from papernotes.parse.withheld import withhold
from papernotes.parse.withheld.tellings import PRIVATE
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    _Take = Callable[[str, Sequence[str]], tuple[list[str], list[Hidden]] | None]
    _Mend = Callable[[str, Sequence[str]], list[str] | None]

__all__ = ["Plain", "plainly", "shown_lines"]


class Plain(NamedTuple):
    """A source in plain Markdown."""

    source: Source
    """The same source where nothing had to change. In the place of a hidden line there is one that reads as none."""
    hidden: tuple[Hidden, ...]
    """The lines that no reader is shown, in order."""


@lru_cache(maxsize=2)
def plainly(source: Source) -> Plain:
    """Return a source in plain Markdown: boxes as callouts, an outline's pages as text, drawings' data left out.

    Who reads a source and who shows its lines ask one after the other: the last is kept.
    """
    path, text, lines = source.path, source.text, list(source.lines)
    if HIDDEN in text:
        lines = [line.replace(HIDDEN, "\ufffd") for line in lines]
        text = "\n".join(lines)
    if any(one.goes_on for one in source.withheld):
        lines = _going_on(source, lines)
        text = "\n".join(lines)
    hidden: list[Hidden] = []
    text, lines = _taken(text, lines, hidden, (
        partial(drawn, path), untemplated, partial(componentless, path), tagless, blocked, directed,
        partial(lined, source), unnamed,
    ))  # fmt: skip
    text, lines = _mended(
        text,
        lines,
        (
            plain_properties,
            referred,
            included,
            in_rows,
            numbered_as_one,
            partial(divided, path),
        ),
    )
    text, lines = _taken(text, lines, hidden, (boxed, partial(outlined, path)))
    text, lines = _mended(text, lines, (
        unbroken, called, closed_up, with_tex_lists, spoiling, worded_tex, marked, classed, changed, paged, named_emoji,
        spoken, linked, sized, fenced, partial(related, path), gathered, rejoined, keyed, continued, named_tables,
        barred, headed, spaced, belonging,
    ))  # fmt: skip
    if tuple(lines) == source.lines:
        return Plain(source, ())
    plain = replace(source, text=text)
    kept = withhold(Source(source.path, plain.text), drafts=True)  # what is code no more may be a comment
    hidden += _emptied(plain, kept)
    return Plain(replace(plain, text=kept.text), tuple(sorted(set(hidden))))


def _taken(text: str, lines: list[str], hidden: list[Hidden], takes: Iterable[_Take]) -> tuple[str, list[str]]:
    """Return a text and its lines without what some takes found; what they hide is added to ``hidden``."""
    for take in takes:
        if taken := take(text, lines):  # each sees what is left: a tag may have opened a box
            lines, found = taken
            hidden += found
            text = "\n".join(lines)
    return text, lines


def _mended(text: str, lines: list[str], mends: Iterable[_Mend]) -> tuple[str, list[str]]:
    """Return a text and its lines as they are once each of some mends was tried."""
    for mend in mends:
        if found := mend(text, lines):
            text, lines = "\n".join(found), found
    return text, lines


def _emptied(had: Source, has: Source) -> Iterator[Hidden]:
    """Yield the lines of which nothing is left, but for marks of quotations."""
    for number, (line, left) in enumerate(zip(had.lines, has.lines, strict=True), 1):
        if line.strip(" >") and not left.strip(" >"):
            yield Hidden(number, PRIVATE)


def _going_on(source: Source, lines: list[str]) -> list[str]:
    """Return lines with hidden ones in the places of rows that are private: blank ones would end their table."""
    rows = [one for one in source.withheld if one.goes_on]
    private = {n for row in rows for n in range(source.position(row.start)[0], source.position(row.end)[0] + 1)}
    return [HIDDEN if number in private else line for number, line in enumerate(lines, 1)]


def shown_lines(source: Source) -> tuple[str, ...]:
    """Return the lines of a source in plain Markdown, those that are hidden blank."""
    plain = plainly(source)
    hidden = {line for line, _ in plain.hidden}
    return tuple(
        "" if number in hidden else line.replace(HIDDEN, "") for number, line in enumerate(plain.source.lines, 1)
    )
