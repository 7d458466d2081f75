"""Source → Document: whatever dress the notes wear, the records in them.

The steps, in order: front matter, block tokens, outline, layout (which lines are a record, a group, skipped), and a
record built from each part. Nothing here raises, whatever the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.diagnostics import Diagnostic
from papernotes.model import Document, Group, Skipped
from papernotes.parse.frontmatter import read_front_matter
from papernotes.parse.markdown import block_tokens
from papernotes.parse.outline import outline
from papernotes.parse.records.build import build_record
from papernotes.parse.records.groups import plain_title
from papernotes.parse.records.layout import lay_out
from papernotes.parse.records.view import View

if TYPE_CHECKING:
    from papernotes.lexicon import Lexicon
    from papernotes.model import Record
    from papernotes.parse.frontmatter import FrontMatter
    from papernotes.source import Source

__all__ = ["parse"]


def parse(source: Source, lexicon: Lexicon) -> Document:
    """Return the document that a source is."""
    front = read_front_matter(source)
    tokens, references = block_tokens(_without_front(source, front))
    addresses = {label.casefold(): entry["href"] for label, entry in references.get("references", {}).items()}
    view = View(source, lexicon, front, outline(tokens, source.lines), addresses)
    records: list[Record] = []
    groups: list[Group] = []
    skipped: list[Skipped] = []
    diagnostics = list(front.diagnostics if front else ())
    for part in lay_out(view):
        if part.kind == "group":
            groups.append(Group(plain_title(part.title), part.line, part.end_line))
        elif part.kind == "skipped":
            skipped.append(Skipped(part.reason, source.path, part.line, part.end_line))
            if part.reason == "template":
                span = source.line_span(part.line)
                diagnostics.append(Diagnostic("PN101", "A template that nobody filled in.", source.path, span))
        else:
            record, found = build_record(part, view)
            records.append(record)
            diagnostics.extend(found)
    ordered = tuple(sorted(diagnostics, key=lambda finding: finding.sort_key))
    return Document(source.path, tuple(records), tuple(groups), tuple(skipped), ordered, tokens, references)


def _without_front(source: Source, front: FrontMatter | None) -> str:
    """Return the text with its front matter blanked, so that lines keep their numbers."""
    if front is None:
        return source.text
    lines = list(source.lines)
    lines[: front.end_line] = [""] * front.end_line
    return "\n".join(lines)
