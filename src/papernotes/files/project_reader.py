"""Read a project: its notes, settings, theme and what the last build left, into one value."""

from __future__ import annotations

import os
import re
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from papernotes.config import CONFIG_FILE, Config, key_span
from papernotes.diagnostics import Diagnostic
from papernotes.endings import MARKDOWN, advice_on, is_foreign, is_markdown
from papernotes.errors import PapernotesError
from papernotes.files.bibliography_files import read_bibliographies, read_style, with_filled
from papernotes.files.clock import latest_year
from papernotes.files.decode import decode
from papernotes.files.excluding import Excluded
from papernotes.files.history import History, read_history
from papernotes.files.leftout import LeftOut
from papernotes.files.manifest import Manifest
from papernotes.files.read_settings import read_settings, stop_at_lost, unused_patterns
from papernotes.files.theme_folder import is_theme, read_theme
from papernotes.files.walk import (
    NOTES,
    belongs_to_project,
    itself,
    linked_to,
    misnamed,
    notes_folder,
    project_folder,
    strays,
    walk_project,
)
from papernotes.parse.withheld import withhold
from papernotes.parse.withheld.private_folders import in_private_folder, names_of_private
from papernotes.parse.withheld.private_names import private_names
from papernotes.parse.withheld.private_rows import without_private_rows
from papernotes.project import Project, Unread
from papernotes.remembering import Recall, digest, in_turn
from papernotes.site.pictures import SVG, form_of, is_picture, is_still
from papernotes.source import path_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papernotes.source import Source


_TABLE = re.compile(r" [0-9a-f]{32}(?:_all)?\.csv\Z")
"""How Notion names the table of a database."""


class _Found(NamedTuple):
    """What was found in a notes folder."""

    notes: list[Source]
    """The notes files as they are written."""
    sources: list[Source]
    """The same without what is private."""
    written: dict[str, str]
    """The texts as they stand in their files, of the sources that differ from them."""
    private: set[str]
    pictures: set[str]
    active: set[str]
    others: dict[str, int]
    """The sizes of documents, sounds and films."""
    findings: list[Diagnostic]
    unreadable: list[Diagnostic]
    tables: list[Source]
    withheld: set[str]
    """What is neither copied nor read for what it holds, since it lies in a private folder."""
    private_files: set[str]
    """By what names links may call files of these."""
    foreign: list[str]
    """Texts in a form that is not read."""
    excluded: Excluded


def read_project(
    root: Path, site: Path, *, drafts: bool = False, lenient: bool = False, recall: Recall = in_turn
) -> Project:
    """Return all that the build of a project depends on; with ``drafts``, private notes are a part of it.

    ``recall`` may know what is private in a file that nobody changed: that is asked of every text, at each build.
    Raises PapernotesError when the folder holds no notes or a file cannot be read, and, unless ``lenient``, when its
    settings may keep something private and cannot be understood.
    """
    home, folder = project_folder(root), notes_folder(root)
    if not home.is_dir():
        raise PapernotesError(f"{root}: no such folder", help="give the folder that holds your notes")
    config, texts, findings = _configured(home, folder, lenient=lenient)
    left_out = LeftOut(folder, project=home if config.gitignore else None)
    found = _read_folder(root, site, config, left_out, recall, drafts=drafts)
    unread = _unread(root, left_out, found)
    if not found.sources:
        raise _no_notes(folder, found.unreadable, unread)
    unfound = _no_theme(home, config, texts)
    if root == home:  # of a file by itself, others are not looked at
        unfound += unused_patterns(found.excluded, folder, texts)
    bibliography = read_bibliographies(home, config, texts)
    git = _history(config, folder, found.sources)
    return Project(
        config,
        tuple(found.sources),
        read_theme(home / config.theme),
        texts=texts,
        pictures=frozenset(found.pictures),
        active=frozenset(found.active),
        others=found.others,
        withheld=frozenset(found.withheld),
        private_files=frozenset(found.private_files),
        home=_home(home, folder),
        history=git.dates,
        writers=git.writers,
        latest=latest_year(),
        past=tuple(address for address in Manifest.read(site).addresses if drafts or not address.draft),
        bibliography=bibliography.sources,
        csl=read_style(home, config),
        tables=tuple(found.tables),
        other_inputs=(*_settings(home, folder), os.fspath(home / config.theme), *bibliography.paths, *left_out.rules()),
        diagnostics=(*findings, *unfound, *found.findings, *found.unreadable, *bibliography.diagnostics, *git.findings),
        written=found.written,
        private=frozenset(found.private),
        drafts=drafts,
        unread=unread,
    )


