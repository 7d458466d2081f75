"""Mentions: where one entry's notes name another by its name, title or arXiv id, or link to an address of it.

Texts are read once, word by word, and looked up in tables, so the work grows with the length of the notes and not
with the number of names. A name or title that two entries bear, or a name that is also a common word, names nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from papernotes.formulas import in_words
from papernotes.library.entry_model import Mention
from papernotes.library.text_words import CJK, WORD, folded_words_of, words_of
from papernotes.library.whereabouts import gather_places, paper_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from papernotes.library.entry_model import Entry
    from papernotes.model import Record, Section
    from papernotes.slug import Slug

_ASCII_WORD = re.compile(r"[A-Za-z0-9]+")
BORDERS = rf"(?<![^\W_{CJK}].)", rf"(?![^\W_{CJK}])"
"""What stands behind the first and the last letter of a name in a regular expression, so that no word goes on there.

That the first letter comes first lets the engine skip to it.
"""
_ARXIV = re.compile(r"[0-9](?<![\d.].)\d{3}\.\d{4,5}(?!\d)")
_MARKS = re.compile(r"[\W_]+")
_GAP = re.compile(r"[ \-‐‑–·.]{1,2}")
_SHORT = r"(?<!\bp\.)(?<!\b(?:pp|al|cf|vs|Eq)\.)(?<!\b(?:Fig|Sec|Eqs)\.)(?<!\b(?:i\.e|e\.g)\.)"
_SENTENCE_END = re.compile(rf"(?:(?<=[.!?]){_SHORT}|(?<=[!?]))\s+|(?<=[。！？])|\n+")
"""A full stop behind a word cut short ends no sentence."""
_LONGEST_SENTENCE = 280
_MOST_PARTS = 4
"""A name is at most this many words: "DALL-E 2" is three."""
_OPENING = 4
"""Characters of a word by which it is told whether a name may start with it."""
_LEAST_WORDS = 4
"""A title, or what stands behind its name and colon, of fewer words is found only by name or id."""


@dataclass(frozen=True, slots=True)
class Aliases:
    """The tables in which words are looked up."""

    names: Mapping[str, Slug]
    """By name without blanks and hyphens: "DALL-E 2", "DALLE-2" and "DALLE2" are one."""
    openings: frozenset[str]
    """The first characters of all names, up to four: most words of a text need no further look."""
    first: re.Pattern[str]
    """A word that begins with the first character of some name."""
    titles: Mapping[tuple[str, ...], tuple[tuple[tuple[str, ...], Slug], ...]]
    """Titles as folded words, the longest first, by their first four."""
    ids: Mapping[str, Slug]
    places: Mapping[str, Slug] = field(default_factory=dict)
    """By the key of an address."""


def find_mentions(entries: Sequence[Entry], aliases: Aliases) -> tuple[Mention, ...]:
    """Return the mentions in the entries' sections, the first of each entry in each section."""
    found: list[Mention] = []
    for entry in entries:
        sections = [section for part in entry.parts for section in part.sections]
        for i, section in enumerate(sections):
            seen: set[Slug] = {entry.slug}
            links = dict(_linked(section, aliases)) if section.links else {}
            for text in (in_words(section.heading), section.text):
                for start, end, target in scan(text, aliases):
                    if target not in seen:
                        seen.add(target)
                        words = text[start:end]
                        label, place = links.get(target, ("", ""))
                        place = place if words in label else ""
                        found.append(Mention(entry.slug, target, i, words, sentence(text, start, end), place))
            found += [
                Mention(entry.slug, target, i, label, _sentence_around(label, section.text), place)
                for target, (label, place) in links.items()
                if target not in seen
            ]
    return tuple(found)


def _linked(section: Section, aliases: Aliases) -> Iterator[tuple[Slug, tuple[str, str]]]:
    """Yield each entry that a section links to, with the words and the key of the first link, the last one first."""
    for link in reversed(section.links):
        place = paper_key(link.url)
        if target := aliases.places.get(place):
            yield target, (link.label or link.source_url, place)


