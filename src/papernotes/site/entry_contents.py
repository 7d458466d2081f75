"""The view of an entry: all that its page and its Markdown file are drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from papernotes.site.digested import together

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from papernotes.library.entry_model import Entry, Mention
    from papernotes.site.connected import Connected
    from papernotes.site.connections import Connections
    from papernotes.site.context import TermLink
    from papernotes.site.digested import Digested
    from papernotes.site.list_values import CalledEntry, Face
    from papernotes.site.order import GroupKey
    from papernotes.site.record_digests import Whole
    from papernotes.site.shelf import Shelf
    from papernotes.slug import Slug

MENTIONS, MORE_MENTIONS, _QUOTES = 12, 100, 3
_SIBLINGS = 9


class Quote(NamedTuple):
    """A sentence that speaks of an entry."""

    anchor: str
    """The id of the section in which it stands, empty for none."""
    words: str
    sentence: str


class Speaker(NamedTuple):
    """Another entry that speaks of one."""

    called: Digested[CalledEntry]
    quotes: tuple[Quote, ...]
    """The first sentences that do."""
    told: int
    """How many there are."""


class Siblings(NamedTuple):
    """An entry among those of its venue and year."""

    key: GroupKey
    link: TermLink | None
    """To the page of the venue, else of the year."""
    around: Digested[tuple[CalledEntry, ...]]
    """The entries around it, itself among them."""
    here: int
    """Its place among these."""
    previous: Digested[CalledEntry] | None
    next: Digested[CalledEntry] | None


class Sheet(NamedTuple):
    """All that an entry's page and its Markdown are drawn from."""

    whole: Digested[Whole]
    face: Digested[Face]
    group: Siblings
    speakers: tuple[Speaker, ...]
    """The first of those that speak of it."""
    spoken: int
    """How many do."""
    related: tuple[tuple[Digested[CalledEntry], tuple[str, ...]], ...]
    """Related entries, and why."""
    connected: Connected
    """Where what it refers to leads."""


def sheet_of(entry: Entry, shelf: Shelf, connections: Connections) -> Sheet:
    """Return the view of an entry."""
    whole = shelf.whole(entry)
    speakers = _speakers(entry, shelf)
    shown = list(speakers.items())[: MENTIONS + MORE_MENTIONS]
    called = shelf.called
    return Sheet(
        whole=whole,
        face=shelf.told(entry),
        group=_group(entry, shelf),
        speakers=tuple([_speaker(shelf.by_slug[slug], mentions, shelf) for slug, mentions in shown]),
        spoken=len(speakers),
        related=tuple([(called[slug], because) for slug, because in shelf.library.related.get(entry.slug, ())]),
        connected=connections.connected(entry, [leaf.body for leaf in whole.value.leaves], shelf.say),
    )


def _group(entry: Entry, shelf: Shelf) -> Siblings:
    key, members, at = shelf.group(entry)
    first = max(0, min(at - _SIBLINGS // 2, len(members) - _SIBLINGS))
    around = [shelf.called[member.slug] for member in members[first : first + _SIBLINGS]]
    return Siblings(
        key,
        shelf.term_link("venues", key.venue) or shelf.term_link("years", key.year),
        together(around),
        at - first,
        shelf.called[members[at - 1].slug] if at else None,
        shelf.called[members[at + 1].slug] if at + 1 < len(members) else None,
    )


def _speakers(entry: Entry, shelf: Shelf) -> Mapping[Slug, Sequence[Mention]]:
    """Return what speaks of an entry, note by note; the notes' own introduction is left out, which lists them."""
    found: dict[Slug, list[Mention]] = {}
    for mention in shelf.mentions.get(entry.slug, ()):
        if mention.source not in shelf.front.entries:
            found.setdefault(mention.source, []).append(mention)
    return found


def _speaker(source: Entry, mentions: Sequence[Mention], shelf: Shelf) -> Speaker:
    return Speaker(shelf.called[source.slug], tuple(_quotes(source, mentions[:_QUOTES], shelf)), len(mentions))


def _quotes(source: Entry, mentions: Sequence[Mention], shelf: Shelf) -> Iterator[Quote]:
    anchors = shelf.anchors(source)
    for mention in mentions:
        anchor = anchors[mention.section] if mention.section < len(anchors) else ""
        yield Quote(anchor, mention.words, mention.sentence)
