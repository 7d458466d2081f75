"""Markdown tokens → safe HTML: the body of each section of a record.

`render_body` runs in the process that parsed the source and knows no other record; links to other notes and images stay
placeholders until `connect` puts addresses in their places, when the page is drawn.

In: a record with its source's block tokens.
Out: the HTML of each section, in which links to other notes are marks, and what those marks ask for; later, the
HTML with its links in place.

Read: ``tree`` and ``record_body`` (a record), ``blocks`` (a section), ``inline``, ``syntax`` and ``marks`` (a
paragraph), ``html`` and ``raw`` (what may be HTML), ``addresses`` (what may be a link), ``placed_links`` (links put
in place), ``prose`` and ``excerpts`` (HTML back to text), ``code`` and ``lexing``.
"""

from papernotes.body.code import figure
from papernotes.body.html import NotShown, WantedReference
from papernotes.body.placed_links import Address, NotesReference, connect
from papernotes.body.record_body import RecordBody, SectionHtml, render_bodies, render_body

__all__ = [
    "Address",
    "NotShown",
    "NotesReference",
    "RecordBody",
    "SectionHtml",
    "WantedReference",
    "connect",
    "figure",
    "render_bodies",
    "render_body",
]
