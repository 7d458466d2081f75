"""The topics of an entry: what the notes say, else what the topic lexicon finds, with the evidence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from papernotes.lexicon.data import table
from papernotes.lexicon.topics import spelling
from papernotes.library.entry_model import EntryTopic
from papernotes.model import Evidence
from papernotes.slug import slug_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papernotes.lexicon import Lexicon, TopicMatch
    from papernotes.model import Record, Section

_COMPUTING = frozenset({"systems", "language", "machine-learning", "databases", "software", "networks", "vision",
                        "robotics", "security", "hci", "graphics", "theory"})  # fmt: skip
"""The families of venues whose papers are on computing."""
_MANY = 12
"""Of more entries than these, what one in two states tells none apart."""
_WITHIN = "/"
"""What stands between a tag and one within it."""
_STATED = 1_000_000
"""A stated name outweighs all found ones."""


def topics_of(record: Record, parts: Sequence[Record], lexicon: Lexicon) -> tuple[EntryTopic, ...]:
    """Return the entry's topics: stated ones in the notes' order and words, else found ones, the surest first.

    Slugs are those of what spellings of one topic share, so that these share theirs; see `settle`.
    """
    return _stated(record, parts, lexicon) or _found(record, parts, lexicon)


def gathered(topics: Sequence[tuple[EntryTopic, ...]]) -> list[int]:
    """Return which entries state but topics that gather what fits nowhere, or that most entries of many state."""
    counts = Counter(topic.slug for own in topics for topic in own if topic.stated)
    most = len(topics) // 2 if len(topics) > _MANY else len(topics)
    catch_all = frozenset(table("acronyms")["catch_all"])
    wide = {slug for slug, count in counts.items() if count > most}
    return [
        at
        for at, own in enumerate(topics)
        if own and all(topic.stated and (topic.slug in wide or topic.name.casefold() in catch_all) for topic in own)
    ]


def completed(stated: tuple[EntryTopic, ...], found: tuple[EntryTopic, ...]) -> tuple[EntryTopic, ...]:
    """Return what notes state and what was found besides."""
    names = {topic.slug for topic in stated}
    return (*stated, *(topic for topic in found if topic.slug not in names))


def _stated(record: Record, parts: Sequence[Record], lexicon: Lexicon) -> tuple[EntryTopic, ...]:
    topics: dict[str, EntryTopic] = {}
    for stated in record.topics:
        if name := lexicon.topics.same(stated):
            topic = EntryTopic(stated, slug_apart(name), True, _who_says(stated, parts), (stated,))
            topics[topic.slug] = _joined(topics.get(topic.slug), topic)
    return tuple(topics.values())


def _joined(topic: EntryTopic | None, other: EntryTopic) -> EntryTopic:
    """Return one topic for two that are the same in other words."""
    if topic is None:
        return other
    wordings = tuple(dict.fromkeys((*topic.wordings, *other.wordings)))
    return topic._replace(evidence=(*topic.evidence, *other.evidence), wordings=wordings)


def settle(topics: Sequence[tuple[EntryTopic, ...]]) -> list[tuple[EntryTopic, ...]]:
    """Return all entries' topics with one name for each topic: as the notes mostly write it, else the lexicon's.

    Each wording is spelt in one way: "paper swans" and "Paper Swan" are one, "RL" and "Reinforcement Learning" two.
    """
    spelt = _most((spelling(said), said, 1) for own in topics for topic in own for said in topic.wordings)
    spelt = _nested_alike(spelt)
    topics = [tuple(_spelt(topic, spelt) for topic in own) for own in topics]
    names = _most((topic.slug, topic.name, _STATED if topic.stated else 1) for own in topics for topic in own)
    settled = []
    for own in topics:
        named: dict[str, EntryTopic] = {}
        for topic in own:
            name = names[topic.slug]
            slug = slug_apart(name)
            named[slug] = _joined(named.get(slug), topic._replace(name=name, slug=slug))
        settled.append(tuple(named.values()))
    return settled


def _nested_alike(spelt: Mapping[str, str]) -> dict[str, str]:
    """Return spellings in which all tags within a tag, such as ``vision/depth``, write that one alike."""
    roots = _most((spelling(root), root, 1) for name in spelt.values() if (root := name.partition(_WITHIN)[0]))
    alike = {}
    for key, name in spelt.items():
        root, within, rest = name.partition(_WITHIN)
        alike[key] = f"{roots.get(spelling(root), root)}{within}{rest}" if within else name
    return alike


def _most(said: Iterable[tuple[str, str, int]]) -> dict[str, str]:
    """Return by key the word that weighs most, of equal ones the first in the alphabet; (key, word, weight) each."""
    counts: dict[str, Counter[str]] = {}
    for key, word, weight in said:
        counts.setdefault(key, Counter())[word] += weight
    return {key: min(words, key=lambda word: (-words[word], word)) for key, words in counts.items()}


def _spelt(topic: EntryTopic, spelt: Mapping[str, str]) -> EntryTopic:
    """Return a stated topic in the spellings that its wordings have."""
    wordings = tuple(dict.fromkeys(spelt[spelling(said)] for said in topic.wordings))
    return topic._replace(name=wordings[0], wordings=wordings) if wordings else topic


def _who_says(stated: str, parts: Sequence[Record]) -> tuple[Evidence, ...]:
    """Return where the parts state a topic: the field's evidence that holds its words, else the field's first."""
    found = []
    for part in parts:
        if stated in part.topics:
            said = [evidence for field, evidence in part.provenance if field == "topics"]
            best = next((evidence for evidence in said if stated.casefold() in evidence.text.casefold()), None)
            found += [_elsewhere(evidence, part, parts) for evidence in ([best] if best else said[:1])]
    return tuple(found)


def _found(record: Record, parts: Sequence[Record], lexicon: Lexicon) -> tuple[EntryTopic, ...]:
    sections = [(part, section) for part in parts for section in part.sections]
    headed = [(part, section) for part, section in sections if section.heading]
    headings, text = [section.heading for _, section in headed], "\n".join(section.text for _, section in sections)
    venue = lexicon.venues.exact(record.venue) if record.venue else None
    computing = record.arxiv is not None or (venue is not None and venue.family in _COMPUTING)
    matches = lexicon.topics.find(record.title, headings, text, computing=computing)
    return tuple(
        EntryTopic(
            match.name, slug_apart(match.name), stated=False, evidence=(_evidence(match, parts, sections, headed),)
        )
        for match in matches
    )


def _evidence(
    match: TopicMatch,
    parts: Sequence[Record],
    sections: Sequence[tuple[Record, Section]],
    headed: Sequence[tuple[Record, Section]],
) -> Evidence:
    """Return a found topic's words with the title's line, or the line of the section in which they stand."""
    if match.where == "title":
        said = next((evidence for field, evidence in parts[0].provenance if field == "title"), None)
        return Evidence(said.line if said else parts[0].place.line, match.phrase)
    if match.where == "heading":
        part, section = headed[match.index]
        return _elsewhere(Evidence(section.line, match.phrase), part, parts)
    offset = match.start
    for part, section in sections:
        if offset <= len(section.text):
            return _elsewhere(Evidence(section.line, match.phrase), part, parts)
        offset -= len(section.text) + 1
    return Evidence(parts[0].place.line, match.phrase)


def _elsewhere(evidence: Evidence, part: Record, parts: Sequence[Record]) -> Evidence:
    """Return evidence that names its file when that is not the main place's."""
    if evidence.file or part.place.file == parts[0].place.file:
        return evidence
    return Evidence(evidence.line, evidence.text, part.place.file)
