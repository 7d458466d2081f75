"""Where an entry's values come from, for its page and for papers.json: each field's line and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.plain import plain_text
from papernotes.site.texts import scored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.library.entry_model import Entry, EntryTopic
    from papernotes.model import Record


_SAID = frozenset({"title", "venue", "year", "authors"})
"""Fields of which a page shows one value, whatever several places say; links and topics are united."""


class Provenance(NamedTuple):
    """The place that tells a field's value."""

    field: str
    topic: str
    """Which of the topics, in the notes' words; empty for every other field."""
    file: str
    line: int
    text: str
    service: str = ""
    """Who told it, where `papernotes fill` asked."""
    day: str = ""


def provenance_of(entry: Entry) -> Iterator[Provenance]:
    """Yield the first place that tells each field, in the order of the fields, then that of each topic."""
    seen = {"topics"}
    for part in entry.parts:
        main, place = part is entry.record, part.place.file
        for field, told in part.provenance:
            # A field that another place filled must show that place's words, not what the main one has instead.
            if field not in seen and (main or _alike(part, entry.record, field)):
                seen.add(field)
                yield Provenance(field, "", told.file or place, told.line, told.text, told.service, told.day)
    for topic in entry.topics:
        for words in wordings(topic) if topic.evidence else ():
            said = next((e for e in topic.evidence if words.casefold() in e.text.casefold()), topic.evidence[0])
            yield Provenance("topics", words, said.file or entry.record.place.file, said.line, said.text)


def _alike(part: Record, whole: Record, field: str) -> bool:
    return bool(getattr(part, field, None) == getattr(whole, field, None))


def differing_words(entry: Entry) -> tuple[tuple[str, ...], ...]:
    """Return each place's words for fields of which the paper shows what another place says.

    Where several people read it, each has read it so far and liked it so much: each place's is told where they differ.
    """
    opinions = [_opinion(part) for part in entry.parts]
    differ = len(set(filter(any, opinions))) > 1
    return tuple(
        (*_otherwise(part, entry.record), *(filter(None, opinion) if differ else ()))
        for part, opinion in zip(entry.parts, opinions, strict=True)
    )


def _opinion(part: Record) -> tuple[str, str]:
    return part.status or "", scored(part.rating) if part.rating else ""


def _otherwise(part: Record, whole: Record) -> Iterator[str]:
    links = (link.source_url for link in part.links)
    held = " ".join((whole.title, whole.name or "", *whole.authors, *links)).casefold()
    found = dict.fromkeys(
        evidence.text.strip()
        for field, evidence in part.provenance
        if field in _SAID and getattr(part, field) and not _alike(part, whole, field)
    )
    longer = [*found, held]
    own = (words for words in found if not any(words.casefold() in o.casefold() for o in longer if o != words))
    yield from filter(None, (plain_text([words]) for words in own))


def wordings(topic: EntryTopic) -> tuple[str, ...]:
    """Return a topic in the notes' own words, else by its name."""
    return topic.wordings or (topic.name,)
