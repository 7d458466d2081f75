"""The view of the page that lists every code block."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from papernotes.body.code import figure
from papernotes.body.interface_words import worded
from papernotes.site.anchors import section_ids
from papernotes.site.context import SnippetGroup, SnippetsView, SnippetView, TermLink
from papernotes.site.plan import entry_permalink, languages_of
from papernotes.site.title_text import called, readable
from papernotes.slug import Given, slugify

if TYPE_CHECKING:
    from papernotes.model import Snippet
    from papernotes.site.context import Pager
    from papernotes.site.desk import Desk
    from papernotes.site.digested import Digested
    from papernotes.site.plan import Found, Part
    from papernotes.site.record_digests import Leaf, Whole
    from papernotes.site.shelf import Shelf


class KeptSnippet(NamedTuple):
    """A snippet, and where it stands."""

    whole: Digested[Whole]
    part: int
    """Which of the entry's parts has it."""
    at: int
    """Its place among the snippets of that part."""

    @property
    def leaf(self) -> Leaf:
        """The record that has it, with its body."""
        return self.whole.value.leaves[self.part]

    @property
    def snippet(self) -> Snippet:
        """The snippet itself."""
        return self.leaf.record.snippets[self.at]


class Collected(NamedTuple):
    """All that a page of code blocks is drawn from."""

    part: Part[Any]
    """Its part of the list, without snippets."""
    shown: tuple[KeptSnippet, ...]
    totals: tuple[tuple[str, int], ...]
    """How many snippets there are in each language."""


def collected_of(part: Part[Found], shelf: Shelf) -> Collected:
    """Return the view of a page of code blocks."""
    shown = [KeptSnippet(shelf.whole(item.entry), _part(item), item.index) for item in part.items]
    totals = shelf.memo("languages", lambda: languages_of(shelf.library))
    return Collected(replace(part, items=()), tuple(shown), tuple(sorted(totals.items())))


def _part(item: Found) -> int:
    return next(number for number, record in enumerate(item.entry.parts) if record is item.record)


def snippets_view(collected: Collected, desk: Desk, pager: Pager | None) -> SnippetsView:
    """Return a page of code blocks by language."""
    groups = []
    ids = Given()
    totals = dict(collected.totals)
    for language, found in groupby(collected.shown, key=lambda item: item.snippet.language):
        views = tuple(_snippet(item, desk) for item in found)
        title = desk.words["no_language"] if language == "text" else language
        note = desk.words.count("n_snippets", totals[language])
        name = f"lang-{slugify(language)}"
        groups.append(SnippetGroup(ids.give((name,), name), title, note, views, totals[language]))
    entries = {item.whole.value.entry.slug: item.whole.value.entry for item in collected.shown}.values()
    sources = tuple(TermLink(called(entry.record), entry_permalink(entry)) for entry in entries)
    return SnippetsView(tuple(groups), desk.words.count("n_snippets", collected.part.total), sources, pager)


def _snippet(item: KeptSnippet, desk: Desk) -> SnippetView:
    entry, record, snippet = item.whole.value.entry, item.leaf.record, item.snippet
    return SnippetView(
        html=_figure(item, desk),
        language=snippet.language,
        title=called(entry.record),
        url=f"{entry_permalink(entry)}{_fragment(item)}",
        section=readable(snippet.section or ""),
        place=desk.words.fill("line", file=record.place.file, first=snippet.line),
    )


def _figure(item: KeptSnippet, desk: Desk) -> Markup:
    """Return a code block; most are highlighted on their entry's page already."""
    html = item.leaf.body.figure(item.at) or figure(item.snippet.code, item.snippet.language)
    return Markup(worded(html, desk.words.plain))


def _fragment(item: KeptSnippet) -> str:
    """Return the anchor of the section whose lines hold the snippet."""
    index = 0
    for number, leaf in enumerate(item.whole.value.leaves):
        for section in leaf.record.sections:
            if number == item.part and section.line <= item.snippet.line <= section.end_line:
                return f"#{section_ids(item.whole.value.entry)[index]}" if section.heading else ""
            index += 1
    return ""
