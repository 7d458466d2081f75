"""Which files a project's notes are. It imports nothing that takes time to load."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from papernotes.endings import PLAIN, end_of, is_foreign, is_markdown
from papernotes.errors import PapernotesError
from papernotes.files.leftout import Ignored, LeftOut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MANIFEST = ".papernotes-manifest.json"
"""The name of the file that says which files of a folder are papernotes' own."""
NOTES = "notes"


SETTINGS = "papernotes.yml"
_TAKEN_FOR_SETTINGS = (
    "papernotes.yaml", ".papernotes.yml", ".papernotes.yaml", "Papernotes.yml", "PaperNotes.yml", "papernote.yml",
    "papernotes.yml.txt", "papernotes.toml", "papernotes.json",
)  # fmt: skip
FILLED = "references.bib"
"""The bibliography beside the notes that needs no setting, once it holds an entry that ``papernotes fill`` made."""


def project_folder(root: Path) -> Path:
    """Return the folder that a project's settings stand in. A single file is a project, too: that of its folder.

    One in a folder ``notes`` beside settings belongs to these.
    """
    if not root.is_file():
        return root
    folder = root.parent
    held = folder.name == NOTES and (folder.parent / SETTINGS).exists()
    return folder.parent if held else folder


def project_of(file: Path) -> Path:
    """Return the project that a file of notes belongs to.

    That is the nearest folder above it with settings, else the nearest of which there is a site, in whose notes it
    lies; else what `papernotes build` takes: this folder, if it lies in its notes, or the file by itself. A path that
    leads nowhere from here may be one that this folder's notes have. Raises PapernotesError when it cannot be.
    """
    path, here = Path(os.path.abspath(file)), Path.cwd()
    if not path.is_file():
        if file.is_absolute() or _holds_all(here):
            raise _no_project(file)
        return Path()
    for mark in (SETTINGS, f"site/{MANIFEST}"):
        for folder in path.parents:
            if (folder / mark).exists() and path.is_relative_to(notes_folder(folder)):
                return Path() if folder == here else folder
    return file if _holds_all(here) or not path.is_relative_to(notes_folder(here)) else Path()


def _holds_all(folder: Path) -> bool:
    """Tell whether a folder is nobody's project, since everything lies in it: of a machine, a person or programs."""
    return folder in {Path(folder.anchor), Path(os.path.expanduser("~")), Path(tempfile.gettempdir())}


def notes_folder(root: Path) -> Path:
    """Return the folder of a project's notes: ``notes/``, or the project's own where there is none; a file's own."""
    if root.is_file():
        return root.parent
    return root / NOTES if (root / NOTES).is_dir() else root


def itself(root: Path) -> str:
    """Return what `walk` calls the file that a project is, empty for a folder."""
    return _name(root.name) if root.is_file() else ""


def strays(root: Path) -> list[str]:
    """Return the names of the notes files that lie beside a project's folder ``notes/``, which is all that is read.

    What repositories have there of their own (`belongs_to_project`) is none, nor is their README.
    """
    if root.is_file() or notes_folder(root) == root:
        return []
    names = (item.name for item in os.scandir(root) if is_markdown(item.name) and not item.name.startswith("."))
    return sorted(_name(name) for name in names if not belongs_to_project(name) and name.lower() != "readme.md")


def belongs_to_project(name: str) -> bool:
    """Tell whether a file at the top of a project without ``notes/`` is about the repository and not a note."""
    return name.lower() in {"license.md", "contributing.md", "code_of_conduct.md", "changelog.md", "security.md"}


def site_of(root: Path, out: Path | None = None) -> Path:
    """Return the folder of a project's site: ``site/`` in it, or the one that is named.

    Raises PapernotesError when there is no project, or the site would stand where notes do, or above them.
    """
    if not (root.is_dir() or _is_single(root)):
        raise _no_project(root)
    home = project_folder(root)
    site = out if out is not None else home / "site"
    site = site if site.name not in {"", ".."} else site.resolve()
    real = site.resolve()
    if site.is_symlink() and not site.exists():
        raise PapernotesError(f"{site}: is a link to what is not there", help=f"remove the link, or make {real}")
    for held, what in ((home, "the project"), (notes_folder(root), "the notes"), (home / "templates", "the templates")):
        if held.resolve().is_relative_to(real):
            raise PapernotesError(
                f"{site}: the site cannot stand in the place of {what}, nor above",
                help=f"name a folder of its own, such as --out {home / 'site'}",
            )
    return site


def possible_inputs(root: Path) -> tuple[str, ...]:
    """Return the files and the folder that a project may have beside its notes, unless its settings name others."""
    home = project_folder(root)
    settings = os.fspath(home / SETTINGS), *misnamed(home, notes_folder(root))
    own = (os.fspath(home / name) for name in ("templates", FILLED))
    return *settings, *own, *Ignored(notes_folder(root), home).files()


