"""What private notes are called, so that it can be told of a link why it leads nowhere. No page is made of this."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.fields.identifiers import find_arxiv_ids, find_dois
from papernotes.parse.frontmatter import read_front_matter
from papernotes.parse.plain import plain_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.source import Source

_HEADING = re.compile(r" {0,3}#{1,6}[ \t](.*)")
_MARKED = re.compile(r"《([^《》\n]{3,300})》")
_TITLED = re.compile(r"[ \t]*[-*+][ \t]+(?:\*\*|《|\[)?([^*《》\[\]()（）\n]{3,300})")
_KEYS = frozenset({"title", "alias", "aliases", "name", "citekey", "citation-key", "key", "id"})


def private_names(written: Source, kept: Source) -> Iterator[str]:
    """Yield the path, titles, names and ids of what is private in a file as ``written`` and is not in ``kept``."""
    notes = [one for one in kept.withheld if one.what == "note"]
    if not notes:
        return
    if not kept.text.strip():
        yield kept.path
        yield kept.path.rpartition("/")[2].rpartition(".")[0]
        front = read_front_matter(written)
        for entry in front.properties if front else ():
            if entry.key.casefold() in _KEYS:
                yield from entry.values
    for note in notes:
        text = written.text[note.start : note.end]
        for line in text.split("\n"):
            if found := _HEADING.match(line):
                yield plain_line(found[1].strip(" \t#"))
                yield from _MARKED.findall(found[1])
            elif found := _TITLED.match(line):
                yield plain_line(found[1])
        yield from (found.id for found in find_dois(text))
        yield from (found.id for found in find_arxiv_ids(text))
