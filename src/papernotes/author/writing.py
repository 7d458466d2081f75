"""What is added to a person's own files: notes, and the bibliography beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.endings import is_markdown
from papernotes.errors import PapernotesError
from papernotes.files.rewrite import rewrite
from papernotes.files.walk import NOTES, notes_folder, on_disk, walk

if TYPE_CHECKING:
    from pathlib import Path

    from papernotes.author.addition import Addition
    from papernotes.author.new import Notes

_WHY = {
    "changed": "was changed in the meantime; try again",
    "encoding": "is not UTF-8; save it as UTF-8 first",
    "open": "is open in an editor; save and close it first",
    "protected": "is protected from writing; allow it first",
    "shared": "has a second name (a hard link), which would be a copy from then on",
}


def folder_of(root: Path) -> Path:
    """Return the folder that new notes go to: the notes', or ``notes/`` where there are none yet."""
    folder = notes_folder(root)
    held = folder != root or any(is_markdown(name) for _, name in walk(root, root / "site"))
    return folder if held else root / NOTES


def write(addition: Addition, folder: Path, notes: Notes) -> None:
    """Write an addition below the notes folder: into the file that it was made from, or into a new one.

    Raises PapernotesError when the file was changed in the meantime, is not UTF-8, or cannot be written.
    """
    target = on_disk(folder, addition.path)
    put(target, None if addition.fresh else notes.shelves.sources[addition.path].text, addition.text)


def put(target: Path, before: str | None, after: str) -> None:
    """Write a text into a file that held another, or, where that is None, into one that is not there yet.

    Raises PapernotesError when the file was changed in the meantime, is not UTF-8, or cannot be written.
    """
    if before is not None:
        outcome = rewrite(target, before, after)
        if outcome != "written":
            raise PapernotesError(f"{target}: {_WHY[outcome]}", help="nothing was written")
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="") as file:
            file.write(after)
    except OSError as error:
        raise PapernotesError(
            f"{target}: cannot be written: {error.strerror or error}", help="check its name and the permissions"
        ) from error
