"""How much the lines beneath a title say for its being a paper's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.parse.fields.link_kinds import word_kind
from papernotes.parse.fields.metadata import LINK_FIELDS
from papernotes.parse.records.head import head_lines
from papernotes.parse.records.says import is_metadata_heading
from papernotes.parse.records.signals import Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.parse.records.head import Read
    from papernotes.parse.records.regions import Region
    from papernotes.parse.records.view import View

_KEY_WEIGHTS = {
    "title": 3.0, "authors": 2.0, "first_author": 2.0, "venue": 2.0, "year": 1.0, "published_on": 1.0, "arxiv": 2.5,
    "doi": 2.5, "index": 2.0, "citation": 2.0, "tags": 0.5, "read_on": 0.5, "dated": 0.5,
    "added_on": 0.5, "noted_on": 0.5, "affiliation": 1.0, "rating": 0.5,
    "status": 0.5, "name": 0.5,
}  # fmt: skip
_LINK_WEIGHTS = {"paper": 2.5, "code": 1.5, "project": 1.5, "data": 1.0, "video": 0.5, "slides": 0.5}
_SAID_WEIGHTS = {
    "venue": ("venue line", 2.0), "published": ("venue line", 2.0), "byline": ("venue line", 2.0),
    "year": ("year line", 0.5), "authors": ("line of names", 1.5), "citation": ("citation", 3.0),
}  # fmt: skip


def evidence(view: View, first: int, last: int) -> tuple[Signal, ...]:
    """Return what the lines beneath a title say; each kind of line counts once."""
    found: dict[str, float] = {}
    reads = list(head_lines(view, first, last))
    others = sum(1 for read in reads if read.says == "citation") > 1
    listed = sum(map(_is_titled, reads)) > 1
    for read in reads:
        if (others and read.says == "citation") or (listed and _is_titled(read)):
            continue  # a list of other papers
        for name, weight in _weigh(read):
            found[name] = max(found.get(name, 0.0), weight)
    return tuple(Signal(name, weight) for name, weight in found.items())


def _is_titled(read: Read) -> bool:
    """Tell whether a line of links leads to a paper by other words than "Paper" and "PDF": by its title."""
    labels = (link.label for link in read.line.links if link.kind == "paper")
    return read.says == "links" and any(label and word_kind(label) is None and "//" not in label for label in labels)


def _weigh(read: Read) -> Iterator[tuple[str, float]]:
    line = read.line
    if read.says in ("key", "links", "value"):
        for link in line.links:
            yield f"{link.kind} link beneath", _LINK_WEIGHTS.get(link.kind, 0.0)
        if read.says == "key" and line.key and line.key.field == "paper" and line.links:
            yield "a line that is called the paper's", 1.5
    if read.says == "key" and line.key:
        weight = _KEY_WEIGHTS.get(line.key.field, 0.0)
        if weight and (line.key.value or line.key.field == "authors"):
            yield f"{line.key.field} line", weight
        elif line.key.field in LINK_FIELDS and not line.key.value:
            yield "link line left empty", 1.0
    elif read.says in _SAID_WEIGHTS:
        yield _SAID_WEIGHTS[read.says]


def metadata_regions(region: Region) -> Iterator[Region]:
    """Yield the regions below a heading that hold its metadata."""
    for child in region.children:
        if is_metadata_heading(child.title):
            yield child
