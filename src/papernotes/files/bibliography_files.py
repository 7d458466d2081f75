"""The files under ``bibliography:`` and ``csl:`` as sources, and the one that ``papernotes fill`` writes."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from papernotes.config import CONFIG_FILE, key_span
from papernotes.diagnostics import Diagnostic
from papernotes.errors import PapernotesError
from papernotes.files.decode import decode
from papernotes.files.walk import FILLED
from papernotes.parse.bibliography import is_bibliography
from papernotes.parse.bibliography.filled import TOLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papernotes.config import Config
    from papernotes.source import Source


class ReadBibliography(NamedTuple):
    """What was read."""

    sources: tuple[Source, ...]
    """Their paths are relative to the project; of a file outside of it, only the name is told."""
    paths: tuple[str, ...]
    """Where the files are, or would be."""
    diagnostics: tuple[Diagnostic, ...]


def read_bibliographies(root: Path, config: Config, texts: Sequence[Source]) -> ReadBibliography:
    """Return the texts of a project's bibliographies; one that cannot be read is a finding at its setting."""
    sources: list[Source] = []
    where: list[str] = []
    findings: list[Diagnostic] = []
    for name in config.bibliography.files:
        try:
            path = root / Path(name).expanduser()
            where.append(os.fspath(path))
            source, found = decode(config.bibliography.told(name), _content(path))
            if not is_bibliography(source):
                raise ValueError("it is neither BibTeX (.bib), CSL-JSON (.json) nor RIS (.ris)")  # noqa: TRY301 - told as the others
        except (OSError, RuntimeError, ValueError) as error:  # no such user, a null in the name
            settings = next((text for text in texts if text.path == CONFIG_FILE), None)
            span = key_span(settings, "bibliography") if settings else None
            said = getattr(error, "strerror", None) or error
            findings.append(Diagnostic("PN505", f"{name}: cannot be read: {said}", CONFIG_FILE, span))
        else:
            sources.append(source)
            findings += found
    if not where:
        where.append(os.fspath(root / FILLED))  # it may come
    if config.csl:
        with suppress(RuntimeError):  # no such user
            where.append(os.fspath(root / Path(config.csl).expanduser()))
    return ReadBibliography(tuple(sources), tuple(where), tuple(findings))


def read_style(root: Path, config: Config) -> Source | None:
    """Return the style of citing that settings name. Raises PapernotesError where it cannot be read."""
    if not config.csl:
        return None
    told = config.bibliography.told(config.csl)
    try:
        return decode(told, _content(root / Path(config.csl).expanduser()))[0]
    except (OSError, RuntimeError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        advice = "name a file in CSL, by its path from the project's folder, or take the key out"
        raise PapernotesError(f"`csl: {told}` in {CONFIG_FILE} cannot be read: {said}", help=advice) from error


def with_filled(root: Path, config: Config) -> Config:
    """Return settings in which the file that ``papernotes fill`` wrote is named, where they name no other."""
    try:
        found = not config.bibliography.files and TOLD.encode() in _content(root / FILLED)
    except OSError:
        found = False
    return replace(config, bibliography=replace(config.bibliography, files=(FILLED,))) if found else config


def _content(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise OSError("it is no file")  # a pipe would never end
    return path.read_bytes()