def _configured(home: Path, folder: Path, *, lenient: bool) -> tuple[Config, tuple[Source, ...], list[Diagnostic]]:
    """Return the settings, with the bibliography that `fill` wrote, with their texts and what is wrong with them."""
    config, texts, findings = read_settings(home, folder)
    if not lenient:
        stop_at_lost(home, findings, texts)
    return with_filled(home, config), texts, findings


def _history(config: Config, folder: Path, sources: Sequence[Source]) -> History:
    """Return what git tells of the notes, as far as the settings ask for it."""
    # Only a project that names its repository wants dates: else a copy without history would give another site.
    asked = config.writers == "git"
    told = read_history(folder, sources) if config.repo or asked else History({}, {})
    return told._replace(dates=told.dates if config.repo else {}, writers=told.writers if asked else {})


def _settings(home: Path, folder: Path) -> tuple[str, ...]:
    return os.fspath(home / CONFIG_FILE), *misnamed(home, folder)


def _unread(root: Path, left_out: LeftOut, found: _Found) -> Unread:
    ignored = (path for path in left_out.ignored if path.endswith("/") or is_markdown(path) or is_picture(path))
    tables = tuple(table.path for table in found.tables)
    folders = tuple(sorted(left_out.folders))
    return Unread(folders, tuple(sorted(ignored)), tables, tuple(found.foreign), tuple(strays(root)))


_HELPS = {"PN004": "check the folder's permissions", "PN114": "build the folder that the link leads to"}


def _no_notes(folder: Path, unreadable: list[Diagnostic], unread: Unread) -> PapernotesError:
    if unreadable:
        where, why = folder / unreadable[0].path, unreadable[0].message
        return PapernotesError(f"{where}: {why}", help=_HELPS[unreadable[0].code])
    ways = ["put your notes there, or name their folder: papernotes build DIR"]
    if unread.ignored:
        ways.append("what .gitignore names is read with `gitignore: false` in papernotes.yml")
    if unread.outside:
        ways.append(f"what lies beside the folder is not read: {', '.join(unread.outside)}")
    return PapernotesError(
        f"no notes found: no file ending in {', '.join(sorted(MARKDOWN))} in {folder} or the folders in it",
        help="; ".join([*ways, *advice_on(unread.foreign)]),
    )


def _no_theme(root: Path, config: Config, texts: tuple[Source, ...]) -> list[Diagnostic]:
    """Return that the folder that ``theme`` names is missing, if it is; the default one need not be there."""
    if config.theme == Config().theme or is_theme(root / config.theme):
        return []
    span = next((found for text in texts if (found := key_span(text, "theme"))), None)
    message = f"`theme` names a folder that is not there: {config.theme}"
    advice = "correct the path, which begins at the project's folder, or remove the key for the default look"
    return [Diagnostic("PN002", message, CONFIG_FILE, span, advice)]


def _odd_name(name: str) -> list[Diagnostic]:
    odd = path_of(name) != name.encode()
    return [Diagnostic("PN113", "the name of this file holds what no text shows", name)] if odd else []


def _unreadable(folder: str, why: OSError | str) -> Diagnostic:
    if isinstance(why, str):
        return Diagnostic("PN114", why, folder)
    return Diagnostic("PN004", f"this folder cannot be read: {why.strerror or why}", folder or ".")


