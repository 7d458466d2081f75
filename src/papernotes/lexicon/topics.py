"""Topics: what a paper is about, told by phrases in its title, headings and text.

``topics.yml`` holds the topics and says how a phrase is written. A title counts most, a heading next; in the text a
topic must come back, and the more often the longer the text is: precision comes before recall.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from papernotes.lexicon.beaten import beaten
from papernotes.lexicon.data import table
from papernotes.lexicon.phrases import WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from papernotes.lexicon.data import Finding
    from papernotes.lexicon.phrases import Phrases

Where = Literal["title", "heading", "text"]

_TOKEN = re.compile(rf"{WORD.pattern}|[.,:;!?()\[\]{{}}|“”\"]")
"""A word, or a mark that no phrase runs over."""
_ASCII_TOKEN = re.compile(r"[A-Za-z]+|[0-9]+|[.,:;!?()\[\]{}|\"]")
"""The same in plain text, twice as fast."""

_APART = re.compile(r"[\s_-]+")

_FACTOR: dict[Where, int] = {"title": 3, "heading": 2, "text": 1}
_CAP: dict[Where, int] = {"title": 16, "heading": 12, "text": 12}
"""The most that one place adds to a topic's weight, so that a word repeated forty times does not outweigh the title."""
_ENOUGH = 8
"""A full phrase weighs 4: once in the title (12), once in a heading (8) or twice in the text (8) is enough."""
_SHARE = 0.4
"""Topics that weigh less than this share of the strongest are what the paper mentions, not what it is about."""
_MOST = 4
_STRONG = 3
"""Phrases that weigh less are no evidence by themselves, however often a text repeats them."""
_WORDS_A_MENTION = 200
"""In a text, a topic is named at least twice, and at least once for so many words."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What papers can be about."""

    name: str
    """As a researcher would write it above a list of papers: "Diffusion models"."""
    label: str
    """A shorter name where there is one ("GAN"), else the name."""
    names: tuple[str, ...]
    """Other names of exactly this topic."""
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class TopicMatch:
    """A topic that was found, and the strongest evidence for it."""

    name: str
    weight: int
    where: Where
    phrase: str
    """The words that say it, as written."""
    start: int
    """Where they start, in characters from the start of the title, heading or text."""
    index: int = 0
    """Which of the headings, from 0."""


class Sign(NamedTuple):
    """What a phrase says about a topic."""

    topic: int
    weight: int
    written: str | None
    """The phrase when it counts only as written, else None."""
    guard: Literal["", "any-of", "not"]


@dataclass
class _Tally:
    """What speaks for one topic so far."""

    weights: dict[Where, int] = field(default_factory=dict)
    count: int = 0
    first: tuple[Where, int, int, int] | None = None
    """Where, which text, first word and end word of the strongest evidence."""
    strong: bool = False
    """Whether the title or more than a weak phrase says it."""
    needed: bool = False
    barred: bool = False


