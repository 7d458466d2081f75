"""What services answered, kept beside the cache of builds: what was asked once is not asked again.

It is one sealed file (docs/decisions/0023), written anew while answers come, so that an interrupted run goes on.
"""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NamedTuple

from papernotes.builder.memory.sealed import read, write
from papernotes.model import Publication
from papernotes.parse.bibliography import Reference

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_NAME = "answers.json"
_VERSION = 1
_OFTEN = 5.0
"""Seconds after which new answers are written."""
_KEPT = ("title", "authors", "venue", "year", "doi", "arxiv", "url", "keywords", "abstract")


class Kept(NamedTuple):
    """What a service answered, and on which day, in ISO 8601."""

    works: tuple[Reference, ...]
    day: str


class AnswerStore:
    """Answers by question. ``folder`` is None where nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / _NAME if folder else None
        self._kept: dict[str, list[Any]] = self._read()
        self._written = time.monotonic()
        self._changed = False

    def recall(self, question: str) -> Kept | None:
        """Return what was answered, None when it was not asked."""
        found = self._kept.get(question)
        return Kept(tuple(map(_reference, found[1])), found[0]) if found else None

    def holds(self, question: str) -> bool:
        """Tell whether there is an answer."""
        return question in self._kept

    def keep(self, question: str, works: Sequence[Reference], day: str) -> None:
        """Remember an answer."""
        self._kept[question] = [day, list(map(_values, works))]
        self._changed = True
        if time.monotonic() - self._written > _OFTEN:
            self.save()

    def save(self) -> None:
        """Write what is remembered; a folder that cannot be written keeps nothing."""
        if self._path is not None and self._changed:
            write(self._path, json.dumps({"version": _VERSION, "answers": self._kept}, ensure_ascii=False).encode())
            self._written = time.monotonic()
            self._changed = False

    def _read(self) -> dict[str, list[Any]]:
        kept = read(self._path) if self._path else None
        data = json.loads(bytes(kept)) if kept is not None else {}
        answers: dict[str, list[Any]] = data.get("answers", {}) if data.get("version") == _VERSION else {}
        return answers


def _values(work: Reference) -> dict[str, Any]:
    values = asdict(work)
    return {name: values[name] for name in _KEPT if values[name]} | {"publication": list(work.publication)}


def _reference(values: dict[str, Any]) -> Reference:
    return Reference(
        key="",
        title=values.get("title", ""),
        authors=tuple(values.get("authors", ())),
        venue=values.get("venue", ""),
        year=values.get("year"),
        doi=values.get("doi"),
        arxiv=values.get("arxiv"),
        url=values.get("url", ""),
        keywords=tuple(values.get("keywords", ())),
        abstract=values.get("abstract", ""),
        publication=Publication(*values["publication"]),
    )