def read_note(name: str, data: bytes, *, drafts: bool, files: frozenset[str]) -> Source:
    """Return a notes file as a source without what is private; ``files`` are the names of private ones."""
    return withhold(decode(name, data)[0], drafts=drafts, files=files)


def _read_folder(root: Path, site: Path, config: Config, left_out: LeftOut, recall: Recall, *, drafts: bool) -> _Found:
    """Return what the notes folder of a project holds."""
    folder = notes_folder(root)
    excluded = Excluded(config.exclude, "" if root.is_file() or folder == root else folder.name)
    found = _Found([], [], {}, set(), set(), set(), {}, [], [], [], set(), set(), [], excluded)
    alone = itself(root)
    for file, name in walk_project(root, site, lambda *told: found.unreadable.append(_unreadable(*told)), left_out):
        path = Path(file)
        places = (name, *linked_to(file, folder))
        if any(map(excluded, places)) and name != alone:
            continue
        if not drafts and _withheld(places):
            found.withheld.add(name)
            found.private.update({name, name.rpartition("/")[2].rpartition(".")[0]} if is_markdown(name) else ())
        elif is_picture(name):
            (found.active if _is_active(path) else found.pictures).add(name)
        elif _TABLE.search(name):
            table = decode(name, _read(path))[0]
            found.tables.append(table if drafts else without_private_rows(table))
        elif form_of(name):
            found.others[name] = path.stat().st_size
        elif name == alone or is_markdown(name) or _is_named(name, config.include):
            if folder != root or not belongs_to_project(name):
                written, findings = decode(name, _read(path))
                found.notes.append(written)
                found.findings.extend((*findings, *_odd_name(name)))
        elif is_foreign(name):
            found.foreign.append(name)
    _withhold(found, recall, drafts=drafts)
    return found


def _withhold(found: _Found, recall: Recall, *, drafts: bool) -> None:
    """Add the notes files that were found without what is private."""
    public = (*found.pictures, *found.active, *found.others, *(text.path for text in (*found.notes, *found.tables)))
    files = names_of_private(found.withheld, public)
    found.private_files.update(files)
    named = digest(*sorted(files)) if files else ""
    told = recall(
        partial(_withheld_of, drafts=drafts, files=files),
        found.notes,
        lambda note: digest("private", drafts, named, note.digest),
    )
    for written, source in zip(found.notes, told, strict=True):
        found.sources.append(source or written)
        if source:
            found.written[written.path] = written.text
            found.private.update(private_names(written, source))


def _withheld_of(written: Source, *, drafts: bool, files: frozenset[str]) -> Source | None:
    """Return a notes file without what is private; None where it is as it is written, as nearly all are."""
    source = withhold(written, drafts=drafts, files=files)
    return None if source is written else source


def _is_active(picture: Path) -> bool:
    return picture.suffix.lower() == SVG and not is_still(_read(picture))


def _withheld(places: tuple[str, ...]) -> bool:
    """Tell whether a file is neither copied nor read: it lies in a private folder, or is a link to what does.

    A note that lies there itself is read, so that it can be counted and told of.
    """
    beside = len(places) > 1 or form_of(places[0]) or _TABLE.search(places[0])
    return bool(beside) and any(map(in_private_folder, places))


def _is_named(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _home(root: Path, folder: Path) -> str:
    """Return the path of the notes folder from the root of the repository that holds it, or else from the project."""
    real = folder.resolve()
    top = next((above for above in (root.resolve(), *root.resolve().parents) if (above / ".git").exists()), None)
    if top is not None and real.is_relative_to(top):
        return "" if real == top else real.relative_to(top).as_posix()
    return NOTES if folder != root else ""


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PapernotesError(
            f"{path}: cannot be read: {error.strerror or error}",
            help="check the file's permissions, or leave it out with `exclude:` in papernotes.yml",
        ) from error
