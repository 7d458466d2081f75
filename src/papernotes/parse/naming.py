"""What links may call a file beside its path: aliases, the ids of a slip box, the page of a namespace."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.parse.frontmatter import FrontMatter
    from papernotes.source import Source

_KEYS = frozenset({"alias", "aliases", "id", "uid", "zettelid", "zettel-id", "citekey", "citation-key"})
"""Keys whose values are names: Obsidian's and Logseq's aliases, the ids of slip boxes, citation keys."""
_TITLES = frozenset({"title"})
_ID = re.compile(r"\d{12,14}(?!\d)")
"""What a slip box calls a note by: the minute or the second in which it was begun."""
_PROPERTY = re.compile(r"[ \t]*(?:[-*+][ \t]+)?([A-Za-z-]{2,12})::[ \t]+(\S.*)")
"""A property as Logseq writes it."""
_LINKED = re.compile(r"\[\[([^\[\]]*)\]\]")
_HEAD = 40
"""Lines at the top of a file in which it may tell its properties."""
_LONGEST = 300
_SPACES = re.compile(r"___|%2[Ff]")
"""How Logseq writes the slash of a namespace into a file's name."""


def names_of(source: Source, front: FrontMatter | None) -> tuple[str, ...]:
    """Return what a file may be called beside its path, in the order in which it says so."""
    return tuple(dict.fromkeys(name for name in _names(source, front) if name and len(name) <= _LONGEST))


def _names(source: Source, front: FrontMatter | None) -> Iterator[str]:
    for told in front.properties if front else ():
        if told.key.casefold() in _KEYS:
            for value in told.values:
                yield from _listed(value) if len(told.values) == 1 else (_bare(value),)
    for line in source.lines[:_HEAD]:
        if "::" in line and (found := _PROPERTY.match(line)):
            key = found[1].casefold()
            if key in _KEYS:
                yield from _listed(found[2])
            elif key in _TITLES:
                yield _bare(found[2])
    stem = source.path.rpartition("/")[2].rpartition(".")[0]
    if found := _ID.match(stem):
        yield found[0]
    if _SPACES.search(stem):
        yield unquote(_SPACES.sub("/", stem))


def _listed(value: str) -> Iterator[str]:
    """Yield a value, and the names that commas part in it."""
    yield _bare(value)
    yield from map(_bare, value.split(",") if "," in value else ())


def _bare(value: str) -> str:
    """Return a name without the marks of a link."""
    linked = _LINKED.fullmatch(value.strip())
    return linked[1].strip() if linked else value.strip()
