"""The topics of an entry: what the notes say, else what the topic lexicon finds, with the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.library.model import Topic
from papernotes.model import Evidence
from papernotes.slug import slugify

if TYPE_CHECKING:
    from papernotes.lexicon import Lexicon
    from papernotes.model import Record


def topics_of(record: Record, parts: tuple[Record, ...], lexicon: Lexicon) -> tuple[Topic, ...]:
    """Return the entry's topics: stated ones in the notes' order, else found ones, the surest first."""
    return _stated(record, parts, lexicon) or _found(record, parts, lexicon)


def _stated(record: Record, parts: tuple[Record, ...], lexicon: Lexicon) -> tuple[Topic, ...]:
    topics: dict[str, Topic] = {}
    for stated in record.topics:
        name = lexicon.topics.canonical(stated)
        if not name:
            continue
        evidence = tuple(
            found for part in parts if stated in part.topics for field, found in part.provenance if field == "topics"
        )
        slug = slugify(name)
        topics.setdefault(slug, Topic(name, slug, stated=True, evidence=evidence))
    return tuple(topics.values())


def _found(record: Record, parts: tuple[Record, ...], lexicon: Lexicon) -> tuple[Topic, ...]:
    headings = tuple(section.heading for part in parts for section in part.sections if section.heading)
    text = "\n".join(section.text for part in parts for section in part.sections)
    matches = lexicon.topics.find(record.title, headings, text)
    return tuple(
        Topic(match.name, slugify(match.name), stated=False, evidence=(Evidence(_line(match, parts), match.phrase),))
        for match in matches
    )


def _line(match: TopicMatch, parts: tuple[Record, ...]) -> int:
    """Return the line of the main place on which a topic's evidence stands, as near as its text tells."""
