"""What was found out about addresses lately, kept beside the cache of builds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from papernotes.author.links.verdict import Verdict
from papernotes.builder.memory.sealed import read, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from papernotes.author.links.verdict import Kind

_NAME = "links.json"
_VERSION = 1
_DAY = 86_400.0
_AGES: Mapping[Kind, float] = {"alive": 7 * _DAY, "moved": 7 * _DAY, "dead": _DAY, "blocked": _DAY}
"""Seconds for which a verdict holds; the others are asked for each time."""


class VerdictStore:
    """Verdicts by address, with the time at which each was found. ``folder`` is None where nothing is kept."""

    def __init__(self, folder: Path | None, now: float) -> None:
        self._path = folder / _NAME if folder else None
        self._now = now
        self._kept: dict[str, tuple[Verdict, float]] = self._read()

    def recall(self, address: str) -> Verdict | None:
        """Return the verdict of an address, None when there is none or it is too old."""
        verdict, at = self._kept.get(address, (None, 0.0))
        if verdict is None or not 0 <= self._now - at <= _AGES.get(verdict.kind, -1.0):
            return None
        return verdict

    def keep(self, address: str, verdict: Verdict) -> None:
        """Remember a verdict from now on."""
        if verdict.kind in _AGES:
            self._kept[address] = verdict, self._now

    def save(self) -> None:
        """Write what is remembered, old verdicts left out; a folder that cannot be written keeps nothing."""
        if self._path is None:
            return
        kept = {
            address: [*verdict, at]
            for address, (verdict, at) in sorted(self._kept.items())
            if self._now - at <= _AGES.get(verdict.kind, -1.0)
        }
        write(self._path, json.dumps({"version": _VERSION, "links": kept}, indent=0).encode())

    def _read(self) -> dict[str, tuple[Verdict, float]]:
        kept = read(self._path) if self._path else None
        if kept is None:
            return {}
        data = json.loads(bytes(kept))
        if data["version"] != _VERSION:
            return {}
        return {address: (Verdict(kind, told, to), at) for address, (kind, told, to, at) in data["links"].items()}
