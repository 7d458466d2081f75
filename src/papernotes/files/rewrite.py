"""Change a notes file that a person wrote: whole or not at all, and never over what somebody else just changed."""

from __future__ import annotations

import codecs
import os
import shutil
from typing import TYPE_CHECKING, Literal

from papernotes.errors import PapernotesError

if TYPE_CHECKING:
    from pathlib import Path

Outcome = Literal["written", "changed", "encoding", "open", "protected", "shared"]
"""``written``; else why it was left: it ``changed`` since it was read, it is no UTF-8, an editor has it ``open``, it is
``protected`` from writing, it is ``shared``: a file of another name is the same one, and would no longer be."""

_WRITABLE = 0o222
"""The bits of a mode that let anybody write."""
_LOCKS = (".#{}", ".{}.swp", ".{}.swo", ".~lock.{}#")
"""Files by which editors (Emacs, Vim, LibreOffice) tell that they have one open, or hold changes to it."""


def rewrite(path: Path, before: str, after: str) -> Outcome:
    """Put a text in the place of another in a file, byte order mark, permissions and links to it kept.

    ``before`` is the text as it was read; the file is compared with it right before it is replaced. Raises
    PapernotesError when the file cannot be read or written.
    """
    try:
        return _rewrite(path.resolve(strict=True), before, after)
    except OSError as error:
        raise PapernotesError(
            f"{path}: cannot be changed: {error.strerror or error}", help="check the permissions and the free space"
        ) from error


def _rewrite(path: Path, before: str, after: str) -> Outcome:
    if any(os.path.lexists(path.with_name(lock.format(path.name))) for lock in _LOCKS):
        return "open"
    stat = path.stat()
    if not stat.st_mode & _WRITABLE:  # whoever may replace it all the same should not
        return "protected"
    if stat.st_nlink > 1:
        return "shared"
    data = path.read_bytes()
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        text = data[len(mark) :].decode("utf-8")
    except UnicodeDecodeError:
        return "encoding"
    if text != before:
        return "changed"
    draft = path.with_name(f".papernotes-{os.getpid()}")  # short: the name of a file may be as long as can be
    try:
        with draft.open("xb") as file:
            file.write(mark + after.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, draft)
        if path.read_bytes() != data:
            return "changed"
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return "written"
