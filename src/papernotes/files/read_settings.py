"""Reads a project's ``papernotes.yml``, and stops where that may keep something private and cannot be understood."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from papernotes.config import CONFIG_FILE, Config, key_span, read_config
from papernotes.diagnostics import Diagnostic
from papernotes.errors import PapernotesError
from papernotes.files.decode import decode
from papernotes.files.walk import misnamed
from papernotes.protecting import CODE, stopping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from papernotes.files.excluding import Excluded
    from papernotes.source import Source


def read_settings(home: Path, notes: Path) -> tuple[Config, tuple[Source, ...], list[Diagnostic]]:
    """Return the settings of a project, with their text, and what is wrong with them.

    Without a file of settings, one that seems meant as it, beside the notes or by another name, is told.
    """
    path = home / CONFIG_FILE
    if not os.path.lexists(path):
        return Config(), (), list(_misnamed(home, notes))
    try:
        content = path.read_bytes() if path.is_file() or not path.exists() else None  # a pipe would never end
        why = "it is no file"
    except OSError as error:
        content, why = None, error.strerror or str(error)
    if content is None:
        return Config(), (), [Diagnostic("PN004", f"this cannot be read: {why}", CONFIG_FILE)]
    source, findings = decode(CONFIG_FILE, content)
    config, found = read_config(source)
    return config, (source,), [*findings, *found]


def _misnamed(home: Path, notes: Path) -> Iterator[Diagnostic]:
    for file in misnamed(home, notes):
        if os.path.lexists(file):
            told = os.path.relpath(file, home).replace(os.sep, "/")
            help_ = f"call it {CONFIG_FILE}, and let it stand in {home}"
            yield Diagnostic(
                CODE, "this is not read, and may hold settings that keep something private", told, None, help_
            )
            return


def stop_at_lost(home: Path, findings: Iterable[Diagnostic], texts: Iterable[Source]) -> None:
    """Raise PapernotesError when settings cannot be read, or one is lost that may keep something private."""
    lost = stopping(findings)
    if not lost:
        return
    first, source = lost[0], next(iter(texts), None)
    place = first.position(source) if source else None
    where = ":".join([os.fspath(home / first.path), *map(str, place or ())])
    more = f" (and {len(lost) - 1} more)" if len(lost) > 1 else ""
    raise PapernotesError(
        f"{where}: {first.message}{more}; so nothing was made of the notes",
        help=first.help or "mend it; `papernotes check` tells all that is wrong",
    )


def unused_patterns(excluded: Excluded, folder: Path, texts: Iterable[Source]) -> Iterator[Diagnostic]:
    """Yield a finding for each pattern below ``exclude:`` that fits no file."""
    span = next((found for text in texts if (found := key_span(text, "exclude"))), None)
    for pattern, near in excluded.unused(folder):
        advice = f"did you mean `{near}`?" if near else ""
        yield Diagnostic("PN007", f"`exclude`: no file fits `{pattern}`", CONFIG_FILE, span, advice)
