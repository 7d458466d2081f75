"""When lines of the notes were written, as git tells it.

A file of one commit has that commit's date throughout. Others are blamed line by line, a bounded number of them:
blame reads a file's whole past, and a library of thousands of often-edited files must not wait for it.
"""

from __future__ import annotations

import os
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from papernotes.diagnostics import Diagnostic
from papernotes.files.walk import on_disk
from papernotes.source import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from papernotes.library.dates import Dates
    from papernotes.source import Source

_MOST_BLAMED = 400
_PATIENCE = 60
"""Seconds for one git command; without an answer the dates stay unknown."""
_COMMIT = re.compile(r"(?:\A|\0)\x01(-?\d+)(?=\0|\Z)")
_UNCOMMITTED = "0" * 40


def read_history(folder: Path, sources: Sequence[Source]) -> tuple[Mapping[str, Dates], tuple[Diagnostic, ...]]:
    """Return the author dates, in UTC, of each source's lines by its path; a finding when the clone is not a full one.

    Without git, outside of a repository and in a shallow clone no dates are known.
    """
    shallow = _git(folder, "rev-parse", "--is-shallow-repository")
    if shallow is None:
        return {}, ()
    if shallow.strip() == "true":
        message = "a shallow clone does not know when notes were written, so the site shows no dates"
        return {}, (Diagnostic("PN104", message, sources[0].path if sources else ""),)
    commits = _commits(folder)
    dates: dict[str, Dates] = {}
    blamed: list[Source] = []
    listed = _git(folder, "diff", "--name-only", "--relative", "-z", "HEAD", "--", ".") or ""
    changed = set(map(_named, listed.split("\0")))
    for source in sources:
        known = commits.get(source.path)
        if known and len(known) == 1 and source.path not in changed:
            dates[source.path] = (known[0],) * len(source.lines)
        elif known:
            blamed.append(source)
    with ThreadPoolExecutor() as pool:
        for source, found in zip(blamed, pool.map(lambda s: _blame(folder, s), blamed[:_MOST_BLAMED]), strict=False):
            if found:
                dates[source.path] = found
    return dates, ()


def _commits(folder: Path) -> Mapping[str, list[str]]:
    """Return the dates of the commits of each file below a folder, the newest first."""
    log = _git(folder, "log", "--format=%x01%at", "--name-only", "--no-renames", "--relative", "-z", "--", ".")
    found: dict[str, list[str]] = {}
    _, *told = _COMMIT.split(log or "")
    for stamp, paths in zip(told[::2], told[1::2], strict=True):
        date = _date(stamp)
        for path in paths.removeprefix("\0\n").split("\0") if date else ():
            found.setdefault(_named(path), []).append(date)
    return found


def _blame(folder: Path, source: Source) -> Dates | None:
    report = _git(
        folder, "blame", "--line-porcelain", "--", os.fspath(on_disk(folder, source.path).relative_to(folder))
    )
    if report is None:
        return None
    dates: list[str | None] = []
    commit = ""
    date: str | None = None
    for line in report.split("\n"):
        if line.startswith("\t"):
            dates.append(None if commit == _UNCOMMITTED else date)
            commit = ""
        elif not commit:
            commit = line.partition(" ")[0]
        elif line.startswith("author-time "):
            date = _date(line.removeprefix("author-time ")) or None
    return tuple(dates)


def _named(path: str) -> str:
    return name_of(path.encode("utf-8", "surrogateescape"))


def _date(stamp: str) -> str:
    """Return the day of a commit, empty for one beyond the calendar: a clock was wrong, or somebody made it so."""
    try:
        return datetime.fromtimestamp(int(stamp), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""


def _git(folder: Path, *arguments: str) -> str | None:
    """Return what a git command prints; None when there is no git, it fails, or it takes too long."""
    command: Iterable[str] = ("git", "-c", "core.quotepath=off", *arguments)
    try:
        done = subprocess.run(
            tuple(command), cwd=folder, capture_output=True, timeout=_PATIENCE, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else None
