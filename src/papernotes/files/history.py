"""When lines of the notes were written, as git tells it.

A file of one commit has that commit's date throughout. Others are blamed line by line, a bounded number of them:
blame reads a file's whole past, and a library of thousands of often-edited files must not wait for it.
"""

from __future__ import annotations

import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from papernotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from papernotes.library.dates import Dates
    from papernotes.source import Source

_MOST_BLAMED = 400
_PATIENCE = 60
"""Seconds for one git command; without an answer the dates stay unknown."""
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
    changed = set((_git(folder, "diff", "--name-only", "--relative", "-z", "HEAD", "--", ".") or "").split("\0"))
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
    for commit in (log or "").split("\x01")[1:]:
        stamp, *paths = commit.replace("\n", "\0").split("\0")
        for path in filter(None, paths):
            found.setdefault(path, []).append(_date(stamp))
    return found


def _blame(folder: Path, source: Source) -> Dates | None:
    report = _git(folder, "blame", "--line-porcelain", "--", source.path)
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
            date = _date(line.removeprefix("author-time "))
    return tuple(dates)


def _date(stamp: str) -> str:
    return datetime.fromtimestamp(int(stamp), UTC).date().isoformat()


def _git(folder: Path, *arguments: str) -> str | None:
    """Return what a git command prints; None when there is no git, it fails, or it takes too long."""
    command: Iterable[str] = ("git", "-c", "core.quotepath=off", *arguments)
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, and arguments that are no shell's
            tuple(command), cwd=folder, capture_output=True, timeout=_PATIENCE, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
