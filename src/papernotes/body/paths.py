"""Paths that the notes name, resolved below the notes folder."""

from __future__ import annotations

import re

_SHOWN = (
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".bmp", ".pdf", ".mp3", ".wav", ".m4a", ".ogg", ".oga",
    ".opus", ".flac", ".aac", ".mp4", ".m4v", ".webm", ".ogv", ".mov", ".mkv", ".3gp",
)  # fmt: skip
_DRIVE = re.compile(r"/*[A-Za-z]:")
_BACKSLASH = re.compile(r"\\|%5C", re.IGNORECASE)
_NEVER = re.compile(r"\\|[\x00-\x1f\ufffd]")


def is_media(path: str) -> bool:
    """Tell whether a path names a picture, a document, a sound or a film rather than notes."""
    return path.partition("#")[0].lower().endswith(_SHOWN)


def joined(source: str, target: str) -> str | None:
    """Return a target, written in the notes file ``source``, as a path from the notes folder, or None.

    A leading slash means the notes folder itself. A fragment is kept; one alone, which means this very file, stays one.
    What would leave the folder begins with ``../``, and is only ever compared with the paths of known files. What names
    a drive, or holds a backslash or a control character, is None, as is a path from the folder itself that leaves it.
    """
    path, mark, fragment = target.partition("#")
    if _DRIVE.match(target) or _NEVER.search(target):
        return None
    if path in {"", ".", "./"}:
        return f"#{fragment}" if fragment else None
    from_root = path.startswith("/")
    parts = [] if from_root else source.split("/")[:-1]
    above = 0
    for part in path.split("/"):
        if part == "..":
            if parts:
                parts.pop()
            else:
                above += 1
        elif part not in {"", "."}:
            parts.append(part)
    if not parts or (above and from_root):
        return None
    return "../" * above + "/".join(parts) + mark + fragment


def parted(target: str) -> str:
    """Return the path of a picture, or of another file that is shown, with the slashes that Windows writes turned.

    What begins with one names a drive's root or another computer, and stays: it is no path among the notes. So does
    what names a folder with a slash: the backslash is a sign of a file's name there.
    """
    named = "/" in target and not target.startswith(".")
    if not is_media(target) or named or _BACKSLASH.match(target):
        return target
    return _BACKSLASH.sub("/", target)


def anywhere(target: str) -> str:
    """Return a path as written that may stand elsewhere in the notes; nothing for one that says where it begins."""
    return "" if target.startswith(("/", "./", "../", "#", "?")) else target
