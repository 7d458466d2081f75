"""Paths that the notes name, resolved below the notes folder."""

from __future__ import annotations

import re

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".bmp")
_DRIVE = re.compile(r"/*[A-Za-z]:")
_NEVER = re.compile(r"\\|[\x00-\x1f\ufffd]")


def is_picture(path: str) -> bool:
    """Tell whether a path names a picture that browsers show."""
    return path.partition("#")[0].lower().endswith(_PICTURES)


def below(source: str, target: str) -> str | None:
    """Return a target, written in the notes file ``source``, as a path below the notes folder, or None.

    A leading slash means the notes folder itself. A fragment is kept; one alone, which means this very file, stays one.
    What would leave the folder, names a drive, or holds a backslash or a control character, is None.
    """
    path, mark, fragment = target.partition("#")
    if _DRIVE.match(target) or _NEVER.search(target):
        return None
    if path in {"", ".", "./"}:
        return f"#{fragment}" if fragment else None
    parts = [] if path.startswith("/") else source.split("/")[:-1]
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts) + mark + fragment if parts else None
