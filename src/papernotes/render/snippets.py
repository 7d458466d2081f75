"""The view of the page that lists every code block."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from papernotes.render.context import SnippetGroup, SnippetsView, SnippetView, TermLink
from papernotes.render.plan import entry_permalink, languages_of
from papernotes.render.said import called, said
from papernotes.slug import Given, slugify

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from papernotes.render.context import Pager
    from papernotes.render.plan import Found, Part
    from papernotes.render.shelf import Shelf


def snippets_view(
    part: Part[Found], shelf: Shelf, figure: Callable[[Found], Markup], pager: Pager | None
) -> SnippetsView:
    """Return a page of code blocks by language; ``figure`` returns the HTML of each."""
    groups = []
    ids = Given()
    for language, found in groupby(part.items, key=lambda item: item.snippet.language):
        views = tuple(_snippet(item, shelf, figure) for item in found)
        title = shelf.words["no_language"] if language == "text" else language
        total = shelf.memo("languages", lambda: languages_of(shelf.library))[language]
        note = shelf.words.count("n_snippets", total)
        name = f"lang-{slugify(language)}"
        groups.append(SnippetGroup(ids.give((name,), name), title, note, views, total))
    entries = {item.entry.slug: item.entry for item in part.items}.values()
    sources = tuple(TermLink(called(entry.record), entry_permalink(entry)) for entry in entries)
    return SnippetsView(tuple(groups), shelf.words.count("n_snippets", part.total), sources, pager)


def _snippet(item: Found, shelf: Shelf, figure: Callable[[Found], Markup]) -> SnippetView:
    record, snippet = item.record, item.snippet
    return SnippetView(
        html=figure(item),
        language=snippet.language,
        title=called(item.entry.record),
        url=f"{entry_permalink(item.entry)}{_fragment(item, shelf)}",
        section=said(snippet.section or ""),
        place=shelf.words.fill("line", file=record.place.file, first=snippet.line),
    )


def _fragment(item: Found, shelf: Shelf) -> str:
    """Return the anchor of the section whose lines hold the snippet."""
    index = 0
    for record in item.entry.parts:
        for section in record.sections:
            if record is item.record and section.line <= item.snippet.line <= section.end_line:
                return f"#{shelf.anchors(item.entry)[index]}" if section.heading else ""
            index += 1
    return ""
