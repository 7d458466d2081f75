"""Records and entries with all that they hold, each with a digest that stands for it in the views of pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, NamedTuple

from papernotes.library.entry_model import Entry
from papernotes.library.summaries import faced
from papernotes.site.anchors import section_ids
from papernotes.site.digested import digest_of, told
from papernotes.site.search.section_units import Heard, heard_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.body import RecordBody
    from papernotes.model import Record, Section
    from papernotes.site.digested import Digested


_OWN = tuple(field.name for field in fields(Entry) if field.name not in {"record", "parts"})
"""The fields that an entry has beside its record and its parts."""


class Leaf(NamedTuple):
    """A record with its body, and the digest of what they hold."""

    record: Record
    body: RecordBody
    whole: bytes
    """Changes with anything of them, of the lines they were read from, and of what the file defines."""
    heard: Heard
    """The record as search knows it."""
    faced: Digested[Record]
    """The record as lists know it."""

    def __repr__(self) -> str:
        """Return the digest of the whole."""
        return self.whole.hex()


class Whole(NamedTuple):
    """An entry with all that it holds."""

    entry: Entry
    leaves: tuple[Leaf, ...]
    """Of its parts."""

    def __repr__(self) -> str:
        """Tell the leaves of its parts, what its record has otherwise than the main one, and its own fields."""
        entry, main = self.entry, self.entry.parts[0]
        pairs = () if entry.record is main else zip(entry.record, main, strict=True)
        otherwise = [(at, own) for at, (own, other) in enumerate(pairs) if own is not other]
        return repr((self.leaves, otherwise, *[getattr(entry, name) for name in _OWN]))

    @property
    def about(self) -> str:
        """What a list says of it."""
        main = self.entry.record.place.start
        return next((leaf.body.about for leaf in self.leaves if leaf.record.place.start == main), "")

    def sections(self) -> Iterator[tuple[Section, str, str]]:
        """Yield its sections over all its parts, each with its HTML, links not in place, and its id."""
        anchors = iter(section_ids(self.entry))
        for leaf in self.leaves:
            for section, body in zip(leaf.record.sections, leaf.body.sections, strict=True):
                yield section, body.html, next(anchors)


Leaves = Mapping[tuple[str, int], Leaf]
"""By the file and first line of a record."""


def leaf_of(record: Record, body: RecordBody, lines: Sequence[str], defined: str) -> Leaf:
    """Return a record with its digests; ``lines`` are those it was read from, ``defined`` what the file defines."""
    whole = digest_of((record, body, tuple(lines), defined))
    return Leaf(record, body, whole, heard_of(record), told(faced(record)))
