"""Build the topic lexicon: the rows of ``topics.yml``, then what the user adds, renames and removes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from papernotes.lexicon.data import Finding, strings, table
from papernotes.lexicon.phrases import WORD, Trie
from papernotes.lexicon.topics import Sign, Topic, Topics

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_KEYS = {"label", "names", "phrases", "any-of", "not", "parent"}
_WEIGHT = re.compile(r"\s*\^(\d{1,2})\Z")
_FULL = 4


@dataclass(frozen=True, slots=True)
class _Row:
    topic: Topic
    phrases: tuple[str, ...]
    needs: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()


def build(user: Mapping[str, Any]) -> Topics:
    """Return all topics; what is wrong with the user's mapping stands in their findings."""
    rows: dict[str, _Row] = {}
    for group in table("topics").values():
        for name, value in group.items():
            row = _described(name, value, None)
            if row is not None:
                rows[name] = row
    findings = tuple(_extend(rows, user))
    trie = Trie()
    for number, row in enumerate(rows.values()):
        _add(trie, number, row)
    return Topics(
        all=tuple(row.topic for row in rows.values()),
        findings=findings,
        _trie=trie,
        _guarded=frozenset(number for number, row in enumerate(rows.values()) if row.needs),
    )


def _add(trie: Trie, number: int, row: _Row) -> None:
    """Put a topic's phrases into the trie, in each spelling once."""
    own = (row.topic.name, *row.topic.names)
    seen: set[tuple[str, ...]] = set()
    kinds: tuple[tuple[Literal["", "any-of", "not"], tuple[str, ...]], ...] = (
        ("", (*own, *row.phrases)), ("any-of", row.needs), ("not", row.bars),
    )  # fmt: skip
    for guard, phrases in kinds:
        for phrase in phrases:
            match = _WEIGHT.search(phrase)
            text = phrase[: match.start()] if match else phrase
            exact = text.startswith("=")
            sign = Sign(number, int(match[1]) if match else _FULL, text[1:] if exact else None, guard)
            for words in _spellings(WORD.findall(text)):
                if (*words, guard) not in seen:
                    seen.add((*words, guard))
                    trie.add(words, sign)


def _spellings(words: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield a phrase in lower case, singular and plural, in American and British spelling."""
    lowered = [word.lower() for word in words]
    if not lowered:
        return
    british = [word.replace("ization", "isation").replace("modeling", "modelling") for word in lowered]
    for head in dict.fromkeys((tuple(lowered), tuple(british))):
        yield head
        last = head[-1]
        if last.isascii() and last.isalpha() and len(last) > 1:
            yield (*head[:-1], last[:-1] if last.endswith("s") and not last.endswith("ss") else last + "s")
            if last.endswith("y"):
                yield (*head[:-1], last[:-1] + "ies")


def _extend(rows: dict[str, _Row], user: Mapping[str, Any]) -> Iterator[Finding]:
    """Apply the user's mapping to the rows; yield what cannot be applied."""
    for key, value in user.items():
        name, path = str(key), f"topics.{key}"
        known = rows.get(name)
        if value is False or isinstance(value, str):
            if known is None:
                yield Finding("PN002", f"there is no topic {name!r} to {'rename' if value else 'remove'}", path)
            elif isinstance(value, str) and value.strip():
                _rename(rows, known, value.strip())
            else:
                del rows[name]
        else:
            row = _described(name, value, known)
            if row is None:
                yield Finding(
                    "PN002", f"expected a list of phrases, a new name, false, or {', '.join(sorted(_KEYS))}", path
                )
            else:
                rows[name] = row


def _rename(rows: dict[str, _Row], known: _Row, name: str) -> None:
    """Give a topic a new name; the old one stays one of its names."""
    old = known.topic
    label = name if old.label == old.name else old.label
    topic = Topic(name, label, tuple(dict.fromkeys((old.name, *old.names))), old.parent)
    items = [(name, replace(known, topic=topic)) if n == old.name else (n, row) for n, row in rows.items() if n != name]
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
    topic = Topic(name, label, (*old.topic.names, *names), parent)
    return _Row(topic, (*old.phrases, *phrases), (*old.needs, *needs), (*old.bars, *bars))
