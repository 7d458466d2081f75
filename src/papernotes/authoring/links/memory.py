"""What was found out about addresses lately, kept beside the cache of builds."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, get_args

from papernotes.authoring.links.verdict import Kind, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_NAME = "links.json"
_VERSION = 1
_DAY = 86_400.0
_AGES: Mapping[Kind, float] = {"alive": 7 * _DAY, "moved": 7 * _DAY, "dead": _DAY, "blocked": _DAY}
"""Seconds for which a verdict holds; the others are asked for each time."""


class Memory:
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
        draft = self._path.with_name(f"{_NAME}.{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps({"version": _VERSION, "links": kept}, indent=0), "utf-8")
            draft.replace(self._path)
        except OSError:
            with suppress(OSError):
                draft.unlink()

    def _read(self) -> dict[str, tuple[Verdict, float]]:
        if self._path is None:
            return {}
        try:
            data = json.loads(self._path.read_text("utf-8"))
            links = data["links"] if data["version"] == _VERSION else {}
            return {
                str(address): (Verdict(kind, str(told), str(to)), float(at))
                for address, (kind, told, to, at) in links.items()
                if kind in get_args(Kind)
            }
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}