def _sentence_around(words: str, text: str) -> str:
    start = text.find(words)
    while start >= 0 and not stands_alone(text, start, start + len(words)):
        start = text.find(words, start + 1)
    return sentence(text, start, start + len(words)) if start >= 0 else words


def scan(text: str, aliases: Aliases) -> Iterator[tuple[int, int, Slug]]:
    """Yield start, end and target of each mention in a text: names and titles from left to right, then arXiv ids."""
    folded = folded_words_of(text)
    # A word opens a title only with the three behind it, and a name only with its first letters: most open nothing.
    titles: list[int] = []
    if not aliases.titles.keys().isdisjoint(_fours(folded)):
        titles = [i for i, four in enumerate(_fours(folded)) if four in aliases.titles]
    openings = aliases.openings
    names = [word.start() for word in aliases.first.finditer(text) if word[0][:_OPENING] in openings]
    if titles or names:
        yield from _named(text, folded, titles, names, aliases)
    for match in _ARXIV.finditer(text) if aliases.ids else ():
        if target := aliases.ids.get(match[0]):
            yield match.start(), match.end(), target


def _fours(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Return each word with the three behind it."""
    return zip(words, words[1:], words[2:], words[3:], strict=False)


def _named(
    text: str, folded: Sequence[str], titles: Sequence[int], names: Sequence[int], aliases: Aliases
) -> Iterator[tuple[int, int, Slug]]:
    """Yield the titles that start at some of a text's words and the names that start at some of its characters."""
    spans = [match.span() for match in (_ASCII_WORD if text.isascii() else WORD).finditer(text)]
    past = 0
    for i in sorted({*titles, *(bisect_left(spans, (start, start)) for start in names)}):
        start = spans[i][0]
        if start < past:
            continue
        found = _title_at(folded, spans, i, aliases) or _name_at(text, spans, i, aliases)
        if found:
            past = found[0]
            yield start, *found


def _name_at(text: str, words: list[tuple[int, int]], i: int, aliases: Aliases) -> tuple[int, Slug] | None:
    """Return the end and target of the longest name that starts at a word."""
    best, joined, last = None, "", words[i][0]
    for start, end in words[i : i + _MOST_PARTS]:
        if joined and not _GAP.fullmatch(text, last, start):
            break
        joined, last = joined + text[start:end], end
        if target := aliases.names.get(joined):
            best = (end, target)
    return best


def _title_at(
    folded: Sequence[str], words: Sequence[tuple[int, int]], i: int, aliases: Aliases
) -> tuple[int, Slug] | None:
    for title, target in aliases.titles.get(tuple(folded[i : i + _LEAST_WORDS]), ()):
        if tuple(folded[i : i + len(title)]) == title:
            return words[i + len(title) - 1][1], target
    return None


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether no word goes on before or behind a stretch of text; see `BORDERS`."""
    return WORD.match(text, end) is None and (start == 0 or WORD.match(text, start - 1) is None)


def squash(name: str) -> str:
    """Return a name's letters and digits in their case, what stands between them left out."""
    return _MARKS.sub("", name)


def common_words(entries: Sequence[Entry], names: Mapping[str, str]) -> set[str]:
    """Return the names that the entries also write in small letters, as one writes a common word.

    ``names`` are by how they are written then.
    """
    sections = (section for entry in entries for part in entry.parts for section in part.sections)
    return {names[word] for section in sections for word in words_of(section.text) if word in names}


class Called(NamedTuple):
    """What entries are called by what their summaries tell, before their texts say which names are common words."""

    names: Mapping[str, Slug]
    small: Mapping[str, str]
    """Names that may be common words, by how they are written then."""
    titles: Mapping[tuple[str, ...], tuple[tuple[tuple[str, ...], Slug], ...]]
    ids: Mapping[str, Slug]
    places: Mapping[str, Slug]


def gather_aliases(
    entries: Sequence[Entry],
    is_common: Callable[[str], bool],
    common: Callable[[Sequence[Entry], Mapping[str, str]], set[str]] = common_words,
    called: Called | None = None,
) -> Aliases:
    """Return how the entries can be named.

    ``is_common`` says of a name that it is a word of the field (a topic, a venue) and not a paper's own; ``common``
    does what `common_words` does; ``called`` is what `called_by` tells of the entries, when it is known.
    """
    called = called or called_by([(entry.slug, entry.record) for entry in entries], is_common)
    said = {key for key in called.small.values() if key.islower()}
    said |= common(entries, called.small) if called.small else set()
    kept = {key: slug for key, slug in called.names.items() if key not in said}
    return Aliases(
        kept,
        frozenset(key[:length] for key in kept for length in range(1, _OPENING + 1)),
        _beginning_with({key[0] for key in kept if WORD.match(key)}),
        called.titles,
        called.ids,
        called.places,
    )


def called_by(entries: Iterable[tuple[Slug, Record]], is_common: Callable[[str], bool]) -> Called:
    """Return what entries are called, each told by its slug and the summary of its record."""
    entries = list(entries)
    names: dict[str, Slug | None] = {}
    titles: dict[tuple[str, ...], Slug | None] = {}
    for slug, record in entries:
        title = in_words(record.title)
        name = in_words(record.name or "") or (title if len(words_of(title)) == 1 else None)
        if name and not is_common(name):
            key = squash(name)
            names[key] = None if key in names else slug
        for form in (title, title.partition(":")[2]):
            words = tuple(folded_words_of(form))
            if len(words) >= _LEAST_WORDS:
                titles[words] = slug if titles.get(words, slug) == slug else None
    plain = {key: slug for key, slug in names.items() if slug and len(key) > 1}
    return Called(
        plain,
        {key.casefold(): key for key in plain if not _is_coined(key)},
        _by_opening((words, slug) for words, slug in titles.items() if slug),
        {record.arxiv: slug for slug, record in entries if record.arxiv},
        gather_places(entries),
    )


def _by_opening(
    titles: Iterable[tuple[tuple[str, ...], Slug]],
) -> Mapping[tuple[str, ...], tuple[tuple[tuple[str, ...], Slug], ...]]:
    found: dict[tuple[str, ...], list[tuple[tuple[str, ...], Slug]]] = {}
    for title in titles:
        found.setdefault(title[0][:_LEAST_WORDS], []).append(title)
    return {opening: tuple(sorted(group, key=_longest_first)) for opening, group in found.items()}


def _longest_first(title: tuple[tuple[str, ...], Slug]) -> tuple[int, tuple[str, ...]]:
    return -len(title[0]), title[0]


def _beginning_with(letters: set[str]) -> re.Pattern[str]:
    """Return the pattern of words that begin with one of some letters and digits."""
    return re.compile(rf"[{''.join(sorted(letters))}]{BORDERS[0]}[^\W_{CJK}]*" if letters else r"(?!)")


def _is_coined(key: str) -> bool:
    """Whether a name looks like nothing but a name: a digit, or a capital behind its first letter."""
    return any(c.isdigit() for c in key) or any(c.isupper() for c in key[1:])


def sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around a mention, at most 280 characters, blanks folded."""
    left = max((m.end() for m in _SENTENCE_END.finditer(text, max(0, start - 600), start)), default=max(0, start - 600))
    right = next((m.start() for m in _SENTENCE_END.finditer(text, end)), len(text))
    if right - left > _LONGEST_SENTENCE:
        left = max(left, start - _LONGEST_SENTENCE // 2)
        right = min(right, end + _LONGEST_SENTENCE // 2)
        return "… " * (left > 0) + " ".join(text[left:right].split()) + " …" * (right < len(text))
    return " ".join(text[left:right].split())
