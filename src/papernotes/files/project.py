"""Read a project: its notes, settings, theme and what the last build left, into one value."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from papernotes.config import CONFIG_FILE, Config, read_config
from papernotes.diagnostics import Diagnostic
from papernotes.errors import PapernotesError
from papernotes.files.bibliography import read_bibliographies
from papernotes.files.decode import decode
from papernotes.files.history import read_history
from papernotes.files.manifest import Manifest
from papernotes.files.theme import read_theme
from papernotes.files.walk import SUFFIXES, is_text, notes_folder, walk
from papernotes.project import Project
from papernotes.render.pictures import SVG, is_picture, is_still
from papernotes.source import path_of

if TYPE_CHECKING:
    from papernotes.source import Source


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
    unread: list[Diagnostic] = []
    for found, name in walk(folder, site, lambda *told: unread.append(_unread(*told))):
        path = Path(found)
        if any(fnmatchcase(name, pattern) for pattern in config.exclude):
            continue
        if is_picture(name):
            refused = path.suffix.lower() == SVG and not is_still(_read(path))
            (active if refused else pictures).add(name)
        elif not is_text(name) or (folder == root and belongs_to_project(name)):
            continue
        else:
            source, finding = decode(name, _read(path))
            sources.append(source)
            findings += (*finding, *_odd_name(name))
    if not sources:
        raise _no_notes(folder, unread)
    theme = read_theme(root / config.theme)
    bibliography = read_bibliographies(root, config, texts)
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
        latest=datetime.now(UTC).year + 1,
        past=Manifest.read(site).addresses,
        bibliography=bibliography.sources,
        beside=(os.fspath(root / CONFIG_FILE), os.fspath(root / config.theme), *bibliography.beside),
        diagnostics=(*findings, *unread, *bibliography.diagnostics, *untold),
    )


def _no_notes(folder: Path, unread: list[Diagnostic]) -> PapernotesError:
    if unread:
        return PapernotesError(f"{folder / unread[0].path}: {unread[0].message}", help="check the folder's permissions")
    wanted = ", ".join(sorted(SUFFIXES))
    return PapernotesError(
        f"no notes found: no file ending in {wanted} in {folder} or the folders in it",
        help="put your notes there, or name their folder: papernotes build DIR",
    )


def _odd_name(name: str) -> list[Diagnostic]:
    odd = path_of(name) != name.encode()
    return [Diagnostic("PN113", "the name of this file holds what no text shows", name)] if odd else []


def _unread(folder: str, error: OSError) -> Diagnostic:
    return Diagnostic("PN004", f"this folder cannot be read: {error.strerror or error}", folder or ".")


def belongs_to_project(name: str) -> bool:
    """Tell whether a file at the top of a project without ``notes/`` is about the repository and not a note."""
    return name.lower() in {"license.md", "contributing.md", "code_of_conduct.md", "changelog.md", "security.md"}


def _read_config(root: Path) -> tuple[Config, tuple[Source, ...], list[Diagnostic]]:
    path = root / CONFIG_FILE
    if not os.path.lexists(path):
        return Config(), (), []
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


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PapernotesError(
            f"{path}: cannot be read: {error.strerror or error}",
            help="check the file's permissions, or leave it out with `exclude:` in papernotes.yml",
        ) from error
