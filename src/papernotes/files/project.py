"""Read a project: its notes, settings, theme and what the last build left, into one value."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from papernotes.config import CONFIG_FILE, Config, read_config
from papernotes.errors import PapernotesError
from papernotes.files import manifest
from papernotes.files.decode import decode
from papernotes.files.history import read_history
from papernotes.files.manifest import Manifest
from papernotes.files.theme import read_theme
from papernotes.project import Project
from papernotes.render.pictures import SVG, is_picture, is_still

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.diagnostics import Diagnostic
    from papernotes.source import Source

NOTES = "notes"
_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_NEVER = frozenset({"node_modules", "__pycache__"})
"""Folders that hold other programs' files; hidden folders are left out as well."""
_MADE = (manifest.NAME, "pyvenv.cfg")
"""A folder that holds one of these was made by a program: a site by papernotes, a virtual environment."""


def notes_folder(root: Path) -> Path:
    """Return the folder of a project's notes: ``notes/``, or the project's own where there is none."""
    return root / NOTES if (root / NOTES).is_dir() else root


def read_project(root: Path, site: Path) -> Project:
    """Return all that the build of a project depends on.

    Raises PapernotesError when the folder holds no notes or a file cannot be read.
    """
    if not root.is_dir():
        raise PapernotesError(f"{root}: no such folder", help="give the folder that holds your notes")
    config, texts, findings = _read_config(root)
    folder = notes_folder(root)
    sources: list[Source] = []
    pictures: set[str] = set()
    active: set[str] = set()
    for path, name in _walk(folder, site):
        if any(fnmatchcase(name, pattern) for pattern in config.exclude):
            continue
        if is_picture(name):
            refused = path.suffix.lower() == SVG and not is_still(_read(path))
            (active if refused else pictures).add(name)
        elif path.suffix.lower() not in _SUFFIXES or (folder == root and _belongs_to_project(name)):
            continue
        else:
            source, finding = decode(name, _read(path))
            sources.append(source)
            findings += finding
    if not sources:
        wanted = ", ".join(sorted(_SUFFIXES))
        raise PapernotesError(
            f"no notes found: no file ending in {wanted} in {folder} or the folders in it",
            help="put your notes there, or name their folder: papernotes build DIR",
        )
    theme = read_theme(root / config.theme)
    # Only a project that names its repository wants dates: else a copy without history would give another site.
    history, untold = read_history(folder, sources) if config.repo else ({}, ())
    return Project(
        config,
        tuple(sources),
        theme,
        texts=texts,
        pictures=frozenset(pictures),
        active=frozenset(active),
        history=history,
        past=Manifest.read(site).addresses,
        diagnostics=(*findings, *untold),
    )


def _belongs_to_project(name: str) -> bool:
    """Whether a file at the top of a project without ``notes/`` is about the repository and not a note."""
    return name.lower() in {"license.md", "contributing.md", "code_of_conduct.md", "changelog.md", "security.md"}


def _read_config(root: Path) -> tuple[Config, tuple[Source, ...], list[Diagnostic]]:
    path = root / CONFIG_FILE
    if not path.is_file():
        return Config(), (), []
    source, findings = decode(CONFIG_FILE, _read(path))
    config, found = read_config(source)
    return config, (source,), [*findings, *found]


def _walk(folder: Path, site: Path) -> Iterator[tuple[Path, str]]:
    """Yield each file below a folder and its path from there with forward slashes, in the order of the paths.

    Links that lead out of the folder are not followed, nor links to folders, which may lead in a circle.
    """
    real = folder.resolve()
    found = []
    for parent, folders, files in os.walk(folder):
        here = Path(parent)
        folders[:] = [
            name for name in folders if name[0] != "." and name not in _NEVER and not _is_made(here / name, site)
        ]
        for name in files:
            path = here / name
            if not name.startswith(".") and (not path.is_symlink() or _within(path, real)) and path.is_file():
                found.append((path.relative_to(folder).as_posix(), path))
    for name, path in sorted(found):
        yield path, name


def _is_made(folder: Path, site: Path) -> bool:
    return folder.resolve() == site.resolve() or any((folder / mark).exists() for mark in _MADE)


def _within(path: Path, folder: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(folder)
    except (OSError, RuntimeError):
        return False


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PapernotesError(
            f"{path}: cannot be read: {error.strerror or error}",
            help="check the file's permissions, or leave it out with `exclude:` in papernotes.yml",
        ) from error
