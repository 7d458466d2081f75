"""An address as the notes write it → what it refers to among them: one reading for pages and for copies in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_to_bytes

from papernotes.body.addresses import classify
from papernotes.body.paths import anywhere, joined, parted
from papernotes.body.placed_links import NotesReference
from papernotes.body.references import BLOCK_REFERENCE
from papernotes.body.text import clean
from papernotes.parse.fields.urls import repair_url
from papernotes.source import name_of

if TYPE_CHECKING:
    from papernotes.body.placed_links import Sort


def followed(address: str) -> tuple[str, str]:
    """Return what sort of address one is, and where it leads, one that an editor mangled mended."""
    kind, target = classify(address)
    if kind != "external" and (repaired := repair_url(address)):
        kind, target = classify(repaired)
    return kind, target


def link_reference(file: str, address: str) -> NotesReference | None:
    """Return what a link's address means in a file of the notes, None for what leads out of them or nowhere."""
    if BLOCK_REFERENCE.fullmatch(address):
        return NotesReference("name", address)
    kind, target = followed(address)
    return pointed("file", file, target) if kind == "internal" else None


def picture_reference(file: str, address: str) -> NotesReference | None:
    """Return what a picture's address means in a file of the notes, None for what leads out of them or nowhere."""
    kind, target = classify(address)
    return pointed("image", file, target.partition("?")[0].partition("#")[0]) if kind == "internal" else None


def pointed(sort: Sort, file: str, target: str) -> NotesReference | None:
    """Return what an address refers to as a path, written as the names of files are; None for what is no path."""
    target = parted(target.removeprefix("@site"))  # Docusaurus's name for the root
    told = unquote(target)
    hides = not told.isprintable() and classify(told)[0] == "unsafe"  # a scheme with a line end inside
    written = name_of(unquote_to_bytes(target))
    path = None if hides or "\\" in target else joined(file, written)
    return None if path is None else NotesReference(sort, clean(path), clean(anywhere(written)))
