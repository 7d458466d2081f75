"""A page's own properties, ``key:: value`` line by line above all else: whether they name a paper.

Logseq puts them there, and what it takes over from Zotero. They hold for the page as a whole, as front matter does, so
that whatever stands beneath, a list of attachments or an abstract of many lines, is a part of one record.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.fields.metadata import key_of

if TYPE_CHECKING:
    from papernotes.parse.records.view import View

_PROPERTY = re.compile(r"(?P<key>[^\W\d_][\w./-]{0,59})::[ \t]+\S")
_EMPTY = re.compile(r"[\w./-]{1,60}::[ \t]*$")
_NAMES = frozenset({"doi", "arxiv"})
"""Fields that only a paper has."""
_OF_PAPERS = frozenset({"venue", "year", "paper", "published_on", "catalogued"})
"""Fields of a page whose authors are a paper's, and not those of the page."""


def name_a_paper(view: View) -> bool:
    """Tell whether the properties at the top of a page name a paper: by an identifier, or by authors and more.

    Code above them or among them is none of the page's own.
    """
    fields: set[str | None] = set()
    for number, line in enumerate(view.lines, 1):
        if found := _PROPERTY.match(line):
            fields.add(key_of(found["key"], loose=False))
        elif line.strip() and not _EMPTY.match(line) and number not in view.coded:
            break
    return not _NAMES.isdisjoint(fields) or ("authors" in fields and not _OF_PAPERS.isdisjoint(fields))
