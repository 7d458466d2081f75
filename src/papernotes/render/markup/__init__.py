"""Markdown tokens → safe HTML: the body of each section of a record.

`render_body` runs in the process that parsed the source and knows no other record; links to other notes and images stay
placeholders until `connect` puts addresses in their places, when the page is drawn.
"""

from papernotes.render.markup.body import Body, SectionHtml, render_bodies, render_body
from papernotes.render.markup.code import figure
from papernotes.render.markup.connect import Address, Reference, connect
from papernotes.render.markup.html import Finding, Wanted

__all__ = [
    "Address",
    "Body",
    "Finding",
    "Reference",
    "SectionHtml",
    "Wanted",
    "connect",
    "figure",
    "render_bodies",
    "render_body",
]
