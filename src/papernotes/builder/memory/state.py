"""What the last build of a site started from and left, so that a build without anything to do says so at once.

This is asked before anything is imported that takes time to load.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from papernotes.builder.memory.place import code_digest
from papernotes.builder.memory.sealed import read, write
from papernotes.endings import is_foreign, is_markdown
from papernotes.files.clock import latest_year
from papernotes.files.leftout import RULES, LeftOut
from papernotes.files.walk import notes_folder, possible_inputs, project_folder, strays, walk_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class BuildMessages(NamedTuple):
    """What a build says."""

    receipt: str
    shown: str
    """The findings that are told without being asked for."""
    findings: str
    """All of them."""
    fails: bool
    """Whether a strict build fails."""


class BuildState(NamedTuple):
    """A build: what it started from, and what it left and would say if it were run again."""

    inputs: str
    outputs: str
    other_inputs: tuple[str, ...]
    """The files and folders beside the notes that it read, whether they are there or not."""
    dated: bool
    """Whether it asked git when notes were written."""
    told: BuildMessages


class LastBuild:
    """The last build of a site, and what the next one would start from."""

    def __init__(self, cache: Path | None, root: Path, site: Path, *, drafts: bool = False) -> None:
        """``cache`` is the project's; None when nothing is kept. ``drafts``: private notes are to be shown."""
        self._cache, self._root, self._site, self._drafts = cache, root, site, drafts
        self._state = _read(_path(cache, site)) if cache else None
        self._other_inputs = self._state.other_inputs if self._state else possible_inputs(root)
        self._dated = bool(self._state and self._state.dated)
        self._inputs = self._digest() if cache else ""

    def unchanged(self) -> BuildMessages | None:
        """Return what the last build would say again, if another one would start from the same and change nothing."""
        state = self._state
        if state and state.inputs == self._inputs and state.outputs == outputs_digest(self._site):
            return state.told
        return None

    def keep(self, told: BuildMessages, other_inputs: tuple[str, ...], *, dated: bool) -> None:
        """Keep a build that has just ended, unless something changed while it ran."""
        if self._cache is None:
            return
        if (self._other_inputs, self._dated) != (
            other_inputs,
            dated,
        ):  # it could not be known before: the next build will
            self._other_inputs, self._dated, self._inputs = other_inputs, dated, ""
        elif self._inputs != self._digest():
            self._inputs = ""
        state = BuildState(self._inputs, outputs_digest(self._site), other_inputs, dated, told)
        write(_path(self._cache, self._site), json.dumps(state).encode())

    def _digest(self) -> str:
        return "drafts " * self._drafts + inputs_digest(self._root, self._site, self._other_inputs, dated=self._dated)


def _read(path: Path) -> BuildState | None:
    content = read(path)
    if content is None:
        return None
    inputs, outputs, other_inputs, dated, told = json.loads(bytes(content))
    return BuildState(inputs, outputs, tuple(other_inputs), dated, BuildMessages(*told))


def inputs_digest(root: Path, site: Path, other_inputs: tuple[str, ...], *, dated: bool) -> str:
    """Return 32 hexadecimal digits that change with anything that a build of a project depends on.

    Texts are told by their bytes; pictures, which are large and only copied, by name, size and times.
    """
    digest = hashlib.blake2b(code_digest() + latest_year().to_bytes(2, "big"), digest_size=16)
    folder = notes_folder(root)
    left_out, rules = LeftOut(folder), [f"{folder}/{RULES}"]

    def is_left_out(path: str) -> bool:
        refused = left_out(path)
        if path.endswith("/") and not refused:
            rules.append(f"{folder}/{path}{RULES}")
        return refused

    untold: list[str] = []

    def tell(path: str, why: OSError | str) -> None:
        untold.append(f"\0{path}\0{why}")

    for path, name in walk_project(root, site, tell, is_left_out):
        digest.update(_encoded(f"\0{name}\0"))
        digest.update(_content(path) if is_markdown(name) or is_foreign(name) else _stamp(path))
    for said in sorted((*untold, *strays(root))):
        digest.update(_encoded(said))
    for path in sorted(rules):
        digest.update(_content(path))
    for path in other_inputs:
        digest.update(_encoded(f"\0{path}\0"))
        for file in sorted(_below(path)):
            digest.update(_encoded(f"\0{file}\0"))
            digest.update(_content(file))
    if dated:
        digest.update(_head(root))
    return digest.hexdigest()


def outputs_digest(site: Path) -> str:
    """Return 32 hexadecimal digits that change when any file of a site does, by name, size and time."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(_below(os.fspath(site))):
        digest.update(_encoded(path) + _stamp(path))
    return digest.hexdigest()


def _path(cache: Path, site: Path) -> Path:
    name = hashlib.blake2b(_encoded(os.fspath(site.resolve())), digest_size=8).hexdigest()
    return cache / f"{name}.json"


def _below(path: str) -> Iterator[str]:
    """Yield a file, or the files below a folder; nothing when there is neither."""
    if os.path.isfile(path):
        yield path
        return
    for parent, folders, files in os.walk(path):
        folders[:] = [name for name in folders if name != ".git"]
        yield from (f"{parent}{os.sep}{name}" for name in files)


def _content(path: str) -> bytes:
    """Return the digest of a file's bytes, which no two files' contents can be confused by."""
    try:
        with open(path, "rb") as file:
            return hashlib.blake2b(file.read(), digest_size=16).digest()
    except OSError:
        return b"?"


def _stamp(path: str) -> bytes:
    try:
        stat = os.lstat(path)
    except OSError:
        return b"?"
    return b"%d %d %d" % (stat.st_size, stat.st_mtime_ns, stat.st_mode)


def _head(root: Path) -> bytes:
    command = ("git", "rev-parse", "HEAD", "--is-shallow-repository")
    try:
        return subprocess.run(command, cwd=project_folder(root), capture_output=True, timeout=60, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return b""


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
