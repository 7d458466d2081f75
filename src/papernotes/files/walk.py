"""Which files a project's notes are. It imports nothing that takes time to load."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from papernotes.errors import PapernotesError
from papernotes.files.leftout import Ignored, LeftOut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MANIFEST = ".papernotes-manifest.json"
"""The name of the file that says which files of a folder are papernotes' own."""
NOTES = "notes"
SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})


def notes_folder(root: Path) -> Path:
    """Return the folder of a project's notes: ``notes/``, or the project's own where there is none."""
    return root / NOTES if (root / NOTES).is_dir() else root


def site_of(root: Path, out: Path | None = None) -> Path:
    """Return the folder of a project's site: ``site/`` in it, or the one that is named.

    Raises PapernotesError when there is no project, or the site would stand where notes do, or above them.
    """
    if not root.is_dir():
        kind = "is a file, not a folder" if root.exists() else "no such folder"
        raise PapernotesError(f"{root}: {kind}", help="give the folder that holds your notes")
    site = out if out is not None else root / "site"
    site = site if site.name not in {"", ".."} else site.resolve()
    real = site.resolve()
    if site.is_symlink() and not site.exists():
        raise PapernotesError(f"{site}: is a link to what is not there", help=f"remove the link, or make {real}")
    for held, what in ((root, "the project"), (notes_folder(root), "the notes"), (root / "templates", "the templates")):
        if held.resolve().is_relative_to(real):
            raise PapernotesError(
                f"{site}: the site cannot stand in the place of {what}, nor above",
                help=f"name a folder of its own, such as --out {root / 'site'}",
            )
    return site


def beside_notes(root: Path) -> tuple[str, ...]:
    """Return the files and the folder that a project may have beside its notes, unless its settings name others."""
    return os.fspath(root / "papernotes.yml"), os.fspath(root / "templates"), *Ignored(notes_folder(root), root).files()


def is_text(name: str) -> bool:
    """Tell whether a file of this name may hold notes."""
    return os.path.splitext(name)[1].lower() in SUFFIXES  # noqa: PTH122 - ten times as fast


def on_disk(folder: Path, name: str) -> Path:
    """Return where the file stands that `walk` calls ``name``."""
    if name.isascii() and "%" not in name:
        return folder / name
    from papernotes.source import path_of  # noqa: PLC0415 - few names need it

    return folder / os.fsdecode(path_of(name))


def walk(
    folder: Path,
    site: Path,
    unread: Callable[[str, OSError | str], object] = lambda *_: None,
    left_out: Callable[[str], bool] | None = None,
) -> Iterator[tuple[str, str]]:
    """Yield each file below a folder and its path from there with forward slashes, in the order of the paths.

    A path is as `papernotes.source.name_of` writes it. Links that lead out of the folder are not followed, nor links
    to folders, which may lead in a circle. ``unread`` is told of folders that cannot be read, with the error, and of
    links to folders and to what may be notes, where they lead out of the folder or nowhere, with a sentence;
    ``left_out`` says of a path what is no note, nobody's folders when not given, a folder's ends with a slash.
    """
    left_out = left_out or LeftOut(folder)
    real = folder.resolve()
    own = site.resolve()
    found: list[tuple[str, str]] = []
    waiting = [(os.fspath(folder), "")]
    while waiting:
        parent, above = waiting.pop()
        try:
            items = list(os.scandir(parent))
        except OSError as error:
            unread(_name(above).rstrip("/"), error)
            continue
        for item in items:
            name = item.name
            if name.startswith("."):
                continue
            if item.is_dir(follow_symlinks=False):
                if not _is_site(item.path, own) and not left_out(f"{above}{name}/"):
                    waiting.append((item.path, f"{above}{name}/"))
            elif (not item.is_symlink() or _within(item.path, real)) and item.is_file():
                found.append((above + name, item.path))
            elif (why := _lost(item, real, own)) and not (left_out(f"{above}{name}/") or left_out(above + name)):
                unread(_name(above + name), why)
    for name, path in sorted((_name(name), path) for name, path in found if not left_out(name)):
        yield path, name


def _name(path: str) -> str:
    if path.isascii() and path.isprintable() and "\\" not in path and "%" not in path:
        return path
    from papernotes.source import name_of  # noqa: PLC0415 - few names need it

    return name_of(os.fsencode(path))


def _is_site(folder: str, site: Path) -> bool:
    named = os.path.basename(folder) == site.name  # noqa: PTH119 - without a look at the disk
    return (named and Path(folder).resolve() == site) or os.path.exists(f"{folder}/{MANIFEST}")  # noqa: PTH110


def _within(path: str, folder: Path) -> bool:
    try:
        return Path(path).resolve(strict=True).is_relative_to(folder)
    except (OSError, RuntimeError):
        return False


def _lost(item: os.DirEntry[str], folder: Path, site: Path) -> str:
    """Return why what somebody may look for among the notes of a folder is not read, nothing for all else."""
    if not item.is_symlink() or _within(item.path, folder):
        return ""
    if os.path.isdir(item.path):  # noqa: PTH112 - which, unlike the entry, says so of links in a circle too
        is_own = Path(item.path).resolve() == site or _is_site(item.path, site)
        return "" if is_own else "this link leads out of the notes, and is not followed"
    if not is_text(item.name):
        return ""
    away = os.path.exists(item.path)  # noqa: PTH110 - as above
    return "this link leads out of the notes, and is not followed" if away else "this link leads to nothing"
