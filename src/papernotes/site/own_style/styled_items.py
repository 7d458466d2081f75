"""Works as items of CSL-JSON: papers of the notes, and works of a bibliography that have no page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from papernotes.library.bibliography_join import reader_of_venues, unnoted_record
from papernotes.site.exports.citation import cite
from papernotes.site.exports.csl_writer import csl_item

if TYPE_CHECKING:
    from papernotes.lexicon import Lexicon
    from papernotes.model import Record
    from papernotes.parse.bibliography import Reference as Work

_LEFT_OUT = frozenset({"id", "abstract", "keyword"})


class StyledItem(NamedTuple):
    """A work that a page cites."""

    url: str
    """Where its citations lead: its page, or its place in the list."""
    json: str
    """What is known of it, as CSL-JSON without an id."""
    more: bool
    """Whether it has more authors than these."""
    address: str = ""
    """Its own page elsewhere."""


class StyledItems:
    """Makes items. What it makes follows from a record, or a work, and the vocabulary."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._where = reader_of_venues(lexicon)

    def of_record(self, url: str, record: Record) -> StyledItem:
        """Return a paper or a note of the library."""
        cited = cite(record, self._lexicon.venues)
        told = {name: value for name, value in csl_item(cited).items() if name not in _LEFT_OUT}
        return StyledItem(url, json.dumps(told, ensure_ascii=False), cited.more_authors, cited.url)

    def of_work(self, url: str, work: Work) -> StyledItem:
        """Return a work of a bibliography."""
        record = unnoted_record(work, self._where(work)[0] or work.venue or None, None, self._lexicon)
        return self.of_record(url, record)._replace(address=work.address)
