"""What broken links and missing pictures were most likely to lead to."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING

from papernotes.diagnostics import Diagnostic, Edit, Fix

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from papernotes.library.entry_model import Library
    from papernotes.source import Source

_LIKE = 0.8
"""Likeness from which a name is worth a question."""
_MOST = 3000
"""Names among which a likely one is looked for; comparing with more takes longer than a person waits."""
_NEAR = 50
"""Lines from the one told in which a picture's name is looked for."""


class Targets:
    """The names, files and pictures that a link can lead to."""

    def __init__(self, library: Library, pictures: Iterable[str]) -> None:
        self._library = library
        self._pictures = tuple(sorted(pictures))

    def suggest(self, finding: Diagnostic, source: Source) -> Diagnostic:
        """Return a finding of something missing with what was most likely meant, as a fix where it is certain."""
        if finding.code == "PN204":
            same = [path for path in self._pictures if path.casefold() == finding.words.casefold()]
            fix = _rename(finding, same[0], source) if len(same) == 1 else None
            meant = same[0] if same else _near(finding.words, self._by_picture)
            return replace(finding, fix=fix, help=_question(meant))
        if finding.code == "PN206" and not finding.help:
            words = finding.words.partition("#")[0] or finding.words.lstrip("#")
            return replace(finding, help=_question(_near(words, self._by_file if "." in words else self._by_name)))
        return finding

    @cached_property
    def _by_picture(self) -> Mapping[str, str]:
        return {_own(path): path for path in self._pictures}

    @cached_property
    def _by_file(self) -> Mapping[str, str]:
        return {_own(entry.record.place.file): entry.record.place.file for entry in self._library.entries}

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        records = [entry.record for entry in self._library.entries]
        return {_own(name): name for record in records for name in (record.title, record.name) if name}


def _near(words: str, names: Mapping[str, str]) -> str:
    near = get_close_matches(_own(words)[:200], names, 1, _LIKE) if len(names) <= _MOST else []
    return names[near[0]] if near else ""


def _own(path: str) -> str:
    """Return a file's own name without its end, or a name as it is, in lower case: folders are alike and say little."""
    name = path.rpartition("/")[2].casefold()
    stem, dot, end = name.rpartition(".")
    return stem if dot and end.isalnum() and len(end) <= 5 else name


def _question(meant: str) -> str:
    return f"Did you mean `{meant}`?" if meant else ""


def _rename(finding: Diagnostic, path: str, source: Source) -> Fix | None:
    """Return the fix of a picture's name that differs only in capitals, where just the file's own name does."""
    folder, _, name = path.rpartition("/")
    wrong_folder, _, wrong = finding.words.rpartition("/")
    if folder != wrong_folder or finding.line is None:
        return None
    last = min(finding.line + _NEAR, len(source.lines))
    span = source.find(wrong, finding.line, last)
    return Fix(f"Write {name}", (Edit(span, name),)) if span else None
