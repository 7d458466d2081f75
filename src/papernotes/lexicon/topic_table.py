"""Build the topic lexicon: the rows of ``topics.yml``, then what the user adds, renames and removes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from papernotes.lexicon.data import VocabularyKind, extend, strings, table
from papernotes.lexicon.phrases import WORD, Phrases
from papernotes.lexicon.topics import Sign, Topic, Topics

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_KEYS = {"label", "names", "phrases", "any-of", "not", "parent"}
_WEIGHT = re.compile(r"\s{0,9}\^(\d{1,2})\Z")
_FULL = 4


@dataclass(frozen=True, slots=True)
class _Row:
    topic: Topic
    phrases: tuple[str, ...]
    needs: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()


def build(user: Mapping[str, Any]) -> Topics:
    """Return all topics; what is wrong with the user's mapping stands in their findings."""
    rows = {row.topic.name: row for lines in table("topics").values() for row in map(_read, lines.splitlines())}
    findings = tuple(extend(rows, user, VocabularyKind("topic", _rename, _described, _EXPECTED)))
    return Topics(
        all=tuple(row.topic for row in rows.values()),
        findings=findings,
        _gather=partial(_gather, tuple(rows.values())),
        _guarded=frozenset(number for number, row in enumerate(rows.values()) if row.needs),
    )


def _read(line: str) -> _Row:
    """Return the topic that a line of the table describes; the table is our own and its tests hold it to its form."""
    head, *columns = line.split(" | ")
    name, _, label = head.rstrip("]").partition(" [")
    lists: dict[str, list[str]] = {}
    parent, plain = None, iter(("names", "phrases"))
    for column in columns:
        key, colon, rest = column.partition(": ")
        if colon and key == "parent":
            parent = rest
        elif colon and key in _KEYS:
            lists[key] = rest.split("; ")
        else:
            lists[next(plain)] = column.split("; ") if column else []
    names = lists.get("names", [])
    topic = Topic(name, label or name, _plain(names), parent)
    phrases = (*names, *lists.get("phrases", ()))
    return _Row(topic, phrases, tuple(lists.get("any-of", ())), tuple(lists.get("not", ())))


def _plain(names: Iterable[str]) -> tuple[str, ...]:
    """Return names without what says how they are found."""
    return tuple((_WEIGHT.sub("", name) if "^" in name else name).removeprefix("=") for name in names)


def _gather(rows: Iterable[_Row]) -> Phrases[Sign]:
    """Return the phrases of all topics."""
    phrases: Phrases[Sign] = Phrases()
    for number, row in enumerate(rows):
        _add(phrases, number, row)
    return phrases


def _add(signs: Phrases[Sign], number: int, row: _Row) -> None:
    """Add a topic's phrases, each once."""
    seen: set[tuple[str, ...]] = set()
    full = Sign(number, _FULL, None, "")
    for phrase in (*row.phrases, row.topic.name):  # so that a weight for the bare name may stand among the phrases
        sign, text = full, phrase
        if "^" in phrase or phrase[:1] == "=":
            match = _WEIGHT.search(phrase)
            text = phrase[: match.start()] if match else phrase
            sign = Sign(number, int(match[1]) if match else _FULL, text[1:] if text[:1] == "=" else None, "")
        for words in _spellings(text):
            if words not in seen:
                seen.add(words)
                signs.add(words, sign)
    for phrase in row.needs:
        for words in _spellings(phrase):
            signs.add(words, Sign(number, 0, None, "any-of"))
    for phrase in row.bars:
        for words in _spellings(phrase):
            signs.add(words, Sign(number, 0, None, "not"))


def _spellings(phrase: str) -> list[tuple[str, ...]]:
    """Return a phrase as words in lower case, all past the first in the singular, and as the British spell it.

    The search takes off a plural s itself, but not from the first word; so a lone word has its plural too.
    """
    words = WORD.findall(phrase.lower())
    if not words:
        return []
    if len(words) == 1:
        word = words[0]
        ending = [(f"{word[:-1]}ies",)] if word[-1] == "y" else []
        one = word if phrase.isupper() else _singular(word)  # no S of an acronym is a plural's: ADAS is of no Ada
        return [(word,), (one,), (f"{word}s",), *ending]
    one = (words[0], *map(_singular, words[1:]))
    if "ization" in phrase or "odeling" in phrase:
        return [one, tuple(word.replace("ization", "isation").replace("modeling", "modelling") for word in one)]
    return [one, (*one[:-1], f"{one[-1][:-1]}ie")] if one[-1][-1] == "y" else [one]


def _singular(word: str) -> str:
    return word[:-1] if word[-1] == "s" and word[-2:] != "ss" and len(word) > 2 else word


_EXPECTED = f"expected a list of phrases, a new name, false, or {', '.join(sorted(_KEYS))}"


def _rename(rows: dict[str, _Row], known: _Row, name: str) -> None:
    """Give a topic a new name; the old one stays one of its names."""
    old = known.topic
    label = name if old.label == old.name else old.label
    topic = Topic(name, label, tuple(dict.fromkeys((old.name, *old.names))), old.parent)
    row = replace(known, topic=topic)
    if name != old.name and (same := rows.get(name)):  # renamed to a topic that is known: the two are one from now on
        names = tuple(dict.fromkeys((*topic.names, *same.topic.names)))
        needs = (
            known.needs + same.needs if known.needs and same.needs else ()
        )  # what one alone needs not, both need not
        row = _Row(replace(topic, names=names), known.phrases + same.phrases, needs, known.bars + same.bars)
    items = [(name, row) if n == old.name else (n, r) for n, r in rows.items() if n != name or n == old.name]
    rows.clear()
    rows.update(items)


def _described(name: str, value: object, known: _Row | None) -> _Row | None:
    """Return the topic that a list of phrases or a table describes, over what is known of it; None when neither."""
    old = known or _Row(Topic(name, name, ()), ())
    if (phrases := strings(value)) is not None:
        value = {"phrases": phrases}
    if not isinstance(value, dict) or not value.keys() <= _KEYS:
        return None
    lists = [strings(value.get(key, ())) for key in ("names", "phrases", "any-of", "not")]
    label, parent = value.get("label", old.topic.label), value.get("parent", old.topic.parent)
    if not isinstance(label, str) or not isinstance(parent, (str, type(None))):
        return None
    names, phrases, needs, bars = lists
    if names is None or phrases is None or needs is None or bars is None:
        return None
    topic = Topic(name, label, (*old.topic.names, *_plain(names)), parent)
    return _Row(topic, (*old.phrases, *names, *phrases), (*old.needs, *needs), (*old.bars, *bars))
