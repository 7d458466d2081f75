"""A record's body: the HTML of its sections, and what it refers to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown_it.token import Token

from papernotes.body.blocks import SectionWriter
from papernotes.body.excerpts import about
from papernotes.body.footnotes import Footnotes
from papernotes.body.html import NotShown, WantedReference, Writer
from papernotes.body.tree import tree, walk
from papernotes.body.window import Window
from papernotes.parse.link_targets import SORTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papernotes.body.tree import Node
    from papernotes.model import Document, Record, Section
    from papernotes.remembering import Run


_APART = re.compile(r"\n[ \t]*\n")


class SectionHtml(NamedTuple):
    """The body of a section, without its heading."""

    html: str
    """Safe HTML whose tags are all closed, with placeholders for `connect`."""


class RecordBody(NamedTuple):
    """A record as HTML."""

    sections: tuple[SectionHtml, ...]
    """One for each section of the record, in order."""
    images: tuple[WantedReference, ...]
    """The pictures of the notes folder that the sections show."""
    links: tuple[WantedReference, ...]
    """What else of the notes they link to."""
    findings: tuple[NotShown, ...]
    """What could not be shown as written."""
    figures: tuple[tuple[int, int, int], ...] = ()
    """For each of the record's snippets the section that shows it and where in its HTML; the last is 0 for none."""
    about: str = ""
    """What a list says of the record; see `papernotes.body.excerpts.about`."""

    def figure(self, index: int) -> str:
        """Return one of the record's snippets as a section shows it, empty where none does to the letter."""
        section, start, end = self.figures[index] if index < len(self.figures) else (0, 0, 0)
        return self.sections[section].html[start:end] if end else ""


def render_body(document: Document, record: Record) -> RecordBody:
    """Return the body of one record of a document. For all of them, `render_bodies` reads the tokens only once."""
    return _Source(document).body(record)


_FIGURE = re.compile(rf"(?:{SORTS['fig']}|{SORTS['tbl']}|{SORTS['lst']}) \d+(?: \([a-z]\))?")


def render_bodies(document: Document, run: Run = map) -> tuple[RecordBody, ...]:
    """Return the bodies of a document's records, in their order; ``run`` has each rendered."""
    return tuple(run(_Source(document).body, document.records))


class _Source:
    """A document with its blocks as a tree."""

    def __init__(self, document: Document) -> None:
        self.path = document.path
        self.references: Mapping[str, Any] = document.references or {}
        self.top = tree(document.tokens, Token("root", "", 0))
        defined = walk(self.top) if self.references.get("footnotes") else ()
        self.anchors = {(anchor.line, anchor.block): anchor.name for anchor in document.anchors}
        self.numbers = {
            anchor.line: anchor.text
            for anchor in document.anchors
            if anchor.block in {"paragraph_open", "fence"} and _FIGURE.fullmatch(anchor.text)
        }
        self.notes = {n.token.meta["label"]: n for n in defined if n.token.type == "footnote_reference_open"}

    def body(self, record: Record) -> RecordBody:
        """Return the body of one of the document's records."""
        footnotes = Footnotes()
        writer = Writer(self.path, self.references, footnotes.call)
        shown = dict(record.shown)
        snippets = {snippet.line: snippet for snippet in record.snippets}
        figures: dict[int, str] = {}
        written: list[tuple[SectionWriter, str, list[str]]] = []
        level = 1
        for part in record.sections:
            level = min(part.level + 1, level + 1, 6) if part.heading else level
            own = part.line if part.heading else 0
            window = Window(part.line, part.end_line, shown)
            section = SectionWriter(
                window, writer, snippets, figures, max(level, 2) + 1, own, self.anchors, self.numbers
            )
            html = section.html(self.top)
            if above := self._above(part, shown):  # front matter gives no blocks; some of its texts are printed
                html = "\n".join(filter(None, (*(_text(writer, *text) for text in above), html)))
            written.append((section, html, self._called(footnotes, section)))
        sections = tuple(
            SectionHtml(_with_notes(html, items + self._uncalled(footnotes, section)))
            for section, html, items in written
        )
        pictures = tuple(wanted for wanted in writer.wanted if wanted.reference.sort == "image")
        links = tuple(wanted for wanted in writer.wanted if wanted.reference.sort != "image")
        places = tuple(_place(sections, figures.get(snippet.line, "")) for snippet in record.snippets)
        said = about(record.title, record.sections, [section.html for section in sections], record.authors)
        return RecordBody(sections, pictures, links, tuple(writer.findings), places, said)

    def _above(self, part: Section, shown: Mapping[int, str | None]) -> list[tuple[int, str]]:
        """Return the texts to be printed of a section's lines above the source's first block, with their lines."""
        end = min((part.end_line + 1, *(child.start for child in self.top.children[:1])))
        return [(n, text) for n in range(part.line, end) if (text := shown.get(n))]

    def _called(self, footnotes: Footnotes, section: SectionWriter) -> list[str]:
        """Return the footnotes called since the last section, those that footnotes call among them."""
        items: list[str] = []
        while footnotes.listed < len(footnotes.labels):
            label = footnotes.labels[footnotes.listed]
            footnotes.listed += 1
            if label in footnotes.texts:
                html = f"<p>{section.writer.inline(footnotes.texts[label], section.writer.line)}</p>"
            else:
                html = self._definition(self.notes[label], section)
            items.append(footnotes.item(label, html))
        return items

    def _uncalled(self, footnotes: Footnotes, section: SectionWriter) -> list[str]:
        """Return the definitions of a section that nothing in the record calls: written, so shown."""
        return [
            footnotes.item("", self._definition(node, section))
            for node in section.notes
            if node.token.meta["label"] not in footnotes.numbers
        ]

    def _definition(self, node: Node, section: SectionWriter) -> str:
        window = Window(node.start, node.end, section.window.shown)
        return SectionWriter(window, section.writer, section.snippets, section.figures, section.heading).html(node)


def _text(writer: Writer, line: int, text: str) -> str:
    """Return what is printed in place of a line that is in no block as paragraphs."""
    parts = (writer.inline(part.strip(), line) for part in _APART.split(text) if part.strip())
    return "\n".join([f"<p>{part}</p>" for part in parts])


def _place(sections: Sequence[SectionHtml], figure: str) -> tuple[int, int, int]:
    for number, section in enumerate(sections) if figure else ():
        start = section.html.find(figure)
        if start >= 0:
            return number, start, start + len(figure)
    return 0, 0, 0


def _with_notes(html: str, items: list[str]) -> str:
    if not items:
        return html
    listed = "\n".join(items)
    return f'{html}\n<div class="footnotes">\n<ol>\n{listed}\n</ol>\n</div>'.lstrip("\n")
