"""When lines of the notes were written, and by whom, as git tells it.

A file of one commit has that commit's date throughout. Others are blamed line by line, a bounded number of them:
blame reads a file's whole past, and a library of thousands of often-edited files must not wait for it.
"""

from __future__ import annotations

import os
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from papernotes.diagnostics import Diagnostic
from papernotes.files.walk import on_disk
from papernotes.source import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from papernotes.library.entry_dates import Dates
    from papernotes.library.writers import Writers
    from papernotes.source import Source

_MOST_BLAMED = 400
_PATIENCE = 60
"""Seconds for one git command; without an answer the dates stay unknown."""
_COMMIT = re.compile(r"(?:\A|\0)\x01(-?\d+) ([^\0]*)(?=\0|\Z)")
_UNCOMMITTED = "0" * 40


class _Commit(NamedTuple):
    """What is told of a line's last change; None where nothing is known."""

    date: str | None
    writer: str | None


class History(NamedTuple):
    """What git knows of each source's lines, by its path; None for a line of which it knows nothing yet."""

    dates: Mapping[str, Dates]
    """The author dates, in UTC."""
    writers: Mapping[str, Writers]
    """The authors' names; their addresses are read by nobody."""
    findings: tuple[Diagnostic, ...] = ()
    """One when the clone is not a full one."""


def read_history(folder: Path, sources: Sequence[Source]) -> History:
    """Return what git knows of the sources; nothing without git, outside of a repository and in a shallow clone."""
    shallow = _git(folder, "rev-parse", "--is-shallow-repository")
    if shallow is None:
        return History({}, {})
    if shallow.strip() == "true":
        message = "a shallow clone does not know when notes were written, so the site shows no dates"
        return History({}, {}, (Diagnostic("PN104", message, sources[0].path if sources else ""),))
    commits = _commits(folder)
    told: dict[str, Sequence[_Commit]] = {}
    blamed: list[Source] = []
    listed = _git(folder, "diff", "--name-only", "--relative", "-z", "HEAD", "--", ".") or ""
    changed = set(map(_named, listed.split("\0")))
    for source in sources:
        known = commits.get(source.path)
        if known and len(known) == 1 and source.path not in changed:
            told[source.path] = (known[0],) * len(source.lines)
        elif known:
            blamed.append(source)
    with ThreadPoolExecutor() as pool:
        for source, found in zip(blamed, pool.map(lambda s: _blame(folder, s), blamed[:_MOST_BLAMED]), strict=False):
            if found:
                told[source.path] = found
    dates = {path: tuple(line.date for line in lines) for path, lines in told.items()}
    return History(dates, {path: tuple(line.writer for line in lines) for path, lines in told.items()})


def _commits(folder: Path) -> Mapping[str, list[_Commit]]:
    """Return the commits of each file below a folder, the newest first."""
    log = _git(folder, "log", "--format=%x01%at %an", "--name-only", "--no-renames", "--relative", "-z", "--", ".")
    found: dict[str, list[_Commit]] = {}
    _, *told = _COMMIT.split(log or "")
    for stamp, writer, paths in zip(told[::3], told[1::3], told[2::3], strict=True):
        date = _date(stamp)
        for path in paths.removeprefix("\0\n").split("\0") if date else ():
            found.setdefault(_named(path), []).append(_Commit(date, _person(writer)))
    return found


def _blame(folder: Path, source: Source) -> Sequence[_Commit] | None:
    report = _git(
        folder, "blame", "--line-porcelain", "--", os.fspath(on_disk(folder, source.path).relative_to(folder))
    )
    if report is None:
        return None
    lines: list[_Commit] = []
    commit = ""
    date: str | None = None
    writer: str | None = None
    for line in report.split("\n"):
        if line.startswith("\t"):
            lines.append(_Commit(None, None) if commit == _UNCOMMITTED else _Commit(date, writer))
            commit = ""
        elif not commit:
            commit = line.partition(" ")[0]
        elif line.startswith("author-time "):
            date = _date(line.removeprefix("author-time ")) or None
        elif line.startswith("author "):
            writer = _person(line.removeprefix("author "))
    return lines


def _person(name: str) -> str | None:
    """Return a name as a page can show it: git takes whatever bytes it is given."""
    return " ".join(name.encode("utf-8", "surrogateescape").decode("utf-8", "replace").split()) or None


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