def misnamed(home: Path, notes: Path) -> tuple[str, ...]:
    """Return the files that somebody may take for a project's settings, whether they are there or not."""
    beside = (os.fspath(home / name) for name in _TAKEN_FOR_SETTINGS)
    return (*beside, os.fspath(notes / SETTINGS)) if notes != home else tuple(beside)


def _is_single(path: Path) -> bool:
    """Tell whether a path is of a file that is read as notes by itself."""
    return path.is_file() and (is_markdown(path.name) or end_of(path.name) == PLAIN)


def _no_project(path: Path) -> PapernotesError:
    if not path.exists():
        what = "file" if is_markdown(path.name) else "folder"
        return PapernotesError(f"{path}: no such {what}", help="give the folder that holds your notes")
    kind = "no Markdown" if path.is_file() else "neither a folder nor a file"
    advice = f"pandoc -t gfm {path} -o {path.with_suffix('.md')} makes Markdown of it, if pandoc reads it"
    return PapernotesError(
        f"{path}: is {kind}", help=advice if is_foreign(path.name) else "give the folder that holds your notes, or one"
    )


def on_disk(folder: Path, name: str) -> Path:
    """Return where the file stands that `walk` calls ``name``."""
    if name.isascii() and "%" not in name:
        return folder / name
    from papernotes.source import path_of

    return folder / os.fsdecode(path_of(name))


def walk_project(
    root: Path,
    site: Path,
    unread: Callable[[str, OSError | str], object] = lambda *_: None,
    left_out: Callable[[str], bool] | None = None,
) -> Iterator[tuple[str, str]]:
    """Yield what `walk` does of a project's notes folder.

    Of a project that is a single file it is that file, and what else than notes lies beside it and in the folders there
    that it names, for the rest of such a folder, which may be a whole home, is no part of it.
    """
    folder = notes_folder(root)
    if not root.is_file():
        yield from walk(folder, site, unread, left_out)
        return
    refused, said = left_out or LeftOut(folder), _content(root)

    def beyond(path: str) -> bool:
        name = os.fsencode(path.rstrip("/").rpartition("/")[2])
        unnamed = path.endswith("/") and not (name in said or name.replace(b" ", b"%20") in said)
        return path != root.name and (unnamed or refused(path))

    for path, name in walk(folder, site, lambda *_: None, beyond):
        if name == itself(root) or not (is_markdown(name) or is_foreign(name)):
            yield path, name


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:  # who reads it as notes says so
        return b""


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
    kept = ((name, path) for name, path in found if not (left_out(name) or _leads_out(path, folder, left_out)))
    for name, path in sorted((_name(name), path) for name, path in kept):
        yield path, name


def _name(path: str) -> str:
    if path.isascii() and path.isprintable() and "\\" not in path and "%" not in path:
        return path
    from papernotes.source import name_of

    return name_of(os.fsencode(path))


def _is_site(folder: str, site: Path) -> bool:
    named = os.path.basename(folder) == site.name
    return (named and Path(folder).resolve() == site) or os.path.exists(f"{folder}/{MANIFEST}")


def _within(path: str, folder: Path) -> bool:
    try:
        return Path(path).resolve(strict=True).is_relative_to(folder)
    except (OSError, RuntimeError):
        return False


def linked_to(path: str, folder: Path) -> tuple[str, ...]:
    """Return where below a folder the file lies that a link leads to, as `walk` names it; nothing for what is no link.

    What is said of that place, that it is private or left out, holds of the link as well.
    """
    if not os.path.islink(path):
        return ()
    try:
        return (_name(Path(path).resolve(strict=True).relative_to(folder.resolve()).as_posix()),)
    except (OSError, RuntimeError, ValueError):
        return ()


def _leads_out(path: str, folder: Path, left_out: Callable[[str], bool]) -> bool:
    """Tell whether a file is a link to what is left out, or to what lies in a folder that is."""
    return any(
        left_out(there[: end + 1])
        for there in linked_to(path, folder)
        for end, mark in enumerate(there)
        if mark == "/" or end == len(there) - 1
    )


def _lost(item: os.DirEntry[str], folder: Path, site: Path) -> str:
    """Return why what somebody may look for among the notes of a folder is not read, nothing for all else."""
    if not item.is_symlink() or _within(item.path, folder):
        return ""
    if os.path.isdir(item.path):
        is_own = Path(item.path).resolve() == site or _is_site(item.path, site)
        return "" if is_own else "this link leads out of the notes, and is not followed"
    if not is_markdown(item.name):
        return ""
    away = os.path.exists(item.path)
    return "this link leads out of the notes, and is not followed" if away else "this link leads to nothing"