@dataclass(frozen=True)
class Topics:
    """All topics, and the answers to which of them a paper is about."""

    all: tuple[Topic, ...]
    findings: tuple[Finding, ...]
    _gather: Callable[[], Phrases[Sign]] = field(repr=False, compare=False, kw_only=True)
    _guarded: frozenset[int] = field(repr=False, compare=False, kw_only=True)
    """Topics that need one of their any-of phrases."""

    def get(self, name: str) -> Topic | None:
        """Return the topic of this name, as written."""
        return self._by_name.get(name)

    @cached_property
    def _by_name(self) -> Mapping[str, Topic]:
        return {topic.name: topic for topic in self.all}

    @cached_property
    def _by_key(self) -> Mapping[str, str]:
        """Topic names by every exact name, the topics' own names last so that they win."""
        keys = {_key(name): topic.name for topic in self.all for name in (topic.label, *topic.names)}
        return {**keys, **{_key(topic.name): topic.name for topic in self.all}}

    @cached_property
    def _phrases(self) -> Phrases[Sign]:
        """All phrases; gathered when topics are first looked for, which those who only parse never do."""
        return self._gather()

    def canonical(self, stated: str) -> str:
        """Return the lexicon's name of a topic that notes state by one of its names, else the notes' own wording."""
        stated = " ".join(stated.split())
        return self._by_key.get(_key(stated), stated)

    def same(self, stated: str) -> str:
        """Return what two wordings of one topic share: the lexicon's name, else the words without case and plural."""
        name = self.canonical(stated)
        return name if name in self._by_name else spelling(name)

    def has_name(self, name: str) -> bool:
        """Tell whether the whole text is one of the names of a topic."""
        return _key(name) in self._by_key

    def has_word(self, word: str) -> bool:
        """Tell whether a word is one that papers on a topic use, such as the name of a model."""
        return bool(self._signs([word], [word.lower()], frozenset()))

    def find(
        self, title: str, headings: Sequence[str] = (), text: str = "", *, computing: bool = True
    ) -> tuple[TopicMatch, ...]:
        """Return what a paper is about, the strongest first, at most four; equal ones in the lexicon's order.

        Unless it is known to be on ``computing``, or a second word says so, words that other fields or people use for
        something else ("attention", "transformer", "Kafka") say nothing where they stand alone.
        """
        tallies: dict[int, _Tally] = {}
        texts: dict[tuple[Where, int], str] = {
            ("title", 0): title,
            **{("heading", i): h for i, h in enumerate(headings)},
            ("text", 0): text,
        }
        words = {place: _token(content).findall(content) for place, content in texts.items()}
        lowered = {place: "\n".join(found).lower().split("\n") for place, found in words.items()}
        silent = frozenset[str]() if computing or _on_computing(lowered) else _ordinary("ordinary")
        for (where, index), found in words.items():
            for sign, (times, at, end) in self._signs(found, lowered[where, index], silent).items():
                tally = tallies.get(sign.topic)
                if tally is None:
                    tally = tallies[sign.topic] = _Tally()
                _count(tally, sign, times, where, (where, index, at, end))
        scores = {
            topic: score
            for topic, tally in tallies.items()
            if (score := self._score(topic, tally, len(words["text", 0])))
        }
        best = max(scores.values(), default=0)
        order = sorted((t for t, s in scores.items() if s >= best * _SHARE), key=lambda t: (-scores[t], t))
        return tuple(self._match(topic, scores[topic], tallies[topic], texts) for topic in order[:_MOST])

    def _signs(
        self, words: list[str], lowered: list[str], silent: AbstractSet[str]
    ) -> dict[Sign, tuple[int, int, int]]:
        """Return what the phrases in a text's words say: how often, and the first word and end of the first time.

        At each word the longest phrase wins; one that is a ``silent`` word says nothing, nor what is only beaten.
        """
        longest, past, rivals = self._phrases.longest, 0, beaten(lowered)
        said: dict[Sign, tuple[int, int, int]] = {}
        for at in self._phrases.places(lowered):
            if at < past or at in rivals:
                continue
            for end, signs in longest(lowered, at):
                if end - at == 1 and silent and not silent.isdisjoint((lowered[at], lowered[at].removesuffix("s"))):
                    continue
                for sign in signs:
                    if sign.written is None or _as_written(words[at:end], sign.written):
                        times, first, last = said.get(sign, (0, at, end))
                        said[sign] = times + 1, first, last
                        past = end
                if past == end:
                    break
        return said

    def _score(self, topic: int, tally: _Tally, length: int) -> int:
        if tally.barred or not tally.strong or (topic in self._guarded and not tally.needed):
            return 0
        weights = dict(tally.weights)
        if tally.count < max(2, length // _WORDS_A_MENTION) and "text" in weights and len(weights) == 1:
            return 0
        score = sum(min(weight, _CAP[where]) for where, weight in weights.items())
        return score if score >= _ENOUGH else 0

    def _match(self, topic: int, score: int, tally: _Tally, texts: Mapping[tuple[Where, int], str]) -> TopicMatch:
        where, index, at, end = tally.first or ("title", 0, 0, 1)
        content = texts[where, index]
        places = list(islice(_token(content).finditer(content), at, end))
        start, stop = places[0].start(), places[-1].end()
        return TopicMatch(self.all[topic].name, score, where, content[start:stop], start, index)


def _token(text: str) -> re.Pattern[str]:
    return _ASCII_TOKEN if text.isascii() else _TOKEN


@cache
def _ordinary(name: str) -> frozenset[str]:
    """Return the words of ordinary.yml under a name."""
    return frozenset(table("ordinary")[name].split())


def _on_computing(texts: Mapping[tuple[Where, int], list[str]]) -> bool:
    """Tell whether a record says that it is on computing.

    In its text only words do that nobody else has ("neural"); a word of everyday ("image") does in its title.
    """
    said, everyday = _ordinary("computing"), _ordinary("everyday")
    return not everyday.isdisjoint(texts["title", 0]) or any(not said.isdisjoint(text) for text in texts.values())


def _count(tally: _Tally, sign: Sign, times: int, where: Where, place: tuple[Where, int, int, int]) -> None:
    """Add a phrase, said so many times in a place, to what speaks for a topic."""
    if sign.guard == "not":
        tally.barred = tally.barred or where != "text"
    elif sign.guard == "any-of":
        tally.needed = True
    else:
        tally.weights[where] = tally.weights.get(where, 0) + times * sign.weight * _FACTOR[where]
        tally.count += times * (where == "text")
        tally.strong = tally.strong or where == "title" or sign.weight >= _STRONG
        if tally.first is None:
            tally.first = place


def _as_written(words: Sequence[str], written: str) -> bool:
    """Tell whether words are a phrase letter by letter, a plural s set aside."""
    wanted = _written_words(written)
    return list(words[:-1]) == wanted[:-1] and words[-1] in {wanted[-1], wanted[-1] + "s"}


@cache
def _written_words(written: str) -> list[str]:
    return WORD.findall(written)


def _key(name: str) -> str:
    """Return a name without case, punctuation, bracketed parts and plurals, so that its spellings are equal."""
    plain = re.sub(r"\([^()]*\)|（[^（）]*）", " ", name) or name
    words = WORD.findall(plain.casefold()) or WORD.findall(name.casefold())
    return " ".join(map(_singular, words))


def spelling(name: str) -> str:
    """Return what the spellings of one wording share: its words without case, hyphens and plural."""
    return " ".join(map(_singular, _APART.sub(" ", name.casefold()).split()))


def _singular(word: str) -> str:
    """Return a word in lower case without the s of a plural."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
