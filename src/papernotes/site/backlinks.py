"""Which notes lead to a note by their links, cite it, or show a part of it: mentions of it, told on its page.

The library finds what notes say by name (see `papernotes.library.mentions`). What a link means is known here alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.body.speaking import passages
from papernotes.library.entry_model import Mention
from papernotes.library.mentions import sentence
from papernotes.site.texts import cut
from papernotes.site.title_text import called

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from papernotes.body import RecordBody
    from papernotes.body.speaking import Spoken
    from papernotes.library.entry_model import Entry
    from papernotes.site.atlas import Atlas
    from papernotes.slug import Slug

_AROUND = 600
"""Characters before and behind a link in which its sentence is looked for."""
_WORDS = 100
"""Characters of a title or of a block's words that stand for what is shown in place."""


def with_links(
    mentions: Sequence[Mention], entries: Iterable[Entry], bodies: Mapping[tuple[str, int], RecordBody], atlas: Atlas
) -> tuple[Mention, ...]:
    """Return the mentions of a library with those by links, in the order of the entries and of their sections.

    Of each entry the first one in a section counts; a name that is said there is told before a link.
    """
    by_source: dict[Slug, list[Mention]] = {}
    for mention in mentions:
        by_source.setdefault(mention.source, []).append(mention)
    found: list[Mention] = []
    for entry in entries:
        said = by_source.get(entry.slug, [])
        known = {(mention.section, mention.target) for mention in said}
        linked = [one for one in _linked(entry, bodies, atlas) if (one.section, one.target) not in known]
        found += sorted([*said, *linked], key=lambda one: one.section) if linked else said
    return tuple(found)


def _linked(entry: Entry, bodies: Mapping[tuple[str, int], RecordBody], atlas: Atlas) -> Iterator[Mention]:
    number = 0
    for record in entry.parts:
        body = bodies.get(record.place.start)
        for at, section in enumerate(body.sections if body else (), number):
            seen = {entry.slug}
            for passage in passages(section.html):
                text = passage.text
                for spoken in (one for one in passage.spoken if one.reference.sort != "image"):
                    target = atlas.find(spoken.reference, record.place.file)
                    if target and target.entry.slug not in seen:
                        seen.add(target.entry.slug)
                        words = cut(target.words or called(target.entry.record), _WORDS)
                        yield Mention(entry.slug, target.entry.slug, at, *_said(text, spoken, words))
        number += len(record.sections)


def _said(text: str, spoken: Spoken, words: str) -> tuple[str, str]:
    """Return what stands for a reference, and its sentence; ``words`` do where it has none of its own."""
    start, end = spoken.start, spoken.end
    written = text[start:end].strip() or words
    before = text[max(0, start - _AROUND) : start]
    within = text[start:end] if text[start:end].strip() else words
    around = f"{before}{within}{text[end : end + _AROUND]}"
    return " ".join(written.split()), sentence(around, len(before), len(before) + len(within))
