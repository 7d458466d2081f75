r"""The ``file`` field of a bibliography → where the files are, as their manager names them.

Zotero writes paths behind semicolons, JabRef, Mendeley and older Zoteros ``name:path:kind``; what stands for itself in
a path has a backslash before it (https://docs.jabref.org/finding-sorting-and-cleaning-entries/filelinks).
"""

from __future__ import annotations

import re

from papernotes.parse.bibliography.reference import one_line

_LISTED = re.compile(r"(?:[^;\\]++|\\.?)*+", re.DOTALL)
_PART = re.compile(r"(?:[^:\\]++|\\.?)*+", re.DOTALL)
_KIND = re.compile(r"[\w.+-][\w.+ -]{0,40}(?:/[\w.+-]{1,60})?|")
_TYPE = re.compile(r"[a-z]{2,20}/[\w.+-]{1,60}")
_ESCAPED = re.compile(r"\\([:;\\_&%#$ ])")
_LEAST = 3
"""Parts of a file that is told with its name and its kind."""


def files_of(text: str) -> tuple[str, ...]:
    """Return the paths that a ``file`` field names, with slashes, each once."""
    text = text.replace("$\\backslash$", "\\").replace("{\\_}", "_").replace("{", "").replace("}", "")
    found = (_path(one) for one in _split(_LISTED, text))
    return tuple(dict.fromkeys(filter(None, found)))


def _split(pattern: re.Pattern[str], text: str) -> list[str]:
    parts: list[str] = []
    at = 0
    while at <= len(text):
        piece = pattern.match(text, at)
        end = piece.end() if piece else len(text)
        parts.append(text[at:end])
        at = end + 1
    return parts


def _path(told: str) -> str:
    parts = _split(_PART, told.strip())
    if len(parts) == _LEAST - 1 and _TYPE.fullmatch(parts[-1].strip()):  # a path and its kind, without a name
        parts.insert(0, "")
    named = len(parts) >= _LEAST and _KIND.fullmatch(parts[-1].strip())
    path = ":".join(parts[1:-1]) if named else told
    return one_line(_ESCAPED.sub(r"\1", path)).replace("\\", "/")
